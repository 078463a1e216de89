// The illness itself, once a minute: infection, inflammation, vessel lining and clotting. What they do to single vessels is the networks' affair.
import { COUPLING } from './bed-parameters.ts';
import { BED_COUNT, GUT } from './beds.ts';
import { killingRate } from './body/antibiotics.ts';
import { clotAndStick } from './endothelium/coagulation.ts';
import { wearEndothelium } from './endothelium/endothelium.ts';
import { follow, inflame } from './endothelium/inflammation.ts';
import type { Inputs } from './inputs.ts';
import { limit } from './math.ts';
import type { Patient } from './patient.ts';
import { values } from './quantity.ts';

const coupling = values(COUPLING);

/** One step of `dt` hours. */
export function sicken(p: Patient, inputs: Inputs, dt: number): void {
  const { illness, inflammation, endothelium, coagulation } = p;
  const kill = killingRate(p.drugs.site, p.formulary, illness.organism, illness.resistance);
  const defense = 1 - p.host.immunosuppression;
  inflame(inflammation, illness, { kill, drained: inputs.sourceControl, defense, endotoxin: inputs.endotoxin }, dt);
  const stiff = limit(coupling.stiffCells * inflammation.stimulus, 0, 1);
  const time = stiff > p.redCellStiffness ? coupling.stiffenTime : coupling.softenTime;
  p.redCellStiffness = follow(p.redCellStiffness, stiff, dt, time);
  wearEndothelium(
    endothelium,
    inflammation,
    illness,
    {
      glucocorticoid: p.drugs.glucocorticoid - p.hormones.deficit, // less than none: missing cortisol leaves the enzyme unrestrained
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
    { flow: p.circulation.mean.bedFlow[GUT] / p.tone.restFlow[GUT], defense, drugs: p.drugs },
    dt,
  );
}

/** Share of all tissue that is short of oxygen, weighted by what it wants. */
export function wholeBodyHypoxia(p: Patient): number {
  let short = 0;
  let all = 0;
  for (let b = 0; b < BED_COUNT; b++) {
    short += p.blood.wanted[b] * p.networks[b].outputs.hypoxicFraction;
    all += p.blood.wanted[b];
  }
  return all > 0 ? short / all : 0;
}
