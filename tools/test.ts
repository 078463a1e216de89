// `npm test`: everything, in Node and in a real Chromium, closed by one line "N passed, N failed". Add `-- --coverage` for a coverage report.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { ensureBrowser } from './ensure-browser.ts';
import { ensureRedis } from './ensure-redis.ts';
import { freePort } from './free-port.ts';
import { add, closingLine, countPlaywright, countVitest, isGood, readReport, type Count } from './test-reports.ts';

const UNIT_REPORT = 'artifacts/vitest.json';
const E2E_REPORT = 'artifacts/e2e.json';
const FAILED_STEP: Count = { passed: 0, failed: 1, skipped: 0 };

/** Runs one of the project's own programs and says whether it ended well. */
function run(program: string, args: string[], environment: Record<string, string> = {}): boolean {
  console.log(`\n> ${program} ${args.join(' ')}`);
  const env = { ...process.env, ...environment };
  return spawnSync(`node_modules/.bin/${program}`, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

function runVitest(names: string[], extra: string[]): Count {
  rmSync(UNIT_REPORT, { force: true });
  const projects = names.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  const exitedWell = run('vitest', ['run', ...projects, ...reporters, ...extra]);
  return readReport(UNIT_REPORT, exitedWell, countVitest);
}

/** The browser's tests measure what a frame costs, and counting covered lines would make it dearer: they run without. */
function runTests(extra: string[]): Count {
  return add(runVitest(['unit', 'long'], extra), runVitest(['browser'], []));
}

async function runEndToEnd(): Promise<Count> {
  if (!hasSpecs('test/e2e')) {
    console.log('\ntest/e2e has no specs yet.');
    return { passed: 0, failed: 0, skipped: 0 };
  }
  if (!run('vite', ['build', '--logLevel', 'warn'])) return FAILED_STEP;
  rmSync(E2E_REPORT, { force: true });
  const exitedWell = run('playwright', ['test'], { REFILL_PORT: String(await freePort(4173)) });
  return readReport(E2E_REPORT, exitedWell, countPlaywright);
}

function hasSpecs(folder: string): boolean {
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.spec\.tsx?$/.test(String(name)))
  );
}

async function main(): Promise<void> {
  mkdirSync('artifacts', { recursive: true });
  const total =
    ensureBrowser() && ensureRedis() ? add(runTests(process.argv.slice(2)), await runEndToEnd()) : FAILED_STEP;
  console.log(`\n${closingLine(total)}`);
  process.exitCode = isGood(total) ? 0 : 1;
}

await main();
