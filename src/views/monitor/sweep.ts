// The moving traces: beats are played at their true length and written into a strip that an erase bar runs along, 25 mm each second.
import type { BeatTrace } from '../../engine/types.ts';

/** CSS pixels per mm by definition (96 per inch), so that a centimeter on the strip is a centimeter. */
export const PIXELS_PER_MM = 96 / 25.4;
export const SWEEP_SPEED = 25;
export const SLOW_SPEED = 6.25;
/** Share of the strip left blank ahead of the writing point. */
export const ERASE_SHARE = 0.045;

/** A ring of samples as wide as the screen; `head` is where the next one goes. NaN is not drawn. */
export interface Strip {
  values: Float32Array;
  head: number;
  /** Samples per real second, and the part of a sample not yet due. */
  rate: number;
  due: number;
}

/** A strip for a trace `width` CSS pixels wide at `speed` mm/s, two samples to each of its pixel columns on the screen. */
export function createStrip(width: number, speed: number, columns = width): Strip {
  const samples = Math.max(16, 2 * Math.round(columns));
  const seconds = Math.max(20, width) / (speed * PIXELS_PER_MM);
  return { values: new Float32Array(samples).fill(Number.NaN), head: 0, rate: samples / seconds, due: 0 };
}

/** How many samples fall due in the next `dt` real seconds. */
export function samplesDue(strip: Strip, dt: number): number {
  strip.due += dt * strip.rate;
  const count = Math.floor(strip.due);
  strip.due -= count;
  return Math.min(count, strip.values.length);
}

export function write(strip: Strip, value: number): void {
  strip.values[strip.head] = value;
  strip.head = (strip.head + 1) % strip.values.length;
}

/** Whether the erase bar hides sample `i`. */
export function isErased(strip: Strip, i: number): boolean {
  const ahead = (i - strip.head + strip.values.length) % strip.values.length;
  return ahead < strip.values.length * ERASE_SHARE;
}

/** Plays the latest beat again and again at life size; a new beat is taken up when the present one has ended. */
export interface BeatPlayer {
  beat: BeatTrace | null;
  next: BeatTrace | null;
  /** s since the present beat began. */
  time: number;
}

export const createPlayer = (): BeatPlayer => ({ beat: null, next: null, time: 0 });

export function offerBeat(player: BeatPlayer, beat: BeatTrace | null): void {
  player.next = beat;
  if (!player.beat || !beat) {
    player.beat = beat;
    player.time = 0;
  }
}

export function advancePlayer(player: BeatPlayer, dt: number): void {
  if (!player.beat) return;
  player.time += dt;
  if (player.time < player.beat.duration) return;
  player.time = Math.min(player.time - player.beat.duration, 0.05);
  player.beat = player.next;
}

/** Arterial, central and pleth value now, between the samples of the beat, into `out`; NaN where there are none. */
export function readBeat(beat: BeatTrace, time: number, out: Float64Array): void {
  const { arterial, central, pleth } = beat;
  const last = arterial.length - 1;
  const at = Math.max(0, Math.min(1, time / beat.duration)) * last;
  const i = Math.max(0, Math.min(last - 1, at | 0));
  const j = Math.min(last, i + 1);
  const part = at - i;
  out[0] = last < 0 ? Number.NaN : arterial[i] + (arterial[j] - arterial[i]) * part;
  out[1] = last < 0 ? Number.NaN : central[i] + (central[j] - central[i]) * part;
  out[2] = last < 0 ? Number.NaN : pleth[i] + (pleth[j] - pleth[i]) * part;
}
