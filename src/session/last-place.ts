// Remembers, at the moment a page is closed, the very last step it showed; the database may no longer have time for it.

interface LastPlace {
  step: number;
  eventCount: number;
}
const key = (run: string): string => `refill.last-place.${run}`;

export function rememberPlace(run: string, place: LastPlace): void {
  try {
    localStorage.setItem(key(run), `${place.step}:${place.eventCount}`);
  } catch {
    // Storage is forbidden or full: the database's own place, at most a second older, is used.
  }
}

/** The remembered step, if it belongs to the same list of events as the stored run. */
export function recallPlace(run: string, stored: LastPlace): number {
  try {
    const [step, eventCount] = (localStorage.getItem(key(run)) ?? '').split(':').map(Number);
    const fits = Number.isInteger(step) && eventCount === stored.eventCount && step > stored.step;
    return fits ? step : stored.step;
  } catch {
    return stored.step;
  }
}

export function forgetPlace(run: string): void {
  try {
    localStorage.removeItem(key(run));
  } catch {
    // Nothing was kept.
  }
}
