// What happened underneath, in three sentences made from this run's own numbers: the vessels, pressure against perfusion, and the cause.
import type { CaseDefinition } from './case-schema.ts';
import { STEROID_DEPENDENT } from './read-case.ts';
import type { Chart } from './chart.ts';
import { isActive } from './chart.ts';
import { antibioticsWanted } from './problems.ts';
import { clock, RECORD, say } from './queries.ts';
import { columnOf } from './timeline.ts';
import type { Feedback, Timeline } from './debrief-types.ts';

export interface Dissociated {
  timeInTarget: number;
  timeInDissociation: number;
}

export function happenedUnderneath(
  timeline: Timeline,
  chart: Chart,
  definition: CaseDefinition,
  numbers: Dissociated,
): Feedback[] {
  if (timeline.rows < 2) return [];
  return [
    vessels(timeline),
    pressureAgainstPerfusion(timeline, definition.target.map, numbers),
    cause(timeline, chart, definition),
  ];
}

interface Course {
  first: number;
  last: number;
  low: number;
  lowAt: number;
  high: number;
}

/** s over which the share of perfused vessels is averaged: single vessels open and close from minute to minute. */
const SMOOTH = 300;

/** First, last and extreme values of a column; `over` s are averaged around each moment. */
function courseOf(timeline: Timeline, name: string, over = 0): Course {
  const time = columnOf(timeline, 't_s');
  const column = smoothed(columnOf(timeline, name), time, over);
  const course: Course = {
    first: column[0] ?? NaN,
    last: column.at(-1) ?? NaN,
    low: Infinity,
    lowAt: 0,
    high: -Infinity,
  };
  column.forEach((value, i) => {
    if (value < course.low) Object.assign(course, { low: value, lowAt: time[i] });
    if (value > course.high) course.high = value;
  });
  return course;
}

function smoothed(column: Float64Array, time: Float64Array, over: number): Float64Array {
  if (over <= 0) return column;
  return column.map((_, i) => {
    let [sum, count] = [0, 0];
    for (let j = 0; j < column.length; j++) {
      if (Math.abs(time[j] - time[i]) * 2 > over || Number.isNaN(column[j])) continue;
      sum += column[j];
      count++;
    }
    return sum / count;
  });
}

function percent(value: number): string {
  return `${Math.round(value)} %`;
}

function vessels(timeline: Timeline): Feedback {
  const ppv = courseOf(timeline, 'sub_ppv', SMOOTH);
  const refill = courseOf(timeline, 'crt_finger_s');
  const turn =
    ppv.low < Math.min(ppv.first, ppv.last) - 3 ? `, at worst ${percent(ppv.low)} (at ${clock(ppv.lowAt)})` : '';
  return say(
    'vessels-and-refill',
    {
      first: Math.round(ppv.first),
      last: Math.round(ppv.last),
      refillFirst: refill.first.toFixed(1),
      refillLast: refill.last.toFixed(1),
    },
    `At arrival blood moved in ${percent(ppv.first)} of the small vessels under the tongue${turn}, at the end in ${percent(ppv.last)}; capillary refill at the finger went from ${refill.first.toFixed(1)} to ${refill.last.toFixed(1)} s.`,
    RECORD,
  );
}

function pressureAgainstPerfusion(
  timeline: Timeline,
  target: number,
  { timeInTarget, timeInDissociation }: Dissociated,
): Feedback {
  const lactate = courseOf(timeline, 'lactate');
  const both = timeInTarget < 1 ? 0 : (100 * timeInDissociation) / timeInTarget;
  const meeting =
    timeInTarget < 60
      ? `Mean pressure hardly ever reached ${target} mmHg`
      : `Mean pressure was at or above ${target} mmHg for ${Math.round(timeInTarget / 60)} min, and in ${percent(both)} of that time blood moved in fewer than 80 % of the small vessels`;
  return say(
    'pressure-against-perfusion',
    {
      inTarget: timeInTarget,
      dissociated: timeInDissociation,
      lactateFirst: lactate.first.toFixed(1),
      lactateLast: lactate.last.toFixed(1),
    },
    `${meeting}; lactate went from ${lactate.first.toFixed(1)} to ${lactate.last.toFixed(1)} mmol/L.`,
    RECORD,
  );
}

