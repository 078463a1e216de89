// Bedsides for drawing tests: one healthy adult, the same in shock, mottled and cold, and recovered; with a beat to play for each.
import type { Appearance, BeatTrace, Bedside, FieldState, Reading } from '../../src/engine/types.ts';

export const good = (value: number): Reading => ({ value, state: 'good', age: 0 });
export const none: Reading = { value: null, state: 'off', age: 0 };

export interface Sketch {
  heart: number;
  systolic: number;
  diastolic: number;
  refill: number;
  mottling: number;
  skin: number;
  saturation: number;
  tone: number;
  consciousness: Appearance['consciousness'];
  lines: string[];
  breaths: number;
}

export const SKETCHES: Record<'healthy' | 'shock' | 'mottled' | 'recovered', Sketch> = {
  healthy: {
    heart: 72,
    systolic: 124,
    diastolic: 72,
    refill: 1.8,
    mottling: 0,
    skin: 1,
    saturation: 0.78,
    tone: 3,
    consciousness: 'alert',
    lines: ['oximeter'],
    breaths: 14,
  },
  shock: {
    heart: 124,
    systolic: 78,
    diastolic: 40,
    refill: 5,
    mottling: 2,
    skin: 0.45,
    saturation: 0.6,
    tone: 3,
    consciousness: 'confused',
    lines: ['oximeter', 'peripheral-line'],
    breaths: 28,
  },
  mottled: {
    heart: 136,
    systolic: 66,
    diastolic: 38,
    refill: 7.5,
    mottling: 4,
    skin: 0.3,
    saturation: 0.45,
    tone: 3,
    consciousness: 'drowsy',
    lines: [
      'oximeter',
      'peripheral-line',
      'arterial-line',
      'central-line',
      'urinary-catheter',
      'oxygen',
      'norepinephrine',
    ],
    breaths: 32,
  },
  recovered: {
    heart: 88,
    systolic: 118,
    diastolic: 62,
    refill: 2.4,
    mottling: 0,
    skin: 1.1,
    saturation: 0.78,
    tone: 3,
    consciousness: 'alert',
    lines: ['oximeter', 'peripheral-line', 'arterial-line', 'central-line', 'urinary-catheter', 'norepinephrine'],
    breaths: 18,
  },
};

export function appearance(sketch: Sketch): Appearance {
  const site = (blood: number): { blood: number; saturation: number } => ({ blood, saturation: sketch.saturation });
  return {
    finger: site(sketch.skin),
    knee: site(sketch.skin),
    face: site(0.5 + 0.5 * sketch.skin),
    mottling: sketch.mottling,
    kneeFlow: sketch.skin,
    refillFinger: sketch.refill,
    refillKnee: sketch.refill * 1.4,
    breathsPerMinute: sketch.breaths,
    workOfBreathing: sketch.breaths > 24 ? 0.6 : 0.1,
    consciousness: sketch.consciousness,
    sweat: sketch.skin < 0.6 ? 0.6 : 0,
    neckVeinPressure: 5,
    urineBag: sketch.lines.includes('urinary-catheter') ? 240 : null,
    lines: sketch.lines,
    tone: sketch.tone,
  };
}

export function bedside(sketch: Sketch, field: FieldState | null = null): Bedside {
  const arterial = sketch.lines.includes('arterial-line');
  const weak = sketch.skin < 0.4;
  const mean = sketch.diastolic + (sketch.systolic - sketch.diastolic) / 3;
  const cuff: Reading = { value: Math.round(mean), state: 'good', age: 190 };
  return {
    time: 0,
    phase: 'running',
    outcome: null,
    monitor: {
      heartRate: good(sketch.heart),
      saturation: weak ? { value: 91, state: 'weak', age: 0 } : good(97),
      systolic: good(sketch.systolic),
      diastolic: good(sketch.diastolic),
      mean: arterial ? good(Math.round(mean)) : cuff,
      pressureSource: arterial ? 'arterial' : 'cuff',
      central: sketch.lines.includes('central-line') ? good(7) : none,
      breaths: good(sketch.breaths),
      temperature: good(38.9),
      perfusionIndex: good(sketch.skin * 2),
      rhythm: 'sinus',
    },
    alarms:
      mean < 60 ? [{ id: 'map', priority: 'high', text: `MAP ${Math.round(mean)} low`, since: 0, active: true }] : [],
    alarmsSilencedUntil: 0,
    orders: [],
    results: [],
    messages: [],
    fluid: { given: 0, urine: 0, balance: 0 },
    appearance: appearance(sketch),
    microscope: field ? { geometry: 14, state: field, scores: null } : null,
  };
}

/** A plausible arterial beat: AV delay, quick upstroke, notch, run-off. */
export function beat(sketch: Sketch): BeatTrace {
  const duration = 60 / sketch.heart;
  const n = Math.round(duration / 0.008);
  const pulse = (t: number): number => {
    const u = t - 0.17;
    if (u < 0) return 0.12 * Math.exp(-(u + duration) / 0.32);
    const rise = 1 - Math.exp(-u / 0.035);
    return rise * Math.exp(-u / 0.26) * 1.35 + 0.1 * Math.exp(-(((u - 0.3) / 0.03) ** 2));
  };
  const make = (of: (t: number) => number): Float32Array => Float32Array.from({ length: n }, (_, i) => of(i * 0.008));
  const span = sketch.systolic - sketch.diastolic;
  return {
    duration,
    number: 1,
    arterial: make((t) => sketch.diastolic + span * pulse(t)),
    central: make((t) => 6 + 2 * Math.sin((t / duration) * 12)),
    pleth: make((t) => span * 0.8 * Math.min(1, sketch.skin * 0.8) * pulse(Math.max(0, t - 0.06))),
  };
}
