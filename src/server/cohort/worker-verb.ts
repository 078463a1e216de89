// `refill worker`: takes patients of a cohort from a queue in Redis and plays them, on this machine or any other.
import { availableParallelism } from 'node:os';
import { readArguments, wholeNumber } from '../../headless/arguments.ts';
import { InputError } from '../../headless/input-error.ts';
import { placeOf } from '../redis.ts';
import { serveQueue } from '../work-queue.ts';
import { cohortQueue } from './cohort-queue.ts';

export const WORKER_HELP = `refill worker --redis <address> [options]

Plays patients for "refill cohort --redis <address>" until it is stopped with Ctrl+C. Start it on as many machines as you
like, before or after the cohort is asked for. A worker that is killed loses nothing: another plays its patient.
Only workers of the same version of the model are given work.

  --redis redis://host:6379   where the queue is
  --workers N                 processes on this machine (default: one per core)

Example: npm run -s refill -- worker --redis redis://localhost:6379
`;

const OPTIONS = { redis: { type: 'string' }, workers: { type: 'string' } } as const;

export async function runWorker(args: string[]): Promise<number> {
  const { values, words } = readArguments(args, OPTIONS);
  if (words.length > 0) throw new InputError(`"${words[0]}" was not expected`);
  const redis = values['redis'];
  if (typeof redis !== 'string')
    throw new InputError('an address was expected, such as: --redis redis://localhost:6379');
  const workers =
    values['workers'] === undefined
      ? availableParallelism()
      : wholeNumber(String(values['workers']), '--workers', 1, 64);
  const tell = (sentence: string): unknown => process.stderr.write(`${sentence}\n`);
  let played = 0;
  const serving = await serveQueue({
    ...cohortQueue(redis),
    program: new URL('./piece-worker.ts', import.meta.url),
    workers,
    onPiece: () => played++,
    tell,
  });
  tell(`Ready: ${workers} processes take patients from ${placeOf(redis)}. Ctrl+C stops.`);
  await untilStopped(async (atOnce) => {
    if (!atOnce) tell('Finishing what is in hand; Ctrl+C again stops at once.');
    await serving.close(atOnce);
  });
  tell(`${played} pieces played.`);
  return 0;
}

/** The first signal lets the work in hand be finished, the second does not wait for it. */
function untilStopped(stop: (atOnce: boolean) => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let signals = 0;
    const onSignal = (): void => void stop(signals++ > 0).then(resolve, resolve);
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
