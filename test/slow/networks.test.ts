// What every network must do, over as many as one can wait for. Alone: npx vitest run --project slow test/slow/networks.test.ts
import { describe, expect, test } from 'vitest';
import { SUBLINGUAL } from '../../src/perfusion/network/generate.ts';
import { solveSteady } from '../../src/perfusion/network/steady.ts';
import { measureHealthy } from '../perfusion/network/healthy-field.ts';
import { HEALTHY_FIELD } from '../perfusion/network/healthy-bands.ts';
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
