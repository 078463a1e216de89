// Keeps runs in the browser's own database: a header, every event with its step, and now and then the whole patient.
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Outcome, Phase, RunRecord } from '../engine/types.ts';
import type { Checkpoint, LoggedEvent } from './messages.ts';

/** What went wrong, for the banner: may not store, no room left, another tab writes, cannot be read, written by a newer version of the game. */
export type StorageTrouble = 'forbidden' | 'full' | 'taken' | 'damaged' | 'newer';
export class StorageError extends Error {
  readonly trouble: StorageTrouble;
  constructor(trouble: StorageTrouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

/** One run as listed in the library. `owner` is the only tab that may write. */
export interface StoredRun {
  id: string;
  format: 1;
  owner: string;
  header: Omit<RunRecord, 'events' | 'step' | 'digest' | 'savedAt'>;
  startedAt: string;
  savedAt: string;
  step: number;
  digest: string;
  eventCount: number;
  phase: Phase;
  outcome: Outcome | null;
  /** The learner's own words in the debrief, by question. */
  notes?: Record<string, string>;
  /** Parts of the score that the debrief told, 0-100 by name. */
  parts?: Record<string, number>;
}

/** What is written beside a finished run. */
export type Annotation = Pick<StoredRun, 'notes' | 'parts'>;

/** What one save brings: new events from `index` on, where the run stands, and perhaps a checkpoint. */
export interface Progress {
  index: number;
  events: LoggedEvent[];
  step: number;
  phase: Phase;
  outcome: Outcome | null;
  digest?: string;
  checkpoint?: Checkpoint;
  /** The events are all there are; stored ones behind them no longer hold. */
  whole?: boolean;
}

export interface LoadedRun {
  run: StoredRun;
  record: RunRecord;
  checkpoint: Checkpoint | null;
}

export interface RunStore {
  /** False: nothing outlives this page. */
  lasting: boolean;
  list(): Promise<StoredRun[]>;
  create(run: StoredRun, events: LoggedEvent[]): Promise<void>;
  claim(id: string, owner: string): Promise<void>;
  save(id: string, owner: string, progress: Progress): Promise<void>;
  load(id: string): Promise<LoadedRun | null>;
  /** Whoever reads the debrief may write beside the run, also where another tab has played it. */
  annotate(id: string, annotation: Annotation): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes every run. */
  clear(): Promise<void>;
}

interface Schema extends DBSchema {
  runs: { key: string; value: StoredRun };
  events: { key: [string, number]; value: LoggedEvent & { run: string; index: number } };
  checkpoints: { key: string; value: Checkpoint & { run: string } };
}
/** By the name of the browser's error; everything else is 'forbidden'. */
const TROUBLES: Record<string, StorageTrouble> = {
  QuotaExceededError: 'full',
  DataError: 'damaged',
  VersionError: 'newer',
};
const STORES = ['runs', 'events', 'checkpoints'] as const;

/** Opens the database. Throws StorageError('forbidden') where the browser does not allow one. */
export async function openStore(name = 'refill'): Promise<RunStore> {
  const database = await guarded(async () =>
    openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('runs', { keyPath: 'id' });
        db.createObjectStore('events', { keyPath: ['run', 'index'] });
        db.createObjectStore('checkpoints', { keyPath: 'run' });
      },
    }),
  );
  return {
    lasting: true,
    list: async () => guarded(async () => database.getAll('runs')),
    create: async (run, events) => guarded(async () => create(database, run, events)),
    claim: async (id, owner) => guarded(async () => claim(database, id, owner)),
    save: async (id, owner, progress) => guarded(async () => save(database, id, owner, progress)),
    load: async (id) => guarded(async () => load(database, id)),
    annotate: async (id, annotation) => guarded(async () => annotate(database, id, annotation)),
    remove: async (id) => guarded(async () => remove(database, id)),
    clear: async () => guarded(async () => clear(database)),
  };
}

type Database = IDBPDatabase<Schema>;

