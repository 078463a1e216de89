// How the whole patient reaches the networks of its beds, and how their resistance is felt by the circulation.
// The same code serves all beds; what makes a bed itself (its nerves, its endothelium, its reserve) is the table below.
import { BED_COUNT, BEDS, GUT, perBed } from './beds.ts';
import { OXYGEN } from './blood/oxygen.ts';
import { edemaOf } from './body/fluids.ts';
import { chanceStream, normal, subSeed } from './chance.ts';
import { vasomotorDrive } from './circulation/reflex.ts';
import { adhesion } from './endothelium/coagulation.ts';
import { sensitivity } from './endothelium/tone.ts';
import { exp, limit } from './math.ts';
import { type Bed, type BedInputs, createBed, restInputs, stepBed } from './network/bed.ts';
import { BODY_LARGE, BODY_SMALL, SUBLINGUAL } from './network/generate.ts';
import type { Patient } from './patient.ts';
import { q, values } from './quantity.ts';

export const COUPLING = {
  networkShare: q(
    0.54,
    'share of a bed resistance at rest',
    'inlet 55 mmHg at arterial 90 and venous 14: chosen as in published sublingual and mesenteric pressure profiles',
  ),
  inletRest: q(55, 'mmHg', 'pressure at the inlet of a network at rest, see networkShare'),
  venuleRest: q(14, 'mmHg', 'pressure at the outlet of a network at rest: chosen within 12-20 of collecting venules'),
  stiffCells: q(
    0.95,
    'per unit of stimulus',
    'red cells stiffen with inflammation: chosen to reach 0.5-0.7 in septic shock',
  ),
  conduction: q(0.95, 'per unit of stimulus', 'Bateman 2015: red-cell ATP release falls to 0.55 of 1.48'),
  activeCells: q(1.15, 'per unit of stimulus', 'chosen so that average sepsis reaches 0.75'),
  adhesion: q(1.25, 'per unit of adhesion', 'chosen so that average sepsis reaches 0.85'),
  ownSpread: q(
    0.25,
    'standard deviation of the logarithm',
    'chosen so that beds of one patient can differ by 25 points of PPV either way, as organs fail in different order in different patients',
  ),
  ownMost: q(1.6, 'times the usual exposure', 'chosen: bounds ownSpread at about two standard deviations'),
};
const k = values(COUPLING);

const NERVES = 'constrictor units of small arterioles per unit of sympathetic drive: in proportion to BED_TONE';
const ALPHA = 'constrictor units of small arterioles at full alpha effect: in proportion to BED_TONE';
const V1 =
  'constrictor units at full V1 effect: chosen so that at equal pressure vasopressin and norepinephrine constrict alike (Morelli 2011: no difference)';
const ENOS =
  'how much of the loss of endothelial NO reaches this bed: chosen so that skin and gut lose most (product lesson 9)';
const INOS = 'how much inducible NO this bed makes: chosen so that gut and muscle open most, brain and heart least';
const STICKY = 'how much of adhesion and clotting this bed shows: chosen so that brain and heart are spared most';
const DENSE =
  'oxygen exchange relative to the sublingual bed: chosen so that mean tissue PO2 at rest is 25-35 mmHg; brain and heart have several times its capillary density';
const LOCAL =
  'gain of its own pressure and hunger responses relative to the sublingual bed: chosen so that brain and heart autoregulate most';

