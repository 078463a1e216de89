// Moves all sessions of this process: a little simulated time for each in turn, and whatever people ask is answered in between.
import { passed } from '../../session/room/slot.ts';
import type { LiveSession } from './live/session.ts';

/** Wall ms of simulating before questions are looked at again: this is how long one may wait. */
const TURN_MS = 2;
/** Wall ms from the beginning of one round through all sessions to the next. */
const ROUND_MS = 10;
/** A gap of the computer's own clock that no slow turn explains: it slept. The clock of the process may have stood meanwhile. */
const NAP_MS = 30_000;

export interface Conductor {
  add: (session: LiveSession) => void;
  remove: (session: LiveSession) => void;
  stop: () => void;
}

/** `time`: the computer's clock. */
export function startConductor(time: () => number = Date.now): Conductor {
  let moved: LiveSession[] = [];
  /** Sessions that still have to be moved in this round, and when it began. */
  let left: LiveSession[] = [];
  let roundAt = 0;
  let looked = time();
  let stopped = false;

  function turn(): void {
    if (stopped) return;
    const began = performance.now();
    const outOfTime = (): boolean => performance.now() - began > TURN_MS;
    const nap = passed(looked, time());
    looked = time();
    if (nap > NAP_MS) for (const session of moved) sleptThrough(session, nap);
    if (left.length === 0) {
      left = [...moved];
      roundAt = began;
    }
    while (left.length > 0) {
      const [session] = left;
      const now = performance.now();
      if (session.advance(now, outOfTime)) left.shift();
      session.tend(now);
      if (outOfTime()) break;
    }
    // In the middle of a round only what has arrived meanwhile goes first; after it the process may rest.
    if (left.length > 0) setImmediate(turn);
    else setTimeout(turn, Math.max(0, ROUND_MS - (performance.now() - roundAt)));
  }
  setTimeout(turn, ROUND_MS);

  return {
    add: (session) => moved.push(session),
    remove(session) {
      moved = moved.filter((one) => one !== session);
      left = left.filter((one) => one !== session);
    },
    stop: () => (stopped = true),
  };
}

/** No patient aged while the computer slept; people decide when theirs goes on. */
function sleptThrough(session: LiveSession, nap: number): void {
  for (const place of session.live.places) {
    place?.station.host.hold();
    place?.station.host.tell('asleep', Math.round(nap / 1000));
  }
}
