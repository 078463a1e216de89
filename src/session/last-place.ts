// Remembers, at the moment a page is closed, the very last step it showed and what was accepted last; the database may no longer have time for it.
import type { LoggedEvent } from './messages.ts';

interface LastPlace {
  step: number;
  eventCount: number;
}
interface LastMoment extends LastPlace {
  /** The last of these events, which the database may not have. */
  unwritten: LoggedEvent[];
}
const key = (run: string): string => `refill.last-place.${run}`;

export function rememberPlace(run: string, place: LastPlace, unwritten: LoggedEvent[] = []): void {
  try {
    const moment: LastMoment = { ...place, unwritten };
    localStorage.setItem(key(run), JSON.stringify(moment));
  } catch {
    // Storage is forbidden or full: the database's own place, at most a second older, is used.
  }
}

/** The remembered step, if it belongs to the same list of events as the stored run. */
export function recallPlace(run: string, stored: LastPlace): number {
  const last = recall(run);
  return last?.eventCount === stored.eventCount ? Math.max(last.step, stored.step) : stored.step;
}

/** Where the run was left, and the events that follow the stored ones, if what is remembered joins on to these without a gap. */
export function recallEvents(run: string, stored: LastPlace): { step: number; events: LoggedEvent[] } {
  const last = recall(run);
  const known = last ? stored.eventCount - (last.eventCount - last.unwritten.length) : -1;
  if (!last || known < 0 || known >= last.unwritten.length) return { step: recallPlace(run, stored), events: [] };
  const events = last.unwritten.slice(known);
  return { step: Math.max(last.step, stored.step, ...events.map(({ step }) => step)), events };
}

export function forgetPlace(run: string): void {
  try {
    localStorage.removeItem(key(run));
  } catch {
    // Nothing was kept.
  }
}

/** Null where nothing usable is remembered. */
function recall(run: string): LastMoment | null {
  try {
    const last = JSON.parse(localStorage.getItem(key(run)) ?? 'null') as Partial<LastMoment> | null;
    const { step, eventCount, unwritten } = last ?? {};
    const usable = Number.isInteger(step) && Number.isInteger(eventCount) && Array.isArray(unwritten);
    return usable && unwritten.every(isEvent) ? (last as LastMoment) : null;
  } catch {
    return null;
  }
}

function isEvent(entry: Partial<LoggedEvent> | null): boolean {
  return Number.isInteger(entry?.step) && typeof entry?.event?.type === 'string';
}
