// Remembers how every vessel flowed over the last 20 s, which is what a person scoring a clip would have seen.
import type { Bed, History } from './bed-types.ts';

/** Length of a clip, s. */
export const CLIP = 20;

export function createHistory(segments: number): History {
  return {
    slots: CLIP,
    next: 0,
    filled: 0,
    velocity: new Float32Array(CLIP * segments),
    cellFlux: new Float32Array(CLIP * segments),
  };
}

/** Adds the present state as one step of `dt` seconds; steps older than 20 s are forgotten. */
export function record(bed: Bed, dt: number): void {
  const { history, vessels } = bed;
  const steps = Math.min(history.slots, Math.max(1, Math.round(CLIP / dt)));
  const at = history.next * vessels.velocity.length;
  history.velocity.set(vessels.velocity, at);
  history.cellFlux.set(vessels.cellFlux, at);
  history.next = (history.next + 1) % history.slots;
  history.filled = Math.min(history.filled + 1, steps);
}
