import { describe, expect, it } from 'vitest';
import { createTraces, heightOf, runTraces, SCALES, takeBeat } from '../../../src/views/monitor/traces.ts';
import { createStrip, isErased, PIXELS_PER_MM, samplesDue, SWEEP_SPEED } from '../../../src/views/monitor/sweep.ts';
import { R_WAVE } from '../../../src/views/monitor/waveforms.ts';
import { beat, SKETCHES } from '../bedside-fixture.ts';

const WIDTH = 380;

/** The strip in the order it was written, oldest first. */
function film(state: keyof typeof SKETCHES, seconds = 3.9): ReturnType<typeof createTraces> {
  const traces = createTraces(WIDTH);
  takeBeat(traces, beat(SKETCHES[state]));
  for (let t = 0; t < seconds; t += 1 / 60) runTraces(traces, 1 / 60);
  return traces;
}
const drawn = (values: Float32Array): number[] => [...values].filter((v) => !Number.isNaN(v));

function peaks(values: Float32Array, above: number): number[] {
  const list: number[] = [];
  for (let i = 1; i < values.length - 1; i++) {
    if (values[i] > above && values[i] >= values[i - 1] && values[i] > values[i + 1]) list.push(i);
  }
  return list;
}

describe('the sweep', () => {
  it('runs 25 mm in a real second', () => {
    const strip = createStrip(WIDTH, SWEEP_SPEED);
    const pixelsPerSample = WIDTH / strip.values.length;
    expect((strip.rate * pixelsPerSample) / PIXELS_PER_MM).toBeCloseTo(25, 6);
    let samples = 0;
    for (let i = 0; i < 120; i++) samples += samplesDue(strip, 1 / 60);
    expect(samples).toBeCloseTo(2 * strip.rate, -1);
  });

  it('shows as many beats as the heart makes', () => {
    for (const state of ['healthy', 'shock'] as const) {
      const { ecg } = film(state).strips;
      const at = peaks(ecg.values, 0.7);
      const apart = (at[at.length - 1] - at[0]) / (at.length - 1) / ecg.rate;
      expect(60 / apart).toBeCloseTo(SKETCHES[state].heart, -0.5);
    }
  });

  it('draws the pressure at its true height', () => {
    const { arterial } = film('shock').strips;
    const values = drawn(arterial.values);
    const model = beat(SKETCHES.shock).arterial;
    expect(Math.max(...values)).toBeCloseTo(Math.max(...model), 0);
    expect(Math.min(...values)).toBeCloseTo(Math.min(...model), 0);
    expect(heightOf(SCALES.arterial, 80)).toBeCloseTo(0.5, 6);
  });

  it('lets the pressure follow the R wave by the time the blood takes', () => {
    const { ecg, arterial } = film('healthy').strips;
    const [r] = peaks(ecg.values, 0.7);
    const foot = beat(SKETCHES.healthy).arterial.findIndex((v, i, all) => i > 5 && v > all[0] + 3) * 0.008;
    const rise = arterial.values.findIndex((v, i) => i > r - 20 && v > SKETCHES.healthy.diastolic + 12);
    expect((rise - r) / ecg.rate).toBeGreaterThan(-0.02);
    expect((rise - r) / ecg.rate).toBeLessThan(foot - R_WAVE + 0.1);
  });

  it('draws a weak pleth weak, at a fixed gain', () => {
    const span = (state: keyof typeof SKETCHES): number => {
      const values = drawn(film(state).strips.saturation.values).slice(150);
      return Math.max(...values) - Math.min(...values);
    };
    expect(span('mottled')).toBeLessThan(0.4 * span('healthy'));
  });

  it('hides a narrow gap just ahead of the pen', () => {
    const { ecg } = film('healthy', 6).strips;
    const hidden = ecg.values.reduce((n, _, i) => n + (isErased(ecg, i) ? 1 : 0), 0);
    expect(hidden / ecg.values.length).toBeCloseTo(0.045, 1);
    expect(isErased(ecg, ecg.head)).toBe(true);
    expect(isErased(ecg, (ecg.head + ecg.values.length - 1) % ecg.values.length)).toBe(false);
  });

  it('is flat without a beat', () => {
    const traces = createTraces(WIDTH);
    takeBeat(traces, null);
    for (let i = 0; i < 60; i++) runTraces(traces, 1 / 60);
    expect(new Set(drawn(traces.strips.ecg.values))).toEqual(new Set([0]));
  });
});
