// Moves all sessions of this process: a little simulated time for each in turn, never so long that a question waits.
import type { LiveSession } from './live/session.ts';

/** Wall ms of simulating in one turn, and of rest after it. */
const TURN_MS = 6;
const REST_MS = 4;
/** A gap that is no slow turn: the computer slept. */
const NAP_MS = 5000;

export interface Conductor {
  add: (session: LiveSession) => void;
  remove: (session: LiveSession) => void;
  stop: () => void;
}

interface Moved {
  session: LiveSession;
  at: number;
}

export function startConductor(): Conductor {
  let moved: Moved[] = [];
  let timer: NodeJS.Timeout | null = setTimeout(turn, REST_MS);
  function turn(): void {
    const began = performance.now();
    const outOfTime = (): boolean => performance.now() - began > TURN_MS;
    let count = 0;
    for (const one of moved) {
      const now = performance.now();
      advance(one, now, outOfTime);
      one.session.tend(now);
      count++;
      if (outOfTime()) break;
    }
    // Who was not reached is first in the next turn.
    moved = [...moved.slice(count), ...moved.slice(0, count)];
    if (timer !== null) timer = setTimeout(turn, REST_MS);
  }
  return {
    add: (session) => moved.push({ session, at: performance.now() }),
    remove: (session) => void (moved = moved.filter((one) => one.session !== session)),
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

function advance(one: Moved, now: number, outOfTime: () => boolean): void {
  const gap = now - one.at;
  one.at = now;
  if (gap > NAP_MS)
    for (const place of one.session.live.places) place?.station.host.tell('asleep', Math.round(gap / 1000));
  one.session.advance(gap, outOfTime);
}
