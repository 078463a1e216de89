// Makes sure that one run is played in one tab only: the first tab holds it, a second is told so and may take it over. The browser's own lock
// says at once that nobody holds it; a tab that has it may be busy, and is asked again and again before it counts as gone.
import { browserLocks } from './room/ownership.ts';
import type { Locks } from './room/ownership.ts';

export type Claim = { mine: true; release(): void } | { mine: false };

export interface Tabs {
  /** Tries to hold a run. `onTaken` is called when another tab asks for it; finish writing, then resolve. */
  claim(run: string, onTaken: () => Promise<void>): Promise<Claim>;
  /** Asks the other tab to let go, waits a little for it, and holds the run from now on. */
  takeOver(run: string, onTaken: () => Promise<void>): Promise<Claim>;
}

type Word = { run: string; tab: string; kind: 'who' | 'here' | 'let-go' | 'gone' };
/** How long a tab has to answer "who holds this run?" and to finish writing, ms. */
const ANSWER_MS = 200;
const FINISH_MS = 8000;
/** How often a tab is asked that has the lock (chosen: three seconds in all, longer than a busy page is deaf). */
const QUESTIONS = 15;

interface Held {
  onTaken(): Promise<void>;
  unlock(): void;
}
interface Browser {
  /** Shared by all tabs of this browser; where the browser has no such thing, every tab is alone. */
  channel?: BroadcastChannel | null;
  /** Where it has none, a tab that does not answer at once is not there. */
  locks?: Locks | null;
}

export function createTabs(tab: string, { channel = openChannel(), locks = ownLocks() }: Browser = {}): Tabs {
  const held = new Map<string, Held>();
  const waiting = new Set<(word: Word) => void>();
  const say = (run: string, kind: Word['kind']): void => channel?.postMessage({ run, tab, kind } satisfies Word);

  channel?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    for (const listener of waiting) listener(data);
    const mine = held.get(data.run);
    if (!mine) return;
    if (data.kind === 'who') say(data.run, 'here');
    if (data.kind === 'let-go') void letGo(data.run, mine);
  });

  const letGo = async (run: string, { onTaken, unlock }: Held): Promise<void> => {
    held.delete(run);
    await onTaken().catch(() => undefined);
    unlock();
    say(run, 'gone');
  };

  const heard = async (run: string, question: Word['kind'], answer: Word['kind'], ms: number): Promise<boolean> =>
    new Promise((resolve) => {
      const finish = (result: boolean): void => {
        waiting.delete(listen);
        clearTimeout(timer);
        resolve(result);
      };
      const listen = (word: Word): void => {
        if (word.run === run && word.kind === answer) finish(true);
      };
      const timer = setTimeout(() => finish(false), ms);
      waiting.add(listen);
      say(run, question);
    });

  const hold = (run: string, onTaken: () => Promise<void>, unlock: () => void): Claim => {
    held.set(run, { onTaken, unlock });
    const release = (): void => {
      held.delete(run);
      unlock();
    };
    return { mine: true, release };
  };

  return {
    async claim(run, onTaken) {
      for (let asked = 0; asked < (locks ? QUESTIONS : 1); asked++) {
        const unlock = await lock(locks, run);
        if (unlock) return hold(run, onTaken, unlock);
        if (channel && (await heard(run, 'who', 'here', ANSWER_MS))) return { mine: false };
      }
      return hold(run, onTaken, nothing);
    },
    async takeOver(run, onTaken) {
      const free = await lock(locks, run);
      if (!free && channel) await heard(run, 'let-go', 'gone', FINISH_MS);
      return hold(run, onTaken, free ?? (await lock(locks, run)) ?? nothing);
    },
  };
}

const nothing = (): void => undefined;

/** Takes the lock of this run and answers with what gives it back; null if another has it or there are no locks. */
async function lock(locks: Locks | null, run: string): Promise<(() => void) | null> {
  if (!locks) return null;
  return new Promise((resolve) => {
    const keep = async (given: unknown): Promise<void> =>
      given === null ? resolve(null) : new Promise<void>((giveBack) => resolve(giveBack));
    locks.request(`refill-run-${run}`, { ifAvailable: true }, keep).catch(() => resolve(null));
  });
}

/** Null where this runs outside a browser. */
function ownLocks(): Locks | null {
  return typeof navigator === 'undefined' ? null : browserLocks();
}

function openChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('refill-tabs');
}
