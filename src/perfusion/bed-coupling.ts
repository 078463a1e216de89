// How the whole patient reaches the networks of its beds, and how their resistance is felt by the circulation.
// The same code serves all beds; what makes a bed itself (its nerves, its endothelium, its reserve) stands in bed-parameters.ts.
import { BED_NETWORK, COUPLING } from './bed-parameters.ts';
import { BED_COUNT, BEDS, GUT, perBed, SKIN } from './beds.ts';
import { OXYGEN } from './blood/oxygen.ts';
import { edemaOf } from './body/fluids.ts';
import { chanceStream, normal, subSeed } from './chance.ts';
import { vasomotorDrive } from './circulation/reflex.ts';
import { adhesion } from './endothelium/coagulation.ts';
import { sensitivity, skinAlphaLeft } from './endothelium/tone.ts';
import { TONE } from './endothelium/tone-parameters.ts';
import { exp, limit } from './math.ts';
import { type Bed, type BedInputs, createBed, restInputs, stepBed } from './network/bed.ts';
import { BODY_LARGE, BODY_SMALL, SUBLINGUAL } from './network/generate.ts';
import type { Patient } from './patient.ts';
import { values } from './quantity.ts';

const k = values(COUPLING);
const tone = values(TONE);

const NERVE_DRIVE = perBed((bed) => BED_NETWORK[bed].nerves.value);
const ALPHA_DRIVE = perBed((bed) => BED_NETWORK[bed].alpha.value);
const V1_DRIVE = perBed((bed) => BED_NETWORK[bed].vasopressin.value);
const AT1_DRIVE = perBed((bed) => BED_NETWORK[bed].angiotensin.value);
const DOPAMINE_DRIVE = perBed((bed) => BED_NETWORK[bed].dopamine1.value);
const ENOS_SHARE = perBed((bed) => BED_NETWORK[bed].enos.value);
const INOS_SHARE = perBed((bed) => BED_NETWORK[bed].inos.value);
const STICKY_SHARE = perBed((bed) => BED_NETWORK[bed].sticky.value);
const LOCAL_GAIN = perBed((bed) => BED_NETWORK[bed].local.value);
const EXCHANGE = perBed((bed) => BED_NETWORK[bed].exchange.value);
const CONDUCTION_SHARE = perBed((bed) => BED_NETWORK[bed].conduction.value);
const redCellOxygen = OXYGEN.redCellOxygen.value;

/** Parts of a patient's seed; the sublingual home site uses the seed itself. */
const BED_PART = 200;
const OWN_PART = 300;

/** How this patient's beds differ from the usual: factors on loss of endothelial NO, on inducible NO and on stickiness, per bed. */
export interface Exposure {
  enos: Float64Array;
  inos: Float64Array;
  sticky: Float64Array;
}

/** Drawn once from the seed. */
export function createExposure(seed: number): Exposure {
  const draw = chanceStream(subSeed(seed, OWN_PART));
  const own = (usual: Float64Array): Float64Array =>
    usual.map((share) => share * limit(exp(k.ownSpread * normal(draw)), 1 / k.ownMost, k.ownMost));
  return { enos: own(ENOS_SHARE), inos: own(INOS_SHARE), sticky: own(STICKY_SHARE) };
}

/** The five networks of the body, in the order of BEDS. */
export function createNetworks(seed: number): Bed[] {
  return BEDS.map((_, b) => createNetwork(seed, b));
}

/** The network of bed `b` alone, as the patient of this seed would have it. */
export function createNetwork(seed: number, b: number): Bed {
  return createBed(subSeed(seed, BED_PART + b), { plan: b === GUT ? BODY_LARGE : BODY_SMALL, exchange: EXCHANGE[b] });
}

/** The field under the microscope: home site. */
export function createHomeSite(seed: number): Bed {
  return createBed(seed, { plan: SUBLINGUAL });
}

export function createBedInputs(): BedInputs[] {
  return BEDS.map(() => restInputs());
}

/**
 * Share of their answer to nerves and alpha drugs that small arterioles, and those of skin, have left. Hydrocortisone gives arteries theirs back and raises
 * pressure; small vessels open under it and do not narrow (Buchele 2009).
 */
export function smallVesselSensitivity(p: Patient): number {
  return sensitivity(p.endothelium.vasoplegia, 0, p.blood.ph, p.hormones.deficit);
}

/** The same of bed `b`: skin loses more of it. */
function sensitivityOfBed(p: Patient, b: number): number {
  const left = smallVesselSensitivity(p);
  return b === SKIN ? left * skinAlphaLeft(p.endothelium.vasoplegia) : left;
}

/** Constrictor drive of the small arterioles of bed `b`: nerves and drugs, 0 at rest. */
function constrictorDrive(p: Patient, b: number): number {
  const sens = sensitivityOfBed(p, b);
  const nerves = NERVE_DRIVE[b] * p.smallVesselNerves;
  const peptides = V1_DRIVE[b] * p.drugs.vasopressin + AT1_DRIVE[b] * p.drugs.angiotensin;
  return sens * (nerves + ALPHA_DRIVE[b] * p.drugs.alpha) + peptides;
}

