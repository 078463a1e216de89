// Finds the steady flow of a network: flows decide where red cells go, red cells decide how thick the blood is, and so on
// until both agree. Reports the true, undamped disagreement, never the size of the last (damped) step.
import { exp, log } from '../math.ts';
import { createMixer, forgetHistory, mixNext, type Mixer } from './anderson.ts';
import { createFlowOrder, updateFlowOrder, type FlowOrder } from './flow-order.ts';
import { sweepHematocrit } from './hematocrit-sweep.ts';
import { createFactor, solvePressures, type Factor } from './ldl.ts';
import { pieces, type Network } from './network.ts';
import { SKIMMING } from './phase-separation.ts';
import { emptyVesselLaw, vesselLaw, type Law, type Rheology } from './viscosity.ts';

/** Poiseuille's law in the field's units, nl/min per (um^3 mmHg / cP): pi * 1333.22 / 128 / 0.01 * 60 / 1e6 with 133.322 Pa per mmHg. */
export const FLOW_CONSTANT = 0.19633285114;
/** The same with 133.3 Pa per mmHg, as the code behind the in-vivo reference solutions has it. */
const FLOW_CONSTANT_VIVO94 = 0.19630045346;

export function flowConstant(law: Law): number {
  return law === 'vivo94' ? FLOW_CONSTANT_VIVO94 : FLOW_CONSTANT;
}

export interface FlowProblem {
  network: Network;
  rheology: Rheology;
  /** 1 where the pressure is given, per node. */
  fixed: Uint8Array;
  /** mmHg, per node; read where `fixed`. */
  pressure: Float64Array;
  /** nl/min, positive into the network, per node; read where not `fixed`. */
  inflow: Float64Array;
  /** Discharge hematocrit of entering blood, per node. */
  inflowHematocrit: Float64Array;
  /** Factor on the conductance of each segment, above 0 (1 open, 1e-4 plugged). */
  opening: Float64Array;
  /** Highest hematocrit a vessel can carry, 0-1. */
  highestHematocrit: number;
  skimming: number;
}

export interface SteadyOptions {
  tolerance?: number;
  maxIterations?: number;
  /** Hematocrit of every vessel at the start. */
  start?: number;
}

export interface SteadyFlow {
  /** mmHg per node */
  pressure: Float64Array;
  /** nl/min per segment, positive from `from` to `to` */
  flow: Float64Array;
  /** discharge hematocrit per segment */
  hematocrit: Float64Array;
  /** apparent viscosity per segment, cP */
  viscosity: Float64Array;
  iterations: number;
  /** max |q dHd| / (0.4 rms q) of the undamped step */
  residual: number;
  converged: boolean;
}

/** A problem with defaults: all nodes free, hematocrit 0.4, cap 0.99 as in the reference solutions. */
export function createProblem(network: Network, rheology: Rheology): FlowProblem {
  return {
    network,
    rheology,
    fixed: new Uint8Array(network.nodes),
    pressure: new Float64Array(network.nodes),
    inflow: new Float64Array(network.nodes),
    inflowHematocrit: new Float64Array(network.nodes).fill(0.4),
    opening: new Float64Array(network.segments).fill(1),
    highestHematocrit: 0.99,
    skimming: SKIMMING,
  };
}

export class NetworkError extends Error {
  node: number;
  constructor(message: string, node: number) {
    super(message);
    this.node = node;
  }
}

/** Every connected piece needs a node with a given pressure, or its pressures are undefined. */
export function requirePressures(network: Network, fixed: Uint8Array): void {
  const { count, piece } = pieces(network);
  const anchored = new Uint8Array(count);
  for (let n = 0; n < network.nodes; n++) if (fixed[n]) anchored[piece[n]] = 1;
  const lost = piece.findIndex((p) => anchored[p] === 0);
  if (lost < 0) return;
  const size = piece.reduce((sum, p) => sum + (p === piece[lost] ? 1 : 0), 0);
  throw new NetworkError(`no node with a given pressure in the connected piece of ${size} node(s) around it`, lost);
}

interface Solver {
  problem: FlowProblem;
  factor: Factor;
  order: FlowOrder;
  /** conductance at viscosity 1 cP, and vessel-law constants, per segment */
  wide: Float64Array;
  base: Float64Array;
  slope: Float64Array;
  curve: Float64Array;
  diameter: Float64Array;
  layer: Float64Array;
  swelling: Float64Array;
  conductance: Float64Array;
  rightSide: Float64Array;
}

/** Cold nonlinear solve. Throws NetworkError if a piece of the network has no given pressure. */
export function solveSteady(problem: FlowProblem, options: SteadyOptions = {}, factor?: Factor): SteadyFlow {
  const { tolerance = 1e-8, maxIterations = 400, start = 0.4 } = options;
  const { network, highestHematocrit } = problem;
  if (!factor) requirePressures(network, problem.fixed);
  const solver = prepare(problem, factor ?? createFactor(network, problem.fixed));
  const result = emptyResult(problem, start);
  const h = result.hematocrit;
  const image = new Float64Array(network.segments);
  const step = new Float64Array(network.segments);
  const mixer = createMixer(network.segments);
  let previousSize = Infinity;
  let plainSteps = 1;
  let restarts = 0;
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    result.iterations = iteration;
    flowsAt(solver, h, result);
    sweepHematocrit(image, network, result.flow, network.diameter, solver.order, sweepSettings(problem));
    for (let s = 0; s < step.length; s++) step[s] = image[s] - h[s];
    result.residual = trueResidual(result.flow, step);
    if (result.residual < tolerance) {
      // The image carries exactly as many red cells into every node as out of it at these flows.
      h.set(image);
      result.converged = true;
      break;
    }
    const size = norm(step);
    if (size > 1.5 * previousSize) {
      forgetHistory(mixer);
      plainSteps = 3;
      if (++restarts > PATIENCE) calmDown(mixer);
    }
    previousSize = size;
    mixNext(mixer, h, step, plainSteps > 0);
    if (plainSteps > 0) plainSteps--;
    for (let s = 0; s < h.length; s++) h[s] = h[s] < 0 ? 0 : h[s] > highestHematocrit ? highestHematocrit : h[s];
  }
  return result;
}

