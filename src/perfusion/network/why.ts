// Explains one vessel to a learner: does it flow, and if not, what holds it: a white cell, a clot, its own muscle, or red cells that went elsewhere.
import { exp } from '../math.ts';
import type { Bed } from './bed-types.ts';
import { driveTerms, REOPENING, type DriveTerms } from './bed-tone.ts';
import { adhesionAt, tissuePressure } from './injury.ts';
import { KIND, KIND_NAMES } from './network.ts';
import { bloodPo2 } from './oxygen.ts';
import { pressureDrop, releaseHazard, undoneBy, yieldPressure } from './plugs.ts';
import { VISIBLE_HEMATOCRIT } from './clip.ts';
import { STILL_VELOCITY, STREAM_VELOCITY } from './history.ts';

/** `held-up`: open itself, but stands because of a blocked vessel before or after it. */
export type SegmentState = 'flowing' | 'sluggish' | 'plugged' | 'clotted' | 'closed' | 'no-red-cells' | 'held-up';

export interface SegmentExplanation {
  segment: number;
  kind: string;
  state: SegmentState;
  /** um, now and at rest; um/s, discharge hematocrit 0-1, mmHg */
  diameter: number;
  restDiameter: number;
  velocity: number;
  hematocrit: number;
  pressureDrop: number;
  /** a white cell is stuck here */
  plug?: {
    /** s since it got stuck */
    since: number;
    /** mmHg at which its grip gives way e times faster */
    yieldPressure: number;
    /** s until it is expected to let go at the present pressure drop */
    expectedRelease: number;
  };
  /** mmHg: oxygen in its blood */
  po2: number;
  /** blocked segment nearest along standing vessels, where the state is `held-up`; absent if pressure itself is gone */
  heldUpBy?: number;
  /** the arteriole that feeds it, up the pressure; absent for arterioles and where none is found */
  fedBy?: number;
  /** s since fibrin closed it */
  clot?: { since: number };
  /** muscle of an arteriole: shut while the pressure inside less that outside is below its closing pressure, mmHg */
  muscle?: {
    closed: boolean;
    since: number;
    closingPressure: number;
    openingPressure: number;
    transmuralPressure: number;
    /** narrowing drive now, 0 at rest, and the pulls that it follows */
    drive: number;
    pulls: DriveTerms;
  };
}

export function explainSegment(bed: Bed, segment: number): SegmentExplanation {
  const { vessels, network } = bed;
  const explanation: SegmentExplanation = {
    segment,
    kind: KIND_NAMES[network.kind[segment]],
    state: stateOf(bed, segment),
    diameter: vessels.diameter[segment],
    restDiameter: network.diameter[segment],
    velocity: vessels.velocity[segment],
    hematocrit: vessels.hematocrit[segment],
    pressureDrop: pressureDrop(bed, segment),
    po2: bloodPo2(bed, segment),
  };
  if (bed.plugs.active[segment] === 1) explanation.plug = explainPlug(bed, segment);
  if (bed.fibrin.active[segment] === 1) explanation.clot = { since: bed.time - bed.fibrin.since[segment] };
  if (bed.toneOf[segment] >= 0) explanation.muscle = explainMuscle(bed, segment, bed.toneOf[segment]);
  const blocked = explanation.state === 'held-up' ? nearestBlocked(bed, segment) : -1;
  if (blocked >= 0) explanation.heldUpBy = blocked;
  const feeder = explanation.muscle ? -1 : feedingArteriole(bed, segment);
  if (feeder >= 0) explanation.fedBy = feeder;
  return explanation;
}

/** The vessel, then what blocks it or feeds it: at most three explanations, nearest cause first. */
export function causesOf(bed: Bed, segment: number): SegmentExplanation[] {
  const own = explainSegment(bed, segment);
  const chain = [own];
  if (own.heldUpBy !== undefined) chain.push(explainSegment(bed, own.heldUpBy));
  const known = chain.some(({ muscle }) => muscle !== undefined);
  if (own.fedBy !== undefined && !known) chain.push(explainSegment(bed, own.fedBy));
  return chain;
}

