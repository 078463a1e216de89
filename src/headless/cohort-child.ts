// A child process that plays one run at a time for its parent.
import type { Job } from './cohort-work.ts';
import { playJob } from './cohort-work.ts';

process.on('message', (job: Job) => {
  process.send?.(playJob(job));
});
