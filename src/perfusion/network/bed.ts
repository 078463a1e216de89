// One living vascular bed: a network of real vessels with blood, muscle, stuck white cells, clots and tissue.
// Everything it does follows from its inputs, its seed and the steps taken; it is plain data and can be copied or saved at any time.
import { subSeed } from '../chance.ts';
import {
  carryRedCells,
  inflow,
  refreshLaws,
  solveFlow,
  UNKNOWN,
  updateConductances,
  updateInletPressure,
} from './bed-flow.ts';
import { createEvents, PURPOSE } from './events.ts';
import { createFlowOrder } from './flow-order.ts';
import { classify } from './clip.ts';
import { CLIP, createHistory, record } from './history.ts';
import { createFactor } from './ldl.ts';
import { patchyField } from './fields.ts';
import { growNetwork, SUBLINGUAL, type Plan } from './generate.ts';
import { KIND, type Network } from './network.ts';
import { marchOxygen, feedTissue } from './oxygen.ts';
import { updateFibrin } from './fibrin.ts';
import { updateOpenings } from './openings.ts';
import { updatePlugs } from './plugs.ts';
import { settleAtRest } from './settle.ts';
import { restProblem, REST } from './adapt.ts';
import { solveSteady } from './steady.ts';
import { createTissue } from './tissue.ts';
import { createTone, isToned, middleDiameter, updateTone } from './bed-tone.ts';
import { restInputs, type Bed, type BedInputs, type BedOutputs, type Vessels } from './bed-types.ts';

export { restInputs, type Bed, type BedInputs, type BedOutputs } from './bed-types.ts';
export { refreshScores } from './scoring.ts';
export { takeAsRest } from './settle.ts';

export interface BedOptions {
  plan?: Plan;
  /** Venous saturation at rest; the tissue's demand is chosen so that it comes out. */
  venousSaturation?: number;
  /** Oxygen exchange relative to the sublingual bed (1). */
  exchange?: number;
}

const VERSION = 1;
/** Parts of a seed. */
const PART = { network: 1, enos: 2, inos: 3, events: 4 } as const;

/** Grows a network from the seed, calibrates it at rest and lets it settle: a healthy bed. */
export function createBed(seed: number, options: BedOptions = {}): Bed {
  const plan = options.plan ?? SUBLINGUAL;
  const grown = growNetwork(subSeed(seed, PART.network), plan);
  const bed = assemble(seed, grown.network, plan, options.exchange ?? 1);
  bed.rejected = grown.rejected;
  settleAtRest(bed, options.venousSaturation ?? 0.745);
  return bed;
}

/** Advances the bed by `dt` seconds (1 or 5) under the given inputs and updates `bed.outputs` in place. */
export function stepBed(bed: Bed, inputs: BedInputs, dt: number): void {
  Object.assign(bed.inputs, inputs);
  updateInletPressure(bed, dt); // last step's conductance decides how much pressure arrives
  updateOpenings(bed); // plugs, clots and shut arterioles of the last step
  refreshLaws(bed); // widths changed with tone
  updateConductances(bed);
  solveFlow(bed);
  carryRedCells(bed, dt); // needs the flow directions
  bed.outputs.venousSaturation = marchOxygen(bed);
  feedTissue(bed, dt);
  updateTone(bed, dt); // needs pressure, shear and tissue oxygen from above
  bed.time += dt;
  updatePlugs(bed, dt);
  updateFibrin(bed, dt);
  summarize(bed);
  record(bed, dt);
  if (Math.floor(bed.time / CLIP) !== Math.floor((bed.time - dt) / CLIP)) classify(bed);
}

