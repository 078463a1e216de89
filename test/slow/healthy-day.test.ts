// A day in the life of a healthy adult: with every mechanism switched on, nothing happens.
import { describe, expect, it } from 'vitest';
import { healthy, HOUR, MINUTE } from '../perfusion/patient-driver.ts';
import { DRIFT, OUTSIDE_SILENT, SILENT } from '../perfusion/rest-tolerances.ts';

describe('twenty-four hours in bed', () => {
  const names = Object.keys(DRIFT);
  const start = healthy().average(names, 3 * MINUTE);
  const driver = healthy().wait(24 * HOUR);
  const end = driver.average(names, 3 * MINUTE);
  it.each(Object.entries(DRIFT))('%s stays within %d', (name, tolerance) => {
    expect(Math.abs(end[name] - start[name])).toBeLessThanOrEqual(tolerance);
  });
  it.each(SILENT)('%s does nothing without a cause', (name, silent) => {
    expect(driver.truth[name]).toBe(silent);
  });
  it.each(OUTSIDE_SILENT)('%s stays as it was', (_, read, silent) => {
    expect(Math.abs(read(driver.patient) - silent)).toBeLessThan(1e-3);
  });
});
