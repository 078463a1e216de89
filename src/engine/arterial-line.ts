// The fluid-filled line between artery and transducer: what a bubble, a clot or a kink makes of the pressure, and what a fast flush shows.
// It distorts the reading and leaves the patient alone: mean pressure stays, systolic reads low and diastolic high, edges and notch are gone.
// After a fast flush a good line rings once or twice and a damped one creeps back. Gardner 1981, Anesthesiology 54:227; McGhee and Bridges
// 2002, Crit Care Nurse 22(2):60.
import type { Chart, ChartedOrder } from './chart.ts';
import type { BeatTrace, Message } from './types.ts';

export type DampingCause = 'air' | 'clot' | 'kink';
export interface Damping {
  cause: DampingCause;
  /** s. */
  since: number;
  /** When it was removed, s. */
  clearedAt?: number;
}

export const FLUSH_TEST = 'flush-arterial-line';

/** s into the test: the first flush, and the second when something was found and removed; chosen as a practiced nurse does it. */
const FIRST_FLUSH = 4;
const SECOND_FLUSH = 20;
const FLUSH_LASTS = 1.5;
/** mmHg in the bag that pushes. */
const BAG = 300;
/** s after which the nurse wonders about a trace that has lost its edges: chosen. */
const NOTICED = 300;

/** rad/s and share of critical damping: the catheter of the model (`circulation/beat.ts`). */
const RATE = 2 * Math.PI * 15;
const GOOD = 0.4;
/** Chosen so that about half of the pulse pressure is left at 70 to 100 beats a minute, as on traces that clinicians call clearly damped. */
const DAMPED = 7;
/** s between the samples of a trace, and parts into which each is cut to follow the ringing. */
const SAMPLE = 0.008;
const PARTS = 8;
/** Beats until a damped line has forgotten how it began. */
const SETTLE = 5;

type Line = Pick<Chart, 'injected' | 'orders'>;

/** What is in the line now, or null. */
export function dampedBy({ injected }: Pick<Line, 'injected'>): DampingCause | null {
  const { damped } = injected ?? {};
  return damped && damped.clearedAt === undefined ? damped.cause : null;
}

function lastTest({ orders }: Line): ChartedOrder | undefined {
  return orders.findLast(({ order, state }) => order === FLUSH_TEST && (state === 'running' || state === 'done'));
}

/** What the test found and removed, or null: the line was good. */
function foundBy(test: ChartedOrder, { injected }: Line): DampingCause | null {
  const { damped } = injected ?? {};
  return damped?.clearedAt !== undefined && damped.clearedAt >= test.startsAt ? damped.cause : null;
}

/** When the valve was or will be open: moments of the last test, s. */
function flushes(chart: Line): number[] {
  const test = lastTest(chart);
  if (!test) return [];
  const first = test.startsAt + FIRST_FLUSH;
  return foundBy(test, chart) === null ? [first] : [first, test.startsAt + SECOND_FLUSH];
}

/** The monitor reads the bag and not the artery. */
export function isFlushing(chart: Line, time: number): boolean {
  return flushes(chart).some((at) => time >= at && time < at + FLUSH_LASTS + 1);
}

/** One second of the line: the nurse removes what the test has found, and asks about a flat trace that nobody seems to see. */
export function tendLine(chart: Chart, time: number): Partial<Chart> {
  const { damped } = chart.injected ?? {};
  if (!chart.injected || !damped || damped.clearedAt !== undefined) return {};
  const test = chart.orders.find(({ order, state }) => order === FLUSH_TEST && state === 'running');
  if (test && time >= test.startsAt + SECOND_FLUSH)
    return { injected: { ...chart.injected, damped: { ...damped, clearedAt: time } } };
  if (test || Math.ceil(damped.since) + NOTICED !== time) return {};
  const asks: Message = { at: time, from: 'nurse', text: ASKS };
  return { messages: [...chart.messages, asks] };
}

const ASKS = 'The arterial trace has gone round and its pulse is narrow. Shall I test the line with a fast flush?';

const FOUND: Record<DampingCause, string> = {
  air: 'an air bubble in the tubing, let out',
  clot: 'a clot at the tip of the cannula, drawn back and thrown away',
  kink: 'the cannula kinked at the bent wrist, straightened and splinted',
};

/** What the nurse says of the test. */
export function flushReport(chart: Line): string {
  const test = lastTest(chart);
  const cause = test ? foundBy(test, chart) : null;
  if (cause === null) return 'After the flush the trace rings once or twice and is back: the line tells the truth.';
  return `After the flush the trace crept back without ringing: the line was damped. Cause: ${FOUND[cause]}. The second flush rings once or twice. While damped it read systolic too low and diastolic too high; the mean was about right.`;
}

/** What the transducer hears of a beat that ended at `endsAt` (s). */
export function throughLine(beat: BeatTrace, endsAt: number, chart: Line): BeatTrace {
  const begun = endsAt - beat.duration;
  const heard = flushes(chart).filter((at) => at < endsAt && at + FLUSH_LASTS + 1 > begun);
  const damped = dampedBy(chart) !== null;
  if (!damped && heard.length === 0) return beat;
  const arterial = damped ? throughDamping(beat.arterial) : beat.arterial.slice();
  for (const at of heard) layFlush(arterial, at - begun, isDampedAt(chart, at) ? DAMPED : GOOD);
  return { ...beat, arterial };
}

function isDampedAt({ injected }: Line, time: number): boolean {
  const { damped } = injected ?? {};
  return damped !== undefined && time >= damped.since && time < (damped.clearedAt ?? Infinity);
}

/** The pressure of one beat, repeated until it is steady, behind a line that follows slowly. Its mean stays. */
export function throughDamping(pressure: Float32Array): Float32Array {
  const heard = new Float32Array(pressure.length);
  const line = { at: mean(pressure), speed: 0 };
  for (let round = 0; round < SETTLE; round++)
    for (let i = 0; i < pressure.length; i++) {
      follow(line, pressure[i], DAMPED);
      heard[i] = line.at;
    }
  return heard;
}

/** One sample of a second-order system (Gardner 1981); the speed is found implicitly, so heavy damping stays stable. */
function follow(line: { at: number; speed: number }, pressure: number, damping: number): void {
  const dt = SAMPLE / PARTS;
  for (let part = 0; part < PARTS; part++) {
    line.speed = (line.speed + dt * RATE * RATE * (pressure - line.at)) / (1 + 2 * damping * RATE * dt);
    line.at += dt * line.speed;
  }
}

/** Writes a flush that began `from` s into the beat: the pressure of the bag, then the way back. */
function layFlush(arterial: Float32Array, from: number, damping: number): void {
  const closes = Math.round((from + FLUSH_LASTS) / SAMPLE);
  const rest = arterial[Math.min(arterial.length - 1, Math.max(0, closes))];
  const swing = { at: BAG - rest, speed: 0 };
  for (let i = closes; i < arterial.length; i++) {
    if (i >= 0) arterial[i] += swing.at;
    follow(swing, 0, damping);
  }
  for (let i = Math.max(0, Math.round(from / SAMPLE)); i < Math.min(closes, arterial.length); i++) arterial[i] = BAG;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length > 0 ? sum / values.length : 0;
}