/** Vessels walked upstream at most; the longest path through a field has fewer. */
const LONGEST_WALK = 200;

/** Goes from vessel to vessel towards the highest pressure until it meets an arteriole; -1 if there is none. */
function feedingArteriole(bed: Bed, segment: number): number {
  const { network, pressure } = bed;
  let at =
    pressure[network.from[segment]] > pressure[network.to[segment]] ? network.from[segment] : network.to[segment];
  for (let step = 0; step < LONGEST_WALK; step++) {
    let best = -1;
    let highest = pressure[at];
    for (let e = network.first[at]; e < network.first[at + 1]; e++) {
      const s = network.adjacent[e];
      const far = network.from[s] === at ? network.to[s] : network.from[s];
      if (network.kind[s] === KIND.thoroughfare || pressure[far] <= highest) continue;
      highest = pressure[far];
      best = s;
    }
    if (best < 0 || network.kind[best] === KIND.arteriole) return best;
    at = network.from[best] === at ? network.to[best] : network.from[best];
  }
  return -1;
}

function isBlocked(bed: Bed, s: number): boolean {
  const { plugs, fibrin, tone, toneOf } = bed;
  return plugs.active[s] === 1 || fibrin.active[s] === 1 || (toneOf[s] >= 0 && tone.closed[toneOf[s]] === 1);
}

/** Walks outward through vessels that stand until it meets one that is blocked itself; -1 if there is none. */
function nearestBlocked(bed: Bed, segment: number): number {
  const { network, vessels } = bed;
  const seen = new Set([segment]);
  for (const s of seen) {
    if (isBlocked(bed, s)) return s;
    if (vessels.velocity[s] >= STILL_VELOCITY) continue;
    for (const n of [network.from[s], network.to[s]]) {
      for (let e = network.first[n]; e < network.first[n + 1]; e++) seen.add(network.adjacent[e]);
    }
  }
  return -1;
}

export function stateOf(bed: Bed, s: number): SegmentState {
  const { vessels, toneOf, tone } = bed;
  if (bed.fibrin.active[s] === 1) return 'clotted';
  if (bed.plugs.active[s] === 1) return 'plugged';
  if (toneOf[s] >= 0 && tone.closed[toneOf[s]] === 1) return 'closed';
  if (vessels.velocity[s] < STILL_VELOCITY) return 'held-up';
  if (vessels.hematocrit[s] < VISIBLE_HEMATOCRIT) return 'no-red-cells';
  return vessels.velocity[s] < STREAM_VELOCITY ? 'sluggish' : 'flowing';
}

function explainPlug(bed: Bed, s: number): NonNullable<SegmentExplanation['plug']> {
  const sticky = adhesionAt(bed, s);
  const undone = undoneBy(bed.inputs.topicalDilator);
  return {
    since: bed.time - bed.plugs.since[s],
    yieldPressure: yieldPressure(bed, s, sticky, undone),
    expectedRelease: 1 / releaseHazard(bed, s, sticky, undone),
  };
}

function explainMuscle(bed: Bed, s: number, i: number): NonNullable<SegmentExplanation['muscle']> {
  const { tone, pressure, network } = bed;
  const none = { myogenic: 0, shear: 0, metabolic: 0, alpha: 0, enosLoss: 0, inos: 0, topical: 0, beta: 0 };
  const inside = Math.max(pressure[network.from[s]], pressure[network.to[s]]);
  return {
    closed: tone.closed[i] === 1,
    since: tone.closed[i] === 1 ? bed.time - tone.closedAt[i] : 0,
    closingPressure: tone.closingPressure[i],
    openingPressure: tone.closingPressure[i] + REOPENING,
    transmuralPressure: inside - tissuePressure(bed),
    drive: tone.drive[i],
    pulls: tone.restTension[i] > 0 ? driveTerms(bed, i, none) : none,
  };
}

/** Chance that a plug lets go within `seconds` if nothing changes. */
export function releaseChance(expectedRelease: number, seconds: number): number {
  return 1 - exp(-seconds / expectedRelease);
}
