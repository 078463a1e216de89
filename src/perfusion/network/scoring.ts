// Scores a clip of the field as a trained observer or software would: how many vessels, how many of them flow, how well, how evenly.
// Definitions: second consensus (Ince 2018), De Backer 2007, network-reference section 6.
import type { Bed } from './bed-types.ts';
import { chance } from '../chance.ts';
import { FLOW_CLASS, seeClip, SMALL } from './clip.ts';
import { measureField, type Field, type Measured } from './measure.ts';
import { KIND, type Network } from './network.ts';

export type { Field } from './measure.ts';

/** What is seen of each vessel: its flow class, velocity, width, and whether it can be seen at all. */
export interface Seen {
  flowClass: ArrayLike<number>;
  /** um/s */
  velocity: ArrayLike<number>;
  /** um */
  diameter: ArrayLike<number>;
  visible: ArrayLike<number>;
}

export interface Scores {
  /** mm/mm2, all vessels and those under 20 um: total, and with continuous or sluggish flow */
  tvdAll: number;
  pvdAll: number;
  tvd: number;
  pvd: number;
  /** mm/mm2 of capillaries (with their pre- and postcapillary ends) as a side-stream device shows them */
  tcd: number;
  pcd: number;
  /** percent of small-vessel length, and of grid crossings, that is perfused */
  ppv: number;
  ppvGrid: number;
  /** crossings of small vessels, and per mm of grid line */
  crossings: number;
  deBacker: number;
  /**
   * mean of the predominant flow class in four quarters; empty quarters (NaN) are skipped. NaN, so null in any file, in networks of
   * less than 400 segments, whose quarters hold too few vessels to tell (bed-prototype section 7)
   */
  mfi: number;
  mfiByQuadrant: number[];
  /** mean class over single small vessels */
  mfiVessel: number;
  /** mean velocity of perfused capillaries in view, um/s */
  velocity: number;
}

/** Share of vessels narrower than 5 um that a side-stream device misses (network-reference section 6: 0.3-0.5). */
const MISSED = 0.3;
const THIN = 5;
const FEWEST_FOR_QUARTERS = 400;

export function scoreField(
  network: Network,
  seen: Seen,
  field: Field,
  measured: Measured = measureField(network, field),
): Scores {
  const area = (field.width * field.height) / 1e3;
  const sums = emptySums();
  for (let s = 0; s < network.segments; s++) {
    if (measured.length[s] > 0 && seen.visible[s]) addVessel(sums, network, seen, measured, s);
  }
  const gridLength = (3 * (field.width + field.height)) / 1000;
  const mfiByQuadrant = sums.quarters.map(predominantClass);
  const filled = mfiByQuadrant.filter((c) => !Number.isNaN(c));
  return {
    tvdAll: sums.all / area,
    pvdAll: sums.allFlowing / area,
    tvd: sums.small / area,
    pvd: sums.smallFlowing / area,
    tcd: sums.capillary / area,
    pcd: sums.capillaryFlowing / area,
    ppv: (100 * sums.smallFlowing) / sums.small,
    ppvGrid: (100 * sums.crossingsFlowing) / sums.crossings,
    crossings: sums.crossings,
    deBacker: sums.crossings / gridLength,
    mfi: network.segments < FEWEST_FOR_QUARTERS ? NaN : filled.reduce((a, b) => a + b, 0) / filled.length,
    mfiByQuadrant,
    mfiVessel: sums.classes / sums.vessels,
    velocity: sums.moving > 0 ? sums.velocity / sums.moving : 0,
  };
}

function emptySums() {
  return {
    all: 0,
    allFlowing: 0,
    small: 0,
    smallFlowing: 0,
    capillary: 0,
    capillaryFlowing: 0,
    crossings: 0,
    crossingsFlowing: 0,
    vessels: 0,
    classes: 0,
    velocity: 0,
    moving: 0,
    /** small-vessel length by class in each quarter */
    quarters: [0, 1, 2, 3].map(() => [0, 0, 0, 0]),
  };
}

function addVessel(
  sums: ReturnType<typeof emptySums>,
  network: Network,
  seen: Seen,
  measured: Measured,
  s: number,
): void {
  const length = measured.length[s];
  const flowClass = seen.flowClass[s];
  const flowing = flowClass >= FLOW_CLASS.sluggish ? 1 : 0;
  sums.all += length;
  sums.allFlowing += flowing * length;
  if (seen.diameter[s] >= SMALL) return;
  sums.small += length;
  sums.smallFlowing += flowing * length;
  sums.crossings += measured.crossings[s];
  sums.crossingsFlowing += flowing * measured.crossings[s];
  sums.vessels++;
  sums.classes += flowClass;
  for (let k = 0; k < 4; k++) sums.quarters[k][flowClass] += measured.quarter[4 * s + k];
  if (!isCapillary(network.kind[s])) return;
  if (flowing && network.kind[s] === KIND.capillary) {
    sums.velocity += seen.velocity[s];
    sums.moving++;
  }
  if (isMissed(network, s)) return;
  sums.capillary += length;
  sums.capillaryFlowing += flowing * length;
}

function isCapillary(kind: number): boolean {
  return kind === KIND.capillary || kind === KIND.precapillary || kind === KIND.postcapillary;
}

/** Fixed by the vessel, so that the same vessel is missed in every clip. */
function isMissed(network: Network, s: number): boolean {
  return network.diameter[s] < THIN && chance(s, network.segments, 0, 31) < MISSED;
}

/** The class with most length; a tie goes to the worse flow. */
function predominantClass(lengths: number[]): number {
  const most = Math.max(...lengths);
  return most > 0 ? lengths.indexOf(most) : NaN;
}

/** Scores the last 20 s of a bed in its own field, or in any window of it. Looking changes nothing. */
export function refreshScores(bed: Bed, window?: Field): Scores {
  const field = window ?? { x0: 0, y0: 0, width: bed.width, height: bed.height };
  const seen = {
    flowClass: new Uint8Array(bed.network.segments),
    velocity: bed.vessels.velocity,
    diameter: bed.network.diameter,
    visible: new Uint8Array(bed.network.segments),
  };
  seeClip(bed, seen.flowClass, seen.visible);
  return scoreField(bed.network, seen, field, window ? measureField(bed.network, window) : wholeField(bed, field));
}

/** Vessels of a living bed keep their places, so its whole field is measured once; a third of the cost of a scoring. */
const whole = new WeakMap<Network, Measured>();
function wholeField({ network }: Bed, field: Field): Measured {
  let measured = whole.get(network);
  if (!measured) whole.set(network, (measured = measureField(network, field)));
  return measured;
}
