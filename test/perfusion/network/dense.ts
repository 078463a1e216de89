// A second solver that shares nothing with the first: full matrix, Gauss elimination, plain damped repetition, the language's own
// Math. Slow and simple, so that it can be read in one sitting and trusted.
import type { FlowProblem } from '../../../src/perfusion/network/steady.ts';

const CONSTANT = 0.19630045346;
const DAMPING = 0.5;
const ROUNDS = 150;

export function solveDensely(problem: FlowProblem): { flow: number[]; hematocrit: number[] } {
  const { network, rheology, opening } = problem;
  let hematocrit: number[] = Array.from(network.length, () => 0.4);
  let flow: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const g = hematocrit.map((h, s) => {
      const d = network.diameter[s];
      const mu = rheology.plasmaViscosity * living(d * (92 / rheology.meanCellVolume) ** 0.33333, h);
      return (CONSTANT * d ** 4 * opening[s]) / (network.length[s] * mu);
    });
    const pressure = pressures(problem, g);
    flow = g.map((conductance, s) => conductance * (pressure[network.from[s]] - pressure[network.to[s]]));
    const next = divide(problem, flow, pressure);
    hematocrit = hematocrit.map((h, s) => h + DAMPING * (next[s] - h));
  }
  return { flow, hematocrit };
}

/** Viscosity relative to plasma in a living vessel (Pries 1994). */
function living(d: number, h: number): number {
  const t = 1 / (1 + 1e-11 * d ** 12);
  const c = (0.8 + Math.exp(-0.075 * d)) * (t - 1) + t;
  const at45 = 6 * Math.exp(-0.085 * d) + 3.2 - 2.44 * Math.exp(-0.06 * d ** 0.645);
  const wall = (d / (d - 1.1)) ** 2;
  return wall * (1 + ((at45 - 1) * wall * ((1 - h) ** c - 1)) / (0.55 ** c - 1));
}

function pressures({ network, fixed, pressure, inflow }: FlowProblem, g: number[]): number[] {
  const n = network.nodes;
  const a = Array.from({ length: n }, (_, i) => Array.from({ length: n + 1 }, (__, j) => (j === n ? inflow[i] : 0)));
  g.forEach((conductance, s) => {
    const [i, j] = [network.from[s], network.to[s]];
    a[i][i] += conductance;
    a[j][j] += conductance;
    a[i][j] -= conductance;
    a[j][i] -= conductance;
  });
  for (let i = 0; i < n; i++) {
    if (!fixed[i]) continue;
    a[i].fill(0);
    a[i][i] = 1;
    a[i][n] = pressure[i];
  }
  return eliminate(a);
}

/** Gauss with row exchange. */
function eliminate(a: number[][]): number[] {
  const n = a.length;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[best][k])) best = i;
    [a[k], a[best]] = [a[best], a[k]];
    for (let i = k + 1; i < n; i++) {
      const factor = a[i][k] / a[k][k];
      if (factor !== 0) for (let j = k; j <= n; j++) a[i][j] -= factor * a[k][j];
    }
  }
  const x = Array.from({ length: n }, () => 0);
  for (let k = n - 1; k >= 0; k--) {
    let sum = a[k][n];
    for (let j = k + 1; j < n; j++) sum -= a[k][j] * x[j];
    x[k] = sum / a[k][k];
  }
  return x;
}

/** Red cells carried from high to low pressure; at most two vessels leave a node of the networks this is used on. */
function divide(problem: FlowProblem, flow: number[], pressure: number[]): number[] {
  const { network, inflowHematocrit } = problem;
  const hematocrit = flow.map(() => 0);
  const nodes = pressure.map((_, n) => n).toSorted((m, n) => pressure[n] - pressure[m]);
  for (const n of nodes) {
    const around = flow.flatMap((q, s) =>
      network.from[s] === n ? [{ s, out: q }] : network.to[s] === n ? [{ s, out: -q }] : [],
    );
    const arriving = around.filter(({ out }) => out < 0);
    const leaving = around.filter(({ out }) => out > 0);
    const volume = -arriving.reduce((sum, { out }) => sum + out, 0);
    const cells = -arriving.reduce((sum, { s, out }) => sum + out * hematocrit[s], 0);
    const h = arriving.length === 0 ? inflowHematocrit[n] : cells / volume;
    if (leaving.length === 1) hematocrit[leaving[0].s] = h;
    if (leaving.length < 2) continue;
    const [one, two] = leaving;
    const feed = Math.max(...arriving.map(({ s }) => network.diameter[s]));
    const share = redCells(one.out / (one.out + two.out), h, feed, network.diameter[one.s], network.diameter[two.s]);
    hematocrit[one.s] = (share * h * (one.out + two.out)) / one.out;
    hematocrit[two.s] = ((1 - share) * h * (one.out + two.out)) / two.out;
  }
  return hematocrit;
}

/** Share of the red cells that enters branch 1 (Pries, Secomb and Gaehtgens). */
function redCells(share: number, h: number, feed: number, d1: number, d2: number): number {
  const x = (1 - h) / feed;
  const t = (share - 0.964 * x) / (1 - 2 * 0.964 * x);
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  const a = (-13.29 * x * (d1 ** 2 / d2 ** 2 - 1)) / (d1 ** 2 / d2 ** 2 + 1);
  return 1 / (1 + Math.exp(-a - (1 + 6.98 * x) * Math.log(t / (1 - t))));
}
