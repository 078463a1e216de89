// Makes sound samples from notes: sums of partials under an envelope, seeded noise, and the WAV file around them.
// Uses the model's own sine and exponential, so that every machine writes the same bytes.
import { chanceStream } from '../../src/perfusion/chance.ts';
import { exp, sin } from '../../src/perfusion/math.ts';

/** Hz. Enough for partials up to 4 kHz, and half the size of the usual 44,100. */
export const SAMPLE_RATE = 22_050;

export interface Note {
  /** s from the start of the sound to the start of the rise. */
  at: number;
  /** s: straight rise, level part, straight fall. */
  rise: number;
  hold: number;
  fall: number;
  /** Hz. */
  pitch: number;
  /** Amplitude of the fundamental and its harmonics, relative to each other. */
  partials: readonly number[];
  /** s for the level part to fall to 1/e; none for a steady note. */
  decay?: number;
}

/** A short burst of seeded noise, for things that click. */
export interface Click {
  at: number;
  /** s to fall to 1/e. */
  decay: number;
  /** 0-1, how much of the last sample stays: higher is duller. */
  dullness: number;
  seed: number;
}

/** `peak` is the largest sample, 0-1 of full scale. */
export interface Recipe {
  notes?: readonly Note[];
  clicks?: readonly Click[];
  /** s. */
  length: number;
  peak: number;
}

export function render({ notes = [], clicks = [], length, peak }: Recipe): Float64Array {
  const samples = new Float64Array(Math.round(length * SAMPLE_RATE));
  for (const note of notes) addNote(samples, note);
  for (const click of clicks) addClick(samples, click);
  return scaledTo(peak, samples);
}

function addNote(samples: Float64Array, note: Note): void {
  const first = Math.round(note.at * SAMPLE_RATE);
  const count = Math.round((note.rise + note.hold + note.fall) * SAMPLE_RATE);
  for (let i = 0; i < count && first + i < samples.length; i++) {
    const t = i / SAMPLE_RATE;
    samples[first + i] += envelope(note, t) * wave(note, t);
  }
}

function envelope({ rise, hold, fall, decay }: Note, t: number): number {
  const level = decay === undefined ? 1 : exp(-t / decay);
  if (t < rise) return (level * t) / rise;
  return t <= rise + hold ? level : level * Math.max(0, 1 - (t - rise - hold) / fall);
}

/** Partials start at staggered phases, which keeps their sum from piling up in one sharp peak (Schroeder 1970). */
function wave({ pitch, partials }: Note, t: number): number {
  return partials.reduce((sum, amplitude, i) => {
    const cycles = pitch * (i + 1) * t;
    return (
      sum + amplitude * sin(2 * Math.PI * (cycles - Math.floor(cycles)) - (Math.PI * i * (i + 1)) / partials.length)
    );
  }, 0);
}

function addClick(samples: Float64Array, { at, decay, dullness, seed }: Click): void {
  const draw = chanceStream(seed);
  let last = 0;
  for (let i = Math.round(at * SAMPLE_RATE); i < samples.length; i++) {
    last = dullness * last + (1 - dullness) * (draw() * 2 - 1);
    samples[i] += last * exp(-(i / SAMPLE_RATE - at) / decay);
  }
}

function scaledTo(peak: number, samples: Float64Array): Float64Array {
  const largest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return largest === 0 ? samples : samples.map((sample) => (sample * peak) / largest);
}

/** A mono 16-bit PCM file: 44 bytes of header and the samples, least significant byte first. */
export function wavFile(samples: Float64Array): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string): void => bytes.set(new TextEncoder().encode(word), at);
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true); // length of the format part
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (let i = 0; i < samples.length; i++) view.setInt16(44 + i * 2, Math.round(samples[i] * 32_767), true);
  return bytes;
}
