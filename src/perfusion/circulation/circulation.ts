// The pumping heart and the blood vessels it fills: the state of 15 volumes and how it starts.
import { BED_COUNT, BEDS, perBed } from '../beds.ts';
import type { Host } from '../host.ts';
import { values } from '../quantity.ts';
import { type Chest, createChest } from './chest.ts';
import { BED_VESSELS, HEART, VESSELS } from './circulation-parameters.ts';
import { createRhythm, type Rhythm } from './rhythm.ts';

/** Places of the volumes in `volume`; the five bed veins stand in the order of BEDS. */
export const LEFT_VENTRICLE = 0;
export const AORTA = 1;
export const ARTERY = 2;
export const FIRST_VEIN = 3;
export const CAVA = 8;
export const RIGHT_ATRIUM = 9;
export const RIGHT_VENTRICLE = 10;
export const PULMONARY_ARTERY = 11;
export const PULMONARY_CAPILLARY = 12;
export const PULMONARY_VEIN = 13;
export const LEFT_ATRIUM = 14;
export const VOLUME_COUNT = 15;

export const TRACE_STEP = 4; // circulation steps between two samples of a trace: 8 ms
export const TRACE_LENGTH = 256; // samples kept of one beat: 2 s, longer beats are cut off at the end

/** What heart beats amount to, smoothed over about a breath. */
export interface BeatMeans {
  /** mmHg. */
  aortic: number;
  arterial: number;
  systolic: number;
  diastolic: number;
  central: number;
  rightAtrial: number;
  pulmonaryArterial: number;
  pulmonaryCapillary: number;
  leftAtrial: number;
  /** Aortic pressure averaged over diastole: what fills the coronary arteries. */
  aorticDiastolic: number;
  /** mL. */
  strokeVolume: number;
  endDiastolic: number;
  endSystolic: number;
  rightEndDiastolic: number;
  /** L/min. */
  output: number;
  /** s. */
  duration: number;
  /** Mean arteriolar inflow of each bed, mL/s, and mean pressure of each bed vein, mmHg. */
  bedFlow: Float64Array;
  bedVein: Float64Array;
}

/** Samples of one beat, 8 ms apart, mmHg (pleth: arbitrary units). */
export interface Trace {
  arterial: Float32Array;
  central: Float32Array;
  pleth: Float32Array;
  length: number;
  /** s. */
  duration: number;
}

export interface Circulation {
  /** mL, 15 places. */
  volume: Float64Array;
  /** mL: what a vessel holds without stretch; veins give some of it up when they constrict. */
  unstressed: Float64Array;
  /** mmHg/mL: stiffness of the passive vessels (0 for the heart's own chambers). */
  stiffness: Float64Array;
  /** mL/s: through the aortic valve, and from aorta to peripheral artery. */
  inertialFlow: Float64Array;
  /** mmHg s/mL: inflow resistance of each bed at rest and now, and its venous outflow resistance. */
  bedRest: Float64Array;
  bedResistance: Float64Array;
  bedOutflow: Float64Array;
  /** Pulmonary vascular resistance relative to rest. */
  pulmonaryTone: number;
  /** Body-size factor of the volumes (weight / 70 kg). */
  size: number;
  /** s since the beat began; the beat's planned length; next beat's accumulated phase 0-1. */
  beatTime: number;
  beatLength: number;
  beatPhase: number;
  beatNumber: number;
  /** Latched at the beginning of a beat: contractility of both ventricles (mmHg/mL) and systolic times (s). */
  leftElastance: number;
  rightElastance: number;
  ventricleSystole: number;
  atriumSystole: number;
  atrioventricularDelay: number;
  /** Asked for by reflex, drugs and disease: heart period in s, contractility relative to the reference heart. */
  period: number;
  leftContractility: number;
  rightContractility: number;
  /** Time the ventricles take to relax relative to normal. */
  relaxation: number;
  rhythm: Rhythm;
  /** False once the heart has stopped. */
  beating: boolean;
  /** mmHg: pressure around the heart now, and what inflated lungs add to it around their capillaries. */
  thoracic: number;
  alveolar: number;
  chest: Chest;
  /** Phase 0-1 of the breath. */
  breathPhase: number;
  breathsPerMinute: number;
  /** Running sums of the present beat; see beat.ts. */
  sums: Float64Array;
  mean: BeatMeans;
  /** Pressure in the catheter (mmHg, mmHg/s) and the pleth's filtered pressure. */
  catheter: Float64Array;
  plethGain: number;
  /** Of the beat that is going on, and of the last whole one; the two swap. */
  trace: Trace;
  lastTrace: Trace;
}

const heart = values(HEART);
const vessels = values(VESSELS);

/** Share of arterial compliance that age and hypertension leave. */
function arterialSoftness(host: Host): number {
  const age = 1 - vessels.arterialStiffening * Math.max(0, host.age - 40);
  return age * (1 - vessels.hypertensiveStiffening * host.hypertension);
}

