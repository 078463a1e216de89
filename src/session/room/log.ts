// The log of a session: it only ever grows, and it is the truth. Rewinding and undoing are entries too; what holds now is folded out of it.
import type { CaseEvent } from '../../engine/types.ts';
import type { Flag, Guess, Role } from './roles.ts';
import { noSlot, turnSlot } from './slot.ts';
import type { Slot } from './slot.ts';

/** What happened, at which step (2 ms since arrival) and by whom. */
export interface LogEntry {
  /** Place in the log, from 0. */
  n: number;
  step: number;
  by: Role;
  /** The seat's own name, for tiles and reports; never a person's unless the educator typed one. */
  seat: string;
  what: Happening;
}

export type Happening =
  | { kind: 'event'; event: CaseEvent }
  /** Back to this step: events after it no longer hold. */
  | { kind: 'rewind'; to: number }
  /** The entry no longer holds, nor do those that could not have happened without it. */
  | { kind: 'undo'; entry: number; dropped: number[] }
  | { kind: 'note'; text: string; flag: Flag | null }
  | { kind: 'room'; hints?: boolean; reveal?: boolean }
  | { kind: 'freeze'; on: boolean }
  | { kind: 'guess'; guess: Guess }
  | { kind: 'slot'; turn: 'start' | 'next' | 'stop' }
  /** So much wall time of the slot's part was spent, ms: whoever takes over goes on from there. */
  | { kind: 'slotAt'; spent: number };

/** An event that holds, with its entry in the log. */
export interface HeldEvent {
  n: number;
  step: number;
  event: CaseEvent;
}

export interface Note {
  n: number;
  step: number;
  text: string;
  flag: Flag | null;
}

export interface Folded {
  events: HeldEvent[];
  notes: Note[];
  guesses: { n: number; step: number; seat: string; guess: Guess }[];
  hints: boolean;
  reveal: boolean;
  frozen: boolean;
  slot: Slot;
}

/** What holds after all entries. */
export function foldLog(log: readonly LogEntry[]): Folded {
  const held: Folded = {
    events: [],
    notes: [],
    guesses: [],
    hints: true,
    reveal: false,
    frozen: false,
    slot: noSlot(),
  };
  for (const entry of log) foldIn(held, entry);
  return held;
}

/** Adds one more entry; `held` is changed. */
export function foldIn(held: Folded, { n, step, seat, what }: LogEntry): void {
  switch (what.kind) {
    case 'event':
      held.events.push({ n, step, event: what.event });
      return;
    case 'rewind':
      held.events = held.events.filter((one) => one.step <= what.to);
      // What was expected of a course that was left cannot come true.
      held.guesses = held.guesses.filter((one) => one.step <= what.to);
      return;
    case 'undo':
      held.events = held.events.filter((one) => one.n !== what.entry && !what.dropped.includes(one.n));
      return;
    case 'note':
      held.notes.push({ n, step, text: what.text, flag: what.flag });
      return;
    case 'room':
      held.hints = what.hints ?? held.hints;
      held.reveal = what.reveal ?? held.reveal;
      return;
    case 'freeze':
      held.frozen = what.on;
      return;
    case 'guess':
      held.guesses.push({ n, step, seat, guess: what.guess });
      return;
    case 'slot':
      held.slot = turnSlot(held.slot, what.turn);
      return;
    case 'slotAt':
      held.slot = { ...held.slot, spent: what.spent };
  }
}

/** Is this a log of which every entry stands at its place? A gap or a double means that something was lost. */
export function isWhole(log: readonly LogEntry[]): boolean {
  return log.every((entry, place) => entry.n === place && Number.isInteger(entry.step));
}
