// The forms that every entry of the catalog fills in: what a trainee can give, ask for, do and see.
import type { OxygenSupply } from '../perfusion/body/oxygen-devices.ts';
import type { DrugModel, FluidModel } from '../perfusion/inputs.ts';

/** How well a treatment stands in septic shock, for the card on the order. */
export interface Evidence {
  kind: 'recommended' | 'usual care' | 'uncertain' | 'trial neutral' | 'suggested against' | 'experimental';
  /** What trials found, one or two sentences. */
  says: string;
  source: string;
}

/** Antimicrobials that one allergy covers. */
export const ALLERGY_FAMILIES = [
  'penicillin',
  'cephalosporin',
  'carbapenem',
  'glycopeptide',
  'aminoglycoside',
  'quinolone',
  'nitroimidazole',
  'lincosamide',
  'echinocandin',
  'azole',
] as const;
export type AllergyFamily = (typeof ALLERGY_FAMILIES)[number];

export type OrderKind =
  'fluid' | 'infusion' | 'dose' | 'antibiotic' | 'oxygen' | 'line' | 'investigation' | 'procedure' | 'examination';

/** A number that the trainee sets with an order, in clinical units. */
export interface OrderField {
  id: 'volume' | 'duration' | 'rate' | 'dose' | 'fraction' | 'tidal' | 'breaths' | 'peep';
  label: string;
  unit: string;
  min: number;
  max: number;
  step: number;
  initial: number;
}

/** Everything the trainee can order. Times are minutes at the bedside; a case may change `turnaround`. */
export interface OrderEntry {
  id: string;
  kind: OrderKind;
  /** Heading in the order menu. */
  group:
    | 'Examine'
    | 'Monitor and lines'
    | 'Fluids'
    | 'Blood'
    | 'Vasopressors'
    | 'Inotropes'
    | 'Rate and dilation'
    | 'Adjuncts'
    | 'Sedation'
    | 'Other drugs'
    | 'Oxygen'
    | 'Investigations'
    | 'Source control';
  label: string;
  /** Words that clinicians search for it by. */
  synonyms: string[];
  /** One line under the label: what it is or does at the bedside. */
  hint: string;
  fields: OrderField[];
  /** From order to start, min. */
  preparation: number;
  /** How long it takes once started, min; for infusions 0 = until stopped. */
  duration: number;
  /** From the sample (end of `duration`) to the result, min; 0 = at once. */
  turnaround: number;
  /** Ids of lines or sensors that must be in place; the refusal names them. */
  needs: readonly string[];
  /** Which line or sensor it puts in place, if any. */
  provides?: string;
  /** May it be ordered again while it runs or waits for its result? */
  repeatable: boolean;
  /** How many of it there can be: one if not given. */
  places?: number;
  /** Keeps the learner's own hands: the pace goes to 1x while it lasts. */
  hands?: boolean;
  /** Where dose, time or practice comes from. */
  source: string;
  drug?: DrugModel;
  fluid?: FluidModel;
  /** Of an antimicrobial: who is allergic to one of a family is not given another of it. */
  family?: AllergyFamily;
  evidence?: Evidence;
  /** Why giving it changes nothing here, one sentence; missing: its effect is simulated. */
  notSimulated?: string;
  /** Moves neither pressure, refill, lactate nor small vessels within the hour: nobody is asked to foresee it, and it stands last under its heading. */
  background?: boolean;
  /** What a full syringe of a pump holds, in the amount of its rate: "ug" of ug/kg/min. */
  syringe?: number;
  /** Harms the tissue when it runs beside the vein. */
  vesicant?: boolean;
  /** Blood drawn for it, mL. */
  blood?: number;
  /** Columns of the truth that its result reports, with laboratory noise (see analytes.ts). */
  reports?: string[];
  /** Columns whose change from its beginning to its sample it reports. */
  compares?: string[];
  /** Its report in words when the case has none of its own: the normal finding. */
  normalReport?: string;
  /** May it be stopped once it runs? Infusions, fluids, oxygen and maneuvers may; a procedure under way may not. */
  stoppable?: boolean;
  /** Orders with the same word replace each other: one oxygen device at a time. */
  replaces?: string;
  /** For an oxygen device: a `rate` field is its flow, a `fraction` field the set inspired fraction. */
  oxygen?: { device: OxygenSupply['device'] | 'ventilator' };
}

/** One number a laboratory or an examiner reports: its reference range and how much two honest measurements differ. */
export interface Analyte {
  /** Column of the truth. */
  name: string;
  label: string;
  unit: string;
  low: number | null;
  high: number | null;
  criticalLow: number | null;
  criticalHigh: number | null;
  /** Standard deviation as share of the value, and as absolute part. */
  noise: { share: number; absolute: number };
  decimals: number;
  /** Results cannot leave these. */
  min?: number;
  max?: number;
}

/** One number on the monitor with its alarm limits; `delay` is how long a limit must be crossed, s. */
export interface Channel {
  id: string;
  label: string;
  unit: string;
  column: string;
  low: number | null;
  high: number | null;
  extremeLow: number | null;
  extremeHigh: number | null;
  delay: number;
  decimals: number;
}
