// Computes the debrief's curves: which lanes, their scales, the points of each line, and where the order marks stand.
import { columnOf } from '../engine/timeline.ts';
import type { Debrief, Mark, Timeline } from '../engine/debrief-types.ts';
import { debriefWords } from './words-debrief.ts';

export interface Lane {
  id: 'map' | 'refill' | 'lactate' | 'ppv' | 'norepinephrine' | 'debt';
  /** What the monitor and the laboratory tell, or what skin and vessels tell. */
  level: 'macro' | 'micro';
  label: string;
  unit: string;
  /** Axis from and to, in the lane's unit. */
  from: number;
  to: number;
  /** A line or band that tells good from bad. */
  band: { low: number; high: number } | null;
  points: { at: number; value: number }[];
  /** The learner's own readings. */
  readings: { at: number; value: number }[];
  /** The same in another course: dashed. */
  other: { at: number; value: number }[];
}

interface Plan {
  id: Lane['id'];
  level: Lane['level'];
  column: string;
  unit: string;
  least: [number, number];
  band: Lane['band'];
}
/** Enough points for a print at full width. */
const MOST_POINTS = 480;
/** A pressure within this many mmHg above the target counts as in target on the picture. */
const TARGET_BAND = 5;

function plansOf({ target: { map } }: Debrief): Plan[] {
  const band = { low: map, high: map + TARGET_BAND };
  return [
    { id: 'map', level: 'macro', column: 'map', unit: 'mmHg', least: [40, 90], band },
    {
      id: 'norepinephrine',
      level: 'macro',
      column: 'rate_norepinephrine',
      unit: 'µg/kg/min',
      least: [0, 0.2],
      band: null,
    },
    { id: 'lactate', level: 'macro', column: 'lactate', unit: 'mmol/L', least: [0, 5], band: { low: 0, high: 2 } },
    { id: 'refill', level: 'micro', column: 'crt_finger_s', unit: 's', least: [0, 6], band: { low: 0, high: 3 } },
    { id: 'ppv', level: 'micro', column: 'sub_ppv', unit: '%', least: [40, 100], band: { low: 80, high: 100 } },
    { id: 'debt', level: 'micro', column: 'debt_total', unit: 'mL/kg', least: [0, 20], band: null },
  ];
}

/** Macro above, micro below. `other` is the timeline of another course to be drawn over the run. */
export function lanesOf(debrief: Debrief, other: Timeline | null = null): Lane[] {
  return plansOf(debrief)
    .map((plan) => laneOf(plan, debrief, other))
    .filter(({ points }) => points.length > 0);
}

function laneOf({ id, level, column, unit, least, band }: Plan, debrief: Debrief, course: Timeline | null): Lane {
  const points = thin(pointsOf(debrief.timeline, column));
  const other = course ? thin(pointsOf(course, column)) : [];
  const readings = id === 'refill' ? fingerReadings(debrief) : [];
  const values = [...points, ...readings, ...other].map((point) => point.value);
  const from = niceBottom(Math.min(...values), least[0]);
  const to = Math.max(least[1], ...values);
  const label = debriefWords.debrief.lanes[id];
  return { id, level, label, unit, from, to: niceTop(to, least[1]), band, points, readings, other };
}

function fingerReadings(debrief: Debrief): Lane['readings'] {
  return debrief.refillReadings
    .filter((reading) => reading.site === 'finger')
    .map(({ at, reported }) => ({ at, value: reported }));
}

function pointsOf(timeline: Timeline, name: string): Lane['points'] {
  const times = columnOf(timeline, 't_s');
  const values = columnOf(timeline, name);
  return Array.from(values, (value, row) => ({ at: times[row], value })).filter((point) =>
    Number.isFinite(point.value),
  );
}

/** Every n-th point, and the last. */
function thin(points: Lane['points']): Lane['points'] {
  const every = Math.ceil(points.length / MOST_POINTS);
  return every <= 1 ? points : points.filter((_, index) => index % every === 0 || index === points.length - 1);
}

/** A round number at or below the lowest value; a pressure or a share is never below nothing. */
function niceBottom(value: number, least: number): number {
  return value >= least ? least : Math.max(0, Math.floor(value / 20) * 20);
}

function niceTop(value: number, least: number): number {
  if (value <= least) return least;
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(value / (unit / 2)) * (unit / 2);
}

/** Hours to label on the time axis: every half hour in short runs, every hour in long ones. */
export function hourTicks(end: number): number[] {
  const every = [120, 600, 1800, 3600].find((step) => end / step <= 8) ?? 3600;
  return Array.from({ length: Math.floor(end / every) + 1 }, (_, index) => index * every);
}

export interface OrderMark extends Mark {
  number: number;
  /** Row in which its flag stands, so that flags do not lie over each other. */
  row: number;
  /** Last number for which this flag stands: its own, or that of a crowd. 0 where another flag stands for it. */
  through: number;
}

/** Orders as numbered flags; those close in time stand in rows below each other, and a crowd shares its last flag. */
export function orderMarks(marks: readonly Mark[], end: number, rows: number): OrderMark[] {
  const gap = end * 0.024;
  const free: number[] = Array.from({ length: rows }, () => -Infinity);
  const placed: OrderMark[] = [];
  let flag: OrderMark | null = null;
  for (const mark of marks.filter(({ kind }) => kind === 'order').toSorted((a, b) => a.at - b.at)) {
    const number = placed.length + 1;
    const row = free.findIndex((busyUntil) => mark.at >= busyUntil);
    if (row < 0 && flag) {
      flag.through = number;
      free[flag.row] = flag.at + gap * 1.8;
      placed.push({ ...mark, number, row: flag.row, through: 0 });
      continue;
    }
    flag = { ...mark, number, row, through: number };
    free[row] = mark.at + gap;
    placed.push(flag);
  }
  return placed;
}

export interface TableRow {
  at: number;
  values: (number | null)[];
}

/** The lanes as a table, one row every so many seconds. */
export function tableRows(debrief: Debrief, lanes: readonly Lane[], every: number): TableRow[] {
  const last = columnOf(debrief.timeline, 't_s').at(-1) ?? 0;
  const times = Array.from({ length: Math.floor(last / every) + 1 }, (_, index) => index * every);
  return times.map((at) => ({ at, values: lanes.map((lane) => valueAt(lane, at)) }));
}

function valueAt(lane: Lane, at: number): number | null {
  const before = lane.points.findLast((point) => point.at <= at + 1);
  return before ? before.value : null;
}

/** Everything that is no order, as small signs in a row of its own. */
export interface SignMark extends Mark {
  sign: string;
}

const SIGNS: Partial<Record<Mark['kind'], string>> = {
  alarm: '!',
  examination: '○',
  hint: '?',
  prediction: '◇',
  question: '☐',
  phase: '✚',
  instructor: '▣',
};

export function signMarks(marks: readonly Mark[]): SignMark[] {
  return marks.flatMap((mark) => {
    const sign = SIGNS[mark.kind];
    return sign === undefined ? [] : [{ ...mark, sign }];
  });
}

/** The moment to jump to: the next or previous mark that is not at the same second. */
export function neighbor(marks: readonly Mark[], at: number, step: 1 | -1): number | null {
  const times = [...new Set(marks.map((mark) => Math.round(mark.at)))].sort((a, b) => a - b);
  return (step > 0 ? times.find((time) => time > at) : times.findLast((time) => time < at)) ?? null;
}
