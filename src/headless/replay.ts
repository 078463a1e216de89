// `refill replay <record>`: plays a saved run again and compares its digests; says where it first differs.
import * as z from 'zod';
import { record, replay } from '../engine/run.ts';
import type { RunRecord } from '../engine/types.ts';
import { STEPS_PER_SECOND } from '../perfusion/advance.ts';
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

const step = z.number().int().min(0).max(2_000_000_000);
const digest = z.string().regex(/^[0-9a-f]{4,64}$/);
const recordSchema = z.object({
  format: z.literal(1),
  app: z.literal('refill'),
  model: z.string().max(40),
  case: z.string().max(80),
  caseVersion: z.number().int(),
  seed: z.number().int().min(0),
  mode: z.enum(['learn', 'practice', 'exam']),
  resolution: z.enum(['full', 'held-beat']),
  openEnded: z.boolean().optional(),
  events: z.array(z.object({ step, event: z.looseObject({ type: z.string().max(40) }) })).max(100_000),
  step,
  digest,
  digests: z.array(z.object({ step, digest })).max(100_000).optional(),
});

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

/** A record from a file, or one sentence about what is wrong with it. */
export function readRecord(file: string): RunRecord {
  const text = readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError('is not a record of Refill (no JSON)', file);
  }
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return parsed.data as unknown as RunRecord;
  const issue = parsed.error.issues[0];
  throw new InputError(`is not a record of Refill: ${issue.message}`, file, issue.path.join('.'));
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
