// Stored runs come back whole or not at all, and only the tab that owns a run may write it.
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import { createKeeper } from '../../src/session/keeper.ts';
import { memoryStore } from '../../src/session/memory-store.ts';
import type { LoggedEvent } from '../../src/session/messages.ts';
import { shelteredStore } from '../../src/session/sheltered-store.ts';
import { openStore, StorageError } from '../../src/session/storage.ts';
import type { RunStore, StoredRun } from '../../src/session/storage.ts';

let databases = 0;
const newStore = async (): Promise<RunStore> => openStore(`test-${++databases}`);
const begin: LoggedEvent = { step: 0, event: { type: 'case.begin' } };
const pressor: LoggedEvent = {
  step: 500,
  event: { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } },
};
const run = (id: string): StoredRun => ({
  id,
  format: 1,
  owner: 'me',
  header: {
    format: 1,
    app: 'refill',
    model: 'm',
    case: 'urosepsis',
    caseVersion: 1,
    seed: 7,
    mode: 'learn',
    resolution: 'full',
  },
  startedAt: '2026-11-22T10:00:00.000Z',
  savedAt: '2026-11-22T10:00:00.000Z',
  step: 0,
  digest: '',
  eventCount: 0,
  phase: 'briefing',
  outcome: null,
});
const at = (step: number) => ({ step, phase: 'running' as const, outcome: null });

describe.each([
  ['the database', newStore],
  ['memory', async () => memoryStore()],
])('a run in %s', (_, open) => {
  test('comes back with its events, place and checkpoint', async () => {
    const store = await open();
    await store.create(run('a'), [begin]);
    const checkpoint = { step: 400, eventCount: 1, bytes: new Uint8Array([1, 2, 3]) };
    await store.save('a', 'me', { index: 1, events: [pressor], ...at(900), checkpoint });
    const loaded = await store.load('a');
    expect(loaded?.record.events).toEqual([begin, pressor]);
    expect(loaded?.record.step).toBe(900);
    expect(loaded?.checkpoint?.bytes).toEqual(new Uint8Array([1, 2, 3]));
    expect(await store.list()).toHaveLength(1);
  });

  test('keeps the words written beside it, whatever is saved after', async () => {
    const store = await open();
    await store.create(run('a'), [begin]);
    await store.annotate('a', { notes: { 'How was it?': 'Hard.' } });
    await store.save('a', 'me', { index: 1, events: [pressor], ...at(900) });
    await store.annotate('a', { parts: { harm: 91 } });
    expect((await store.load('a'))?.run).toMatchObject({
      notes: { 'How was it?': 'Hard.' },
      parts: { harm: 91 },
      step: 900,
    });
  });

  test('goes with all others when everything is deleted', async () => {
    const store = await open();
    await store.create(run('a'), [begin]);
    await store.create(run('b'), [begin]);
    await store.clear();
    expect(await store.list()).toEqual([]);
    expect(await store.load('b')).toBeNull();
  });

  test('is written by its owner only', async () => {
    const store = await open();
    await store.create(run('a'), [begin]);
    await store.claim('a', 'other tab');
    const write = store.save('a', 'me', { index: 1, events: [pressor], ...at(900) });
    await expect(write).rejects.toMatchObject({ trouble: 'taken' });
    expect((await store.load('a'))?.record.events).toEqual([begin]);
  });

  test('is gone after removal, and no other is', async () => {
    const store = await open();
    await store.create(run('a'), [begin]);
    await store.create(run('b'), [begin, pressor]);
    await store.remove('a');
    expect(await store.load('a')).toBeNull();
    expect((await store.load('b'))?.record.events).toHaveLength(2);
  });
});

describe('a damaged store', () => {
  test('with a missing event is refused and left as it is', async () => {
    const store = await newStore();
    await store.create(run('a'), [begin, pressor]);
    const raw = await openDB(`test-${databases}`);
    await raw.delete('events', ['a', 1]);
    await expect(store.load('a')).rejects.toMatchObject({ trouble: 'damaged' });
    expect(await store.list()).toHaveLength(1);
  });

  test('with a checkpoint from the future does without it', async () => {
    const store = await newStore();
    await store.create(run('a'), [begin]);
    const checkpoint = { step: 9000, eventCount: 5, bytes: new Uint8Array(1) };
    await store.save('a', 'me', { index: 1, events: [], ...at(900), checkpoint });
    expect((await store.load('a'))?.checkpoint).toBeNull();
  });

  test('that the browser forbids says so', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await expect(openStore('forbidden')).rejects.toMatchObject({ trouble: 'forbidden' });
    open.mockRestore();
  });
});

describe('the keeper', () => {
  test('keeps the order of events when storage was full for a while', async () => {
    const store = await newStore();
    await store.create(run('a'), [begin]);
    let full = true;
    const tight: RunStore = {
      ...store,
      save: async (id, owner, progress) => {
        if (full) throw new StorageError('full', 'no room');
        return store.save(id, owner, progress);
      },
    };
    const told: (string | null)[] = [];
    const keeper = createKeeper(tight, 'a', 'me', (trouble) => told.push(trouble));
    keeper.log(1, pressor, at(500));
    await keeper.settled();
    const stop: LoggedEvent = { step: 700, event: { type: 'order.stop', number: 1 } };
    keeper.log(2, stop, at(700));
    await keeper.settled();
    full = false;
    keeper.place(at(800));
    await keeper.settled();
    expect(told).toEqual(['full', null]);
    const loaded = await store.load('a');
    expect(loaded?.record.events).toEqual([begin, pressor, stop]);
    expect(loaded?.record.step).toBe(800);
  });

  test('stops writing for good when another tab has taken the run', async () => {
    const store = await newStore();
    await store.create(run('a'), [begin]);
    const told: (string | null)[] = [];
    const keeper = createKeeper(store, 'a', 'me', (trouble) => told.push(trouble));
    await store.claim('a', 'other tab');
    keeper.log(1, pressor, at(500));
    await keeper.settled();
    await store.claim('a', 'me');
    keeper.place(at(900));
    await keeper.settled();
    expect(told).toEqual(['taken']);
    expect((await store.load('a'))?.record.events).toEqual([begin]);
  });
});

describe('a database without room', () => {
  const full = (store: RunStore): RunStore => ({
    ...store,
    create: async () => {
      throw new StorageError('full', 'no room');
    },
  });

  test('does not lose the run: it lives in memory, beside those that are stored', async () => {
    const database = await newStore();
    await database.create(run('stored'), [begin]);
    const store = shelteredStore(full(database));
    await expect(store.create(run('a'), [begin])).rejects.toMatchObject({ trouble: 'full' });
    await store.save('a', 'me', { index: 1, events: [pressor], ...at(900) });
    await store.annotate('a', { notes: { q: 'mine' } });
    expect((await store.load('a'))?.record).toMatchObject({ step: 900, events: [begin, pressor] });
    expect((await store.list()).map(({ id }) => id)).toEqual(['a', 'stored']);
    await store.clear();
    expect(await store.list()).toEqual([]);
  });
});

describe('what a newer version of the game stored', () => {
  test('a database of its own shape is not opened', async () => {
    const name = `test-${++databases}`;
    (await openDB(name, 2)).close();
    await expect(openStore(name)).rejects.toMatchObject({ trouble: 'newer' });
  });

  test('a run of a later format is left as it is', async () => {
    const store = await newStore();
    await store.create({ ...run('a'), format: 2 as 1 }, [begin]);
    await expect(store.load('a')).rejects.toMatchObject({ trouble: 'newer' });
    expect(await store.list()).toHaveLength(1);
  });
});
