// How an automatic trainee reads the chart: what was ordered, what runs, what came back; and how it writes an order.
import type { CaseEvent, PlacedOrder, Result } from '../types.ts';
import type { PolicyView } from './types.ts';

export const MINUTE = 60;
export const HOUR = 3600;

export function place(order: string, values: Record<string, number> = {}): CaseEvent {
  return { type: 'order.place', order, values };
}

export function ordersOf({ bedside }: PolicyView, id: string): PlacedOrder[] {
  return bedside.orders.filter((order) => order.order === id && order.state !== 'refused');
}

export function activeOf(view: PolicyView, id: string): PlacedOrder | undefined {
  return ordersOf(view, id).find((order) => order.state === 'running' || order.state === 'preparing');
}

export function lastPlaced(view: PolicyView, id: string): number {
  return Math.max(-Infinity, ...ordersOf(view, id).map((order) => order.placedAt));
}

/** In the order in which they were taken. */
export function resultsOf({ bedside }: PolicyView, id: string): Result[] {
  return bedside.results.filter((result) => result.order === id).sort((a, b) => a.takenAt - b.takenAt);
}

export function lastResult(view: PolicyView, id: string): Result | undefined {
  return resultsOf(view, id).at(-1);
}

export function numberIn(result: Result | undefined, name: string): number | null {
  return result?.values.find((value) => value.name === name)?.value ?? null;
}

/** mL of fluid against shock: here, and before arrival. */
export function hadFluid(view: PolicyView): number {
  return view.bedside.fluid.given - maintained(view) + view.before;
}

/** mL of maintenance fluid here: it is not counted as resuscitation. */
function maintained(view: PolicyView): number {
  const { time } = view.bedside;
  return ordersOf(view, 'maintenance').reduce((sum, { values, startsAt, endsAt }) => {
    const ran = Math.min(time, endsAt ?? time) - Math.max(0, startsAt);
    return sum + ((values['rate'] ?? 0) * Math.max(0, ran)) / HOUR;
  }, 0);
}

/** Orders it once and never again. */
export function once(view: PolicyView, ids: readonly string[]): CaseEvent[] {
  return ids.filter((id) => ordersOf(view, id).length === 0).map((id) => place(id));
}
