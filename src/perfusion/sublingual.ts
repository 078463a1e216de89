// How the whole patient reaches the vessels under the tongue, and how their resistance is felt by the gut's circulation.
import { GUT } from './beds.ts';
import { adhesion } from './endothelium/coagulation.ts';
import { sensitivity } from './endothelium/tone.ts';
import { limit } from './math.ts';
import type { Patient } from './patient.ts';
import { q, values } from './quantity.ts';
import { REST_DRIVE } from './circulation/reflex.ts';
import { edemaOf } from './body/fluids.ts';
import { OXYGEN } from './blood/oxygen.ts';

export const COUPLING = {
  networkShare: q(
    0.54,
    'share of the gut bed resistance at rest',
    'inlet 55 mmHg at arterial 90 and venous 14: chosen as in published sublingual and mesenteric pressure profiles',
  ),
  venousOffset: q(
    9,
    'mmHg between small venules and the portal vein',
    'chosen so that the network outlet is 14 mmHg at rest',
  ),
  nerveDrive: q(
    1.1,
    'constrictor units per unit of sympathetic drive',
    'chosen so that unloading by 1 L of fluid gives back 0.35 units',
  ),
  alphaDrive: q(
    0.9,
    'constrictor units at full alpha effect',
    'chosen so that +10 mmHg by norepinephrine costs 0.10-0.13 units',
  ),
  vasopressinDrive: q(
    0.6,
    'constrictor units at full V1 effect',
    'chosen so that at equal pressure vasopressin and norepinephrine constrict alike (Morelli 2011: no difference)',
  ),
  stiffCells: q(
    0.95,
    'per unit of stimulus',
    'red cells stiffen with inflammation: chosen to reach 0.5-0.7 in septic shock',
  ),
  conduction: q(0.95, 'per unit of stimulus', 'Bateman 2015: red-cell ATP release falls to 0.55 of 1.48'),
  activeCells: q(1.15, 'per unit of stimulus', 'chosen so that average sepsis reaches 0.75'),
  adhesion: q(1.25, 'per unit of adhesion', 'chosen so that average sepsis reaches 0.85'),
};
const k = values(COUPLING);
const oxygen = values(OXYGEN);

/** Constrictor drive of the network's arterioles: nerves and drugs, 0 at rest. */
function constrictorDrive(p: Patient): number {
  const sens = sensitivity(p.endothelium.vasoplegia, p.drugs.glucocorticoid, p.blood.ph);
  const nerves = k.nerveDrive * (p.reflex.drive - REST_DRIVE);
  return sens * (nerves + k.alphaDrive * p.drugs.alpha) + k.vasopressinDrive * p.drugs.vasopressin;
}

/** Fills the network's inputs from the state of the whole patient. `half` is the P50 in mmHg, `demand` relative to rest. */
export function setBedInputs(p: Patient, half: number, demand: number): void {
  const n = p.sublingualInputs;
  const { mean } = p.circulation;
  const i = p.inflammation.stimulus;
  n.arterialPressure = mean.arterial;
  n.venousPressure = mean.bedVein[GUT] + k.venousOffset;
  n.upstreamResistance = p.tone.resistance[GUT];
  n.hematocrit = p.blood.hematocrit;
  n.saturation = p.blood.saturation;
  n.hemoglobinOxygen = oxygen.redCellOxygen;
  n.p50 = half;
  n.demand = demand;
  n.alpha = constrictorDrive(p);
  n.beta = p.drugs.beta2;
  n.enosLoss = 1 - p.endothelium.endothelialNo;
  n.inos = p.endothelium.inducible;
  n.glycocalyx = p.endothelium.glycocalyx;
  n.activation = limit(k.activeCells * i * p.illness.plugging, 0, 1);
  n.adhesion = limit(k.adhesion * adhesion(p.coagulation, p.inflammation) * p.illness.plugging, 0, 1);
  n.whiteCells = p.coagulation.whiteCells;
  n.thrombin = limit(p.coagulation.thrombin * p.illness.clotting, 0, 1);
  n.pai = p.coagulation.inhibitor;
  n.edema = edemaOf(p.fluids);
  n.stiffness = limit(k.stiffCells * i, 0, 1);
  n.mito = p.endothelium.mitochondria;
  n.conductionFailure = limit(k.conduction * i, 0, 1);
}

/** Resistance of the gut bed relative to rest: its feeding arterioles, and the network behind them. */
export function gutResistance(p: Patient, viscosity: number): number {
  const network = p.gutConductanceRest / Math.max(p.sublingual.outputs.conductance, 1e-3);
  return (1 - k.networkShare) * p.tone.resistance[GUT] * viscosity + k.networkShare * network;
}
