// What comes out of the solved beds over a population under usual care, against what was measured in patients. Nothing here is put in.
import { beforeAll, describe, expect, it } from 'vitest';
import { chanceStream, subSeed } from '../../src/perfusion/chance.ts';
import { scoreFiveSites, type FiveSites } from '../../src/perfusion/five-sites.ts';
import { healthy, HOUR, MINUTE, type PatientDriver } from '../perfusion/patient-driver.ts';

const PATIENTS = 10;
const CARE = 4 * HOUR;
const COLUMNS = ['map', 'ci', 'svo2', 'lactate', 'skin_ppv', 'gut_ppv', 'kid_ppv', 'mus_ppv', 'vit_ppv'];

interface Studied {
  driver: PatientDriver;
  truth: Record<string, number>;
  sites: FiveSites;
}
const studied: Studied[] = [];

/** Adults of 40 to 85 years, septic for 14 to 24 h, each with a course of their own. */
function drawPatient(i: number): PatientDriver {
  const draw = chanceStream(subSeed(2013, i));
  const between = (low: number, high: number): number => low + (high - low) * draw();
  return healthy({
    seed: 500 + i,
    host: { age: Math.round(between(40, 85)), weight: between(55, 100), hemoglobin: between(9.5, 13.5) },
    illness: {
      load: 1,
      growth: between(0.32, 0.42),
      hours: between(14, 24),
      deficit: between(200, 1200),
      vasoplegia: between(0.9, 1.6),
      leak: between(0.4, 1),
      cardiac: between(0.6, 1.3),
      plugging: between(0.8, 1.3),
      clotting: between(0.4, 1),
      mitochondria: between(0.6, 1.2),
      source: between(0.3, 0.8),
    },
  });
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];
const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

beforeAll(() => {
  for (let i = 0; i < PATIENTS; i++) {
    const driver = drawPatient(i).treat(CARE);
    if (!driver.alive) continue;
    studied.push({ driver, truth: driver.average(COLUMNS), sites: scoreFiveSites(driver.patient) });
  }
}, 600_000);

describe('severe sepsis under usual care (De Backer 2013, n = 252: medians and quartiles)', () => {
  it('most patients live to be measured', () => expect(studied.length).toBeGreaterThanOrEqual(8));
  it('macro: MAP 65-77, cardiac index 2.7-4.0, SvO2 63-75 % (A23)', () => {
    expect(middle(studied.map((s) => s.truth['map']))).toBeGreaterThan(64);
    expect(middle(studied.map((s) => s.truth['map']))).toBeLessThan(77);
    expect(middle(studied.map((s) => s.truth['ci']))).toBeGreaterThan(2.7);
    expect(middle(studied.map((s) => s.truth['ci']))).toBeLessThan(4);
    expect(middle(studied.map((s) => s.truth['svo2']))).toBeGreaterThan(62.8);
    expect(middle(studied.map((s) => s.truth['svo2']))).toBeLessThan(74.7);
  });
  it('micro, at the same time: perfused share 50-74 % (A20)', () => {
    expect(middle(studied.map((s) => s.sites.ppv))).toBeGreaterThan(50);
    expect(middle(studied.map((s) => s.sites.ppv))).toBeLessThan(74);
  });
  it('heterogeneity 20-50 % (A22)', () => {
    expect(middle(studied.map((s) => s.sites.hiPpv))).toBeGreaterThan(20);
    expect(middle(studied.map((s) => s.sites.hiPpv))).toBeLessThan(50);
  });
  it('vessels keep their place: total density within 10 % of health (A07)', () =>
    expect(middle(studied.map((s) => s.sites.tcd))).toBeGreaterThan(0.9 * 17.2));
  it('perfused density 9-17 mm/mm2 (A08)', () => {
    expect(middle(studied.map((s) => s.sites.pcd))).toBeGreaterThan(9);
    expect(middle(studied.map((s) => s.sites.pcd))).toBeLessThan(17);
  });
});

describe('the bed decides', () => {
  it('beds of one patient can differ by 25 points, and each direction occurs', () => {
    const gaps = studied.map(({ truth }) => truth['skin_ppv'] - truth['kid_ppv']);
    const spread = studied.map(({ truth }) => {
      const beds = ['skin_ppv', 'gut_ppv', 'kid_ppv', 'mus_ppv', 'vit_ppv'].map((name) => truth[name]);
      return Math.max(...beds) - Math.min(...beds);
    });
    expect(middle(spread)).toBeGreaterThan(25);
    expect(Math.min(...gaps)).toBeLessThan(-5);
    expect(Math.max(...gaps)).toBeGreaterThan(5);
  });
});

describe('treatment, half an hour later, against the same patient without it', () => {
  const change = (act: (driver: PatientDriver) => PatientDriver): number[] =>
    studied.slice(0, 6).map(({ driver }) => {
      const control = driver.copy().wait(31 * MINUTE);
      return scoreFiveSites(act(driver.copy()).patient).ppv - scoreFiveSites(control.patient).ppv;
    });
  it('a liter early opens vessels on average (B01)', () => {
    expect(mean(change((d) => d.pour('balanced', 1000, 30 * MINUTE).wait(31 * MINUTE)))).toBeGreaterThan(1);
  });
  it('pressure from 65 to 85 is flat on average, with both signs (B13, B14)', () => {
    const steps = change((d) => d.holdPressure(85, 31 * MINUTE));
    expect(mean(steps)).toBeGreaterThan(-10);
    expect(mean(steps)).toBeLessThan(4);
    expect(Math.min(...steps)).toBeLessThan(0);
    expect(Math.max(...steps)).toBeGreaterThan(0);
  });
}, 600_000);
