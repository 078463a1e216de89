// How injured the capillaries of a bed without a network are (interim, until every bed has its network): one number per bed from 0 to 1.
import { BED_COUNT, perBed } from '../beds.ts';
import { limit } from '../math.ts';
import { follow } from './inflammation.ts';

export interface Injury {
  /** 0-1 per bed: capillary injury, and fibrin. */
  capillary: Float64Array;
  fibrin: Float64Array;
}

/** How strongly lost and excess nitric oxide patch up a bed, by bed. Chosen so that the gut suffers most and brain and heart least. */
const NITRIC_PATCHES = perBed((bed) => ({ vital: 0.3, kidney: 0.7, gut: 1, muscle: 0.6, skin: 0.8 })[bed]);
/** How far a bed's capillaries can be injured: brain and heart are spared most. Chosen so that whole-body oxygen use falls by 5-15 % in shock. */
const REACH = perBed((bed) => ({ vital: 0.15, kidney: 0.7, gut: 1, muscle: 0.6, skin: 0.85 })[bed]);
const WORSEN = 0.25; // h: capillaries stop within minutes
const RECOVER = 0.75; // h: and reopen more slowly; both chosen, no human data

export function createInjury(): Injury {
  return { capillary: new Float64Array(BED_COUNT), fibrin: new Float64Array(BED_COUNT) };
}

export interface InjuryCauses {
  glycocalyx: number;
  adhesion: number;
  inducible: number;
  endothelialNo: number;
  thrombin: number;
  inhibitor: number;
  edema: number;
  plugging: number;
  /** mmHg per bed. */
  capillaryPressure: Float64Array;
  activation: Float64Array;
}

/** One step of `dt` hours; weights chosen so that end states are those of Goldman 2006 and Bateman 2015. */
export function injureCapillaries(i: Injury, c: InjuryCauses, dt: number): void {
  for (let b = 0; b < BED_COUNT; b++) {
    const stopped = 0.03 + 0.47 * i.capillary[b];
    const formed = 0.15 * c.thrombin * (1 - i.fibrin[b]) * (1 + 2 * stopped);
    i.fibrin[b] += dt * (formed - 0.12 * i.fibrin[b] * (1 - 0.9 * c.inhibitor));
    const patches = c.inducible * (1 - c.endothelialNo) * NITRIC_PATCHES[b];
    const low = Math.max(0, (18 - c.capillaryPressure[b]) / 18) * (1 - c.glycocalyx);
    const clamped = 0.2 * Math.max(0, c.activation[b] - 0.8);
    const cause =
      c.plugging * (0.3 * (1 - c.glycocalyx) + 0.25 * c.adhesion + 0.2 * patches) +
      0.25 * i.fibrin[b] +
      0.3 * low +
      0.15 * c.edema +
      clamped;
    const target = limit(REACH[b] * cause, 0, 1);
    i.capillary[b] = follow(i.capillary[b], target, dt, target > i.capillary[b] ? WORSEN : RECOVER);
  }
}
