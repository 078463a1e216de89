// The command line with everything: the verbs of one machine (headless) and those that need a network.
import { main } from '../headless/refill.ts';
import type { Verb } from '../headless/refill.ts';

const verbs: Record<string, Verb> = {
  cohort: {
    does: 'many patients under each policy: survival, oxygen debt, times and course',
    load: async () => {
      const { runCohort, COHORT_HELP } = await import('../headless/cohort.ts');
      const run = async (args: string[]): Promise<number> => {
        const elsewhere = args.some((word) => word.startsWith('--redis'))
          ? (await import('./cohort/cohort-queue.ts')).playOverRedis
          : undefined;
        return runCohort(args, elsewhere);
      };
      return { run, help: COHORT_HELP };
    },
  },
  serve: {
    does: 'the server of a simulation room: stations, projector and educator over the local network',
    load: async () => {
      const { runServe, SERVE_HELP } = await import('./rooms/serve-verb.ts');
      return { run: runServe, help: SERVE_HELP };
    },
  },
  worker: {
    does: 'play patients of a cohort that was asked for on another machine',
    load: async () => {
      const { runWorker, WORKER_HELP } = await import('./cohort/worker-verb.ts');
      return { run: runWorker, help: WORKER_HELP };
    },
  },
};

process.exitCode = await main(process.argv.slice(2), verbs);
