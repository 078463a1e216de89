// A honeycomb of any size: walls about 60 um long, widths log-normal around 6 um; blood enters along the left side and leaves along the
// right.
import { chanceStream, normal } from '../../../src/perfusion/chance.ts';
import { buildNetwork, KIND, ROLE } from '../../../src/perfusion/network/network.ts';
import { createProblem, type FlowProblem } from '../../../src/perfusion/network/steady.ts';
import { RAT } from './reference.ts';

const WALL = 60;

/** A brick-laid honeycomb of `columns` x `rows` corners: about 1.5 segments per corner. */
export function honeycomb(columns: number, rows: number, spread = 0.1, seed = 1): FlowProblem {
  const draw = chanceStream(seed);
  const at = (c: number, r: number): number => r * columns + c;
  const from: number[] = [];
  const to: number[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns) link(at(c, r), at(c + 1, r));
      if (r + 1 < rows && (c + r) % 2 === 0) link(at(c, r), at(c, r + 1));
    }
  }
  function link(a: number, b: number): void {
    from.push(a);
    to.push(b);
  }
  const nodes = columns * rows;
  const side = (n: number): number =>
    n % columns === 0 ? ROLE.inlet : n % columns === columns - 1 ? ROLE.outlet : ROLE.inner;
  const network = buildNetwork({
    x: Array.from({ length: nodes }, (_, n) => WALL * (n % columns)),
    y: Array.from({ length: nodes }, (_, n) => WALL * Math.floor(n / columns)),
    from,
    to,
    length: from.map(() => WALL * (0.9 + 0.2 * draw())),
    diameter: from.map(() => 6 * Math.exp(spread * normal(draw))),
    kind: from.map(() => KIND.capillary),
    role: Array.from({ length: nodes }, (_, n) => side(n)),
  });
  const problem = createProblem(network, RAT);
  for (let n = 0; n < nodes; n++) {
    if (network.role[n] === ROLE.inner) continue;
    problem.fixed[n] = 1;
    problem.pressure[n] = network.role[n] === ROLE.inlet ? 35 : 15;
  }
  return problem;
}
