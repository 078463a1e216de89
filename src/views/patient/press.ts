// One finger on the patient's skin: pressed since when, or let go after how long, and what color share the spot shows now.
import { blanch, refillColor } from '../skin/refill.ts';

export type PressSite = 'finger' | 'knee';

export interface Press {
  site: PressSite;
  /** s on the picture's clock. */
  since: number;
  released: number | null;
  held: number;
  /** s, the model's refill time when the finger was lifted. */
  refill: number;
}

export const startPress = (site: PressSite, now: number): Press => ({
  site,
  since: now,
  released: null,
  held: 0,
  refill: 0,
});

export function endPress(press: Press, now: number, refill: number): void {
  if (press.released !== null) return;
  press.released = now;
  press.held = now - press.since;
  press.refill = refill;
}

/** Color of the pressed spot now, 0 bloodless to 1 as before. */
export function shareNow(press: Press, now: number): number {
  if (press.released === null) return blanch(now - press.since);
  return refillColor(now - press.released, press.refill, press.held);
}

/** The spot looks like its surroundings again. */
export function isOver(press: Press, now: number): boolean {
  return press.released !== null && shareNow(press, now) > 0.997;
}
