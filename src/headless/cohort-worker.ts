// A process that plays one patient at a time, under each policy, for its parent.
import type { Job, Played } from './cohort-work.ts';
import { playJob } from './cohort-work.ts';

export default function play(job: Job): Played[] {
  return playJob(job);
}
