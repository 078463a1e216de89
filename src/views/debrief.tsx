// After the case: how it ended, the timeline, what happened underneath, feedback with its sources, own readings against the truth.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Debrief, Feedback } from '../engine/types.ts';
import { amount, duration, shortTime } from './format.ts';
import type { Report, Shell, TwinView } from './game.ts';
import { climb } from './ladder.ts';
import { MomentPanel } from './moment-panel.tsx';
import { Reflection } from './reflection-view.tsx';
import { reportJson, reportName, timelineCsv } from './report-files.ts';
import { Calibration, ScoreView } from './score-view.tsx';
import { TimelineView } from './timeline.tsx';
import { TwinSection } from './twin-view.tsx';
import { words } from './words.ts';

export function DebriefScreen({ report, shell }: { report: Report; shell: Shell }) {
  const { debrief, record, summary } = report;
  const text = words.debrief;
  const at = useSignal(debrief.treated);
  const chosen = useSignal<number | null>(null);
  const notes = useRef<Record<string, string>>({ ...report.notes }).current;
  const twin = useTwin(report);
  useEffect(() => {
    if (record.mode === 'learn') climb(`${record.case} ${record.seed} ${record.step}`);
  }, []);
  const other = twin?.lines.value.find(({ id }) => id === chosen.value)?.course ?? null;
  return (
    <main class="page debrief">
      <header class="title">
        <p class="muted">
          {text.title} · {debrief.caseTitle} · {words.modes[record.mode].name} · {text.seed} {record.seed}
        </p>
        <h1>{words.outcomes[debrief.outcome.kind]}</h1>
        <p class="tagline">{debrief.outcome.text}</p>
        {report.broken !== null && <p class="banner">{words.failed.broken}</p>}
        {report.older && <p class="banner">{text.older}</p>}
        <p class="training">{words.training}</p>
      </header>
      <Figures debrief={debrief} />
      <section aria-labelledby="timeline-title">
        <h2 id="timeline-title">{text.timeline}</h2>
        <TimelineView
          debrief={debrief}
          other={other}
          at={at.value}
          onAt={(moment) => {
            at.value = moment;
          }}
        />
        <MomentPanel report={report} at={at} />
      </section>
      {twin && <TwinSection report={report} twin={twin} chosen={chosen} />}
      <div class="columns">
        <div>
          <FeedbackList id="underneath" title={text.underneath} lines={debrief.underneath} numbered />
          <Readings debrief={debrief} />
          <Debt debrief={debrief} />
        </div>
        <div>
          <FeedbackList id="feedback" title={text.feedback} lines={debrief.feedback} />
          <Answers debrief={debrief} />
        </div>
      </div>
      <ScoreView debrief={debrief} />
      <Calibration debrief={debrief} />
      <Hints debrief={debrief} />
      <Reflection debrief={debrief} notes={notes} onWrite={() => report.keepNotes({ ...notes })} />
      <FeedbackList id="teaching" title={text.teaching} lines={debrief.teachingPoints} />
      <div class="actions no-print">
        <button class="primary" onClick={() => shell.start(summary.id, record.mode, record.seed)}>
          {text.same}
        </button>
        <button onClick={() => shell.start(summary.id, record.mode, null)}>{text.fresh}</button>
        <button onClick={shell.exportReport}>{text.export}</button>
        <button onClick={() => shell.saveFile(reportName(record, 'csv'), 'text/csv', timelineCsv(debrief))}>
          {text.csv}
        </button>
        <button
          onClick={() =>
            shell.saveFile(reportName(record, 'json'), 'application/json', reportJson(debrief, record, notes))
          }
        >
          {text.json}
        </button>
        <button onClick={() => print()}>{text.print}</button>
        <button onClick={shell.toLibrary}>{text.library}</button>
      </div>
    </main>
  );
}

/** Its worker lives as long as this debrief is in view; it begins once the page has been drawn. */
function useTwin(report: Report): TwinView | null {
  const twin = useSignal<TwinView | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      twin.value = report.openTwin();
    }, 500);
    return () => {
      clearTimeout(timer);
      twin.value?.close();
      twin.value = null;
    };
  }, [report]);
  return twin.value;
}

