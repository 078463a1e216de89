// Oxygen from lungs to tissue and back, carbon dioxide the other way, lactate in between: one pass a second.
import { stepHomeSite, stepNetworks } from './bed-coupling.ts';
import { BED_COUNT, MUSCLE, perBed, SKIN, VITAL } from './beds.ts';
import { baseExcess, bicarbonateOf, phOf, strongIonDifference, unmeasuredAnions } from './blood/acid-base.ts';
import { LACTATE, nextLactate } from './blood/metabolism.ts';
import { OXYGEN, oxygenContent, oxygenPressure, p50, saturation } from './blood/oxygen.ts';
import { shiverDemand } from './body/heat.ts';
import { KIDNEY_NUMBERS } from './body/kidney.ts';
import { breatheAir, LUNGS } from './body/lungs.ts';
import { standard } from './body/standard.ts';
import { hungerByDrugs } from './drug-effects.ts';
import { metabolicSignal } from './endothelium/tone.ts';
import { mediatorShunt } from './body/mediators.ts';
import { predictedWeight } from './host.ts';
import type { Inputs } from './inputs.ts';
import { exp, limit, log } from './math.ts';
import type { Patient } from './patient.ts';
import { q, values } from './quantity.ts';

export const UPTAKE = {
  vital: q(72, 'mL/min in 70 kg', 'chosen so that the sum is 250 mL/min: brain and heart'),
  kidney: q(18, 'mL/min in 70 kg', 'chosen so that the sum is 250 mL/min'),
  gut: q(65, 'mL/min in 70 kg', 'chosen so that the sum is 250 mL/min: splanchnic'),
  muscle: q(83, 'mL/min in 70 kg', 'chosen so that the sum is 250 mL/min: muscle, fat, bone'),
  skin: q(12, 'mL/min in 70 kg', 'chosen so that the sum is 250 mL/min'),
};
export const METABOLISM = {
  q10: q(2.0, 'per 10 C', 'whole-body oxygen use with temperature: textbook 2-2.5'),
  hypermetabolism: q(
    0.02,
    'share at full stimulus',
    'chosen so that septic oxygen use with fever and hard breathing is 10-20 % above rest',
  ),
  hypoxicCo2: q(15.4, 'mL CO2 per mmol lactate from hypoxia', '22 mL/mmol, 70 % of it before the kidneys answer'),
  breathing: q(
    25,
    'mL/min in 70 kg at full work of breathing',
    'breathing muscles use 2 % of oxygen at rest and up to a quarter in distress; chosen',
  ),
  apnea: q(0.95, 'confusion', 'chosen so that the brain stem stops breathing when next to nothing of the brain works'),
  restingHypoxia: q(
    0.05,
    'share',
    'chosen: a few cells at the rim of a bed may lie under 5 mmHg without a call for flow',
  ),
  mitochondrialLoss: q(
    0.5,
    'share of capacity at full failure',
    'chosen so that cytopathic hypoxia lowers uptake while tissue PO2 rises',
  ),
  restingShortfall: q(0.05, 'share', 'demand that falls with tissue PO2 even at rest: Pt / (Pt + 1 mmHg) at 20 mmHg'),
  kidneyBase: q(0.3, 'share', 'chosen: the kidney also takes up lactate without filtering'),
  kidneyByFiltration: q(0.7, 'share at normal filtration', 'chosen with kidneyBase: together 1 at rest'),
};
export const MIXING = {
  bedLeast: q(20, 'mL', 'chosen: the least venous volume in which blood of a bed mixes'),
  heart: q(300, 'mL', 'chosen: great veins, right heart and lung arteries in which venous blood mixes'),
  brainExtraction: q(
    0.72,
    'share of the arteriovenous difference of brain and heart together',
    'chosen so that jugular saturation is 62-65 % at rest: the heart extracts more and drains elsewhere',
  ),
  brainFlow: q(0.77, 'share of the flow of brain and heart', 'BioGears: brain 12 % and heart 4 % of output'),
  armFlow: q(0.5, 'share of muscle flow', 'chosen: half of muscle drains into the superior caval vein'),
  upperSkinFlow: q(0.5, 'share of skin flow', 'chosen: half of skin drains into the superior caval vein'),
};
const rest = perBed((bed) => UPTAKE[bed].value);
const k = values(METABOLISM);
const oxygen = values(OXYGEN);
const lactateNumbers = values(LACTATE);
const mixing = values(MIXING);
const { respiratoryQuotient, restOutput, restContent } = values(LUNGS);
const normalFiltration = KIDNEY_NUMBERS.filtration.value;
const LOG_Q10 = log(k.q10);
const BALANCE_EVERY = 5; // s between two balances of pH
const relativeDemand = new Float64Array(BED_COUNT);
const NETWORK_EVERY = 5; // s between two steps of the networks of the body (model.md 5: no bias between 1 and 10 s)

