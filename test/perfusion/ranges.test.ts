// A state that leaves the range in which the model means anything stops the run, and says what, how much and when.
import { expect, it, vi } from 'vitest';
import type { Patient } from '../../src/perfusion/patient.ts';
import { ModelError } from '../../src/perfusion/ranges.ts';
import { healthy } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

it.each<[string, number, (p: Patient) => void]>([
  ['interstitial water (mL)', 200_000, (p) => (p.fluids.interstitial = 200_000)],
  ['core temperature (C)', 60, (p) => (p.heat.core = 60)],
  ['lactate (mmol/L)', NaN, (p) => (p.blood.lactate = NaN)],
  ['creatinine (umol/L)', Infinity, (p) => (p.kidney.creatinine = Infinity)],
  ['glycocalyx', 1.5, (p) => (p.endothelium.glycocalyx = 1.5)],
])('%s at %d stops the run with name, value and step', (quantity, value, spoil) => {
  const driver = healthy().wait(10);
  spoil(driver.patient);
  let caught: unknown;
  try {
    driver.wait(60);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(ModelError);
  const error = caught as ModelError;
  expect(error.quantity).toBe(quantity);
  expect(error.value).toBe(value);
  expect(error.step).toBe(11 * 500);
  expect(error.message).toMatch(/at step 5500: .* outside/);
});

it('an impossible drug rate cannot hide behind a silent limit: it is refused before it does anything', () => {
  const driver = healthy();
  driver.inputs.drugRates[0] = NaN;
  expect(() => driver.wait(120)).toThrow(/is NaN; accepted 0 to/);
});
