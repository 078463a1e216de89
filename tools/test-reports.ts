// Counts what the test runners reported (their JSON files) and words the one closing line.
import { existsSync, readFileSync } from 'node:fs';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** Vitest: a file that could not even be loaded has no tests in it and counts as one failure. */
export function countVitest(json: string): Count {
  const report = JSON.parse(json) as VitestReport;
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report.testResults) {
    for (const { status } of file.assertionResults) {
      if (status === 'passed') count.passed++;
      else if (status === 'failed') count.failed++;
      else count.skipped++;
    }
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')) count.failed++;
  }
  return count;
}

/** Playwright: a test that passed at its second try (CI only) has passed, and the runner lists it as flaky; errors outside of tests fail. */
export function countPlaywright(json: string): Count {
  const { stats, errors } = JSON.parse(json) as PlaywrightReport;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/**
 * Reads one runner's report. A missing or broken one is a failure, and so is a runner that ended badly without naming a failed
 * test (an error between tests, for example).
 */
export function readReport(file: string, exitedWell: boolean, countReport: (json: string) => Count): Count {
  const count = existsSync(file) ? parse(file, countReport) : null;
  if (count === null) {
    console.log(`No readable test report in ${file}.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return exitedWell || count.failed > 0 ? count : { ...count, failed: 1 };
}

function parse(file: string, countReport: (json: string) => Count): Count | null {
  try {
    return countReport(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Good means: something ran and nothing failed. */
export function isGood({ passed, failed }: Count): boolean {
  return passed > 0 && failed === 0;
}
