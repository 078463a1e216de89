// `refill replay <record>`: plays a saved run again and compares its digests; says where it first differs.
import { readRunRecord } from '../engine/record-schema.ts';
import { record, replay } from '../engine/run.ts';
import type { RunRecord } from '../engine/types.ts';
import { STEPS_PER_SECOND } from '../perfusion/advance.ts';
import { checksumOf } from '../session/record-file.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import { readArguments } from './arguments.ts';
import { readCase } from './case-file.ts';
import { InputError } from './input-error.ts';
import { readText } from './yaml-file.ts';

export const REPLAY_HELP = `refill replay <record> [--json]

Plays a saved run (a file that the game or "simulate --record" wrote) again and compares it with what it was.
Exit 0 when every bit is the same, 1 when something differs or another model made it.

Example: npm run -s refill -- replay run.refill.json
`;

interface Difference {
  t_s: number;
  name: string;
  recorded: string;
  now: string;
}
export interface Replayed {
  same: boolean;
  steps: number;
  firstDifference: Difference | null;
}

export function runReplay(args: string[]): number {
  const { values, words } = readArguments(args, { json: { type: 'boolean', default: false } });
  if (words.length !== 1) throw new InputError('one record was expected, such as: replay run.refill.json');
  const kept = readRecord(words[0]);
  const result = compare(kept);
  process.stdout.write(values['json'] === true ? `${JSON.stringify(result)}\n` : `${inWords(result)}\n`);
  return result.same ? 0 : 1;
}

/** A record from a file that the game or this program wrote, or one sentence about what is wrong with it. */
export function readRecord(file: string): RunRecord {
  const text = readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError('is not a record of Refill (no JSON)', file);
  }
  const read = readRunRecord(unwrapped(value, file));
  if ('record' in read) return read.record;
  throw new InputError(`is not a record of Refill: ${read.message}`, file, read.path);
}

/** The game puts a record into an envelope with a checksum. */
function unwrapped(value: unknown, file: string): unknown {
  if (typeof value !== 'object' || value === null || !('record' in value) || !('checksum' in value)) return value;
  if (checksumOf(JSON.stringify(value.record)) !== value.checksum)
    throw new InputError('is damaged: its checksum does not fit', file);
  return value.record;
}

export function compare(kept: RunRecord): Replayed {
  if (kept.model !== MODEL_VERSION) return differs(kept, 0, 'model', kept.model, MODEL_VERSION);
  const definition = readCase(kept.case);
  if (kept.caseVersion !== definition.version)
    return differs(kept, 0, 'case version', String(kept.caseVersion), String(definition.version));
  const now = record(replay(definition, kept));
  if (now.events.length !== kept.events.length) {
    const at = kept.events.findIndex((line, i) => JSON.stringify(line) !== JSON.stringify(now.events[i]));
    return differs(kept, kept.events[at].step, 'event', kept.events[at].event.type, 'not accepted');
  }
  for (const [i, was] of (kept.digests ?? []).entries()) {
    const is = now.digests?.[i]?.digest ?? 'none';
    if (is !== was.digest) return differs(kept, was.step, 'digest', was.digest, is);
  }
  if (now.digest !== kept.digest) return differs(kept, kept.step, 'digest', kept.digest, now.digest);
  return { same: true, steps: kept.step, firstDifference: null };
}

function differs(kept: RunRecord, at: number, name: string, recorded: string, now: string): Replayed {
  return { same: false, steps: kept.step, firstDifference: { t_s: at / STEPS_PER_SECOND, name, recorded, now } };
}

function inWords({ same, steps, firstDifference }: Replayed): string {
  if (same || !firstDifference) return `same after ${steps} steps (${steps / STEPS_PER_SECOND} s)`;
  const { t_s, name, recorded, now } = firstDifference;
  if (name === 'model') return `made by model ${recorded}, this is model ${now}: cannot be compared`;
  return `differs first at ${t_s} s: ${name} was ${recorded}, is ${now}`;
}
