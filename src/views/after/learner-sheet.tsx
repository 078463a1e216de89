// One run on paper: A4, to be printed or saved as PDF by the browser. What matters on the first page, the learner's own words last.
import { orderEntry } from '../../catalog/orders.ts';
import type { Administration, Debrief, Feedback } from '../../engine/debrief-types.ts';
import { firstTimes } from '../../reports/learner.ts';
import type { FirstTimes } from '../../reports/learner.ts';
import { amount, duration, shortTime } from '../format.ts';
import type { Report } from '../game.ts';
import { Curves, endOf } from '../timeline.tsx';
import { lanesOf } from '../timeline-shape.ts';
import { appWords } from '../words-app.ts';
import { bedsideWords } from '../words-bedside.ts';
import { debriefWords } from '../words-debrief.ts';
import { Sheet } from './sheet.tsx';
import { afterWords } from './words-after.ts';

const text = afterWords.learner;

interface Props {
  report: Pick<Report, 'debrief' | 'record' | 'notes'>;
  onBack(): void;
}

export function LearnerSheet({ report: { debrief, record, notes }, onBack }: Props) {
  return (
    <Sheet title={text.title} onBack={onBack}>
      <p>
        <b>{debrief.caseTitle}</b> · {text.run(appWords.modes[record.mode].name, record.seed, record.model)}
        {record.savedAt && <> · {record.savedAt.slice(0, 10)}</>}
      </p>
      <h2>{appWords.outcomes[debrief.outcome.kind]}</h2>
      <p>{debrief.outcome.text}</p>
      <div class="sheet-columns">
        <Numbers debrief={debrief} />
        <Parts debrief={debrief} />
      </div>
      <section>
        <h2>{text.curves}</h2>
        <div class="timeline">
          <Curves debrief={debrief} lanes={lanesOf(debrief)} end={endOf(debrief, null)} at={null} />
        </div>
      </section>
      <Lines title={text.underneath} lines={debrief.underneath} />
      <Lines title={text.feedback} lines={debrief.feedback} />
      <Given given={debrief.care.given} />
      <Readings debrief={debrief} />
      <OwnWords notes={notes} />
    </Sheet>
  );
}

function Numbers({ debrief }: { debrief: Debrief }) {
  const { treated, timeInTarget, timeInDissociation, recognized, target } = debrief;
  const firsts = firstTimes(debrief, (order) => orderEntry(order)?.group === 'Vasopressors');
  const rows: [string, string][] = [
    [text.treated, duration(treated)],
    [`${text.inTarget} (${amount(target.map)} mmHg)`, duration(timeInTarget)],
    [text.dissociation, duration(timeInDissociation)],
    ...(timeInDissociation > 0
      ? [[text.recognized, recognized === null ? text.never : shortTime(recognized)] as [string, string]]
      : []),
    ...(Object.keys(text.firsts) as (keyof FirstTimes)[]).map((what): [string, string] => {
      const at = firsts[what];
      return [`${text.first} ${text.firsts[what]}`, at === null ? text.never : shortTime(at)];
    }),
  ];
  return (
    <section>
      <h2>{text.numbers}</h2>
      <Pairs rows={rows} />
    </section>
  );
}

function Parts({ debrief }: { debrief: Debrief }) {
  const parts = debrief.scores[0]?.parts ?? [];
  return (
    <section>
      <h2>{text.parts}</h2>
      <Pairs
        rows={parts.map(({ id, value }) => [
          debriefWords.score.parts[id].title,
          value === null ? text.nothing : String(Math.round(value)),
        ])}
      />
    </section>
  );
}

function Pairs({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <table class="sheet-pairs">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Feedback[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.text}>
            {line.text}
            {line.source && (
              <span class="source-line">
                {text.source}: {line.source}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Given({ given }: { given: readonly Administration[] }) {
  if (given.length === 0) return null;
  return (
    <section>
      <h2>{text.given}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.from}</th>
            <th scope="col">{text.until}</th>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.howMuch}</th>
          </tr>
        </thead>
        <tbody>
          {given.map((one) => (
            <tr key={one.number}>
              <td class="number">{shortTime(one.from)}</td>
              <td class="number">{one.state === 'running' ? text.open : shortTime(one.until)}</td>
              <th scope="row">{one.label}</th>
              <td>{howMuch(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function howMuch({ amount: all, rates }: Administration): string {
  if (all) return `${amount(all.value)} ${all.unit}`;
  const [first] = rates;
  if (!first) return '';
  return [
    `${amount(first.value)} ${first.unit}`,
    ...rates.slice(1).map(({ from, value }) => `${amount(value)} at ${shortTime(from)}`),
  ].join(', ');
}

function Readings({ debrief }: { debrief: Debrief }) {
  const lines = [
    ...debrief.refillReadings.map(({ at, site, reported, truth }) => ({
      at,
      said: text.read(bedsideWords.examine.sites[site].toLowerCase(), reported.toFixed(1), truth.toFixed(1)),
    })),
    ...debrief.mottlingReadings.map(({ at, reported, truth }) => ({
      at,
      said: text.mottling(reported, Math.round(truth)),
    })),
  ].sort((a, b) => a.at - b.at);
  return (
    <section>
      <h2>{text.readings}</h2>
      {lines.length === 0 && <p>{text.noReadings}</p>}
      <ul>
        {lines.map(({ at, said }) => (
          <li key={`${at} ${said}`}>
            <span class="number">{shortTime(at)}</span> {said}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnWords({ notes }: { notes: Record<string, string> }) {
  const written = Object.entries(notes).filter(([, answer]) => answer.trim() !== '');
  if (written.length === 0) return null;
  return (
    <section>
      <h2>{text.own}</h2>
      <dl>
        {written.map(([question, answer]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
