// `--quick`: few patients of few trials, for every change of the sources. The folder of the trials says which and how many, and which
// checks are known to fail with them; any other failure counts, and so does an effect in the wrong direction that is not listed as such.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { InputError } from '../input-error.ts';
import { readYaml } from '../yaml-file.ts';
import type { CheckRow } from './run-trial.ts';
import type { Trial } from './trial-file.ts';

/** Stands beside the trials. */
export const QUICK = 'quick.yaml';

const plan = z.strictObject({
  trials: z.array(z.strictObject({ id: z.string(), patients: z.int().min(2) })).min(1),
  known: z.array(
    z.strictObject({ id: z.string(), reason: z.string().min(15), wrong_sign: z.boolean().default(false) }),
  ),
});
export type QuickPlan = z.infer<typeof plan>;

export function readQuickPlan(folder: string): QuickPlan {
  const file = join(folder, QUICK);
  if (!existsSync(file)) throw new InputError(`--quick needs a ${QUICK} beside the trials`, folder);
  const { value, lineOf } = readYaml(file);
  const read = plan.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  throw new InputError(issue.message, file, path.join('.'), lineOf(path));
}

/** The trials of the plan, with as many patients as it says. */
export function quickOf(trials: readonly Trial[], { trials: wanted }: QuickPlan): Trial[] {
  const lost = wanted.find(({ id }) => !trials.some((trial) => trial.id === id));
  if (lost) throw new InputError(`there is no trial ${lost.id} here`, QUICK);
  return trials.flatMap((trial) => {
    const named = wanted.find(({ id }) => id === trial.id);
    return named ? [{ ...trial, n: Math.min(trial.n, named.patients) }] : [];
  });
}

/** Is the effect of the other sign than every value of the band? */
export function isWrongSign({ value, low, high }: Pick<CheckRow, 'value' | 'low' | 'high'>): boolean {
  if (value === null) return false;
  return (low !== null && low >= 0 && value < 0) || (high !== null && high <= 0 && value > 0);
}

export interface QuickVerdict {
  /** What fails and was not known to, or has the wrong sign: one line each. */
  broken: string[];
  /** Known failures that passed. */
  mended: string[];
  /** Known failures that failed. */
  known: string[];
}

export function judgeQuick(rows: readonly CheckRow[], { known }: QuickPlan): QuickVerdict {
  const listed = ({ check }: CheckRow) => known.find(({ id }) => id === check);
  const isTurned = (row: CheckRow): boolean => isWrongSign(row) && listed(row)?.wrong_sign !== true;
  const isBroken = (row: CheckRow): boolean => isTurned(row) || (!row.pass && !listed(row));
  return {
    broken: rows
      .filter(isBroken)
      .map((row) => `${row.check} ${isTurned(row) ? 'has the wrong sign' : 'fails and is not known to'}`),
    mended: rows.filter((row) => row.pass && listed(row)).map(({ check }) => check),
    known: rows.filter((row) => !row.pass && !isBroken(row)).map(({ check }) => check),
  };
}

export function quickText({ broken, mended, known }: QuickVerdict): string {
  const lines = [
    ...(known.length > 0 ? [`known to fail: ${known.join(', ')}`] : []),
    ...mended.map((check) => `${check} was known to fail and passes now: take it off ${QUICK}`),
    ...broken.map((line) => `NOT AS BEFORE: ${line}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
