// The expressions of trial files: read, checked and worked out over a made-up table of patients.
import { describe, expect, it } from 'vitest';
import { checkValue, newNeeds } from '../../../src/headless/trial/check-expression.ts';
import type { LivedArm, PatientData, Row } from '../../../src/headless/trial/data.ts';
import { evaluateEach, evaluateOne } from '../../../src/headless/trial/evaluate.ts';
import { parseExpression } from '../../../src/headless/trial/parse.ts';
import type { Clock, Scope } from '../../../src/headless/trial/scope.ts';
import { ExpressionError } from '../../../src/headless/trial/tokens.ts';

const clock = (measures: string[], series: string[] = []): Clock => ({
  measures: new Map(measures.map((name, i) => [name, i])),
  series: new Set(series),
});

function scopeOf(arms: Record<string, Clock>, definitions: Record<string, string> = {}): Scope {
  return {
    arms: new Map(Object.entries(arms)),
    runIn: clock(['before', 'after']),
    definitions: new Map(Object.entries(definitions).map(([name, text]) => [name, parseExpression(text)])),
    facts: new Map([
      ['age', 'number'],
      ['site', 'text'],
      ['lvef', 'number'],
    ]),
    columns: new Map([
      ['map', 'mmHg'],
      ['ci', 'L/min/m2'],
      ['lvef', '%'],
      ['urine_ml_h', 'mL/h'],
      ['rate_norepinephrine', 'ug/kg/min'],
    ]),
  };
}

const arm = (measures: Record<string, Row>, rest: Partial<LivedArm> = {}): LivedArm => ({
  measures: Object.fromEntries(Object.entries(measures).map(([name, values]) => [name, { t: 7200, values }])),
  series: {},
  samples: [],
  end: 7200,
  died: { died_24h: false, died_14d: false, died_28d: false },
  ...rest,
});
const patient = (age: number, arms: Record<string, LivedArm>, site = 'lung'): PatientData => ({
  facts: { age, site, lvef: 60 },
  runIn: { measures: {}, series: {}, samples: [], end: 0 },
  arms,
});

/** Four patients: mean pressure at h0 and h1; the last one has died in between. */
const pairs: [number, number | null][] = [
  [60, 70],
  [62, 70],
  [64, 80],
  [66, null],
];
const table = pairs.map(([h0, h1], i) =>
  patient(50 + 10 * i, { a: arm({ h0: { map: h0 }, h1: { map: h1 } }) }, i < 2 ? 'lung' : 'abdomen'),
);
const one = scopeOf({ a: clock(['h0', 'h1']) }, { gain: 'h1.map - h0.map', old: 'age >= 65' });

function value(text: string, scope = one, patients = table): number | null {
  const node = parseExpression(text);
  checkValue(node, scope, newNeeds());
  return evaluateOne(node, scope, patients);
}

function mistake(attempt: () => unknown): ExpressionError {
  try {
    attempt();
  } catch (error) {
    return error as ExpressionError;
  }
  throw new Error('no mistake was found');
}

describe('arithmetic', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['-2 ^ 2', -4],
    ['2 ^ 3 ^ 2', 512],
    ['2 ^ -1', 0.5],
    ['(1 + 2) * 3 - 4 / 2', 7],
    ['10 - 3 - 2', 5],
    ['not 1 == 2', 1],
    ['1 < 2 and 2 < 3 or 1 / 0 > 2', 1],
    ['2h / 1min', 120],
    ['1.5e2', 150],
  ])('%s = %d', (text, expected) => expect(value(text)).toBe(expected));

  it('has no value where division has none', () => expect(value('1 / 0')).toBeNull());
});

describe('over patients', () => {
  it.each([
    ['mean(h0.map)', 63],
    ['mean(h1.map - h0.map)', 34 / 3],
    ['median(gain)', 10],
    ['count(h0.map > 61)', 3],
    ['fraction(h1.map >= 70)', 1],
    ['mean(where(h0.map, site == "lung"))', 61],
    ['mean(where(h0.map, h0.map <= quantile(h0.map, 0.25)))', 60],
    ['count(old)', 2],
    ['max(h0.map) - min(h0.map)', 6],
    ['sum(h0.map)', 252],
    ['corr(age, h0.map)', 1],
    ['slope(age, h0.map)', 0.2],
    ['auc(h0.map, old)', 1],
    ['fraction(died_28d)', 0],
  ])('%s = %d', (text, expected) => expect(value(text)).toBeCloseTo(expected, 10));

  it('leaves out who has died, and says nothing about nobody', () => {
    expect(evaluateEach(parseExpression('h1.map - h0.map'), one, table)).toEqual([10, 8, 16, null]);
    expect(value('mean(where(h0.map, age > 100))')).toBeNull();
  });

  it('lets what is known decide when the rest is not', () => {
    expect(evaluateEach(parseExpression('h1.map > 0 or age >= 80'), one, table)).toEqual([1, 1, 1, 1]);
    expect(evaluateEach(parseExpression('h1.map > 0 and age < 80'), one, table)).toEqual([1, 1, 1, 0]);
    expect(evaluateEach(parseExpression('h1.map > 0 and age >= 80'), one, table)).toEqual([0, 0, 0, null]);
  });
});

