// How injured the capillaries of a bed without a network are (interim, until every bed has its network): one number per bed from 0 to 1.
import { BED_COUNT, perBed } from '../beds.ts';
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
import { follow } from './inflammation.ts';

export interface Injury {
  /** 0-1 per bed: capillary injury, and fibrin. */
  capillary: Float64Array;
  fibrin: Float64Array;
}

const ENDS = 'chosen so that end states are those of Goldman 2006 and Bateman 2015';
const KINETICS = 'chosen so that capillaries stop within minutes and reopen more slowly; no human data';
export const INJURY = {
  worsen: q(0.25, 'h', KINETICS),
  recover: q(0.75, 'h', KINETICS),
  stoppedRest: q(0.03, 'share of capillaries', ENDS),
  stopped: q(0.47, 'share added at full injury', ENDS),
  fibrinMade: q(
    0.15,
    '1/h at full thrombin',
    'chosen so that fibrin reaches about half of its full extent in a day of a severe course',
  ),
  fibrinByStopped: q(2, 'per share stopped', 'chosen: standing blood clots twice as fast again'),
  fibrinDissolved: q(0.12, '1/h', 'chosen so that fibrin dissolves within half a day when fibrinolysis works'),
  fibrinolysisLost: q(0.9, 'share at full inhibitor', 'chosen so that PAI-1 nearly shuts fibrinolysis in septic shock'),
  closingPressure: q(18, 'mmHg', 'chosen: bare capillaries close below the usual mid-capillary pressure'),
  clampStart: q(0.8, 'activation', 'chosen so that only extreme constriction closes capillaries'),
  clamp: q(0.2, 'per unit of activation above clampStart', ENDS),
  bare: q(0.3, 'at full loss of glycocalyx', ENDS),
  adhesion: q(0.25, 'at full adhesion', ENDS),
  nitric: q(0.2, 'at full inducible and no endothelial NO', ENDS),
  fibrin: q(0.25, 'at full fibrin', ENDS),
  lowPressure: q(0.3, 'at no pressure and no glycocalyx', ENDS),
  edema: q(0.15, 'at full edema', ENDS),
};
const k = values(INJURY);

const PATCHES =
  'how strongly lost and excess NO patch up a bed: chosen so that the gut suffers most and brain and heart least';
const REACHED =
  'how far capillaries can be injured: chosen so that whole-body oxygen use falls by 5-15 % in shock and brain and heart are spared most';
/** Per bed: how patchy nitric oxide makes it, and how far its capillaries can be injured. */
export const BED_INJURY = {
  vital: { nitricPatches: q(0.3, 'share', PATCHES), reach: q(0.15, 'share', REACHED) },
  kidney: { nitricPatches: q(0.7, 'share', PATCHES), reach: q(0.7, 'share', REACHED) },
  gut: { nitricPatches: q(1, 'share', PATCHES), reach: q(1, 'share', REACHED) },
  muscle: { nitricPatches: q(0.6, 'share', PATCHES), reach: q(0.6, 'share', REACHED) },
  skin: { nitricPatches: q(0.8, 'share', PATCHES), reach: q(0.85, 'share', REACHED) },
};
const NITRIC_PATCHES = perBed((bed) => BED_INJURY[bed].nitricPatches.value);
const REACH = perBed((bed) => BED_INJURY[bed].reach.value);

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

/** One step of `dt` hours. */
export function injureCapillaries(i: Injury, c: InjuryCauses, dt: number): void {
  for (let b = 0; b < BED_COUNT; b++) {
    const stopped = k.stoppedRest + k.stopped * i.capillary[b];
    const formed = k.fibrinMade * c.thrombin * (1 - i.fibrin[b]) * (1 + k.fibrinByStopped * stopped);
    i.fibrin[b] += dt * (formed - k.fibrinDissolved * i.fibrin[b] * (1 - k.fibrinolysisLost * c.inhibitor));
    const patches = c.inducible * (1 - c.endothelialNo) * NITRIC_PATCHES[b];
    const low = Math.max(0, (k.closingPressure - c.capillaryPressure[b]) / k.closingPressure) * (1 - c.glycocalyx);
    const clamped = k.clamp * Math.max(0, c.activation[b] - k.clampStart);
    const cause =
      c.plugging * (k.bare * (1 - c.glycocalyx) + k.adhesion * c.adhesion + k.nitric * patches) +
      k.fibrin * i.fibrin[b] +
      k.lowPressure * low +
      k.edema * c.edema +
      clamped;
    const target = limit(REACH[b] * cause, 0, 1);
    i.capillary[b] = follow(i.capillary[b], target, dt, target > i.capillary[b] ? k.worsen : k.recover);
  }
}
