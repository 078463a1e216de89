// Grown networks: healthy by every published measure, the same for the same seed, and solvable in any state of injury.
import { describe, expect, test } from 'vitest';
import { BODY_LARGE, BODY_SMALL, growNetwork, SUBLINGUAL } from '../../../src/perfusion/network/generate.ts';
import { solveSteady } from '../../../src/perfusion/network/steady.ts';
import { HEALTHY_FIELD } from './healthy-bands.ts';
import { measureHealthy } from './healthy-field.ts';
import { injured } from './injured.ts';

describe('six accepted fields (200 in the slow tests)', () => {
  const fields = [1, 2, 3, 4, 5, 6].map((seed) => measureHealthy(seed, SUBLINGUAL));
  test.each(HEALTHY_FIELD)('%s', (_, read, least, most) => {
    const values = fields.map(read);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...values)).toBeLessThanOrEqual(most);
  });
});

describe.each([
  ['small', BODY_SMALL, 150],
  ['large', BODY_LARGE, 250],
])('the sample of a %s body bed', (_, plan, segments) => {
  const beds = [1, 2, 3, 4, 5, 6].map((seed) => measureHealthy(seed, plan));

  test(`has about ${segments} segments`, () => {
    for (const bed of beds) expect(Math.abs(bed.segments / segments - 1)).toBeLessThan(0.3);
  });

  test('flows as fast and as evenly as the field under the microscope', () => {
    for (const bed of beds) {
      expect(bed.velocity).toBeGreaterThan(900);
      expect(bed.velocity).toBeLessThan(1520);
      expect(bed.slowest).toBeGreaterThan(20);
      expect(bed.ppv).toBeGreaterThanOrEqual(98);
      expect(bed.channelShare).toBeGreaterThan(0.04);
      expect(bed.channelShare).toBeLessThan(0.08);
      expect(bed.mostVesselsAtANode).toBe(3);
    }
  });

  test('has no flow index by quadrant: its quarters hold too few vessels', () => {
    for (const bed of beds) expect(bed.mfi).toBeNaN();
  });
});

test('the same seed grows the same vessels, another seed others', () => {
  const [a, again, b] = [7, 7, 8].map((seed) => growNetwork(seed, BODY_SMALL).network);
  expect(again).toEqual(a);
  expect(b.x).not.toEqual(a.x);
});

test('vessels reach 200 um beyond the field on all sides, so that the picture ends away from the roots', () => {
  const { x, y, role } = growNetwork(1, SUBLINGUAL).network;
  const roots = [...role.keys()].filter((n) => role[n] !== 0);
  for (const n of roots) {
    const away = Math.max(-x[n], x[n] - SUBLINGUAL.width, -y[n], y[n] - SUBLINGUAL.height);
    expect(away).toBeGreaterThan(100);
  }
  expect(SUBLINGUAL.margin).toBeGreaterThanOrEqual(200);
});

test('twenty networks in random states of injury all settle to 1e-8 (1,000 in the slow tests)', () => {
  for (let seed = 1; seed <= 20; seed++) expect(solveSteady(injured(seed)).residual).toBeLessThan(1e-8);
});