/** A circulation filled to rest volumes, at the beginning of a beat; it settles within a minute. */
export function createCirculation(host: Host, seed = 0): Circulation {
  const size = host.weight / 70;
  const soft = arterialSoftness(host) * size;
  const tight = (1 + vessels.hypertensiveResistance * host.hypertension) / size;
  const stiffness = new Float64Array(VOLUME_COUNT);
  const unstressed = new Float64Array(VOLUME_COUNT);
  const fill = (place: number, compliance: number, v0: number): void => {
    stiffness[place] = 1 / compliance;
    unstressed[place] = v0 * size;
  };
  fill(AORTA, vessels.aorta * soft, vessels.aortaV0);
  fill(ARTERY, vessels.peripheralArtery * soft, vessels.peripheralArteryV0);
  fill(CAVA, vessels.cava * size, vessels.cavaV0);
  fill(PULMONARY_ARTERY, vessels.pulmonaryArtery * size, vessels.pulmonaryArteryV0);
  fill(PULMONARY_CAPILLARY, vessels.pulmonaryCapillary * size, vessels.pulmonaryCapillaryV0);
  fill(PULMONARY_VEIN, vessels.pulmonaryVein * size, vessels.pulmonaryVeinV0);
  BEDS.forEach((bed, i) => {
    fill(FIRST_VEIN + i, BED_VESSELS[bed].compliance.value * size, BED_VESSELS[bed].v0.value);
  });
  const bedRest = perBed((bed) => BED_VESSELS[bed].arteriolar.value * tight);
  const circulation: Circulation = {
    volume: new Float64Array(VOLUME_COUNT),
    unstressed,
    stiffness,
    inertialFlow: new Float64Array(2),
    bedRest,
    bedResistance: bedRest.slice(),
    bedOutflow: perBed((bed) => BED_VESSELS[bed].venous.value / size),
    pulmonaryTone: 1,
    size,
    beatTime: 0,
    beatLength: 0.83,
    beatPhase: 0,
    beatNumber: 0,
    leftElastance: heart.leftVentricleElastance / size,
    rightElastance: heart.rightVentricleElastance / size,
    ventricleSystole: heart.ventricleSystole * Math.sqrt(0.83),
    atriumSystole: heart.atriumSystole * Math.sqrt(0.83),
    atrioventricularDelay: heart.atrioventricularDelay * Math.sqrt(0.83),
    period: 0.83,
    leftContractility: host.contractility,
    rightContractility: 1,
    relaxation: 1,
    rhythm: createRhythm(seed),
    beating: true,
    thoracic: vessels.thoracicPressure,
    alveolar: 0,
    chest: createChest(),
    breathPhase: 0,
    breathsPerMinute: 14,
    sums: new Float64Array(16 + 2 * BED_COUNT),
    mean: restMeans(),
    catheter: Float64Array.of(90, 0, 90),
    plethGain: 1,
    trace: emptyTrace(),
    lastTrace: emptyTrace(),
  };
  fillToRest(circulation, host);
  resetSums(circulation);
  return circulation;
}

function emptyTrace(): Trace {
  return {
    arterial: new Float32Array(TRACE_LENGTH),
    central: new Float32Array(TRACE_LENGTH),
    pleth: new Float32Array(TRACE_LENGTH),
    length: 0,
    duration: 0.83,
  };
}

/** Spreads the blood volume: heart and arteries at their rest pressures, the rest over the veins at one pressure. */
function fillToRest(circulation: Circulation, host: Host): void {
  const { volume, unstressed, stiffness, size } = circulation;
  const pressure = new Float64Array(VOLUME_COUNT);
  pressure[AORTA] = pressure[ARTERY] = 85;
  pressure[PULMONARY_ARTERY] = 13;
  pressure[PULMONARY_CAPILLARY] = 9;
  pressure[PULMONARY_VEIN] = 6;
  for (let i = 0; i < VOLUME_COUNT; i++) {
    if (stiffness[i] > 0) volume[i] = unstressed[i] + pressure[i] / stiffness[i];
  }
  volume[LEFT_VENTRICLE] = 110 * size;
  volume[RIGHT_VENTRICLE] = 120 * size;
  volume[LEFT_ATRIUM] = 40 * size;
  volume[RIGHT_ATRIUM] = 40 * size;
  const total = vessels.bloodVolume * (host.weight / 70);
  let spread = total;
  let compliance = 0;
  for (let i = 0; i < VOLUME_COUNT; i++) {
    spread -= volume[i];
    if (i >= FIRST_VEIN && i <= CAVA) compliance += 1 / stiffness[i];
  }
  for (let i = FIRST_VEIN; i <= CAVA; i++) volume[i] += spread / stiffness[i] / compliance;
}

function restMeans(): BeatMeans {
  return {
    aortic: 90,
    arterial: 90,
    systolic: 117,
    diastolic: 74,
    central: 4,
    rightAtrial: 3,
    pulmonaryArterial: 15,
    pulmonaryCapillary: 10,
    leftAtrial: 8,
    aorticDiastolic: 80,
    strokeVolume: 70,
    endDiastolic: 128,
    endSystolic: 55,
    rightEndDiastolic: 130,
    output: 5.2,
    duration: 0.83,
    bedFlow: Float64Array.of(13, 16, 23, 26, 6),
    bedVein: Float64Array.of(6, 6, 6, 6, 6),
  };
}

/** mL of blood in all vessels and chambers. */
export function bloodVolume(circulation: Circulation): number {
  let sum = 0;
  for (let i = 0; i < VOLUME_COUNT; i++) sum += circulation.volume[i];
  return sum;
}

/** Mean systemic filling pressure, mmHg: what all systemic vessels would settle at if the heart stopped (heart and lungs left out). */
export function fillingPressure(circulation: Circulation): number {
  let stressed = 0;
  let compliance = 0;
  for (let i = AORTA; i <= CAVA; i++) {
    stressed += circulation.volume[i] - circulation.unstressed[i];
    compliance += 1 / circulation.stiffness[i];
  }
  return stressed / compliance;
}

const BEYOND = 1e9; // any pressure or volume is inside: start of a running maximum or minimum

/** Starts the sums of a new beat; beat.ts says what stands where. */
export function resetSums(c: Circulation): void {
  c.sums.fill(0);
  c.sums[3] = -BEYOND;
  c.sums[4] = BEYOND;
  c.sums[10] = -BEYOND;
  c.sums[11] = BEYOND;
  c.sums[15] = -BEYOND;
}
