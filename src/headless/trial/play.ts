// Plays the steps of an arm on one patient and takes down what is measured.
import { orderEntry } from '../../catalog/orders.ts';
import { chartOf } from '../../engine/run.ts';
import { truthValue } from '../../perfusion/truth.ts';
import { convert } from './amounts.ts';
import { IN_INTENSIVE_CARE } from './case-around.ts';
import type { Course } from './course.ts';
import { begin, changeGiven, end, endTrainee, live, nowOf, runningOrders, startTrainee } from './course.ts';
import { everything, needsFiveSites, readColumns } from './columns.ts';
import type { Lived, Row } from './data.ts';
import type { Gift, Step } from './steps.ts';
import { DRIP_UNIT } from './steps.ts';
import { newTitration, nextRate } from './titrate.ts';

/** What must be recorded; see `Needs`. */
export interface Recording {
  /** Columns that are read at a measure or series. */
  columns: (name: string) => Iterable<string>;
  samples: readonly string[];
  tone: number;
}

interface Moment {
  t: number;
  act: (course: Course, lived: Lived) => void;
}

/** s: when the last thing of an arm happens. */
function endOf(steps: readonly Step[]): number {
  const ends = steps.map((step) => {
    if (step.do === 'series') return step.until;
    if (step.do === 'policy' || step.do === 'titrate') return Math.max(step.at, step.until ?? 0);
    return step.at;
  });
  return Math.max(0, ...ends);
}

export function playSteps(course: Course, steps: readonly Step[], recording: Recording): Lived {
  const lived: Lived = { measures: {}, series: {}, samples: [], end: endOf(steps) };
  const moments = momentsOf(steps, recording);
  let next = 0;
  for (let t = 0; ;) {
    live(course, t);
    for (; next < moments.length && moments[next].t <= t; next++) moments[next].act(course, lived);
    if (t % 60 === 0) eachMinute(course, lived, recording, t);
    if (t >= lived.end) break;
    t = Math.min(lived.end, moments[next]?.t ?? lived.end, (Math.floor(t / 60) + 1) * 60);
  }
  endTrainee(course);
  course.titrations = [];
  return lived;
}

function momentsOf(steps: readonly Step[], recording: Recording): Moment[] {
  const moments = steps.flatMap((step): Moment[] => {
    if (step.do === 'series') return seriesMoments(step, recording);
    const first: Moment = { t: step.at, act: (course, lived) => act(course, lived, step, recording) };
    if (step.do !== 'policy' || step.until === null) return [first];
    return [first, { t: step.until, act: endTrainee }];
  });
  return moments
    .map((moment, i) => ({ moment, i }))
    .sort((a, b) => a.moment.t - b.moment.t || a.i - b.i)
    .map(({ moment }) => moment);
}

function seriesMoments(step: Extract<Step, { do: 'series' }>, recording: Recording): Moment[] {
  const wanted = [...recording.columns(step.name)];
  const sites = needsFiveSites(wanted);
  const count = Math.floor((step.until - step.at) / step.every) + 1;
  return Array.from({ length: count }, (_, i) => ({
    t: step.at + i * step.every,
    act: (course, lived) => {
      const all = readColumns(course, sites);
      const values: Row = Object.fromEntries(wanted.map((name) => [name, all[name] ?? null]));
      (lived.series[step.name] ??= []).push({ t: step.at + i * step.every, values });
    },
  }));
}

function act(course: Course, lived: Lived, step: Step, recording: Recording): void {
  if (step.do === 'measure') {
    const sites = needsFiveSites(recording.columns(step.name));
    lived.measures[step.name] = { t: step.at, values: readColumns(course, sites) };
  }
  if (!course.patient.alive) return;
  if (step.do === 'give') giveGift(course, step.id, step.gift);
  if (step.do === 'stop') stop(course, step.id);
  if (step.do === 'titrate') {
    const before = course.titrations.find(({ step: other }) => other.drug === step.drug);
    course.titrations = course.titrations.filter((other) => other !== before);
    course.titrations.push(newTitration(step, before?.level ?? rateOf(course, step.drug)));
  }
  if (step.do === 'policy')
    startTrainee(course, step.id, { weight: course.patient.host.weight, tone: recording.tone }, IN_INTENSIVE_CARE);
}

