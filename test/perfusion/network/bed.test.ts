// A bed at rest stays put, keeps its books, and can be copied and replayed bit for bit.
import { describe, expect, test } from 'vitest';
import { createBed } from '../../../src/perfusion/network/bed.ts';
import { refreshScores } from '../../../src/perfusion/network/scoring.ts';
import { marchOxygen, feedTissue } from '../../../src/perfusion/network/oxygen.ts';
import { ROLE } from '../../../src/perfusion/network/network.ts';
import { begin, HOUR, MINUTE, STATES } from './bed-driver.ts';

const SEEDS = [1, 2, 3];

describe('a healthy bed', () => {
  test.each(SEEDS)('seed %i: nearly all vessels flow and the four quarters look normal', (seed) => {
    const scores = begin('rest', seed)
      .wait(2 * MINUTE)
      .look();
    expect(scores.ppv).toBeGreaterThanOrEqual(98);
    expect(scores.mfi).toBeGreaterThanOrEqual(2.9);
    expect(scores.tvd).toBeGreaterThan(19);
    expect(scores.tvd).toBeLessThan(23);
    expect(scores.tcd).toBeGreaterThan(13.5);
    expect(scores.tcd).toBeLessThan(18.5);
    expect(scores.velocity).toBeGreaterThan(850);
  });

  test.each(SEEDS)('seed %i: blood leaves with a normal saturation, and little of it takes a shortcut', (seed) => {
    const { outputs } = begin('rest', seed).wait(5 * MINUTE).bed;
    expect(outputs.venousSaturation).toBeGreaterThan(0.72);
    expect(outputs.venousSaturation).toBeLessThan(0.755);
    expect(outputs.shunt).toBeLessThan(0.15);
    expect(outputs.hypoxicFraction).toBe(0);
  });

  test('stays put for hours with every mechanism switched on', () => {
    const subject = begin('rest', 2).wait(4 * HOUR, 10);
    const { outputs } = subject.bed;
    expect(Math.abs(outputs.flow - 1)).toBeLessThan(1e-4);
    expect(Math.abs(outputs.uptake - 1)).toBeLessThan(1e-4);
    expect([outputs.plugged, outputs.clotted, outputs.closed, outputs.stopped, outputs.intermittent]).toEqual([
      0, 0, 0, 0, 0,
    ]);
    expect(Math.abs(outputs.metabolicSignal)).toBeLessThan(1e-3);
  });
});

describe('the books', () => {
  test('what leaves the blood is what the tissue burns, in a septic bed held still', () => {
    const { bed } = begin('average', 1).wait(30 * MINUTE);
    let left = 0;
    for (let i = 0; i < 3000; i++) {
      left = marchOxygen(bed);
      feedTissue(bed, 1);
    }
    let entered = 0;
    let exits = 0;
    for (let n = 0; n < bed.network.nodes; n++) {
      const net = netCells(bed, n);
      if (bed.network.role[n] === ROLE.inlet) entered -= net;
      if (bed.network.role[n] === ROLE.outlet) exits += net;
    }
    expect(Math.abs(exits / entered - 1)).toBeLessThan(1e-9);
    const taken = entered * bed.inputs.hemoglobinOxygen * (bed.inputs.saturation - left);
    const burned = bed.outputs.uptake * bed.rest.uptake;
    expect(Math.abs(taken / burned - 1)).toBeLessThan(1e-4);
  });

  test('volume and red cells balance at every branching point at every step', () => {
    const { bed } = begin('average', 2).wait(10 * MINUTE, 1);
    for (let n = 0; n < bed.network.nodes; n++) {
      if (bed.network.role[n] !== ROLE.inner) continue;
      expect(Math.abs(netCells(bed, n))).toBeLessThan(1e-9);
    }
  });

  function netCells(bed: ReturnType<typeof createBed>, n: number): number {
    const { network, vessels } = bed;
    let net = 0;
    for (let e = network.first[n]; e < network.first[n + 1]; e++) {
      const s = network.adjacent[e];
      net += (network.to[s] === n ? 1 : -1) * vessels.flow[s] * vessels.carried[s];
    }
    return net;
  }
});

describe('the same bed twice', () => {
  test('same seed, same inputs, same bits', () => {
    const run = () => begin('average', 3).wait(5 * MINUTE, 1).bed;
    expect(run()).toEqual(run());
    expect(createBed(3)).toEqual(createBed(3));
  });

  test('a copy in the middle goes on exactly like the original', () => {
    const original = begin('average', 3).wait(10 * MINUTE, 1);
    const copy = original.twin();
    expect(copy.wait(10 * MINUTE, 1).bed).toEqual(original.wait(10 * MINUTE, 1).bed);
  });

  test('looking does not change the bed', () => {
    const watched = begin('average', 3).wait(10 * MINUTE, 1);
    const alone = watched.twin();
    for (let i = 0; i < 5; i++) {
      watched.wait(7, 1);
      refreshScores(watched.bed);
      alone.wait(7, 1);
    }
    expect(watched.bed).toEqual(alone.bed);
  });

  test('a bed is plain data', () => {
    const { bed } = begin('rest', 3);
    const check = (value: unknown): void => {
      if (
        ArrayBuffer.isView(value) ||
        typeof value === 'number' ||
        typeof value === 'string' ||
        typeof value === 'boolean'
      )
        return;
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      Object.values(value as object).forEach(check);
    };
    check(bed);
    const bytes = (value: unknown): number =>
      ArrayBuffer.isView(value)
        ? value.byteLength
        : typeof value === 'object' && value
          ? Object.values(value).reduce((n: number, v) => n + bytes(v), 0)
          : 8;
    expect(bytes(bed)).toBeLessThan(1e6);
  });
});

test('every input has a place and a rest value', () => {
  const { inputs } = begin('rest', 3);
  for (const name of Object.keys(STATES.average)) expect(inputs).toHaveProperty(name);
});