function assemble(seed: number, network: Network, plan: Plan, exchange: number): Bed {
  const eventSeed = subSeed(seed, PART.events);
  const problem = restProblem(network);
  const factor = createFactor(network, problem.fixed);
  const steady = solveSteady(problem, { tolerance: 1e-8 }, factor);
  const tissue = createTissue(network, plan.width, plan.height, plan.margin, exchange);
  const tone = createTone(network, tissue);
  const m = network.segments;
  const toneOf = new Int32Array(m).fill(-1);
  tone.segment.forEach((s, i) => (toneOf[s] = i));
  return {
    version: VERSION,
    seed: eventSeed,
    rejected: 0,
    width: plan.width,
    height: plan.height,
    time: 0,
    network,
    factor,
    order: createFlowOrder(network.nodes),
    direction: new Int8Array(m).fill(UNKNOWN),
    pressure: steady.pressure,
    inletPressure: REST.inlet,
    inflowHematocrit: new Float64Array(network.nodes),
    rightSide: new Float64Array(factor.size),
    nodeSaturation: new Float64Array(network.nodes),
    vessels: createVessels(network, steady.hematocrit),
    tone,
    toneOf,
    plugs: createEvents(m, eventSeed, PURPOSE.plug),
    fibrin: createEvents(m, eventSeed, PURPOSE.fibrin),
    tissue,
    history: createHistory(m),
    enosField: patchyField(network, subSeed(seed, PART.enos)),
    inosField: patchyField(network, subSeed(seed, PART.inos)),
    scored: new Uint8Array(m).fill(1),
    flowClass: new Uint8Array(m).fill(3),
    visible: new Uint8Array(m).fill(1),
    rest: { flow: 1, conductance: 1, upstream: 1, uptake: 0 },
    inputs: restInputs(),
    outputs: emptyOutputs(),
  };
}

function createVessels(network: Network, hematocrit: Float64Array): Vessels {
  const m = network.segments;
  const zeros = (): Float64Array => new Float64Array(m);
  return {
    diameter: network.diameter.slice(),
    middle: Float64Array.from(network.diameter, (d, s) => (isToned(network.kind[s]) ? middleDiameter(network, s) : d)),
    flow: zeros(),
    hematocrit: hematocrit.slice(),
    carried: zeros(),
    conductance: zeros(),
    opening: zeros().fill(1),
    velocity: zeros(),
    cellFlux: zeros(),
    slope: zeros(),
    curvature: zeros(),
    lumen: zeros(),
    swelling: zeros(),
    fahraeus: zeros(),
    lawDiameter: zeros(),
    lawLayer: -1,
    saturation: zeros(),
    po2: zeros(),
  };
}

function emptyOutputs(): BedOutputs {
  return {
    conductance: 1,
    flow: 1,
    venousSaturation: 0,
    uptake: 1,
    demandMet: 1,
    hypoxicFraction: 0,
    shunt: 0,
    flowCv: 0,
    tissuePo2: 0,
    plugged: 0,
    clotted: 0,
    closed: 0,
    metabolicSignal: 0,
    stopped: 0,
    intermittent: 0,
    capillaryVelocity: 0,
  };
}

/** Flow below this counts as stopped when velocities are averaged, um/s. */
const STILL = 10;

function summarize(bed: Bed): void {
  const { network, vessels, plugs, fibrin, outputs, rest } = bed;
  let capillaries = 0;
  let plugged = 0;
  let clotted = 0;
  let sum = 0;
  let squares = 0;
  let speed = 0;
  let moving = 0;
  let channels = 0;
  for (let s = 0; s < network.segments; s++) {
    const q = Math.abs(vessels.flow[s]);
    if (network.kind[s] === KIND.thoroughfare) channels += q;
    if (network.kind[s] !== KIND.capillary) continue;
    capillaries++;
    plugged += plugs.active[s];
    clotted += fibrin.active[s];
    sum += q;
    squares += q * q;
    if (vessels.velocity[s] < STILL) continue;
    speed += vessels.velocity[s];
    moving++;
  }
  const total = inflow(bed);
  const mean = sum / capillaries;
  outputs.plugged = plugged / capillaries;
  outputs.clotted = clotted / capillaries;
  outputs.flowCv = mean > 0 ? Math.sqrt(Math.max(0, squares / capillaries - mean * mean)) / mean : 0;
  outputs.capillaryVelocity = moving > 0 ? speed / moving : 0;
  outputs.shunt = total > 0 ? channels / total : 0;
  outputs.flow = total / rest.flow;
  const drop = bed.inletPressure - bed.inputs.venousPressure;
  if (drop > 0.5 && total > 0) outputs.conductance = total / drop / rest.conductance;
}
