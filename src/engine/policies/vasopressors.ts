// Vasopressors as every guideline gives them: norepinephrine to a mean pressure, vasopressin and hydrocortisone when it takes much.
import type { CaseEvent, PlacedOrder } from '../types.ts';
import { activeOf, HOUR, lastPlaced, MINUTE, place } from './reading.ts';
import type { PolicyView } from './types.ts';

/** Started through the forearm as soon as the mean is under target, looked at every five minutes, taken down when there is room. */
export function norepinephrine(view: PolicyView, target: number): CaseEvent[] {
  const { value, state } = view.bedside.monitor.mean;
  const active = activeOf(view, 'norepinephrine');
  const lost = view.bedside.monitor.pressureSource === 'cuff' && state === 'lost';
  if (value === null && !lost) return [];
  const gap = value === null ? 20 : target - value;
  if (!active) return gap > 0 ? [place('norepinephrine', { rate: gap > 8 ? 0.15 : 0.08 })] : [];
  if (active.state !== 'running' || view.bedside.time % (5 * MINUTE) !== 0) return [];
  const rate = active.values['rate'] ?? 0;
  if (gap > 0) return [changeTo(active, rate + (gap > 10 ? 0.1 : gap > 4 ? 0.05 : 0.02))];
  if (gap > -8) return [];
  if (rate <= 0.02) return [{ type: 'order.stop', number: active.number }];
  return [changeTo(active, rate - (gap < -15 ? 0.05 : 0.02))];
}

export function changeTo(order: PlacedOrder, rate: number): CaseEvent {
  return {
    type: 'order.change',
    number: order.number,
    rate: Math.min(1.5, Math.max(0.01, Math.round(rate * 100) / 100)),
  };
}

/** SSC 2021 (doi:10.1007/s00134-021-06506-y): from so much norepinephrine, ug/kg/min, and after so long on it. */
const MUCH = 0.25;
const LONG = 4 * HOUR;

/** 50 mg every six hours once norepinephrine is high and has run for long: the older, narrower advice. */
export function lateHydrocortisone(view: PolicyView): CaseEvent[] {
  const pump = activeOf(view, 'norepinephrine');
  const given = lastPlaced(view, 'hydrocortisone');
  if (given === -Infinity && ((pump?.values['rate'] ?? 0) < MUCH || view.bedside.time - pump!.startsAt < LONG))
    return [];
  return view.bedside.time - given >= 6 * HOUR ? [place('hydrocortisone')] : [];
}

export function vasopressin(view: PolicyView): CaseEvent[] {
  const dose = activeOf(view, 'norepinephrine')?.values['rate'] ?? 0;
  const active = activeOf(view, 'vasopressin');
  if (!active) return dose >= 0.25 ? [place('vasopressin', { rate: 0.03 })] : [];
  const settled = view.bedside.time - active.startsAt >= 2 * HOUR;
  return active.state === 'running' && settled && dose <= 0.05 ? [{ type: 'order.stop', number: active.number }] : [];
}

/** 50 mg every six hours once norepinephrine has run for an hour. */
export function hydrocortisone(view: PolicyView): CaseEvent[] {
  const pump = activeOf(view, 'norepinephrine');
  const { time } = view.bedside;
  if (!pump || pump.state !== 'running' || time - pump.startsAt < HOUR) return [];
  return time - lastPlaced(view, 'hydrocortisone') >= 6 * HOUR ? [place('hydrocortisone')] : [];
}
