// One patient on the way through a trial: what runs into the patient, the clock of the arm, and an automatic trainee if one is at work.
// Without a trainee, orders act on the model directly; the orders themselves are the engine's, from the catalog.
import { orderEntry } from '../../catalog/orders.ts';
import { autoPlay } from '../../engine/auto-play.ts';
import type { ChartedOrder } from '../../engine/chart.ts';
import type { Given } from '../../engine/give.ts';
import { giveOrders } from '../../engine/give.ts';
import type { Policy } from '../../engine/policies.ts';
import { policy } from '../../engine/policies.ts';
import { attachRun, chartOf, send } from '../../engine/run.ts';
import type { Run } from '../../engine/run.ts';
import { advance, STEPS_PER_SECOND } from '../../perfusion/advance.ts';
import type { Inputs } from '../../perfusion/inputs.ts';
import { noInputs } from '../../perfusion/inputs.ts';
import { truthValue } from '../../perfusion/truth.ts';
import { ModelError } from '../../perfusion/ranges.ts';
import type { Patient } from '../../perfusion/patient.ts';
import { caseAround } from './case-around.ts';
import type { Titration } from './titrate.ts';

/** A dose that is given again and again. Times in s of the arm. */
export interface Repeat {
  id: string;
  rate: number;
  over: number;
  every: number;
  next: number;
}

export interface Course {
  patient: Patient;
  inputs: Inputs;
  /** What runs while no trainee is at work; then the trainee's chart holds it. Times of orders are the patient's. */
  own: Given;
  trainee: { run: Run; policy: Policy } | null;
  titrations: Titration[];
  repeats: Repeat[];
  /** s of the patient's clock at time zero. */
  zero: number;
  /** mL by fluid since time zero, and the patient's own counts at that time. */
  given: Record<string, number>;
  atZero: { given: number; urine: number; bled: number };
  ventilated: boolean;
  /** 1/min, set on the ventilator. */
  ventilatorRate: number;
  /** 0-1: topical dilator under the tongue. */
  topical: number;
  /** ng/kg of endotoxin given so far. */
  endotoxin: number;
  /** Which value left the model's range; null as long as none has. */
  left: string | null;
}

export function newCourse(patient: Patient, ventilated: boolean): Course {
  const course: Course = {
    patient,
    inputs: noInputs(patient.formulary),
    own: { orders: [], sourceControl: 0, bloodOwed: 0, attached: {} },
    trainee: null,
    titrations: [],
    repeats: [],
    zero: 0,
    given: {},
    atZero: { given: 0, urine: 0, bled: 0 },
    ventilated,
    ventilatorRate: VENTILATOR.rate,
    topical: 0,
    endotoxin: 0,
    left: null,
  };
  startClock(course);
  return course;
}

/** A ventilator as intensive care sets it: rate first, then by blood gas; the usual limits of the rate (chosen). */
const VENTILATOR = { rate: 22, least: 10, most: 35, every: 600, carbonDioxide: 40 };

/** Somebody looks at the arterial gas every ten minutes and sets the rate so that carbon dioxide comes to 40 mmHg. */
function tendVentilator(course: Course): void {
  const wanted = (course.ventilatorRate * truthValue(course.patient, 'paco2')) / VENTILATOR.carbonDioxide;
  course.ventilatorRate = Math.round(Math.min(VENTILATOR.most, Math.max(VENTILATOR.least, wanted)));
  keepTools(course);
}

const bodyTime = ({ patient }: Course): number => patient.step / STEPS_PER_SECOND;

/** s on the clock of the arm. */
export function nowOf(course: Course): number {
  return bodyTime(course) - course.zero;
}

/** Time zero: the clock starts and counting begins. What runs goes on. */
export function startClock(course: Course): void {
  const { patient } = course;
  const passed = nowOf(course);
  course.zero = bodyTime(course);
  course.given = {};
  course.atZero = { given: patient.given, urine: patient.urine, bled: patient.bled };
  for (const repeat of course.repeats) repeat.next -= passed;
}

/** What runs now. */
export function runningOrders(course: Course): readonly ChartedOrder[] {
  const { orders } = course.trainee ? chartOf(course.trainee.run) : course.own;
  return orders.filter(({ state }) => state === 'running');
}

/** Changes what runs, wherever it is written down. */
export function changeGiven(course: Course, change: Partial<Given>): void {
  const { trainee } = course;
  if (trainee) {
    const { run } = trainee;
    run.state = run.machine.resolveState({ value: run.state.value, context: { ...chartOf(run), ...change } });
  } else Object.assign(course.own, change);
  give(course);
}

function give(course: Course): void {
  const { inputs, patient, trainee } = course;
  giveOrders(trainee ? chartOf(trainee.run) : course.own, patient.formulary, inputs, patient.host.weight);
  keepTools(course);
}

function keepTools({ inputs, ventilated, ventilatorRate, topical, endotoxin }: Course): void {
  inputs.endotoxin = endotoxin;
  inputs.topicalDilator = topical;
  if (!ventilated) return;
  inputs.ventilation.mode = 'ventilated';
  inputs.ventilation.rate = ventilatorRate;
}

/** Adds an order that runs from now; without `seconds` until it is stopped. */
export function begin(course: Course, id: string, values: Record<string, number>, seconds: number | null): void {
  const time = bodyTime(course);
  const all = course.trainee ? chartOf(course.trainee.run).orders : course.own.orders;
  const number = 1 + Math.max(0, ...all.map((order) => order.number));
  const endsAt = seconds === null ? null : time + seconds;
  const order: ChartedOrder = {
    number,
    order: id,
    values,
    state: 'running',
    placedAt: time,
    startsAt: time,
    sampleAt: null,
    endsAt,
  };
  if (course.trainee) {
    const { run } = course.trainee;
    const context = { ...chartOf(run), orders: [...all, order], nextNumber: number + 1 };
    run.state = run.machine.resolveState({ value: run.state.value, context });
    give(course);
  } else changeGiven(course, { orders: [...all, order] });
}

