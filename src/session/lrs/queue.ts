// Statements on their way to a learning record store, kept in the browser until the store has confirmed each of them. A lane is one store with
// one right to write there; within it the order is kept, because a platform closes a session at its last statement.
import { openDB } from 'idb';
import type { DBSchema } from 'idb';

export interface QueuedStatement {
  id: string;
  timestamp: string;
  [field: string]: unknown;
}

export interface Lane {
  key: string;
  /** With a slash at its end. */
  endpoint: string;
  /** The whole header. */
  authorization: string;
}

export type Waiting = { id: string; statement: QueuedStatement };
export interface Counts {
  waiting: number;
  sent: number;
  refused: number;
}

export interface StatementQueue {
  openLane(lane: Lane): Promise<void>;
  /** Forgets the right to write; what was sent stays known. */
  closeLane(key: string): Promise<void>;
  lane(key: string): Promise<Lane | null>;
  /** Those that still hold something to send. */
  lanes(): Promise<Lane[]>;
  /** Each id once: what is known already, sent or not, is not taken again. */
  add(lane: string, statements: readonly QueuedStatement[]): Promise<void>;
  next(lane: string): Promise<Waiting | null>;
  /** Confirmed: its words are forgotten, its id is not. */
  sent(id: string): Promise<void>;
  /** The store will never take it; it is kept to be looked at. */
  refused(id: string, why: string): Promise<void>;
  counts(lane: string): Promise<Counts>;
  /** Everything, with every right to write. */
  clear(): Promise<void>;
}

interface Row {
  id: string;
  lane: string;
  n: number;
  state: 'waiting' | 'sent' | 'refused';
  statement: QueuedStatement | null;
  why?: string;
}

interface Schema extends DBSchema {
  lanes: { key: string; value: Lane };
  statements: {
    key: string;
    value: Row;
    indexes: { order: [string, number]; state: [string, string, number] };
  };
}

export async function openQueue(name = 'refill-lrs'): Promise<StatementQueue> {
  const db = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('lanes', { keyPath: 'key' });
      const statements = fresh.createObjectStore('statements', { keyPath: 'id' });
      statements.createIndex('order', ['lane', 'n']);
      statements.createIndex('state', ['lane', 'state', 'n']);
    },
  });
  const inState = (lane: string, state: Row['state']): IDBKeyRange =>
    IDBKeyRange.bound([lane, state, 0], [lane, state, Infinity]);

  const settle = async (id: string, change: (row: Row) => Row): Promise<void> => {
    const work = db.transaction('statements', 'readwrite');
    const row = await work.store.get(id);
    if (row) await work.store.put(change(row));
    await work.done;
  };

  return {
    async openLane(lane) {
      await db.put('lanes', lane);
    },
    closeLane: async (key) => db.delete('lanes', key),
    lane: async (key) => (await db.get('lanes', key)) ?? null,
    async lanes() {
      const all = await db.getAll('lanes');
      const open = await Promise.all(
        all.map(async ({ key }) => db.countFromIndex('statements', 'state', inState(key, 'waiting'))),
      );
      return all.filter((_, i) => open[i] > 0);
    },
    async add(lane, statements) {
      const work = db.transaction('statements', 'readwrite');
      const last = await work.store.index('order').openCursor(IDBKeyRange.bound([lane, 0], [lane, Infinity]), 'prev');
      let n = (last?.value.n ?? 0) + 1;
      for (const statement of statements) {
        if (await work.store.getKey(statement.id)) continue;
        await work.store.put({ id: statement.id, lane, n: n++, state: 'waiting', statement });
      }
      await work.done;
    },
    async next(lane) {
      const [row] = await db.getAllFromIndex('statements', 'state', inState(lane, 'waiting'), 1);
      return row?.statement ? { id: row.id, statement: row.statement } : null;
    },
    sent: async (id) => settle(id, (row) => ({ ...row, state: 'sent', statement: null })),
    refused: async (id, why) => settle(id, (row) => ({ ...row, state: 'refused', why })),
    async counts(lane) {
      const count = async (state: Row['state']): Promise<number> =>
        db.countFromIndex('statements', 'state', inState(lane, state));
      const [waiting, sent, refused] = await Promise.all([count('waiting'), count('sent'), count('refused')]);
      return { waiting, sent, refused };
    },
    async clear() {
      const work = db.transaction(['lanes', 'statements'], 'readwrite');
      await Promise.all([work.objectStore('lanes').clear(), work.objectStore('statements').clear(), work.done]);
    },
  };
}
