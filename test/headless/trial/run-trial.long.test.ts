// A whole trial through the command line: rows and exit codes, the same result for any number of workers, going on after a stop, and one
// clear line for every kind of bad file.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { runAll } from '../../../src/headless/trial/trial.ts';
import { readTrial } from '../../../src/headless/trial/trial-file.ts';
import { refill } from '../command-line.ts';

vi.setConfig({ testTimeout: 400_000 }); // patients take a second or more each to be made

const folder = mkdtempSync(join(tmpdir(), 'refill-trial-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const GOOD = `id: T1
source: made up
claim: a vasopressor raises pressure and a bolus is counted
population: { generator: healthy, n: 2, seed: 5, where: { age: [20, 60] } }
define:
  gain: late.map - base.map
arms:
  a:
    - { at: 0min, measure: base }
    - { at: 0min, order: norepinephrine, rate: 6 ug/kg/h }
    - { at: 0min, order: fluid, what: balanced, volume: 5 mL/kg, over: 5min }
    - { at: 0min, every: 1min, until: 4min, series: s }
    - { at: 6min, measure: late }
checks:
  - { id: rises, value: "mean(gain)", band: [1, 60] }
  - { id: counted, value: "mean(late.fluid_given_ml / weight)", band: [4.99, 5.01] }
  - { id: rate, value: "mean(late.rate_norepinephrine)", band: [0.0999, 0.1001] }
  - { id: never, value: "mean(where(gain, age > 90))", band: [0, 1] }
  - { id: outside, value: "mean(base.map)", band: [null, 10] }
  - { id: moments, value: "mean(series(s, t_s, 4))", band: [240, 240] }
`;
const good = file('good.yaml', GOOD);

interface Told {
  passed: number;
  failed: number;
  checks: { check: string; value: number | null; pass: boolean; reason: string; n: number }[];
}

const CARED_FOR = `id: T2
source: made up
claim: who is cared for by the bundle has a vein, and gets fluid through it
population: { generator: healthy, n: 2, seed: 5, where: { age: [20, 60] } }
arms:
  a:
    - { at: 0min, policy: bundle, until: 20min }
    - { at: 20min, measure: late }
checks:
  - { id: first-bolus, value: "mean(late.given_balanced_ml)", band: [400, 1000] }
`;

describe('a trial', () => {
  it('lets an automatic trainee give fluid; as many patients as asked for', async () => {
    const { code, out } = await refill('trial', file('cared-for.yaml', CARED_FOR), '--json', '--patients', '2');
    expect(JSON.parse(out)).toMatchObject({ passed: 1, checks: [{ n: 2 }] });
    expect(code).toBe(0);
  });

  it('prints a row per check; a check that cannot be computed fails for that reason', async () => {
    const { code, out } = await refill('trial', good);
    expect(code).toBe(1);
    expect(out).toMatch(/T1 rises .*pass/);
    expect(out).toMatch(/T1 outside .*FAIL\n/);
    expect(out).toMatch(/T1 never .*FAIL \(cannot be computed/);
    expect(out.trim().split('\n').at(-1)).toBe('4 passed, 2 failed');
  });

  it('tells the same as JSON', async () => {
    const { out } = await refill('trial', good, '--json');
    const told = JSON.parse(out) as Told;
    expect(told).toMatchObject({ passed: 4, failed: 2 });
    expect(told.checks.find(({ check }) => check === 'never')).toMatchObject({ value: null, pass: false, n: 2 });
  });

  it('does not depend on how many processes live the patients, and goes on where it was stopped', async () => {
    const trial = readTrial(good);
    const shelf = { patients: join(folder, 'patients'), results: join(folder, 'results') };
    const values = async (workers: number, where: typeof shelf | { patients: null; results: null }) =>
      (await runAll([trial], where, workers, []))[0].rows.map(({ value }) => value);
    const one = await values(1, { patients: null, results: null });
    expect(await values(2, shelf)).toEqual(one);
    const [kept] = readdirSync(shelf.results);
    const results = readdirSync(join(shelf.results, kept));
    expect(results.length).toBeGreaterThanOrEqual(2);
    for (const name of results) rmSync(join(shelf.results, kept, name)); // stopped with patients at time zero and nothing else
    rmSync(join(shelf.patients, readdirSync(shelf.patients)[0])); // and one of them not even there
    expect(await values(1, shelf)).toEqual(one);
    // What an interrupted suite has lived can be reported as it is: a larger trial then has the patients that are there, and no more.
    const [half] = await runAll([{ ...trial, n: 40 }], { ...shelf, keptOnly: true }, 1, []);
    expect(half.trial.n).toBeGreaterThanOrEqual(2);
    expect(half.trial.n).toBeLessThan(10);
    expect(half.rows.find(({ check }) => check === 'counted')?.value).toBeCloseTo(5, 1);
  });
});

describe('a bad file is one clear line with file and path, exit 2, and the others still run', () => {
  const edit = (from: string, to: string): string => GOOD.replace(from, to);
  it.each([
    [
      edit('late.map - base.map', 'late.mapp - base.map'),
      'define.gain: the model has no column "mapp" (at character 1)',
    ],
    [edit('claim: a', 'clam: a'), 'clam: is not a field of a trial file'],
    [edit('n: 2', 'n: 0'), 'population.n: no patients'],
    [edit('generator: healthy', 'generator: martian'), 'population.generator'],
    [edit('order: norepinephrine', 'order: unobtainium'), 'arms.a.1.order: "unobtainium" is not in the catalog'],
    [edit('rate: 6 ug/kg/h', 'rate: 6 mL'), 'arms.a.1.rate: an amount in ug/kg/min was expected'],
    [edit('at: 6min, measure', 'at: soon, measure'), 'arms.a.4.at: at is "soon"'],
    [edit('measure: late', 'measure: base'), 'arms.a.4: there are two measures "base"'],
    [edit('band: [1, 60]', 'band: [60, 1]'), 'checks.0.band: the low end lies above the high end'],
    [edit('gain: late', 'map: late'), 'define.map: hides a column of the same name'],
    [edit('gain: late', 'bundle: late'), 'define.bundle: hides a policy of the same name'],
    [edit('"mean(gain)"', 'gain'), 'checks.0.value: has a value for each patient'],
    [edit('age: [20, 60]', 'gain: [0, null]'), 'population.where.gain: '],
    [edit('age: [20, 60]', 'mood: [0, 1]'), 'population.where.mood: "mood" is no column, no fact and no definition'],
    [edit('series: s', 'series: s, depth: 3'), 'arms.a.3.depth: is not a field of a step with "series"'],
    ['id: [', 'bad.yaml:1'],
    ['- 1', 'bad.yaml:1'],
  ])('%#', async (text, message) => {
    const { code, error, out } = await refill('trial', file('bad.yaml', text));
    expect(code).toBe(2);
    expect(error).toContain(message);
    expect(error).toContain('bad.yaml');
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(out).toContain('1 not run');
  });

  it('patients that cannot exist', async () => {
    const impossible = file('impossible.yaml', edit('age: [20, 60]', 'age: [150, 200]'));
    const { code, error, out } = await refill('trial', impossible, good);
    expect(code).toBe(2);
    expect(error).toContain('impossible.yaml: population: only 0 of 2 patients could be found');
    expect(error).toContain('not age 150 to 200');
    expect(out).toContain('4 passed, 2 failed');
  });

  it('a place that is not there, and nothing at all', async () => {
    expect((await refill('trial', join(folder, 'nowhere'))).error).toContain('cannot be read');
    expect((await refill('trial')).error).toContain('a trial file or a folder of them was expected');
  });
});
