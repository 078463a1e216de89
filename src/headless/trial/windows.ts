// What a window before a measure tells of minute-by-minute values: their mean, their total over time, their change.
import type { Point } from './series.ts';
import type { Value } from './statistics.ts';
import { mean, present, sum } from './statistics.ts';

/** s between values. */
const EVERY = 60;

interface Window {
  /** s on the arm's clock, and how far it reaches back. */
  end: number;
  span: number;
  /** Of the column: a rate per minute adds up per minute. */
  unit: string;
}

/** A total is in the unit without its time: mL of mL/h, ug/kg of ug/kg/min; of anything without a time it is per hour (mmHg h). */
function secondsOf(unit: string): number {
  if (/\/min\b/.test(unit)) return 60;
  return /\/s\b/.test(unit) ? 1 : 3600;
}

export function windowValue(name: string, points: readonly Point[], { end, span, unit }: Window): Value {
  const inside = points.filter(({ t }) => t > end - span && t <= end).map(({ value }) => value);
  if (name === 'mean_over') return mean(inside);
  if (name === 'total_over')
    return present(inside).length === 0 ? null : ((sum(inside) ?? 0) * EVERY) / secondsOf(unit);
  const now = points.findLast(({ t }) => t <= end)?.value ?? null;
  const then = points.findLast(({ t }) => t <= end - span)?.value ?? null;
  return now === null || then === null ? null : now - then;
}
