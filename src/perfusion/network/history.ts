// Remembers how every vessel flowed over the last 20 s, which is what a person scoring a clip would have seen: did its cells stand, creep or
// stream? One bit per step is enough for that.
import type { Bed, History } from './bed-types.ts';

/** Length of a clip, s, and so the most steps that are remembered. */
export const CLIP = 20;
const WHOLE_CLIP = (1 << CLIP) - 1;

/** Slower than this looks still, um/s; fewer red cells per second than this leave the eye without motion for half a second. */
export const STILL_VELOCITY = 10;
const STILL_FLUX = 2;
/** Below this the eye follows single cells; above, it sees a stream, um/s. */
export const STREAM_VELOCITY = 300;

export function createHistory(segments: number): History {
  return { filled: 0, still: new Int32Array(segments), slow: new Int32Array(segments) };
}

/** Adds the present state as one step of `dt` seconds; steps older than 20 s are forgotten. */
export function record(bed: Bed, dt: number): void {
  const { history, vessels } = bed;
  const { still, slow } = history;
  const { velocity, cellFlux } = vessels;
  for (let s = 0; s < still.length; s++) {
    const v = velocity[s];
    const stands = v < STILL_VELOCITY || cellFlux[s] < STILL_FLUX;
    still[s] = ((still[s] << 1) | (stands ? 1 : 0)) & WHOLE_CLIP;
    slow[s] = ((slow[s] << 1) | (!stands && v < STREAM_VELOCITY ? 1 : 0)) & WHOLE_CLIP;
  }
  history.filled = Math.min(history.filled + 1, Math.max(1, Math.round(CLIP / dt)));
}

/** Number of bits that are set. */
export function countBits(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}
