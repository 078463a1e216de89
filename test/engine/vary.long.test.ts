// The same case is another patient for another seed, so that a memorized script fails; the same seed is always the same patient.
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readFileSync } from 'node:fs';
import { caseProblems } from '../../src/engine/case-schema.ts';
import { caseOffer, caseSummary } from '../../src/engine/read-case.ts';
import { makeResult } from '../../src/engine/results.ts';
import { drawnCase, drawnSummary } from '../../src/engine/vary.ts';
import { caseIds, readCase } from '../../src/headless/case-file.ts';
import { Ward } from './machine-driver.ts';

const text = readFileSync('cases/urosepsis.yaml', 'utf8');
const urosepsis = readCase('urosepsis');
const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);

describe('seed 1', () => {
  it('is the patient as written', () => {
    const { host, illness } = drawnCase(urosepsis, 1);
    expect(host).toEqual(urosepsis.host);
    expect(illness).toEqual(urosepsis.illness);
  });

  it('has its age and weight in words', () => {
    expect(caseSummary(urosepsis).subtitle).toContain('68 years, 74 kg');
    expect(drawnCase(urosepsis, 1).handover[0]).toContain('Lindner, 68,');
  });

  it('stands in the library as ranges, because nobody knows yet who will come', () => {
    expect(caseOffer(urosepsis).subtitle).toContain('65 to 78 years, 62 to 88 kg');
  });
});

describe.each(caseIds())('%s', (id) => {
  const written = readCase(id);
  const drawn = SEEDS.map((seed) => drawnCase(written, seed));

  it('draws every patient within its ranges, and not the same one twice', () => {
    const { vary } = written;
    for (const { host, illness } of drawn) {
      expect(host.age).toBeGreaterThanOrEqual(vary!.age![0]);
      expect(host.age).toBeLessThanOrEqual(vary!.age![1]);
      expect(host.weight).toBeGreaterThanOrEqual(vary!.weight![0]);
      expect(host.weight).toBeLessThanOrEqual(vary!.weight![1]);
      expect(vary!.endotype ?? [written.illness.endotype]).toContain(illness.endotype);
    }
    expect(new Set(drawn.map(({ host }) => `${host.age} ${host.weight} ${host.tone}`)).size).toBeGreaterThan(50);
  });

  it('is the same for the same seed, and not drawn again when it was drawn before', () => {
    SEEDS.forEach((seed, i) => expect(drawnCase(drawn[i], seed)).toEqual(drawn[i]));
  });

  it('leaves no brace in any text', () => {
    for (const one of drawn) expect(JSON.stringify(one)).not.toMatch(/\{\w+\}/);
  });

  it('is told before the bedside with the same age, weight and illnesses as at the bedside', () => {
    const { written: _, ...usual } = caseOffer(written);
    SEEDS.forEach((seed, i) => {
      const { subtitle, handover, chart } = caseSummary(drawn[i]);
      expect(drawnSummary(caseOffer(written), seed)).toEqual({ ...usual, subtitle, handover, chart });
    });
  });
});

it('tells one more illness in the chart, or there is none', () => {
  const told = SEEDS.slice(1).map((seed) => {
    const { host, chart } = drawnCase(urosepsis, seed);
    const also = chart.find(({ label }) => label === 'Also')?.value ?? '';
    expect(also.includes('diabetes')).toBe(host.diabetes > 0);
    expect(also.includes('pressure')).toBe(host.hypertension > 0);
    return also;
  });
  expect(new Set(told).size).toBe(3);
});

it('scatters results as much as the case says', () => {
  const { chart, look } = new Ward({ lactate: 4 }).begin().wait(1);
  const lactateOf = (noise: number): (number | null | undefined)[] =>
    SEEDS.map((number) => {
      const order = { number, order: 'lactate', values: {}, state: 'done', placedAt: 0, startsAt: 0 } as const;
      const result = makeResult(chart, { ...urosepsis, noise }, { ...order, sampleAt: 0, endsAt: 0 }, 0, look);
      return result.values.find(({ name }) => name === 'lactate')?.value;
    });
  expect(new Set(lactateOf(0))).toEqual(new Set([4]));
  expect(new Set(lactateOf(1)).size).toBeGreaterThan(3);
});

describe('mistakes in ranges are told', () => {
  const problems = (change: (value: Record<string, Record<string, unknown>>) => void): string[] => {
    const value = parse(text) as Record<string, Record<string, unknown>>;
    change(value);
    return caseProblems(parse(stringify(value))).map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it.each([
    ['turned round', { age: [78, 65] }, 'vary.age: goes from 78 to 65: the lower number comes first'],
    [
      'without the patient as written',
      { weight: [40, 60] },
      'vary.weight: leaves out the 74 of the patient as written',
    ],
    ['too young for the target', { age: [50, 78] }, 'vary.age: a target of 60 mmHg is for 65 years and over'],
    ['unknown', { height: [150, 180] }, 'vary.height: is not a field of a case file'],
    [
      'without the endotype',
      { endotype: ['leak'] },
      'vary.endotype: leaves out the "reference" of the patient as written',
    ],
  ])('a range %s', (_name, vary, message) => {
    expect(problems((value) => (value['vary'] = vary))).toContain(message);
  });

  it.each([
    ['turned round', [62, 51], {}, 'goes from 62 to 51: leave at least 6 mmHg'],
    ['too narrow to be met', [55, 58], {}, 'goes from 55 to 58: leave at least 6 mmHg'],
    ['without an infection', [51, 62], { load: 0 }, 'needs an infection that has grown for 8 hours or more'],
    ['that came too fast', [51, 62], { hours: 3 }, 'needs an infection that has grown for 8 hours or more'],
  ])('pressures of arrival %s', (_name, map, illness, message) => {
    const found = problems((value) => {
      value['arrives'] = { map };
      Object.assign(value['illness'], illness);
    });
    expect(found).toContain(`arrives.map: ${message}`);
  });

  it('an illness that the patient has anyway', () => {
    const both = problems((value) => {
      value['host']['diabetes'] = 0.5;
    });
    expect(both).toEqual(['vary.comorbidity.0: diabetes is part of the patient as written already']);
  });

  it('a number in words that varies, and a brace that means nothing', () => {
    const words = problems((value) => {
      Object.assign(value, { handover: ['A woman, 68, of 74 kg, called {name}.'] });
    });
    expect(words).toEqual([
      'handover.0: {name} means nothing; there are {age} and {weight}',
      'handover.0: says 68 although the age varies: write {age}',
      'handover.0: says 74 kg although the weight varies: write {weight}',
    ]);
  });
});
