// Predict before treating: what the trainee expected of an order, and what the body did. Being asked first is what makes an answer stick.
import { orderEntry } from '../catalog/orders.ts';
import type { Chart, Prediction } from './chart.ts';
import { valueNear } from './queries.ts';
import type { Timeline } from './debrief-types.ts';
import type { Direction, Expectation, Sureness } from './types.ts';

export type Quantity = keyof Expectation;

/** After how long a treatment is judged by each quantity, min, and what is no change. */
export const YARDSTICKS: Record<
  Quantity,
  { column: string; after: number; still: number; unit: string; label: string }
> = {
  // Chosen: an infusion has settled, and a monitor sways by as much within minutes.
  map: { column: 'map', after: 15, still: 3, unit: 'mmHg', label: 'mean pressure' },
  // Raia 2022, doi:10.1186/s13613-022-01049-x: peaks 10 to 12 min after a bolus; more than 0.2 s is real.
  refill: { column: 'crt_finger_s', after: 12, still: 0.2, unit: 's', label: 'capillary refill' },
  // Chosen: lactate needs an hour to show a direction; two honest laboratories differ by as much.
  lactate: { column: 'lactate', after: 60, still: 0.3, unit: 'mmol/L', label: 'lactate' },
  // Chosen: vessels open and close from minute to minute by about as much.
  vessels: { column: 'sub_ppv', after: 20, still: 3, unit: '%', label: 'perfused small vessels' },
};
export const QUANTITIES = Object.keys(YARDSTICKS) as Quantity[];

/** How often each degree of being sure should be right: 1 of 3 by chance, and what the words mean in plain use (chosen). */
export const SURE_SHARE: Record<Sureness, number> = { 1: 0.4, 2: 0.7, 3: 0.95 };

/** s after its beginning for which an order may still be predicted. */
const OPEN_FOR = 120;
const PREDICTABLE = ['fluid', 'infusion', 'dose'];

export function isPredictable(order: string): boolean {
  const kind = orderEntry(order)?.kind;
  return kind !== undefined && PREDICTABLE.includes(kind);
}

/** Why a prediction cannot be written down, or null. */
export function predictionRefusal(
  chart: Chart,
  event: { number: number; expects: Expectation; sure: Sureness },
  time: number,
): string | null {
  if (chart.mode === 'exam') return 'In an exam nobody asks for predictions.';
  const order = chart.orders.find(({ number }) => number === event.number);
  if (!order) return 'That order is not on the chart.';
  if (!isPredictable(order.order)) return 'Only what is given to the patient is predicted.';
  if (chart.predictions.some(({ number }) => number === event.number)) return 'That order has a prediction already.';
  if (time > order.startsAt + OPEN_FOR) return 'It has run for too long to be predicted now.';
  const named = QUANTITIES.filter((quantity) => event.expects[quantity] !== undefined);
  const known = named.every((quantity) => ['up', 'same', 'down'].includes(String(event.expects[quantity])));
  if (named.length === 0 || !known || ![1, 2, 3].includes(event.sure)) return 'Say up, same or down for at least one.';
  return null;
}

export interface Judged {
  prediction: Prediction;
  label: string;
  quantity: Quantity;
  expected: Direction;
  /** Null when the case ended first. */
  happened: Direction | null;
  before: number;
  after: number;
}

/** Every expectation beside what happened. Each quantity is read when the order was given and again after its own time. */
export function judgePredictions(chart: Chart, timeline: Timeline): Judged[] {
  return chart.predictions.flatMap((prediction) => {
    const order = chart.orders.find(({ number }) => number === prediction.number);
    if (!order) return [];
    return QUANTITIES.flatMap((quantity) => {
      const expected = prediction.expects[quantity];
      if (expected === undefined) return [];
      const { column, after, still } = YARDSTICKS[quantity];
      const first = valueNear(timeline, column, order.placedAt);
      const last = valueNear(timeline, column, order.startsAt + after * 60);
      return [
        {
          prediction,
          label: orderEntry(order.order)?.label ?? order.order,
          quantity,
          expected,
          happened: directionOf(last - first, still),
          before: first,
          after: last,
        },
      ];
    });
  });
}

export function directionOf(change: number, still: number): Direction | null {
  if (!Number.isFinite(change)) return null;
  return change > still ? 'up' : change < -still ? 'down' : 'same';
}

/** How often each degree of being sure was right. */
export function calibration(judged: readonly Judged[]): { sure: Sureness; right: number; of: number }[] {
  const known = judged.filter(({ happened }) => happened !== null);
  return ([1, 2, 3] as const)
    .map((sure) => {
      const these = known.filter(({ prediction }) => prediction.sure === sure);
      return { sure, right: these.filter(({ expected, happened }) => expected === happened).length, of: these.length };
    })
    .filter(({ of }) => of > 0);
}
