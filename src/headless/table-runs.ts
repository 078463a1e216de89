// Plays what a table of cases and automatic trainees needs and keeps each run as soon as it is done, so that a stopped table goes on where
// it was. What is kept is named by everything it depends on: the model, the engine, the case.
import { join } from 'node:path';
import type { Job, Played } from './cohort-work.ts';
import { playJob } from './cohort-work.ts';
import { readCase } from './case-file.ts';
import { openPool } from './pool.ts';
import { CACHE_FOLDER, forgetOld, keep, readKept, shortHash, sourceDigests } from './trial/cache.ts';

export interface TableWish {
  cases: readonly string[];
  policies: readonly string[];
  seeds: number;
  /** Null: only what was played before. */
  workers: number | null;
  onDone?: (done: number, all: number) => void;
}

const FOLDER = join(CACHE_FOLDER, 'table');

/** All runs of the wish, patient by patient, so that every case has been played once before one is played twice. */
export async function playTable(wish: TableWish): Promise<Played[]> {
  const { lived } = sourceDigests();
  forgetOld(FOLDER, [lived]);
  const jobs = jobsOf(wish);
  if (wish.workers !== null) {
    const missing = jobs.filter((job) => job.policies.some((id) => !keptRun(job, id, lived)));
    await playMissing(missing, wish.workers, wish.onDone);
  }
  return jobs.flatMap((job) => job.policies.flatMap((id) => keptRun(job, id, lived) ?? []));
}

function jobsOf({ cases, policies, seeds }: TableWish): Job[] {
  return Array.from({ length: seeds }, (_, i) => i + 1).flatMap((seed) =>
    cases.map((id): Job => {
      const until = readCase(id).outcome.handover.after * 60;
      return { case: id, policies: [...policies], seed, until, at: [], columns: [], openEnded: false };
    }),
  );
}

async function playMissing(jobs: Job[], workers: number, onDone?: TableWish['onDone']): Promise<void> {
  if (jobs.length === 0) return;
  const pool = openPool(new URL('./table-worker.ts', import.meta.url), workers);
  let done = 0;
  try {
    await Promise.all(
      jobs.map(async (job) => {
        await pool.run(job);
        onDone?.(++done, jobs.length);
      }),
    );
  } finally {
    await pool.close();
  }
}

/** In a process of its own: one patient under each policy that is not kept yet. */
export function playAndKeep(job: Job): void {
  const { lived } = sourceDigests();
  for (const id of job.policies) {
    if (keptRun(job, id, lived)) continue;
    const [played] = playJob({ ...job, policies: [id] });
    keep(join(FOLDER, lived), nameOf(job, id), JSON.stringify(played));
  }
}

function keptRun(job: Job, policy: string, lived: string): Played | null {
  const bytes = readKept(join(FOLDER, lived), nameOf(job, policy));
  return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as Played) : null;
}

const nameOf = (job: Job, policy: string): string =>
  `${job.case}-${shortHash(JSON.stringify(readCase(job.case)))}-${policy}-${job.seed}.json`;
