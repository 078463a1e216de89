// The sound files are what their generator makes, and the alarms among them sound as IEC 60601-1-8 (tables 3 and 4) asks.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RECIPES } from '../../assets/sounds/recipes.ts';
import { render, wavFile } from '../../assets/sounds/synthesis.ts';
import { BURST_LENGTH, type Priority } from '../../src/sound/alarm-bursts.ts';
import { FULL_TONE } from '../../src/sound/beat-tone.ts';
import { BUS_OF } from '../../src/sound/cues.ts';
import { decibels, pulses, readWav, strength, strongestPitch, type Samples } from './spectrum.ts';

const FOLDER = join(import.meta.dirname, '../../assets/sounds');
const load = (name: string): Buffer => readFileSync(join(FOLDER, `${name}.wav`));
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the files', () => {
  test('are exactly the sounds the game knows', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.wav'));
    expect(files.toSorted()).toEqual(
      Object.keys(BUS_OF)
        .map((name) => `${name}.wav`)
        .toSorted(),
    );
    expect(Object.keys(RECIPES).toSorted()).toEqual(Object.keys(BUS_OF).toSorted());
  });
  test.each(Object.entries(RECIPES))('%s is byte for byte what the generator makes', (name, recipe) => {
    expect(hash(load(name))).toBe(hash(wavFile(render(recipe))));
  });
  test('are mono, 16 bit, 22,050 Hz, and small', () => {
    const sizes = Object.keys(RECIPES).map((name) => {
      const bytes = load(name);
      expect([bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([1, 22_050, 16]);
      return bytes.length;
    });
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
  });
  test.each(Object.keys(RECIPES))('%s begins and ends without a crack and is never cut off at full scale', (name) => {
    const { values } = readWav(load(name));
    const peak = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(peak).toBeGreaterThan(0.3);
    expect(peak).toBeLessThan(0.9);
    expect(Math.abs(values.at(-1)!)).toBeLessThan(0.02);
    expect(Math.abs(values[0])).toBeLessThan(name === 'click' ? 0.5 : 0.02);
  });
});

test('the beat tone is 880 Hz as recorded', () => {
  expect(strongestPitch(readWav(load('beep')), 700, 1000, 0.004, 0.05)).toBeCloseTo(FULL_TONE, -1);
});

interface Rule {
  /** s, lowest and highest by the standard. */
  pulse: [number, number];
  /** Each gap as a share of the first, or null for the pause between the halves. */
  gaps: (number | 'group' | 'pause')[];
  firstGap: [number, number];
}
const HIGH_HALF = [1, 1, 'group', 1] as const;
const RULES: Record<Priority, Rule> = {
  high: { pulse: [0.075, 0.2], gaps: [...HIGH_HALF, 'pause', ...HIGH_HALF], firstGap: [0.05, 0.125] },
  medium: { pulse: [0.125, 0.25], gaps: [1, 1], firstGap: [0.125, 0.25] },
  low: { pulse: [0.125, 0.25], gaps: [1], firstGap: [0.125, 0.25] },
};
const PRIORITIES = Object.keys(RULES) as Priority[];

describe.each(PRIORITIES)('the %s-priority alarm', (priority) => {
  const samples = readWav(load(`alarm-${priority}`));
  const rule = RULES[priority];
  // Measured above half height (the fall and rise themselves last 20-30 ms), then moved in to 90 % as the standard measures.
  const found = pulses(samples, 0.5, 0.012);
  const lengths = found.map(({ start, end }) => end - start - 0.02);
  const gaps = found.slice(1).map(({ start }, i) => start - found[i].end + 0.02);

  test(`has ${rule.gaps.length + 1} pulses of the right duration`, () => {
    expect(found).toHaveLength(rule.gaps.length + 1);
    for (const length of lengths) {
      expect(length).toBeGreaterThan(rule.pulse[0]);
      expect(length).toBeLessThan(rule.pulse[1]);
    }
  });
  test('has its pulses spaced as it should', () => {
    expect(gaps[0]).toBeGreaterThan(rule.firstGap[0]);
    expect(gaps[0]).toBeLessThan(rule.firstGap[1]);
    for (const [i, gap] of gaps.entries()) {
      const [low, high] = allowedGap(rule.gaps[i], gaps[0], lengths[0]);
      expect(gap).toBeGreaterThan(low);
      expect(gap).toBeLessThan(high);
    }
  });
  test('has a fundamental of 150-1000 Hz and at least four harmonics of 300-4000 Hz within 15 dB of it', () => {
    for (const { start, end } of found) {
      const { pitch, near } = harmonics(samples, start + 0.005, end - 0.005);
      expect(pitch).toBeGreaterThan(150);
      expect(pitch).toBeLessThan(1000);
      expect(near.length).toBeGreaterThanOrEqual(4);
    }
  });
  test('lasts as long as the repeat timing believes', () => {
    expect(samples.values.length / samples.rate).toBeCloseTo(BURST_LENGTH[priority], 2);
  });
});

function allowedGap(kind: Rule['gaps'][number], first: number, pulse: number): [number, number] {
  if (kind === 'pause') return [0.35, 1.3];
  const wanted = kind === 'group' ? 2 * first + pulse : first;
  return [wanted - 0.01, wanted + 0.01];
}

/** The fundamental and those of its harmonics between 300 and 4000 Hz that are within 15 dB of it. */
function harmonics(samples: Samples, from: number, until: number): { pitch: number; near: number[] } {
  const pitch = strongestPitch(samples, 150, 1000, from, until);
  const fundamental = strength(samples, pitch, from, until);
  const near: number[] = [];
  for (let harmonic = 2 * pitch; harmonic <= 4000; harmonic += pitch) {
    const difference = decibels(strength(samples, harmonic, from, until) / fundamental);
    if (harmonic >= 300 && Math.abs(difference) <= 15) near.push(harmonic);
  }
  return { pitch, near };
}

test('alarms of different priority have different pitches', () => {
  const pitches = PRIORITIES.map((priority) =>
    strongestPitch(readWav(load(`alarm-${priority}`)), 150, 1000, 0.02, 0.09),
  );
  expect(new Set(pitches).size).toBe(3);
});
