// The command line: `npm run -s refill -- <verb>`. Finds the verb, runs it, and turns every mistake into one clear line.
import { InputError } from './input-error.ts';

type Run = (args: string[]) => number | Promise<number>;
export interface Verb {
  does: string;
  load: () => Promise<{ run: Run; help: string }>;
}

const verbs: Record<string, Verb> = {
  simulate: {
    does: 'play a case with a scripted or automatic trainee',
    load: async () => {
      const { runSimulate, SIMULATE_HELP } = await import('./simulate.ts');
      return { run: runSimulate, help: SIMULATE_HELP };
    },
  },
  check: {
    does: 'lint cases and play them under every policy',
    load: async () => {
      const { runCheck, CHECK_HELP } = await import('./check.ts');
      return { run: runCheck, help: CHECK_HELP };
    },
  },
  replay: {
    does: 'play a saved run again and compare it bit for bit',
    load: async () => {
      const { runReplay, REPLAY_HELP } = await import('./replay.ts');
      return { run: runReplay, help: REPLAY_HELP };
    },
  },
  cohort: {
    does: 'many patients under each policy: survival, oxygen debt, times and course',
    load: async () => {
      const { runCohort, COHORT_HELP } = await import('./cohort.ts');
      return { run: runCohort, help: COHORT_HELP };
    },
  },
  trial: {
    does: 'run virtual trials and hold the model to published data',
    load: async () => {
      const { runTrials, TRIAL_HELP } = await import('./trial/trial.ts');
      return { run: runTrials, help: TRIAL_HELP };
    },
  },
  network: {
    does: 'solve a network of vessels from files',
    load: async () => {
      const { runNetwork } = await import('./network.ts');
      return { run: runNetwork, help: '' };
    },
  },
  bench: {
    does: 'measure speed on this machine',
    load: async () => {
      const { runBench, BENCH_HELP } = await import('./bench.ts');
      return { run: runBench, help: BENCH_HELP };
    },
  },
  package: {
    does: 'the built game as one file for a learning platform (cmi5) or a web server',
    load: async () => {
      const { runPackage, PACKAGE_HELP } = await import('./package.ts');
      return { run: runPackage, help: PACKAGE_HELP };
    },
  },
  schema: {
    does: 'write the JSON Schema of case files',
    load: async () => {
      const { runSchema, SCHEMA_HELP } = await import('./schema.ts');
      return { run: runSchema, help: SCHEMA_HELP };
    },
  },
};

const usage = (
  known: Record<string, Verb>,
): string => `refill <verb> [options]   (refill <verb> --help shows an example)

${Object.entries(known)
  .map(([name, { does }]) => `  ${name.padEnd(10)}${does}`)
  .join('\n')}
`;

/** Exit code of a whole command line: 0 well, 1 a check failed, 2 bad usage or bad input. `more`: verbs of rooms to the right. */
export async function main(args: string[], more: Record<string, Verb> = {}): Promise<number> {
  const known = { ...verbs, ...more };
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === 'help') {
    process.stdout.write(usage(known));
    return 0;
  }
  try {
    const verb = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!verb) throw new InputError(`there is no verb "${name}"; known: ${Object.keys(known).join(', ')}`);
    const { run, help } = await verb.load();
    if (help !== '' && rest.includes('--help')) {
      process.stdout.write(help);
      return 0;
    }
    return await run(rest);
  } catch (error) {
    return tell(error, rest.includes('--json'));
  }
}

function tell(error: unknown, json: boolean): number {
  const { message, file, path, line } = error instanceof InputError ? error : unexpected(error);
  const where = [file === '' ? '' : line > 0 ? `${file}:${line}` : file, path].filter((part) => part !== '').join(': ');
  process.stderr.write(`refill: ${where === '' ? '' : `${where}: `}${message}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { message, file, path, line } })}\n`);
  return 2;
}

/** A fault of the program itself: still one line; the trace is for developers who ask for it. */
function unexpected(error: unknown): InputError {
  if (process.env['REFILL_TRACE'] !== undefined) console.error(error);
  return new InputError(
    `unexpected fault: ${error instanceof Error ? error.message.split('\n')[0] : String(error)} (REFILL_TRACE=1 shows where)`,
  );
}
