// Runs, fetched when they are first wanted: the library should stand before bedside, orders and sound have come over a slow line.
import { signal } from '@preact/signals';
import { fetched, onceFetched } from './fetched.ts';
import type { GameNeeds } from './game-needs.ts';
import type { Runs } from './runs.ts';
import { screen } from './state.ts';

export interface LaterRuns extends Runs {
  /** Gets the code without opening anything. */
  fetch(): void;
  unlockSound(): void;
}

type Opened = Runs & { unlockSound(): void };

export function runsLater(needs: Omit<GameNeeds, 'hearing'>): LaterRuns {
  const runs = onceFetched(async () => openRuns(needs));
  /** Counts what was asked for: who has gone elsewhere meanwhile stays there. */
  let turn = 0;
  const thenRuns = async (work: (now: Opened) => Promise<void>): Promise<void> => {
    const mine = ++turn;
    const now = await fetched(runs.get());
    if (mine === turn) await work(now);
  };
  return {
    fetch: () => void runs.get().catch(() => undefined),
    async start(summary, mode, seed) {
      screen.value = { at: 'preparing', summary, done: signal(0), reopening: false };
      await thenRuns(async (now) => now.start(summary, mode, seed));
    },
    open: async (id) => thenRuns(async (now) => now.open(id)),
    takeOver: async (id) => thenRuns(async (now) => now.takeOver(id)),
    async close() {
      turn++;
      await (await runs.already())?.close();
    },
    unlockSound: () => void fetched(runs.get()).then((now) => now.unlockSound()),
  };
}

async function openRuns(needs: Omit<GameNeeds, 'hearing'>): Promise<Opened> {
  const [{ createRuns }, { createHearing }] = await Promise.all([import('./runs.ts'), import('./hearing.ts')]);
  const hearing = createHearing();
  return { ...createRuns({ ...needs, hearing }), unlockSound: () => hearing.unlock() };
}
