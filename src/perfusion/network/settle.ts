// Finds the healthy rest state of a fresh bed: tissue demand for a normal venous saturation, and what every arteriole calls normal.
import type { Bed } from './bed-types.ts';
import { calibrateTone, forgetIdleTissue } from './bed-tone.ts';
import { carryRedCells, inflow, refreshLaws, solveFlow, updateConductances } from './bed-flow.ts';
import { marchOxygen, feedTissue } from './oxygen.ts';
import { record } from './history.ts';

/** Steps of blood alone, and of blood with tissue, until nothing moves (checked by the rest tests). */
const FLOW_STEPS = 60;
const TISSUE_STEPS = 120;
/** Tissue that is poorer than this in health, mmHg, lies beyond the drawn vessels and gets no demand (bed-prototype section 2). */
const TOO_POOR = 8;
/** A vessel slower than this in health, um/s, or with fewer red cells per second is left out of scores (bed-prototype section 2). */
const SCORED_VELOCITY = 25;
const SCORED_FLUX = 4;

/**
 * Takes the state the bed is in now as its owner's rest: demand for the wanted venous saturation, flow, conductance, what every arteriole calls
 * normal. `inlet` (mmHg) is the inlet pressure that belongs to the present arterial and venous pressure.
 */
export function takeAsRest(bed: Bed, venousSaturation: number, inlet: number): void {
  calibrateDemand(bed, venousSaturation);
  rememberRest(bed, inlet);
}

export function settleAtRest(bed: Bed, venousSaturation: number): void {
  refreshLaws(bed);
  for (let i = 0; i < FLOW_STEPS; i++) flowStep(bed);
  calibrateDemand(bed, venousSaturation);
  dropPoorTissue(bed);
  calibrateDemand(bed, venousSaturation);
  rememberRest(bed, bed.inletPressure);
  chooseScored(bed);
  for (let i = 0; i < 20; i++) record(bed, 1);
}

function rememberRest(bed: Bed, inlet: number): void {
  const { rest, outputs } = bed;
  rest.uptake = 0;
  feedTissue(bed, 1);
  rest.uptake = outputs.uptake;
  rest.flow = inflow(bed);
  rest.conductance = rest.flow / (bed.inletPressure - bed.inputs.venousPressure);
  const { arterialPressure, venousPressure } = bed.inputs;
  rest.upstream = (arterialPressure - inlet) / (inlet - venousPressure) / rest.conductance;
  outputs.conductance = outputs.flow = outputs.uptake = outputs.demandMet = 1;
  calibrateTone(bed);
}

function flowStep(bed: Bed): void {
  updateConductances(bed);
  solveFlow(bed);
  carryRedCells(bed, 1);
}

/** Scales the demand until blood leaves with the wanted saturation; the flow does not change meanwhile. */
function calibrateDemand(bed: Bed, venousSaturation: number): void {
  const { demand } = bed.tissue;
  const wanted = bed.inputs.saturation - venousSaturation;
  for (let i = 0; i < TISSUE_STEPS; i++) {
    const left = marchOxygen(bed);
    feedTissue(bed, 1);
    bed.outputs.venousSaturation = left;
    if (i < 10 || i % 6 !== 0 || i > TISSUE_STEPS - 30) continue;
    const scale = Math.min(Math.max(wanted / Math.max(bed.inputs.saturation - left, 0.02), 0.5), 2);
    for (let c = 0; c < demand.length; c++) demand[c] *= scale;
  }
}

function dropPoorTissue(bed: Bed): void {
  const { tissue } = bed;
  for (let c = 0; c < tissue.cells; c++) if (tissue.po2[c] < TOO_POOR) tissue.demand[c] = 0;
  forgetIdleTissue(bed.tone, tissue);
}

function chooseScored(bed: Bed): void {
  const { vessels, scored } = bed;
  for (let s = 0; s < scored.length; s++) {
    scored[s] = vessels.velocity[s] >= SCORED_VELOCITY && vessels.cellFlux[s] >= SCORED_FLUX ? 1 : 0;
  }
}
