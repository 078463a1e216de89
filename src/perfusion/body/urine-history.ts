// The urine chart: what was passed in each ten minutes of the last day, because oliguria is judged over hours, not by the minute.

const BIN = 600; // s
const BINS = 144; // a day
const PER_HOUR = 6;

export interface UrineHistory {
  /** mL per ten minutes, a ring; `place` is the one being filled. */
  bins: Float64Array;
  place: number;
  /** s and mL in the bin being filled. */
  time: number;
  volume: number;
}

/** A day of `rate` mL/min behind a healthy adult. */
export function createUrineHistory(rate: number): UrineHistory {
  return { bins: new Float64Array(BINS).fill((rate * BIN) / 60), place: 0, time: 0, volume: 0 };
}

export function noteUrine(h: UrineHistory, volume: number, seconds: number): void {
  h.time += seconds;
  h.volume += volume;
  if (h.time < BIN) return;
  h.bins[h.place] = h.volume;
  h.place = (h.place + 1) % BINS;
  h.time = h.volume = 0;
}

/** mL in the last whole `hours` (1-24) of ten-minute readings. */
export function urineOver(h: UrineHistory, hours: number): number {
  let sum = 0;
  for (let i = 1; i <= hours * PER_HOUR; i++) sum += h.bins[(h.place - i + BINS) % BINS];
  return sum;
}
