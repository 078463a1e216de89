// A store that loses no run: one that the database has no room for lives in memory until the page closes.
import { memoryStore } from './memory-store.ts';
import type { RunStore } from './storage.ts';

/** The trouble is still thrown, so that the page can say it; everything after goes to memory. */
export function shelteredStore(store: RunStore): RunStore {
  const shelter = memoryStore();
  const sheltered = new Set<string>();
  const of = (id: string): RunStore => (sheltered.has(id) ? shelter : store);
  return {
    lasting: store.lasting,
    list: async () => [...(await shelter.list()), ...(await store.list())],
    create: async (run, events) => {
      try {
        await store.create(run, events);
      } catch (error) {
        sheltered.add(run.id);
        await shelter.create(run, events);
        throw error;
      }
    },
    claim: async (id, owner) => of(id).claim(id, owner),
    save: async (id, owner, progress) => of(id).save(id, owner, progress),
    load: async (id) => of(id).load(id),
    annotate: async (id, annotation) => of(id).annotate(id, annotation),
    remove: async (id) => of(id).remove(id),
    clear: async () => {
      await shelter.clear();
      await store.clear();
    },
  };
}
