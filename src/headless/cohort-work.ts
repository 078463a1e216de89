// Spreads runs over the cores of this machine. Each run is its own; the answers come back in the order of the questions.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { autoPlay } from '../engine/auto-play.ts';
import { policy } from '../engine/policies.ts';
import { chartOf, startRun, timeOf, truth } from '../engine/run.ts';
import { readCase } from './case-file.ts';

export interface Job {
  case: string;
  policy: string;
  seed: number;
  until: number;
  /** Simulated seconds at which the columns are read. */
  at: number[];
  columns: string[];
  openEnded: boolean;
}
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
    values.push(job.columns.map((name) => (now['alive'] === 1 && Number.isFinite(now[name]) ? now[name] : null)));
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
    const child = fork(fileURLToPath(new URL('./cohort-child.ts', import.meta.url)));
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
