// A process that plays one patient at a time for the table of cases and keeps each run.
import type { Job } from './cohort-work.ts';
import { playAndKeep } from './table-runs.ts';

export default function play(job: Job): void {
  playAndKeep(job);
}
