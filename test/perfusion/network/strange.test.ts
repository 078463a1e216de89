// Networks that no textbook draws: nothing flows, everything is plugged, one way in, pieces apart, twenty thousand vessels.
import { describe, expect, test } from 'vitest';
import { imbalance } from '../../../src/headless/network-compare.ts';
import { buildNetwork, KIND, ROLE } from '../../../src/perfusion/network/network.ts';
import { createProblem, NetworkError, solveSteady, type FlowProblem } from '../../../src/perfusion/network/steady.ts';
import { solveDensely } from './dense.ts';
import { honeycomb } from './honeycomb.ts';
import { folderOf, RAT, solveTight } from './reference.ts';

/** Vessels of 8 um between the given nodes; `pressure` per node, null where it is not given. */
function vessels(pairs: [number, number][], pressure: (number | null)[]): FlowProblem {
  const network = buildNetwork({
    x: pressure.map((_, n) => 100 * n),
    y: pressure.map(() => 0),
    from: pairs.map(([a]) => a),
    to: pairs.map(([, b]) => b),
    length: pairs.map(() => 100),
    diameter: pairs.map(() => 8),
    kind: pairs.map(() => KIND.capillary),
    role: pressure.map((p) => (p === null ? ROLE.inner : ROLE.inlet)),
  });
  const problem = createProblem(network, RAT);
  pressure.forEach((p, n) => {
    if (p === null) return;
    problem.fixed[n] = 1;
    problem.pressure[n] = p;
  });
  return problem;
}

describe('the sparse solver against a full matrix that shares no code with it', () => {
  test('61 vessels, to a billionth', async () => {
    const folder = await folderOf('hex61', RAT);
    const fast = solveTight(folder);
    const slow = solveDensely(folder.problem);
    slow.flow.forEach((q, s) => expect(Math.abs(fast.flow[s] - q)).toBeLessThan(1e-9));
    slow.hematocrit.forEach((h, s) => expect(Math.abs(fast.hematocrit[s] - h)).toBeLessThan(1e-8));
  });
});

describe('where nothing can flow, nothing flows', () => {
  test('the same pressure at both ends', () => {
    const solution = solveSteady(
      vessels(
        [
          [0, 1],
          [1, 2],
        ],
        [30, null, 30],
      ),
    );
    expect(solution.converged).toBe(true);
    expect(Math.max(...solution.flow.map(Math.abs))).toBeLessThan(1e-12);
    expect([...solution.hematocrit].every(Number.isFinite)).toBe(true);
  });

  test('one way in and none out', () => {
    const solution = solveSteady(
      vessels(
        [
          [0, 1],
          [1, 2],
          [2, 3],
          [3, 1],
        ],
        [30, null, null, null],
      ),
    );
    expect(solution.converged).toBe(true);
    expect(Math.max(...solution.flow.map(Math.abs))).toBeLessThan(1e-9);
    expect([...solution.pressure].map((p) => Math.round(p))).toEqual([30, 30, 30, 30]);
  });

  test('a side branch that ends blind holds its pressure and carries nothing', () => {
    const solution = solveSteady(
      vessels(
        [
          [0, 1],
          [1, 2],
          [1, 3],
        ],
        [30, null, 20, null],
      ),
    );
    expect(Math.abs(solution.flow[2])).toBeLessThan(1e-12 + 1e-9 * solution.flow[0]);
    expect(solution.flow[0]).toBeCloseTo(solution.flow[1], 12);
  });
});

describe('defined answers at the edge', () => {
  test('every vessel plugged: a ten-thousandth of the flow, the same pattern', async () => {
    const open = await folderOf('hex61', RAT);
    const before = solveTight(open);
    open.problem.opening.fill(1e-4);
    const after = solveTight(open);
    expect(after.converged).toBe(true);
    before.flow.forEach((q, s) => expect(Math.abs(1e4 * after.flow[s] - q)).toBeLessThan(1e-7));
  });

  test('blood without red cells, and blood at the highest hematocrit', async () => {
    for (const hematocrit of [0, 0.99]) {
      const folder = await folderOf('hex61', RAT);
      folder.problem.inflowHematocrit.fill(hematocrit);
      const solution = solveSteady(folder.problem);
      expect(solution.converged).toBe(true);
      for (const h of solution.hematocrit) {
        expect(h).toBeGreaterThanOrEqual(0);
        expect(h).toBeLessThan(0.99 + 1e-12);
      }
    }
  });

  test('a single vessel', () => {
    const solution = solveSteady(vessels([[0, 1]], [30, 20]));
    expect(solution.flow[0]).toBeGreaterThan(0);
    expect(solution.hematocrit[0]).toBeCloseTo(0.4, 12);
  });

  test('an isolated piece without a pressure is an error that names a node of it', () => {
    const attempt = (): unknown =>
      solveSteady(
        vessels(
          [
            [0, 1],
            [2, 3],
          ],
          [30, 20, null, null],
        ),
      );
    expect(attempt).toThrow(NetworkError);
    expect(attempt).toThrow(/no node with a given pressure in the connected piece of 2 node/);
  });

  test('out of iterations: not converged, with the residual, and never silently', async () => {
    const folder = await folderOf('hex579', RAT);
    const solution = solveSteady(folder.problem, { maxIterations: 5 });
    expect(solution.converged).toBe(false);
    expect(solution.residual).toBeGreaterThan(1e-8);
  });
});

test('two thousand vessels settle to 1e-8, and every node is in balance (20,000 in the slow tests)', () => {
  const problem = honeycomb(40, 37);
  const solution = solveSteady(problem);
  expect(problem.network.segments).toBeGreaterThan(2000);
  expect(solution.residual).toBeLessThan(1e-8);
  const balance = imbalance(problem, solution);
  expect(balance.flow).toBeLessThan(1e-9);
  expect(balance.redCells).toBeLessThan(1e-9);
});
