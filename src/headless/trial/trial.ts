// `refill trial <file or folder...>`: runs virtual trials and says for every check whether the model lies within the band.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readArguments, wholeNumber } from '../arguments.ts';
import { InputError } from '../input-error.ts';
import type { Pool } from '../pool.ts';
import { openPool } from '../pool.ts';
import { readYaml } from '../yaml-file.ts';
import { CACHE_FOLDER, forgetOld, sourceDigests } from './cache.ts';
import type { QuickVerdict } from './quick.ts';
import { judgeQuick, QUICK, quickOf, quickText, readQuickPlan } from './quick.ts';
import type { Beside } from './report.ts';
import { writeReport } from './report.ts';
import type { CheckRow, Shelf, TrialResult } from './run-trial.ts';
import { PopulationError, runTrial } from './run-trial.ts';
import type { Trial } from './trial-file.ts';
import { readTrial } from './trial-file.ts';

export const TRIAL_HELP = `refill trial <file or folder...> [options]

Runs virtual trials and prints a row per check: its id, measured, band, pass or fail. Exit 0 when all pass, 1 when one fails,
2 when a file cannot be read or its patients cannot be found; the other files still run.

  --workers N     processes (default: one per core); the results do not depend on it
  --patients N    at most so many patients per trial, for a first look; bands were set for the file's own number
  --quick         only what quick.yaml beside the trials names, under three minutes in all; exit 1 only when a check fails that is not known
                  to fail there, or has the wrong sign
  --fresh         live everything anew; otherwise what an earlier call has lived is taken from node_modules/.cache/refill
  --kept          lives nobody: reports what earlier calls, also interrupted ones, have lived (trials with two patients or more)
  --report FILE   also writes the readable report, such as docs/validation.md, with its pictures
  --json          one object on standard output

Example: npm run -s refill -- trial test/trials
`;

