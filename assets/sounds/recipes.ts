// How each sound of the room is made. Alarm pulses follow IEC 60601-1-8 (tables 3 and 4): pitch, harmonics, number and spacing.
import type { Note, Recipe } from './synthesis.ts';

/** Fundamental and five harmonics within 11 dB of it; the standard asks for at least four within 15 dB. */
const ALARM_PARTIALS = [1, 0.8, 0.65, 0.5, 0.4, 0.3];
const RISE = 0.02;
const FALL = 0.03;

interface Burst {
  /** Hz per pulse. */
  pitches: readonly number[];
  /** s: effective duration of a pulse (where it is above 90 % of its height). */
  pulse: number;
  /** s between the effective durations of neighbors. */
  spacings: readonly number[];
  peak: number;
}

/** Places pulses so that the parts above 90 % of their height have the wanted duration and spacing. */
function burst({ pitches, pulse, spacings, peak }: Burst): Recipe {
  const hold = pulse - 0.1 * (RISE + FALL);
  const notes: Note[] = [];
  let at = 0;
  for (const [i, pitch] of pitches.entries()) {
    notes.push({ at, rise: RISE, hold, fall: FALL, pitch, partials: ALARM_PARTIALS });
    at += pulse + (spacings[i] ?? 0);
  }
  return { notes, length: at + RISE + FALL, peak };
}

const C5 = 523.25;
const A4 = 440;
const E4 = 329.63;
const C4 = 261.63;

const HIGH_PULSE = 0.1;
const HIGH_SPACING = 0.07;
/** Three, a pause, two: "this one, now". */
const HIGH_GROUP = [HIGH_SPACING, HIGH_SPACING, 2 * HIGH_SPACING + HIGH_PULSE, HIGH_SPACING];

export const RECIPES = {
  /** One pulse-oximeter beat at 100 %; played slower, and so lower, as saturation falls. Short, because slower is also longer. */
  beep: {
    notes: [{ at: 0, rise: 0.004, hold: 0.036, fall: 0.018, pitch: 880, partials: [1, 0.25, 0.08] }],
    length: 0.06,
    peak: 0.6,
  },
  'alarm-high': burst({
    pitches: Array.from({ length: 10 }, () => C5),
    pulse: HIGH_PULSE,
    spacings: [...HIGH_GROUP, 0.4, ...HIGH_GROUP],
    peak: 0.8,
  }),
  'alarm-medium': burst({ pitches: [A4, A4, A4], pulse: 0.18, spacings: [0.16, 0.16], peak: 0.7 }),
  'alarm-low': burst({ pitches: [E4, C4], pulse: 0.18, spacings: [0.2], peak: 0.55 }),
  /** A new result: two soft rising notes that ring off. */
  chime: {
    notes: [
      { at: 0, rise: 0.01, hold: 0.34, fall: 0.05, pitch: 659.26, partials: [1, 0.2], decay: 0.14 },
      { at: 0.12, rise: 0.01, hold: 0.34, fall: 0.05, pitch: 987.77, partials: [1, 0.15], decay: 0.14 },
    ],
    length: 0.53,
    peak: 0.4,
  },
  /** Someone says something: one short wooden note. */
  message: {
    notes: [{ at: 0, rise: 0.005, hold: 0.16, fall: 0.05, pitch: 392, partials: [1, 0.1, 0.3], decay: 0.06 }],
    length: 0.22,
    peak: 0.5,
  },
  /** A pump starts or stops, a clamp closes. */
  click: {
    clicks: [
      { at: 0, decay: 0.004, dullness: 0.3, seed: 2026 },
      { at: 0.045, decay: 0.006, dullness: 0.6, seed: 2027 },
    ],
    length: 0.09,
    peak: 0.5,
  },
} satisfies Record<string, Recipe>;
