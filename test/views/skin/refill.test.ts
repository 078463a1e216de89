import { describe, expect, it } from 'vitest';
import { blanch, FULL_PRESS, pressWorth, refillColor } from '../../../src/views/skin/refill.ts';

/** Seconds until the disc has 95 % of its color back, read from the curve as a stopwatch would. */
function stopwatch(refill: number, held: number, firmness = 1): number {
  for (let t = 0; t < 30; t += 0.001) if (refillColor(t, refill, held, firmness) >= 0.95) return t;
  return Infinity;
}

describe('pressing a fingertip', () => {
  it('empties the disc within a second', () => {
    expect(blanch(0)).toBe(1);
    expect(blanch(1)).toBeLessThan(0.1);
  });

  it.each([1, 1.8, 3, 5, 8])(
    'lets the color back to 95 % at exactly the refill time of %s s after a full press',
    (refill) => {
      expect(stopwatch(refill, 10)).toBeCloseTo(refill, 2);
      expect(stopwatch(refill, FULL_PRESS)).toBeCloseTo(refill, 2);
    },
  );

  it('returns fast first, then slowly', () => {
    const at = (t: number): number => refillColor(t, 4, 10);
    expect(at(1) - at(0)).toBeGreaterThan(2 * (at(2) - at(1)));
    expect(at(2) - at(1)).toBeGreaterThan(at(4) - at(3));
  });

  it('reads short after a short or a light press', () => {
    expect(stopwatch(5, 2)).toBeLessThan(4);
    expect(stopwatch(5, 5)).toBeLessThan(5);
    expect(stopwatch(5, 10, 0.4)).toBeLessThan(4.2);
    expect(pressWorth(1)).toBeLessThan(pressWorth(3));
  });

  it('never jumps and never overshoots', () => {
    for (const held of [0.05, 0.3, 1, 4, 10]) {
      expect(refillColor(0, 4, held)).toBeCloseTo(blanch(held), 6);
      let last = 0;
      for (let t = 0; t < 12; t += 0.05) {
        const color = refillColor(t, 4, held);
        expect(color).toBeGreaterThanOrEqual(last);
        expect(color).toBeLessThanOrEqual(1);
        last = color;
      }
    }
  });
});
