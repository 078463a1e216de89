// Reads the truth by column name: the model's own columns and the treatment that the case counts.
import { throughDamping } from './arterial-line.ts';
import type { Chart, Look } from './chart.ts';
import { pressorDoses } from '../perfusion/body/pressors.ts';
import type { Formulary, Inputs } from '../perfusion/inputs.ts';
import type { Patient } from '../perfusion/patient.ts';
import type { ReadingName } from './monitor.ts';
import { readTruth, TRUTH_COLUMNS, truthValue } from '../perfusion/truth.ts';

const modelColumns = new Set(TRUTH_COLUMNS.map(({ name }) => name));

/** What a chart counts of treatment. */
export type Counted = Pick<Chart, 'given' | 'urine'> & Partial<Pick<Chart, 'monitor'>>;

/** Every column with its unit: the model's, then those of treatment that the model does not have. */
export function truthColumns(formulary: Formulary): { name: string; unit: string; label: string }[] {
  const own = treatmentColumns(formulary).filter(({ name }) => !modelColumns.has(name));
  return [...TRUTH_COLUMNS, ...own];
}

function treatmentColumns(formulary: Formulary): { name: string; unit: string; label: string }[] {
  return [
    ...formulary.drugs.map(({ id, rateUnit }) => ({ name: `rate_${id}`, unit: rateUnit, label: `Rate of ${id}` })),
    ...formulary.fluids.map(({ id }) => ({ name: `given_${id}_ml`, unit: 'mL', label: `Given, ${id}` })),
    { name: 'catecholamine_dose', unit: 'ug/kg/min', label: 'Norepinephrine-equivalent dose' },
    { name: 'fluid_given_ml', unit: 'mL', label: 'Fluid given' },
    { name: 'fluid_balance_ml', unit: 'mL', label: 'Fluid balance' },
  ];
}

/** cm2 of the left ventricle's outflow tract, 2 cm across; an ultrasound machine takes the stroke through it. */
const OUTFLOW = 3.1;

/** The highest or lowest pressure of the last beat behind a damped line. */
function damped({ circulation: { lastTrace } }: Patient, extreme: (...values: number[]) => number): number {
  return lastTrace.length > 0 ? extreme(...throughDamping(lastTrace.arterial.subarray(0, lastTrace.length))) : NaN;
}

/** What only an instrument sees: in echo the stroke's velocity-time integral (cm) and the filled right ventricle relative to the left; a damped line's pressures. */
const SEEN: Record<string, (p: Patient) => number> = {
  damped_sbp: (p) => damped(p, Math.max),
  damped_dbp: (p) => damped(p, Math.min),
  vti: (p) => p.circulation.mean.strokeVolume / OUTFLOW,
  rv_lv: (p) => p.circulation.mean.rightEndDiastolic / Math.max(1, p.circulation.mean.endDiastolic),
};

/** A reader of columns at this moment; NaN for a name that nobody knows. */
export function lookAt(patient: Patient, chart: Chart, inputs: Inputs, formulary: Formulary): Look {
  return (column) =>
    column in SEEN
      ? SEEN[column](patient)
      : modelColumns.has(column)
        ? truthValue(patient, column)
        : treatment(column, chart, inputs, formulary);
}

function treatment(column: string, chart: Counted, inputs: Inputs, formulary: Formulary): number {
  const given = Object.values(chart.given).reduce((sum, amount) => sum + amount, 0);
  if (column === 'fluid_given_ml') return given;
  if (column === 'fluid_balance_ml') return given - chart.urine;
  if (column === 'catecholamine_dose') return pressorDoses(formulary, inputs.drugRates).equivalent;
  if (column.startsWith('shown_')) return shown(column, chart);
  if (column.startsWith('rate_')) {
    const place = formulary.drugs.findIndex(({ id }) => `rate_${id}` === column);
    return place < 0 ? NaN : inputs.drugRates[place];
  }
  const fluid = formulary.fluids.find(({ id }) => `given_${id}_ml` === column);
  return fluid ? (chart.given[fluid.id] ?? 0) : NaN;
}

const SHOWN: Record<string, ReadingName> = {
  shown_hr: 'heartRate',
  shown_map: 'mean',
  shown_spo2: 'saturation',
  shown_cvp: 'central',
  shown_rr: 'breaths',
  shown_sbp: 'systolic',
  shown_dbp: 'diastolic',
  shown_temp: 'temperature',
};

/** What the monitor showed, for the record. */
function shown(column: string, chart: Counted): number {
  const name = SHOWN[column];
  return name === undefined ? NaN : (chart.monitor?.shown[name].value ?? NaN);
}

/** All columns as a table by name. */
export function truthTable(
  patient: Patient,
  chart: Counted,
  inputs: Inputs,
  formulary: Formulary,
): Record<string, number> {
  const values = readTruth(patient);
  const table: Record<string, number> = {};
  TRUTH_COLUMNS.forEach(({ name }, i) => (table[name] = values[i]));
  for (const { name } of treatmentColumns(formulary)) table[name] ??= treatment(name, chart, inputs, formulary);
  return table;
}
