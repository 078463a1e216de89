// Decides what counts as "something changed", so that skipping stops and a fast clock slows down at the right moments.
import type { Alarm, Bedside, Emitted } from '../engine/types.ts';

/** Ids of the alarms that were already active when last looked at. */
export type KnownAlarms = Set<string>;

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

/** Alarms that became active since the last look; remembers what is active now. */
export function newAlarms(known: KnownAlarms, bedside: Bedside): Alarm[] {
  const active = bedside.alarms.filter((alarm) => alarm.active);
  const fresh = active.filter((alarm) => !known.has(alarm.id));
  known.clear();
  for (const alarm of active) known.add(alarm.id);
  return fresh;
}

/** The stronger of two effects. */
export function strongest(a: ClockEffect, b: ClockEffect): ClockEffect {
  if (a === 'slow-down' || b === 'slow-down') return 'slow-down';
  return a === 'none' ? b : a;
}
