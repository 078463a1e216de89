// The quick subset of the trials must be able to fail: a check that nobody knew to fail, an effect in the wrong direction, a stale list.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isWrongSign, judgeQuick, quickOf, quickText, readQuickPlan } from '../../../src/headless/trial/quick.ts';
import type { CheckRow } from '../../../src/headless/trial/run-trial.ts';
import { readTrial } from '../../../src/headless/trial/trial-file.ts';
import { trialFiles } from '../../../src/headless/trial/trial.ts';

function row(check: string, value: number | null, low: number | null, high: number | null): CheckRow {
  const pass = value !== null && (low === null || value >= low) && (high === null || value <= high);
  return {
    trial: 'T1',
    check,
    claim: '',
    source: '',
    value,
    low,
    high,
    n: 3,
    interval: null,
    needs: null,
    pass,
    reason: value === null ? 'none' : '',
  };
}

const KNOWN = {
  trials: [{ id: 'T1', patients: 2 }],
  known: [{ id: 'b', reason: 'three patients are too few for it', wrong_sign: false }],
};

describe('the sign of an effect', () => {
  it('is wrong on the other side of zero than the whole band', () => {
    expect(isWrongSign(row('a', -1, 2, 5))).toBe(true);
    expect(isWrongSign(row('a', 1, null, 0))).toBe(true);
  });

  it('is not wrong when it is only too small or too large, or where the band holds zero', () => {
    expect(isWrongSign(row('a', 1, 2, 5))).toBe(false);
    expect(isWrongSign(row('a', -9, -1, 1))).toBe(false);
    expect(isWrongSign(row('a', null, 2, 5))).toBe(false);
  });
});

describe('the quick subset', () => {
  it('is good when all that fails is known to', () => {
    expect(judgeQuick([row('a', 3, 2, 5), row('b', 1, 2, 5)], KNOWN)).toEqual({ broken: [], mended: [], known: ['b'] });
  });

  it('is broken by a failure that nobody knew', () => {
    expect(judgeQuick([row('a', 1, 2, 5)], KNOWN).broken).toEqual(['a fails and is not known to']);
    expect(judgeQuick([row('a', null, 2, 5)], KNOWN).broken).toHaveLength(1);
  });

  it('is broken by a wrong sign, also of a known failure unless the list says so', () => {
    expect(judgeQuick([row('b', -1, 2, 5)], KNOWN).broken).toEqual(['b has the wrong sign']);
    const listed = { ...KNOWN, known: KNOWN.known.map((one) => ({ ...one, wrong_sign: true })) };
    expect(judgeQuick([row('b', -1, 2, 5)], listed)).toEqual({ broken: [], mended: [], known: ['b'] });
  });

  it('tells what passes again', () => {
    const verdict = judgeQuick([row('b', 3, 2, 5)], KNOWN);
    expect(verdict).toEqual({ broken: [], mended: ['b'], known: [] });
    expect(quickText(verdict)).toMatch(/b was known to fail and passes now/);
  });
});

describe('the plan of the folder', () => {
  const trials = trialFiles('test/trials').map(readTrial);
  const plan = readQuickPlan('test/trials');

  it('names trials and checks that exist, and takes few patients of them', () => {
    const chosen = quickOf(trials, plan);
    expect(chosen.map(({ id }) => id).sort()).toEqual(plan.trials.map(({ id }) => id).sort());
    for (const { n } of chosen) expect(n).toBeLessThanOrEqual(6);
    const checks = chosen.flatMap((trial) => trial.checks.map(({ id }) => id));
    expect(plan.known.filter(({ id }) => !checks.includes(id))).toEqual([]);
  });

  it('leaves most checks able to fail', () => {
    const checks = quickOf(trials, plan).flatMap((trial) => trial.checks);
    expect(plan.known.length).toBeLessThan(checks.length / 2);
  });

  it('is run by every landing', () => {
    expect(readFileSync('.ci/run', 'utf8')).toMatch(/npm run -s trials:quick/);
    const { scripts } = parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts['trials:quick']).toMatch(/trial test\/trials --quick/);
  });

  it('that is wrong is told with its line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'refill-quick-'));
    expect(() => readQuickPlan(folder)).toThrow(/needs a quick.yaml/);
    writeFileSync(join(folder, 'quick.yaml'), 'trials:\n  - { id: B01, patients: 1 }\nknown: []\n');
    expect(() => readQuickPlan(folder)).toThrow(/2/);
    rmSync(folder, { recursive: true });
    expect(() => quickOf(trials, { trials: [{ id: 'Z99', patients: 2 }], known: [] })).toThrow(/no trial Z99/);
  });
});
