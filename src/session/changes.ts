// Decides what counts as "something changed", so that skipping stops and a fast clock slows down at the right moments.
import { channels } from '../catalog/channels.ts';
import type { Alarm, Bedside, Emitted } from '../engine/types.ts';

/** What was last known of each condition that alarms: how urgent it has been, and when it was last active, simulated s. */
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

/** Whoever takes over has been told how the patient is and sees the numbers: what is beyond its limit in the first minute is no news, s (chosen). */
const TAKEN_OVER = 60;
const NUMBERS = new Set(channels.map(({ id }) => id));
const PRESSURES = new Set(['systolic', 'diastolic', 'mean']);

/** Three numbers of one artery that are low tell one thing; a heart that was too fast and is now too slow tells another. */
function conditionOf({ id, text }: Alarm): string {
  if (!NUMBERS.has(id)) return id;
  return `${PRESSURES.has(id) ? 'pressure' : id} ${/low$/i.test(text) ? 'low' : 'high'}`;
}

/** Alarms that are news since the last look: of a new condition, or more urgent than it has been. Remembers what it saw. */
export function newAlarms(known: KnownAlarms, bedside: Bedside): Alarm[] {
  const { time } = bedside;
  for (const [condition, { lastActive }] of known) if (time - lastActive > FORGOTTEN_AFTER) known.delete(condition);
  const active = bedside.alarms.filter((alarm) => alarm.active);
  const fresh = active.filter(
    (alarm) =>
      RANK[alarm.priority] > (known.get(conditionOf(alarm))?.rank ?? -1) &&
      !(time < TAKEN_OVER && NUMBERS.has(alarm.id)),
  );
  for (const alarm of active) {
    const condition = conditionOf(alarm);
    const rank = Math.max(RANK[alarm.priority], known.get(condition)?.rank ?? -1);
    known.set(condition, { rank, lastActive: time });
  }
  return fresh;
}

/** The stronger of two effects. */
export function strongest(a: ClockEffect, b: ClockEffect): ClockEffect {
  if (a === 'slow-down' || b === 'slow-down') return 'slow-down';
  return a === 'none' ? b : a;
}
