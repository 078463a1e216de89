// Policies are compared patient by patient: what patients share drops out, and the interval says what is left to chance.
import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../../src/headless/cohort.ts';

describe('the difference between two policies', () => {
  it('is certain when every patient differs by the same, however unlike the patients are', () => {
    expect(pairedDifference([11, 101, 1001], [10, 100, 1000])).toEqual({ mean: 1, low: 1, high: 1 });
  });

  it('has an interval of two standard errors', () => {
    const told = pairedDifference([1, 2, 3, 4], [0, 0, 0, 0]);
    expect(told?.mean).toBe(2.5);
    expect((told?.high ?? 0) - (told?.low ?? 0)).toBeCloseTo((2 * 1.96 * Math.sqrt(5 / 3)) / 2, 9);
  });

  it('of one patient has no interval', () => {
    expect(pairedDifference([1], [0])).toBeNull();
  });
});
