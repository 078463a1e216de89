// A damped arterial line, read back from the pixels of the monitor: what gives it away, and what can still be believed.
import { describe, expect, it } from 'vitest';
import { FLUSH_TEST, throughDamping, throughLine } from '../../../src/engine/arterial-line.ts';
import type { Damping } from '../../../src/engine/arterial-line.ts';
import type { Chart } from '../../../src/engine/chart.ts';
import { createCirculation } from '../../../src/perfusion/circulation/circulation.ts';
import { pump } from '../../../src/perfusion/circulation/pump.ts';
import { REFERENCE_HOST } from '../../../src/perfusion/host.ts';
import { beatsOf, film, PER_SECOND, upstrokes } from './read-strip.ts';
import type { Film } from './read-strip.ts';

const heart = () => {
  const circulation = createCirculation(REFERENCE_HOST);
  pump(circulation, 30_000);
  return circulation;
};
const sharp = film(heart(), 8);
const damped = film(heart(), 8, (beat) => ({ ...beat, arterial: throughDamping(beat.arterial) }));
const curve = ({ read }: Film): number[] => read.arterial;
const top = (one: Film): number => Math.max(...curve(one));
const foot = (one: Film): number => Math.min(...curve(one));
const middle = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const mean = (list: number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
const meanOf = (one: Film): number => middle(beatsOf(curve(one)).map(mean));
/** Steepest climb, mmHg/s, over three columns. */
const climb = (one: Film): number =>
  Math.max(...curve(one).map((value, x, all) => ((all[x + 3] ?? value) - value) * (PER_SECOND / 3)));
/** How often the curve turns upward in a beat, counting only what an eye sees (half a mmHg). */
const rises = (beat: number[]): number => {
  let [lowest, count, rising] = [beat[0], 0, false];
  let highest = beat[0];
  for (const value of beat) {
    if (rising ? value < highest - 0.5 : value > lowest + 0.5) {
      rising = !rising;
      if (rising) count++;
      [lowest, highest] = [value, value];
    }
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return count;
};

describe('a damped arterial line on the screen', () => {
  it('has about half of its pulse left: systolic reads low, diastolic high', () => {
    expect(top(damped)).toBeLessThan(top(sharp) - 8);
    expect(foot(damped)).toBeGreaterThan(foot(sharp) + 4);
    const left = (top(damped) - foot(damped)) / (top(sharp) - foot(sharp));
    expect(left).toBeGreaterThan(0.35);
    expect(left).toBeLessThan(0.75);
  });

  it('keeps its mean within 2 mmHg and its rate within 1 %', () => {
    expect(Math.abs(meanOf(damped) - meanOf(sharp))).toBeLessThan(2);
    const rate = (one: Film): number => {
      const at = upstrokes(curve(one));
      return middle(at.slice(1).map((x, i) => x - at[i]));
    };
    expect(Math.abs(rate(damped) / rate(sharp) - 1)).toBeLessThan(0.01);
  });

  it('climbs slowly and has lost its notch', () => {
    expect(climb(damped)).toBeLessThan(0.4 * climb(sharp));
    expect(middle(beatsOf(curve(sharp)).map(rises))).toBe(2);
    expect(middle(beatsOf(curve(damped)).map(rises))).toBe(1);
  });
});

describe('a fast flush', () => {
  const beat = sharp.beats.at(-2)!;
  const long = {
    ...beat,
    duration: 4,
    arterial: Float32Array.from({ length: 500 }, (_, i) => beat.arterial[i % beat.arterial.length]),
  };
  /** The test begins at second 0, its first flush 4 s later; the picture spans 3 to 7 s, the second flush 19 to 23. */
  const flushed = (until: number, line?: Damping): number[] => {
    const chart = {
      orders: [{ order: FLUSH_TEST, state: 'done', startsAt: 0, placedAt: 0 }],
      injected: { marks: [], ...(line ? { damped: line } : {}) },
    } as unknown as Chart;
    return [...throughLine(long, until, chart).arterial];
  };
  /** Swings below the pressure that would be there, after the valve closes. */
  const swings = (trace: number[], line?: Damping): number => {
    const plain = [...throughDampingIf(line)];
    const after = trace.slice(Math.round(2.5 / 0.008)).map((value, i) => value - plain[i + Math.round(2.5 / 0.008)]);
    return after.filter((value, i) => value < -2 && (after[i - 1] ?? 0) >= -2).length;
  };
  const throughDampingIf = (line?: Damping): Float32Array =>
    line && line.clearedAt === undefined ? throughDamping(long.arterial) : long.arterial;

  it('shows the pressure of the bag for a second and a half', () => {
    expect(flushed(7).filter((value) => value === 300).length).toBeCloseTo(1.5 / 0.008, -1);
  });

  it('lets a good line ring once or twice, and a damped one not at all', () => {
    const good = swings(flushed(7));
    expect(good).toBeGreaterThanOrEqual(1);
    expect(good).toBeLessThanOrEqual(2);
    const line: Damping = { cause: 'air', since: -100 };
    expect(swings(flushed(7, line), line)).toBe(0);
    // A quarter of a second after the valve has closed the good line is back, the damped one far from it.
    const at = Math.round((2.5 + 0.25) / 0.008);
    expect(Math.abs(flushed(7)[at] - long.arterial[at])).toBeLessThan(5);
    expect(flushed(7, line)[at] - throughDamping(long.arterial)[at]).toBeGreaterThan(20);
  });

  it('rings again after the nurse has removed the cause', () => {
    const line: Damping = { cause: 'kink', since: -100, clearedAt: 20 };
    expect(swings(flushed(23, line), line)).toBeGreaterThanOrEqual(1);
  });

  it('leaves the trace alone when nobody flushes', () => {
    expect(flushed(3.9)).toEqual([...long.arterial]);
  });
});
