// What a blood gas tells: who breathes carbon dioxide away, why, how far it can go, and when the muscles give out.
import { describe, expect, it } from 'vitest';
import { phOf, unmeasuredAnions } from '../../src/perfusion/blood/acid-base.ts';
import { breatheAir, type Breathing, createLungs, type Lungs, wantedCo2 } from '../../src/perfusion/body/lungs.ts';

const calm: Breathing = {
  temperature: 37,
  bicarbonate: 24.4,
  arterialO2: 90,
  carbonDioxideMade: 200,
  output: 1,
  oxygenDelivery: 1,
  inspiredOxygen: 0.21,
  supply: { device: 'none', flow: 0 },
  ventilator: null,
  sedation: 0,
  paralysis: 0,
  lungWater: 0,
  extraShunt: 0,
  weight: 70,
  stimulus: 0,
  stagnation: 0,
  brain: 1,
};
const septic = { stimulus: 0.65, temperature: 39.2, carbonDioxideMade: 245 };

function breathing(minutes: number, body: Partial<Breathing>, lungs: Lungs = createLungs(70)): Lungs {
  for (let s = 0; s < minutes * 60; s++) breatheAir(lungs, { ...calm, ...body }, 1);
  return lungs;
}
const winters = (bicarbonate: number): number => 1.5 * bicarbonate + 8;
/** Henderson and Hasselbalch. */
const ph = (bicarbonate: number, co2: number): number => 6.1 + Math.log10(bicarbonate / (0.0307 * co2));

describe('at rest', () => {
  it('fourteen breaths a minute hold a PaCO2 of 40 mmHg', () => {
    const { breaths, arterialCo2 } = breathing(60, {});
    expect(breaths).toBeGreaterThan(13);
    expect(breaths).toBeLessThan(15);
    expect(Math.abs(arterialCo2 - 40)).toBeLessThan(0.5);
  });
});

describe('a metabolic acidosis', () => {
  it.each([20, 16, 12, 8])(
    'with %d mmol/L of bicarbonate is compensated as Winters found, within 2 mmHg',
    (bicarbonate) => {
      const { arterialCo2 } = breathing(60, { bicarbonate });
      expect(Math.abs(arterialCo2 - winters(bicarbonate))).toBeLessThan(2);
    },
  );
  it.each([20, 16, 12, 8, 4])(
    'with %d mmol/L of bicarbonate stays an acidosis: breathing never makes it alkaline',
    (bicarbonate) => {
      expect(ph(bicarbonate, breathing(60, { bicarbonate }).arterialCo2)).toBeLessThan(7.38);
    },
  );
});

describe('sepsis', () => {
  it('begins as a respiratory alkalosis: 22 to 30 breaths, PaCO2 30 to 35 mmHg, although nothing is acid yet', () => {
    const { breaths, arterialCo2 } = breathing(60, septic);
    expect(breaths).toBeGreaterThan(22);
    expect(breaths).toBeLessThan(30);
    expect(arterialCo2).toBeGreaterThan(30);
    expect(arterialCo2).toBeLessThan(35);
    expect(ph(23, arterialCo2)).toBeGreaterThan(7.44);
  });
  it('does not add its own drive to that of acid: deep acidosis is breathed away no further than without sepsis', () => {
    const acid = { bicarbonate: 12 };
    expect(wantedCo2({ ...calm, ...septic, ...acid })).toBe(wantedCo2({ ...calm, ...acid }));
    expect(breathing(60, { ...septic, ...acid }).arterialCo2).toBeGreaterThan(winters(12) - 2);
  });
  it('brings other acids than lactate: pH at a lactate of 10 is lower than lactate alone makes it', () => {
    const bloodWith = (anions: number): number => phOf(39.6 - 9, 42, 30, anions);
    expect(unmeasuredAnions(0.65, 10)).toBeGreaterThan(unmeasuredAnions(0.65, 2) + 1);
    expect(bloodWith(unmeasuredAnions(0.65, 10))).toBeLessThan(bloodWith(0) - 0.05);
  });
});

describe('breathing muscles', () => {
  const starving = { ...septic, bicarbonate: 15, output: 0.4, oxygenDelivery: 0.36 };
  it('tire when they work hard at two fifths of the output: PaCO2 falls to about 30 and then rises past 45 (Hussain 1985)', () => {
    const lungs = breathing(20, starving);
    expect(lungs.arterialCo2).toBeLessThan(33);
    expect(breathing(240, starving, lungs).arterialCo2).toBeGreaterThan(45);
  });
  it('do not tire of 25 breaths a minute while they are fed', () => {
    expect(breathing(360, septic).fatigue).toBeLessThan(0.05);
  });
  it('rest while a ventilator breathes, and have then recovered', () => {
    const lungs = breathing(240, starving);
    const tired = lungs.fatigue;
    breathing(240, { ...starving, ventilator: { rate: 24, volume: 500, pressure: 5 } }, lungs);
    expect(lungs.fatigue).toBeLessThan(0.2 * tired);
  });
});