/** What makes each bed itself. */
export const BED_NETWORK = {
  vital: {
    nerves: q(0.27, '1', NERVES),
    alpha: q(0.55, '1', ALPHA),
    vasopressin: q(0.06, '1', V1),
    enos: q(0.5, 'share', ENOS),
    inos: q(0.4, 'share', INOS),
    sticky: q(0.5, 'share', STICKY),
    exchange: q(2.5, '1', DENSE),
    local: q(1.5, '1', LOCAL),
    conduction: q(
      0.3,
      'share',
      'chosen so that brain and heart keep most of their autoregulation when conduction fails',
    ),
  },
  kidney: {
    nerves: q(0.9, '1', NERVES),
    alpha: q(1.6, '1', ALPHA),
    vasopressin: q(0.11, '1', V1),
    enos: q(1, 'share', ENOS),
    inos: q(0.9, 'share', INOS),
    sticky: q(0.9, 'share', STICKY),
    exchange: q(0.7, '1', DENSE),
    local: q(1.2, '1', LOCAL),
    conduction: q(1, 'share', 'as measured for the whole body'),
  },
  gut: {
    nerves: q(1.1, '1', 'chosen so that unloading by 1 L of fluid gives back 0.35 units'),
    alpha: q(2.3, '1', 'chosen so that +10 mmHg by norepinephrine costs 0.10-0.13 units'),
    vasopressin: q(0.6, '1', V1),
    enos: q(1, 'share', ENOS),
    inos: q(1, 'share', INOS),
    sticky: q(1, 'share', STICKY),
    exchange: q(1, '1', DENSE),
    local: q(1, '1', LOCAL),
    conduction: q(1, 'share', 'as measured for the whole body'),
  },
  muscle: {
    nerves: q(1.1, '1', NERVES),
    alpha: q(2.5, '1', ALPHA),
    vasopressin: q(0.55, '1', V1),
    enos: q(0.8, 'share', ENOS),
    inos: q(1, 'share', INOS),
    sticky: q(0.8, 'share', STICKY),
    exchange: q(1, '1', DENSE),
    local: q(1, '1', LOCAL),
    conduction: q(1, 'share', 'as measured for the whole body'),
  },
  skin: {
    nerves: q(1.0, '1', NERVES),
    alpha: q(2.4, '1', ALPHA),
    vasopressin: q(0.7, '1', V1),
    enos: q(0.9, 'share', ENOS),
    inos: q(0.8, 'share', INOS),
    sticky: q(0.95, 'share', STICKY),
    exchange: q(0.8, '1', DENSE),
    local: q(0.6, '1', LOCAL),
    conduction: q(1, 'share', 'as measured for the whole body'),
  },
};
const NERVE_DRIVE = perBed((bed) => BED_NETWORK[bed].nerves.value);
const ALPHA_DRIVE = perBed((bed) => BED_NETWORK[bed].alpha.value);
const V1_DRIVE = perBed((bed) => BED_NETWORK[bed].vasopressin.value);
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

/** Constrictor drive of the small arterioles of bed `b`: nerves and drugs, 0 at rest. */
function constrictorDrive(p: Patient, b: number): number {
  const sens = sensitivity(p.endothelium.vasoplegia, p.drugs.glucocorticoid, p.blood.ph, p.hormones.deficit);
  const nerves = NERVE_DRIVE[b] * vasomotorDrive(p.reflex);
  return sens * (nerves + ALPHA_DRIVE[b] * p.drugs.alpha) + V1_DRIVE[b] * p.drugs.vasopressin;
}

/** Who constricts bed `b`: nerves, alpha drugs and vasopressin, in the units of `constrictorDrive`. For explanations only. */
export function constrictorParts(p: Patient, b: number): { nerves: number; drugs: number; vasopressin: number } {
  const sens = sensitivity(p.endothelium.vasoplegia, p.drugs.glucocorticoid, p.blood.ph, p.hormones.deficit);
  return {
    nerves: sens * NERVE_DRIVE[b] * vasomotorDrive(p.reflex),
    drugs: sens * ALPHA_DRIVE[b] * p.drugs.alpha,
    vasopressin: V1_DRIVE[b] * p.drugs.vasopressin,
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
  n.beta = p.drugs.beta2;
  n.localGain = LOCAL_GAIN[b];
  n.enosLoss = limit(exposure.enos[b] * (1 - p.endothelium.endothelialNo), 0, 1);
  n.inos = limit(exposure.inos[b] * p.endothelium.inducible, 0, 1);
  n.glycocalyx = p.endothelium.glycocalyx;
  n.activation = limit(k.activeCells * stimulus * p.illness.plugging, 0, 1);
  const sticky = exposure.sticky[b];
  n.adhesion = limit(k.adhesion * adhesion(p.coagulation, p.inflammation) * p.illness.plugging * sticky, 0, 1);
  n.whiteCells = p.coagulation.whiteCells;
  n.thrombin = limit(p.coagulation.thrombin * p.illness.clotting * sticky, 0, 1);
  n.pai = p.coagulation.inhibitor;
  n.edema = edemaOf(p.fluids);
  n.stiffness = limit(k.stiffCells * stimulus, 0, 1);
  n.mito = p.endothelium.mitochondria;
  n.conductionFailure = limit(CONDUCTION_SHARE[b] * k.conduction * stimulus, 0, 1);
  n.hypertension = p.host.hypertension;
}

/** Advances the networks of the body by `dt` seconds. `demand`: per bed, relative to rest. */
export function stepNetworks(p: Patient, half: number, demand: Float64Array, dt: number): void {
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
