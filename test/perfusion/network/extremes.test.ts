// A bed survives what patients go through: arrest, flood, fever, everything at its worst at once.
import { describe, expect, test } from 'vitest';
import { chanceStream } from '../../../src/perfusion/chance.ts';
import { BODY_LARGE, BODY_SMALL } from '../../../src/perfusion/network/generate.ts';
import { createBed, restInputs, stepBed, type BedInputs } from '../../../src/perfusion/network/bed.ts';
import { begin, MINUTE, STATES } from './bed-driver.ts';

const RANGES: Partial<Record<keyof BedInputs, [number, number]>> = {
  arterialPressure: [5, 180],
  venousPressure: [2, 40],
  upstreamResistance: [0.2, 5],
  hematocrit: [0.05, 0.65],
  saturation: [0.3, 1],
  hemoglobinOxygen: [0.4, 0.5],
  p50: [18, 40],
  demand: [0, 2],
  alpha: [-0.5, 3],
  whiteCells: [0, 60],
};

function anything(draw: () => number): BedInputs {
  const inputs = restInputs();
  for (const name of Object.keys(inputs) as (keyof BedInputs)[]) {
    const [low, high] = RANGES[name] ?? [0, 1];
    inputs[name] = low + (high - low) * draw();
  }
  return inputs;
}

describe('whatever the patient does, the bed answers with numbers', () => {
  test('random changes every minute', () => {
    const bed = createBed(4, { plan: BODY_SMALL });
    const draw = chanceStream(99);
    for (let minute = 0; minute < 60; minute++) {
      const inputs = anything(draw);
      for (let i = 0; i < 12; i++) stepBed(bed, inputs, 5);
      for (const value of Object.values(bed.outputs)) expect(Number.isFinite(value)).toBe(true);
      expect(bed.outputs.venousSaturation).toBeGreaterThanOrEqual(0);
      expect(bed.outputs.venousSaturation).toBeLessThanOrEqual(1);
      expect(bed.outputs.uptake).toBeGreaterThanOrEqual(0);
    }
  });

  test('no pressure at all: everything stops, and comes back', () => {
    const subject = begin('rest', 2)
      .change({ arterialPressure: 14 })
      .wait(5 * MINUTE, 1);
    expect(subject.bed.outputs.flow).toBeLessThan(0.02);
    expect(subject.bed.outputs.stopped).toBeGreaterThan(0.9);
    subject.change({ arterialPressure: 90 }).wait(30 * MINUTE, 1);
    expect(subject.bed.outputs.flow).toBeGreaterThan(0.8);
    expect(subject.look().ppv).toBeGreaterThan(95);
  });
});

test.each([
  ['small', BODY_SMALL, 110, 200],
  ['large', BODY_LARGE, 200, 320],
])('a %s body bed works like the big one', (_, plan, fewest, most) => {
  const bed = createBed(6, { plan });
  expect(bed.network.segments).toBeGreaterThan(fewest);
  expect(bed.network.segments).toBeLessThan(most);
  const rest = restInputs();
  for (let i = 0; i < 360; i++) stepBed(bed, rest, 5);
  expect(Math.abs(bed.outputs.flow - 1)).toBeLessThan(1e-3);
  expect(bed.outputs.venousSaturation).toBeGreaterThan(0.72);
  const septic = { ...rest, ...STATES.average };
  for (let i = 0; i < 720; i++) stepBed(bed, septic, 5);
  expect(bed.outputs.plugged).toBeGreaterThan(0.03);
  expect(bed.outputs.demandMet).toBeLessThan(0.95);
});
