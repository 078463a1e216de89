// Lets a drawn network adapt to its flow: fast capillaries narrow, idle ones disappear, arterioles grow to what the capillaries need.
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

const ROUNDS = 18;
const FIRST_PRUNING = 4;
/** Idle vessels taken away per round, so that their neighbors can pick up flow first. */
const MOST_PER_ROUND = 16;
/**
 * A vessel with faster red cells than this narrows a little, um/s, and how strongly: so the capillaries next to arterioles leave
 * pressure to those farther on (chosen so that 94 percent of capillary length streams in health, Hubble 2009).
 */
const TARGET = 1800;
const STRENGTH = -0.03;
/** Vessels slower than this or with fewer red cells than this disappear, um/s and hematocrit. */
const SLOWEST = 200;
const EMPTIEST = 0.025;
const SLOWEST_VENULE = 40;
/** Mean capillary velocity in health, um/s (Edul 2012), and share of inflow through channels (chosen so that little is shunted). */
const HEALTHY = { velocity: 1332, channelShare: 0.065 };
/** Narrowest and widest vessel of each adapting kind, um. */
const RANGE: Record<number, [number, number]> = {
  [KIND.capillary]: [4.5, 7],
  // One width: they only make even how much each part of the mesh gets.
  [KIND.precapillary]: [7, 7],
  [KIND.postcapillary]: [6, 18],
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

export interface Adapted {
  network: Network;
  factor: Factor;
}

/** The adapted network, or in words why there is none. */
export function adapt(draft: Draft): Adapted | string {
  let grown: Grown | string = build(draft);
  for (let round = 0; round < ROUNDS; round++) {
    if (typeof grown === 'string') return grown;
    const flow = solveSteady(restProblem(grown.network), { tolerance: 3e-3, maxIterations: 60 }, grown.factor);
    resize(draft, grown, flow);
    matchSupply(draft, grown, flow);
    if (round >= FIRST_PRUNING && prune(draft, grown, flow)) grown = build(draft);
  }
  return grown;
}

/** A draft as a network that can be solved; `edges` are the draft's edges of its segments. */
interface Grown extends Adapted {
  edges: number[];
}

function build(draft: Draft): Grown | string {
  removeStrays(draft);
  removeDeadEnds(draft);
  joinPassages(draft);
  const { network, edges } = finish(draft);
  const fault = unsound(network);
  return fault || { network, edges, factor: createFactor(network, restProblem(network).fixed) };
}

export function redCellVelocity(network: Network, flow: SteadyFlow, s: number): number {
  return bloodVelocity(flow.flow[s], network.diameter[s]) * redCellLead(flow.hematocrit[s], network.diameter[s]);
}

/** Mean red-cell velocity over the capillaries, um/s. */
export function capillaryVelocity(network: Network, flow: SteadyFlow): number {
  let sum = 0;
  let count = 0;
  for (let s = 0; s < network.segments; s++) {
    if (network.kind[s] !== KIND.capillary) continue;
    sum += redCellVelocity(network, flow, s);
    count++;
  }
  return sum / count;
}

/** Share of the inflow that passes through thoroughfare channels. */
export function channelShare(network: Network, flow: SteadyFlow): number {
  let inflow = 0;
  let channels = 0;
  for (let s = 0; s < network.segments; s++) {
    if (network.kind[s] === KIND.thoroughfare) channels += Math.abs(flow.flow[s]);
    if (network.role[network.from[s]] === ROLE.inlet) inflow += flow.flow[s];
    if (network.role[network.to[s]] === ROLE.inlet) inflow -= flow.flow[s];
  }
  return channels / inflow;
}

/** Arterioles grow until they feed the capillaries as in health, channels until they pass their share. */
function matchSupply(draft: Draft, built: Grown, flow: SteadyFlow): void {
  const { network, edges } = built;
  const supply = gently(HEALTHY.velocity / capillaryVelocity(network, flow), 0.15);
  const passing = gently(HEALTHY.channelShare / channelShare(network, flow), 0.1);
  for (let s = 0; s < network.segments; s++) {
    const kind = network.kind[s];
    const edge = draft.edges[edges[s]];
    if (!edge || (kind !== KIND.arteriole && kind !== KIND.thoroughfare)) continue;
    edge.diameter *= kind === KIND.arteriole ? supply : passing;
    network.diameter[s] = edge.diameter;
  }
}

/** One round's part of a change by `ratio`, at most 5 percent. */
function gently(ratio: number, strength: number): number {
  if (!(ratio > 0 && ratio < Infinity)) return 1;
  return Math.min(Math.max(pow(ratio, strength), 0.95), 1.05);
}

function unsound(network: Network): string {
  if (network.segments < 50) return 'too few vessels';
  if (pieces(network).count > 1) return 'disconnected';
  return '';
}

function resize(draft: Draft, built: Grown, flow: SteadyFlow): void {
  const { network, edges } = built;
  for (let s = 0; s < network.segments; s++) {
    const range = RANGE[network.kind[s]];
    const edge = draft.edges[edges[s]];
    if (!range || !edge) continue;
    const v = Math.max(redCellVelocity(network, flow, s), TARGET);
    edge.diameter = Math.min(Math.max(edge.diameter * pow(v / TARGET, STRENGTH), range[0]), range[1]);
    network.diameter[s] = edge.diameter;
  }
}

function isIdle(kind: number, velocity: number, hematocrit: number): boolean {
  if (kind === KIND.venule) return velocity < SLOWEST_VENULE;
  return kind in RANGE && (velocity < SLOWEST || hematocrit < EMPTIEST);
}

/** Takes away idle vessels; true if anything changed. */
function prune(draft: Draft, built: Grown, flow: SteadyFlow): boolean {
  const { network, edges } = built;
  const idle: { e: number; v: number }[] = [];
  for (let s = 0; s < network.segments; s++) {
    const v = redCellVelocity(network, flow, s);
    if (isIdle(network.kind[s], v, flow.hematocrit[s])) idle.push({ e: edges[s], v: v * flow.hematocrit[s] });
  }
  if (idle.length === 0) return false;
  idle.sort((a, b) => a.v - b.v);
  for (const { e } of idle.slice(0, MOST_PER_ROUND)) removeEdge(draft, e);
  return true;
}
