// The stations of a session side by side for the debrief: under letters in an order drawn from the code, never by number or name.
import { createHash } from 'node:crypto';
import { orderEntry } from '../../catalog/orders.ts';
import type { Debrief } from '../../engine/debrief-types.ts';
import type { LogEntry } from '../../session/room/log.ts';
import { foldLog } from '../../session/room/log.ts';
import type { SeatGuess } from '../../session/room/view.ts';
import type { Compared } from '../../session/remote/wire.ts';

export interface Finished {
  station: number;
  debrief: Debrief;
  log: readonly LogEntry[];
  /** Of all its observers, judged. */
  guesses: readonly SeatGuess[];
}

/** In the order of the letters, with the station that each letter stands for; nobody but an instructor is told that. */
export function compareStations(code: string, finished: readonly Finished[]): { station: number; row: Compared }[] {
  const drawn = (station: number): string => createHash('sha256').update(`${code} ${station}`).digest('hex');
  return finished
    .toSorted((a, b) => (drawn(a.station) < drawn(b.station) ? -1 : 1))
    .map(({ station, debrief, log, guesses }, place) => ({
      station,
      row: {
        letter: String.fromCharCode(65 + place),
        alive: debrief.outcome.kind !== 'died',
        inTarget: minutes(debrief.timeInTarget),
        inDissociation: minutes(debrief.timeInDissociation),
        debt: debrief.debt.reduce((sum, { value }) => sum + value, 0),
        firstAntibiotic: firstOrder(log, (id) => orderEntry(id)?.kind === 'antibiotic'),
        firstVasopressor: firstOrder(log, (id) => orderEntry(id)?.group === 'Vasopressors'),
        observers: cameTrue(guesses),
      },
    }));
}

function cameTrue(guesses: readonly SeatGuess[]): { right: number; of: number } {
  const judged = guesses.filter((one) => one.judged && one.judged.happened !== null);
  return { right: judged.filter((one) => one.judged?.happened === one.expects).length, of: judged.length };
}

/** Minutes from the beginning to the first order of these that holds. */
function firstOrder(log: readonly LogEntry[], isOne: (id: string) => boolean): number | null {
  const first = foldLog(log).events.find(({ event }) => event.type === 'order.place' && isOne(event.order));
  return first ? minutes(first.step / 500) : null;
}

const minutes = (seconds: number): number => Math.round(seconds / 6) / 10;