const OPTIONS = {
  workers: { type: 'string' },
  patients: { type: 'string' },
  quick: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  kept: { type: 'boolean', default: false },
  report: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** Patients without whom a trial is not reported by --kept. */
const FEWEST = 2;

interface Failure {
  file: string;
  error: InputError;
}

export async function runTrials(args: string[]): Promise<number> {
  const started = performance.now();
  const { values, words } = readArguments(args, OPTIONS);
  if (words.length === 0)
    throw new InputError('a trial file or a folder of them was expected, such as: trial test/trials');
  const failures: Failure[] = [];
  const files = words.flatMap((word) => attempt(word, failures, () => trialFiles(word)) ?? []);
  const most = optionalNumber(values['patients'], '--patients', 2, 100_000) ?? Infinity;
  let trials = files.flatMap((file) => attempt(file, failures, () => atMost(readTrial(file), most)) ?? []);
  const all = trials.length;
  const plan = values['quick'] === true ? readQuickPlan(words[0]) : null;
  if (plan !== null) trials = quickOf(trials, plan);
  const workers = optionalNumber(values['workers'], '--workers', 1, 64);
  const keptOnly = values['kept'] === true;
  const shelf: Shelf = { ...shelfOf(values['fresh'] === true), keptOnly };
  const ran = trials.length === 0 ? [] : await runAll(trials, shelf, workers, failures);
  const results = keptOnly ? ran.filter(({ trial }) => trial.n >= FEWEST) : ran;
  const rows = results.flatMap((result) => result.rows);
  if (typeof values['report'] === 'string') {
    const missing = failures.map(({ file, error }) => ({ file, message: error.message }));
    const folders = [
      ...new Set(words.filter(existsSync).map((word) => (statSync(word).isDirectory() ? word : dirname(word)))),
    ];
    writeReport(values['report'], results, missing, folders.map(besideTrials));
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const notes = results.flatMap(leftNote);
  const verdict = plan === null ? null : judgeQuick(rows, plan);
  tell({ rows, notes, failures, skipped: all - trials.length, seconds, verdict }, values['json'] === true);
  if (failures.length > 0) return 2;
  const bad = verdict === null ? rows.some(({ pass }) => !pass) : verdict.broken.length > 0;
  return bad ? 1 : 0;
}

function optionalNumber(value: unknown, name: string, low: number, high: number): number | undefined {
  return typeof value === 'string' ? wholeNumber(value, name, low, high) : undefined;
}

const atMost = (trial: Trial, most: number): Trial => ({ ...trial, n: Math.min(trial.n, most) });

function attempt<T>(file: string, failures: Failure[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    failures.push({ file, error });
    return null;
  }
}

/** Beside the trials: rows that cannot be one, and why a check lies outside its band. Both are for the report. */
export const NOT_EXPRESSED = 'not-expressed.yaml';
export const WHY_OUTSIDE = 'why-outside.yaml';

function besideTrials(folder: string): Beside {
  const [left, why] = [NOT_EXPRESSED, WHY_OUTSIDE].map((name) => listIn(join(folder, name)));
  return { left, why, trials: trialFiles(folder) };
}

function listIn(file: string): { id: string; reason: string }[] {
  const { value } = existsSync(file) ? readYaml(file) : { value: [] };
  return Array.isArray(value) ? (value as { id: string; reason: string }[]) : [];
}

/** A file as it is; all YAML files of a folder and the folders in it, in order of their names. */
export function trialFiles(word: string): string[] {
  if (!existsSync(word)) throw new InputError('cannot be read: is the name right?', word);
  if (!statSync(word).isDirectory()) return [word];
  const inside = readdirSync(word, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = inside.flatMap((entry) => {
    const path = join(word, entry.name);
    if (entry.isDirectory()) return trialFiles(path);
    return /\.ya?ml$/.test(entry.name) && ![NOT_EXPRESSED, WHY_OUTSIDE, QUICK].includes(entry.name) ? [path] : [];
  });
  return files;
}

export function shelfOf(fresh: boolean): Shelf {
  if (fresh) return { patients: null, results: null };
  const { lived, measured } = sourceDigests();
  forgetOld(CACHE_FOLDER, [lived, measured]);
  return { patients: join(CACHE_FOLDER, lived), results: join(CACHE_FOLDER, measured) };
}

/** Several trials at a time, so that no core waits for the last patient of one. */
export async function runAll(
  trials: readonly Trial[],
  shelf: Shelf,
  workers: number | undefined,
  failures: Failure[],
): Promise<TrialResult[]> {
  const pool: Pool = openPool(new URL('./trial-worker.ts', import.meta.url), workers);
  const results = new Map<Trial, TrialResult>();
  const wanted = trials.reduce((sum, { n }) => sum + n, 0);
  const taken = new Map<Trial, number>();
  const progress = (trial: Trial, count: number): void => {
    taken.set(trial, count);
    const done = [...taken.values()].reduce((sum, value) => sum + value, 0);
    if (process.stderr.isTTY)
      process.stderr.write(
        `\r${bar(done / wanted)} ${done} of ${wanted} patients, ${results.size} of ${trials.length} trials `,
      );
  };
  const queue = [...trials];
  const lane = async (): Promise<void> => {
    for (let trial = queue.shift(); trial; trial = queue.shift()) {
      const one = trial;
      try {
        results.set(one, await runTrial(one, pool, shelf, (count) => progress(one, count)));
      } catch (error) {
        if (!(error instanceof PopulationError)) throw error;
        failures.push({ file: one.file, error: new InputError(error.message, one.file, 'population') });
      }
    }
  };
  try {
    await Promise.all([lane(), lane()]);
  } finally {
    await pool.close();
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }
  return trials.flatMap((trial) => results.get(trial) ?? []);
}

function bar(share: number): string {
  const full = Math.round(20 * Math.min(1, share));
  return `[${'#'.repeat(full)}${'.'.repeat(20 - full)}]`;
}

function leftNote({ trial, left }: TrialResult): string[] {
  if (left.length === 0) return [];
  return [
    `${trial.id}: ${left.length} patients left the range of the model and count as dead (${[...new Set(left)].slice(0, 3).join('; ')})`,
  ];
}

interface Told {
  rows: CheckRow[];
  notes: string[];
  failures: Failure[];
  skipped: number;
  seconds: number;
  /** of the quick subset */
  verdict: QuickVerdict | null;
}

function tell({ rows, notes, failures, skipped, seconds, verdict }: Told, json: boolean): void {
  for (const { error } of failures) process.stderr.write(`refill: ${placeOf(error)}${error.message}\n`);
  const passed = rows.filter(({ pass }) => pass).length;
  const failed = rows.length - passed;
  if (json) {
    const errors = failures.map(({ error: { message, file, path, line } }) => ({ message, file, path, line }));
    const [error] = errors;
    process.stdout.write(
      `${JSON.stringify({ passed, failed, skipped, seconds, checks: rows, notes, ...verdict, ...(error ? { error, errors } : {}) })}\n`,
    );
    return;
  }
  const wide = Math.max(0, ...rows.map(({ trial, check }) => trial.length + check.length + 1));
  for (const row of rows) process.stdout.write(`${rowText(row, wide)}\n`);
  const rest = [
    skipped > 0 ? `${skipped} trials skipped` : '',
    failures.length > 0 ? `${failures.length} not run` : '',
  ].filter((part) => part !== '');
  if (rest.length > 0) process.stdout.write(`${rest.join(', ')}\n`);
  if (verdict !== null) process.stdout.write(quickText(verdict));
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
}

function placeOf({ file, path, line }: InputError): string {
  const where = [file === '' ? '' : line > 0 ? `${file}:${line}` : file, path].filter((part) => part !== '').join(': ');
  return where === '' ? '' : `${where}: `;
}

function rowText({ trial, check, value, low, high, pass, reason }: CheckRow, wide: number): string {
  const name = `${trial} ${check}`.padEnd(wide);
  const measured = value === null ? 'none' : shortNumber(value);
  const told = pass ? 'pass' : reason === '' ? 'FAIL' : `FAIL (${reason})`;
  return `${name}  ${measured.padStart(9)}  [${low ?? '...'}, ${high ?? '...'}]  ${told}`;
}

export function shortNumber(value: number): string {
  if (value === 0 || Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 0.001 && Math.abs(value) < 1e5
    ? String(Number(value.toPrecision(3)))
    : value.toExponential(2);
}
