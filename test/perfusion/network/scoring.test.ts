// Scoring against golden values of a reference field: what a careful observer would write down for these clips.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createBed } from '../../../src/perfusion/network/bed.ts';
import { BODY_LARGE } from '../../../src/perfusion/network/generate.ts';
import { clipClass } from '../../../src/perfusion/network/clip.ts';
import { STILL_VELOCITY } from '../../../src/perfusion/network/history.ts';
import { scoreField } from '../../../src/perfusion/network/scoring.ts';
import { solveSteady } from '../../../src/perfusion/network/steady.ts';
import { heterogeneity, meanScores, unevenness, windowsOf } from '../../../src/perfusion/network/windows.ts';
import { column, folderOf, HUMAN, withAllDigits } from './reference.ts';
import { redCellLead, bloodVelocity } from '../../../src/perfusion/network/adapt.ts';

const FIELD = { x0: 0, y0: 0, width: 1550, height: 1160 };
const golden = JSON.parse(readFileSync('test/data/networks/sublingual_seed14/metrics.json', 'utf8')) as Record<
  string,
  Record<string, number> & { MFI_by_quadrant: number[] }
>;

/** Red-cell velocity in um/s and hematocrit of every vessel, as the flow solver has them. */
async function solved(state: string) {
  const { problem } = withAllDigits(
    await folderOf('sublingual_seed14', HUMAN, state),
    `sublingual_seed14/ref_${state}_vivo94_mcv92_vplas1.2.csv`,
  );
  const { flow, hematocrit } = solveSteady(problem, { tolerance: 1e-11 });
  const { network } = problem;
  const velocity = flow.map(
    (q, s) => bloodVelocity(q, network.diameter[s]) * redCellLead(hematocrit[s], network.diameter[s]),
  );
  return { network, flow, hematocrit, velocity };
}

/** The steady-state class rule that the golden scores were made with (metrics.json, "classes"). */
function steadyClass(velocity: number, hematocrit: number): number {
  if (velocity < 10) return 0;
  if (hematocrit < 0.02) return 1;
  return velocity < 300 ? 2 : 3;
}

async function score(state: string) {
  const { network, velocity, hematocrit } = await solved(state);
  const seen = {
    flowClass: velocity.map((v, s) => steadyClass(v, hematocrit[s])),
    velocity,
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

  test.each(['healthy', 'septic'])('the class of every vessel, %s', async (state) => {
    const { velocity, hematocrit } = await solved(state);
    const classes = Array.from(velocity, (v, s) => steadyClass(v, hematocrit[s]));
    expect(classes).toEqual(column('sublingual_seed14/ref_classes.csv', `${state}_class`));
  });

  test.each(['healthy', 'septic'])(
    '%s: the 20 s rule agrees on at least nine tenths of vessel length',
    async (state) => {
      const { network, flow, hematocrit, velocity } = await solved(state);
      let same = 0;
      let total = 0;
      for (let s = 0; s < network.segments; s++) {
        const cellsPerSecond = (Math.abs(flow[s]) * hematocrit[s] * 1e6) / 60 / 90;
        const still = velocity[s] < STILL_VELOCITY || cellsPerSecond < 2 ? 1 : 0;
        const seen = clipClass(still, still, velocity[s]);
        // Without red cells nothing is seen to move, so "stopped" in a clip is what the steady rule calls "intermittent".
        const alike =
          seen === steadyClass(velocity[s], hematocrit[s]) || (seen < 2 && steadyClass(velocity[s], hematocrit[s]) < 2);
        total += network.length[s];
        if (alike) same += network.length[s];
      }
      expect(same / total).toBeGreaterThan(0.9);
    },
  );
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

describe('one sample is not the bed', () => {
  test('heterogeneity is the range over sites in units of their mean', () => {
    expect(heterogeneity([3, 3, 3])).toBe(0);
    expect(heterogeneity([60, 100, 80])).toBeCloseTo(0.5, 12);
    expect(heterogeneity([0, 0])).toBe(0);
  });

  test('a field with one dead quarter is uneven: the five windows see it, the mean does not', async () => {
    const { network, velocity } = await solved('healthy');
    const dead = (s: number): boolean => network.bendX[s] < FIELD.width / 2 && network.bendY[s] < FIELD.height / 2;
    const seen = {
      flowClass: velocity.map((_, s) => (dead(s) ? 0 : 3)),
      velocity,
      diameter: network.diameter,
      visible: new Uint8Array(network.segments).fill(1),
    };
    const ppv = windowsOf(FIELD).map((window) => scoreField(network, seen, window).ppv);
    expect(ppv[0]).toBeLessThan(15);
    expect(ppv[3]).toBeCloseTo(100, 9);
    expect(heterogeneity(ppv)).toBeGreaterThan(1);
  });

  test('a healthy body bed is even, too: it has no second field, so five windows of its own stand for five sites', () => {
    const { ppv, mfiVessel } = unevenness(createBed(3, { plan: BODY_LARGE }));
    expect(ppv).toBeLessThan(0.02);
    expect(mfiVessel).toBeLessThan(0.2);
  });

  test('several clips are averaged score by score', async () => {
    const [a, b] = [await score('healthy'), await score('septic')];
    const mean = meanScores([a, b]);
    expect(mean.ppv).toBeCloseTo((a.ppv + b.ppv) / 2, 12);
    expect(mean.mfiByQuadrant[0]).toBe(1.5);
    expect(meanScores([a])).toEqual(a);
  });
});
