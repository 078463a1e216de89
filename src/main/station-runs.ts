// What was played at the stations of a room, asked for when the educator wants it for files.
import type { ReadonlySignal } from '@preact/signals';
import type { Link } from '../session/remote/link.ts';
import type { FromServer, You } from '../session/remote/wire.ts';
import type { StationRun, TileView } from '../views/rooms/rooms-game.ts';
import { roomWords } from '../views/rooms/words-rooms.ts';

/** How long all of it may take to arrive, ms. */
const LONGEST_WAIT_MS = 20_000;
const LOOK_MS = 50;

export function runOf({ code }: You, told: Extract<FromServer, { type: 'debrief' }>): StationRun {
  const { station, debrief, record } = told;
  return { station, debrief, record, runId: `${code}-${station + 1}` };
}

export function collectRuns(link: Pick<Link, 'askDebriefs'>, tiles: ReadonlySignal<readonly TileView[]>) {
  const played = new Map<number, StationRun>();
  return {
    keep: (run: StationRun): void => void played.set(run.station, run),
    /** @throws Error when they do not come. */
    async all(): Promise<StationRun[]> {
      const over = tiles.value.filter(({ phase }) => phase === 'outcome' || phase === 'debrief');
      played.clear();
      link.askDebriefs();
      for (let waited = 0; over.some(({ station }) => !played.has(station)); waited += LOOK_MS) {
        if (waited > LONGEST_WAIT_MS) throw new Error(roomWords.tiles.noRuns);
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
      return [...played.values()].toSorted((a, b) => a.station - b.station);
    },
  };
}
