// Statistics over patients: known tables, and laws that must hold for every table.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auc,
  corr,
  logitOr,
  mean,
  median,
  OF_ONE,
  OF_TWO,
  oddsRatio,
  quantile,
  sd,
  slope,
  smd,
  spearman,
} from '../../../src/headless/trial/statistics.ts';

const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null, freq: 5 });
const table = fc.array(fc.tuple(value, value), { maxLength: 40 });
const whole = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
  minLength: 3,
  maxLength: 40,
});

describe('known tables', () => {
  it('describe one value', () => {
    expect(mean([1, 2, null, 6])).toBe(3);
    expect(median([5, 1, null, 3, 2])).toBe(2.5);
    expect(sd([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
    expect(quantile([1, 2], 1.5)).toBeNull();
  });

  it('relate two values', () => {
    expect(slope([1, 2, 3], [2, 4, 6])).toBeCloseTo(2, 12);
    expect(corr([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 12);
    expect(spearman([1, 2, 3, 4], [1, 8, 27, 1000])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 2, 4], [1, 2, 2, 4])).toBeCloseTo(1, 12);
    expect(corr([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(corr([1, 2, null], [1, 2, 3])).toBeNull();
  });

  it('tell the labeled from the others', () => {
    expect(auc([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
    expect(auc([1, 1], [0, 1])).toBe(0.5);
    expect(auc([1, 2], [1, 1])).toBeNull();
    expect(smd([1, 2, 3, 3, 4, 5], [0, 0, 0, 1, 1, 1])).toBeCloseTo(2, 12);
    // 8 of 10 against 2 of 10: (8.5 x 8.5) / (2.5 x 2.5).
    const exposed = Array.from({ length: 20 }, (_, i) => Number(i < 10));
    const dead = exposed.map((one, i) => Number(i % 10 < (one === 1 ? 8 : 2)));
    expect(oddsRatio(exposed, dead)).toBeCloseTo((8.5 * 8.5) / (2.5 * 2.5), 12);
  });

  it('fit a logistic slope: with a yes-or-no x it is the odds ratio itself', () => {
    const exposed = Array.from({ length: 40 }, (_, i) => Number(i < 20));
    const dead = exposed.map((one, i) => Number(i % 20 < (one === 1 ? 12 : 4)));
    expect(logitOr(exposed, dead)).toBeCloseTo((12 * 16) / (8 * 4), 6);
    expect(logitOr([1, 2, 3, 4], [0, 0, 1, 1])).toBeNull(); // complete separation has no slope
  });
});

describe('laws', () => {
  it('no table makes a statistic throw or return what is no number', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        for (const of of Object.values(OF_ONE)) expect(of(x) === null || !Number.isNaN(of(x))).toBe(true);
        for (const of of Object.values(OF_TWO)) expect(of(x, y) === null || !Number.isNaN(of(x, y))).toBe(true);
      }),
    );
  });

  it('the order of patients does not matter', () => {
    fc.assert(
      fc.property(whole, (rows) => {
        const turned = rows.toReversed();
        for (const of of Object.values(OF_TWO)) {
          const [here, there] = [rows, turned].map((list) =>
            of(
              list.map(([a]) => a),
              list.map(([, b]) => Number(b > 0)),
            ),
          );
          expect(here === null).toBe(there === null);
          expect(here ?? 0).toBeCloseTo(there ?? 0, 4);
        }
      }),
    );
  });

  it('a shift and a scale of x leave correlation, ranks and area alone and carry the slope', () => {
    fc.assert(
      fc.property(whole, (rows) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        const moved = x.map((one) => 3 * one + 7);
        expect(corr(moved, y) ?? 0).toBeCloseTo(corr(x, y) ?? 0, 9);
        expect(spearman(moved, y)).toBe(spearman(x, y));
        expect(
          auc(
            moved,
            y.map((b) => Number(b > 0)),
          ),
        ).toBe(
          auc(
            x,
            y.map((b) => Number(b > 0)),
          ),
        );
        expect(3 * (slope(moved, y) ?? 0)).toBeCloseTo(slope(x, y) ?? 0, 9);
      }),
    );
  });

  it('the odds ratio of the opposite is the inverse', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 }), (rows) => {
        const [x, y] = [rows.map(([a]) => Number(a)), rows.map(([, b]) => Number(b))];
        const inverse = oddsRatio(
          x.map((one) => 1 - one),
          y,
        );
        expect((oddsRatio(x, y) ?? 0) * (inverse ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});