describe('windows and series', () => {
  const samples = Array.from({ length: 121 }, (_, i) => ({
    t: 60 * i,
    values: { map: i, urine_ml_h: 60, rate_norepinephrine: 0.1, alive: 1 },
  }));
  const points = [100, 120, 140, 130, 120, 110].map((map, i) => ({ t: 600 + 60 * i, values: { map, ci: map / 40 } }));
  const lived = patient(60, { a: arm({ h2: { map: 5, alive: 1 } }, { samples, series: { s: points } }) });
  const scope = scopeOf({ a: clock(['h2'], ['s']) });

  it.each([
    ['mean(h2.mean_over(map, 1h))', 90.5],
    ['mean(h2.mean_over(map > 90, 1h))', 0.5],
    ['mean(h2.total_over(urine_ml_h, 1h))', 60],
    ['mean(h2.total_over(rate_norepinephrine, 2h))', 12],
    ['mean(h2.change_over(map, 30min))', 30],
    ['mean(series(s, map, 2))', 140],
    ['mean(peak(s, map))', 140],
    ['mean(trough(s, ci))', 2.5],
    ['mean(time_of_peak(s, map))', 120],
    ['mean(time_to(s, map >= 1.2 * series(s, map, 0)))', 60],
    ['mean(halflife(s, map))', 120],
  ])('%s = %d', (text, expected) => expect(value(text, scope, [lived])).toBeCloseTo(expected, 10));

  it('a fall from the first value is a fall toward zero, extended when the series is too short', () => {
    const falling = [8, 7, 6].map((map, i) => ({ t: 3600 * i, values: { map } }));
    const slow = patient(60, { a: arm({ h2: { map: 5 } }, { series: { s: falling } }) });
    expect(value('mean(halflife(s, map)) / 1h', scope, [slow])).toBeCloseTo((2 * Math.LN2) / Math.log(8 / 6), 10);
  });
});

describe('mistakes are found before a patient is lived, with their place', () => {
  const two = scopeOf({ a: clock(['h0']), b: clock(['h0'], ['s']) }, { round: 'round + 1' });
  it.each([
    ['mean(h0.map', 12, '")" is missing'],
    ['mean(h0.mapp)', 6, 'the model has no column "mapp"'],
    ['mean(h9.map)', 6, 'has no measure "h9"'],
    ['h0.map', 1, 'has a value for each patient'],
    ['1 < 2 < 3', 7, 'cannot be chained'],
    ['mean(map)', 6, 'is a column: name the measure'],
    ['mode(h0.map)', 1, 'there is no function "mode"'],
    ['mean(h0.map, 2)', 1, 'takes 1 value'],
    ['mean(5)', 6, 'needs a value for each patient'],
    ['1 $ 2', 3, '"$" was not expected'],
    ['mean(site)', 6, 'not a word'],
    ['count(site < "lung")', 12, 'only be compared with =='],
    ['count(age == "lung")', 11, 'cannot be compared with a word'],
    ['3h2', 1, 'neither a number nor a time'],
    ['', 1, 'ends too early'],
    ['mean(h0.mean_over(map, 5))', 24, 'a time of a minute or more'],
    ['time_to(s, mean(h0.map) > 5)', 9, 'has no series "s"'],
  ])('%s', (text, at, message) => {
    const error = mistake(() => value(text));
    expect(error).toBeInstanceOf(ExpressionError);
    expect(error.message).toContain(message);
    expect(error.at).toBe(at);
  });

  it('with several arms the arm must be named, and nothing may be defined by itself', () => {
    expect(() => value('mean(h0.map)', two)).toThrow('there are several arms');
    expect(() => value('mean(round)', two)).toThrow('defined by itself');
    expect(() => value('fraction(died_28d)', two)).toThrow('several arms');
    expect(value('mean(a.h0.map)', two)).toBe(63);
  });

  it('a hostile depth is refused', () => {
    expect(() => parseExpression('('.repeat(100_000))).toThrow('nested too deeply');
    expect(() => parseExpression('not '.repeat(100_000))).toThrow('nested too deeply');
  });
});
