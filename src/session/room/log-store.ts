// Keeps the logs of sessions in the browser, entry by entry, and counts which window runs each session now.
import { openDB } from 'idb';
import type { DBSchema } from 'idb';
import type { LogEntry } from './log.ts';
import type { Epoch } from './wire.ts';

export interface LogStore {
  append(run: string, entry: LogEntry): Promise<void>;
  /** All entries in order, up to the first that is missing. */
  load(run: string): Promise<LogEntry[]>;
  /** One more than any window of this session has had. */
  nextEpoch(run: string): Promise<Epoch>;
}

interface Schema extends DBSchema {
  entries: { key: [string, number]; value: LogEntry & { run: string } };
  epochs: { key: string; value: { run: string; epoch: Epoch } };
}

export async function openLogStore(database = 'refill-sessions'): Promise<LogStore> {
  const db = await openDB<Schema>(database, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('entries', { keyPath: ['run', 'n'] });
      fresh.createObjectStore('epochs', { keyPath: 'run' });
    },
  });
  return {
    async append(run, entry) {
      await db.put('entries', { ...entry, run });
    },
    async load(run) {
      const found = await db.getAll('entries', IDBKeyRange.bound([run, 0], [run, Infinity]));
      const gap = found.findIndex(({ n }, place) => n !== place);
      return (gap < 0 ? found : found.slice(0, gap)).map(({ n, step, by, seat, what }) => ({
        n,
        step,
        by,
        seat,
        what,
      }));
    },
    async nextEpoch(run) {
      const change = db.transaction('epochs', 'readwrite');
      const epoch = ((await change.store.get(run))?.epoch ?? 0) + 1;
      await change.store.put({ run, epoch });
      await change.done;
      return epoch;
    },
  };
}
