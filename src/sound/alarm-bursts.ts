// When an alarm sounds: at once when it is raised, again and again while it lasts, and only the most urgent of them.
import type { Alarm } from '../engine/types.ts';

export type Priority = Alarm['priority'];

const RANK: Record<Priority, number> = { low: 1, medium: 2, high: 3 };
const NAMES: Record<Priority, string> = { low: 'Low', medium: 'Medium', high: 'High' };

/** s from the start of a burst to its end; the files in assets/sounds are this long. */
export const BURST_LENGTH: Record<Priority, number> = { high: 2.35, medium: 0.91, low: 0.61 };
/** s from start to start. Between bursts that leaves 7.7, 19 and 39 s (IEC 60601-1-8: 2.5-15, 2.5-30, more than 15 or never). */
export const REPEAT_EVERY: Record<Priority, number> = { high: 10, medium: 20, low: 40 };

/** s, never less between two bursts, even for news. */
const SHORTEST_SILENCE: Record<Priority, number> = { high: 2.5, medium: 2.5, low: 15 };

export interface Burst {
  priority: Priority;
  /** s. */
  startedAt: number;
}

export interface Ward {
  alarms: readonly Alarm[];
  /** Ids that have had a burst since they became active: any other one is news. */
  heard: ReadonlySet<string>;
  /** The audio pause is on. */
  silenced: boolean;
  last: Burst | null;
}

/** The burst to start at `now` (s, of any one clock), or null. Lower priorities keep silent while a higher one is active. */
export function burstDue({ alarms, heard, silenced, last }: Ward, now: number): Priority | null {
  const priority = silenced ? null : highest(alarms);
  if (priority === null || !mayBegin(priority, last, now)) return null;
  if (last === null || RANK[priority] > RANK[last.priority]) return priority;
  const isNews = alarms.some((alarm) => isSounding(alarm, priority) && !heard.has(alarm.id));
  return isNews || now - last.startedAt >= REPEAT_EVERY[priority] ? priority : null;
}

/** A burst is heard to its end and followed by a silence, unless something more urgent interrupts it. */
export function mayBegin(priority: Priority, last: Burst | null, now: number): boolean {
  if (last === null || RANK[priority] > RANK[last.priority]) return true;
  return now - last.startedAt >= BURST_LENGTH[last.priority] + SHORTEST_SILENCE[priority];
}

function highest(alarms: readonly Alarm[]): Priority | null {
  return alarms
    .filter(({ active }) => active)
    .reduce<Priority | null>(
      (top, { priority }) => (top !== null && RANK[top] >= RANK[priority] ? top : priority),
      null,
    );
}

/** The ids that count as heard once a burst of `started` (or none) has begun; an alarm that ended may be news again. */
export function nowHeard(alarms: readonly Alarm[], heard: ReadonlySet<string>, started: Priority | null): Set<string> {
  const ids = alarms.filter((alarm) => alarm.active && (alarm.priority === started || heard.has(alarm.id)));
  return new Set(ids.map(({ id }) => id));
}

/** "High-priority alarm: MAP low, SpO2 low". */
export function burstCaption(priority: Priority, alarms: readonly Alarm[]): string {
  const texts = alarms.filter((alarm) => isSounding(alarm, priority)).map(({ text }) => text);
  return `${NAMES[priority]}-priority alarm${texts.length > 0 ? `: ${texts.join(', ')}` : ''}`;
}

function isSounding(alarm: Alarm, priority: Priority): boolean {
  return alarm.active && alarm.priority === priority;
}
