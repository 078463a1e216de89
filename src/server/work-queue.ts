// Pieces of work over many machines: who asks puts them into a queue in Redis (BullMQ), any number of workers take from it.
// A piece is named by its content and its answer depends on nothing else, so a piece played twice, or lost and asked again, changes nothing.
import { Job, Queue, QueueEvents, Worker } from 'bullmq';
import { InputError } from '../headless/input-error.ts';
import { openPool } from '../headless/pool.ts';
import { connectRedis, ignoreErrors } from './redis.ts';
import type { Tell } from './redis.ts';

export interface Piece {
  /** Digest of the content: the same piece is never in the queue twice. */
  key: string;
  work: unknown;
}

export interface SharedQueue {
  redis: string;
  /** Only workers of the same name take from it: it carries the version of the model. */
  name: string;
}

/** How long an answer stays for a second asker, s. */
const KEEP_ANSWERS = 3600;
/** A piece whose worker went away this often is taken for poison. */
const MOST_STALLS = 20;
/** What is known from events is checked against the queue itself this often, ms: events are lost with a Redis, pieces may be. */
const SWEEP_MS = 1000;
const SWEEP_AT_ONCE = 500;
/** A worker that has not said for this long that it lives loses its piece to another, ms. */
const LOCK_MS = 10_000;

export interface Asking {
  onDone?: (done: number) => void;
  tell?: Tell;
}

/** All answers in the order of the pieces. @throws InputError when a piece cannot be played. */
export async function shareOut<Answer>(
  queue: SharedQueue,
  pieces: readonly Piece[],
  asking: Asking,
): Promise<Answer[]> {
  const redis = await connectRedis(queue.redis, asking.tell);
  const pending = new Queue(queue.name, { connection: redis });
  const listening = redis.duplicate();
  const events = new QueueEvents(queue.name, { connection: listening });
  const answers = new Map<string, Answer>();
  const wanted = new Set(pieces.map(({ key }) => key));
  let failure: Error | null = null;
  const take = (key: string, answer: unknown): void => {
    if (!wanted.delete(key)) return;
    answers.set(key, answer as Answer);
    asking.onDone?.(answers.size);
  };
  events.on('completed', ({ jobId, returnvalue }) => take(jobId, returnvalue));
  for (const emitter of [listening, events, pending]) ignoreErrors(emitter);
  try {
    await forgetFailures(pending, wanted);
    let told = false;
    while (wanted.size > 0) {
      await sweep(pending, pieces, wanted, take, (message) => (failure = new InputError(message)));
      if (failure !== null) throw failure as Error;
      if (!told && wanted.size > 0 && (await pending.getWorkersCount()) === 0) {
        told = true;
        asking.tell?.(`No worker of this version is there yet; start one with: ${WORKER_LINE}`);
      }
      await nextLook(events, wanted);
    }
  } finally {
    await Promise.allSettled([events.close(), pending.close()]);
    listening.disconnect();
    redis.disconnect();
  }
  return pieces.map(({ key }) => answers.get(key)!);
}

const WORKER_LINE = 'npm run -s refill -- worker --redis <the same address>';

/** Until the next sweep is due, or at once when an event brings the last answer. */
async function nextLook(events: QueueEvents, wanted: ReadonlySet<string>): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, SWEEP_MS);
    const onAnswer = (): void => void (wanted.size === 0 && done());
    events.on('completed', onAnswer);
    function done(): void {
      clearTimeout(timer);
      events.off('completed', onAnswer);
      resolve();
    }
  });
}

/** A piece that failed in an earlier asking gets a new chance. */
async function forgetFailures(pending: Queue, wanted: ReadonlySet<string>): Promise<void> {
  const failed = await pending.getFailed();
  await Promise.all(failed.filter(({ id }) => id !== undefined && wanted.has(id)).map((job) => job.remove()));
}

/** Asks the queue itself about what is still wanted: adds what it does not know, takes what is done. */
async function sweep(
  pending: Queue,
  pieces: readonly Piece[],
  wanted: ReadonlySet<string>,
  take: (key: string, answer: unknown) => void,
  fail: (message: string) => void,
): Promise<void> {
  const open = pieces.filter(({ key }) => wanted.has(key));
  for (let from = 0; from < open.length; from += SWEEP_AT_ONCE) {
    const some = open.slice(from, from + SWEEP_AT_ONCE);
    const states = await Promise.all(some.map(async ({ key }) => pending.getJobState(key)));
    const unknown = some.filter((_, i) => states[i] === 'unknown');
    if (unknown.length > 0) await pending.addBulk(unknown.map(asJob));
    for (const [i, { key }] of some.entries()) {
      if (states[i] !== 'completed' && states[i] !== 'failed') continue;
      const job = await Job.fromId<unknown, unknown>(pending, key);
      if (job?.failedReason) fail(job.failedReason);
      else if (job?.finishedOn !== undefined) take(key, job.returnvalue);
    }
  }
}

function asJob({ key, work }: Piece) {
  const keep = { age: KEEP_ANSWERS };
  return { name: 'piece', data: work, opts: { jobId: key, attempts: 3, removeOnComplete: keep, removeOnFail: keep } };
}

export interface Serving extends SharedQueue {
  /** A module whose default export does one piece. */
  program: URL;
  /** Processes at once. */
  workers: number;
  lockMs?: number;
  onPiece?: (key: string) => void;
  tell?: Tell;
}

/** Takes pieces until closed. They are played in processes of their own, so that this one can always say that it lives. */
export async function serveQueue(serving: Serving): Promise<{ close: (atOnce: boolean) => Promise<void> }> {
  const redis = await connectRedis(serving.redis, serving.tell);
  const lockDuration = serving.lockMs ?? LOCK_MS;
  const pool = openPool(serving.program, serving.workers);
  const worker = new Worker(
    serving.name,
    async (job) => {
      const answer = await pool.run(job.data);
      serving.onPiece?.(job.id ?? '');
      return answer;
    },
    {
      connection: redis,
      concurrency: serving.workers,
      lockDuration,
      stalledInterval: lockDuration / 2,
      maxStalledCount: MOST_STALLS,
    },
  );
  ignoreErrors(worker);
  return {
    async close(atOnce) {
      await worker.close(atOnce);
      await pool.close();
      redis.disconnect();
    },
  };
}
