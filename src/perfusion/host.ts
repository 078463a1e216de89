// Who the patient was before the illness, and what the illness is: the plain numbers a case file gives the model.
import { q } from './quantity.ts';

export interface Host {
  /** Years, 18-100. */
  age: number;
  sex: 'female' | 'male';
  /** kg, 35-200. */
  weight: number;
  /** cm, 130-220. */
  height: number;
  /** Chronic hypertension: 0 none - 1 long-standing. */
  hypertension: number;
  /** Contractility before the illness relative to normal, 0.3-1.2. */
  contractility: number;
  /** Hemoglobin before the illness, g/dL, 6-18. */
  hemoglobin: number;
  /** Creatinine before the illness, umol/L, 40-500. */
  creatinine: number;
  /** Room temperature, C, 15-35. */
  room: number;
  /** 0 none - 1 end stage, each: scarred liver, filtration lost for good, chronic heart failure, diabetes. */
  cirrhosis: number;
  chronicKidney: number;
  heartFailure: number;
  diabetes: number;
  /** 0 none - 1 no neutrophils. */
  immunosuppression: number;
  /** Cortisol that the adrenals can answer with, relative to normal, 0-1. */
  adrenalReserve: number;
  /** Flow through the skin of hands and feet at rest, relative to the reference adult: warm or cold hands by nature, 0.2-4. */
  handFlow: number;
}

/** What grows. An antibiotic kills only what it covers (`DrugActions.covers`). */
export const ORGANISMS = [
  'gram-negative',
  'pseudomonas',
  'esbl',
  'streptococcus',
  'mssa',
  'mrsa',
  'enterococcus',
  'anaerobe',
  'candida',
] as const;
export type Organism = (typeof ORGANISMS)[number];

export interface Illness {
  /** Bacterial load at onset, 1e6/mL in the sense of Reynolds 2006, 0-2. 0: no infection. */
  load: number;
  /** Growth rate of the organism, 1/h, 0-1. */
  growth: number;
  /** Hours from onset to arrival, 0-96. */
  hours: number;
  /** mL of plasma water lost before arrival by vomiting, sweat and not drinking, 0-4000. */
  deficit: number;
  /** mL of whole blood lost in the last hours before arrival, 0-3000. */
  bled: number;
  /** mL of balanced crystalloid run in during the last hours before arrival, 0-6000. */
  infused: number;
  /** Anaphylaxis: how much mast cells let go, 0 none - 2; it begins `hours` before the door. */
  anaphylaxis: number;
  /** How strongly this host answers, relative to the reference host (1): see endothelium/. 0-3 each. */
  vasoplegia: number;
  leak: number;
  cardiac: number;
  plugging: number;
  clotting: number;
  mitochondria: number;
  /** Share of filtration lost to the obstructed kidney until it is drained, 0-0.6. */
  obstruction: number;
  /** How much the undrained source keeps seeding, relative to a growth in blood alone, 0-1. */
  source: number;
  /** Share of normal shunt and extra lung water from pneumonia, 0-0.5. 0 when the lungs are clear. */
  lungShunt: number;
  organism: Organism;
  /** Share of its killing that a drug loses although it should cover the organism, 0-1. */
  resistance: number;
}

export const REFERENCE_HOST: Host = {
  age: 40,
  sex: 'male',
  weight: 70,
  height: 172,
  hypertension: 0,
  contractility: 1,
  hemoglobin: 14,
  creatinine: 75,
  room: 24,
  cirrhosis: 0,
  chronicKidney: 0,
  heartFailure: 0,
  diabetes: 0,
  immunosuppression: 0,
  adrenalReserve: 1,
  handFlow: 1,
};

export const NO_ILLNESS: Illness = {
  load: 0,
  growth: 0,
  hours: 0,
  deficit: 0,
  bled: 0,
  infused: 0,
  anaphylaxis: 0,
  vasoplegia: 1,
  leak: 1,
  cardiac: 1,
  plugging: 1,
  clotting: 1,
  mitochondria: 1,
  obstruction: 0,
  source: 0,
  lungShunt: 0,
  organism: 'gram-negative',
  resistance: 0,
};

/** Accepted range of every number above; the engine refuses a case outside it with the name, the value and the range. */
export const HOST_RANGES: Record<Exclude<keyof Host, 'sex'>, [number, number]> = {
  age: [18, 100],
  weight: [35, 200],
  height: [130, 220],
  hypertension: [0, 1],
  contractility: [0.3, 1.2],
  hemoglobin: [6, 18],
  creatinine: [40, 500],
  room: [15, 35],
  cirrhosis: [0, 1],
  chronicKidney: [0, 1],
  heartFailure: [0, 1],
  diabetes: [0, 1],
  immunosuppression: [0, 1],
  adrenalReserve: [0, 1],
  handFlow: [0.2, 4],
};
export const ILLNESS_RANGES: Record<Exclude<keyof Illness, 'organism'>, [number, number]> = {
  load: [0, 2],
  growth: [0, 1],
  hours: [0, 96],
  deficit: [0, 4000],
  bled: [0, 3000],
  infused: [0, 6000],
  anaphylaxis: [0, 2],
  vasoplegia: [0, 3],
  leak: [0, 3],
  cardiac: [0, 3],
  plugging: [0, 3],
  clotting: [0, 3],
  mitochondria: [0, 3],
  obstruction: [0, 0.6],
  source: [0, 1],
  lungShunt: [0, 0.5],
  resistance: [0, 1],
};

/** What lasting disease takes from the heart; other organs say so in their own files. */
export const HOST_EFFECTS = {
  failingHeart: q(
    0.75,
    'share of contractility in end-stage heart failure',
    'chosen so that moderate failure has an ejection fraction near 40 %',
  ),
  deafHeart: q(
    0.5,
    'share of beta-1 effect lost in end-stage heart failure',
    'chosen: the failing heart loses about half of its beta-1 receptors',
  ),
};

/** Contractility before the illness, relative to normal. */
export function usualContractility(host: Host): number {
  return host.contractility * (1 - HOST_EFFECTS.failingHeart.value * host.heartFailure);
}

/** Share of the beta-1 effect that this heart still answers with. */
export function betaReserve(host: Host): number {
  return 1 - HOST_EFFECTS.deafHeart.value * host.heartFailure;
}

/** @throws RangeError that names the first number outside its range. */
export function checkPerson(host: Host, illness: Illness): void {
  checkNumbers('host', host, HOST_RANGES);
  if (host.sex !== 'female' && host.sex !== 'male')
    throw new RangeError(`host.sex is "${String(host.sex)}"; accepted: female, male.`);
  checkNumbers('illness', illness, ILLNESS_RANGES);
  if (!ORGANISMS.includes(illness.organism))
    throw new RangeError(`illness.organism is "${illness.organism}"; accepted: ${ORGANISMS.join(', ')}.`);
}

function checkNumbers<Name extends string>(
  whose: string,
  values: Record<Name, number>,
  ranges: Record<Name, [number, number]>,
): void {
  for (const name of Object.keys(ranges) as Name[]) {
    const [low, high] = ranges[name];
    const value = values[name];
    if (typeof value !== 'number' || !(value >= low && value <= high))
      throw new RangeError(`${whose}.${name} is ${value}; accepted ${low} to ${high}.`);
  }
}

/** kg of a normal body of this sex and height: lungs grow with it, not with fat (ARDS Network 2000, after Devine). */
export function predictedWeight(host: Host): number {
  return (host.sex === 'male' ? 50 : 45.5) + 0.91 * (host.height - 152.4);
}
