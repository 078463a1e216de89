// The table's columns that a person at the bed could fill in: the monitor, the last reported results, and what runs.
import { analytes } from '../catalog/analytes.ts';
import { channels } from '../catalog/channels.ts';
import type { Run } from '../engine/run.ts';
import { bedside, truth } from '../engine/run.ts';
import type { Formulary } from '../perfusion/inputs.ts';

const MONITOR = channels;

export function bedsideColumns(formulary: Formulary): { name: string; unit: string }[] {
  const measured = new Set(MONITOR.map(({ column }) => column));
  return [
    { name: 't_s', unit: 's' },
    ...MONITOR.map(({ column, unit }) => ({ name: column, unit })),
    ...analytes.filter(({ name }) => !measured.has(name)).map(({ name, unit }) => ({ name, unit })),
    { name: 'urine_ml', unit: 'mL' },
    ...formulary.drugs.map(({ id, rateUnit }) => ({ name: `rate_${id}`, unit: rateUnit })),
    { name: 'fluid_given_ml', unit: 'mL' },
  ];
}

/** What is known now; a result stands until the next one of its kind. */
export function bedsideRow(run: Run): Record<string, number> {
  const seen = bedside(run);
  const row: Record<string, number> = { t_s: seen.time, fluid_given_ml: seen.fluid.given };
  for (const result of [...seen.results].sort((a, b) => a.takenAt - b.takenAt)) {
    for (const { name, value } of result.values) if (value !== null) row[name] = value;
  }
  for (const { id, column } of MONITOR) {
    const reading = seen.monitor[id as 'heartRate'];
    if (reading.value !== null) row[column] = reading.value;
    else if (reading.state !== 'off') row[column] = NaN;
  }
  if (seen.appearance.urineBag !== null) row['urine_ml'] = seen.fluid.urine;
  const all = truth(run);
  for (const { id } of run.formulary.drugs) row[`rate_${id}`] = all[`rate_${id}`] ?? NaN;
  return row;
}