/** Dilator drive of the small arterioles of bed `b` by drugs, 0 without any. */
function dilatorDrive(p: Patient, b: number): number {
  const { beta2, pde3, dilator, dopamine1 } = p.drugs;
  return beta2 + pde3 + k.donor * dilator + DOPAMINE_DRIVE[b] * dopamine1;
}

/** Who constricts bed `b`: nerves, alpha drugs, and vasopressin with angiotensin, in the units of `constrictorDrive`. For explanations only. */
export function constrictorParts(p: Patient, b: number): { nerves: number; drugs: number; vasopressin: number } {
  const sens = sensitivityOfBed(p, b);
  return {
    nerves: sens * NERVE_DRIVE[b] * p.smallVesselNerves,
    drugs: sens * ALPHA_DRIVE[b] * p.drugs.alpha,
    vasopressin: V1_DRIVE[b] * p.drugs.vasopressin + AT1_DRIVE[b] * p.drugs.angiotensin,
  };
}

/** Fills the inputs of bed `b` from the state of the whole patient. `half` is the P50 in mmHg, `demand` relative to rest. */
export function setBedInputs(p: Patient, b: number, half: number, demand: number): void {
  const n = p.bedInputs[b];
  const { exposure } = p;
  const stimulus = p.inflammation.stimulus;
  n.arterialPressure = p.circulation.mean.arterial;
  n.venousPressure = p.circulation.mean.bedVein[b] + p.venuleOffset[b];
  n.upstreamResistance = p.tone.resistance[b];
  n.hematocrit = p.blood.hematocrit;
  n.saturation = p.blood.saturation;
  n.hemoglobinOxygen = redCellOxygen;
  n.p50 = half;
  n.demand = demand;
  n.alpha = constrictorDrive(p, b);
  n.beta = dilatorDrive(p, b);
  n.localGain = LOCAL_GAIN[b];
  const { guanylateBlock } = p.drugs;
  const lost = limit(exposure.enos[b] * (1 - p.endothelium.endothelialNo), 0, 1);
  n.enosLoss = 1 - (1 - lost) * (1 - tone.shearBlocked * guanylateBlock);
  n.inos = limit(exposure.inos[b] * p.endothelium.inducible, 0, 1) * (1 - tone.induciblyBlocked * guanylateBlock);
  n.glycocalyx = p.endothelium.glycocalyx;
  n.activation = k.activeCells * stimulus * p.illness.plugging;
  const sticky = exposure.sticky[b];
  n.adhesion = k.adhesion * adhesion(p.coagulation, p.inflammation) * p.illness.plugging * sticky;
  n.whiteCells = p.coagulation.whiteCells;
  n.thrombin = limit(p.coagulation.thrombin * p.illness.clotting * sticky, 0, 1);
  n.pai = Math.max(p.coagulation.inhibitor, p.drugs.antifibrinolytic);
  n.edema = edemaOf(p.fluids);
  n.stiffness = p.redCellStiffness;
  n.mito = p.endothelium.mitochondria;
  n.conductionFailure = limit(CONDUCTION_SHARE[b] * k.conduction * p.redCellStiffness, 0, 1);
  n.hypertension = p.host.hypertension;
}

/** Advances the networks of the body by `dt` seconds. `demand`: per bed, relative to rest. */
export function stepNetworks(p: Patient, half: number, demand: Float64Array, dt: number): void {
  p.smallVesselNerves += (vasomotorDrive(p.reflex) - p.smallVesselNerves) * (1 - exp(-dt / k.nerveTime));
  for (let b = 0; b < BED_COUNT; b++) {
    setBedInputs(p, b, half, demand[b]);
    stepBed(p.networks[b], p.bedInputs[b], dt);
  }
}

/** Advances the home site under the microscope: it lives in the gut's state, feeds nothing back, and a dilator (0-1) may be dropped on it. */
export function stepHomeSite(p: Patient, half: number, demand: number, topicalDilator: number, dt: number): void {
  setBedInputs(p, GUT, half, demand);
  const inputs = p.bedInputs[GUT];
  inputs.topicalDilator = topicalDilator;
  stepBed(p.sublingual, inputs, dt);
  inputs.topicalDilator = 0; // dropped on the field, not on the gut
}

/** Resistance of a bed relative to rest: its feeding arterioles, and the network behind them. */
export function bedResistance(p: Patient, b: number, viscosity: number): number {
  const network = 1 / Math.max(p.networks[b].outputs.conductance, 1e-3);
  return (1 - k.networkShare) * p.tone.resistance[b] * viscosity + k.networkShare * network;
}

/** Share of small vessels of a bed that do not carry a steady flow, 0-1. */
export function stoppedShare(p: Patient, b: number): number {
  const { stopped, intermittent } = p.networks[b].outputs;
  return stopped + intermittent;
}
