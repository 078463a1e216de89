// The columns a trial can read: everything the model knows, what was given since time zero, and five sites under the tongue.
import { truthColumns, truthTable } from '../../engine/look.ts';
import { formularyOf } from '../../catalog/orders.ts';
import { scoreFiveSites } from '../../perfusion/five-sites.ts';
import type { Scores } from '../../perfusion/network/scoring.ts';
import type { Course } from './course.ts';
import { nowOf } from './course.ts';
import type { Row } from './data.ts';
import { everyOrder } from './steps.ts';

export const everything = formularyOf(everyOrder);

/** Columns that are means over five sites when a check reads them at a measure or in a series. */
const OF_SITES: Record<string, keyof Scores> = {
  sub_ppv: 'ppv',
  sub_mfi: 'mfi',
  sub_mfi_vessel: 'mfiVessel',
  sub_tcd: 'tcd',
  sub_pcd: 'pcd',
  sub_tvd: 'tvd',
  sub_pvd: 'pvd',
  sub_de_backer: 'deBacker',
};
const OWN: [name: string, unit: string][] = [
  ['t_s', 's'],
  ['sub_hi_ppv', '%'],
  ['sub_hi_mfi', ''],
];

/** Name and unit of every column. */
export const trialColumns: ReadonlyMap<string, string> = new Map([
  ...OWN,
  ...truthColumns(everything).map(({ name, unit }) => [name, unit] as const),
]);

export function needsFiveSites(columns: Iterable<string>): boolean {
  for (const name of columns) if (OF_SITES[name] !== undefined || name.startsWith('sub_hi_')) return true;
  return false;
}

/** Read from the field under the microscope. */
export function isOfField(name: string): boolean {
  return name.startsWith('sub_');
}

/** Counts that stand when the heart has stopped; everything else no longer exists. */
const COUNTED = /^(alive|p_death|p_death_28d|t_s|debt_\w+|given_\w+|fluid_given_ml|fluid_balance_ml|urine_ml)$/;

/** All columns now. `sites`: with five sites, which takes as long as hours of a patient's life. */
export function readColumns(course: Course, sites: boolean): Row {
  const { patient, inputs, given, atZero } = course;
  const urine = patient.urine - atZero.urine;
  const table: Row = truthTable(patient, { given, urine }, inputs, patient.formulary);
  table['t_s'] = nowOf(course);
  table['fluid_given_ml'] = patient.given - atZero.given;
  table['fluid_balance_ml'] = patient.given - atZero.given - urine - (patient.bled - atZero.bled);
  if (sites && patient.alive) addSites(course, table);
  for (const name of Object.keys(table)) {
    const gone = (!patient.alive && !COUNTED.test(name)) || (inputs.fieldAsleep && isOfField(name));
    if (gone || !Number.isFinite(table[name])) table[name] = null;
  }
  return table;
}

function addSites({ patient }: Course, table: Row): void {
  const { sites, hiPpv, hiMfi } = scoreFiveSites(patient);
  for (const [name, key] of Object.entries(OF_SITES)) {
    const values = sites.map((scores) => scores[key] as number).filter((value) => Number.isFinite(value));
    table[name] = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  }
  table['sub_hi_ppv'] = hiPpv;
  table['sub_hi_mfi'] = hiMfi;
}
