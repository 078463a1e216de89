// What is in the bag: salt, protein, red cells, clotting factors, cold and citrate. One lesson per test.
import { describe, expect, it, vi } from 'vitest';
import { healthy, MINUTE, type PatientDriver, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

/** Change against the same patient without the bag, an hour after it was hung. */
function change(patient: () => PatientDriver, fluid: string, volume: number, minutes: number, column: string): number {
  const after = (driver: PatientDriver): number => driver.wait(60 * MINUTE).truth[column];
  return after(patient().pour(fluid, volume, minutes * MINUTE)) - after(patient());
}

describe('blood from the bank', () => {
  it('one unit of red cells raises a low hemoglobin by about 1 g/dL (Sakr 2007: 7.1 to 8.1 by one or two)', () => {
    const rise = change(() => healthy({ host: { hemoglobin: 8 } }), 'red-cells', 290, 30, 'hb');
    expect(rise).toBeGreaterThan(0.6);
    expect(rise).toBeLessThan(1.2);
  });
  it('one unit of platelets raises the count by 30 to 60', () => {
    const rise = change(healthy, 'platelets', 280, 30, 'platelets');
    expect(rise).toBeGreaterThan(25);
    expect(rise).toBeLessThan(60);
  });
  it('four units of plasma shorten a long INR; run in fast, their citrate takes ionized calcium', () => {
    const septic = urosepsis();
    const before = septic.truth['inr'];
    septic.pour('plasma', 1160, 20 * MINUTE).wait(20 * MINUTE);
    expect(septic.truth['ica']).toBeLessThan(urosepsis().truth['ica'] - 0.05);
    expect(septic.wait(30 * MINUTE).truth['inr']).toBeLessThan(before - 0.05);
  });
  it('calcium gives ionized calcium back', () => {
    expect(change(healthy, 'calcium', 20, 10, 'ica')).toBeGreaterThan(0.05);
  });
});

describe('two liters', () => {
  it('of saline make an acidosis of chloride; of a balanced solution none', () => {
    expect(change(healthy, 'saline', 2000, 30, 'cl')).toBeGreaterThan(2);
    expect(change(healthy, 'saline', 2000, 30, 'be')).toBeLessThan(-2.5);
    expect(change(healthy, 'balanced', 2000, 30, 'be')).toBeGreaterThan(-0.5);
  });
  it('without clotting factors or platelets thin both', () => {
    expect(change(healthy, 'balanced', 2000, 30, 'platelets')).toBeLessThan(-8);
    expect(change(healthy, 'balanced', 2000, 30, 'inr')).toBeGreaterThan(0.03);
  });
  it('from the shelf cool by half a degree; from the warmer not', () => {
    const core = (warmer: number): number => {
      const driver = healthy().pour('balanced', 2000, 15 * MINUTE);
      driver.inputs.fluidWarmer = warmer;
      return driver.wait(15 * MINUTE).truth['temp_core'];
    };
    expect(healthy().truth['temp_core'] - core(0)).toBeGreaterThan(0.3);
    expect(Math.abs(healthy().truth['temp_core'] - core(1))).toBeLessThan(0.1);
  });
});

it('100 mL of albumin 20 % draw about as much again from the tissue', () => {
  const gained = change(healthy, 'albumin-20', 100, 15, 'plasma_ml');
  expect(gained).toBeGreaterThan(150);
  expect(gained).toBeLessThan(350);
});

it('glucose by vein raises it, insulin lowers it and takes potassium along', () => {
  expect(change(healthy, 'glucose-40', 50, 5, 'glucose')).toBeGreaterThan(0.3);
  const plain = healthy().wait(60 * MINUTE);
  const treated = healthy()
    .give('insulin', 4)
    .wait(60 * MINUTE);
  expect(treated.truth['glucose']).toBeLessThan(plain.truth['glucose'] - 0.3);
  expect(treated.truth['k']).toBeLessThan(plain.truth['k']);
});
