// Bad network files are told in one line that names the file, the row and the column.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runNetwork } from '../../../src/headless/network.ts';

const GOOD = {
  'nodes.csv': 'node,x_um,y_um,z_um\n1,0,0,0\n2,100,0,0\n3,200,0,0\n',
  'segments.csv': 'seg,from_node,to_node,diam_um,length_um\n1,1,2,8,100\n2,2,3,8,100\n',
  'boundary.csv': 'node,type,value,value_unit,inflow_hd\n1,pressure,30,mmHg,0.4\n3,pressure,20,mmHg,0.4\n',
};

let folder = '';
let out = '';
let problems = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'network-'));
  out = '';
  problems = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((problems += String(text)), true));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function write(changes: Partial<typeof GOOD> = {}): void {
  for (const [name, text] of Object.entries({ ...GOOD, ...changes })) writeFileSync(join(folder, name), text);
}

describe('refill network', () => {
  test('solves two vessels in a row', async () => {
    write();
    expect(await runNetwork([folder, '--json'])).toBe(0);
    const result = JSON.parse(out) as { segments: number; residual: number };
    expect(result.segments).toBe(2);
    expect(result.residual).toBeLessThan(1e-8);
    expect(problems).toBe('');
  });

  test('compares with a reference table', async () => {
    const data = 'test/data/networks/mesentery546';
    expect(await runNetwork([data, '--compare', `${data}/ref_vivo94_tight.csv`, '--json'])).toBe(0);
    const { compare } = JSON.parse(out) as { compare: Record<string, number> };
    expect(compare.flowErrorRms).toBeLessThan(1e-6);
    expect(compare.pressureErrorMmHg).toBeLessThan(1e-5);
  });

  test.each([
    ['a missing column', { 'nodes.csv': 'node,x_um\n1,0\n' }, 'nodes.csv', 'missing column y_um', 1],
    [
      'an extra column',
      { 'nodes.csv': 'node,x_um,y_um,color\n1,0,0,red\n' },
      'nodes.csv',
      'unexpected column color',
      1,
    ],
    [
      'a short row',
      { 'segments.csv': 'seg,from_node,to_node,diam_um,length_um\n1,1,2,8\n' },
      'segments.csv',
      'missing column length_um',
      2,
    ],
    ['a duplicate node', { 'nodes.csv': 'node,x_um,y_um\n1,0,0\n1,1,0\n' }, 'nodes.csv', 'duplicate node 1', 3],
    [
      'an unknown node',
      { 'segments.csv': 'seg,from_node,to_node,diam_um,length_um\n1,1,9,8,100\n' },
      'segments.csv',
      'unknown node 9',
      2,
    ],
    [
      'a zero diameter',
      { 'segments.csv': 'seg,from_node,to_node,diam_um,length_um\n1,1,2,0,100\n' },
      'segments.csv',
      'above 0',
      2,
    ],
    [
      'a negative length',
      { 'segments.csv': 'seg,from_node,to_node,diam_um,length_um\n1,1,2,8,-1\n' },
      'segments.csv',
      'above 0',
      2,
    ],
    ['not a number', { 'nodes.csv': 'node,x_um,y_um\n1,0,NaN\n' }, 'nodes.csv', 'expected a number', 2],
    [
      'an impossible hematocrit',
      { 'boundary.csv': 'node,type,value,value_unit,inflow_hd\n1,pressure,30,mmHg,1.2\n' },
      'boundary.csv',
      'expected 0 to 0.99',
      2,
    ],
    [
      'no pressure',
      { 'boundary.csv': 'node,type,value,value_unit,inflow_hd\n1,flow,1,nl_per_min_positive_into_network,0.4\n' },
      'nodes.csv',
      'no node with a given pressure',
      2,
      'node',
    ],
    [
      'an isolated piece',
      {
        'nodes.csv': `${GOOD['nodes.csv']}4,0,50,0\n5,90,50,0\n`,
        'segments.csv': `${GOOD['segments.csv']}3,4,5,8,90\n`,
      },
      'nodes.csv',
      'no node with a given pressure',
      5,
      'node',
    ],
    [
      'an infinite length',
      { 'segments.csv': 'seg,from_node,to_node,diam_um,length_um\n1,1,2,8,1e999\n' },
      'segments.csv',
      'expected a number',
      2,
      'length_um',
    ],
    [
      'a vessel that no red cell can enter',
      { 'segments.csv': 'seg,from_node,to_node,diam_um,length_um\n1,1,2,1,100\n' },
      'segments.csv',
      'expected 2 to 2000',
      2,
      'diam_um',
    ],
    [
      'a vessel that ends where it begins',
      { 'segments.csv': 'seg,from_node,to_node,diam_um,length_um\n1,1,1,8,100\n' },
      'segments.csv',
      'same node',
      2,
      'to_node',
    ],
    [
      'a duplicate segment',
      { 'segments.csv': `${GOOD['segments.csv']}2,1,3,8,100\n` },
      'segments.csv',
      'duplicate segment 2',
      4,
      'seg',
    ],
    [
      'a million segments',
      { 'segments.csv': `seg,from_node,to_node,diam_um,length_um\n${'1,1,2,8,100\n'.repeat(1e6)}` },
      'segments.csv',
      'more than 100000 rows',
      100_002,
      'seg',
    ],
  ])('%s is one line and exit code 2', async (_, changes, file, words, line, column?: string) => {
    write(changes);
    expect(await runNetwork([folder, '--json'])).toBe(2);
    expect(problems.trim().split('\n')).toHaveLength(1);
    // Nothing but the complaint is written.
    expect(out.trim().split('\n')).toHaveLength(1);
    const { error } = JSON.parse(out) as { error: { message: string; file: string; line: number; path: string } };
    expect(error.message).toContain(words);
    expect(error.file).toBe(join(folder, file));
    expect(error.line).toBe(line);
    expect(column ?? error.path).toBe(error.path);
  });

  test('an unknown law or a folder that is not there is exit code 2', async () => {
    write();
    expect(await runNetwork([folder, '--law', 'water'])).toBe(2);
    expect(await runNetwork([join(folder, 'nowhere')])).toBe(2);
    expect(await runNetwork([folder, '--colour'])).toBe(2);
    expect(problems.trim().split('\n')).toHaveLength(3);
  });
});
