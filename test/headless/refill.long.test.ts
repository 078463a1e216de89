// The command line: one clear line for every mistake, exit codes 0, 1 and 2, and tables that a machine can read.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { refill } from './command-line.ts';

vi.setConfig({ testTimeout: 400_000 }); // a patient takes a second or more to be made

const folder = mkdtempSync(join(tmpdir(), 'refill-'));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const caseText = readFileSync('cases/urosepsis.yaml', 'utf8');
const short = ['--seed', '3', '--resolution', 'held-beat', '--until', '10min', '--every', '5min']; // one patient for all

describe('usage', () => {
  it('explains itself', async () => {
    const { code, out } = await refill('--help');
    expect(code).toBe(0);
    for (const verb of ['simulate', 'check', 'replay', 'cohort', 'trial', 'network', 'bench'])
      expect(out).toContain(verb);
  });

  it.each(['simulate', 'check', 'replay', 'cohort', 'trial', 'bench', 'schema'])(
    '%s shows an example',
    async (verb) => {
      const { code, out } = await refill(verb, '--help');
      expect(code).toBe(0);
      expect(out).toContain('Example: npm run -s refill');
    },
  );

  it.each([
    [['fly'], 'there is no verb "fly"'],
    [['simulate'], 'one case was expected'],
    [['simulate', 'dragon'], 'there is no case "dragon"; known: '],
    [['simulate', 'urosepsis', '--policy', 'magic'], 'there is no policy "magic"; known: none, bundle'],
    [['simulate', 'urosepsis', '--until', 'soon'], '--until is "soon"'],
    [['simulate', 'urosepsis', '--seed', '-3'], '--seed'],
    [['simulate', 'urosepsis', '--seed', 'x'], '--seed is "x"'],
    [['simulate', 'urosepsis', '--resolution', 'blurred'], 'full or held-beat was expected'],
    [['simulate', 'urosepsis', '--speed', '9'], "Unknown option '--speed'"],
    [['simulate', '/nowhere/case.yaml'], 'cannot be read'],
    [['replay', '/nowhere/run.json'], 'cannot be read'],
    [['cohort', '--cases', 'urosepsis', '--policies', 'magic'], 'there is no policy "magic"'],
    [['cohort', '--cases', 'urosepsis', '--patients', '0'], '--patients is "0"'],
    [['cohort'], 'cases were expected'],
  ])('%j is one clear line and exit 2', async (args, message) => {
    const { code, out, error } = await refill(...args);
    expect(code).toBe(2);
    expect(error).toContain(message);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
  });

  it('tells errors as JSON too when asked', async () => {
    const { code, out } = await refill('simulate', 'dragon', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { message: expect.stringContaining('dragon') as string, line: 0 } });
  });
});

