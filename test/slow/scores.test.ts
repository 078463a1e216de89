// Whole runs and their scores: nothing is won by doing nothing or by clicking everything, and the expert does well.
import { expect, it } from 'vitest';
import { policy } from '../../src/engine/policies.ts';
import { begin, HOUR } from '../engine/driver.ts';

const total = (id: string): number => begin('urosepsis').follow(id, 6 * HOUR).debrief.scores[0].total;

const EXPECTED: [string, number, number][] = [
  ['none', 0, 30],
  ['everything', 0, 60],
  ['bundle', 65, 100],
  ['expert', 70, 100],
];

it.each(EXPECTED.filter(([id]) => policy(id)))('%s scores between %i and %i', (id, low, high) => {
  const score = total(id);
  expect(score).toBeGreaterThanOrEqual(low);
  expect(score).toBeLessThanOrEqual(high);
});
