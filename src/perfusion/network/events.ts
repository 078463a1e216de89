// Random events without dice per step: danger adds up, and the event comes when the sum passes a threshold drawn beforehand.
// So neither the pace of play nor the step size changes what is drawn.
import { chance } from '../chance.ts';
import { log } from '../math.ts';
import type { Events } from './bed-types.ts';

/** Purposes of draws, so that kinds of events do not share numbers. */
export const PURPOSE = { plug: 11, strength: 12, fibrin: 13 } as const;

export function createEvents(segments: number, seed: number, purpose: number): Events {
  const events: Events = {
    hazard: new Float64Array(segments),
    threshold: new Float64Array(segments),
    count: new Int32Array(segments),
    active: new Uint8Array(segments),
    since: new Float64Array(segments),
    strength: new Float64Array(segments).fill(1),
  };
  for (let s = 0; s < segments; s++) drawThreshold(events, s, seed, purpose);
  return events;
}

function drawThreshold(events: Events, s: number, seed: number, purpose: number): void {
  events.threshold[s] = -log(chance(seed, s, events.count[s], purpose));
}

/** Adds `hazard` (expected events in this step); when due, flips the state, draws the next threshold and returns true. */
export function accumulate(
  events: Events,
  s: number,
  hazard: number,
  time: number,
  seed: number,
  purpose: number,
): boolean {
  events.hazard[s] += hazard;
  if (events.hazard[s] < events.threshold[s]) return false;
  events.hazard[s] = 0;
  events.count[s]++;
  events.active[s] = 1 - events.active[s];
  events.since[s] = time;
  drawThreshold(events, s, seed, purpose);
  return true;
}
