// Timelines made up for a test: columns as functions of the time in minutes, and the debrief of a ward with them.
import { makeDebrief } from '../../src/engine/debrief.ts';
import type { Debrief, Timeline } from '../../src/engine/debrief-types.ts';
import { MINUTE } from './driver.ts';
import type { Ward } from './machine-driver.ts';

export type Columns = Record<string, (minute: number) => number>;

/** One row per ten seconds. */
export function timelineOf(minutes: number, columns: Columns): Timeline {
  const names = ['t_s', ...Object.keys(columns)];
  const rows = minutes * 6 + 1;
  const values = new Float64Array(rows * names.length);
  for (let row = 0; row < rows; row++) {
    values[row * names.length] = row * 10;
    Object.values(columns).forEach((read, i) => (values[row * names.length + i + 1] = read(row / 6)));
  }
  return { columns: names, values, rows };
}

export function debriefWith(ward: Ward, columns: Columns): Debrief {
  const { chart, definition, time } = ward;
  return makeDebrief({ chart, definition, time, timeline: timelineOf(time / MINUTE, columns) });
}
