// Without care she dies by a chain that can be named: acid and a starving carotid body make her pant, then the heart muscle starves.
import { expect, it } from 'vitest';
import { MINUTE, urosepsis } from '../perfusion/patient-driver.ts';

it('pants with a base deficit of 8, and in the end the heart muscle starves at a mean pressure under 30 mmHg', () => {
  const driver = urosepsis();
  let panting = NaN;
  let starved = 0;
  while (driver.alive && driver.time < 600 * MINUTE) {
    driver.wait(MINUTE);
    const { be, rr, map } = driver.read(['be', 'rr', 'map']);
    if (Number.isNaN(panting) && be < -8) panting = rr;
    if (map < 30) starved = Math.max(starved, driver.patient.vital.ischemia);
  }
  expect(driver.alive).toBe(false);
  expect(panting).toBeGreaterThan(28);
  expect(starved).toBeGreaterThan(0.1);
});
