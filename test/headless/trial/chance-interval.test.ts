// How much of a check is luck in who was drawn, and how many patients take the luck out of it.
import { describe, expect, it } from 'vitest';
import { chanceInterval, patientsNeeded } from '../../../src/headless/trial/chance-interval.ts';
import type { Interval } from '../../../src/headless/trial/chance-interval.ts';
import type { PatientData } from '../../../src/headless/trial/data.ts';
import { parseExpression } from '../../../src/headless/trial/parse.ts';
import type { Scope } from '../../../src/headless/trial/scope.ts';

const lived = { measures: {}, series: {}, samples: [], end: 0 };
const scope: Scope = {
  arms: new Map(),
  runIn: { measures: new Map(), series: new Set() },
  definitions: new Map(),
  facts: new Map([['age', 'number']]),
  columns: new Map(),
};
/** Ages 40, 60, 40, 60: their spread is ten years. */
const people = (count: number): PatientData[] =>
  Array.from({ length: count }, (_, i) => ({ facts: { age: i % 2 === 0 ? 40 : 60 }, runIn: lived, arms: {} }));
const width = ({ from, to }: Interval): number => to - from;
const meanAge = (count: number): Interval => chanceInterval(parseExpression('mean(age)'), scope, people(count))!;

describe('the interval of chance', () => {
  it('is two standard errors to either side of a mean', () => {
    const { from, to } = meanAge(36); // 10 / 6 is the standard error
    expect(from).toBeLessThan(50);
    expect(to).toBeGreaterThan(50);
    expect(width({ from, to })).toBeGreaterThan(5);
    expect(width({ from, to })).toBeLessThan(8);
  });

  it('is half as wide with four times the patients, and always the same', () => {
    expect(width(meanAge(100)) / width(meanAge(25))).toBeCloseTo(0.5, 0.5);
    expect(meanAge(25)).toEqual(meanAge(25));
  });

  it('is not known of two patients, or where too few draws give a value', () => {
    expect(chanceInterval(parseExpression('mean(age)'), scope, people(2))).toBeNull();
    expect(chanceInterval(parseExpression('mean(where(age, age > 70))'), scope, people(20))).toBeNull();
  });
});

describe('patients needed', () => {
  it('are those with whom the interval is as wide as the band', () => {
    expect(patientsNeeded({ from: 0, to: 4 }, 0, 4, 10)).toBe(10);
    expect(patientsNeeded({ from: 0, to: 8 }, 0, 4, 10)).toBe(40);
    expect(patientsNeeded({ from: 0, to: 0 }, 0, 4, 10)).toBe(3);
  });

  it('are not known for a band with an open end', () => {
    expect(patientsNeeded({ from: 0, to: 4 }, 0, null, 10)).toBeNull();
  });
});
