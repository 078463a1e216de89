// What every network must do, over as many as one can wait for. Alone: npx vitest run --project slow test/slow/networks.test.ts
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runNetwork } from '../../src/headless/network.ts';
import { SUBLINGUAL } from '../../src/perfusion/network/generate.ts';
import { solveSteady } from '../../src/perfusion/network/steady.ts';
import { measureHealthy } from '../perfusion/network/healthy-field.ts';
import { HEALTHY_FIELD } from '../perfusion/network/healthy-bands.ts';
import { honeycomb } from '../perfusion/network/honeycomb.ts';
import { injured } from '../perfusion/network/injured.ts';

describe('200 accepted fields', () => {
  const fields = Array.from({ length: 200 }, (_, i) => measureHealthy(i + 1, SUBLINGUAL));
  test.each(HEALTHY_FIELD)('%s', (_, read, least, most) => {
    const values = fields.map(read);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...values)).toBeLessThanOrEqual(most);
  });

  test('most drafts are fit, and each that is not says why', () => {
    const rejected = fields.reduce((sum, field) => sum + field.rejected, 0);
    expect(fields.flatMap(({ reasons }) => reasons)).toHaveLength(rejected);
    expect(rejected).toBeLessThan(200);
  });
});

test('of 1,000 networks in random states of injury all but one settle to 1e-8; one that does not says how far it is off', () => {
  const open: number[] = [];
  for (let seed = 1; seed <= 1000; seed++) {
    const flow = solveSteady(injured(seed));
    expect(flow.converged).toBe(flow.residual < 1e-8);
    if (!flow.converged) open.push(flow.residual);
  }
  expect(open.length).toBeLessThanOrEqual(1);
});

test('refill network solves twenty thousand vessels from files', async () => {
  const { network, fixed, pressure } = honeycomb(116, 116);
  const folder = mkdtempSync(join(tmpdir(), 'network-'));
  const write = (name: string, header: string, count: number, row: (i: number) => (number | string)[] | null): void => {
    const rows = Array.from({ length: count }, (_, i) => row(i)?.join(',')).filter((line) => line !== undefined);
    writeFileSync(join(folder, name), [header, ...rows, ''].join('\n'));
  };
  write('nodes.csv', 'node,x_um,y_um', network.nodes, (n) => [n, network.x[n], network.y[n]]);
  write('segments.csv', 'seg,from_node,to_node,diam_um,length_um', network.segments, (s) => [
    s,
    network.from[s],
    network.to[s],
    network.diameter[s],
    network.length[s],
  ]);
  write('boundary.csv', 'node,type,value,value_unit,inflow_hd', network.nodes, (n) =>
    fixed[n] ? [n, 'pressure', pressure[n], 'mmHg', 0.4] : null,
  );
  const spy = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await runNetwork([folder, '--json'])).toBe(0);
  const result = JSON.parse(String(spy.mock.calls[0][0])) as Record<string, number>;
  spy.mockRestore();
  rmSync(folder, { recursive: true });
  expect(result['segments']).toBeGreaterThan(20_000);
  expect(result['residual']).toBeLessThan(1e-8);
  expect(result['imbalanceFlow']).toBeLessThan(1e-9);
  expect(result['imbalanceRedCells']).toBeLessThan(1e-9);
});
