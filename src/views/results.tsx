// Results: the latest of every number with its normal range, flag, trend and age; reports in words; what is still awaited.
import { orderEntry } from '../catalog/orders.ts';
import type { PlacedOrder, Result, ResultValue } from '../engine/types.ts';
import { amount, duration, shortTime } from './format.ts';
import type { Game } from './game.ts';
import { Sparkline } from './sparkline.tsx';
import { usePart } from './use.ts';
import { words } from './words.ts';

interface Row {
  name: string;
  latest: ResultValue;
  takenAt: number;
  points: { at: number; value: number }[];
}

export function Results({ game }: { game: Game }) {
  const results = usePart(game, (bedside) => bedside.results);
  const rows = rowsOf(results);
  const reports = results.filter((result) => result.text !== '').toReversed();
  const text = words.results;
  return (
    <div class="results" tabIndex={0} role="region" aria-label={text.title}>
      <Pending game={game} results={results} />
      {results.length === 0 && <p class="muted empty">{text.none}</p>}
      {rows.length > 0 && <Numbers rows={rows} game={game} />}
      {reports.length > 0 && (
        <section aria-labelledby="reports-title">
          <h3 id="reports-title">{text.reports}</h3>
          <ul class="reports">
            {reports.map((report) => (
              <li key={report.number}>
                <p>
                  <strong>{report.label}</strong> <span class="muted">{shortTime(report.readyAt)}</span>
                </p>
                <p>{report.text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Numbers({ rows, game }: { rows: Row[]; game: Game }) {
  const text = words.results;
  const minute = usePart(game, (bedside) => Math.floor(bedside.time / 60));
  return (
    <table class="numbers">
      <caption class="hidden">{text.laboratory}</caption>
      <thead>
        <tr>
          <th scope="col">{text.name}</th>
          <th scope="col">{text.value}</th>
          <th scope="col">{text.range}</th>
          <th scope="col">{text.trend}</th>
          <th scope="col">{text.taken}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.latest.label}</th>
            <ValueCell value={row.latest} />
            <td class="range">{rangeText(row.latest)}</td>
            <td>
              <Sparkline points={row.points} low={row.latest.low} high={row.latest.high} />
            </td>
            <td class="muted">{duration(minute * 60 - row.takenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ValueCell({ value }: { value: ResultValue }) {
  const { flags, marks } = words.results;
  return (
    <td class={`value flag-${value.flag || 'none'}`}>
      <b>{value.value === null ? (value.text ?? '–') : amount(value.value)}</b> <span class="unit">{value.unit}</span>
      {value.flag && (
        <>
          <span class="flag" aria-hidden="true">
            {' '}
            {marks[value.flag]}
          </span>
          <span class="hidden">, {flags[value.flag]}</span>
        </>
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
      {words.results.pending}:{' '}
      {waiting.map((order) => `${order.label} (${expectation(readyAt(order, game) - minute * 60)})`).join(', ')}
    </p>
  );
}

function expectation(seconds: number): string {
  return seconds > NEXT_DAY ? words.results.nextDay : words.results.expected(duration(seconds));
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

/** One row per number, in the order in which they first came. */
export function rowsOf(results: readonly Result[]): Row[] {
  const rows = new Map<string, Row>();
  for (const result of results) {
    for (const value of result.values) {
      const row = rows.get(value.name) ?? { name: value.name, latest: value, takenAt: result.takenAt, points: [] };
      if (value.value !== null) row.points.push({ at: result.takenAt, value: value.value });
      row.latest = value;
      row.takenAt = result.takenAt;
      rows.set(value.name, row);
    }
  }
  return [...rows.values()];
}

function rangeText({ low, high }: ResultValue): string {
  if (low === null && high === null) return '';
  if (low === null) return `≤ ${amount(high!)}`;
  return high === null ? `≥ ${amount(low)}` : `${amount(low)}–${amount(high)}`;
}
