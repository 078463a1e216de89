// Decides what counts as "something changed", so that skipping stops and a fast clock slows down at the right moments.
import type { Alarm, Bedside, Emitted } from '../engine/types.ts';

/** What was last known of each alarm, by id: how urgent it has been, and when it was last active, simulated s. */
export type KnownAlarms = Map<string, { rank: number; lastActive: number }>;

/** What an emitted line means for the clock: nothing, the end of a skip, or life speed. */
export type ClockEffect = 'none' | 'stop-skip' | 'slow-down';

/** Orders, messages and results speak for themselves; alarms repeat their sound, so they are compared in `newAlarms`. */
export function effectOf(emitted: Emitted): ClockEffect {
  switch (emitted.kind) {
    case 'result':
      return 'slow-down';
    case 'message':
      return 'stop-skip';
    case 'order':
      return emitted.state === 'running' || emitted.state === 'preparing' ? 'none' : 'stop-skip';
    case 'beat':
    case 'alarm':
      return 'none';
  }
}

/** An alarm that was away this long is news when it comes back, s. A cuff that repeats its finding is back much sooner. */
const FORGOTTEN_AFTER = 10 * 60;
const RANK = { low: 0, medium: 1, high: 2 };

/** Alarms that are news since the last look: of a new kind, or more urgent than they have been. Remembers what it saw. */
export function newAlarms(known: KnownAlarms, bedside: Bedside): Alarm[] {
  for (const [id, { lastActive }] of known) if (bedside.time - lastActive > FORGOTTEN_AFTER) known.delete(id);
  const active = bedside.alarms.filter((alarm) => alarm.active);
  const fresh = active.filter((alarm) => RANK[alarm.priority] > (known.get(alarm.id)?.rank ?? -1));
  for (const { id, priority } of active) {
    const rank = Math.max(RANK[priority], known.get(id)?.rank ?? -1);
    known.set(id, { rank, lastActive: bedside.time });
  }
  return fresh;
}

/** The stronger of two effects. */
export function strongest(a: ClockEffect, b: ClockEffect): ClockEffect {
  if (a === 'slow-down' || b === 'slow-down') return 'slow-down';
  return a === 'none' ? b : a;
}
