// What happened underneath, in three sentences made from this run's own numbers: the vessels, pressure against perfusion, and the cause.
import type { Chart } from './chart.ts';
import { columnOf } from './timeline.ts';
import type { Feedback, Timeline } from './types.ts';

export interface Dissociated {
  timeInTarget: number;
  timeInDissociation: number;
}

export function happenedUnderneath(timeline: Timeline, chart: Chart, target: number, numbers: Dissociated): Feedback[] {
  if (timeline.rows < 2) return [];
  return [vessels(timeline), pressureAgainstPerfusion(timeline, target, numbers), cause(timeline, chart)];
}

interface Course {
  first: number;
  last: number;
  low: number;
  lowAt: number;
  high: number;
}

/** First, last and extreme values of a column. */
export function courseOf(timeline: Timeline, name: string): Course {
  const column = columnOf(timeline, name);
  const time = columnOf(timeline, 't_s');
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

export function clock(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function percent(value: number): string {
  return `${Math.round(value)} %`;
}

function vessels(timeline: Timeline): Feedback {
  const ppv = courseOf(timeline, 'sub_ppv');
  const refill = courseOf(timeline, 'crt_finger_s');
  const turn =
    ppv.low < Math.min(ppv.first, ppv.last) - 1 ? `, fell to ${percent(ppv.low)} at ${clock(ppv.lowAt)}` : '';
  return {
    text: `At arrival ${percent(ppv.first)} of the small vessels under the tongue carried blood${turn} and ended at ${percent(ppv.last)}; refill at the finger went from ${refill.first.toFixed(1)} to ${refill.last.toFixed(1)} s.`,
    source: 'This run: sub_ppv, crt_finger_s',
  };
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
      : `Mean pressure was at or above ${target} mmHg for ${Math.round(timeInTarget / 60)} min, and in ${percent(both)} of that time fewer than 80 % of the small vessels were perfused`;
  return {
    text: `${meeting}; lactate went from ${lactate.first.toFixed(1)} to ${lactate.last.toFixed(1)} mmol/L.`,
    source: 'This run: map, sub_ppv, lactate',
  };
}

/** The injury that changed most, named with its numbers, and what the source did. */
function cause(timeline: Timeline, chart: Chart): Feedback {
  const injuries = INJURIES.map((injury) => ({ ...injury, course: courseOf(timeline, injury.column) })).filter(
    ({ course }) => Number.isFinite(course.first) && Number.isFinite(course.last),
  );
  const worst = injuries.sort((a, b) => severity(b) - severity(a))[0];
  const drained = chart.orders.find(
    (order) => order.state === 'done' && chart.sourceControl > 0 && orderDrains(order.order),
  );
  const source = drained?.endsAt
    ? `The kidney was drained at ${clock(drained.endsAt)}; from then on nothing new fed the injury.`
    : 'The kidney was never drained, so the injury was fed until the end.';
  if (!worst) return { text: source, source: 'This run: orders' };
  return {
    text: `${worst.words(worst.course.first, worst.course.last)}. ${source}`,
    source: `This run: ${worst.column}, orders`,
  };
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
      `The vessels' inner coat (glycocalyx) went from ${share(a)} to ${share(b)} of normal, so they leak and no longer feel the flow`,
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
      `The wall's own nitric oxide went from ${share(a)} to ${share(b)} of normal, so arterioles of hypoxic patches stay shut`,
  },
];

function severity({ bad, course }: Injury & { course: Course }): number {
  const weight = bad > 0 ? 3 : 1;
  const end = bad > 0 ? course.last : 1 - course.last;
  return weight * end + Math.abs(course.last - course.first);
}

function orderDrains(id: string): boolean {
  return id === 'drainage';
}
