// The closing line of `npm test` tells the truth: broken files, crashed runners and empty runs are failures.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planBrowser } from '../../tools/ensure-browser.ts';
import { add, closingLine, countPlaywright, countVitest, isGood, readReport } from '../../tools/test-reports.ts';

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((s) => ({ status: s })) });
const vitest = (...testResults: object[]): string => JSON.stringify({ testResults });
const folder = mkdtempSync(join(tmpdir(), 'refill-reports-'));

function written(text: string): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, text);
  return path;
}

describe('the closing line', () => {
  test('adds up what the runners counted', () => {
    const unit = countVitest(vitest(file('passed', 'passed', 'passed', 'pending'), file('failed', 'failed', 'passed')));
    const e2e = countPlaywright(
      JSON.stringify({ stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 0 }, errors: [] }),
    );
    expect(closingLine(add(unit, e2e))).toBe('8 passed, 1 failed, 1 skipped');
  });
  test('leaves out skipped when there are none', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });
  test('counts a file that could not be loaded as a failure', () => {
    expect(countVitest(vitest(file('failed'))).failed).toBe(1);
  });
  test('counts a missing, broken or incomplete report as a failure', () => {
    expect(readReport(join(folder, 'none.json'), true, countVitest).failed).toBe(1);
    expect(readReport(written('{"testRes'), true, countVitest).failed).toBe(1);
    expect(readReport(written('{}'), true, countVitest).failed).toBe(1);
  });
  test('counts a runner that ended badly as a failure even when every test passed', () => {
    const good = written(vitest(file('passed', 'passed')));
    expect(readReport(good, false, countVitest)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(readReport(good, true, countVitest)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });
  test('is not good when nothing ran', () => {
    expect(isGood({ passed: 0, failed: 0, skipped: 0 })).toBe(false);
    expect(isGood({ passed: 1, failed: 1, skipped: 0 })).toBe(false);
    expect(isGood({ passed: 1, failed: 0, skipped: 5 })).toBe(true);
  });
});

describe('a browser for the tests', () => {
  const bare = { path: '/usr/bin/chromium', present: false, chosen: false, root: true, aptGet: true };
  test('is used where it is', () => {
    expect(planBrowser({ ...bare, present: true })).toEqual({ step: 'use' });
  });
  test('is installed by root on Debian, and the command is announced', () => {
    expect(planBrowser(bare)).toMatchObject({
      step: 'install',
      say: expect.stringContaining('chromium fonts-dejavu-core'),
    });
  });
  test('is otherwise asked for with the line that installs it', () => {
    expect(planBrowser({ ...bare, root: false })).toMatchObject({ step: 'fail', say: expect.stringContaining('sudo') });
    expect(planBrowser({ ...bare, aptGet: false })).toMatchObject({
      step: 'fail',
      say: expect.stringContaining('CHROMIUM_PATH'),
    });
  });
  test('is never replaced when the person chose one', () => {
    expect(planBrowser({ ...bare, path: '/opt/c', chosen: true })).toMatchObject({
      step: 'fail',
      say: expect.stringContaining('/opt/c'),
    });
  });
});
