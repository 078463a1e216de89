// Learn opens mechanisms step by step: what has not been taught stays hidden. A step is climbed by reading the debrief of a Learn run.
// Too much at once hurts beginners (doi:10.1007/s10459-015-9641-x); whoever knows it all can open everything.
import { change, preferences } from './preferences.ts';
import type { Overlay } from './stage-types.ts';

export const RUNGS = 4;

/** Colors over the vessels by the step from which they are there. */
const OVERLAY_FROM: Record<Overlay, number> = {
  none: 1,
  flow: 1,
  velocity: 2,
  hematocrit: 2,
  blocks: 2,
  oxygen: 3,
  coat: 3,
  shunt: 3,
};
/** The step from which other beds than the one under the tongue can be opened. */
const BEDS_FROM = 4;

export function rung(): number {
  return Math.min(RUNGS, Math.max(1, preferences.value.rung));
}

export function hasOverlay(overlay: Overlay): boolean {
  return rung() >= OVERLAY_FROM[overlay];
}

export function hasBeds(): boolean {
  return rung() >= BEDS_FROM;
}

/** Once for each run whose debrief was opened. */
export function climb(run: string): void {
  const { rung: now, climbed } = preferences.value;
  if (now >= RUNGS || climbed.includes(run)) return;
  change({ rung: now + 1, climbed: [...climbed, run].slice(-RUNGS) });
}
