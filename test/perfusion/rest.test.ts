// A healthy adult at rest is what textbooks say and stays so: no mechanism does anything until it has a cause.
import { describe, expect, it, vi } from 'vitest';
import { bloodVolume } from '../../src/perfusion/circulation/circulation.ts';
import { colloidPressure } from '../../src/perfusion/body/fluids.ts';
import { plasmaVolume } from '../../src/perfusion/patient.ts';
import { TRUTH_COLUMNS } from '../../src/perfusion/truth.ts';
import { healthy, HOUR, MINUTE } from './patient-driver.ts';
import { DRIFT, OUTSIDE_SILENT, SILENT } from './rest-tolerances.ts';

vi.setConfig({ testTimeout: 400_000 });

describe('the rest table of the reference adult', () => {
  const rest = healthy().average(
    TRUTH_COLUMNS.map(({ name }) => name),
    3 * MINUTE,
  );
  it.each([
    ['hr', 72, 5, '69 per minute'],
    ['map', 91, 4, '89 mmHg'],
    ['sbp', 117, 6, '115 mmHg'],
    ['dbp', 74, 5, '71 mmHg'],
    ['co', 5.26, 0.3, '5.1 L/min'],
    ['sv', 73, 4, '74 mL'],
    ['cvp', 4.3, 1, '4.4 mmHg'],
    ['svr', 1300, 150, '1350 dyn s cm-5'],
    ['pms', 7.2, 1, '7.4 mmHg'],
    ['vo2', 250, 10, '248 mL/min'],
    ['hb', 14, 0.1, '14.0 g/dL'],
    ['do2', 980, 70, '945 mL/min'],
    ['svo2', 73, 2, '72 %'],
    ['o2er', 25, 2, '26 %'],
    ['lactate', 1.1, 0.15, '1.2 mmol/L'],
    ['pvaco2_gap', 5.7, 0.8, '5.8 mmHg'],
    ['ph', 7.4, 0.02, '7.39'],
    ['be', 0, 1, '-0.2 mmol/L'],
    ['urine_ml_h', 60, 6, '59 mL/h'],
    ['core_toe', 5, 1, '5.3 C'],
    ['crt_finger_s', 1.2, 0.3, '1.2 s'],
    ['temp_core', 37, 0.2, '37.0 C'],
    ['gcs', 15, 0, '15'],
    ['sub_ppv', 100, 2, '99.8 %'],
    ['sub_mfi', 3, 0.1, '3.0'],
  ])('%s is %d within %d (measured %s)', (name, value, tolerance) => {
    expect(Math.abs(rest[name] - value)).toBeLessThanOrEqual(tolerance);
  });

  it('pressures and volumes that no bedside shows: PAP 15.5, LAP 8.3, EDV 129 mL, 5.0 L of blood, skin 354 mL/min', () => {
    const { mean } = healthy().patient.circulation;
    expect(Math.abs(mean.pulmonaryArterial - 15.5)).toBeLessThan(1);
    expect(Math.abs(mean.leftAtrial - 8)).toBeLessThan(1);
    expect(Math.abs(mean.endDiastolic - 128)).toBeLessThan(5);
    expect(Math.abs(bloodVolume(healthy().patient.circulation) - 5000)).toBeLessThan(25);
    expect(Math.abs(mean.bedFlow[4] * 60 - 350)).toBeLessThan(20);
  });

  it('colloid pressure 24.1 mmHg, lymph 5.5 mL/min', () => {
    const { fluids } = healthy().patient;
    const albumin = (1000 * fluids.albumin) / plasmaVolume(healthy().patient);
    expect(colloidPressure(albumin)).toBeCloseTo(24, 0);
    expect(fluids.lymph).toBeCloseTo(5.5, 0);
  });
});

describe('two hours in bed', () => {
  const names = Object.keys(DRIFT);
  const start = healthy().average(names, 3 * MINUTE);
  const later = healthy().wait(2 * HOUR);
  const end = later.average(names, 3 * MINUTE);
  it.each(Object.entries(DRIFT))('%s stays within %d', (name, tolerance) => {
    expect(Math.abs(end[name] - start[name])).toBeLessThanOrEqual(tolerance);
  });
  it.each(SILENT)('%s does nothing without a cause', (name, silent) => {
    expect(later.truth[name]).toBe(silent);
  });
  it.each(OUTSIDE_SILENT)('%s stays as it was', (_, read, silent) => {
    expect(Math.abs(read(later.patient) - silent)).toBeLessThan(1e-4);
  });
});
