// A grown network in a random state of injury, as the tests of convergence meet them: plugs in patches, tone, shed lining, thin blood.
import { chanceStream, normal } from '../../../src/perfusion/chance.ts';
import { PLAY, restProblem } from '../../../src/perfusion/network/adapt.ts';
import { BODY_LARGE, BODY_SMALL, growNetwork, SUBLINGUAL } from '../../../src/perfusion/network/generate.ts';
import { KIND, type Network } from '../../../src/perfusion/network/network.ts';
import type { FlowProblem } from '../../../src/perfusion/network/steady.ts';

const PLANS = [SUBLINGUAL, BODY_LARGE, BODY_SMALL];
const PLUGGED = 1e-4;

export function injured(seed: number): FlowProblem {
  const draw = chanceStream(seed * 101 + 7);
  const grown = growNetwork(seed, PLANS[seed % 3]).network;
  const problem = restProblem({ ...grown, diameter: grown.diameter.slice() });
  problem.rheology = { ...PLAY, surfaceLayer: draw(), plasmaViscosity: 1 + 0.6 * draw() };
  problem.skimming *= 1 + 0.6 * draw();
  problem.inflowHematocrit.fill(0.12 + 0.4 * draw());
  const tone = 0.35 * draw();
  const plugs = 0.6 * draw();
  const inPatch = patch(problem.network, draw);
  for (let s = 0; s < grown.segments; s++) {
    const kind = grown.kind[s];
    if (kind >= KIND.precapillary) problem.network.diameter[s] *= Math.max(0.3, 1 + tone * normal(draw));
    const chance = kind === KIND.arteriole ? 0.1 * plugs : kind === KIND.venule ? 0 : plugs * (inPatch(s) ? 1.5 : 0.3);
    if (draw() < chance) problem.opening[s] = PLUGGED;
  }
  return problem;
}

function patch(network: Network, draw: () => number): (s: number) => boolean {
  const [x, y, radius] = [1500 * draw(), 1100 * draw(), 100 + 500 * draw()];
  return (s) => (network.bendX[s] - x) ** 2 + (network.bendY[s] - y) ** 2 < radius * radius;
}
