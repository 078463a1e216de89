// The flow solver against independent solutions of real and synthetic networks, and against what flow must always obey.
import { describe, expect, test } from 'vitest';
import { imbalance } from '../../../src/headless/network-compare.ts';
import { buildNetwork, ROLE } from '../../../src/perfusion/network/network.ts';
import { redCellShare, SKIMMING } from '../../../src/perfusion/network/phase-separation.ts';
import { createProblem, solveSteady } from '../../../src/perfusion/network/steady.ts';
import type { Rheology } from '../../../src/perfusion/network/viscosity.ts';
import {
  column,
  differences,
  folderOf,
  GLASS,
  HUMAN,
  RAT,
  referenceOf,
  solveTight,
  withAllDigits,
} from './reference.ts';

const REFERENCES: [string, string, Rheology, string?][] = [
  ['hex61', 'ref_vivo94_tight.csv', RAT],
  ['hex61', 'ref_vitro92_hd0.4_tight.csv', GLASS],
  ['hex579', 'ref_vivo94_tight.csv', RAT],
  ['hex579', 'ref_vitro92_hd0.4_tight.csv', GLASS],
  ['mesentery546', 'ref_vivo94_tight.csv', RAT],
  ['mesentery546', 'ref_vitro92_hd0.4_tight.csv', GLASS],
  ['sublingual_seed14', 'ref_healthy_vivo94_mcv92_vplas1.2.csv', HUMAN, 'healthy'],
  ['sublingual_seed14', 'ref_septic_vivo94_mcv92_vplas1.2.csv', HUMAN, 'septic'],
];

describe('the solver agrees with independent solutions', () => {
  test.each(REFERENCES)('%s, %s', async (name, file, rheology, state) => {
    const folder = withAllDigits(await folderOf(name, rheology, state), `${name}/${file}`);
    const solution = solveTight(folder);
    expect(solution.converged).toBe(true);
    expect(solution.residual).toBeLessThan(1e-11);
    const { flowErrorRms, hdErrorWeighted, pressureErrorMmHg } = differences(folder, solution, `${name}/${file}`);
    expect(flowErrorRms).toBeLessThan(1e-6);
    expect(hdErrorWeighted).toBeLessThan(1e-5);
    expect(pressureErrorMmHg).toBeLessThan(1e-5);
  });

  test('a real rat mesentery flows as its authors published', async () => {
    const folder = await folderOf('mesentery546', RAT);
    const off = differences(folder, solveTight(folder), 'mesentery546/published_in_input_file.csv');
    expect(off.flowErrorRms).toBeLessThan(1e-5);
    expect(off.hdErrorMax).toBeLessThan(5e-4);
  });
});

describe('six written digits of a diameter are not enough to meet a reference to a millionth', () => {
  test.each(REFERENCES)('the diameters that %s, %s tells lie within what rounding hides', async (...row) => {
    const [name, file, rheology, state] = row;
    const written = await folderOf(name, rheology, state);
    const told = withAllDigits(written, `${name}/${file}`).problem.network.diameter;
    const { flow } = referenceOf(written, `${name}/${file}`);
    // Restoring stops at half a unit of the last digit; what lies there was told otherwise (plugged vessels tell too few digits).
    const stopped = written.problem.network.diameter.filter((d, s) => {
      const half = 0.5 * 10 ** (Math.floor(Math.log10(d)) - 5);
      return Math.abs(flow[s]) > 1e-3 && Math.abs(told[s] - d) > 0.9999 * half;
    });
    expect(stopped.length).toBeLessThan(0.01 * told.length);
  });

  test('the digits told are those that a peer printed for the honeycombs', async () => {
    for (const name of ['hex61', 'hex579']) {
      const told = withAllDigits(await folderOf(name, GLASS), `${name}/ref_vitro92_hd0.4_tight.csv`).problem.network;
      const printed = column(`${name}/peer_microbloom_vitro92_hd0.4.csv`, 'D_um');
      told.diameter.forEach((d, s) => expect(d).toBeCloseTo(printed[s], 7));
    }
  });

  test('half a unit of the sixth digit moves the answer by more than a millionth', async () => {
    const folder = await folderOf('sublingual_seed14', HUMAN, 'healthy');
    const exact = solveTight(folder);
    const { network } = folder.problem;
    // Alternately up and down, as rounding does.
    const diameter = network.diameter.map((d, s) => d + (s % 2 === 0 ? 1 : -1) * (d < 10 ? 5e-6 : 5e-5));
    const rounded = solveSteady({ ...folder.problem, network: { ...network, diameter } }, { tolerance: 1e-11 });
    const rms = Math.sqrt(exact.flow.reduce((sum, q) => sum + q * q, 0) / exact.flow.length);
    const moved = Math.max(...exact.flow.map((q, s) => Math.abs(rounded.flow[s] - q))) / rms;
    expect(moved).toBeGreaterThan(2e-6);
  });
});