/** Everything that happens to gases and lactate in `dt` seconds (1 in full, 5 in held-beat). */
export function exchangeGases(p: Patient, inputs: Inputs, dt: number): void {
  const half = p50(p.blood.ph, p.heat.core);
  arterialize(p, inputs, half, dt);
  const demand = tissueDemand(p);
  feedBeds(p, inputs, half, demand, dt);
  mixVeins(p, half, dt);
  makeLactate(p, dt);
  if (p.step % (BALANCE_EVERY * 500) < dt * 500) balanceAcids(p);
}

/** The lungs: breathing, alveolar oxygen, shunted blood. */
function arterialize(p: Patient, inputs: Inputs, half: number, dt: number): void {
  const { blood, lungs, circulation } = p;
  const output = (circulation.mean.output * standard.weight) / (restOutput * p.host.weight);
  breatheAir(
    lungs,
    {
      temperature: p.heat.core,
      bicarbonate: blood.bicarbonate,
      arterialO2: blood.oxygenPressure,
      carbonDioxideMade: blood.carbonDioxideMade,
      output,
      oxygenDelivery: (output * blood.oxygenContent) / restContent,
      inspiredOxygen: inputs.inspiredOxygen,
      supply: inputs.oxygen,
      ventilator: ventilatorOf(p, inputs),
      sedation: p.drugs.sympatholysis, // ketamine lets breathe
      paralysis: p.drugs.paralysis,
      lungWater: p.fluids.lungWater,
      extraShunt: p.illness.lungShunt + mediatorShunt(p.mediators),
      weight: p.host.weight,
      stimulus: p.inflammation.stimulus,
      stagnation: p.reflex.receptors.stagnation,
      brain: p.vital.confusion > k.apnea ? 0 : 1,
    },
    dt,
  );
  const end = oxygenContent(blood.hemoglobin, saturation(lungs.alveolarO2, half), lungs.alveolarO2);
  blood.oxygenContent = (1 - lungs.shunt) * end + lungs.shunt * Math.min(blood.mixedContent, end);
  const dissolved = oxygen.solubility * Math.min(blood.oxygenPressure, lungs.alveolarO2);
  const bound = limit((blood.oxygenContent - dissolved) / (oxygen.capacity * blood.hemoglobin), 0.02, 0.9999);
  blood.oxygenPressure = Math.min(oxygenPressure(bound, half), lungs.alveolarO2);
  blood.saturation = bound;
}

/** The breaths of the ventilator in mL, null while the patient breathes. */
function ventilatorOf(p: Patient, { ventilation }: Inputs): { rate: number; volume: number; pressure: number } | null {
  if (ventilation.mode === 'spontaneous') return null;
  const volume = ventilation.tidalVolume * predictedWeight(p.host);
  return { rate: ventilation.rate, volume, pressure: ventilation.peep };
}

/** Demand of all tissue relative to rest: fever, inflammation, drugs. */
function tissueDemand(p: Patient): number {
  const warm = exp((LOG_Q10 * (p.heat.core - standard.core)) / 10);
  return warm * (1 + k.hypermetabolism * p.inflammation.stimulus) * hungerByDrugs(p.drugs);
}

/** mL/min that bed `b` takes up at rest. */
export function restUptake(p: Patient, b: number): number {
  return (rest[b] * p.host.weight) / standard.weight;
}

/** mL/min that breathing and shivering muscles want beyond rest. */
function effortUptake(p: Patient): number {
  return ((k.breathing * p.lungs.work + shiverDemand(p.heat)) * p.host.weight) / standard.weight;
}

/** Who takes how much: the network of each bed says with which saturation its blood leaves. */
function feedBeds(p: Patient, inputs: Inputs, half: number, demand: number, dt: number): void {
  const { blood, circulation } = p;
  for (let b = 0; b < BED_COUNT; b++) {
    relativeDemand[b] = demand + (b === MUSCLE ? effortUptake(p) / restUptake(p, b) : 0);
    blood.wanted[b] = restUptake(p, b) * relativeDemand[b];
  }
  if (!inputs.fieldAsleep) stepHomeSite(p, half, demand, inputs.topicalDilator, dt);
  if (p.step % (NETWORK_EVERY * 500) === 0) stepNetworks(p, half, relativeDemand, NETWORK_EVERY);
  for (let b = 0; b < BED_COUNT; b++) {
    const left = p.networks[b].outputs.venousSaturation;
    const venous = oxygenContent(blood.hemoglobin, left, oxygenPressure(left, half));
    const content = Math.min(venous, blood.oxygenContent);
    blood.uptake[b] = (circulation.mean.bedFlow[b] * 60 * (blood.oxygenContent - content)) / 100;
    pool(p, b, content, dt);
  }
  p.heat.shiverUptake = (p.networks[MUSCLE].outputs.demandMet * shiverDemand(p.heat) * p.host.weight) / standard.weight;
}

/** Venous blood mixes in the bed's veins before it flows on. */
function pool(p: Patient, b: number, content: number, dt: number): void {
  const fresh = p.circulation.mean.bedFlow[b] * dt;
  const held = Math.max(mixing.bedLeast, p.circulation.volume[3 + b]);
  p.blood.venousContent[b] += ((content - p.blood.venousContent[b]) * fresh) / (held + fresh);
}

