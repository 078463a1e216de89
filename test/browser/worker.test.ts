// The worker plays the very same patient as plain functions do, keeps the page informed, and fails with a record in its hand.
import { expect, test } from 'vitest';
import { record, replay } from '../../src/engine/run.ts';
import { fetchCase } from '../../src/main/cases.ts';
import type { FromWorker, ToWorker } from '../../src/session/messages.ts';

const definition = (await fetchCase('urosepsis'))!;

/** A worker with everything it has said so far. */
function openWorker() {
  const worker = new Worker(new URL('../../src/session/worker.ts', import.meta.url), {
    type: 'module',
    name: 'patient',
  });
  const said: FromWorker[] = [];
  worker.addEventListener('message', (message: MessageEvent<FromWorker>) => said.push(message.data));
  const ask = (message: ToWorker): void => worker.postMessage(message);
  const hear = async <Type extends FromWorker['type']>(
    type: Type,
    is?: (m: Extract<FromWorker, { type: Type }>) => boolean,
  ) => {
    type Wanted = Extract<FromWorker, { type: Type }>;
    const find = () => said.findLast((one): one is Wanted => one.type === type && (is?.(one as Wanted) ?? true));
    await expect.poll(find, { timeout: 240_000, interval: 30 }).toBeDefined();
    return find()!;
  };
  return { worker, said, ask, hear };
}

test('the worker reaches the same patient as the pure engine', { timeout: 400_000 }, async () => {
  const { worker, said, ask, hear } = openWorker();
  ask({ type: 'open', definition, opening: { kind: 'new', seed: 7, mode: 'practice', resolution: 'full' } });
  await hear('ready');
  expect(said.some((one) => one.type === 'preparing')).toBe(true);
  ask({ type: 'event', id: 1, event: { type: 'case.begin' } });
  ask({ type: 'event', id: 2, event: { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } } });
  ask({ type: 'event', id: 3, event: { type: 'order.place', order: 'norepinephrine', values: { rate: -1 } } });
  ask({ type: 'pace', pace: 20 });
  await hear('frame', ({ frame }) => frame.step > 10_000);
  ask({ type: 'event', id: 4, event: { type: 'clock.pause' } });
  ask({ type: 'record', id: 5 });
  const played = (await hear('record')).record;
  expect((await hear('answer', ({ id }) => id === 3)).reason).toMatch(/outside/);
  expect(said.filter((one) => one.type === 'logged')).toHaveLength(3);
  worker.terminate();

  const pure = replay(definition, played);
  expect(record(pure).digest).toBe(played.digest);
});

test('what the worker cannot do ends the run with its record and debrief', { timeout: 400_000 }, async () => {
  const { worker, ask, hear } = openWorker();
  ask({ type: 'open', definition, opening: { kind: 'new', seed: 7, mode: 'learn', resolution: 'full' } });
  await hear('ready');
  ask({ type: 'event', id: 1, event: { type: 'case.begin' } });
  await hear('frame', ({ frame }) => frame.step > 500);
  ask({ type: 'event', id: 2, event: null as never });
  const failure = await hear('failed');
  expect(failure.stage).toBe('playing');
  expect(failure.record?.events).toHaveLength(1);
  expect(failure.record?.step).toBeGreaterThan(500);
  expect(failure.debrief?.timeline.rows).toBeGreaterThanOrEqual(0);
  worker.terminate();
});

test('a case that cannot be opened is said, not swallowed', { timeout: 400_000 }, async () => {
  const { worker, ask, hear } = openWorker();
  const broken = { ...definition, host: null as never };
  ask({ type: 'open', definition: broken, opening: { kind: 'new', seed: 7, mode: 'learn', resolution: 'full' } });
  expect((await hear('failed')).stage).toBe('opening');
  worker.terminate();
});
