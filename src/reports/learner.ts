// One learner's run as files: a table of everything recorded, and all of the report for other programs. Pure text; the page only hands it over.
import type { Debrief } from '../engine/debrief-types.ts';
import type { RunRecord } from '../engine/types.ts';
import { csvFile, numberCell, textCell } from './csv.ts';
import { TRAINING } from './namespace.ts';

/** Times, truth and what the monitor showed, one line a row; what happened stands in the last column. */
export function timelineCsv(debrief: Debrief): string {
  const { columns, values, rows } = debrief.timeline;
  const time = columns.indexOf('t_s');
  const lines: string[][] = [];
  let before = -Infinity;
  for (let row = 0; row < rows; row++) {
    const from = row * columns.length;
    const at = values[from + time];
    const after = row + 1 < rows ? at : Infinity;
    const events = debrief.marks.filter((mark) => mark.at > before && mark.at <= after).map(({ label }) => label);
    lines.push([...columns.map((_, column) => numberCell(values[from + column])), textCell(events.join('; '))]);
    before = at;
  }
  return csvFile(`Refill: ${TRAINING}`, [...columns, 'events'], lines);
}

/** Everything but the rows of the timeline, which are in the table. */
export function reportJson(debrief: Debrief, record: RunRecord, notes: Record<string, string>): string {
  const { timeline, ...report } = debrief;
  const { events: _events, digests: _digests, ...header } = record;
  const file = {
    app: 'refill',
    kind: 'debrief',
    format: 1,
    note: TRAINING,
    run: header,
    report,
    notes,
    timeline: { columns: timeline.columns, rows: timeline.rows },
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export function reportName({ case: id, seed }: RunRecord, what: string, ending: 'csv' | 'json'): string {
  return `refill-${id}-seed-${seed}-${what}.${ending}`;
}

/** When what had to be done was begun, s since arrival; null: never. For the sheet of one and the table of all. */
export interface FirstTimes {
  look: number | null;
  fluid: number | null;
  antibiotic: number | null;
  vasopressor: number | null;
}

export function firstTimes(debrief: Debrief, isVasopressor: (order: string) => boolean): FirstTimes {
  const { given, results } = debrief.care;
  const first = (times: number[]): number | null => (times.length === 0 ? null : Math.min(...times));
  const began = (test: (one: (typeof given)[number]) => boolean): number | null =>
    first(given.filter(test).map(({ from }) => from));
  return {
    look: first([
      ...debrief.refillReadings.map(({ at }) => at),
      ...debrief.mottlingReadings.map(({ at }) => at),
      ...results.filter(({ order }) => SKIN.has(order)).map(({ takenAt }) => takenAt),
    ]),
    fluid: began(({ kind }) => kind === 'fluid'),
    antibiotic: began(({ kind }) => kind === 'antibiotic'),
    vasopressor: began(({ order }) => isVasopressor(order)),
  };
}

const SKIN = new Set(['refill-finger', 'refill-knee', 'mottling']);
