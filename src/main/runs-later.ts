// Runs, fetched when they are first wanted: the library should stand before bedside, orders and sound have come over a slow line.
import { signal } from '@preact/signals';
import type { Runs, RunsNeeds } from './runs.ts';
import { screen, showBanner } from './state.ts';

export interface LaterRuns extends Runs {
  /** Gets the code without opening anything. */
  fetch(): void;
  unlockSound(): void;
}

type Opened = Runs & { unlockSound(): void };

export function runsLater(needs: Omit<RunsNeeds, 'hearing'>): LaterRuns {
  let opened: Promise<Opened> | null = null;
  const runs = async (): Promise<Opened> => {
    opened ??= openRuns(needs);
    // A line that was down may be up at the next try.
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };
  /** Counts what was asked for: who has gone elsewhere meanwhile stays there. */
  let turn = 0;
  const thenRuns = async (work: (now: Opened) => Promise<void>): Promise<void> => {
    const mine = ++turn;
    const now = await fetched(runs());
    if (mine === turn) await work(now);
  };
  return {
    fetch: () => void runs().catch(() => undefined),
    async start(summary, mode, seed) {
      screen.value = { at: 'preparing', summary, done: signal(0), reopening: false };
      await thenRuns(async (now) => now.start(summary, mode, seed));
    },
    open: async (id) => thenRuns(async (now) => now.open(id)),
    takeOver: async (id) => thenRuns(async (now) => now.takeOver(id)),
    async close() {
      turn++;
      await (await opened?.catch(() => null))?.close();
    },
    unlockSound: () => void fetched(runs()).then((now) => now.unlockSound()),
  };
}

async function openRuns(needs: Omit<RunsNeeds, 'hearing'>): Promise<Opened> {
  const [{ createRuns }, { createHearing }] = await Promise.all([import('./runs.ts'), import('./hearing.ts')]);
  const hearing = createHearing();
  return { ...createRuns({ ...needs, hearing }), unlockSound: () => hearing.unlock() };
}

/** A part of the game that has to come over the line; where it does not, a banner says so. */
export async function fetched<Part>(part: Promise<Part>): Promise<Part> {
  return part.catch((error: unknown) => {
    showBanner('notFetched');
    throw error;
  });
}