function eachMinute(course: Course, lived: Lived, recording: Recording, t: number): void {
  const { patient } = course;
  if (recording.samples.length > 0) {
    const all = readColumns(course, false);
    lived.samples.push({ t, values: Object.fromEntries(recording.samples.map((name) => [name, all[name] ?? null])) });
  }
  if (!patient.alive) return;
  course.titrations = course.titrations.filter(({ step }) => step.until === null || nowOf(course) < step.until);
  for (const titration of course.titrations) {
    const { drug, column } = titration.step;
    const was = rateOf(course, drug);
    const rate = nextRate(titration, columnNow(course, column), was);
    if (rate !== was) setRate(course, drug, rate);
  }
}

function columnNow(course: Course, column: string): number {
  try {
    return truthValue(course.patient, column);
  } catch {
    return readColumns(course, false)[column] ?? NaN;
  }
}

function rateOf(course: Course, id: string): number {
  const order = runningOrders(course).find((one) => one.order === id && one.endsAt === null);
  return order?.values['rate'] ?? 0;
}

/** A new rate replaces the old; nothing stops it. */
function setRate(course: Course, id: string, rate: number): void {
  end(course, (order) => order.order === id && order.endsAt === null);
  if (rate > 0) begin(course, id, { rate }, null);
}

function giveGift(course: Course, id: string, gift: Gift): void {
  const { host } = course.patient;
  switch (gift.kind) {
    case 'fluid': {
      const volume = convert(gift.volume, 'mL', host.weight);
      if (volume > 0) begin(course, id, { volume, duration: gift.over / 60 }, gift.over);
      return;
    }
    case 'rate':
      course.titrations = course.titrations.filter(({ step }) => step.drug !== id);
      setRate(course, id, convert(gift.rate, rateUnit(id), host.weight));
      return;
    case 'dose':
      giveDose(course, id, gift);
      return;
    case 'device':
      giveDevice(course, id, gift.values);
      return;
    case 'tool':
      if (gift.id === 'endotoxin') course.endotoxin += gift.strength;
      else course.topical = gift.strength;
      changeGiven(course, {});
      return;
    case 'source':
      changeGiven(course, { sourceControl: 1 });
      return;
    case 'sample': {
      const { bloodOwed } = course.trainee ? chartOf(course.trainee.run) : course.own;
      changeGiven(course, { bloodOwed: bloodOwed + gift.blood });
    }
  }
}

function rateUnit(id: string): string {
  return everything.drugs.find((drug) => drug.id === id)?.rateUnit ?? DRIP_UNIT;
}

/** A dose over a time is a rate for that time. */
function giveDose(course: Course, id: string, gift: Extract<Gift, { kind: 'dose' }>): void {
  const perSecond = { value: gift.dose.value / gift.over, unit: `${gift.dose.unit}/s` };
  const rate = convert(perSecond, rateUnit(id), course.patient.host.weight);
  if (gift.every === null) begin(course, id, { rate }, gift.over);
  else {
    course.repeats = course.repeats.filter((repeat) => repeat.id !== id);
    begin(course, id, { rate }, gift.over);
    course.repeats.push({ id, rate, over: gift.over, every: gift.every, next: nowOf(course) + gift.every });
  }
}

function giveDevice(course: Course, id: string, values: Record<string, number>): void {
  const group = orderEntry(id)?.replaces;
  end(course, (order) => order.order === id || (group !== undefined && orderEntry(order.order)?.replaces === group));
  begin(course, id, values, null);
}

function stop(course: Course, id: string): void {
  if (id === 'topical-acetylcholine') {
    course.topical = 0;
    changeGiven(course, {});
    return;
  }
  const meant = (other: string): boolean =>
    other === id || (id === 'antibiotic' && orderEntry(other)?.kind === 'antibiotic');
  course.titrations = course.titrations.filter(({ step }) => !meant(step.drug));
  course.repeats = course.repeats.filter((repeat) => !meant(repeat.id));
  end(course, (order) => meant(order.order));
}
