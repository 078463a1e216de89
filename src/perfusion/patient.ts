// The whole state of one patient: plain numbers and lists, one line and unit per field. `advance` changes it and nothing else.
import { createBedInputs, createExposure, createHomeSite, createNetworks, type Exposure } from './bed-coupling.ts';
import { BED_COUNT } from './beds.ts';
import { type Ions, createIons } from './blood/acid-base.ts';
import { OXYGEN } from './blood/oxygen.ts';
import { createDebt, type Debt } from './body/outcome.ts';
import { createDrugs, type Drugs, KINETICS } from './body/drugs.ts';
import { createFluids, type Fluids } from './body/fluids.ts';
import { createHeat, type Heat } from './body/heat.ts';
import { createHormones, type Hormones } from './body/hormones.ts';
import { createKidney, type Kidney } from './body/kidney.ts';
import { createLungs, type Lungs } from './body/lungs.ts';
import { createSkin, type Skin } from './body/skin.ts';
import { createVitalOrgans, type VitalOrgans } from './body/vital-organs.ts';
import { bloodVolume, type Circulation, createCirculation } from './circulation/circulation.ts';
import { createReflex, type Reflex } from './circulation/reflex.ts';
import { type Coagulation, createCoagulation } from './endothelium/coagulation.ts';
import { createEndothelium, type Endothelium } from './endothelium/endothelium.ts';
import { createInflammation, type Inflammation } from './endothelium/inflammation.ts';
import { createTone, type Tone } from './endothelium/tone.ts';
import type { Host, Illness } from './host.ts';
import type { Formulary } from './inputs.ts';
import { createMediators, type Mediators } from './body/mediators.ts';
import { createOrgans, type Organs } from './organs.ts';
import { type Bed, type BedInputs, restInputs } from './network/bed.ts';
import { MODEL_VERSION } from './version.ts';

/** full: every heart beat, for play. held-beat: a few beats, then their means are held; for counterfactuals, cohorts and tables. */
export type Resolution = 'full' | 'held-beat';

/** Gases and lactate of the blood. Contents in mL/dL. */
export interface Blood {
  /** g/dL; volume share. */
  hemoglobin: number;
  hematocrit: number;
  /** Arterial: 0-1, mmHg, mL/dL, mL CO2/dL. */
  saturation: number;
  oxygenPressure: number;
  oxygenContent: number;
  ph: number;
  bicarbonate: number;
  baseExcess: number;
  /** mL O2/dL in the venous pool of each bed, and mixed. */
  venousContent: Float64Array;
  mixedContent: number;
  /** mL O2/min taken up and wanted by each bed. */
  uptake: Float64Array;
  wanted: Float64Array;
  /** mL CO2/min made. */
  carbonDioxideMade: number;
  /** Metabolic signal of each bed relative to rest, and venous saturation at rest. */
  signal: Float64Array;
  restVenousSaturation: Float64Array;
  /** mmol/L. */
  lactate: number;
  ions: Ions;
}

export interface Patient {
  model: string;
  /** 2 ms steps since arrival; negative while the hours before arrival are lived. */
  step: number;
  seed: number;
  resolution: Resolution;
  host: Host;
  illness: Illness;
  formulary: Formulary;
  alive: boolean;
  /** Step at which the heart stopped; 0 while it beats. */
  arrestStep: number;
  /** Drinks what it loses: true for the healthy, false from the onset of illness. */
  drinks: boolean;
  circulation: Circulation;
  reflex: Reflex;
  tone: Tone;
  drugs: Drugs;
  hormones: Hormones;
  /** The solved networks, in the order of BEDS, and what they were last told. */
  networks: Bed[];
  bedInputs: BedInputs[];
  /** The home site under the microscope: it lives in the gut's state and feeds nothing back. */
  sublingual: Bed;
  exposure: Exposure;
  /** Sympathetic drive above rest as the small arterioles of the networks feel it. */
  smallVesselNerves: number;
  /** 0-1: red cells stiffen with inflammation and soften over days. */
  redCellStiffness: number;
  /** mmHg between the outlet of each network and its bed's veins, taken at rest. */
  venuleOffset: Float64Array;
  /** What the gut was told at rest: other sites under the tongue are calibrated with it. */
  gutAtRest: BedInputs;
  blood: Blood;
  lungs: Lungs;
  fluids: Fluids;
  inflammation: Inflammation;
  endothelium: Endothelium;
  coagulation: Coagulation;
  kidney: Kidney;
  heat: Heat;
  skin: Skin;
  vital: VitalOrgans;
  organs: Organs;
  mediators: Mediators;
  debt: Debt;
  /** mL since arrival: urine, fluid given, blood lost. */
  urine: number;
  given: number;
  bled: number;
}

