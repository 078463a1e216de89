// Spreads runs over the cores of this machine. Each run is its own; the answers come back in the order of the questions.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { autoPlay } from '../engine/auto-play.ts';
import { policy } from '../engine/policies.ts';
import type { Run } from '../engine/run.ts';
import { chartOf, startRun, timeOf, truth } from '../engine/run.ts';
import { scoreFiveSites } from '../perfusion/five-sites.ts';
import { readCase } from './case-file.ts';

export interface Job {
  case: string;
  policy: string;
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

export interface Played {
  policy: string;
  seed: number;
  alive: boolean;
  /** s. */
  end: number;
  outcome: string | null;
  /** Per time and column; null after death. */
  values: (number | null)[][];
  debt: number;
}

/** One run from the door to its end. */
export function playJob(job: Job): Played {
  const run = startRun(readCase(job.case), {
    seed: job.seed,
    mode: 'practice',
    resolution: 'held-beat',
    openEnded: job.openEnded,
  });
  const values: (number | null)[][] = [];
  for (const until of [...job.at.filter((time) => time < job.until), job.until]) {
    autoPlay(run, until, { policy: policy(job.policy) });
    if (!job.at.includes(until)) continue;
    const now = truth(run);
    const alive = now['alive'] === 1;
    if (job.sites === true) Object.assign(now, alive ? fiveSites(run) : {});
    const names = [...job.columns, ...(job.sites === true ? SITE_COLUMNS : [])];
    values.push(names.map((name) => (alive && Number.isFinite(now[name]) ? now[name] : null)));
  }
  const last = truth(run);
  return {
    policy: job.policy,
    seed: job.seed,
    alive: last['alive'] === 1,
    end: timeOf(run),
    outcome: chartOf(run).outcome?.kind ?? null,
    values,
    debt: last['debt_total'] ?? 0,
  };
}

function fiveSites(run: Run): Record<string, number> {
  const { ppv, mfi, hiPpv, hiMfi } = scoreFiveSites(run.patient);
  return { five_ppv: ppv, five_mfi: mfi, five_hi_ppv: hiPpv, five_hi_mfi: hiMfi };
}

/** All jobs, on as many child processes as there are cores (or `workers`). */
export async function playAll(
  jobs: Job[],
  workers = availableParallelism(),
  onDone?: (done: number) => void,
): Promise<Played[]> {
  const results: Played[] = [];
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    const program = fileURLToPath(new URL('./cohort-child.ts', import.meta.url));
    const child = fork(program, { execArgv: ['--import', 'tsx'] });
    try {
      while (next < jobs.length) {
        const place = next++;
        results[place] = await ask(child, jobs[place]);
        onDone?.(++done);
      }
    } finally {
      child.disconnect();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, lane));
  return results;
}

function ask(child: ReturnType<typeof fork>, job: Job): Promise<Played> {
  return new Promise((resolve, reject) => {
    const stopped = (code: number | null): void => reject(new Error(`a worker stopped with code ${code}`));
    child.once('exit', stopped);
    child.once('message', (answer) => {
      child.off('exit', stopped);
      resolve(answer as Played);
    });
    child.send(job);
  });
}
