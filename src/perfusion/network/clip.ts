// What a clip of 20 s shows of each vessel: absent, on and off, sluggish or continuous flow (consensus classes; network-reference section 6).
import type { Bed } from './bed-types.ts';

export const FLOW_CLASS = { absent: 0, intermittent: 1, sluggish: 2, continuous: 3 } as const;

/** Slower than this looks still, um/s; fewer red cells per second than this leave the eye without motion for half a second. */
export const STILL_VELOCITY = 10;
const STILL_FLUX = 2;
/** Below this the eye follows single cells; above, it sees a stream, um/s. */
export const STREAM_VELOCITY = 300;
/** A vessel with fewer red cells than this cannot be seen. */
export const VISIBLE_HEMATOCRIT = 0.02;
/** Small vessels, um (De Backer 2007). */
export const SMALL = 20;

/** Renews the bed's own classes and the shares that stand still or come and go; the model does so every 20 s. No allocation. */
export function classify(bed: Bed): void {
  const { network, flowClass, visible, vessels, outputs } = bed;
  let total = 0;
  let stopped = 0;
  let intermittent = 0;
  seeClip(bed, flowClass, visible);
  for (let s = 0; s < network.segments; s++) {
    if (visible[s] === 0 || vessels.diameter[s] >= SMALL) continue;
    const length = network.length[s];
    total += length;
    if (flowClass[s] === FLOW_CLASS.absent) stopped += length;
    else if (flowClass[s] === FLOW_CLASS.intermittent) intermittent += length;
  }
  outputs.stopped = total > 0 ? stopped / total : 0;
  outputs.intermittent = total > 0 ? intermittent / total : 0;
}

/** Class of every segment over the last 20 s, and whether it can be seen, into the given arrays. Changes nothing in the bed. */
export function seeClip(bed: Bed, flowClass: Uint8Array, visible: Uint8Array): void {
  const { vessels, scored } = bed;
  for (let s = 0; s < flowClass.length; s++) {
    flowClass[s] = classOf(bed, s);
    visible[s] = scored[s] === 1 && vessels.hematocrit[s] >= VISIBLE_HEMATOCRIT ? 1 : 0;
  }
}

function classOf(bed: Bed, s: number): number {
  const { history, network } = bed;
  const m = network.segments;
  let still = 0;
  let stops = 0;
  let moving = 0;
  let slow = 0;
  let before = false;
  for (let i = 0; i < history.filled; i++) {
    const slot = (history.next - history.filled + i + history.slots) % history.slots;
    const v = history.velocity[slot * m + s];
    const isStill = v < STILL_VELOCITY || history.cellFlux[slot * m + s] < STILL_FLUX;
    if (isStill) {
      still++;
      if (!before) stops++;
    } else {
      moving++;
      if (v < STREAM_VELOCITY) slow++;
    }
    before = isStill;
  }
  // The middle velocity while moving is that of a stream unless more than half were slower: no need to sort.
  const streams = moving > 0 && slow <= moving >> 1;
  return clipClass(still / history.filled, stops, streams ? STREAM_VELOCITY : 0);
}

/** The 20 s rule: share of time still, number of stops, middle velocity while moving. */
export function clipClass(still: number, stops: number, velocity: number): number {
  if (still >= 0.99) return FLOW_CLASS.absent;
  if (still >= 0.5 || (stops >= 2 && still >= 0.25)) return FLOW_CLASS.intermittent;
  return velocity < STREAM_VELOCITY ? FLOW_CLASS.sluggish : FLOW_CLASS.continuous;
}