/** The injury that changed most, named with its numbers, and what the source did. */
function cause(timeline: Timeline, chart: Chart, definition: CaseDefinition): Feedback {
  const injuries = INJURIES.map((injury) => ({ ...injury, course: courseOf(timeline, injury.column, SMOOTH) })).filter(
    (injury) => severity(injury) >= SLIGHT, // not when a column is missing either
  );
  const worst = injuries.sort((a, b) => severity(b) - severity(a))[0];
  const source = sourceSentence(chart, definition);
  return say(
    'worst-injury',
    worst
      ? { column: worst.column, first: percent(100 * worst.course.first), last: percent(100 * worst.course.last) }
      : { column: 'none' },
    worst ? `${worst.words(worst.course.first, worst.course.last)}. ${source}` : source,
    RECORD,
  );
}

/** Where nothing can be drained. */
function causeSentence(chart: Chart, definition: CaseDefinition): string {
  const { bleeding, host, illness } = definition;
  if (bleeding) {
    const closed = chart.orders.find(({ order, state }) => order === bleeding.until && state === 'done');
    return closed?.endsAt == null
      ? 'The open vessel was never closed, so it bled until the end.'
      : `The open vessel was closed at ${clock(closed.endsAt)}; until then it bled.`;
  }
  if (illness.anaphylaxis > 0) return 'Mast cells had let go: epinephrine was the treatment of the cause.';
  return host.adrenalReserve < STEROID_DEPENDENT && antibioticsWanted(definition).length === 0
    ? 'Cortisol was missing: hydrocortisone was the treatment of the cause.'
    : 'Nothing could be drained: the antibiotic was the treatment of the cause.';
}

function sourceSentence(chart: Chart, definition: CaseDefinition): string {
  if (!definition.sourceControl) return causeSentence(chart, definition);
  const { order: id, site } = definition.sourceControl;
  const called = chart.orders.filter(({ order }) => order === id);
  const done = called.find(({ state }) => state === 'done');
  if (done?.endsAt != null)
    return `The source, ${site}, was controlled at ${clock(done.endsAt)}; from then on it no longer fed the infection.`;
  return called.some(isActive)
    ? `The source, ${site}, was not yet controlled when the case ended, so it fed the infection until then.`
    : `The source, ${site}, was never controlled, so it fed the infection until the end.`;
}

interface Injury {
  column: string;
  /** 1 or -1: direction in which it is bad. */
  bad: number;
  words: (first: number, last: number) => string;
}

const share = (value: number): string => percent(100 * value);
const INJURIES: Injury[] = [
  {
    column: 'sub_glyco',
    bad: -1,
    words: (a, b) =>
      `The inner coat of the vessels (glycocalyx) went from ${share(a)} to ${share(b)} of normal: without it they leak and no longer feel the flow`,
  },
  {
    column: 'sub_plugs',
    bad: 1,
    words: (a, b) =>
      `White cells plugged ${share(a)} of the capillaries at arrival and ${share(b)} at the end: pressure and flow can push such plugs out`,
  },
  {
    column: 'sub_fibrin',
    bad: 1,
    words: (a, b) =>
      `Fibrin closed ${share(a)} of the capillaries at arrival and ${share(b)} at the end: no pressure opens those`,
  },
  {
    column: 'sub_enos',
    bad: -1,
    words: (a, b) =>
      `The signal by which vessel walls open their arterioles (nitric oxide) went from ${share(a)} to ${share(b)} of normal, so patches short of oxygen stay short of blood`,
  },
];

/** Less than this is not worth telling: vessels that bleeding emptied are not injured (chosen). */
const SLIGHT = 0.05;

function severity({ bad, course }: Injury & { course: Course }): number {
  const weight = bad > 0 ? 3 : 1;
  const end = bad > 0 ? course.last : 1 - course.last;
  return weight * end + Math.abs(course.last - course.first);
}
