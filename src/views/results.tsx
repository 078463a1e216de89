// Results, newest first: one panel per test with when it was taken, normal ranges, flags in words and trends; what is still awaited.
import { orderEntry } from '../catalog/orders.ts';
import type { PlacedOrder, Result, ResultValue } from '../engine/types.ts';
import { amount, duration, shortTime } from './format.ts';
import type { Game } from './game.ts';
import { Sparkline } from './sparkline.tsx';
import { usePart } from './use.ts';
import { orderWords } from './words-orders.ts';

interface Point {
  at: number;
  value: number;
}

/** All results of one order: the newest in full, the earlier ones as trend. */
interface Panel {
  latest: Result;
  earlier: Result[];
  trends: Map<string, Point[]>;
}

interface Props {
  game: Game;
  /** Numbers of the results that had been seen before this panel was opened. */
  seen: ReadonlySet<number>;
}

export function Results({ game, seen }: Props) {
  const results = usePart(game, (bedside) => bedside.results);
  const panels = panelsOf(results);
  const text = orderWords.results;
  return (
    <div class="results" tabIndex={0} role="region" aria-label={text.title}>
      <Pending game={game} results={results} />
      {results.length === 0 && <p class="muted empty">{text.none}</p>}
      {panels.map((panel) => (
        <PanelOf key={panel.latest.order} panel={panel} game={game} fresh={!seen.has(panel.latest.number)} />
      ))}
    </div>
  );
}

function PanelOf({ panel, game, fresh }: { panel: Panel; game: Game; fresh: boolean }) {
  const { latest, earlier, trends } = panel;
  const text = orderWords.results;
  const minute = usePart(game, (bedside) => Math.floor(bedside.time / 60));
  const id = `result-${latest.order}`;
  return (
    <section class="result" aria-labelledby={id}>
      <div class="result-head">
        <h3 id={id}>{latest.label}</h3>
        {fresh && <span class="badge">{text.fresh}</span>}
        <span class="muted small-text">
          {text.taken(shortTime(latest.takenAt), duration(Math.max(0, minute * 60 - latest.takenAt)))}
          {earlier.length > 0 && `, ${text.earlier(earlier.length)}`}
        </span>
      </div>
      {latest.text && <p>{latest.text}</p>}
      {latest.values.length > 0 && <Numbers values={latest.values} trends={trends} labelledBy={id} />}
    </section>
  );
}

interface NumbersProps {
  values: readonly ResultValue[];
  trends: Panel['trends'];
  labelledBy: string;
}

function Numbers({ values, trends, labelledBy }: NumbersProps) {
  const text = orderWords.results;
  return (
    <table class="numbers" aria-labelledby={labelledBy}>
      <colgroup>
        <col class="of-name" />
        <col class="of-value" />
        <col />
        <col class="of-trend" />
      </colgroup>
      <thead class="hidden">
        <tr>
          <th scope="col">{text.name}</th>
          <th scope="col">{text.value}</th>
          <th scope="col">{text.range}</th>
          <th scope="col">{text.trend}</th>
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <tr key={value.name}>
            <th scope="row">{value.label}</th>
            <ValueCell value={value} />
            <td class="range">{rangeText(value)}</td>
            <td class="trend">
              <Sparkline points={trends.get(value.name) ?? []} low={value.low} high={value.high} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ValueCell({ value }: { value: ResultValue }) {
  const { flags, marks } = orderWords.results;
  return (
    <td class={`value flag-${value.flag || 'none'}`}>
      <b>{value.value === null ? (value.text ?? '–') : amount(value.value)}</b> <span class="unit">{value.unit}</span>
      {value.flag && (
        <span class="flag">
          {' '}
          <span aria-hidden="true">{marks[value.flag]}</span> {flags[value.flag]}
        </span>
      )}
    </td>
  );
}

/** Orders whose answer has not come yet. */
function Pending({ game, results }: { game: Game; results: readonly Result[] }) {
  const orders = usePart(game, (bedside) => bedside.orders);
  const minute = usePart(game, (bedside) => Math.floor(bedside.time / 60));
  const waiting = orders.filter((order) => isAwaited(order, results));
  if (waiting.length === 0) return null;
  return (
    <p class="pending">
      {orderWords.results.pending}:{' '}
      {waiting.map((order) => `${order.label} (${expectation(readyAt(order, game) - minute * 60)})`).join(', ')}
    </p>
  );
}

function expectation(seconds: number): string {
  return seconds > NEXT_DAY ? orderWords.results.nextDay : orderWords.results.expected(duration(seconds));
}
/** s; what takes longer is not for this shift. */
const NEXT_DAY = 8 * 3600;

function isAwaited(order: PlacedOrder, results: readonly Result[]): boolean {
  if (order.state === 'stopped' || order.state === 'refused') return false;
  const entry = orderEntry(order.order);
  const answers = entry?.kind === 'investigation' || entry?.kind === 'examination';
  return answers && !results.some((result) => result.order === order.order && result.takenAt >= order.placedAt);
}

function readyAt(order: PlacedOrder, game: Game): number {
  return (order.endsAt ?? order.startsAt) + game.timing(order.order).turnaround * 60;
}

/** Newest first, one panel per order; a number keeps its trend wherever it was measured. */
export function panelsOf(results: readonly Result[]): Panel[] {
  const trends = new Map<string, Point[]>();
  const panels = new Map<string, Panel>();
  for (const result of results.toSorted((a, b) => a.takenAt - b.takenAt || a.number - b.number)) {
    for (const { name, value } of result.values) {
      if (value !== null) trends.set(name, [...(trends.get(name) ?? []), { at: result.takenAt, value }]);
    }
    const before = panels.get(result.order);
    const earlier = before ? [...before.earlier, before.latest] : [];
    panels.set(result.order, { latest: result, earlier, trends });
  }
  return [...panels.values()].toSorted(
    (a, b) => b.latest.readyAt - a.latest.readyAt || b.latest.number - a.latest.number,
  );
}

function rangeText({ low, high }: ResultValue): string {
  if (low === null && high === null) return '';
  if (low === null) return `≤ ${amount(high!)}`;
  return high === null ? `≥ ${amount(low)}` : `${amount(low)}${low < 0 ? ' to ' : '–'}${amount(high)}`;
}
