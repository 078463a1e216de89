// The order in which courses are computed: the run as played first, then what the learner asks, then the leave-one-out; a slice at a time.
import { colleagues, gainOf, labelOf, leaveOneOut, playTwin, twinOf } from '../engine/twin/twin.ts';
import type { Twin } from '../engine/twin/twin.ts';
import { decisionsOf } from '../engine/twin/script.ts';
import type { Alternative, TwinCourse } from '../engine/debrief-types.ts';
import type { Asked, FromTwin, ToTwin } from './twin-messages.ts';

export interface Desk {
  take(message: ToTwin): void;
  /** Works one slice; false when there is nothing to do. */
  work(): boolean;
}

interface Job extends Asked {
  course: Generator<number, TwinCourse> | null;
  /** Wall seconds spent on it. */
  spent: number;
}

/** `now` in seconds of the wall clock, to tell how long a course took. */
export function createDesk(post: (message: FromTwin) => void, now: () => number): Desk {
  let twin: Twin | null = null;
  let jobs: Job[] = [];
  /** Ids of the leave-one-out lie apart from those of the page. */
  let own = LEFT_OUT_FROM;

  const add = (alternative: Alternative, id: number, leftOut: boolean): void => {
    if (!twin) return;
    const asked: Asked = { id, alternative, label: labelOf(twin, alternative), leftOut };
    const job: Job = { ...asked, course: null, spent: 0 };
    const lastAsked = jobs.findLastIndex((one) => !one.leftOut);
    if (leftOut) jobs.push(job);
    else jobs.splice(lastAsked + 1, 0, job);
    post({ type: 'begun', asked });
  };

  const finish = (job: Job, course: TwinCourse): void => {
    jobs = jobs.filter((one) => one !== job);
    const gain =
      twin?.asPlayed && job.alternative.kind !== 'as-played' ? gainOf(twin.asPlayed.ending, course.ending) : null;
    post({ type: 'course', id: job.id, course, gain, seconds: job.spent });
  };

  return {
    take(message) {
      if (message.type === 'open') {
        const { definition, record, diedAt } = message;
        twin = twinOf(definition, record, diedAt);
        jobs = [];
        post({ type: 'opened', decisions: decisionsOf(record), colleagues: colleagues(message.colleagues) });
        add({ kind: 'as-played' }, AS_PLAYED, false);
      } else if (message.type === 'ask') add(message.alternative, message.id, false);
      else if (twin && !jobs.some(({ leftOut }) => leftOut))
        for (const alternative of leaveOneOut(twin.record)) add(alternative, own++, true);
    },
    work() {
      const job = jobs[0];
      if (!job || !twin) return false;
      const from = now();
      try {
        job.course ??= playTwin(twin, job.alternative);
        const { done, value } = job.course.next();
        job.spent += now() - from;
        if (done) finish(job, value);
        else post({ type: 'progress', id: job.id, share: value });
      } catch (error) {
        jobs = jobs.filter((one) => one !== job);
        post({ type: 'failed', id: job.id, detail: error instanceof Error ? error.message : String(error) });
      }
      return true;
    },
  };
}

export const AS_PLAYED = 0;
const LEFT_OUT_FROM = 1_000_000;
