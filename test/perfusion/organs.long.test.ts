// Organs beside heart and vessels: sugar and salts, lungs and oxygen, liver and kidney, and the hosts in whom they were ill before.
import { describe, expect, it, vi } from 'vitest';
import { createElectrolytes, type ElectrolyteCauses, shiftIons } from '../../src/perfusion/blood/electrolytes.ts';
import { createGlucose, type GlucoseCauses, sweeten } from '../../src/perfusion/blood/glucose.ts';
import { createIons } from '../../src/perfusion/blood/acid-base.ts';
import { createLiver, tendLiver } from '../../src/perfusion/body/liver.ts';
import { inspiredFraction } from '../../src/perfusion/body/oxygen-devices.ts';
import { healthy, HOUR, MINUTE, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

describe('glucose', () => {
  const calm: GlucoseCauses = {
    weight: 70,
    liver: 1,
    stimulus: 0,
    beta2: 0,
    glucocorticoid: 0,
    diabetes: 0,
    givenInsulin: 0,
    givenGlucose: 0,
    filtration: 120,
  };
  const after = (change: Partial<GlucoseCauses>, hours = 12): number => {
    const causes = { ...calm, ...change };
    const glucose = createGlucose(causes.diabetes, 1);
    for (let i = 0; i < hours * 60; i++) sweeten(glucose, causes, 60);
    return glucose.level;
  };
  it('a fasting adult stands at 5 mmol/L, a diabetic one higher', () => {
    expect(after({})).toBeCloseTo(5, 2);
    expect(after({ diabetes: 0.5 })).toBeGreaterThan(6.5);
    expect(after({ diabetes: 0.5 })).toBeLessThan(10);
  });
  it('inflammation and epinephrine raise it, to 8-10 mmol/L in septic shock', () => {
    const septic = after({ stimulus: 0.75 });
    expect(septic).toBeGreaterThan(7.5);
    expect(septic).toBeLessThan(10);
    expect(after({ stimulus: 0.75, beta2: 0.4 })).toBeGreaterThan(septic + 0.2);
    expect(after({ beta2: 0.5 })).toBeGreaterThan(6);
  });
  it('falls when the liver fails, into danger when little of it is left', () => {
    expect(after({ liver: 0.4 })).toBeLessThan(4.2);
    expect(after({ liver: 0.1 })).toBeLessThan(3);
  });
  it('without sugar nobody is awake', () => {
    const empty = healthy();
    empty.patient.organs.glucose.level = 1;
    empty.patient.host.cirrhosis = 1;
    empty.patient.organs.glucose.insulin = 8;
    expect(empty.wait(3 * MINUTE).truth['gcs']).toBeLessThan(9);
  });
  it('insulin lowers it, more insulin more', () => {
    const levels = [0, 2, 6].map((givenInsulin) => after({ stimulus: 0.7, givenInsulin }, 3));
    expect(levels[1]).toBeLessThan(levels[0]);
    expect(levels[2]).toBeLessThan(levels[1]);
  });
});

describe('potassium and calcium', () => {
  const calm: ElectrolyteCauses = {
    weight: 70,
    eats: true,
    water: 14,
    filtration: 1,
    turnover: 1,
    liver: 1,
    ph: 7.4,
    insulin: 1,
    beta2: 0,
    stimulus: 0,
    hypoxic: 0,
    citrateGiven: 0,
    calciumGiven: 0,
  };
  const after = (change: Partial<ElectrolyteCauses>, hours = 6): { potassium: number; calcium: number } => {
    const ions = createIons();
    const electrolytes = createElectrolytes();
    for (let i = 0; i < hours * 60; i++) shiftIons(electrolytes, ions, { ...calm, ...change }, 60);
    return { potassium: ions.potassium, calcium: electrolytes.calcium };
  };
  it('rest is rest for a day', () => {
    expect(after({}, 24).potassium).toBeCloseTo(4, 6);
    expect(after({}, 24).calcium).toBeCloseTo(1.2, 6);
  });
  it('acid, kidney failure and dying tissue raise potassium; insulin and beta-2 drugs lower it', () => {
    expect(after({ ph: 7.1 }).potassium).toBeGreaterThan(4.4);
    expect(after({ filtration: 0 }, 24).potassium).toBeGreaterThan(4.3);
    expect(after({ hypoxic: 0.5, filtration: 0 }).potassium).toBeGreaterThan(4.15);
    expect(after({ insulin: 6 }).potassium).toBeLessThan(3.4);
    expect(after({ beta2: 0.5 }).potassium).toBeLessThan(3.8);
  });
  it('a scarred kidney keeps its potassium as long as it filters as usual', () => {
    expect(after({ filtration: 0.3, turnover: 0.3 }, 24).potassium).toBeCloseTo(4, 3);
  });
  it('citrate binds calcium, more when the liver cannot burn it', () => {
    const massive = { citrateGiven: 20 };
    expect(after(massive, 1).calcium).toBeLessThan(1.05);
    expect(after({ ...massive, liver: 0.2 }, 1).calcium).toBeLessThan(after(massive, 1).calcium - 0.1);
  });
});

describe('oxygen devices', () => {
  const calm = { rate: 15, volume: 490 };
  const panting = { rate: 30, volume: 640 };
  const cannula = (flow: number, breath = calm): number => inspiredFraction({ device: 'nasal', flow }, 0.21, breath);
  it('a cannula gives a calm adult 0.25 at 1 L/min and 0.45-0.54 at 6 (Wettstein 2005: 0.26 to 0.54)', () => {
    expect(Math.abs(cannula(1) - 0.26)).toBeLessThan(0.02);
    expect(cannula(6)).toBeGreaterThan(0.42);
    expect(cannula(6)).toBeLessThan(0.54);
  });
  it('a panting patient gets less of the same flow', () => {
    expect(cannula(6, panting)).toBeLessThan(cannula(6) - 0.08);
  });
  it('a reservoir mask gives more than a cannula, and a set fraction is what it says', () => {
    const mask = inspiredFraction({ device: 'mask', flow: 15 }, 0.21, calm);
    expect(mask).toBeGreaterThan(0.75);
    expect(inspiredFraction({ device: 'high-flow', flow: 0 }, 0.5, panting)).toBe(0.5);
  });
  it('every more liter helps', () => {
    const steps = [1, 2, 3, 4, 5, 6].map((flow) => cannula(flow));
    for (let i = 1; i < steps.length; i++) expect(steps[i]).toBeGreaterThan(steps[i - 1]);
  });
});

describe('lungs', () => {
  // A base deficit of 7 asks for a PaCO2 of 31 mmHg, where sepsis alone has brought her; acid only quickens her beyond that.
  it('she pants against acid: above 28 breaths at a lactate over 9 and a base deficit over 10', () => {
    const sinking = urosepsis().waitUntil((truth) => truth['lactate'] > 9 && truth['be'] < -10, 8 * HOUR, 60);
    const { rr, paco2 } = sinking.truth;
    expect(rr).toBeGreaterThan(28);
    expect(paco2).toBeLessThan(30);
  });
  it('inflamed lungs take less oxygen over, and pressure at the end of expiration gives part of it back', () => {
    const sick = urosepsis();
    const without = sick.copy().wait(10 * MINUTE).truth['pf_ratio'];
    sick.inputs.oxygen.device = 'non-invasive';
    sick.inputs.inspiredOxygen = 0.21;
    const held = sick.wait(10 * MINUTE).truth['pf_ratio'];
    const usual = healthy().truth['pf_ratio'];
    expect(usual).toBeGreaterThan(400);
    expect(without).toBeLessThan(0.9 * usual);
    expect(held).toBeGreaterThan(without + 5);
  });
  it('without any breath carbon dioxide climbs by 6 to 12 mmHg in the first minute', () => {
    const still = healthy();
    const before = still.truth['paco2'];
    still.patient.vital.confusion = 1;
    still.patient.lungs.breaths = 0;
    const rise = still.wait(MINUTE).truth['paco2'] - before;
    expect(rise).toBeGreaterThan(4);
    expect(rise).toBeLessThan(12);
  });
  it('who stops breathing in room air dies of it within a quarter of an hour', () => {
    const still = healthy();
    const stop = (): void => {
      still.patient.vital.confusion = 1;
      still.patient.lungs.breaths = 0;
    };
    for (let i = 0; i < 180 && still.alive; i++) {
      stop();
      still.wait(5);
    }
    expect(still.alive).toBe(false);
  });
  it('a set ventilator moves what it is told to: half the breaths, twice the carbon dioxide in time', () => {
    const ventilated = healthy();
    Object.assign(ventilated.inputs.ventilation, { mode: 'ventilated', rate: 8, tidalVolume: 7 });
    ventilated.wait(40 * MINUTE);
    expect(ventilated.truth['rr']).toBe(8);
    expect(ventilated.truth['paco2']).toBeGreaterThan(60);
  });
});

describe('liver', () => {
  const sick = { flow: 0.6, stopped: 0.2, mitochondria: 0.2, cirrhosis: 0, stimulus: 0.7 };
  it('bilirubin stays at rest and rises over a day of shock', () => {
    const well = createLiver(0);
    const ill = createLiver(0);
    for (let i = 0; i < 24 * 60; i++) {
      tendLiver(well, { flow: 1, stopped: 0, mitochondria: 0, cirrhosis: 0, stimulus: 0 }, 60);
      tendLiver(ill, sick, 60);
    }
    expect(well.bilirubin).toBeCloseTo(10, 6);
    expect(ill.bilirubin).toBeGreaterThan(20);
    expect(ill.bilirubin).toBeLessThan(80);
    expect(ill.factors).toBeLessThan(0.7);
  });
  it('the scarred liver clears half of the lactate, so that the same infection stands higher', () => {
    const scarred = urosepsis({ host: { cirrhosis: 0.7 } }).truth;
    const usual = urosepsis().truth;
    expect(scarred['lactate']).toBeGreaterThan(usual['lactate'] + 1);
    expect(scarred['bilirubin']).toBeGreaterThan(usual['bilirubin'] * 1.3);
    expect(scarred['inr']).toBeGreaterThan(usual['inr'] + 0.2);
  });
});
