// Scores are what the paper says and nothing else: points at the limits, and a chance of death that rises with every sign.
import { describe, expect, it } from 'vitest';
import { deathChance, type Prospect } from '../../src/perfusion/body/outcome.ts';
import { pressorDoses } from '../../src/perfusion/body/pressors.ts';
import {
  type Chart,
  coagulopathyOf,
  disseminatedClottingOf,
  kidneyInjuryStage,
  sofaOf,
} from '../../src/perfusion/body/scores.ts';
import { createUrineHistory, noteUrine, urineOver } from '../../src/perfusion/body/urine-history.ts';
import { FORMULARY, healthy } from './patient-driver.ts';

const WELL: Chart = {
  arterialO2: 95,
  inspiredOxygen: 0.21,
  breathingSupport: false,
  platelets: 250,
  bilirubin: 10,
  creatinine: 75,
  baselineCreatinine: 75,
  meanPressure: 90,
  norepinephrine: 0,
  epinephrine: 0,
  dopamine: 0,
  otherPressor: false,
  coma: 15,
  urineDay: 1500,
  inr: 1,
  ddimer: 0.3,
  fibrinogen: 3,
};

describe('SOFA of 1996', () => {
  const points = (change: Partial<Chart>): number => sofaOf({ ...WELL, ...change });
  it.each([
    ['nothing is wrong', {}, 0],
    ['PaO2/FiO2 399', { arterialO2: 399, inspiredOxygen: 1 }, 1],
    ['PaO2/FiO2 299', { arterialO2: 299, inspiredOxygen: 1 }, 2],
    ['PaO2/FiO2 150 without support', { arterialO2: 150, inspiredOxygen: 1 }, 2],
    ['PaO2/FiO2 150 with support', { arterialO2: 150, inspiredOxygen: 1, breathingSupport: true }, 3],
    ['PaO2/FiO2 99 with support', { arterialO2: 99, inspiredOxygen: 1, breathingSupport: true }, 4],
    ['platelets 149', { platelets: 149 }, 1],
    ['platelets 49', { platelets: 49 }, 3],
    ['bilirubin 20', { bilirubin: 20 }, 1],
    ['bilirubin 102', { bilirubin: 102 }, 3],
    ['MAP 69', { meanPressure: 69 }, 1],
    ['dobutamine', { otherPressor: true }, 2],
    ['dopamine 6', { dopamine: 6 }, 3],
    ['norepinephrine 0.1', { norepinephrine: 0.1 }, 3],
    ['norepinephrine 0.11', { norepinephrine: 0.11 }, 4],
    ['GCS 14', { coma: 14 }, 1],
    ['GCS 9', { coma: 9 }, 3],
    ['creatinine 171', { creatinine: 171 }, 2],
    ['450 mL of urine in a day', { urineDay: 450 }, 3],
    ['150 mL of urine in a day', { urineDay: 150 }, 4],
  ])('%s', (_, change, expected) => {
    expect(points(change)).toBe(expected);
  });
});

it('SIC and overt DIC count as published (Iba 2017, ISTH)', () => {
  const clotting = { inr: 1.5, platelets: 90 };
  expect(coagulopathyOf({ ...WELL, inr: 1.3 })).toBe(1);
  expect(coagulopathyOf({ ...WELL, ...clotting })).toBe(4);
  expect(coagulopathyOf({ ...WELL, ...clotting, norepinephrine: 0.2 })).toBe(6);
  expect(disseminatedClottingOf(WELL)).toBe(0);
  expect(disseminatedClottingOf({ ...WELL, ddimer: 2 })).toBe(2);
  expect(disseminatedClottingOf({ ...WELL, platelets: 45, ddimer: 5, inr: 1.6, fibrinogen: 0.8 })).toBe(8);
});

it('KDIGO: by creatinine or by urine, whichever is worse', () => {
  const urine = { six: 1, twelve: 1, day: 1 };
  expect(kidneyInjuryStage(WELL, urine)).toBe(0);
  expect(kidneyInjuryStage({ ...WELL, creatinine: 102 }, urine)).toBe(1);
  expect(kidneyInjuryStage({ ...WELL, creatinine: 151 }, urine)).toBe(2);
  expect(kidneyInjuryStage({ ...WELL, creatinine: 226 }, urine)).toBe(3);
  expect(kidneyInjuryStage(WELL, { six: 0.4, twelve: 0.6, day: 0.9 })).toBe(1);
  expect(kidneyInjuryStage(WELL, { six: 0.4, twelve: 0.4, day: 0.7 })).toBe(2);
  expect(kidneyInjuryStage(WELL, { six: 0.2, twelve: 0.2, day: 0.25 })).toBe(3);
});

