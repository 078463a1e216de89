// A process that plays the patients of one piece of a cohort for its parent.
import type { Job, Played } from '../../headless/cohort-work.ts';
import { playJob } from '../../headless/cohort-work.ts';

export default function play(jobs: Job[]): Played[] {
  return jobs.flatMap(playJob);
}