function Answers({ debrief }: { debrief: Debrief }) {
  if (debrief.answers.length === 0) return null;
  const text = words.question;
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title">{text.title}</h2>
      <ul class="feedback">
        {debrief.answers.map(({ at, question, answer, right, why, source }) => (
          <li key={at}>
            <span class="muted number">{shortTime(at)}</span> {question}{' '}
            <b>
              {answer} {right ? '✓' : '✗'}
            </b>{' '}
            {why}
            <span class="source-line">
              {words.debrief.source}: {source}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hints({ debrief }: { debrief: Debrief }) {
  if (debrief.hints.length === 0) return null;
  return (
    <section aria-labelledby="hints-title">
      <h2 id="hints-title">{words.hints.given}</h2>
      <ul class="feedback">
        {debrief.hints.map(({ at, level, text, cost, source }) => (
          <li key={at}>
            <span class="muted number">{shortTime(at)}</span> {words.hints.levels[level - 1]}
            {cost > 0 && <span class="muted"> ({words.hints.cost(cost)})</span>}: {text}
            <span class="source-line">
              {words.debrief.source}: {source}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ debrief }: { debrief: Debrief }) {
  const text = words.debrief;
  const share = (time: number): string =>
    debrief.treated > 0 ? `${Math.round((100 * time) / debrief.treated)} %` : '–';
  return (
    <dl class="figures">
      <div>
        <dt>{text.treated}</dt>
        <dd>{duration(debrief.treated)}</dd>
      </div>
      <div>
        <dt>{text.inTarget}</dt>
        <dd>
          {duration(debrief.timeInTarget)} <span class="muted">{share(debrief.timeInTarget)}</span>
        </dd>
        <dd class="muted small-text">
          {text.target(amount(debrief.target.map))} ({debrief.target.source})
        </dd>
      </div>
      <div>
        <dt>{text.dissociation}</dt>
        <dd>
          {duration(debrief.timeInDissociation)} <span class="muted">{share(debrief.timeInDissociation)}</span>
        </dd>
        <dd class="muted small-text">{text.dissociationText}</dd>
        {debrief.timeInDissociation > 0 && (
          <dd class="small-text">
            {debrief.recognized === null ? text.unrecognized : text.recognized(shortTime(debrief.recognized))}
          </dd>
        )}
      </div>
    </dl>
  );
}

interface ListProps {
  id: string;
  title: string;
  lines: readonly Feedback[];
  numbered?: boolean;
}

function FeedbackList({ id, title, lines, numbered }: ListProps) {
  if (lines.length === 0) return null;
  const List = numbered ? 'ol' : 'ul';
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <List class="feedback">
        {lines.map((line) => (
          <li key={line.text}>
            {line.text}
            {line.source && (
              <span class="source-line">
                {words.debrief.source}: {line.source}
              </span>
            )}
          </li>
        ))}
      </List>
    </section>
  );
}

function Readings({ debrief }: { debrief: Debrief }) {
  const text = words.debrief;
  return (
    <section aria-labelledby="readings-title">
      <h2 id="readings-title">{text.readings}</h2>
      {debrief.refillReadings.length === 0 && <p class="muted">{text.noReadings}</p>}
      {debrief.refillReadings.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.at}</th>
              <th scope="col">{text.site}</th>
              <th scope="col">{text.yours}</th>
              <th scope="col">{text.truth}</th>
              <th scope="col">{text.difference}</th>
            </tr>
          </thead>
          <tbody>
            {debrief.refillReadings.map((reading) => (
              <tr key={reading.at}>
                <th scope="row" class="number">
                  {shortTime(reading.at)}
                </th>
                <td>{words.examine.sites[reading.site]}</td>
                <td class="number">{reading.reported.toFixed(1)} s</td>
                <td class="number">{reading.truth.toFixed(1)} s</td>
                <td class="number">{signed(reading.reported - reading.truth)} s</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {debrief.mottlingReadings.length > 0 && (
        <>
          <h3>{text.mottlingReadings}</h3>
          <ul class="bullets">
            {debrief.mottlingReadings.map((reading) => (
              <li key={reading.at}>
                {shortTime(reading.at)}: {text.yours} {reading.reported}, {text.truth.toLowerCase()}{' '}
                {reading.truth.toFixed(0)}
              </li>
            ))}
          </ul>
        </>
      )}
      {debrief.fieldReadings.length > 0 && (
        <>
          <h3>{text.fieldReadings}</h3>
          <ul class="bullets">
            {debrief.fieldReadings.map((reading) => (
              <li key={reading.at}>
                {shortTime(reading.at)}: {text.fieldReading(reading)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Debt({ debrief }: { debrief: Debrief }) {
  const text = words.debrief;
  const rows = debrief.debt.filter((row) => Number.isFinite(row.value));
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map((row) => row.value), 1e-9);
  return (
    <section aria-labelledby="debt-title">
      <h2 id="debt-title">{text.debt}</h2>
      <table class="debt">
        <tbody>
          {rows.map((row) => (
            <tr key={row.bed}>
              <th scope="row">{row.bed}</th>
              <td class="bar" aria-hidden="true">
                <span style={{ width: `${(100 * Math.max(0, row.value)) / most}%` }} />
              </td>
              <td class="number">
                {amount(row.value)} {text.debtUnit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function signed(value: number): string {
  return `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
}
