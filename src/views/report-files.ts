// The debrief as files: a table of everything recorded, and all of the report for other programs. Pure text; the page only hands it over.
import type { Debrief, RunRecord } from '../engine/types.ts';
import { appWords } from './words-app.ts';

/** Times, truth and what the monitor showed, one line a row; what happened stands in the last column. */
export function timelineCsv(debrief: Debrief): string {
  const { columns, values, rows } = debrief.timeline;
  const time = columns.indexOf('t_s');
  const lines = [`# ${appWords.app}: ${appWords.training}`, [...columns, 'events'].join(',')];
  let before = -Infinity;
  for (let row = 0; row < rows; row++) {
    const from = row * columns.length;
    const numbers = columns.map((_, column) => cell(values[from + column]));
    const at = values[from + time];
    const after = row + 1 < rows ? at : Infinity;
    const events = debrief.marks.filter((mark) => mark.at > before && mark.at <= after).map(({ label }) => label);
    lines.push([...numbers, quoted(events.join('; '))].join(','));
    before = at;
  }
  return `${lines.join('\n')}\n`;
}

function cell(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '';
}

/** Never a formula for a spreadsheet, never a broken line. */
function quoted(text: string): string {
  const plain = text.replaceAll('"', '""').replaceAll(/\s+/g, ' ');
  return plain === '' ? '' : `"${/^[=+\-@]/.test(plain) ? `'${plain}` : plain}"`;
}

/** Everything but the rows of the timeline, which are in the table. */
export function reportJson(debrief: Debrief, record: RunRecord, notes: Record<string, string>): string {
  const { timeline, ...report } = debrief;
  const { events: _events, digests: _digests, ...header } = record;
  const file = {
    app: 'refill',
    kind: 'debrief',
    format: 1,
    note: appWords.training,
    run: header,
    report,
    notes,
    timeline: { columns: timeline.columns, rows: timeline.rows },
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export function reportName(record: RunRecord, ending: 'csv' | 'json'): string {
  return `refill-${record.case}-seed-${record.seed}-debrief.${ending}`;
}
