// What windows say to each other. Every role has a channel of its own: what only an instructor may know is never sent where others listen.
import type { Debrief } from '../../engine/debrief-types.ts';
import type { RunRecord } from '../../engine/types.ts';
import type { Role } from './roles.ts';
import type { RoleView, SeatGuess, Welcome } from './view.ts';

/** Which window runs the patient, counted up with every change: the higher number is right. */
export type Epoch = number;

export type ToHub =
  | { to: 'hub'; say: 'join'; seat: string; model: string; speaker: boolean }
  | { to: 'hub'; say: 'leave'; seat: string }
  | { to: 'hub'; say: 'ask'; seat: string; id: number; command: unknown }
  | { to: 'hub'; say: 'debrief'; seat: string };

export type FromHub = { to: 'seats'; epoch: Epoch } & (
  | { say: 'who' }
  | { say: 'welcome'; seat: string | null; welcome: Welcome }
  | { say: 'view'; view: RoleView }
  | { say: 'answer'; seat: string; id: number; accepted: boolean; reason?: string }
  | { say: 'refused'; seat: string; reason: string }
  | { say: 'guesses'; seat: string; guesses: SeatGuess[] }
  | { say: 'debrief'; seat: string; debrief: Debrief; record: RunRecord }
);

export type Word = ToHub | FromHub;

/** The part of a BroadcastChannel that is used. */
export interface Wire {
  postMessage(word: Word): void;
  addEventListener(type: 'message', listener: (message: { data: unknown }) => void): void;
  close(): void;
}

export function wireName(run: string, role: Role): string {
  return `refill-session/${run}/${role}`;
}

export function openWire(run: string, role: Role): Wire {
  return new BroadcastChannel(wireName(run, role));
}

/** Has this the outer shape of a word? What is inside of a command is judged by the host. */
export function isWord(data: unknown): data is Word {
  return typeof data === 'object' && data !== null && 'to' in data && 'say' in data;
}
