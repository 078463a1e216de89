// The server alone, for the packed folder that runs with Node and nothing else (`npm run room:pack`).
import { InputError } from '../../headless/input-error.ts';
import { runServe, SERVE_HELP } from './serve-verb.ts';

const words = process.argv.slice(2);
if (words.includes('--help')) process.stdout.write(SERVE_HELP);
else
  process.exitCode = await runServe(words).catch((error: unknown) => {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  });
