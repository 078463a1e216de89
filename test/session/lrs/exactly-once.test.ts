// Every statement arrives exactly once, whatever happens to the line, the store or the page.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openQueue } from '../../../src/session/lrs/queue.ts';
import type { StatementQueue } from '../../../src/session/lrs/queue.ts';
import { createSender } from '../../../src/session/lrs/sender.ts';
import type { LaneState } from '../../../src/session/lrs/sender.ts';
import { startPlatform } from './lrs-server.ts';
import type { Fault, Platform } from './lrs-server.ts';

const LANE = 'lane';
const TOKEN = 'Basic c2Vzc2lvbjpzZWNyZXQ=';
let databases = 0;
let platform: Platform;
let name: string;
let queue: StatementQueue;
let states: LaneState[];
let waits: number[];

const statement = (n: number) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  timestamp: new Date(1_767_000_000_000 + n * 1000).toISOString(),
  actor: { objectType: 'Agent', account: { homePage: 'https://lms.example.org', name: 'learner-1' } },
  verb: { id: 'http://adlnet.gov/expapi/verbs/interacted', display: { 'en-US': 'interacted' } },
  object: { objectType: 'Activity', id: `https://refill.invalid/cases/urosepsis/orders/${n}` },
});
const ids = (): string[] => platform.statements.map(({ id }) => id.slice(-4));
const sender = () =>
  createSender({
    queue,
    fetch,
    onState: (_lane, state) => states.push(state),
    wait: async (ms) => void waits.push(ms),
  });

beforeEach(async () => {
  platform = await startPlatform();
  name = `lrs-${++databases}`;
  queue = await openQueue(name);
  await queue.openLane({ key: LANE, endpoint: platform.endpoint, authorization: TOKEN });
  states = [];
  waits = [];
});
afterEach(async () => platform.close());

describe('a broken line', () => {
  const FAULTS: Fault[][] = [
    ['drop-before', 'drop-after', 'drop-after', 'drop-before'],
    ['error-500', 'busy-503', 'drop-after', 'error-500', 'drop-before'],
    Array.from({ length: 12 }, (_, i) => (['drop-after', 'drop-before', 'error-500'] as const)[i % 3]),
  ];
  test.each(FAULTS)('%s …', async (...faults) => {
    platform.faults.push(...faults);
    await queue.add(LANE, [1, 2, 3, 4, 5].map(statement));
    await sender().kick(LANE);
    expect(ids()).toEqual(['0001', '0002', '0003', '0004', '0005']);
    expect(await queue.counts(LANE)).toEqual({ waiting: 0, sent: 5, refused: 0 });
  });
  test('is waited for longer and longer, and as long as the store asks', async () => {
    platform.faults.push('error-500', 'error-500', 'busy-503', 'error-500');
    await queue.add(LANE, [statement(1)]);
    await sender().kick(LANE);
    expect(waits).toEqual([1000, 2000, 2000, 8000]);
    expect(states[0].trouble).toBe('busy');
    expect(states.at(-1)).toMatchObject({ trouble: null, counts: { sent: 1 } });
  });
});

describe('a page that is loaded again', () => {
  test('goes on with what was not confirmed; what had arrived stays single', async () => {
    platform.faults.push('drop-after');
    await queue.add(LANE, [1, 2, 3].map(statement));
    const first = createSender({
      queue,
      fetch,
      onState: () => undefined,
      wait: async () => first.stop(), // the page goes while it waits
    });
    await first.kick(LANE);
    expect(ids()).toEqual(['0001']);
    queue = await openQueue(name);
    expect((await queue.lanes()).map(({ key }) => key)).toEqual([LANE]);
    await queue.add(LANE, [1, 2, 3].map(statement)); // the run tells its events once more
    await sender().kick(LANE);
    expect(ids()).toEqual(['0001', '0002', '0003']);
    expect(await queue.lanes()).toEqual([]);
  });
  test('that tells the same event in other words is not heard twice', async () => {
    await queue.add(LANE, [statement(1)]);
    await sender().kick(LANE);
    const other = await openQueue(`${name}-other`); // another browser that knows nothing
    await other.openLane({ key: LANE, endpoint: platform.endpoint, authorization: TOKEN });
    await other.add(LANE, [{ ...statement(1), timestamp: '2026-01-01T00:00:00.000Z' }]);
    await createSender({ queue: other, fetch, onState: () => undefined }).kick(LANE);
    expect(platform.conflicts).toBe(1);
    expect(ids()).toEqual(['0001']);
    expect(await other.counts(LANE)).toEqual({ waiting: 0, sent: 1, refused: 0 });
  });
  test('what is added while the last answer is on its way is sent as well', async () => {
    await queue.add(LANE, [statement(1)]);
    const one = sender();
    const work = one.kick(LANE);
    for (let n = 2; n <= 20; n++) {
      await queue.add(LANE, [statement(n)]);
      void one.kick(LANE);
    }
    await work;
    await one.kick(LANE);
    expect(ids()).toHaveLength(20);
  });
});

describe('what cannot be mended by waiting', () => {
  test('a statement that the store refuses is set aside, and the others arrive', async () => {
    const broken = { ...statement(2), verb: { id: 'not an address' } };
    await queue.add(LANE, [statement(1), broken, statement(3)]);
    await sender().kick(LANE);
    expect(ids()).toEqual(['0001', '0003']);
    expect(await queue.counts(LANE)).toEqual({ waiting: 0, sent: 2, refused: 1 });
    expect(platform.invalid).not.toEqual([]);
  });
  test.each([
    ['no-rights', 'credentials'],
    ['no-such-page', 'endpoint'],
  ] as const)('%s: it says so, keeps everything, and goes on when asked', async (fault, trouble) => {
    platform.faults.push(fault);
    await queue.add(LANE, [1, 2].map(statement));
    const one = sender();
    await one.kick(LANE);
    expect(states.at(-1)).toMatchObject({ trouble, retryIn: null, counts: { waiting: 2 } });
    await one.kick(LANE);
    expect(ids()).toEqual(['0001', '0002']);
  });
});
