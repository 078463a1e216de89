// What a series of one patient tells: its peak, when something first held, how fast it falls back. Times are s from its first moment.
import type { Value } from './statistics.ts';

export interface Point {
  t: number;
  value: Value;
}
type Known = { t: number; value: number };

const known = (points: readonly Point[]): Known[] => points.filter((point): point is Known => point.value !== null);

/** The first moment at which the condition holds; null when it never does. */
export function timeTo(points: readonly Point[]): Value {
  return known(points).find(({ value }) => value !== 0)?.t ?? null;
}

/** `sign` -1 for the trough. */
function highest(points: readonly Point[], sign: 1 | -1): Known | null {
  let best: Known | null = null;
  for (const point of known(points)) if (best === null || sign * point.value > sign * best.value) best = point;
  return best;
}

export function peakOf(points: readonly Point[], sign: 1 | -1): Value {
  return highest(points, sign)?.value ?? null;
}

export function timeOfPeak(points: readonly Point[], sign: 1 | -1): Value {
  return highest(points, sign)?.t ?? null;
}

/**
 * s from the peak until half of what was gained is lost. The gain is measured from the first value; a series that begins at its peak
 * falls toward zero. When half is not reached within the series, the fall so far is extended exponentially. Null when nothing falls.
 */
export function halfLife(points: readonly Point[]): Value {
  const list = known(points);
  const peak = highest(points, 1);
  if (!peak || list.length < 2) return null;
  const base = peak === list[0] || peak.value === list[0].value ? 0 : list[0].value;
  const after = list.filter(({ t }) => t >= peak.t);
  const half = (peak.value - base) / 2;
  const place = after.findIndex(({ value }) => value - base <= half);
  if (place > 0) return crossing(after[place - 1], after[place], base + half) - peak.t;
  const last = after[after.length - 1];
  const left = (last.value - base) / (peak.value - base);
  return left > 0 && left < 1 ? ((last.t - peak.t) * Math.LN2) / -Math.log(left) : null;
}

function crossing(from: Known, to: Known, level: number): number {
  return from.t + ((to.t - from.t) * (from.value - level)) / (from.value - to.value);
}
