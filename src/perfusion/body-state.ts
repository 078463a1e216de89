// Water, urine, warmth and skin: the slow housekeeping of the body, every five seconds.
import { stoppedShare } from './bed-coupling.ts';
import { BED_COUNT, GUT, KIDNEY, perBed, SKIN, VITAL } from './beds.ts';
import { dullBySugar } from './blood/glucose.ts';
import { OXYGEN } from './blood/oxygen.ts';
import { colloidPressure, exchangeWater, FLUIDS, wetLungs } from './body/fluids.ts';
import { keepWarm } from './body/heat.ts';
import { answerStrain, signalHormones } from './body/hormones.ts';
import { filter, KIDNEY_NUMBERS } from './body/kidney.ts';
import { showSkin } from './body/skin.ts';
import { releaseMediators, signalMediators } from './body/mediators.ts';
import { standard } from './body/standard.ts';
import { feedHeart, VITAL_ORGANS, wake } from './body/vital-organs.ts';
import { FIRST_VEIN, PULMONARY_CAPILLARY } from './circulation/circulation.ts';
import { transmuralFilling } from './circulation/chest.ts';
import { resetReceptors } from './circulation/receptors.ts';
import { irritate } from './circulation/rhythm.ts';
import { numbness } from './drug-effects.ts';
import { feverSetPoint } from './endothelium/inflammation.ts';
import { extracellular, infuse } from './infusion.ts';
import type { Inputs } from './inputs.ts';
import { limit } from './math.ts';
import { type Patient, plasmaVolume } from './patient.ts';
import { q, values } from './quantity.ts';

const SURFACE = 'share of leaked water that leaves from this bed; chosen by capillary surface';
export const LEAK_SHARE = {
  vital: q(0.03, 'share', SURFACE),
  kidney: q(0.07, 'share', SURFACE),
  gut: q(0.35, 'share', SURFACE),
  muscle: q(0.35, 'share', SURFACE),
  skin: q(0.2, 'share', SURFACE),
};
const leakShare = perBed((bed) => LEAK_SHARE[bed].value);
const fluidNumbers = values(FLUIDS);
const kidneyNumbers = values(KIDNEY_NUMBERS);
const vitalNumbers = values(VITAL_ORGANS);
const oxygen = values(OXYGEN);

/** One step of `dt` seconds. */
export function keepBody(p: Patient, inputs: Inputs, dt: number): void {
  releaseMediators(p.mediators, p.drugs.beta2, p.drugs.own.beta2 / (1 + p.drugs.own.beta2), dt);
  infuse(p, inputs, dt);
  leak(p, dt);
  cleanBlood(p, inputs, dt);
  makeUrine(p, dt);
  dilute(p);
  warm(p, dt);
  show(p, dt);
  supplyVitalOrgans(p, dt);
  disturbRhythm(p, inputs, dt);
  secrete(p, dt);
}

/** Water and albumin through the vessel walls and back by lymph, `dt` seconds. */
export function leak(p: Patient, dt: number): void {
  const { circulation, fluids, endothelium } = p;
  const plasma = plasmaVolume(p);
  const gained = exchangeWater(
    fluids,
    {
      glycocalyx: endothelium.glycocalyx,
      junction: endothelium.junction,
      inducible: endothelium.inducible,
      capillary: capillaryPressure(p),
      plasma,
      weight: p.host.weight,
      mediators: p.mediators.level,
    },
    dt,
  );
  for (let b = 0; b < BED_COUNT; b++) circulation.volume[FIRST_VEIN + b] += gained * leakShare[b];
  const colloid = colloidPressure((fluids.albumin / plasma) * 1000);
  const wet = wetLungs(fluids, circulation.mean.pulmonaryCapillary, colloid, endothelium.junction, dt);
  circulation.volume[PULMONARY_CAPILLARY] -= wet;
  // Water that leaves takes the thinning with it: what clots stays behind.
  fluids.thinning = limit(fluids.thinning + Math.min(0, gained) - Math.max(0, wet), 0, plasma);
}

/** mmHg in the middle of the exchange vessels of a bed: its vein plus the capillary share of the arterial drop. */
export function bedCapillaryPressure(p: Patient, b: number): number {
  const { mean, bedRest, bedResistance } = p.circulation;
  const open = Math.min(1, (2 * bedResistance[b]) / bedRest[b]);
  return mean.bedVein[b] + fluidNumbers.capillaryDrop * bedRest[b] * mean.bedFlow[b] * open;
}

/** mmHg, weighted by where water leaks. */
export function capillaryPressure(p: Patient): number {
  let sum = 0;
  for (let b = 0; b < BED_COUNT; b++) sum += leakShare[b] * bedCapillaryPressure(p, b);
  return sum;
}

/** Filtration, kidney injury and creatinine. */
export function cleanBlood(p: Patient, inputs: Inputs, dt: number): void {
  const { circulation, kidney } = p;
  filter(
    kidney,
    {
      arterial: circulation.mean.arterial,
      rightAtrial: circulation.mean.rightAtrial,
      flow: circulation.mean.bedFlow[KIDNEY] / p.tone.restFlow[KIDNEY],
      hypertension: p.host.hypertension,
      vasopressin: p.drugs.vasopressin,
      angiotensin: p.drugs.angiotensin,
      loopDiuretic: p.drugs.loopDiuretic,
      mineralocorticoid: p.drugs.mineralocorticoid,
      injuryCause:
        kidneyNumbers.injuryByCapillaries * stoppedShare(p, KIDNEY) +
        kidneyNumbers.injuryByMitochondria * p.endothelium.mitochondria +
        kidneyNumbers.injuryByHypoxia * p.networks[KIDNEY].outputs.hypoxicFraction,
      obstruction: p.illness.obstruction * (1 - inputs.sourceControl),
      plasmaExcess: (plasmaVolume(p) - p.fluids.plasmaRest) / (p.host.weight / standard.weight),
      weight: p.host.weight,
    },
    dt,
  );
}