async function create(database: Database, run: StoredRun, events: LoggedEvent[]): Promise<void> {
  const change = database.transaction(STORES, 'readwrite');
  await Promise.all([
    change.objectStore('runs').put({ ...run, eventCount: events.length }),
    ...events.map(async (entry, index) => change.objectStore('events').put({ ...entry, run: run.id, index })),
    change.done,
  ]);
}

async function claim(database: Database, id: string, owner: string): Promise<void> {
  const change = database.transaction(STORES, 'readwrite');
  const run = await change.objectStore('runs').get(id);
  if (run) await change.objectStore('runs').put({ ...run, owner });
  await change.done;
}

async function annotate(database: Database, id: string, annotation: Annotation): Promise<void> {
  const change = database.transaction('runs', 'readwrite');
  const run = await change.store.get(id);
  if (run) await change.store.put({ ...run, ...annotation });
  await change.done;
}

/** All or nothing: events, place and checkpoint of one moment are written together, and only by the owner. */
async function save(database: Database, id: string, owner: string, progress: Progress): Promise<void> {
  const change = database.transaction(STORES, 'readwrite');
  const run = await change.objectStore('runs').get(id);
  if (run?.owner !== owner) {
    change.abort();
    await change.done.catch(() => undefined);
    throw new StorageError('taken', run ? 'another tab writes this run' : 'this run is no longer stored');
  }
  const { index, events, checkpoint } = progress;
  const writes: Promise<unknown>[] = events.map(async (entry, offset) =>
    change.objectStore('events').put({ ...entry, run: id, index: index + offset }),
  );
  if (checkpoint) writes.push(change.objectStore('checkpoints').put({ ...checkpoint, run: id }));
  writes.push(change.objectStore('runs').put(moved(run, progress)), change.done);
  await Promise.all(writes);
}

function moved(run: StoredRun, progress: Progress): StoredRun {
  return {
    ...run,
    step: progress.step,
    digest: progress.digest ?? '',
    phase: progress.phase,
    outcome: progress.outcome,
    eventCount: Math.max(progress.whole ? 0 : run.eventCount, progress.index + progress.events.length),
    savedAt: new Date().toISOString(),
  };
}

async function load(database: Database, id: string): Promise<LoadedRun | null> {
  const view = database.transaction(STORES, 'readonly');
  const [run, events, checkpoint] = await Promise.all([
    view.objectStore('runs').get(id),
    view.objectStore('events').getAll(IDBKeyRange.bound([id, 0], [id, Infinity])),
    view.objectStore('checkpoints').get(id),
  ]);
  if (!run) return null;
  return assemble(run, events, checkpoint ?? null);
}

/** Puts header, events and checkpoint together, and refuses what does not fit. */
export function assemble(run: StoredRun, events: LoggedEvent[], checkpoint: Checkpoint | null): LoadedRun {
  if (run.format > 1) throw new StorageError('newer', 'a newer version of the game stored this run');
  const whole = run.format === 1 && events.length >= run.eventCount && Number.isInteger(run.step);
  if (!whole) throw new StorageError('damaged', 'the stored run is not complete');
  const entries = events.slice(0, run.eventCount).map(({ step, event }) => ({ step, event }));
  const step = Math.max(run.step, entries.at(-1)?.step ?? 0);
  const record: RunRecord = { ...run.header, events: entries, step, digest: run.digest, savedAt: run.savedAt };
  const usable = checkpoint && checkpoint.step <= step && checkpoint.eventCount <= entries.length;
  return { run, record, checkpoint: usable ? checkpoint : null };
}

async function remove(database: Database, id: string): Promise<void> {
  const change = database.transaction(STORES, 'readwrite');
  await Promise.all([
    change.objectStore('runs').delete(id),
    change.objectStore('events').delete(IDBKeyRange.bound([id, 0], [id, Infinity])),
    change.objectStore('checkpoints').delete(id),
    change.done,
  ]);
}

async function clear(database: Database): Promise<void> {
  const change = database.transaction(STORES, 'readwrite');
  await Promise.all([...STORES.map(async (name) => change.objectStore(name).clear()), change.done]);
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const name = error instanceof Error ? error.name : '';
    throw new StorageError(TROUBLES[name] ?? 'forbidden', error instanceof Error ? error.message : String(error));
  }
}