it('the urine chart remembers a day by ten minutes', () => {
  const history = createUrineHistory(1);
  expect(urineOver(history, 24)).toBeCloseTo(1440, 9);
  for (let i = 0; i < 120; i++) noteUrine(history, 0, 60);
  expect(urineOver(history, 2)).toBe(0);
  expect(urineOver(history, 6)).toBeCloseTo(240, 9);
});

it('pressors are counted as norepinephrine (Kotani 2023)', () => {
  const rates = new Float64Array(FORMULARY.drugs.length);
  const set = (id: string, rate: number): void => {
    rates[FORMULARY.drugs.findIndex((drug) => drug.id === id)] = rate;
  };
  set('norepinephrine', 0.2);
  set('vasopressin', 0.03);
  expect(pressorDoses(FORMULARY, rates).equivalent).toBeCloseTo(0.275, 9);
  expect(pressorDoses(FORMULARY, rates).others).toBe(true);
});

describe('the outlook beyond the simulated hours', () => {
  const MIDDLE: Prospect = {
    alive: true,
    mottling: 1,
    lactate: 3,
    urine: 1,
    lungs: 1,
    platelets: 0,
    liver: 0,
    brain: 0,
    age: 65,
    hypotension: 0,
    overload: 1,
    pressor: 0.1,
    debt: 0,
  };
  const odds = (change: Partial<Prospect>): number => {
    const chance = deathChance({ ...MIDDLE, ...change }, 14) / 100;
    return chance / (1 - chance);
  };
  it.each([
    ['mottling, per point', { mottling: 2 }, 2.26],
    ['lactate, per mmol/L', { lactate: 4 }, 1.29],
    ['little urine', { urine: 0.3 }, 3.03],
  ])('%s: the odds ratio of Dumas 2019', (_, change, ratio) => {
    expect(odds(change) / odds({})).toBeCloseTo(ratio, 6);
  });
  it('a day with a mean pressure 5 mmHg under 65 raises the odds as Maheshwari 2018 found', () => {
    expect(odds({ hypotension: 5 * 24 }) / odds({})).toBeCloseTo(1.114 ** 5, 6);
  });
  it.each([
    { brain: 3 },
    { platelets: 4 },
    { lungs: 3 },
    { liver: 3 },
    { age: 80 },
    { overload: 9 },
    { pressor: 0.6 },
    { debt: 100 },
  ])('%o makes it worse', (change) => {
    expect(odds(change)).toBeGreaterThan(odds({}));
  });
  it('two liters more or less below five make no difference (CLOVERS, CLASSIC)', () => {
    expect(odds({ overload: 4 })).toBe(odds({ overload: 2 }));
  });
  it('stands where cohorts stand: 5-12 % without shock, 25-50 % in shock, more at 28 days than at 14', () => {
    const quiet = deathChance({ ...MIDDLE, mottling: 0, lactate: 1.8 }, 14);
    const shock = deathChance({ ...MIDDLE, mottling: 2, lactate: 4, pressor: 0.3 }, 28);
    expect(quiet).toBeGreaterThan(5);
    expect(quiet).toBeLessThan(12);
    expect(shock).toBeGreaterThan(25);
    expect(shock).toBeLessThan(55);
    expect(deathChance(MIDDLE, 28)).toBeGreaterThan(deathChance(MIDDLE, 14));
    expect(deathChance({ ...MIDDLE, alive: false }, 14)).toBe(100);
  });
});

it('a healthy adult has no points, no injury and passes a milliliter per kilogram and hour', () => {
  const { sofa, sic, dic, aki_stage: injury, urine_2h: urine } = healthy().truth;
  expect([sofa, sic, dic, injury]).toEqual([0, 0, 0, 0]);
  expect(Math.abs(urine - 0.86)).toBeLessThan(0.15);
});