/** Urine, evaporation and drinking. */
function makeUrine(p: Patient, dt: number): void {
  const { circulation, kidney } = p;
  const size = p.host.weight / standard.weight;
  const minutes = dt / 60;
  const urine = kidney.urine * minutes;
  const warmth = Math.max(0, p.heat.core - standard.core);
  const evaporated = (fluidNumbers.evaporation + fluidNumbers.evaporationWarmth * warmth) * size * minutes;
  circulation.volume[FIRST_VEIN + KIDNEY] -= urine;
  p.urine += urine;
  p.fluids.thinning = Math.max(0, p.fluids.thinning - urine);
  // Insensible loss leaves from all extracellular water; the well drink what they lose, less when full and more when dry.
  const fromPlasma = plasmaVolume(p) / extracellular(p);
  const excess = (plasmaVolume(p) - p.fluids.plasmaRest) / (fluidNumbers.thirstSpan * size);
  const thirst = limit(1 - excess, 0, fluidNumbers.thirstMost);
  if (p.drinks) circulation.volume[FIRST_VEIN + GUT] += urine * thirst;
  else {
    circulation.volume[FIRST_VEIN + SKIN] -= evaporated * fromPlasma;
    p.fluids.interstitial -= evaporated * (1 - fromPlasma);
    p.fluids.lost += evaporated;
  }
}

function dilute(p: Patient): void {
  const total = plasmaVolume(p) + p.fluids.redCells;
  p.blood.hematocrit = p.fluids.redCells / total;
  p.blood.hemoglobin = oxygen.hemoglobinPerRedCell * p.blood.hematocrit;
}

/** Core and skin temperatures. */
export function warm(p: Patient, dt: number): void {
  let used = 0;
  for (let b = 0; b < BED_COUNT; b++) used += p.blood.uptake[b];
  const size = p.host.weight / standard.weight;
  keepWarm(
    p.heat,
    {
      skinFlow: (p.circulation.mean.bedFlow[SKIN] * 60) / size,
      oxygenUse: (used - p.heat.shiverUptake) / size,
      setPoint: feverSetPoint(p.inflammation, p.drugs.antipyretic),
      room: p.host.room,
      handFlow: p.host.handFlow,
      weight: standard.weight, // heat is worked out for the standard body: production and surface scale alike
    },
    dt,
  );
}

function show(p: Patient, dt: number): void {
  const { circulation, tone } = p;
  showSkin(
    p.skin,
    {
      flow: circulation.mean.bedFlow[SKIN] / tone.restFlow[SKIN],
      handFlow: p.host.handFlow,
      injury: stoppedShare(p, SKIN),
      activation: tone.activation[SKIN],
      finger: p.heat.finger,
      age: p.host.age,
      pulsePressure: circulation.mean.systolic - circulation.mean.diastolic,
    },
    dt,
  );
}

function supplyVitalOrgans(p: Patient, dt: number): void {
  const { circulation, blood } = p;
  const { mean } = circulation;
  feedHeart(
    p.vital,
    {
      aorticDiastolic: mean.aorticDiastolic,
      leftAtrial: mean.leftAtrial,
      systolic: mean.systolic,
      heartRate: 60 / mean.duration,
      contractility: circulation.leftContractility,
      arterialContent: blood.oxygenContent,
      age: p.host.age,
      ph: blood.ph,
    },
    dt,
  );
  const brain = (mean.bedFlow[VITAL] / p.tone.restFlow[VITAL]) * (blood.oxygenContent / vitalNumbers.brainContent);
  const { hypoxicFraction } = p.networks[VITAL].outputs;
  const dulled = numbness(p.drugs) + dullBySugar(p.organs.glucose.level);
  wake(p.vital, brain, hypoxicFraction, p.inflammation.stimulus, p.lungs.arterialCo2, dulled, dt);
}

/** Inflammation, catecholamines, stretch, want of potassium or oxygen irritate the heart; shocks and drugs calm it. */
function disturbRhythm(p: Patient, inputs: Inputs, dt: number): void {
  const { circulation, drugs } = p;
  irritate(
    circulation.rhythm,
    {
      stimulus: p.inflammation.stimulus,
      beta1: drugs.beta1,
      ischemia: p.vital.ischemia,
      antiarrhythmic: drugs.antiarrhythmic,
      leftAtrial: circulation.mean.leftAtrial,
      potassium: p.blood.ions.potassium,
      age: p.host.age,
      shocks: inputs.cardioversions,
      touched: inputs.touched,
    },
    dt,
  );
}

/** Adrenals and pituitary follow the smoothed sympathetic drive. */
function secrete(p: Patient, dt: number): void {
  resetReceptors(p.reflex.receptors, transmuralFilling(p.circulation), dt);
  answerStrain(
    p.hormones,
    {
      drive: p.reflex.arousal,
      stimulus: p.inflammation.stimulus,
      inducible: p.endothelium.inducible,
      glucocorticoid: p.drugs.glucocorticoid,
      adrenalReserve: p.host.adrenalReserve,
    },
    dt,
  );
  signalHormones(p.hormones, p.drugs.own);
  signalMediators(p.mediators, p.drugs.own);
}
