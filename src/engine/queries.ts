// Named questions to a run's timeline and chart. Debrief, scores and hints say nothing that one of these has not answered.
import { orderEntry } from '../catalog/orders.ts';
import type { OrderKind } from '../catalog/types.ts';
import type { Chart, ChartedOrder } from './chart.ts';
import { columnOf } from './timeline.ts';
import type { Feedback, Timeline } from './debrief-types.ts';

/** A sentence with the query it tells and that query's answer, so that a test can ask again. */
export function say(query: string, values: Record<string, number | string>, text: string, source: string): Feedback {
  return { text, source, query, values };
}

/** Where a sentence comes from that tells numbers and no medicine. */
export const RECORD = "This run's record";
export const SSC_2021 = 'SSC 2021, doi:10.1007/s00134-021-06506-y';
export const SSC_2026 = 'SSC 2026, see guideline, doi:10.1097/CCM.0000000000007075';

export type Test = (order: ChartedOrder) => boolean;
export const isOrder =
  (...ids: string[]): Test =>
  ({ order }) =>
    ids.includes(order);
export const isKind =
  (kind: OrderKind): Test =>
  ({ order }) =>
    orderEntry(order)?.kind === kind;
export const isPressor: Test = ({ order }) => orderEntry(order)?.group === 'Vasopressors';

/** The order of this kind that began first, if any has begun. */
export function firstStart(chart: Chart, test: Test): ChartedOrder | undefined {
  return chart.orders
    .filter((order) => test(order) && hasBegun(order, chart.time))
    .sort((a, b) => a.startsAt - b.startsAt)[0];
}

export function hasBegun(order: ChartedOrder, time: number): boolean {
  if (order.state === 'preparing' || order.state === 'refused' || order.startsAt > time) return false;
  return order.state !== 'stopped' || (order.endsAt ?? Infinity) >= order.startsAt;
}

export const isBlood: Test = ({ order }) => orderEntry(order)?.group === 'Blood';

/** mL of clear fluid that ran in. Blood replaces blood: it is not what the trials of more or less fluid were about. */
export function fluidGiven(chart: Chart): number {
  return Object.entries(chart.given).reduce(
    (sum, [id, amount]) => sum + (orderEntry(id)?.group === 'Blood' ? 0 : amount),
    0,
  );
}

/** s during which a row's values meet a condition; each row stands for the time until the next. */
export function secondsWhere(
  timeline: Timeline,
  columns: readonly string[],
  holds: (...values: number[]) => boolean,
): number {
  return stretchesWhere(timeline, columns, holds).reduce((sum, { from, to }) => sum + to - from, 0);
}

export interface Stretch {
  from: number;
  to: number;
}

/** Stretches of time in which a condition holds. */
export function stretchesWhere(
  timeline: Timeline,
  columns: readonly string[],
  holds: (...values: number[]) => boolean,
): Stretch[] {
  const time = columnOf(timeline, 't_s');
  const values = columns.map((name) => columnOf(timeline, name));
  const found: Stretch[] = [];
  for (let i = 0; i + 1 < timeline.rows; i++) {
    if (!holds(...values.map((column) => column[i]))) continue;
    const last = found.at(-1);
    if (last?.to === time[i]) last.to = time[i + 1];
    else found.push({ from: time[i], to: time[i + 1] });
  }
  return found;
}

/** The last row at or before a moment; NaN when the timeline has not reached it (by more than one row). */
export function valueNear(timeline: Timeline, name: string, at: number): number {
  const time = columnOf(timeline, 't_s');
  const row = time.findLastIndex((moment) => moment <= at + 1e-6);
  if (row < 0) return columnOf(timeline, name)[0] ?? NaN;
  const gap = row + 1 < timeline.rows ? time[row + 1] - time[row] : row > 0 ? time[row] - time[row - 1] : 0;
  return at - time[row] > gap ? NaN : columnOf(timeline, name)[row];
}

/** Moments at which somebody looked at skin, vessels or urine: own hands and reported examinations. */
export function looks(chart: Chart, ...ids: string[]): number[] {
  const own = [
    ...(ids.includes('refill-finger') || ids.includes('refill-knee') ? chart.refillReadings : []),
    ...(ids.includes('mottling') ? chart.mottlingReadings : []),
    ...(ids.includes('videomicroscopy') ? chart.fieldReadings : []),
  ].map(({ at }) => at);
  const reported = chart.results.filter(({ order }) => ids.includes(order)).map(({ takenAt }) => takenAt);
  return [...own, ...reported].sort((a, b) => a - b);
}

export const PERFUSION_LOOKS = ['refill-finger', 'refill-knee', 'mottling', 'videomicroscopy'];

export function clock(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export function minutesOf(seconds: number): number {
  return Math.round(seconds / 60);
}

/** "was" or "were" after the label of an order. */
export function was(label: string): string {
  return /(?:cultures|cells|platelets)$/i.test(label) ? 'were' : 'was';
}
