// The illness itself, once a minute: infection, inflammation, vessel lining, clotting, and capillary injury of the beds without a network.
import { BED_COUNT, GUT } from './beds.ts';
import { bedCapillaryPressure } from './body-state.ts';
import { adhesion, clotAndStick } from './endothelium/coagulation.ts';
import { wearEndothelium } from './endothelium/endothelium.ts';
import { inflame } from './endothelium/inflammation.ts';
import { injureCapillaries } from './endothelium/interim-injury.ts';
import { edemaOf } from './body/fluids.ts';
import type { Inputs } from './inputs.ts';
import type { Patient } from './patient.ts';

const capillary = new Float64Array(BED_COUNT);

/** One step of `dt` hours. */
export function sicken(p: Patient, inputs: Inputs, dt: number): void {
  const { illness, inflammation, endothelium, coagulation } = p;
  inflame(inflammation, illness, { kill: p.drugs.kill, drained: inputs.sourceControl }, dt);
  wearEndothelium(
    endothelium,
    inflammation,
    illness,
    {
      glucocorticoid: p.drugs.glucocorticoid,
      ph: p.blood.ph,
      rightAtrial: p.circulation.mean.rightAtrial,
      hypoxic: wholeBodyHypoxia(p),
    },
    dt,
  );
  clotAndStick(
    coagulation,
    inflammation,
    endothelium,
    illness,
    p.circulation.mean.bedFlow[GUT] / p.tone.restFlow[GUT],
    dt,
  );
  for (let b = 0; b < BED_COUNT; b++) capillary[b] = bedCapillaryPressure(p, b);
  injureCapillaries(
    p.injury,
    {
      glycocalyx: endothelium.glycocalyx,
      adhesion: adhesion(coagulation, inflammation),
      inducible: endothelium.inducible,
      endothelialNo: endothelium.endothelialNo,
      thrombin: coagulation.thrombin * illness.clotting,
      inhibitor: coagulation.inhibitor,
      edema: edemaOf(p.fluids),
      plugging: illness.plugging,
      capillaryPressure: capillary,
      activation: p.tone.activation,
    },
    dt,
  );
}

/** Share of all tissue that is short of oxygen, weighted by what it wants. */
export function wholeBodyHypoxia(p: Patient): number {
  let short = 0;
  let all = 0;
  for (let b = 0; b < BED_COUNT; b++) {
    const hypoxic = b === GUT ? p.sublingual.outputs.hypoxicFraction : p.classes[b].hypoxic;
    short += p.blood.wanted[b] * hypoxic;
    all += p.blood.wanted[b];
  }
  return all > 0 ? short / all : 0;
}
