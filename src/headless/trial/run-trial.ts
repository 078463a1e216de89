// Runs one trial: finds its patients in the order of their numbers, has them lived, and works out its checks.
import type { Pool } from '../pool.ts';
import { drawCandidate } from './bring.ts';
import type { Interval } from './chance-interval.ts';
import { chanceInterval, patientsNeeded } from './chance-interval.ts';
import { keep, readKept, shortHash } from './cache.ts';
import type { PatientData } from './data.ts';
import { evaluateOne } from './evaluate.ts';
import type { Outcome } from './live-candidate.ts';
import { factMismatch, factsOf } from './select.ts';
import type { Check, Trial } from './trial-file.ts';
import type { Work } from './trial-worker.ts';

export interface CheckRow {
  trial: string;
  check: string;
  claim: string;
  source: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  /** 95 % interval of chance, and how many patients would make it as narrow as the band. */
  interval: Interval | null;
  needs: number | null;
  pass: boolean;
  /** Why it could not be computed; empty otherwise. */
  reason: string;
}

export interface TrialResult {
  trial: Trial;
  rows: CheckRow[];
  patients: PatientData[];
  /** Candidates lived, and how many were refused for what. */
  lived: number;
  refused: Record<string, number>;
  /** Values that left the model's range, one per patient and arm that ended so. */
  left: string[];
}

export interface Shelf {
  /** Folders for patients and for results; null: nothing is kept. */
  patients: string | null;
  results: string | null;
  /** Nobody is lived: a trial has those of its patients, in their order, that were lived before. */
  keptOnly?: boolean;
}

/** Patients of a generator that all trials share; each trial begins at its own place among them. */
const SHARED = 400;
/** Drawn facts looked at, and candidates lived, before a population counts as impossible. */
const MOST_DRAWN = 40_000;
const mostLived = (n: number): number => 100 + 20 * n;
/** None of so many fit: give up. */
const HOPELESS = 100;

/** Numbers of candidates in the order in which they are tried. */
function* candidates(seed: number): Generator<number> {
  const start = (seed * 7919) % SHARED;
  for (let k = 0; k < SHARED; k++) yield (start + k) % SHARED;
  for (let k = SHARED; ; k++) yield k;
}

export async function runTrial(
  trial: Trial,
  pool: Pool,
  shelf: Shelf,
  onPatient?: (taken: number) => void,
): Promise<TrialResult> {
  const refused: Record<string, number> = {};
  const taken: Outcome[] = [];
  const waiting: Promise<Outcome>[] = [];
  const numbers = fitting(trial, refused);
  let lived = 0;
  const key = shortHash(
    JSON.stringify([
      trial.generator,
      trial.set,
      trial.seed,
      trial.split,
      [...trial.arms],
      trial.runIn,
      wantedOf(trial),
    ]),
  );
  let interrupted = false;
  const missing = (index: number): boolean => {
    interrupted ||= shelf.keptOnly === true && keptOutcome(shelf, key, index) === null;
    return interrupted;
  };
  const fill = (): void => {
    while (waiting.length < Math.min(2 * pool.workers, trial.n - taken.length + pool.workers)) {
      const next = numbers.next();
      if (next.done === true || missing(next.value)) return;
      const outcome = liveOnce(trial, next.value, pool, shelf, key);
      outcome.catch(() => undefined); // one that fails while another is awaited must not hide the first reason
      waiting.push(outcome);
    }
  };
  for (fill(); waiting.length > 0 && taken.length < trial.n; fill()) {
    const outcome = await waiting.shift()!;
    lived++;
    if (outcome.refused === null) taken.push(outcome);
    else refused[outcome.refused] = (refused[outcome.refused] ?? 0) + 1;
    onPatient?.(taken.length);
    if (lived >= mostLived(trial.n) || (taken.length === 0 && lived >= HOPELESS)) break;
  }
  await Promise.allSettled(waiting);
  if (taken.length < trial.n && !interrupted) throw new PopulationError(trial, taken.length, lived, refused);
  const faults = taken.flatMap(({ index, fault }) => (fault === null ? [] : [`patient ${index}: ${fault}`]));
  const patients = taken.flatMap(({ data }) => (data ? [data] : []));
  const rows = trial.checks.map((check) => checkRow(trial, check, patients, faults[0] ?? ''));
  return {
    trial: { ...trial, n: taken.length },
    rows,
    patients,
    lived,
    refused,
    left: taken.flatMap(({ left }) => left),
  };
}

/** What a result depends on besides steps: who is taken and what is written down. */
function wantedOf(trial: Trial): unknown {
  const { where, scope, needs } = trial;
  const lists = (map: Map<string, Set<string>>) =>
    [...map.keys()].sort().map((name) => [name, [...(map.get(name) ?? [])].sort()]);
  return [
    [...where.ranges],
    [...where.words],
    [...where.on],
    where.off,
    [...scope.definitions],
    lists(needs.columns),
    lists(needs.samples),
  ];
}

function* fitting(trial: Trial, refused: Record<string, number>): Generator<number> {
  let drawn = 0;
  for (const index of candidates(trial.seed)) {
    if (++drawn > MOST_DRAWN) return;
    const why = factMismatch(trial, factsOf(drawCandidate({ generator: trial.generator, set: trial.set, index })));
    if (why === null) yield index;
    else refused[why] = (refused[why] ?? 0) + 1;
  }
}

function keptOutcome(shelf: Shelf, key: string, index: number): Outcome | null {
  const kept = shelf.results === null ? null : readKept(shelf.results, keptName(key, index));
  return kept && (JSON.parse(new TextDecoder().decode(kept)) as Outcome);
}

const keptName = (key: string, index: number): string => `${key}/${index}.json`;

async function liveOnce(trial: Trial, index: number, pool: Pool, shelf: Shelf, key: string): Promise<Outcome> {
  const kept = keptOutcome(shelf, key, index);
  if (kept) return kept;
  const outcome = await pool.run<Outcome>({ file: trial.file, index, folder: shelf.patients } satisfies Work);
  if (shelf.results !== null) keep(shelf.results, keptName(key, index), JSON.stringify(outcome));
  return outcome;
}

function checkRow(trial: Trial, check: Check, patients: readonly PatientData[], fault: string): CheckRow {
  const value = fault === '' ? evaluateOne(check.value, trial.scope, patients) : null;
  const { low, high } = check;
  const reason =
    fault !== ''
      ? fault
      : value === null
        ? 'cannot be computed: no patient has all the values it needs, or too few do'
        : '';
  const interval = value === null ? null : chanceInterval(check.value, trial.scope, patients);
  const pass = value !== null && (low === null || value >= low) && (high === null || value <= high);
  return {
    trial: trial.id,
    check: check.id,
    claim: trial.claim,
    source: trial.source,
    value,
    low,
    high,
    n: patients.length,
    interval,
    needs: patientsNeeded(interval, low, high, patients.length),
    pass,
    reason,
  };
}

/** The generator cannot find the patients that a trial asks for. */
export class PopulationError extends Error {
  constructor(trial: Trial, found: number, lived: number, refused: Record<string, number>) {
    const reasons = Object.entries(refused)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 3)
      .map(([why, count]) => `${count} not ${why}`);
    super(
      `only ${found} of ${trial.n} patients could be found (${lived} lived${reasons.length > 0 ? `; ${reasons.join(', ')}` : ''})`,
    );
    this.name = 'PopulationError';
  }
}
