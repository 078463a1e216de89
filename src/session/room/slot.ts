// The educator's clock of a teaching slot: parts of so many minutes, each ended by hand, counted in wall time.
import type { SlotView } from './view.ts';

/** Thirty minutes as simulation rooms use them: talk before, twice five at the bed, talk after, and a reserve. */
export const THIRTY_MINUTES: readonly { id: string; minutes: number; runs: boolean }[] = [
  { id: 'prebrief', minutes: 5, runs: false },
  { id: 'first-run', minutes: 5, runs: true },
  { id: 'second-run', minutes: 5, runs: true },
  { id: 'debrief', minutes: 10, runs: false },
  { id: 'reserve', minutes: 5, runs: false },
];

export interface Slot {
  /** Place in the list of parts; -1: no slot is on. */
  part: number;
  /** Wall ms of this part so far. */
  spent: number;
}

export function noSlot(): Slot {
  return { part: -1, spent: 0 };
}

export function turnSlot({ part }: Slot, turn: 'start' | 'next' | 'stop'): Slot {
  if (turn === 'stop') return noSlot();
  if (turn === 'start') return { part: 0, spent: 0 };
  return part < 0 || part + 1 >= THIRTY_MINUTES.length ? noSlot() : { part: part + 1, spent: 0 };
}

/** Does the patient's clock run in this part? Null where no slot decides. */
export function runsIn({ part }: Slot): boolean | null {
  return THIRTY_MINUTES[part]?.runs ?? null;
}

export function slotView({ part, spent }: Slot): SlotView | null {
  const now = THIRTY_MINUTES[part];
  if (!now) return null;
  const left = Math.round(now.minutes * 60 - spent / 1000);
  const later = THIRTY_MINUTES.slice(part + 1).reduce((sum, { minutes }) => sum + minutes * 60, 0);
  return { part: now.id, left, total: later + left };
}

const MARK_MS = 10_000;

/** Counts wall time; the time of the part by now whenever it should be written down, else null. `slot` is changed. */
export function spend(slot: Slot, wallMs: number): number | null {
  if (slot.part < 0) return null;
  const before = Math.floor(slot.spent / MARK_MS);
  slot.spent += wallMs;
  return Math.floor(slot.spent / MARK_MS) > before ? Math.round(slot.spent) : null;
}

/** A gap between two looks at the computer's clock that counts: a nap does, a corrected clock does not. */
const LONGEST_NAP_MS = 15 * 60_000;

/** Wall ms that passed between two looks at the computer's clock, which may have been set forward or back in between. */
export function passed(before: number, now: number): number {
  const gap = now - before;
  return gap >= 0 && gap <= LONGEST_NAP_MS ? gap : 0;
}