const HEALTHY_SEVERITY = 0; // SAPS II; 0 counts as a healthy volunteer
const SEPTIC_SEVERITY = KINETICS.septicSeverity.value;

/** A healthy adult with its vessels and networks, not yet settled. `present.ts` settles it and lives the illness. */
export function createPatient(
  host: Host,
  illness: Illness,
  formulary: Formulary,
  seed: number,
  resolution: Resolution,
): Patient {
  const circulation = createCirculation(host, seed);
  const hematocrit = host.hemoglobin / OXYGEN.hemoglobinPerRedCell.value;
  const volume = bloodVolume(circulation);
  const ill = illness.hours > 0;
  return {
    model: MODEL_VERSION,
    step: 0,
    seed,
    resolution,
    host: { ...host },
    illness: { ...illness },
    formulary: structuredCopy(formulary),
    alive: true,
    arrestStep: 0,
    drinks: true,
    circulation,
    reflex: createReflex(),
    tone: createTone(),
    hormones: createHormones(),
    drugs: createDrugs(formulary, host.weight, ill ? SEPTIC_SEVERITY : HEALTHY_SEVERITY),
    networks: createNetworks(seed),
    bedInputs: createBedInputs(),
    sublingual: createHomeSite(seed),
    exposure: createExposure(seed),
    smallVesselNerves: 0,
    redCellStiffness: 0,
    venuleOffset: new Float64Array(BED_COUNT).fill(9),
    gutAtRest: restInputs(),
    blood: createBlood(host.hemoglobin, hematocrit),
    lungs: createLungs(host.weight),
    fluids: createFluids(volume * (1 - hematocrit), volume * hematocrit, host.weight),
    inflammation: createInflammation(),
    endothelium: createEndothelium(),
    coagulation: createCoagulation(),
    kidney: createKidney(host),
    heat: createHeat(),
    skin: createSkin(),
    vital: createVitalOrgans(),
    organs: createOrgans(host),
    mediators: createMediators(),
    debt: createDebt(),
    urine: 0,
    given: 0,
    bled: 0,
  };
}

function createBlood(hemoglobin: number, hematocrit: number): Blood {
  return {
    hemoglobin,
    hematocrit,
    saturation: 0.975,
    oxygenPressure: 95,
    oxygenContent: 18.6,
    ph: 7.4,
    bicarbonate: 24.4,
    baseExcess: 0,
    venousContent: new Float64Array(BED_COUNT).fill(14),
    mixedContent: 14,
    uptake: new Float64Array(BED_COUNT),
    wanted: new Float64Array(BED_COUNT),
    carbonDioxideMade: 200,
    signal: new Float64Array(BED_COUNT).fill(1),
    restVenousSaturation: new Float64Array(BED_COUNT).fill(0.72),
    lactate: 1.2,
    ions: createIons(),
  };
}

function structuredCopy(formulary: Formulary): Formulary {
  return {
    drugs: formulary.drugs.map((d) => ({
      ...d,
      acts: { ...d.acts },
      ...(d.product ? { product: { ...d.product } } : {}),
    })),
    fluids: formulary.fluids.map((f) => ({ ...f })),
  };
}

/** mL of plasma now: what the vessels hold minus red cells. */
export function plasmaVolume(patient: Patient): number {
  return bloodVolume(patient.circulation) - patient.fluids.redCells;
}

/** Share of their concentration that infused water leaves to clotting factors and platelets, 0-1. */
export function undiluted(patient: Patient): number {
  return 1 - patient.fluids.thinning / plasmaVolume(patient);
}
