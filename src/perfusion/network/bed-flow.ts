// One step of blood flow in a bed: how easily each vessel conducts now, the pressures that follow, and where red cells go.
import { exp, log } from '../math.ts';
import { values } from '../quantity.ts';
import type { Bed } from './bed-types.ts';
import { updateFlowOrder } from './flow-order.ts';
import { sweepHematocrit, type SweepSettings } from './hematocrit-sweep.ts';
import { tissuePressure } from './injury.ts';
import { BLOOD_LAW } from './laws.ts';
import { solvePressures } from './ldl.ts';
import { isThinWalled, KIND, ROLE } from './network.ts';
import { SKIMMING } from './phase-separation.ts';
import { FLOW_CONSTANT } from './steady.ts';
import { PLAY, REST } from './adapt.ts';
import { emptyVesselLaw, vesselLaw } from './viscosity.ts';

/** Approach of the felt hematocrit to the carried one per step (bed-prototype section 2: no oscillation at 1-10 s). */
const APPROACH = 0.4;
/** Below this plasma seeps and cells stay, um/s (chosen equal to what looks still in a clip). */
const STANDING = 10;
/** um^3 per red cell (human) */
export const CELL_VOLUME = 90;
/** um^3/s per nl/min */
export const CUBIC_MICRONS = 1e6 / 60;
/** Inlet pressure follows the bed's conductance with this delay, s (bed-prototype section 2). */
const INLET_DELAY = 4;

/** Pressure behind the arterioles upstream of the picture: falls when flow is high, rises when the bed plugs. */
export function updateInletPressure(bed: Bed, dt: number): void {
  const { arterialPressure, venousPressure, upstreamResistance } = bed.inputs;
  const upstream = upstreamResistance * bed.rest.upstream * bed.outputs.conductance * bed.rest.conductance;
  const target = venousPressure + (arterialPressure - venousPressure) / (1 + upstream);
  bed.inletPressure += (target - bed.inletPressure) * (1 - exp(-dt / INLET_DELAY));
}

const k = values(BLOOD_LAW);
const law = emptyVesselLaw();
const rheology = { ...PLAY };
/** Relative change of width or layer after which a vessel's viscosity constants are made anew. */
const STALE = 1e-3;

/** Surface layer that the flow feels for a glycocalyx state: a full loss must not make a bed hyperdynamic (bed-prototype section 2). */
export function layerOf(glycocalyx: number): number {
  return k.layerLeast + (1 - k.layerLeast) * glycocalyx;
}

export function refreshLaws(bed: Bed): void {
  const { vessels, network } = bed;
  const layer = layerOf(bed.inputs.glycocalyx);
  const all = Math.abs(layer - vessels.lawLayer) > STALE;
  if (all) vessels.lawLayer = layer;
  rheology.surfaceLayer = vessels.lawLayer;
  for (let s = 0; s < network.segments; s++) {
    const d = vessels.diameter[s];
    if (!all && Math.abs(d - vessels.lawDiameter[s]) <= STALE * d) continue;
    vesselLaw(law, d, rheology);
    vessels.lawDiameter[s] = d;
    vessels.slope[s] = law.slope;
    vessels.curvature[s] = law.curvature;
    vessels.lumen[s] = d - law.layer;
    vessels.swelling[s] = law.layerPerHematocrit;
    vessels.fahraeus[s] = 1 + 1.7 * exp(-0.415 * d) - 0.6 * exp(-0.011 * d);
  }
}

/** log(1 - H) at H = i / 4096; straight between, off by at most 1e-7. */
const LOG_STEPS = 4096;
const LOG_PLASMA = Float64Array.from({ length: 0.8 * LOG_STEPS }, (_, i) => log(1 - i / LOG_STEPS));

/** Logarithm of the plasma share 1 - H, for H up to 0.79. */
function logPlasma(hematocrit: number): number {
  const place = hematocrit * LOG_STEPS;
  const i = Math.floor(place);
  return LOG_PLASMA[i] + (LOG_PLASMA[i + 1] - LOG_PLASMA[i]) * (place - i);
}

export function updateConductances(bed: Bed): void {
  const { vessels, network, pressure } = bed;
  const { diameter, hematocrit, slope, curvature, lumen, swelling, opening, conductance } = vessels;
  const { kind, from, to, length, segments } = network;
  const { stiffness } = bed.inputs;
  const outside = tissuePressure(bed);
  const plasma = PLAY.plasmaViscosity * (1 + k.plasmaByStiffness * stiffness);
  const narrow = 1 + k.narrowByStiffness * stiffness;
  const wide = 1 + k.wideByStiffness * stiffness;
  for (let s = 0; s < segments; s++) {
    const d = diameter[s];
    const h = hematocrit[s];
    const cells = slope[s] * (exp(curvature[s] * logPlasma(h)) - 1) * (d < 10 ? narrow : wide);
    const free = Math.max(lumen[s] - swelling[s] * h, 1);
    const free2 = free * free;
    let g = (FLOW_CONSTANT * free2 * free2 * opening[s]) / (length[s] * plasma * (1 + cells));
    if (isThinWalled(kind[s])) {
      const x = ((pressure[from[s]] + pressure[to[s]]) / 2 - outside - k.pressedAt) / k.pressedWidth;
      if (x < 6) g *= k.pressedLeast + (1 - k.pressedLeast) / (1 + exp(-x - 1));
    }
    conductance[s] = g;
  }
}