export function end(course: Course, ids: (order: ChartedOrder) => boolean): void {
  const time = bodyTime(course);
  const { orders } = course.trainee ? chartOf(course.trainee.run) : course.own;
  const left = orders.map((order) =>
    order.state === 'running' && ids(order) ? { ...order, state: 'stopped' as const, endsAt: time } : order,
  );
  changeGiven(course, { orders: course.trainee ? left : left.filter(({ state }) => state === 'running') });
}

/** An automatic trainee takes over, and finds what runs on the chart. Its own clock starts here, so patients' steps are counted anew. */
export function startTrainee(
  course: Course,
  id: string,
  drawn: { weight: number; tone: number },
  lines: readonly string[],
): void {
  endTrainee(course);
  shift(course, -bodyTime(course));
  const { patient, own } = course;
  const options = { seed: patient.seed, mode: 'practice', resolution: patient.resolution, openEnded: true } as const;
  const run = attachRun(caseAround(patient, drawn.tone, lines), patient, options);
  run.inputs = course.inputs;
  run.digestEvery = 0;
  const orders = own.orders.map((order, i) => ({ ...order, number: i + 1 }));
  const chart = chartOf(run);
  const attached = { ...chart.attached, ...own.attached }; // the lines in place, and what an earlier trainee left
  const context = { ...chart, ...own, attached, orders, nextNumber: orders.length + 1 };
  run.state = run.machine.resolveState({ value: run.state.value, context });
  send(run, { type: 'case.begin' });
  course.trainee = { run, policy: policy(id)! };
  give(course);
}

/** The trainee leaves: what runs keeps running, what was only prepared is dropped, and an antibiotic goes on at its interval. */
export function endTrainee(course: Course): void {
  if (!course.trainee) return;
  const { orders, sourceControl, bloodOwed, attached } = chartOf(course.trainee.run);
  course.trainee = null;
  course.own = { orders: orders.filter(({ state }) => state === 'running'), sourceControl, bloodOwed, attached };
  for (const order of orders) continueAntibiotic(course, order);
  give(course);
}

const ANTIBIOTIC_EVERY = 6 * 3600;

function continueAntibiotic(course: Course, order: ChartedOrder): void {
  const entry = orderEntry(order.order);
  if (entry?.kind !== 'antibiotic' || order.state === 'preparing') return;
  const over = 60 * Math.max(1, entry.duration);
  const rate = ((order.values['dose'] ?? 0) * 3600) / over;
  const next = order.startsAt - course.zero + ANTIBIOTIC_EVERY;
  course.repeats = course.repeats.filter(({ id }) => id !== entry.id);
  course.repeats.push({ id: entry.id, rate, over, every: ANTIBIOTIC_EVERY, next });
}

/** Moves the patient's clock by whole minutes, so that the order in which the model's ticks meet stays the same. */
function shift(course: Course, seconds: number): void {
  const minutes = Math.trunc(seconds / 60) * 60;
  const { patient, own } = course;
  patient.step += minutes * STEPS_PER_SECOND;
  course.zero += minutes;
  own.orders = own.orders.map((order) => ({
    ...order,
    placedAt: order.placedAt + minutes,
    startsAt: order.startsAt + minutes,
    endsAt: order.endsAt === null ? null : order.endsAt + minutes,
  }));
}

/**
 * Lives until a time of the arm, whole seconds; stops at death. A value outside the range in which the model means anything (a pH of 6)
 * is beyond life: the patient counts as dead, and the trial says how many did.
 */
export function live(course: Course, until: number): void {
  try {
    while (nowOf(course) < until && course.patient.alive) liveSecond(course);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const { patient } = course;
    course.left = `${error.quantity} ${error.value.toPrecision(3)}`;
    patient.alive = patient.circulation.beating = false;
    patient.arrestStep = patient.step;
  }
}

function liveSecond(course: Course): void {
  const { patient, inputs, trainee, own } = course;
  if (nowOf(course) % 60 === 0) repeatDoses(course);
  if (course.ventilated && nowOf(course) % VENTILATOR.every === 0) tendVentilator(course);
  if (trainee) {
    autoPlay(trainee.run, trainee.run.patient.step / STEPS_PER_SECOND + 1, { policy: trainee.policy });
    keepTools(course);
  } else {
    advance(patient, inputs);
    if (own.bloodOwed > 0) changeGiven(course, { bloodOwed: Math.max(0, own.bloodOwed - 1) });
    const time = bodyTime(course);
    if (own.orders.some(({ endsAt }) => endsAt !== null && endsAt <= time))
      changeGiven(course, { orders: own.orders.filter(({ endsAt }) => endsAt === null || endsAt > time) });
  }
  patient.formulary.fluids.forEach(({ id }, i) => {
    if (inputs.fluidRates[i] > 0) course.given[id] = (course.given[id] ?? 0) + inputs.fluidRates[i] / 60;
  });
}

function repeatDoses(course: Course): void {
  const now = nowOf(course);
  for (const repeat of course.repeats) {
    if (course.trainee || repeat.next > now) continue;
    begin(course, repeat.id, { rate: repeat.rate }, repeat.over);
    repeat.next = now + repeat.every;
  }
}
