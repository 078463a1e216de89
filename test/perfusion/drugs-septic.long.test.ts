// What each drug does to a septic patient on norepinephrine, against the same patient without it. One lesson per test.
import { describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE, type PatientDriver, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const LOOK = ['map', 'hr', 'co', 'svr', 'crt_finger_s', 'lactate', 'urine_ml_h', 'skin_flow', 'temp_core'];
let shock: PatientDriver | undefined;
/** Two hours into good care, norepinephrine 0.1 ug/kg/min. */
const patient = (): PatientDriver => (shock ??= urosepsis().treat(2 * HOUR)).copy().give('norepinephrine', 0.1);
const settled = (driver: PatientDriver, wait = 18): Record<string, number> => driver.wait(wait * MINUTE).average(LOOK);
let usual: Record<string, number> | undefined;
const without = (): Record<string, number> => (usual ??= settled(patient()));
const on = (drug: string, rate: number): Record<string, number> => settled(patient().give(drug, rate));

describe('pressors', () => {
  it('norepinephrine lifts pressure and output without slowing a septic heart (Dubin 2009, Thooft 2011)', () => {
    const more = settled(patient().give('norepinephrine', 0.3));
    expect(more['map']).toBeGreaterThan(without()['map'] + 8);
    expect(Math.abs(more['hr'] - without()['hr'])).toBeLessThan(8);
    expect(more['co']).toBeGreaterThan(without()['co']);
  });
  it('vasopressin 0.03 U/min lets norepinephrine be halved at the same pressure, and urine flows half again to twice as much (Patel 2002)', () => {
    expect(on('vasopressin', 0.03)['map']).toBeGreaterThan(without()['map'] + 2);
    const course = (driver: PatientDriver): Record<string, number> => settled(driver, 90);
    const alone = course(patient().give('norepinephrine', 0.2));
    const both = course(patient().give('norepinephrine', 0.1).give('vasopressin', 0.03));
    expect(Math.abs(both['map'] - alone['map'])).toBeLessThan(4);
    expect(both['urine_ml_h'] / alone['urine_ml_h']).toBeGreaterThan(1.4);
    expect(both['urine_ml_h'] / alone['urine_ml_h']).toBeLessThan(2.1);
  });
  it('an hour after hydrocortisone the largest pressor response is 51 to 103 mmHg, 22 to 56 without it (Bellissant 2000)', () => {
    const shocked = urosepsis().treat(100 * MINUTE);
    const largest = (driver: PatientDriver): number => {
      const [none, most] = [0, 1.5].map((rate) => driver.copy().give('norepinephrine', rate));
      const pressure = (one: PatientDriver): number => one.wait(25 * MINUTE).average(['map'])['map'];
      return pressure(most) - pressure(none);
    };
    const [without, restored] = [shocked.copy(), shocked.inject('hydrocortisone', 50, 2 * MINUTE)].map((driver) =>
      largest(driver.holdPressure(65, HOUR)),
    );
    expect(without).toBeGreaterThan(22);
    expect(without).toBeLessThan(56);
    expect(restored).toBeGreaterThan(51);
    expect(restored).toBeLessThan(103);
  });
  it('angiotensin II 20 ng/kg/min does the work of two thirds of it (ATHOS pilot) and urine rises', () => {
    const spared = settled(patient().give('norepinephrine', 0.035).give('angiotensin-ii', 20));
    expect(spared['map']).toBeGreaterThan(without()['map'] - 2);
    expect(spared['urine_ml_h']).toBeGreaterThan(without()['urine_ml_h']);
  });
  it('phenylephrine slows the heart and lowers output at the same pressure', () => {
    const pure = settled(patient().give('norepinephrine', 0).give('phenylephrine', 1.5));
    expect(pure['co']).toBeLessThan(without()['co']);
  });
  it('epinephrine raises output and rate, and more lactate than norepinephrine that brings the same pressure (Myburgh 2008)', () => {
    const [less, epinephrine, same] = [
      patient().give('norepinephrine', 0.2),
      patient().give('norepinephrine', 0.2).give('epinephrine', 0.1),
      patient().give('norepinephrine', 0.25),
    ].map((driver) => settled(driver));
    expect(Math.abs(epinephrine['map'] - same['map'])).toBeLessThan(4);
    expect(epinephrine['hr']).toBeGreaterThan(less['hr'] + 5);
    expect(epinephrine['co']).toBeGreaterThan(less['co']);
    expect(epinephrine['lactate']).toBeGreaterThan(same['lactate'] + 0.05);
  });
  it('methylene blue adds pressure where nitric oxide holds vessels open', () => {
    const blue = settled(patient().inject('methylene-blue', 2, 30 * MINUTE), 40);
    expect(blue['map']).toBeGreaterThan(settled(patient(), 40)['map'] + 1);
  });
});

describe('heart and dilation', () => {
  it('dobutamine 10 ug/kg/min adds 0.5 to 1.5 L/min/m2 in filled septic shock at the same pressure (Enrico 2012; the mean of three women)', () => {
    const gains = [7, 11, 23].map((seed) => {
      const filled = urosepsis({ seed })
        .give('norepinephrine', 0.2)
        .pour('balanced', 2000, HOUR)
        .wait(90 * MINUTE);
      const look = (driver: PatientDriver): Record<string, number> => driver.wait(18 * MINUTE).average(['ci', 'map']);
      const [before, after] = [look(filled.copy()), look(filled.give('dobutamine', 10))];
      expect(Math.abs(after['map'] - before['map'])).toBeLessThan(5);
      return after['ci'] - before['ci'];
    });
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
    expect(mean).toBeGreaterThan(0.5);
    expect(mean).toBeLessThan(1.5);
  });
  it('does so by rate, stroke volume and wider vessels (Vincent 1990: output + 30 %)', () => {
    const dobutamine = on('dobutamine', 10);
    const of = (name: string): number => dobutamine[name] / without()[name];
    expect(of('co')).toBeGreaterThan(1.12);
    expect(of('co')).toBeLessThan(1.45);
    expect(of('hr')).toBeGreaterThan(1.05);
    expect(of('co') / of('hr')).toBeGreaterThan(1); // stroke volume
    expect(of('svr')).toBeLessThan(1);
    expect(Math.abs(dobutamine['map'] - without()['map'])).toBeLessThan(5); // Enrico 2012
  });
  it('esmolol early slows the heart and costs output and pressure (Levy 2021)', () => {
    const esmolol = on('esmolol', 100);
    expect(esmolol['hr']).toBeLessThan(without()['hr'] - 4);
    expect(esmolol['co']).toBeLessThan(without()['co']);
    expect(esmolol['map']).toBeLessThan(without()['map']);
  });
  it('nitroglycerin warms cold skin and costs pressure (Lima 2014)', () => {
    const open = on('nitroglycerin', 16);
    expect(open['skin_flow']).toBeGreaterThan(1.15 * without()['skin_flow']);
    expect(open['crt_finger_s']).toBeLessThan(without()['crt_finger_s']);
    expect(open['map']).toBeLessThan(without()['map'] - 3);
  });
  it('inhaled nitric oxide reaches the lung only (Trzeciak 2014: nothing changes elsewhere)', () => {
    expect(Math.abs(on('inhaled-nitric-oxide', 40)['map'] - without()['map'])).toBeLessThan(3);
  });
  it('propofol lowers pressure by taking the sympathetic drive (Nimmo 1994: 88 to 76 mmHg)', () => {
    const asleep = settled(patient().give('propofol', 2), 60);
    expect(asleep['map']).toBeLessThan(settled(patient(), 60)['map'] - 2);
  });
});

it('furosemide makes urine for two hours, as far as the kidney filters', () => {
  const urine = settled(patient().inject('furosemide', 40, 2 * MINUTE))['urine_ml_h'];
  expect(urine).toBeGreaterThan(3 * without()['urine_ml_h']);
});

it('paracetamol takes some tenths of a degree off the fever (HEAT)', () => {
  const cooler =
    settled(patient(), 120)['temp_core'] - settled(patient().inject('paracetamol', 1, 15 * MINUTE), 120)['temp_core'];
  expect(cooler).toBeGreaterThan(0.05);
  expect(cooler).toBeLessThan(0.6);
});
