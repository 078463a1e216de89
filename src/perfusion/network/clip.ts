// What a clip of 20 s shows of each vessel: absent, on and off, sluggish or continuous flow (consensus classes; network-reference section 6).
import type { Bed } from './bed-types.ts';
import { countBits, STREAM_VELOCITY } from './history.ts';

export const FLOW_CLASS = { absent: 0, intermittent: 1, sluggish: 2, continuous: 3 } as const;

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

function classOf({ history }: Bed, s: number): number {
  const { filled } = history;
  const seen = (1 << filled) - 1;
  const still = history.still[s] & seen;
  const stillSteps = countBits(still);
  // A stop begins with a step that stands after one that did not (or after none): older steps are the higher bits.
  const stops = countBits(still & ~(still >>> 1));
  const moving = filled - stillSteps;
  // The middle velocity while moving is that of a stream unless more than half were slower: no need to sort.
  const streams = moving > 0 && countBits(history.slow[s] & seen) <= moving >> 1;
  return clipClass(stillSteps / filled, stops, streams ? STREAM_VELOCITY : 0);
}

/** The 20 s rule: share of time still, number of stops, middle velocity while moving. */
export function clipClass(still: number, stops: number, velocity: number): number {
  if (still >= 0.99) return FLOW_CLASS.absent;
  if (still >= 0.5 || (stops >= 2 && still >= 0.25)) return FLOW_CLASS.intermittent;
  return velocity < STREAM_VELOCITY ? FLOW_CLASS.sluggish : FLOW_CLASS.continuous;
}
