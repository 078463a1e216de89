// The model's own mathematics is as accurate as it says, and gives the same bits in every engine.
import { describe, expect, test } from 'vitest';
import { chanceStream } from '../../src/perfusion/chance.ts';
import { cos, exp, hill, limit, log, pow, sin, tanh } from '../../src/perfusion/math.ts';
import { GOLDEN, mathDigest } from './math-digest.ts';

const INPUTS = 100_000;

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);
function bitsOf(x: number): bigint {
  float[0] = x;
  return bits[0];
}

/** Steps between two numbers of the same sign, in units of the last place. */
function ulps(a: number, b: number): number {
  const steps = Number(bitsOf(a) - bitsOf(b));
  return steps < 0 ? -steps : steps;
}

/** The largest `distance` over many seeded inputs. */
function worst(seed: number, distance: (draw: () => number) => number): number {
  const draw = chanceStream(seed);
  let largest = 0;
  for (let i = 0; i < INPUTS; i++) {
    const now = distance(draw);
    if (!(now <= largest)) largest = now;
  }
  return largest;
}

const relative = (ours: number, theirs: number): number =>
  theirs === 0 ? Math.abs(ours) : Math.abs(ours / theirs - 1);

describe('accuracy against the built-in functions', () => {
  test('exp is within 1 unit in the last place, down to the smallest numbers', () => {
    const compare = (x: number): number => ulps(exp(x), Math.exp(x));
    expect(worst(1, (draw) => compare((draw() - 0.5) * 1400))).toBeLessThanOrEqual(1);
    expect(worst(2, (draw) => compare(-745 + draw() * 40))).toBeLessThanOrEqual(1);
    expect(worst(3, (draw) => compare(draw() - 0.5))).toBeLessThanOrEqual(1);
  });
  test('log is within 1 unit in the last place, also near 1 and for numbers of any size', () => {
    const compare = (x: number): number => ulps(log(x), Math.log(x));
    expect(worst(4, (draw) => compare(draw() / draw()))).toBeLessThanOrEqual(1);
    expect(worst(5, (draw) => compare(1 + (draw() - 0.5) / 100))).toBeLessThanOrEqual(1);
    expect(worst(6, (draw) => compare(2 ** ((draw() - 0.5) * 2100)))).toBeLessThanOrEqual(1);
  });
  test('pow is within 1e-13 of the value for base 0-1000 and exponent -10 to 10', () => {
    const compare = (x: number, y: number): number => relative(pow(x, y), x ** y);
    expect(worst(7, (draw) => compare(draw() * 10, (draw() - 0.5) * 20))).toBeLessThan(1e-13);
    expect(worst(8, (draw) => compare(draw() * 1000, draw() * 8))).toBeLessThan(1e-13);
  });
  test('sin is within 1 unit in the last place up to 100,000 radians', () => {
    expect(worst(9, (draw) => sinError((draw() - 0.5) * 6.3))).toBeLessThanOrEqual(1);
    expect(worst(10, (draw) => sinError((draw() - 0.5) * 2e5))).toBeLessThanOrEqual(1);
  });
  // cos(x) is sin(x + pi/2), so it inherits the rounding of that sum: half a unit in the last place of the angle.
  test('cos is within 1e-15 of 1 for one turn and within 1e-11 of 1 up to 100,000 radians', () => {
    expect(worst(11, (draw) => cosError((draw() - 0.5) * 6.3))).toBeLessThan(1e-15);
    expect(worst(12, (draw) => cosError((draw() - 0.5) * 2e5))).toBeLessThan(1e-11);
  });
  test('tanh is within 1e-15 of 1', () => {
    expect(worst(13, (draw) => tanhError((draw() - 0.5) * 50))).toBeLessThan(1e-15);
  });

  const sinError = (x: number): number => ulps(sin(x), Math.sin(x));
  const cosError = (x: number): number => Math.abs(cos(x) - Math.cos(x));
  const tanhError = (x: number): number => Math.abs(tanh(x) - Math.tanh(x));
});

describe('edges', () => {
  test.each([-Infinity, -746, -745.2, -709, -0, 0, 709.79, 710, Infinity, NaN])(
    'exp(%d) is the built-in value',
    (x) => {
      expect(exp(x)).toBe(Math.exp(x));
    },
  );
  test.each([-1, -0, 0, Number.MIN_VALUE, 1, Number.MAX_VALUE, Infinity, NaN])('log(%d) is the built-in value', (x) => {
    expect(log(x)).toBe(Math.log(x));
  });
  test.each([
    [0, 0],
    [0, 2],
    [0, -2],
    [1, 1e300],
    [2, Infinity],
    [2, -Infinity],
    [2, NaN],
    [Infinity, 2],
  ])('pow(%d, %d) is the built-in value', (x, y) => {
    expect(pow(x, y)).toBe(x ** y);
  });
  test('sine and cosine of nothing and of no number', () => {
    expect([sin(0), cos(0), sin(NaN), cos(Infinity)]).toEqual([0, 1, NaN, NaN]);
  });
  test('tanh levels off at 1', () => {
    expect([tanh(-1000), tanh(0), tanh(1000)]).toEqual([-1, 0, 1]);
  });
});

describe('helpers', () => {
  test('limit keeps a value inside its range', () => {
    expect([limit(-1, 0, 2), limit(1, 0, 2), limit(3, 0, 2)]).toEqual([0, 1, 2]);
  });
  test('hill is 0 at nothing, a half at the half-effect value, and rises towards 1', () => {
    expect([hill(-1, 2), hill(0, 2), hill(1, 2), hill(1, 0.5)]).toEqual([0, 0, 0.5, 0.5]);
    expect(hill(100, 2)).toBeCloseTo(1, 3);
  });
});

test('every result has the bits that every engine must find', () => {
  expect(mathDigest()).toBe(GOLDEN);
});