/** Restarts after which the search takes shorter steps: else it can run in circles. */
const PATIENCE = 3;
const SHORTEST_STEP = 0.1;

function calmDown(mixer: Mixer): void {
  mixer.mixing = Math.max(SHORTEST_STEP, 0.7 * mixer.mixing);
}

function sweepSettings(problem: FlowProblem) {
  return {
    inflowHematocrit: problem.inflowHematocrit,
    highest: problem.highestHematocrit,
    skimming: problem.skimming,
  };
}

function emptyResult(problem: FlowProblem, start: number): SteadyFlow {
  const { network } = problem;
  return {
    pressure: problem.pressure.slice(),
    flow: new Float64Array(network.segments),
    hematocrit: new Float64Array(network.segments).fill(Math.min(start, problem.highestHematocrit)),
    viscosity: new Float64Array(network.segments),
    iterations: 0,
    residual: Infinity,
    converged: false,
  };
}

function prepare(problem: FlowProblem, factor: Factor): Solver {
  const { network, rheology, opening } = problem;
  const m = network.segments;
  const solver: Solver = {
    problem,
    factor,
    order: createFlowOrder(network.nodes),
    wide: new Float64Array(m),
    base: new Float64Array(m),
    slope: new Float64Array(m),
    curve: new Float64Array(m),
    diameter: new Float64Array(m),
    layer: new Float64Array(m),
    swelling: new Float64Array(m),
    conductance: new Float64Array(m),
    rightSide: new Float64Array(factor.size),
  };
  const law = emptyVesselLaw();
  const constant = flowConstant(rheology.law);
  for (let s = 0; s < m; s++) {
    const d2 = network.diameter[s] * network.diameter[s];
    vesselLaw(law, network.diameter[s], rheology);
    solver.wide[s] = (constant * d2 * d2 * opening[s]) / network.length[s];
    solver.base[s] = law.base * rheology.plasmaViscosity;
    solver.slope[s] = law.slope * rheology.plasmaViscosity;
    solver.curve[s] = law.curvature;
    solver.diameter[s] = law.diameter;
    solver.layer[s] = law.layer;
    solver.swelling[s] = law.layerPerHematocrit;
  }
  return solver;
}

/** Viscosities, pressures, flows and flow order for the given hematocrits. */
function flowsAt(solver: Solver, h: Float64Array, result: SteadyFlow): void {
  const { problem, factor, wide, base, slope, curve, diameter, layer, swelling, conductance, rightSide } = solver;
  const { network, fixed } = problem;
  const { from, to } = network;
  const { pressure, flow, viscosity } = result;
  for (let s = 0; s < network.segments; s++) {
    const mu = base[s] + slope[s] * (exp(curve[s] * log(1 - Math.min(h[s], 0.995))) - 1);
    const squeeze = diameter[s] === 0 ? 1 : diameter[s] / Math.max(diameter[s] - layer[s] - swelling[s] * h[s], 1);
    const squared = squeeze * squeeze;
    viscosity[s] = mu * squared * squared;
    conductance[s] = wide[s] / viscosity[s];
  }
  fillRightSide(solver, pressure);
  solvePressures(factor, conductance, rightSide);
  for (let n = 0; n < network.nodes; n++) if (!fixed[n]) pressure[n] = rightSide[factor.position[n]];
  let turned = false;
  for (let s = 0; s < network.segments; s++) {
    const q = conductance[s] * (pressure[from[s]] - pressure[to[s]]);
    if (!(q * flow[s] > 0) && Math.sign(q) !== Math.sign(flow[s])) turned = true;
    flow[s] = q;
  }
  // The order follows from the directions alone, and after a few tries most of these stay.
  if (turned || solver.order.count === 0) updateFlowOrder(solver.order, network, flow);
}

function fillRightSide(solver: Solver, pressure: Float64Array): void {
  const { problem, factor, conductance, rightSide } = solver;
  const { network, inflow } = problem;
  for (let k = 0; k < factor.size; k++) rightSide[k] = inflow[factor.node[k]];
  for (const s of factor.edge) {
    const a = factor.position[network.from[s]];
    const b = factor.position[network.to[s]];
    if (a < 0) rightSide[b] += conductance[s] * pressure[network.from[s]];
    else rightSide[a] += conductance[s] * pressure[network.to[s]];
  }
}

function trueResidual(flow: Float64Array, step: Float64Array): number {
  let squares = 0;
  let worst = 0;
  for (let s = 0; s < flow.length; s++) {
    squares += flow[s] * flow[s];
    const change = Math.abs(flow[s] * step[s]);
    if (change > worst) worst = change;
  }
  return squares === 0 ? 0 : worst / (0.4 * Math.sqrt(squares / flow.length));
}

function norm(v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i] * v[i];
  return Math.sqrt(sum);
}
