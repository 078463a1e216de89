// What light through the thumb and a hand on the foot tell: saturation of muscle, refill after a cuff, and how far the toe has cooled.
import { describe, expect, it, vi } from 'vitest';
import { refillSlope, type Thumb, tissueSaturation } from '../../src/perfusion/body/oximetry.ts';
import { healthy, HOUR, MINUTE, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

describe('thenar saturation and the cuff (Creteur 2007: 4.7 %/s in health, 2.3 (1.3-3.6) in sepsis)', () => {
  it('a healthy adult reads 75 to 87 % and refills at 3.2 to 6.3 %/s', () => {
    const { sto2, vot_slope: slope } = healthy().truth;
    expect(sto2).toBeGreaterThan(75);
    expect(sto2).toBeLessThan(87);
    expect(Math.abs(slope - 4.7)).toBeLessThan(0.6);
  });
  it('septic shock refills at 1.3 to 3.6 %/s, and treatment does not give all of it back in six hours', () => {
    const sick = urosepsis();
    const atTheDoor = sick.truth['vot_slope'];
    expect(atTheDoor).toBeGreaterThan(1.3);
    expect(atTheDoor).toBeLessThan(3.6);
    expect(sick.treat(6 * HOUR).truth['vot_slope']).toBeLessThan(4.2);
  });
  const rest: Thumb = {
    arterial: 0.97,
    venous: 0.7,
    hemoglobin: 14,
    uptake: 1,
    pressure: 82,
    stopped: 0,
    lining: 1,
    inducible: 0,
  };
  it.each<[string, Partial<Thumb>]>([
    ['stopped vessels', { stopped: 0.3 }],
    ['a lining without nitric oxide', { lining: 0.4 }],
    ['vessels that stand open already', { inducible: 0.5 }],
    ['low pressure', { pressure: 45 }],
    ['idle cells, that empty it less', { uptake: 0.5 }],
  ])('%s slow the refill', (_, change) => {
    expect(refillSlope({ ...rest, ...change })).toBeLessThan(refillSlope(rest));
  });
  it('saturation lies between artery and vein and follows both', () => {
    expect(tissueSaturation(rest)).toBeGreaterThan(70);
    expect(tissueSaturation(rest)).toBeLessThan(97);
    expect(tissueSaturation({ ...rest, venous: 0.5 })).toBeLessThan(tissueSaturation(rest));
  });
});

describe('core and toe (Bourcier 2016)', () => {
  it('sepsis without shock keeps its toes: 3.4 to 12 C below the core, 0.6 to 9.5 above the room', () => {
    const mild = healthy({ host: { age: 60 }, illness: { load: 1, growth: 0.25, hours: 14, deficit: 300 } }).truth;
    expect(mild['map']).toBeGreaterThan(65);
    expect(mild['core_toe']).toBeGreaterThan(3.4);
    expect(mild['core_toe']).toBeLessThan(12);
    expect(mild['toe_room']).toBeGreaterThan(0.6);
    expect(mild['toe_room']).toBeLessThan(9.5);
  });
  it('shock cools them: 9.2 to 13.8 C below the core, within 5.2 of the room', () => {
    const illness = { load: 1, growth: 0.5, hours: 20, deficit: 1200 };
    const shock = healthy({ host: { age: 62 }, illness }).truth;
    expect(shock['core_toe']).toBeGreaterThan(9.2);
    expect(shock['core_toe']).toBeLessThan(13.8);
    expect(shock['toe_room']).toBeLessThan(5.2);
  });
});

it('a first bolus takes 0.3 to 0.9 s off refill at ten to twelve minutes (Raia 2022), the mean of three women', () => {
  const gains = [7, 11, 23].map((seed) => {
    const driver = urosepsis({ seed });
    const refill = (): number => driver.average(['crt_finger_s'])['crt_finger_s'];
    const before = refill();
    driver.pour('balanced', 500, 15 * MINUTE).wait(10 * MINUTE);
    return before - refill();
  });
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  expect(mean).toBeGreaterThan(0.3);
  expect(mean).toBeLessThan(0.9);
});
