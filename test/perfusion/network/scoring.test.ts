// Scoring against golden values of a reference field: what a careful observer would write down for these clips.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clipClass } from '../../../src/perfusion/network/clip.ts';
import { scoreField } from '../../../src/perfusion/network/scoring.ts';
import { column, folderOf, HUMAN, solveTight } from './reference.ts';
import { redCellLead, bloodVelocity } from '../../../src/perfusion/network/adapt.ts';

const FIELD = { x0: 0, y0: 0, width: 1550, height: 1160 };
const golden = JSON.parse(readFileSync('test/data/networks/sublingual_seed14/metrics.json', 'utf8')) as Record<
  string,
  Record<string, number> & { MFI_by_quadrant: number[] }
>;

async function score(state: string) {
  const { problem } = await folderOf('sublingual_seed14', HUMAN, state);
  const { network } = problem;
  const file = 'sublingual_seed14/ref_classes.csv';
  const seen = {
    flowClass: column(file, `${state}_class`),
    velocity: column(file, `${state}_rbc_velocity_um_s`),
    diameter: network.diameter,
    visible: new Uint8Array(network.segments).fill(1),
  };
  return scoreField(network, seen, FIELD);
}

describe('golden scores of the reference field', () => {
  test.each(['healthy', 'septic'])('%s', async (state) => {
    const scores = await score(state);
    const expected = golden[state];
    expect(scores.tvdAll).toBeCloseTo(expected.TVD_mm_per_mm2, 4);
    expect(scores.tvd).toBeCloseTo(expected.TVD_small, 4);
    expect(scores.pvdAll).toBeCloseTo(expected.PVD_mm_per_mm2, 4);
    expect(scores.pvd).toBeCloseTo(expected.PVD_small, 4);
    expect(scores.ppv).toBeCloseTo(expected.PPV_small_length_pct, 4);
    expect(scores.ppvGrid).toBeCloseTo(expected.PPV_small_grid_pct, 4);
    expect(scores.crossings).toBe(expected.grid_crossings);
    expect(scores.deBacker).toBeCloseTo(expected.DeBacker_small_per_mm, 4);
    expect(scores.mfiByQuadrant).toEqual(expected.MFI_by_quadrant);
    expect(scores.mfi).toBe(expected.MFI);
    expect(scores.mfiVessel).toBeCloseTo(expected.MFI_vessel_by_vessel, 4);
  });

  test('the 20 s rule agrees with the steady rule on at least 90 % of vessel length', async () => {
    const folder = await folderOf('sublingual_seed14', HUMAN, 'septic');
    const { network } = folder.problem;
    const solution = solveTight(folder);
    const steady = column('sublingual_seed14/ref_classes.csv', 'septic_class');
    let same = 0;
    let total = 0;
    for (let s = 0; s < network.segments; s++) {
      const h = solution.hematocrit[s];
      const v = bloodVelocity(solution.flow[s], network.diameter[s]) * redCellLead(h, network.diameter[s]);
      const cellsPerSecond = (Math.abs(solution.flow[s]) * h * 1e6) / 60 / 90;
      const still = v < 10 || cellsPerSecond < 2 ? 1 : 0;
      const perfused = clipClass(still, still, v) >= 2;
      total += network.length[s];
      if (perfused === steady[s] >= 2) same += network.length[s];
    }
    expect(same / total).toBeGreaterThan(0.9);
  });
});

describe('what an observer calls it', () => {
  test.each([
    ['standing all the time', 1, 1, 0, 0],
    ['standing half the time', 0.5, 1, 800, 1],
    ['two stops in a quarter of the time', 0.25, 2, 800, 1],
    ['one short stop', 0.25, 1, 800, 3],
    ['creeping', 0, 0, 150, 2],
    ['streaming', 0, 0, 800, 3],
  ])('%s', (_, still, stops, velocity, flowClass) => {
    expect(clipClass(still, stops, velocity)).toBe(flowClass);
  });

  test('half a field holds half the grid and about half the vessels', async () => {
    const { problem } = await folderOf('sublingual_seed14', HUMAN, 'healthy');
    const { network } = problem;
    const seen = {
      flowClass: new Uint8Array(network.segments).fill(3),
      velocity: new Float64Array(network.segments).fill(800),
      diameter: network.diameter,
      visible: new Uint8Array(network.segments).fill(1),
    };
    const left = scoreField(network, seen, { ...FIELD, width: 775 });
    const right = scoreField(network, seen, { ...FIELD, x0: 775, width: 775 });
    const whole = scoreField(network, seen, FIELD);
    expect((left.tvdAll + right.tvdAll) / 2).toBeCloseTo(whole.tvdAll, 6);
    expect(left.ppv).toBe(100);
  });
});
