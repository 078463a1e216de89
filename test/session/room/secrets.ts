// Looks through everything that a seat is sent for what only an instructor may know: names of truth, numbers of truth, notes.
import type { Secret } from '../../../src/session/room/view.ts';

export interface SecretSeeker {
  /** Where in the message a secret stands, in words; none is good. */
  found(message: unknown): string[];
}

/** Numbers that people at the bed see as well (rounded readings, ages, times) are no secrets; unrounded ones of the model are. */
const SEEN_BY_ALL = new Set([
  'mottling',
  'rr',
  'cvp',
  't_s',
  'knee_flow',
  'crt_finger_s',
  'crt_knee_s',
  'fluid_given_ml',
  'fluid_balance_ml',
]);

/** Edema veils a clip, and a clip that was shown shows it. */
const isShownByClip = (name: string): boolean => name.endsWith('_edema');

export function createSecretSeeker(secret: Secret): SecretSeeker {
  const numbers = new Map<number, string>();
  for (const [name, value] of Object.entries(secret.truth))
    if (!SEEN_BY_ALL.has(name) && !isShownByClip(name) && !Number.isInteger(value * 100)) numbers.set(value, name);
  const names = new Set(Object.keys(secret.truth).filter((name) => name.includes('_')));
  const texts = secret.notes.map(({ text }) => text);
  const walk = (value: unknown, path: string, out: string[]): void => {
    if (typeof value === 'number' && numbers.has(value)) out.push(`${path}: ${numbers.get(value)}`);
    if (typeof value === 'string' && texts.includes(value)) out.push(`${path}: a note`);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
    for (const [key, inside] of Object.entries(value)) {
      if (names.has(key) || ['truth', 'pending', 'notes', 'injects', 'slot'].includes(key)) out.push(`${path}.${key}`);
      walk(inside, `${path}.${key}`, out);
    }
  };
  return {
    found(message) {
      const out: string[] = [];
      walk(message, '', out);
      return out;
    },
  };
}