function mixVeins(p: Patient, half: number, dt: number): void {
  const { blood, circulation } = p;
  const flow = circulation.mean.bedFlow;
  let carried = 0;
  let total = 0;
  for (let b = 0; b < BED_COUNT; b++) {
    carried += flow[b] * blood.venousContent[b];
    total += flow[b];
    const s = saturationOf(blood.venousContent[b], blood.hemoglobin, half);
    if (p.tone.calibrated) blood.signal[b] = metabolicSignal(s, blood.restVenousSaturation[b]) + tissueCall(p, b);
  }
  const mixed = total > 1e-6 ? carried / total : blood.mixedContent;
  blood.mixedContent += (mixed - blood.mixedContent) * Math.min(1, (total * dt) / mixing.heart);
}

/** What hypoxic tissue itself adds to the signal (adenosine, CO2, acid) for the larger arterioles; the network does it vessel by vessel. */
function tissueCall(p: Patient, b: number): number {
  return Math.max(0, p.networks[b].outputs.hypoxicFraction - k.restingHypoxia);
}

/** Saturation 0-1 of blood that holds `content` mL/dL. */
export function saturationOf(content: number, hemoglobin: number, half: number): number {
  const first = limit(content / (oxygen.capacity * hemoglobin), 0, 0.9999);
  const dissolved = oxygen.solubility * oxygenPressure(first, half);
  return limit((content - dissolved) / (oxygen.capacity * hemoglobin), 0, 0.9999);
}

function makeLactate(p: Patient, dt: number): void {
  const { blood } = p;
  const mito = p.endothelium.mitochondria;
  let hypoxic = 0;
  let mitochondrial = 0;
  for (let b = 0; b < BED_COUNT; b++) {
    const lost = deficit(p, b);
    const byMitochondria = Math.min(lost, k.mitochondrialLoss * mito * blood.wanted[b]);
    mitochondrial += byMitochondria;
    hypoxic += lost - byMitochondria;
    if (p.step >= 0) p.debt.missed[b] += (lost * dt) / 60;
  }
  const causes = {
    weight: p.host.weight,
    hypoxicDeficit: hypoxic,
    mitochondrialDeficit: mitochondrial,
    stimulus: p.inflammation.stimulus,
    beta2: p.drugs.beta2,
    liver: p.organs.liver.working,
    kidney: workingKidney(p),
  };
  blood.lactate = nextLactate(blood.lactate, causes, dt);
  let used = 0;
  for (let b = 0; b < BED_COUNT; b++) used += blood.uptake[b];
  blood.carbonDioxideMade =
    respiratoryQuotient * used + hypoxic * lactateNumbers.oxygenMole * k.hypoxicCo2 + p.fluids.gas;
}

/** 0-1: what the kidneys still clear. */
function workingKidney(p: Patient): number {
  return Math.min(1, k.kidneyBase + (k.kidneyByFiltration * p.kidney.filtration) / normalFiltration);
}

/** mL/min that a bed misses: the share of demand that its network cannot meet, beyond what tissue does without before it is short. */
function deficit(p: Patient, b: number): number {
  const missing = 1 - p.networks[b].outputs.demandMet - k.restingShortfall;
  return Math.max(0, missing) * p.blood.wanted[b];
}

/** pH, bicarbonate and base excess from strong ions, lactate, albumin and carbon dioxide. */
function balanceAcids(p: Patient): void {
  const { blood, lungs } = p;
  const plasma = plasmaOf(p);
  const albumin = (p.fluids.albumin / plasma) * 1000;
  blood.ph = phOf(
    strongIonDifference(blood.ions, blood.lactate),
    albumin,
    lungs.arterialCo2,
    unmeasuredAnions(p.inflammation.stimulus, blood.lactate),
  );
  blood.bicarbonate = bicarbonateOf(blood.ph, lungs.arterialCo2);
  blood.baseExcess = baseExcess(blood.ph, lungs.arterialCo2, blood.hemoglobin, blood.saturation);
}

function plasmaOf(p: Patient): number {
  return p.fluids.redCells * (1 / p.blood.hematocrit - 1);
}

/**
 * Central venous (superior caval) oxygen content, mL/dL: brain, half of muscle, half of skin. The vital bed is brain and heart together;
 * the heart extracts more and drains elsewhere, so the brain's arteriovenous difference is a share of the bed's.
 */
export function centralVenousContent(p: Patient): number {
  const flow = p.circulation.mean.bedFlow;
  const v = p.blood.venousContent;
  const brain = p.blood.oxygenContent - mixing.brainExtraction * (p.blood.oxygenContent - v[VITAL]);
  const upper = flow[VITAL] * mixing.brainFlow;
  const arms = flow[MUSCLE] * mixing.armFlow;
  const skin = flow[SKIN] * mixing.upperSkinFlow;
  const sum = upper + arms + skin;
  return sum > 1e-6 ? (upper * brain + arms * v[MUSCLE] + skin * v[SKIN]) / sum : p.blood.mixedContent;
}