describe('simulate', () => {
  it('prints what the bedside could know', async () => {
    const { code, out } = await refill('simulate', 'urosepsis', '--policy', 'bundle', ...short);
    expect(code).toBe(0);
    const [head, ...rows] = out.split('\n');
    expect(head.trim().split(/\s+/)[0]).toBe('t_s');
    expect(head).not.toContain('sub_ppv');
    expect(rows[2]).toMatch(/^\s*600 /);
    expect(out).toMatch(/digest [0-9a-f]+/);
  });

  it('prints everything with --truth, as one object with --json', async () => {
    const { out } = await refill('simulate', 'urosepsis', '--truth', '--json', ...short);
    const object = JSON.parse(out) as {
      columns: string[];
      units: string[];
      rows: number[][];
      case: string;
      seed: number;
    };
    expect(object).toMatchObject({ case: 'urosepsis', seed: 3 });
    expect(object.columns).toEqual(
      expect.arrayContaining(['map', 'sub_ppv', 'lactate', 'rate_norepinephrine', 'given_balanced_ml']),
    );
    expect(object.units).toHaveLength(object.columns.length);
    expect(object.rows.map(([time]) => time)).toEqual([0, 300, 600]);
    for (const row of object.rows) expect(row).toHaveLength(object.columns.length);
  });

  it('plays a script with units, tells what was refused, and writes CSV and a record', async () => {
    const script = file(
      'script.yaml',
      `- { at: 0min, order: fluid, what: balanced, volume: 0.5 L, over: 15min }
- { at: 1min, order: norepinephrine, rate: 0.1 ug/kg/min }
- { at: 6min, change: norepinephrine, rate: 0.2 }
- { at: 7min, order: antibiotic, what: broad-spectrum, dose: 4500 mg }
- { at: 8min, order: drainage }
- { at: 9min, stop: norepinephrine }
`,
    );
    const [csv, kept] = [join(folder, 'rows.csv'), join(folder, 'run.json')];
    const { code, out } = await refill(
      'simulate',
      'urosepsis',
      '--script',
      script,
      '--csv',
      csv,
      '--record',
      kept,
      '--truth',
      ...short,
    );
    expect(code).toBe(0);
    expect(out).toContain('refused at 480 s: drainage');
    const [head, ...rows] = readFileSync(csv, 'utf8').trim().split('\n');
    expect(head.startsWith('t_s,map,')).toBe(true);
    expect(rows).toHaveLength(3);
    expect(Number(rows[2].split(',')[head.split(',').indexOf('fluid_given_ml')])).toBeCloseTo(300, -1);
    const again = await refill('replay', kept, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toEqual({ same: true, steps: 300_000, firstDifference: null });
  });

  it.each([
    ['- { order: balanced }', 'script.yaml:1: 0: has no "at"'],
    [
      '- { at: 0, order: balanced }\n- { at: 5min, order: unicorn }',
      'script.yaml:2: 1.order: "unicorn" is not an order of the catalog',
    ],
    ['- { at: 0, order: balanced, volume: 500 stones }', '0.volume: "500 stones" is not a volume in mL'],
    ['- { at: 0, order: lactate, rate: 3 }', 'has no "rate" to set'],
    ['at: 5', 'a list of orders was expected'],
    ['- { at: 0, order: [ }', 'script.yaml:1'],
  ])('a script with a mistake: %s', async (text, message) => {
    const { code, error } = await refill('simulate', 'urosepsis', '--script', file('script.yaml', text));
    expect(code).toBe(2);
    expect(error).toContain(message);
    expect(error.trim().split('\n')).toHaveLength(1);
  });
});

describe('replay', () => {
  const kept = join(folder, 'kept.json');
  const change = (edit: (record: Record<string, unknown>) => void): string => {
    const { record } = JSON.parse(readFileSync(kept, 'utf8')) as { record: Record<string, unknown> };
    edit(record);
    return file('changed.json', JSON.stringify(record));
  };

  it('says where a changed record first differs', async () => {
    await refill(
      'simulate',
      'urosepsis',
      '--policy',
      'bundle',
      '--seed',
      '3',
      '--resolution',
      'held-beat',
      '--until',
      '12min',
      '--record',
      kept,
    );
    const early = await refill(
      'replay',
      change((record) => ((record['digests'] as { digest: string }[])[0].digest = 'beefbeefbeefbeef')),
    );
    expect(early.code).toBe(1);
    expect(early.out).toContain('differs first at 600 s: digest was beefbeefbeefbeef');
  });

  it('names both versions when another model made it', async () => {
    const { code, out } = await refill(
      'replay',
      change((record) => (record['model'] = '0.0.1')),
    );
    expect(code).toBe(1);
    expect(out).toMatch(/made by model 0\.0\.1, this is model /);
  });

  it.each([
    ['nonsense', 'no JSON'],
    ['{"app":"other"}', 'is not a record of Refill'],
    ['{"app":"refill","checksum":"00000000","record":{}}', 'its checksum does not fit'],
  ])('refuses %s', async (text, message) => {
    const { code, error } = await refill('replay', file('bad.json', text));
    expect(code).toBe(2);
    expect(error).toContain(message);
  });

  it.each<[string, (record: Record<string, unknown>) => void, number, string]>([
    ['another version of the case', (record) => (record['caseVersion'] = 99), 1, 'case version was 99'],
    ['a case nobody has', (record) => (record['case'] = 'dragon'), 2, 'there is no case "dragon"'],
    ['another format', (record) => (record['format'] = 7), 2, 'format'],
    ['no seed', (record) => delete record['seed'], 2, 'seed'],
    ['a step that is no number', (record) => (record['step'] = 'soon'), 2, 'step'],
    ['a digest that is none', (record) => (record['digest'] = '../../x'), 2, 'digest'],
    ['events that are no list', (record) => (record['events'] = { 0: 'x' }), 2, 'events'],
  ])('%s is told in one line', async (_name, edit, expected, message) => {
    const { code, out, error } = await refill('replay', change(edit));
    expect(code).toBe(expected);
    expect(out + error).toContain(message);
    expect((out + error).trim().split('\n')).toHaveLength(1);
  });

  it('a record cut off anywhere is refused', async () => {
    const whole = readFileSync(kept, 'utf8');
    for (const share of [0, 0.1, 0.5, 0.99]) {
      const { code, error } = await refill(
        'replay',
        file('cut.json', whole.slice(0, Math.floor(whole.length * share))),
      );
      expect(code).toBe(2);
      expect(error).toContain('is not a record of Refill');
    }
  });

  it('refuses an event that no run can have', async () => {
    const bad = change((record) =>
      (record['events'] as unknown[]).push({ step: 100, event: { type: 'order.place', order: 'balanced' } }),
    );
    const { code, error } = await refill('replay', bad);
    expect(code).toBe(2);
    expect(error).toMatch(/changed\.json: events\.\d+\.event\.values/);
  });
});

describe('check', () => {
  it('finds nothing wrong with the cases here', async () => {
    const { code, out } = await refill('check', '--no-play');
    expect(out).toContain('urosepsis.yaml: no mistakes');
    expect(code).toBe(0);
  });

  it('tells every mistake with path and line, and goes on to the next file', async () => {
    const bad = file(
      'bad.yaml',
      caseText.replace('weight: 74', 'weight: 7400').replace('level: intermediate', 'level: godlike\nluck: 3'),
    );
    const { code, out } = await refill('check', bad, 'urosepsis', '--no-play', '--json');
    expect(code).toBe(1);
    const { files } = JSON.parse(out) as { files: { errors: { path: string; line: number }[] }[] };
    const lineOf = (text: string) =>
      readFileSync(bad, 'utf8')
        .split('\n')
        .findIndex((line) => line.includes(text)) + 1;
    expect(files[0].errors.map(({ path, line }) => [path, line])).toEqual([
      ['level', lineOf('godlike')],
      ['host.weight', lineOf('7400')],
      ['luck', lineOf('luck')],
    ]);
    expect(files[1].errors).toEqual([]);
  });

  it('an unreadable file is exit 2, and the others are still checked', async () => {
    const { code, out } = await refill('check', '/nowhere/x.yaml', 'urosepsis', '--no-play');
    expect(code).toBe(2);
    expect(out).toContain('urosepsis.yaml: no mistakes');
  });

  it('warns of a line that will never be said', async () => {
    const odd = file('odd.yaml', caseText.replace('column: gcs', 'column: mood'));
    const { out } = await refill('check', odd, '--no-play');
    expect(out).toContain('"mood" is not a column of the model');
  });

  it('a file full of aliases is refused, not expanded', async () => {
    const bomb = file(
      'bomb.yaml',
      `a: &a [1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n`,
    );
    const { code, out } = await refill('check', bomb, '--no-play');
    expect(code).toBe(2);
    expect(out).toContain('aliases');
  });
});

describe('cohort', () => {
  it('has one digest, however many processes play it', async () => {
    const cohort = 'cohort --cases urosepsis --patients 2 --policies none,late --until 2min --at 0h --json --workers';
    const told = async (workers: string) =>
      JSON.parse((await refill(...cohort.split(' '), workers)).out) as { digest: string; rows: object[] };
    const [one, two] = [await told('1'), await told('2')];
    expect(two.digest).toBe(one.digest);
    expect(two.rows).toEqual(one.rows);
    expect(one.rows).toMatchObject([{ survival: 1, debtSd: expect.any(Number) as number }, { policy: 'late' }]);
  }, 300_000);

  const asked =
    'cohort --cases urosepsis --patients 1 --policies none --until 5min --at 0h --workers 1 --columns map,given_balanced_ml --sites --json';

  it('reads any column of the truth, and five sites under the tongue when asked', async () => {
    const { code, out } = await refill(...asked.split(' '));
    expect(code).toBe(0);
    const { rows } = JSON.parse(out) as { rows: { course: { columns: Record<string, { median: number }> }[] }[] };
    const at = rows[0].course[0].columns;
    expect(at['given_balanced_ml'].median).toBe(0);
    expect(at['five_ppv'].median).toBeGreaterThan(30);
    expect(at['five_hi_ppv'].median).toBeGreaterThan(0);
    expect(at['five_mfi'].median).toBeLessThanOrEqual(3);
  });

  it.each([
    [['--columns', 'map,mood'], 'the model has no column "mood"'],
    [['--until', '1h', '--at', '0h,6h'], '--at 6h lies after --until 1h'],
  ])('%j is one clear line', async (args, message) => {
    const { code, error } = await refill('cohort', '--cases', 'urosepsis', '--patients', '1', ...args);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });
});
