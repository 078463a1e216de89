// A cohort over many machines: each piece carries its case, so that a worker needs nothing but the same version of Refill.
import { readCase } from '../../headless/case-file.ts';
import type { Job, PlayAll, Played } from '../../headless/cohort-work.ts';
import { shortHash, sourceDigests } from '../../headless/trial/cache.ts';
import { MODEL_VERSION } from '../../perfusion/version.ts';
import type { Tell } from '../redis.ts';
import type { Piece, SharedQueue } from '../work-queue.ts';
import { shareOut } from '../work-queue.ts';

/** Asker and workers meet only if their model is the same to the letter. */
export function cohortQueue(redis: string): SharedQueue {
  return { redis, name: `refill-cohort-${MODEL_VERSION}-${sourceDigests().lived}` };
}

export function playOverRedis(redis: string, chunk: number, tell: Tell): PlayAll {
  return async (jobs, onDone) => {
    const pieces = piecesOf(jobs, chunk);
    const each = Math.max(1, chunk);
    const answers = await shareOut<Played[]>(cohortQueue(redis), pieces, {
      tell,
      onDone: (done) => onDone?.(Math.min(jobs.length, done * each)),
    });
    return answers.flat();
  };
}

function piecesOf(jobs: readonly Job[], chunk: number): Piece[] {
  const definitions = new Map(jobs.map(({ case: name }) => [name, readCase(name)]));
  const pieces: Piece[] = [];
  for (let from = 0; from < jobs.length; from += chunk) {
    const work = jobs.slice(from, from + chunk).map((job) => ({ ...job, definition: definitions.get(job.case)! }));
    pieces.push({ key: `piece-${shortHash(JSON.stringify(work))}`, work });
  }
  return pieces;
}
