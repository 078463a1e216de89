// What each mechanism is needed for: take it away and see what is missing. Three beds of average or early sepsis each.
import { describe, expect, test } from 'vitest';
import type { BedInputs } from '../../../src/perfusion/network/bed.ts';
import { begin, HOUR, mean, MINUTE, type STATES } from './bed-driver.ts';

const SEEDS = [1, 2, 3];

function lived(state: keyof typeof STATES, without: Partial<BedInputs>) {
  return SEEDS.map((seed) =>
    begin(state, seed)
      .change(without)
      .wait(2 * HOUR, 10),
  );
}

describe('sepsis without', () => {
  test('white cells that stick: no plug, and far more vessels flow', () => {
    const whole = lived('early', {});
    const calm = lived('early', { activation: 0, adhesion: 0 });
    expect(mean(calm.map(({ bed }) => bed.outputs.plugged))).toBe(0);
    expect(mean(calm.map((b) => b.look().ppv))).toBeGreaterThan(mean(whole.map((b) => b.look().ppv)) + 5);
  });

  test('closing: no arteriole is shut, whatever pulls on it', () => {
    const open = lived('early', { closingSwitch: 0 });
    expect(mean(open.map(({ bed }) => bed.outputs.closed))).toBe(0);
    expect(mean(lived('early', {}).map(({ bed }) => bed.outputs.closed))).toBeGreaterThan(0);
  });

  test('inducible NO: the channels carry less and venous saturation falls', () => {
    const whole = lived('average', {});
    const shut = lived('average', { inos: 0 });
    const shunt = (beds: typeof whole): number => mean(beds.map(({ bed }) => bed.outputs.shunt));
    expect(shunt(whole)).toBeGreaterThan(0.15);
    expect(shunt(shut)).toBeLessThan(0.7 * shunt(whole)); // what is left is a larger share of less flow: capillaries are still plugged
    expect(mean(shut.map(({ bed }) => bed.outputs.venousSaturation))).toBeLessThan(
      mean(whole.map(({ bed }) => bed.outputs.venousSaturation)),
    );
  });

  test('thrombin: no clot forms', () => {
    for (const { bed } of lived('average', { thrombin: 0 })) expect(bed.outputs.clotted).toBe(0);
  });

  test('mitochondrial failure: tissue takes more of the oxygen that arrives', () => {
    const failing = lived('average', { mito: 0.6 });
    const breathing = lived('average', { mito: 0 });
    expect(mean(failing.map(({ bed }) => bed.outputs.uptake))).toBeLessThan(
      mean(breathing.map(({ bed }) => bed.outputs.uptake)),
    );
    expect(mean(failing.map(({ bed }) => bed.outputs.tissuePo2))).toBeGreaterThan(
      mean(breathing.map(({ bed }) => bed.outputs.tissuePo2)),
    );
  });
});

test('without plugs and closing fluid opens no vessel, though flow rises: pressure alone recruits nothing', () => {
  const beds = lived('early', { activation: 0, adhesion: 0, closingSwitch: 0, thrombin: 0 });
  const before = beds.map((bed) => bed.look().ppv);
  const flow = beds.map(({ bed }) => bed.outputs.flow);
  beds.forEach((bed, i) => {
    expect(
      Math.abs(
        bed
          .fluid()
          .wait(30 * MINUTE)
          .look().ppv - before[i],
      ),
    ).toBeLessThan(2);
    expect(bed.bed.outputs.flow).toBeGreaterThan(1.1 * flow[i]);
  });
});

test('the lone heart: low flow widens the arteriovenous difference; channels and plugs narrow it while tissue starves', () => {
  const low = SEEDS.map((seed) => begin('rest', seed).change({ arterialPressure: 50, alpha: 1.2 }).wait(HOUR, 10));
  const uneven = lived('average', {});
  const left = (beds: typeof low): number => mean(beds.map(({ bed }) => bed.outputs.venousSaturation));
  expect(left(low)).toBeLessThan(0.6);
  expect(left(uneven)).toBeGreaterThan(left(low) + 0.05);
  expect(mean(uneven.map(({ bed }) => bed.outputs.hypoxicFraction))).toBeGreaterThan(0.1);
});
