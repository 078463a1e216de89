// What a station and the server of a room say to each other, and how it is written: JSON as UTF-8, arrays of numbers by their bytes.
import type { Debrief, Fared } from '../../engine/debrief-types.ts';
import type { RunRecord } from '../../engine/types.ts';
import type { Command, Role } from '../room/roles.ts';
import type { RoleView, SeatGuess, SlotView, Welcome } from '../room/view.ts';

/** Whom a command of an instructor is for; everybody else speaks to the own station. */
export type Target = number | 'all';

export type ToServer =
  /** `id` counts up per seat: asked again after a lost connection, it is done once. */
  | { type: 'ask'; id: number; to?: Target; command: Command }
  /** An instructor looks at this station; null: at the tiles only. */
  | { type: 'hop'; station: number | null }
  /** Shows everybody the stations side by side, without names. */
  | { type: 'release'; id: number }
  /** The debrief of the station in view: an instructor's at once, a trainee's after the release. */
  | { type: 'debrief' }
  /** Those of every station that is over, for an instructor's files: one message each. */
  | { type: 'debriefs' }
  /** The new ticket has arrived: the one before it is worth nothing from now on. */
  | { type: 'got' };

export type FromServer =
  | { type: 'joined'; you: You; ticket: string; lastId: number; note: string | null }
  | { type: 'welcome'; station: number; seed: number; welcome: Welcome }
  | { type: 'frame'; station: number; view: RoleView }
  | { type: 'answer'; id: number; accepted: boolean; reason?: string }
  | { type: 'tiles'; tiles: Tile[] }
  | { type: 'comparison'; comparison: Comparison }
  /** An observer's own; judged after the release. */
  | { type: 'guesses'; guesses: SeatGuess[] }
  | { type: 'debrief'; station: number; debrief: Debrief; record: RunRecord }
  /** One sentence for everybody at this seat. */
  | { type: 'say'; text: string };

export interface You {
  code: string;
  role: Role;
  seat: string;
  /** From 0. */
  station: number;
  stations: number;
  case: string;
  mode: RunRecord['mode'];
}

/** One station at a glance, for instructors only. */
export interface Tile {
  station: number;
  phase: 'preparing' | 'briefing' | 'running' | 'paused' | 'outcome' | 'debrief';
  /** Simulated seconds since arrival. */
  at: number;
  held: string | null;
  /** Truth; null while the patient is being prepared. mmHg, 1/min, mmol/L; percent perfused, seconds of refill. */
  macro: { map: number; heartRate: number; lactate: number } | null;
  micro: { perfused: number; refill: number } | null;
  lastAction: { at: number; text: string } | null;
  /** Of its 30-minute slot, as it was within the last second. */
  slot: SlotView | null;
  /** Who sits there now: names as typed, for the instructor's eyes only. */
  present: { role: Role; name: string }[];
}

/** How a station did, under a letter instead of its number. */
export interface Compared extends Fared {
  letter: string;
  /** Which station it is, from 0: only an instructor is told. */
  station?: number;
  /** Predictions of the observers of this station that came true, of those that could be judged. */
  observers: { right: number; of: number };
}

export interface Comparison {
  stations: Compared[];
  /** The letter of whoever reads; null for instructors, displays and observers. */
  yours: string | null;
}

const KINDS = { f4: Float32Array, f8: Float64Array, i4: Int32Array, u1: Uint8Array } as const;
type Kind = keyof typeof KINDS;

export function encode(message: FromServer | ToServer): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(message, asBytes));
}

/** Whatever it is: a server judges what it gets. */
export function decode(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes), asArray);
}

function asBytes(_key: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  const kind = (Object.keys(KINDS) as Kind[]).find((one) => value instanceof KINDS[one]);
  if (kind === undefined) throw new Error('This kind of array is not written.');
  return { $: kind, b: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
}

function asArray(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$' in value) || !('b' in value)) return value;
  const bytes = Uint8Array.from(atob(String(value.b)), (letter) => letter.charCodeAt(0));
  return new KINDS[value.$ as Kind](bytes.buffer);
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
