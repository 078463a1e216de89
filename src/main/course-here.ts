// The course of this page: opened with the browser's own storage and network, shown as one line on top of the screens.
import { signal } from '@preact/signals';
import { readLaunch } from '../session/lrs/cmi5.ts';
import { openQueue } from '../session/lrs/queue.ts';
import type { CourseHere, CourseView, LearningTrouble } from '../views/after/after-game.ts';
import { CourseBar } from '../views/after/course-bar.tsx';
import { change } from '../views/preferences.ts';
import type { Course } from './course.ts';
import { openCourse } from './course.ts';

interface Opened {
  course: Course | null;
  here: CourseHere;
}

export async function openHere(search: string): Promise<Opened> {
  const read = readLaunch(search);
  if (read.kind !== 'launch') return closed('bad-launch');
  const queue = await openQueue().catch(() => null);
  if (!queue) return closed('no-storage');
  const course = openCourse({
    launch: read.launch,
    queue,
    fetch: async (...asked) => fetch(...asked),
    now: Date.now,
    firstOf: (run, events) => firstOf(`refill.sitting ${read.launch.fetch} ${run}`, events),
    wait: async (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  addEventListener('online', () => course.hurry());
  void course.audio.then((audio) => audio && change({ muted: audio === 'off' }));
  const leave = async (): Promise<void> => {
    const back = await course.leave();
    if (back) location.assign(back);
  };
  return { course, here: { Bar: CourseBar, view: course.view, leave: () => void leave() } };
}

function closed(trouble: LearningTrouble): Opened {
  const view = signal<CourseView>({ phase: 'closed', counts: null, trouble, canLeave: false });
  return { course: null, here: { Bar: CourseBar, view, leave: () => undefined } };
}

/** Written at once, unlike the queue: what a page accepted in its last moments is told by the next one. */
function firstOf(key: string, events: number): number {
  try {
    const known = sessionStorage.getItem(key);
    if (known !== null) return Number(known);
    sessionStorage.setItem(key, String(events));
  } catch {
    // Nothing is remembered: the run counts from here.
  }
  return events;
}