describe('what flow must always obey', () => {
  test.each([
    ['hex579', RAT],
    ['mesentery546', RAT],
    ['sublingual_seed14', HUMAN],
  ])('as much blood and as many red cells leave every branching point of %s as enter it', async (name, rheology) => {
    const folder = await folderOf(name, rheology);
    const balance = imbalance(folder.problem, solveSteady(folder.problem, { tolerance: 1e-4 }));
    expect(balance.flow).toBeLessThan(1e-9);
    expect(balance.redCells).toBeLessThan(1e-9);
  });

  test('more pressure alone changes no hematocrit and no flow ratio: pressure neither stops nor opens a capillary', async () => {
    const folder = await folderOf('sublingual_seed14', HUMAN);
    const before = solveTight(folder);
    const { pressure, fixed } = folder.problem;
    fixed.forEach((f, n) => f && (pressure[n] = 14 + 1.05 * (pressure[n] - 14)));
    const after = solveTight(folder);
    before.flow.forEach((q, s) => {
      expect(Math.abs(after.flow[s] - 1.05 * q)).toBeLessThan(1e-7);
      expect(Math.abs(q * (after.hematocrit[s] - before.hematocrit[s]))).toBeLessThan(1e-8);
    });
  });

  test('renaming the two ends of every vessel changes signs and nothing else', async () => {
    const folder = await folderOf('hex61', RAT);
    const forward = solveTight(folder);
    const { network } = folder.problem;
    const turned = { ...folder.problem, network: buildNetwork({ ...network, from: network.to, to: network.from }) };
    const backward = solveSteady(turned, { tolerance: 1e-11 });
    forward.flow.forEach((q, s) => expect(Math.abs(backward.flow[s] + q)).toBeLessThan(1e-8));
    forward.hematocrit.forEach((h, s) => expect(Math.abs(backward.hematocrit[s] - h)).toBeLessThan(1e-7));
  });

  test('plasma without red cells flows by width alone', async () => {
    const folder = await folderOf('hex61', RAT);
    folder.problem.inflowHematocrit.fill(0);
    const solution = solveTight(folder);
    expect(solution.converged).toBe(true);
    expect(Math.max(...solution.hematocrit)).toBe(0);
  });

  test('the same input twice gives the same bits', async () => {
    const folder = await folderOf('hex579', RAT);
    const a = solveSteady(folder.problem);
    const b = solveSteady(folder.problem);
    expect(b).toEqual(a);
  });

  test('a piece without a given pressure is named, not computed', () => {
    const network = buildNetwork({
      x: [0, 100, 0, 100],
      y: [0, 0, 50, 50],
      from: [0, 2],
      to: [1, 3],
      length: [100, 100],
      diameter: [8, 8],
      kind: [0, 0],
      role: [ROLE.inlet, ROLE.outlet, 0, 0],
    });
    const problem = createProblem(network, RAT);
    problem.fixed[0] = 1;
    problem.fixed[1] = 1;
    expect(() => solveSteady(problem)).toThrow(/no node with a given pressure.*2 node/);
  });
});

test.each([2.2, 2.6, 3, 5])(
  'behind a vessel of %d um the branch with more flow never gets fewer cells, however thin the blood',
  (width) => {
    const share = (flow: number): number => redCellShare(flow, 0.15, width, 5, 5, 1.6 * SKIMMING);
    const shares = Array.from({ length: 101 }, (_, i) => share(i / 100));
    for (let i = 1; i < shares.length; i++) expect(shares[i]).toBeGreaterThanOrEqual(shares[i - 1]);
    expect(share(0.1)).toBeLessThan(0.1);
    expect(share(0.9)).toBeGreaterThan(0.9);
  },
);
