// Lets a drawn network adapt to its flow: slow vessels widen, fast ones narrow, and those that carry no red cells disappear.
import { exp, pow } from '../math.ts';
import { finish, joinPassages, removeDeadEnds, removeEdge, removeStrays, type Draft } from './draft.ts';
import { createFactor, type Factor } from './ldl.ts';
import { KIND, pieces, ROLE, type Network } from './network.ts';
import { createProblem, solveSteady, type FlowProblem, type SteadyFlow } from './steady.ts';
import type { Rheology } from './viscosity.ts';

/** The rheology of play: surface-layer law, human cells, plasma 1.1 cP at 37 C (bed-prototype section 2). */
export const PLAY: Rheology = { law: 'esl05', meanCellVolume: 92, plasmaViscosity: 1.1, surfaceLayer: 1 };
/** Rest state of the bed: pressures at the roots, mmHg, and hematocrit (bed-prototype section 2). */
export const REST = { inlet: 55, outlet: 14, hematocrit: 0.42, highestHematocrit: 0.75 };

const ROUNDS = 14;
const FIRST_PRUNING = 4;
/** Idle vessels taken away per round, so that their neighbors can pick up flow first. */
const MOST_PER_ROUND = 8;
/** Velocity that vessels adapt toward, um/s, and how strongly (network-reference section 7). */
const TARGET = 1400;
const STRENGTH = -0.07;
/** Vessels slower than this or with fewer red cells than this disappear, um/s and hematocrit. */
const SLOWEST = 45;
const EMPTIEST = 0.025;
/** Narrowest and widest vessel of each adapting kind, um. */
const RANGE: Record<number, [number, number]> = {
  [KIND.capillary]: [4.2, 12],
  [KIND.precapillary]: [7, 12],
  [KIND.postcapillary]: [6, 14],
};

export function restProblem(network: Network): FlowProblem {
  const problem = createProblem(network, PLAY);
  problem.highestHematocrit = REST.highestHematocrit;
  problem.inflowHematocrit.fill(REST.hematocrit);
  for (let n = 0; n < network.nodes; n++) {
    if (network.role[n] === ROLE.inner) continue;
    problem.fixed[n] = 1;
    problem.pressure[n] = network.role[n] === ROLE.inlet ? REST.inlet : REST.outlet;
  }
  return problem;
}

/** How much faster red cells run than the blood they are in: discharge over tube hematocrit (Fahraeus; Pries 1990). */
export function redCellLead(hematocrit: number, diameter: number): number {
  const x = 1 + 1.7 * exp(-0.415 * diameter) - 0.6 * exp(-0.011 * diameter);
  return 1 / (hematocrit + (1 - hematocrit) * x);
}

/** Mean velocity of blood in a segment, um/s, from flow in nl/min and diameter in um. */
export function bloodVelocity(flow: number, diameter: number): number {
  return (Math.abs(flow) * 1e6) / 60 / ((Math.PI / 4) * diameter * diameter);
}

/** The adapted network, or in words why there is none. */
export function adapt(draft: Draft): Network | string {
  let factor: Factor | undefined;
  let built = finish(draft);
  for (let round = 0; round <= ROUNDS; round++) {
    if (!factor) {
      removeStrays(draft);
      removeDeadEnds(draft);
      joinPassages(draft);
      built = finish(draft);
      const fault = unsound(built.network);
      if (fault) return fault;
    }
    const problem = restProblem(built.network);
    factor ??= createFactor(built.network, problem.fixed);
    const flow = solveSteady(problem, { tolerance: 3e-3, maxIterations: 60 }, factor);
    if (round === ROUNDS) break;
    resize(draft, built, flow);
    if (round >= FIRST_PRUNING && prune(draft, built, flow)) factor = undefined;
  }
  return built.network;
}

export function redCellVelocity(network: Network, flow: SteadyFlow, s: number): number {
  return bloodVelocity(flow.flow[s], network.diameter[s]) * redCellLead(flow.hematocrit[s], network.diameter[s]);
}

function unsound(network: Network): string {
  if (network.segments < 50) return 'too few vessels';
  if (pieces(network).count > 1) return 'disconnected';
  return '';
}

function resize(draft: Draft, built: { network: Network; edges: number[] }, flow: SteadyFlow): void {
  const { network, edges } = built;
  for (let s = 0; s < network.segments; s++) {
    const range = RANGE[network.kind[s]];
    const edge = draft.edges[edges[s]];
    if (!range || !edge) continue;
    const v = Math.max(redCellVelocity(network, flow, s), 30);
    edge.diameter = Math.min(Math.max(edge.diameter * pow(v / TARGET, STRENGTH), range[0]), range[1]);
    network.diameter[s] = edge.diameter;
  }
}

/** Takes away idle vessels; true if anything changed. */
function prune(draft: Draft, built: { network: Network; edges: number[] }, flow: SteadyFlow): boolean {
  const { network, edges } = built;
  const idle: { e: number; v: number }[] = [];
  for (let s = 0; s < network.segments; s++) {
    if (!(network.kind[s] in RANGE)) continue;
    const v = redCellVelocity(network, flow, s);
    if (v < SLOWEST || flow.hematocrit[s] < EMPTIEST) idle.push({ e: edges[s], v: v * flow.hematocrit[s] });
  }
  if (idle.length === 0) return false;
  idle.sort((a, b) => a.v - b.v);
  for (const { e } of idle.slice(0, MOST_PER_ROUND)) removeEdge(draft, e);
  return true;
}
