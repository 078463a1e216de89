// What a session is before anybody plays: its code, its case, its stations. Written once, never changed.
import { randomBytes, randomInt } from 'node:crypto';
import type { RunRecord } from '../../engine/types.ts';

export interface SessionPlan {
  format: 1;
  code: string;
  case: string;
  caseVersion: number;
  /** Of the first station. */
  seed: number;
  /** The same patient for all, or another of the same case at each station. */
  patients: 'same' | 'each';
  mode: RunRecord['mode'];
  stations: number;
  model: string;
  /** Signs the tickets of this session, hexadecimal; never leaves the server. */
  key: string;
  /** ISO date. */
  createdAt: string;
}

/** Letters and digits that cannot be mistaken for one another on a whiteboard. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 6;
const CODE = new RegExp(`^[${LETTERS}]{${CODE_LENGTH}}$`);
export const MOST_STATIONS = 24;

export function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export function newKey(): string {
  return randomBytes(32).toString('hex');
}

/** As typed by hand: small letters, spaces and a hyphen do no harm. Null if it cannot be a code. */
export function readCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 40) return null;
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return CODE.test(code) ? code : null;
}

export function seedOf(plan: SessionPlan, station: number): number {
  return plan.patients === 'same' ? plan.seed : plan.seed + station;
}
