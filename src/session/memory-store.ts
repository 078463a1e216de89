// Stands in for the browser's database when it may not be used: runs live as long as this page.
import type { Checkpoint, LoggedEvent } from './messages.ts';
import { assemble, StorageError } from './storage.ts';
import type { RunStore, StoredRun } from './storage.ts';

interface Kept {
  run: StoredRun;
  events: LoggedEvent[];
  checkpoint: Checkpoint | null;
}

export function memoryStore(): RunStore {
  const kept = new Map<string, Kept>();
  return {
    lasting: false,
    list: async () => [...kept.values()].map((one) => one.run),
    create: async (run, events) => {
      kept.set(run.id, { run: { ...run, eventCount: events.length }, events: [...events], checkpoint: null });
    },
    claim: async (id, owner) => {
      const one = kept.get(id);
      if (one) one.run = { ...one.run, owner };
    },
    save: async (id, owner, progress) => {
      const one = kept.get(id);
      if (one?.run.owner !== owner) throw new StorageError('taken', 'this run is no longer stored');
      one.events.splice(progress.index, Infinity, ...progress.events);
      if (progress.checkpoint) one.checkpoint = progress.checkpoint;
      const { step, phase, outcome } = progress;
      one.run = { ...one.run, step, phase, outcome, digest: progress.digest ?? '', eventCount: one.events.length };
    },
    load: async (id) => {
      const one = kept.get(id);
      return one ? assemble(one.run, one.events, one.checkpoint) : null;
    },
    annotate: async (id, annotation) => {
      const one = kept.get(id);
      if (one) one.run = { ...one.run, ...annotation };
    },
    remove: async (id) => {
      kept.delete(id);
    },
    clear: async () => kept.clear(),
  };
}
