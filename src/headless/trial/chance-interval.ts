// How far chance in who was drawn moves a check: its value is worked out anew for patients drawn with replacement from those lived
// (bootstrap), so that any expression has an interval, and it can be said how many patients a check needs.
import { chanceStream, subSeed } from '../../perfusion/chance.ts';
import type { PatientData } from './data.ts';
import { evaluateOne } from './evaluate.ts';
import type { Node } from './parse.ts';
import type { Scope } from './scope.ts';
import { quantile } from './statistics.ts';

export interface Interval {
  from: number;
  to: number;
}

/** Times that patients are drawn anew, and how many of them must give a value. */
const DRAWS = 200;
const LEAST = 50;
/** Of fewer patients an interval says nothing. */
const FEWEST = 3;
const SEED = 617;

/** 95 % of the values that other patients of the same kind might have given; null where there is no telling. */
export function chanceInterval(node: Node, scope: Scope, patients: readonly PatientData[]): Interval | null {
  const count = patients.length;
  if (count < FEWEST) return null;
  const values: number[] = [];
  for (let i = 0; i < DRAWS; i++) {
    const draw = chanceStream(subSeed(SEED, i));
    const drawn = Array.from({ length: count }, () => patients[Math.floor(draw() * count)]);
    const value = evaluateOne(node, scope, drawn);
    if (value !== null) values.push(value);
  }
  if (values.length < LEAST) return null;
  return { from: quantile(values, 0.025)!, to: quantile(values, 0.975)! };
}

/**
 * Patients with whom the interval is as wide as the band: with fewer, pass or fail is luck; many more only confirm it. Intervals shrink with
 * the root of the number. Null for a band with an open end, whose width is unknown.
 */
export function patientsNeeded(
  interval: Interval | null,
  low: number | null,
  high: number | null,
  n: number,
): number | null {
  if (interval === null || low === null || high === null || high <= low) return null;
  return Math.max(FEWEST, Math.ceil(n * ((interval.to - interval.from) / (high - low)) ** 2));
}
