// What drugs do to the whole patient: nothing at nothing, more at more, and less in sepsis. Bands that are still missed: test/slow/gaps.test.ts.
import { describe, expect, it, vi } from 'vitest';
import { killingRate } from '../../src/perfusion/body/antibiotics.ts';
import { healthy, MINUTE } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const LOOK = ['map', 'hr', 'co', 'skin_flow', 'pms'];
/** Means over two minutes, 18 minutes after the pump was set. */
const onDose = (drug: string, rate: number): Record<string, number> =>
  healthy()
    .give(drug, rate)
    .wait(18 * MINUTE)
    .average(LOOK);

describe('norepinephrine in a healthy adult (Ensinger 1992)', () => {
  const doses = [0, 0.06, 0.1, 0.14, 0.2];
  const readings = doses.map((rate) => onDose('norepinephrine', rate));
  it('raises pressure more with every dose: by 8, 15, 21 and 30 mmHg', () => {
    for (let i = 1; i < doses.length; i++) expect(readings[i]['map'] - readings[i - 1]['map']).toBeGreaterThan(2);
    const bands = [
      [1, 7, 10],
      [2, 14, 15],
      [3, 20, 21],
      [4, 30, 32],
    ];
    for (const [dose, low, high] of bands) {
      expect(readings[dose]['map'] - readings[0]['map']).toBeGreaterThan(low - 0.5);
      expect(readings[dose]['map'] - readings[0]['map']).toBeLessThan(high + 0.5);
    }
  });
  it('levels off: ten times the dose takes nobody above 190 mmHg (Bellissant 2000: at most 84 mmHg above rest)', () => {
    const most = onDose('norepinephrine', 2)['map'] - readings[0]['map'];
    expect(most).toBeGreaterThan(60);
    expect(most).toBeLessThan(100);
  });
  it('slows the heart by reflex, narrows the skin, and fills the veins that carry blood back', () => {
    expect(readings[4]['hr']).toBeLessThan(readings[0]['hr'] - 5);
    const skin = (reading: Record<string, number>): number => reading['skin_flow'] / reading['map'];
    expect(skin(readings[4])).toBeLessThan(0.8 * skin(readings[0])); // narrower: less flow for its pressure
    expect(readings[4]['pms']).toBeGreaterThan(readings[0]['pms'] + 0.5);
  });
  it('stands in plasma at 2.3, 3.8, 5.4 and 7.7 ug/L, as measured', () => {
    const bands = [
      [0.06, 2.2, 3.4],
      [0.1, 3.6, 4.4],
      [0.14, 4.6, 6.8],
      [0.2, 6.4, 8.5],
    ];
    for (const [rate, low, high] of bands) {
      const { patient } = healthy()
        .give('norepinephrine', rate)
        .wait(15 * MINUTE);
      const place = patient.formulary.drugs.findIndex(({ id }) => id === 'norepinephrine');
      expect(patient.drugs.plasma[place]).toBeGreaterThan(low);
      expect(patient.drugs.plasma[place]).toBeLessThan(high);
    }
  });
  it('is gone a quarter of an hour after the pump stops', () => {
    const driver = healthy()
      .give('norepinephrine', 0.2)
      .wait(15 * MINUTE)
      .give('norepinephrine', 0)
      .wait(25 * MINUTE);
    expect(Math.abs(driver.average(['map'])['map'] - readings[0]['map'])).toBeLessThan(4);
  });
});

describe('a healthy heart on catecholamines', () => {
  const looks = ['map', 'sbp', 'hr', 'co', 'sv', 'svr', 'lvef'];
  const at = (drug: string, rate: number): Record<string, number> =>
    healthy()
      .give(drug, rate)
      .wait(14 * MINUTE)
      .average(looks);
  const calm = at('norepinephrine', 0);

  it('dobutamine 10 ug/kg/min: stroke volume up by a tenth to a third, pressure hardly (Pellikka 1995: 27 +/- 18 %)', () => {
    const driven = at('dobutamine', 10);
    expect(driven['sv'] / calm['sv']).toBeGreaterThan(1.1);
    expect(driven['sv'] / calm['sv']).toBeLessThan(1.4);
    expect(driven['co'] / calm['co']).toBeGreaterThan(1.25);
    expect(Math.abs(driven['map'] - calm['map'])).toBeLessThan(5);
  });
  it('epinephrine 0.05 ug/kg/min is a dilator: resistance falls, systolic pressure and ejection rise (Stratton 1985: by 18 mmHg and 0.14)', () => {
    const driven = at('epinephrine', 0.05);
    expect(driven['svr'] / calm['svr']).toBeLessThan(0.87);
    expect(driven['sbp'] - calm['sbp']).toBeGreaterThan(6);
    expect(driven['sbp'] - calm['sbp']).toBeLessThan(24);
    expect(driven['lvef'] - calm['lvef']).toBeGreaterThan(8);
    expect(driven['hr']).toBeGreaterThan(calm['hr'] + 2);
  });
});

describe('phenylephrine in a healthy adult (Martinsson 1986)', () => {
  const doses = [0.5, 1, 2, 4];
  const drivers = doses.map(
    (rate) =>
      healthy()
        .give('phenylephrine', rate)
        .wait(40 * MINUTE), // steady: half of it is gone in five minutes, a part only in hours
  );
  const rest = onDose('phenylephrine', 0);
  it('stands in plasma at 2.5 to 5.2, 5 to 13, 12 to 26 and 36 to 78 ug/L', () => {
    const bands = [
      [2.5, 5.2],
      [5, 13],
      [12, 26],
      [36, 78],
    ];
    drivers.forEach(({ patient }, dose) => {
      const place = patient.formulary.drugs.findIndex(({ id }) => id === 'phenylephrine');
      expect(patient.drugs.plasma[place]).toBeGreaterThan(bands[dose][0]);
      expect(patient.drugs.plasma[place]).toBeLessThan(bands[dose][1]);
    });
  });
  it('raises pressure and slows the heart with every dose, by 13 beats at most (two more or less)', () => {
    let before = rest;
    for (const driver of drivers) {
      const now = driver.average(LOOK);
      expect(now['map']).toBeGreaterThan(before['map'] + 2);
      expect(now['hr']).toBeLessThan(before['hr'] - 1);
      expect(rest['hr'] - now['hr']).toBeLessThan(15);
      before = now;
    }
  });
});

it('hydrocortisone needs an hour to answer and stays for hours', () => {
  const driver = healthy().inject('hydrocortisone', 50, 2 * MINUTE);
  const effect = (): number => driver.patient.drugs.glucocorticoid;
  driver.wait(10 * MINUTE);
  expect(effect()).toBeLessThan(0.25);
  driver.wait(80 * MINUTE);
  expect(effect()).toBeGreaterThan(0.4);
  driver.wait(3 * 60 * MINUTE);
  expect(effect()).toBeGreaterThan(0.4);
});

it('an antibiotic kills while it is there; a drug of no dose leaves no trace', () => {
  const driver = healthy()
    .inject('piperacillin-tazobactam', 4.5, 30 * MINUTE)
    .wait(40 * MINUTE);
  const { drugs, formulary } = driver.patient;
  expect(killingRate(drugs.site, formulary, 'gram-negative', 0)).toBeGreaterThan(0.6);
  expect(killingRate(drugs.site, formulary, 'mrsa', 0)).toBe(0);
  const { plasma, site } = healthy().wait(5 * MINUTE).patient.drugs;
  expect([...plasma, ...site].every((amount) => amount === 0)).toBe(true);
});
