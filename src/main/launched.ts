// Was this page opened by a learning platform? Then its runs are told there; all of that is fetched only for such a page.
import { signal } from '@preact/signals';
import type { CourseHere } from '../views/after/after-game.ts';
import type { Course, RunWatcher } from './course.ts';

export const courseHere = signal<CourseHere | null>(null);

/** Null: nobody wants to be told. */
export function watcherOf(search: string): RunWatcher | null {
  const query = new URLSearchParams(search);
  if (!query.has('fetch') && !query.has('endpoint')) return null;
  const course: Promise<Course | null> = import('./course-here.ts').then(async ({ openHere }) => {
    const { course: opened, here } = await openHere(search);
    courseHere.value = here;
    return opened;
  });
  const then = (work: (course: Course) => void): void =>
    void course.then((now) => now && work(now)).catch(() => undefined);
  return {
    opened: (info) => then((now) => now.opened(info)),
    event: (...what) => then((now) => now.event(...what)),
    told: (...what) => then((now) => now.told(...what)),
  };
}
