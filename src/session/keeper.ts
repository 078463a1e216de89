// Writes a running case to storage: each event at once, the place often, the whole patient now and then; keeps trying after trouble.
import type { Outcome, Phase } from '../engine/types.ts';
import type { Checkpoint, LoggedEvent } from './messages.ts';
import { StorageError } from './storage.ts';
import type { Progress, RunStore, StorageTrouble } from './storage.ts';

export interface Place {
  step: number;
  phase: Phase;
  outcome: Outcome | null;
}

export interface Keeper {
  log(index: number, entry: LoggedEvent, place: Place): void;
  checkpoint(checkpoint: Checkpoint, place: Place): void;
  /** These are all events there are: what was stored of others no longer holds. */
  rewrite(events: LoggedEvent[], place: Place): void;
  place(place: Place): void;
  /** The last events, in order, that are not known to be written. */
  unwritten(): LoggedEvent[];
  /** Resolves when everything handed over so far is written or has failed. */
  settled(): Promise<void>;
}

/** `onTrouble` hears of a change only: a kind of trouble, or null when writing works again. */
export function createKeeper(
  store: RunStore,
  id: string,
  owner: string,
  onTrouble: (trouble: StorageTrouble | null) => void,
): Keeper {
  /** Events not yet written; they go out in order, so what is stored is always a whole beginning of the run. */
  let pending: LoggedEvent[] = [];
  let firstPending = 0;
  let underWay: LoggedEvent[] = [];
  let checkpoint: Checkpoint | null = null;
  let latest: Place | null = null;
  /** What is pending replaces all that was stored. */
  let whole = false;
  let busy: Promise<void> | null = null;
  let trouble: StorageTrouble | null = null;

  const write = async (): Promise<void> => {
    while (latest && trouble !== 'taken') {
      const progress = collect();
      underWay = progress.events;
      try {
        await store.save(id, owner, progress);
      } catch (error) {
        putBack(progress);
        return report(error instanceof StorageError ? error.trouble : 'forbidden');
      } finally {
        underWay = [];
      }
      report(null);
    }
  };

  const collect = (): Progress => {
    const progress: Progress = { index: firstPending, events: pending, ...latest! };
    if (checkpoint) progress.checkpoint = checkpoint;
    if (whole) progress.whole = true;
    whole = false;
    firstPending += pending.length;
    pending = [];
    checkpoint = null;
    latest = null;
    return progress;
  };

  const putBack = (progress: Progress): void => {
    pending = [...progress.events, ...pending];
    firstPending = progress.index;
    checkpoint ??= progress.checkpoint ?? null;
    whole ||= progress.whole ?? false;
    // Without a newer place, wait for the next one instead of trying in a circle.
  };

  const report = (now: StorageTrouble | null): void => {
    if (now === trouble) return;
    trouble = now;
    onTrouble(now);
  };

  const kick = (place: Place): void => {
    latest = place;
    busy ??= write().finally(() => {
      busy = null;
    });
  };

  return {
    log(index, entry, place) {
      if (pending.length === 0) firstPending = index;
      pending.push(entry);
      kick(place);
    },
    checkpoint(next, place) {
      checkpoint = next;
      kick(place);
    },
    rewrite(events, place) {
      pending = [...events];
      firstPending = 0;
      checkpoint = null;
      whole = true;
      kick(place);
    },
    place: kick,
    unwritten: () => [...underWay, ...pending],
    settled: async () => {
      while (busy) await busy;
    },
  };
}
