// The run's memory for the debrief: one row of numbers every few simulated seconds.
import type { Look } from './chart.ts';
import type { Timeline } from './debrief-types.ts';

/** s between rows: what a debrief draws and replays, and coarser where whole cohorts are played. */
export const SAMPLE_EVERY = { full: 5, 'held-beat': 30 } as const;

/** Share of perfused small vessels in percent below which pressure at target counts as dissociation. */
export const ENOUGH_PERFUSED = 80;

/** What the monitor showed of it, as recorded: NaN while a sensor was off or found nothing. */
export const SHOWN_COLUMNS = [
  'shown_hr',
  'shown_map',
  'shown_spo2',
  'shown_cvp',
  'shown_rr',
  'shown_sbp',
  'shown_dbp',
  'shown_temp',
] as const;

/** Names of the command line's table; a column that the model does not have stays empty. */
export const TIMELINE_COLUMNS: readonly string[] = (
  't_s map sbp dbp hr ci cvp sv rr spo2 sao2 scvo2 pvaco2_gap lactate ph hb temp_core temp_toe crt_finger_s crt_knee_s mottling ' +
  'skin_flow knee_flow ppi sub_ppv sub_mfi sub_pcd sub_stopped sub_shunt sub_plugs sub_fibrin sub_closed sub_hypoxic_fraction ' +
  'sub_glyco sub_junction sub_adhesion sub_enos sub_inos sub_mito sub_edema urine_ml_h evlw_ml platelets creatinine plasma_ml ' +
  'interstitial_ml bacteria rate_norepinephrine rate_vasopressin fluid_given_ml fluid_balance_ml ' +
  'debt_total debt_vit debt_kid debt_gut debt_mus debt_skin sub_mfi overload p_death alive gcs catecholamine_dose ' +
  SHOWN_COLUMNS.join(' ')
).split(' ');

/** s between the digests of the patient that a record carries. */
export const DIGEST_EVERY = 600;

export interface TimelineMemory {
  values: Float64Array;
  rows: number;
}

export function newTimeline(): TimelineMemory {
  return { values: new Float64Array(TIMELINE_COLUMNS.length * 512), rows: 0 };
}

export function sampleTimeline(memory: TimelineMemory, time: number, look: Look): void {
  const width = TIMELINE_COLUMNS.length;
  if ((memory.rows + 1) * width > memory.values.length) {
    const more = new Float64Array(memory.values.length * 2);
    more.set(memory.values);
    memory.values = more;
  }
  const start = memory.rows * width;
  memory.values[start] = time;
  for (let i = 1; i < width; i++) memory.values[start + i] = look(TIMELINE_COLUMNS[i]);
  memory.rows++;
}

/** A copy for the debrief, without columns that are empty throughout. */
export function timelineView(memory: TimelineMemory): Timeline {
  return withoutEmpty({ columns: [...TIMELINE_COLUMNS], values: memory.values, rows: memory.rows });
}

export function withoutEmpty({ columns, values, rows }: Timeline): Timeline {
  const width = columns.length;
  const used = columns
    .map((_, i) => i)
    .filter((i) => {
      for (let row = 0; row < rows; row++) if (!Number.isNaN(values[row * width + i])) return true;
      return false;
    });
  const kept = new Float64Array(rows * used.length);
  for (let row = 0; row < rows; row++) {
    used.forEach((column, i) => (kept[row * used.length + i] = values[row * width + column]));
  }
  return { columns: used.map((i) => columns[i]), values: kept, rows };
}

/** One column of a timeline, NaN throughout if it is not there. */
export function columnOf(timeline: Timeline, name: string): Float64Array {
  const at = timeline.columns.indexOf(name);
  const column = new Float64Array(timeline.rows).fill(NaN);
  if (at >= 0)
    for (let row = 0; row < timeline.rows; row++) column[row] = timeline.values[row * timeline.columns.length + at];
  return column;
}
