// Chance is fair, stays in bounds, and depends on nothing but its whole-number arguments.
import { describe, expect, test } from 'vitest';
import { chance, chanceStream, normal, subSeed } from '../../src/perfusion/chance.ts';

const DRAWS = 100_000;

/** Which argument of `chance` counts up while the others stay. */
const ALONG: Record<string, (i: number) => number> = {
  seed: (i) => chance(i, 1, 2, 3),
  thing: (i) => chance(2026, i, 2, 3),
  count: (i) => chance(2026, 1, i, 3),
  purpose: (i) => chance(2026, 1, 2, i),
};
const DIRECTIONS = Object.entries(ALONG);

/** Pearson's statistic over equal bins; its mean is bins - 1, its standard deviation sqrt(2 (bins - 1)). */
function chiSquare(draw: (i: number) => number, bins: number): number {
  const counts = new Float64Array(bins);
  for (let i = 0; i < DRAWS; i++) counts[Math.floor(draw(i) * bins)]++;
  const expected = DRAWS / bins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Correlation of uniform numbers, which have mean 1/2 and variance 1/12. */
function correlation(a: (i: number) => number, b: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < DRAWS; i++) sum += (a(i) - 0.5) * (b(i) - 0.5);
  return (sum / DRAWS) * 12;
}

// All tests use fixed seeds, so they cannot fail by bad luck; the bounds are five standard deviations wide.
const FIVE_SIGMA = 5 / Math.sqrt(DRAWS);

describe('a draw', () => {
  test.each(DIRECTIONS)('is uniform along its %s', (_name, draw) => {
    expect(chiSquare(draw, 100)).toBeLessThan(99 + 5 * Math.sqrt(198));
    expect(chiSquare(draw, 100)).toBeGreaterThan(99 - 5 * Math.sqrt(198));
    expect(chiSquare(draw, 1000)).toBeLessThan(999 + 5 * Math.sqrt(1998));
  });
  test.each(DIRECTIONS)('says nothing about the next ones along its %s', (_name, draw) => {
    for (const lag of [1, 2, 3, 64, 1000]) {
      expect(Math.abs(correlation(draw, (i) => draw(i + lag)))).toBeLessThan(FIVE_SIGMA);
    }
  });
  test('says nothing about the same draw of the neighboring thing, purpose or seed', () => {
    const draw = (i: number): number => chance(2026, 5, i, 1);
    for (const other of [chance.bind(null, 2027, 5), chance.bind(null, 2026, 6)]) {
      expect(Math.abs(correlation(draw, (i) => other(i, 1)))).toBeLessThan(FIVE_SIGMA);
    }
    expect(Math.abs(correlation(draw, (i) => chance(2026, 5, i, 2)))).toBeLessThan(FIVE_SIGMA);
  });
  test('lies strictly between 0 and 1, also for negative and huge arguments', () => {
    const outside: number[] = [];
    for (const seed of [0, -1, 1, 2 ** 31, 2 ** 32 - 1, -(2 ** 31)]) {
      for (let i = 0; i < 20_000; i++) {
        const value = chance(seed, -i, i * 65_537, i);
        if (!(value > 0 && value < 1)) outside.push(value);
      }
    }
    expect(outside).toEqual([]);
  });
  test('does not depend on what was drawn before', () => {
    const forward = Array.from({ length: 100 }, (_, i) => chance(7, i, 3, 4));
    const backward = Array.from({ length: 100 }, (_, i) => chance(7, 99 - i, 3, 4)).toReversed();
    expect(backward).toEqual(forward);
  });
  test('keeps its value for ever, so that old runs can be replayed', () => {
    expect([chance(1, 2, 3, 4), chance(0, 0, 0, 0), subSeed(2026, 1)]).toMatchInlineSnapshot(`
      [
        0.7574436496520449,
        0.8600076720628576,
        1166477550,
      ]
    `);
  });
  test('hardly ever repeats', () => {
    const seen = new Set(Array.from({ length: DRAWS }, (_, i) => chance(1, i, 0, 0)));
    expect(seen.size).toBe(DRAWS);
  });
});

describe('streams and seeds', () => {
  test('two streams of one seed give the same numbers, whoever draws first', () => {
    const a = chanceStream(5);
    const b = chanceStream(5);
    const early = [a(), a(), a()];
    expect([b(), b(), b()]).toEqual(early);
  });
  test('the parts of a run have different whole seeds', () => {
    const seeds = Array.from({ length: 1000 }, (_, part) => subSeed(2026, part));
    expect(new Set(seeds).size).toBe(1000);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
  });
  test('a normal number has mean 0, standard deviation 1 and is never beyond 6', () => {
    const draw = chanceStream(9);
    const values = Array.from({ length: DRAWS }, () => normal(draw));
    const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
    expect(Math.abs(mean)).toBeLessThan(FIVE_SIGMA);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(values.every((value) => Math.abs(value) < 6)).toBe(true);
  });
});
