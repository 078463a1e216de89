// What a body in danger does besides the baroreflex: it feels emptiness and bad blood, and pours out epinephrine, vasopressin and cortisol.
import { describe, expect, it, vi } from 'vitest';
import { answerStrain, createHormones, type Hormones, type Strain } from '../../src/perfusion/body/hormones.ts';
import {
  createReceptors,
  resetReceptors,
  senseBlood,
  senseFilling,
} from '../../src/perfusion/circulation/receptors.ts';
import { sensitivity } from '../../src/perfusion/endothelium/tone.ts';
import { healthy, HOUR, MINUTE, type PatientDriver } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const calm: Strain = { drive: 0, stimulus: 0, inducible: 0, glucocorticoid: 0, adrenalReserve: 1 };
/** Some hours of strain, minute by minute. */
function after(strain: Partial<Strain>, hours: number, from: Hormones = createHormones()): Hormones {
  const h = { ...from };
  for (let minute = 0; minute < hours * 60; minute++) answerStrain(h, { ...calm, ...strain }, MINUTE);
  return h;
}

describe('hormones', () => {
  it('a calm body pours out nothing', () => {
    expect(after({}, 24)).toEqual(createHormones());
  });
  it('epinephrine rises within minutes of danger and is gone a quarter of an hour after it', () => {
    const alarmed = after({ drive: 1.7 }, 0.1);
    expect(alarmed.epinephrine).toBeGreaterThan(0.3);
    expect(after({}, 0.3, alarmed).epinephrine).toBeLessThan(0.1 * alarmed.epinephrine);
  });
  it('vasopressin is high early in shock; after a day of septic shock it is near that of health, in cardiogenic shock it is not (Landry 1997: 3 against 23 ng/L)', () => {
    const early = after({ drive: 1.5 }, 1);
    const bleeding = after({ drive: 1.2 }, 24);
    const septic = after({ drive: 1.2, stimulus: 0.7, inducible: 0.5 }, 24);
    expect(early.vasopressin).toBeGreaterThan(15);
    expect(septic.vasopressin).toBeLessThan(4);
    expect(bleeding.vasopressin).toBeGreaterThan(2 * septic.vasopressin);
    expect(septic.store).toBeLessThan(0.5);
  });
  it('adrenals without reserve leave cortisol missing in sepsis; hydrocortisone fills the gap within hours', () => {
    const sick = { stimulus: 0.7, drive: 1 };
    expect(after(sick, 6).deficit).toBe(0);
    const weak = after({ ...sick, adrenalReserve: 0.3 }, 6);
    expect(weak.deficit).toBeGreaterThan(0.4);
    expect(after({ ...sick, adrenalReserve: 0.3, glucocorticoid: 0.9 }, 3, weak).deficit).toBeLessThan(0.12);
  });
  it('missing cortisol halves what catecholamines do at most (Annane 1998)', () => {
    expect(sensitivity(0.8, 0, 7.4, 0.6)).toBeLessThan(0.75 * sensitivity(0.8, 0, 7.4));
    expect(sensitivity(0.8, 0.9, 7.4)).toBeGreaterThan(sensitivity(0.8, 0, 7.4));
  });
});

describe('receptors', () => {
  const blood = { oxygen: 95, dioxide: 40, ph: 7.4, pressure: 90 };
  it('normal blood alarms nobody; hypoxia, hypercapnia, acid and a starving carotid body do', () => {
    const alarm = (bad: object): number => {
      const r = createReceptors();
      for (let s = 0; s < 120; s++) senseBlood(r, { ...blood, ...bad }, 1);
      return r.alarm;
    };
    expect(alarm({})).toBe(0);
    for (const bad of [{ oxygen: 38 }, { dioxide: 70 }, { ph: 7.1 }, { pressure: 35 }])
      expect(alarm(bad)).toBeGreaterThan(0.1);
  });
  it('an empty atrium drives vessels, a full one relaxes them, and both are forgotten over days', () => {
    const r = createReceptors();
    for (let s = 0; s < 60; s++) senseFilling(r, r.usual - 4, 1);
    expect(r.unloading).toBeGreaterThan(0.1);
    const full = createReceptors();
    for (let s = 0; s < 60; s++) senseFilling(full, full.usual + 4, 1);
    expect(full.unloading).toBeLessThan(-0.1);
    const used = createReceptors();
    for (let h = 0; h < 72; h++) resetReceptors(used, 2, HOUR);
    expect(used.usual).toBeLessThan(2.5);
  });
});

describe('a healthy adult who bleeds', () => {
  const bled = (volume: number): PatientDriver =>
    healthy()
      .bleed(volume, 20 * MINUTE)
      .wait(40 * MINUTE);
  const [start, tenth, third, most] = [healthy(), bled(500), bled(1650), bled(2000)].map((driver) =>
    driver.average(['map', 'hr', 'svr', 'scvo2', 'co', 'cvp']),
  );
  it('loses a tenth unnoticed: pressure within 6 mmHg, rate within 12 (ATLS class I)', () => {
    expect(Math.abs(tenth['map'] - start['map'])).toBeLessThan(6);
    expect(tenth['hr'] - start['hr']).toBeLessThan(12);
  });
  it('at a third of the blood volume the heart runs above 110 (ATLS class III: 120 and more)', () => {
    expect(third['hr']).toBeGreaterThan(108);
    expect(third['map']).toBeLessThan(start['map'] - 10);
  });
  it('clamps its vessels: resistance a tenth above rest and more', () => {
    expect(third['svr']).toBeGreaterThan(1.1 * start['svr']);
    expect(most['svr']).toBeGreaterThan(1.1 * start['svr']);
  });
  it('at two liters extracts half of the oxygen: central venous saturation near 50 %', () => {
    expect(most['scvo2']).toBeLessThan(53);
    expect(most['co']).toBeLessThan(0.7 * start['co']);
    expect(most['hr']).toBeGreaterThan(125);
  });
});

it('no dose of norepinephrine takes a healthy adult above 190 mmHg: the ventricle tires (Bellissant 2000: Emax +84)', () => {
  const driver = healthy()
    .give('norepinephrine', 2)
    .wait(15 * MINUTE);
  expect(driver.average(['map'])['map']).toBeLessThan(190);
  expect(driver.patient.circulation.mean.leftAtrial).toBeGreaterThan(15);
});
