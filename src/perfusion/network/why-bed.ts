// Explains the flow of a whole bed to a learner: the pressure that drives it, the muscle that narrows it, what blocks it, what passes by.
import type { Bed } from './bed-types.ts';
import { type DriveTerms, driveTerms } from './bed-tone.ts';
import { SMALL } from './clip.ts';
import { tissuePressure } from './injury.ts';
import { KIND } from './network.ts';
import { type SegmentState, stateOf } from './why.ts';

export interface BedExplanation {
  /** relative to rest (1) */
  flow: number;
  conductance: number;
  /** mmHg: in the feeding artery, where blood enters the drawn vessels, in the vein, outside the vessels */
  arterialPressure: number;
  inletPressure: number;
  venousPressure: number;
  tissuePressure: number;
  /** small vessels in view, and how many are in each state */
  small: number;
  states: Record<SegmentState, number>;
  muscle: {
    /** mean width of arterioles relative to rest (1), closed ones counted as they stand */
    width: number;
    /** share that is shut, 0-1 */
    closed: number;
    /** mean pull of each term: above 0 narrows, below 0 widens */
    pulls: DriveTerms;
  };
  /** share of the inflow that passes by the capillaries, 0-1; mean width of the channels relative to rest */
  shunt: number;
  channelWidth: number;
  /** 0-1; mmHg; 0-1; 0-1 */
  venousSaturation: number;
  tissuePo2: number;
  hypoxicFraction: number;
  demandMet: number;
}

/** Looks only: nothing in the bed changes. */
export function explainBed(bed: Bed): BedExplanation {
  const { inputs, outputs } = bed;
  const { states, small } = countStates(bed);
  return {
    flow: outputs.flow,
    conductance: outputs.conductance,
    arterialPressure: inputs.arterialPressure,
    inletPressure: bed.inletPressure,
    venousPressure: inputs.venousPressure,
    tissuePressure: tissuePressure(bed),
    small,
    states,
    muscle: { width: meanWidth(bed, isArteriole), closed: outputs.closed, pulls: meanPulls(bed) },
    shunt: outputs.shunt,
    channelWidth: meanWidth(bed, (kind) => kind === KIND.thoroughfare),
    venousSaturation: outputs.venousSaturation,
    tissuePo2: outputs.tissuePo2,
    hypoxicFraction: outputs.hypoxicFraction,
    demandMet: outputs.demandMet,
  };
}

function isArteriole(kind: number): boolean {
  return kind === KIND.arteriole || kind === KIND.precapillary;
}

function countStates(bed: Bed): { states: Record<SegmentState, number>; small: number } {
  const states: Record<SegmentState, number> = {
    flowing: 0,
    sluggish: 0,
    plugged: 0,
    clotted: 0,
    closed: 0,
    'no-red-cells': 0,
    'held-up': 0,
  };
  let small = 0;
  for (let s = 0; s < bed.network.segments; s++) {
    if (bed.scored[s] === 0 || bed.network.diameter[s] >= SMALL) continue;
    states[stateOf(bed, s)]++;
    small++;
  }
  return { states, small };
}

function meanWidth(bed: Bed, wanted: (kind: number) => boolean): number {
  const { network, vessels } = bed;
  let sum = 0;
  let count = 0;
  for (let s = 0; s < network.segments; s++) {
    if (!wanted(network.kind[s])) continue;
    sum += vessels.diameter[s] / network.diameter[s];
    count++;
  }
  return count > 0 ? sum / count : 1;
}

const NO_PULLS: DriveTerms = {
  myogenic: 0,
  shear: 0,
  metabolic: 0,
  alpha: 0,
  enosLoss: 0,
  inos: 0,
  topical: 0,
  beta: 0,
};

function meanPulls(bed: Bed): DriveTerms {
  const { tone, network } = bed;
  const mean = { ...NO_PULLS };
  const one = { ...NO_PULLS };
  // Asking a vessel for its pulls renews its own call for flow; it is put back, because looking changes nothing.
  const signal = tone.signal.slice();
  let count = 0;
  for (let i = 0; i < tone.segment.length; i++) {
    if (!isArteriole(network.kind[tone.segment[i]]) || tone.restTension[i] <= 0) continue;
    driveTerms(bed, i, one);
    for (const term of Object.keys(mean) as (keyof DriveTerms)[]) mean[term] += one[term];
    count++;
  }
  tone.signal.set(signal);
  for (const term of Object.keys(mean) as (keyof DriveTerms)[]) mean[term] /= Math.max(count, 1);
  return mean;
}