export function solveFlow(bed: Bed): void {
  const { network, factor, pressure, rightSide, vessels } = bed;
  const { conductance, flow } = vessels;
  const { from, to, segments, role } = network;
  const { position, node, size, given, edge } = factor;
  for (const n of given) {
    pressure[n] = role[n] === ROLE.inlet ? bed.inletPressure : bed.inputs.venousPressure;
  }
  rightSide.fill(0);
  for (let e = 0; e < edge.length; e++) {
    const s = edge[e];
    const a = position[from[s]];
    if (a < 0) rightSide[position[to[s]]] += conductance[s] * pressure[from[s]];
    else rightSide[a] += conductance[s] * pressure[to[s]];
  }
  solvePressures(factor, conductance, rightSide);
  for (let i = 0; i < size; i++) pressure[node[i]] = rightSide[i];
  for (let s = 0; s < segments; s++) flow[s] = conductance[s] * (pressure[from[s]] - pressure[to[s]]);
}

const sweep: SweepSettings = {
  inflowHematocrit: new Float64Array(0),
  highest: REST.highestHematocrit,
  skimming: SKIMMING,
};

export function carryRedCells(bed: Bed, dt: number): void {
  const { network, vessels } = bed;
  const { flow, hematocrit, carried, diameter, velocity, cellFlux, fahraeus } = vessels;
  const { length, kind } = network;
  reorderIfTurned(bed);
  bed.inflowHematocrit.fill(bed.inputs.hematocrit);
  sweep.inflowHematocrit = bed.inflowHematocrit;
  sweep.skimming = SKIMMING * (1 + k.skimmingByStiffness * bed.inputs.stiffness);
  sweepHematocrit(carried, network, flow, diameter, bed.order, sweep);
  const outside = tissuePressure(bed);
  for (let s = 0; s < network.segments; s++) {
    // A column of cells is replaced only as fast as it moves; one that stands keeps its cells and stays visible.
    let h = hematocrit[s];
    if (velocity[s] >= STANDING) {
      const swept = (velocity[s] * dt) / length[s];
      h += APPROACH * (swept < 1 ? swept : 1) * (carried[s] - h);
    } else if (h < bed.inputs.hematocrit && (kind[s] === KIND.capillary || kind[s] === KIND.postcapillary)) {
      h += drawnIn(bed, s, outside, dt) * (bed.inputs.hematocrit - h);
    }
    hematocrit[s] = h;
    const q = Math.abs(flow[s]) * CUBIC_MICRONS;
    velocity[s] = q / ((Math.PI / 4) * diameter[s] * diameter[s] * (h + (1 - h) * fahraeus[s]));
    cellFlux[s] = (q * h) / CELL_VOLUME;
  }
}

/** Share of its missing cells that a stopped capillary draws in: plasma leaks out through the wall and blood follows with its cells. */
function drawnIn({ pressure, network }: Bed, s: number, outside: number, dt: number): number {
  const inside = (pressure[network.from[s]] + pressure[network.to[s]]) / 2;
  const leak = inside - outside - k.seepsAbove;
  return leak > 0 ? Math.min(1, (dt * leak) / (k.seepTime * k.seepSpan)) : 0;
}

/** Direction of flow in a bed that has not been stepped yet. */
export const UNKNOWN = 2;

function reorderIfTurned(bed: Bed): void {
  const { flow } = bed.vessels;
  const { direction } = bed;
  let turned = false;
  for (let s = 0; s < flow.length; s++) {
    if (flow[s] * direction[s] > 0 && direction[s] !== UNKNOWN) continue; // the usual case, which the processor foresees
    const d = flow[s] > 0 ? 1 : flow[s] < 0 ? -1 : 0;
    if (d === direction[s]) continue;
    direction[s] = d;
    turned = true;
  }
  if (turned) updateFlowOrder(bed.order, bed.network, flow);
}

/** Blood entering through the inlets, nl/min. */
export function inflow(bed: Bed): number {
  const { network, vessels } = bed;
  let sum = 0;
  for (let n = 0; n < network.nodes; n++) {
    if (network.role[n] !== ROLE.inlet) continue;
    for (let e = network.first[n]; e < network.first[n + 1]; e++) {
      const s = network.adjacent[e];
      sum += network.from[s] === n ? vessels.flow[s] : -vessels.flow[s];
    }
  }
  return sum;
}
