// Local practice: hospitals differ in what they call good care. A profile changes what is asked for and what is too much, never the patient.
import { SSC_2021 } from '../queries.ts';

export interface Profile {
  id: string;
  label: string;
  text: string;
  /** mL/kg: first bolus that is never below acceptable, and from where fluid counts as harm. */
  firstFluid: number;
  muchFluid: number;
  /** Kinds of order whose absence is not counted. */
  optional: readonly string[];
  source: string;
}

export const PROFILES: readonly Profile[] = [
  {
    id: 'guideline',
    label: 'International guideline',
    text: 'Up to 30 mL/kg in the first three hours, vasopressor early.',
    firstFluid: 30,
    muchFluid: 45,
    optional: [],
    source: SSC_2021,
  },
  {
    id: 'restrictive',
    label: 'Little fluid, early vasopressor',
    text: 'A small first bolus or none; norepinephrine carries the pressure.',
    firstFluid: 30,
    muchFluid: 35,
    optional: ['fluid'],
    source: 'CLOVERS 2023, doi:10.1056/NEJMoa2212663; CLASSIC 2022, doi:10.1056/NEJMoa2202707',
  },
  {
    id: 'few-lines',
    label: 'No arterial or central line',
    text: 'Cuff and forearm vein; refill guides the rest.',
    firstFluid: 30,
    muchFluid: 45,
    optional: ['line'],
    source: `${SSC_2021} (peripheral start); ANDROMEDA-SHOCK 2019, doi:10.1001/jama.2019.0071`,
  },
];
