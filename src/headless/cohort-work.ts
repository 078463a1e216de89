// One patient of a case under each policy: the unit of work of `cohort` and `check`, spread over the cores.
import { autoPlay } from '../engine/auto-play.ts';
import { policy } from '../engine/policies.ts';
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { Run } from '../engine/run.ts';
import { chartOf, debriefOf, startRun, timeOf, truth } from '../engine/run.ts';
import { missedShare } from '../engine/scoring/perfusion.ts';
import { timelineView } from '../engine/timeline.ts';
import { scoreFiveSites } from '../perfusion/five-sites.ts';
import { digestPatient } from '../perfusion/save.ts';
import { truthValue } from '../perfusion/truth.ts';
import { readCase } from './case-file.ts';
import { openPool } from './pool.ts';

export interface Job {
  case: string;
  /** The case itself, for a machine that may not have the file; else it is read by its name. */
  definition?: CaseDefinition;
  policies: string[];
  seed: number;
  until: number;
  /** Simulated seconds at which the columns are read. */
  at: number[];
  columns: string[];
  /** Also score five sites under the tongue at each time; half a second each. */
  sites?: boolean;
  openEnded: boolean;
}

/** Names of what `sites` adds after the columns. */
export const SITE_COLUMNS = ['five_ppv', 'five_mfi', 'five_hi_ppv', 'five_hi_mfi'];

/** What is waited for, and when it was first seen at one of the looks, s; null: never. */
export const REACHED = ['pressure', 'refill', 'lactate'] as const;
export type Reached = Record<(typeof REACHED)[number], number | null>;

export interface Played {
  case: string;
  policy: string;
  seed: number;
  alive: boolean;
  /** s. */
  end: number;
  outcome: string | null;
  /** Per time and column; null after death. */
  values: (number | null)[][];
  debt: number;
  /** Share of a resting adult's need that the tissues missed, and the total score by the international guideline. */
  missed: number;
  score: number;
  /** Its parts that have a value, 0-100 by name. */
  parts: Record<string, number>;
  /** %, chance of death at 14 days; 100 once dead. */
  deathChance: number;
  /** mL. */
  fluid: number;
  reached: Reached;
  digest: string;
}

/** Seconds between looks for what was reached. */
const LOOK_EVERY = 600;

export function playJob(job: Job): Played[] {
  return job.policies.map((id) => playPolicy(job, id));
}

/** One run from the door to its end. */
function playPolicy(job: Job, id: string): Played {
  const definition = job.definition ?? readCase(job.case);
  const run = startRun(definition, {
    seed: job.seed,
    mode: 'practice',
    resolution: 'held-beat',
    openEnded: job.openEnded,
  });
  run.digestEvery = 0;
  const reached: Reached = { pressure: null, refill: null, lactate: null };
  const onRow = (now: Run): void => look(now, definition.target.map, reached);
  const values: (number | null)[][] = [];
  for (const until of [...job.at.filter((time) => time < job.until), job.until]) {
    autoPlay(run, until, { policy: policy(id), every: LOOK_EVERY, onRow });
    if (job.at.includes(until)) values.push(readColumns(run, job));
  }
  const last = truth(run);
  const [score] = debriefOf(run).scores;
  return {
    case: job.case,
    policy: id,
    seed: job.seed,
    alive: last['alive'] === 1,
    end: timeOf(run),
    outcome: chartOf(run).outcome?.kind ?? null,
    values,
    debt: last['debt_total'] ?? 0,
    missed: missedShare({ chart: chartOf(run), timeline: timelineView(run.timeline), definition: run.definition }),
    score: score.total,
    parts: Object.fromEntries(score.parts.flatMap(({ id: part, value }) => (value === null ? [] : [[part, value]]))),
    deathChance: last['p_death'] ?? NaN,
    fluid: last['fluid_given_ml'] ?? 0,
    reached,
    digest: digestPatient(run.patient),
  };
}

function readColumns(run: Run, job: Job): (number | null)[] {
  const now = truth(run);
  const alive = now['alive'] === 1;
  if (job.sites === true) Object.assign(now, alive ? fiveSites(run) : {});
  const names = [...job.columns, ...(job.sites === true ? SITE_COLUMNS : [])];
  return names.map((name) => (alive && Number.isFinite(now[name]) ? now[name] : null));
}

/** Pressure at its target, refill of 3 s, lactate of 2 mmol/L. */
function look(run: Run, target: number, reached: Reached): void {
  const { patient } = run;
  const time = timeOf(run);
  if (!patient.alive) return;
  if (truthValue(patient, 'map') >= target) reached.pressure ??= time;
  if (truthValue(patient, 'crt_finger_s') <= 3) reached.refill ??= time;
  if (truthValue(patient, 'lactate') <= 2) reached.lactate ??= time;
}

function fiveSites(run: Run): Record<string, number> {
  const { ppv, mfi, hiPpv, hiMfi } = scoreFiveSites(run.patient);
  return { five_ppv: ppv, five_mfi: mfi, five_hi_ppv: hiPpv, five_hi_mfi: hiMfi };
}

/** Plays all jobs somewhere; the answers come in the order of the jobs. */
export type PlayAll = (jobs: Job[], onDone?: (done: number) => void) => Promise<Played[]>;

/** All jobs, on as many processes as there are cores (or `workers`). The answers come in the order of the jobs. */
export async function playAll(jobs: Job[], workers?: number, onDone?: (done: number) => void): Promise<Played[]> {
  const pool = openPool(new URL('./cohort-worker.ts', import.meta.url), workers);
  let done = 0;
  try {
    const answers = await Promise.all(
      jobs.map(async (job) => {
        const played = await pool.run<Played[]>(job);
        onDone?.(++done);
        return played;
      }),
    );
    return answers.flat();
  } finally {
    await pool.close();
  }
}
