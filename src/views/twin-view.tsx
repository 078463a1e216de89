// "What if": choose a decision to move, leave out or replace, or a colleague's whole hand; the course is computed in the background and drawn over the run.
import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Alternative, Decision } from '../engine/debrief-types.ts';
import { amount, shortTime } from './format.ts';
import type { Report, TwinLine, TwinView } from './game.ts';
import { Comparison, Mattered } from './twin-table.tsx';
import { debriefWords } from './words-debrief.ts';

interface Props {
  report: Report;
  twin: TwinView;
  /** The line that is drawn over the run. */
  chosen: Signal<number | null>;
}

export function TwinSection({ report, twin, chosen }: Props) {
  const text = debriefWords.twin;
  const show = (alternative: Alternative): void => {
    chosen.value = twin.ask(alternative);
  };
  const lines = twin.lines.value;
  const asked = lines.filter(({ leftOut, alternative }) => !leftOut && alternative.kind !== 'as-played');
  const asPlayed = lines.find(({ alternative }) => alternative.kind === 'as-played');
  return (
    <section class="twin no-print" aria-labelledby="twin-title">
      <h2 id="twin-title">{text.title}</h2>
      <p class="muted">{text.intro}</p>
      {twin.failed.value !== null && <p class="banner">{text.failed}</p>}
      <div class="twin-ask">
        <Colleagues twin={twin} onAsk={show} />
        <AskForm report={report} twin={twin} onAsk={show} />
      </div>
      {asPlayed && !asPlayed.course && <Waiting line={asPlayed} />}
      {asPlayed?.course && asked.length > 0 && <Comparison asPlayed={asPlayed} lines={asked} chosen={chosen} />}
      <Mattered twin={twin} lines={lines.filter(({ leftOut }) => leftOut)} chosen={chosen} />
    </section>
  );
}

function Colleagues({ twin, onAsk }: { twin: TwinView; onAsk(alternative: Alternative): void }) {
  return (
    <div class="actions" role="group" aria-label={debriefWords.twin.colleagues}>
      <span class="muted">{debriefWords.twin.colleagues}</span>
      {twin.colleagues.value.map(({ id, label }) => (
        <button key={id} onClick={() => onAsk({ kind: 'policy', id })}>
          {label}
        </button>
      ))}
    </div>
  );
}

const MOVES = [-60, -30, -15, 15, 30, 60];

function AskForm({ report, twin, onAsk }: { report: Report; twin: TwinView; onAsk(alternative: Alternative): void }) {
  const text = debriefWords.twin;
  const event = useSignal<number | null>(null);
  const what = useSignal('without');
  const decisions = twin.decisions.value;
  if (decisions.length === 0) return <p class="muted">{text.noDecisions}</p>;
  const decision = decisions.find((one) => one.event === event.value) ?? decisions[0];
  const substitutes = decision.part === 'order' ? substitutesOf(report, decision) : [];
  return (
    <form
      class="twin-form"
      onSubmit={(submit) => {
        submit.preventDefault();
        onAsk(alternativeOf(decision, what.value, substitutes));
      }}
    >
      <label>
        <span>{text.decision}</span>
        <select
          value={decision.event}
          onChange={(change) => {
            event.value = Number(change.currentTarget.value);
          }}
        >
          {decisions.map((one) => (
            <option key={one.event} value={one.event}>
              {shortTime(one.at)} {one.label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{text.change}</span>
        <select
          value={what.value}
          onChange={(change) => {
            what.value = change.currentTarget.value;
          }}
        >
          <option value="without">{text.without}</option>
          {MOVES.filter((minutes) => decision.at + minutes * 60 >= 0).map((minutes) => (
            <option key={minutes} value={`move ${minutes}`}>
              {minutes < 0 ? text.earlier(-minutes) : text.later(minutes)}
            </option>
          ))}
          {decision.at > 0 && <option value="first">{text.atOnce}</option>}
          {substitutes.map(({ order, label }) => (
            <option key={order} value={`replace ${order}`}>
              {text.replace(label)}
            </option>
          ))}
        </select>
      </label>
      <button class="primary" type="submit">
        {text.compute}
      </button>
    </form>
  );
}

interface Substitute {
  order: string;
  label: string;
  values: Record<string, number>;
}

/** Others of the same kind, and the same with half or twice its first number. */
function substitutesOf({ orders }: Report, decision: Decision): Substitute[] {
  const own = orders.find(({ id }) => id === decision.order);
  if (!own) return [];
  const [field] = own.fields;
  const scaled = field
    ? [0.5, 2].flatMap((factor) => {
        const value = Number(((decision.values[field.id] ?? field.initial) * factor).toPrecision(3));
        if (value < field.min || value > field.max) return [];
        const values = { ...decision.values, [field.id]: value };
        return [{ order: `${own.id} ${factor}`, label: `${own.label} ${amount(value)} ${field.unit}`, values }];
      })
    : [];
  const others = orders
    .filter(({ id, group, kind }) => id !== own.id && group === own.group && kind === own.kind)
    .map((entry) => ({
      order: entry.id,
      label: entry.label,
      values: Object.fromEntries(entry.fields.map(({ id, initial }) => [id, initial])),
    }));
  return [...scaled, ...others];
}

function alternativeOf(decision: Decision, what: string, substitutes: readonly Substitute[]): Alternative {
  const { event } = decision;
  if (what === 'first') return { kind: 'moved', event, by: -decision.at };
  if (what.startsWith('move ')) return { kind: 'moved', event, by: Number(what.slice(5)) * 60 };
  const found = substitutes.find(({ order }) => what === `replace ${order}`);
  if (found) return { kind: 'replaced', event, order: found.order.split(' ')[0], values: found.values };
  return { kind: 'without', event };
}

function Waiting({ line }: { line: TwinLine }) {
  return (
    <p class="twin-waiting">
      {line.label} <progress value={line.share} max={1} aria-label={line.label} />
    </p>
  );
}
