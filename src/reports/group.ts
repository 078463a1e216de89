// All stations of a session as one report: side by side under letters, as the room saw them; names only where the educator asked for them.
import type { Fared } from '../engine/debrief-types.ts';
import { csvFile, numberCell, textCell } from './csv.ts';
import { OURS, TRAINING } from './namespace.ts';

export interface GroupRow extends Fared {
  letter: string;
  /** Who sat there, if the educator wants it on the report. */
  names?: string;
}

export interface GroupReport {
  caseTitle: string;
  /** ISO date. */
  madeAt: string;
  rows: readonly GroupRow[];
}

export const MEASURES = ['inTarget', 'inDissociation', 'debt', 'firstAntibiotic', 'firstVasopressor'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Spread {
  /** Of those who have a value. */
  of: number;
  low: number;
  middle: number;
  high: number;
}

/** Lowest, median and highest of a measure over the stations; null where nobody has it. */
export function spreadOf(rows: readonly GroupRow[], measure: Measure): Spread | null {
  const values = rows.flatMap((row) => row[measure] ?? []).sort((a, b) => a - b);
  if (values.length === 0) return null;
  const half = values.length >> 1;
  const middle = values.length % 2 === 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  return { of: values.length, low: values[0], middle, high: values[values.length - 1] };
}

const HEAD = [
  'station',
  'alive',
  'in_target_min',
  'in_dissociation_min',
  'oxygen_missed_ml_per_kg',
  'first_antibiotic_min',
  'first_vasopressor_min',
];

export function groupCsv({ caseTitle, rows }: GroupReport): string {
  const named = rows.some(({ names }) => names !== undefined);
  const lines = rows.map((row) => [
    textCell(row.letter),
    row.alive ? 'yes' : 'no',
    ...MEASURES.map((measure) => numberCell(row[measure])),
    ...(named ? [textCell(row.names ?? '')] : []),
  ]);
  return csvFile(`Refill: ${caseTitle}. ${TRAINING}`, named ? [...HEAD, 'names'] : HEAD, lines);
}

export function groupJson(report: GroupReport): string {
  const spread = Object.fromEntries(MEASURES.map((measure) => [measure, spreadOf(report.rows, measure)]));
  const file = { app: 'refill', kind: 'group-report', format: 1, schema: `${OURS}/group-report`, note: TRAINING };
  return `${JSON.stringify({ ...file, ...report, spread }, null, 1)}\n`;
}
