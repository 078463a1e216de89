// The heart and the breath: what a ventilator's push shows about the filling of the heart, and when it shows nothing.
import { describe, expect, it, vi } from 'vitest';
import { healthy, MINUTE, type PatientDriver, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

/** Every beat, on a ventilator without own effort. */
function ventilated(driver: PatientDriver, tidalVolume = 8, rate = 16): PatientDriver {
  Object.assign(driver.inputs.ventilation, { mode: 'ventilated', tidalVolume, rate });
  return driver.wait(4 * MINUTE);
}
const healthyVentilated = (tidal?: number): PatientDriver => ventilated(healthy({ resolution: 'full' }), tidal);
/** Feverish and acidotic, she needs oxygen and as many breaths as she took herself: with fewer, carbon dioxide climbs and the acid heart fails. More norepinephrine would fill the heart out of the veins. */
function shocked(): PatientDriver {
  const driver = urosepsis({ resolution: 'full', illness: { deficit: 2200 } }) // days of vomiting
    .give('norepinephrine', 0.1)
    .wait(8 * MINUTE);
  driver.inputs.inspiredOxygen = 0.5;
  return ventilated(driver, 8, 30);
}
const mean = (driver: PatientDriver, name: string): number => driver.average([name])[name];

describe('pulse-pressure variation', () => {
  it('is under 13 % in a healthy, ventilated adult and above it after a bleed of 700 mL (Michard 2000)', () => {
    const driver = healthyVentilated();
    expect(mean(driver, 'pulse_pressure_variation')).toBeLessThan(10);
    driver.bleed(700, 5 * MINUTE).wait(10 * MINUTE);
    expect(mean(driver, 'pulse_pressure_variation')).toBeGreaterThan(13);
    expect(mean(driver, 'stroke_volume_variation')).toBeGreaterThan(12);
  });

  it('is high in her unfilled shock and falls when fluid raises stroke volume', () => {
    const driver = shocked();
    const [before, stroke] = [mean(driver, 'pulse_pressure_variation'), mean(driver, 'sv')];
    expect(before).toBeGreaterThan(13);
    driver.pour('balanced', 1500, 30 * MINUTE).wait(32 * MINUTE); // she has lost more than a liter
    expect(mean(driver, 'sv')).toBeGreaterThan(1.1 * stroke);
    expect(mean(driver, 'pulse_pressure_variation')).toBeLessThan(0.8 * before);
  });

  it('is small with small breaths, and marked as not to be judged under 8 mL/kg or when the patient breathes', () => {
    const [small, large] = [healthyVentilated(6), healthyVentilated(8)];
    expect(mean(small, 'pulse_pressure_variation')).toBeLessThan(0.9 * mean(large, 'pulse_pressure_variation'));
    expect(small.truth['variation_valid']).toBe(0);
    expect(large.truth['variation_valid']).toBe(1);
    expect(healthy().truth['variation_valid']).toBe(0);
  });
});

describe('the ventilator and the circulation', () => {
  it('pressure in the chest hinders venous return: output falls and central venous pressure rises', () => {
    const before = healthy({ resolution: 'full' }).wait(MINUTE);
    const after = healthyVentilated();
    expect(mean(after, 'co')).toBeLessThan(0.97 * mean(before, 'co'));
    expect(mean(after, 'cvp')).toBeGreaterThan(mean(before, 'cvp') + 0.7);
  });

  it('a mask with pressure does the same, a little', () => {
    const driver = healthy({ resolution: 'full' });
    const before = mean(driver, 'cvp');
    driver.inputs.oxygen = { device: 'non-invasive', flow: 0 };
    driver.inputs.inspiredOxygen = 0.4;
    expect(mean(driver.wait(3 * MINUTE), 'cvp')).toBeGreaterThan(before + 0.4);
  });

  it('more end-expiratory pressure hinders it more', () => {
    const driver = healthyVentilated();
    const before = mean(driver, 'co');
    driver.inputs.ventilation.peep = 15;
    expect(mean(driver.wait(3 * MINUTE), 'co')).toBeLessThan(0.96 * before);
  });

  it('fifteen seconds without breaths raise the output of a heart that depends on its filling by 5 % (Monnet 2009), and hardly that of a full one', () => {
    const rise = (driver: PatientDriver): number => {
      const before = mean(driver, 'co');
      driver.inputs.ventilation.occluded = true;
      return driver.wait(15).truth['co'] / before;
    };
    expect(rise(shocked())).toBeGreaterThan(1.05);
    expect(
      rise(
        healthyVentilated()
          .pour('balanced', 1500, 10 * MINUTE)
          .wait(12 * MINUTE),
      ),
    ).toBeLessThan(1.04);
  });
});
