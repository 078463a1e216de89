// What an instructor lets happen: each inject is an event of the record and acts through the same things as everything else at the bedside
// (a line that is gone, a syringe that is empty, blood that runs out). Only `inject.pressure` overrides a reading; the debrief marks it.
import { orderEntry } from '../catalog/orders.ts';
import { dampedBy } from './arterial-line.ts';
import type { DampingCause, Damping } from './arterial-line.ts';
import type { Chart, Look } from './chart.ts';
import type { Mark } from './debrief-types.ts';
import type { CaseEvent, Message } from './types.ts';

export type Inject = Extract<CaseEvent, { type: `inject.${string}` }>;
type Timed = Inject & { time: number };

/** What injects have left on the chart. */
export interface Injected {
  /** mL/min and until when (s) a vessel is open. */
  bleed?: { rate: number; until: number };
  /** When a wire touched the atrium, s. */
  touchedAt?: number;
  /** Until when a relative keeps the nurse, s. */
  distractedUntil?: number;
  /** Mean pressure that the monitor shows instead of the patient's, mmHg. */
  shownMap?: number;
  /** What is, or was last, in the arterial line. */
  damped?: Damping;
  /** What was done, for the debrief. */
  marks: { at: number; label: string }[];
}

export function isInject(event: { type: string }): event is Inject {
  return event.type.startsWith('inject.');
}

const VEINS = ['peripheral-line', 'peripheral-line-2', 'central-line'];
const REMOVABLE = [...VEINS, 'arterial-line', 'urinary-catheter'];
/** s until the nurse has moved a pump to another line; chosen. */
const RECONNECT = 60;
/** s that a relative needs at the bedside, and s that each order then waits for the nurse; chosen. */
const TALK = 300;
const INTERRUPTED = 60;
/** s for which the wire lies against the atrium: longer than the 5 s between two looks of the heart at what irritates it. */
const TOUCH = 6;
/** Outside of these nobody would believe the monitor, mmHg. */
const SHOWN = { least: 20, most: 160 };

/** Why it cannot happen now, for the instructor, or null. */
export function injectRefusal(chart: Chart, event: Inject): string | null {
  switch (event.type) {
    case 'inject.lab-late':
      if (!isBetween(event.minutes, 1, 120)) return 'A delay is 1 to 120 minutes.';
      return isAwaiting(chart) ? null : 'No sample is under way that could be late.';
    case 'inject.line-out':
      if (!REMOVABLE.includes(event.line)) return 'That cannot come out.';
      return chart.attached[event.line] === undefined ? 'That line is not in place.' : null;
    case 'inject.pump-dry':
      return chart.pumps[event.number] === undefined ? 'That pump is not running.' : null;
    case 'inject.bleed':
      if (!isBetween(event.rate, 1, 500)) return 'A bleeding is 1 to 500 mL a minute.';
      return isBetween(event.minutes, 1, 120) ? null : 'A bleeding lasts 1 to 120 minutes.';
    case 'inject.arrhythmia':
      return chart.arrestAt === null ? null : 'The heart has stopped already.';
    case 'inject.relative':
      return (chart.injected?.distractedUntil ?? 0) > chart.time ? 'A relative is at the bedside already.' : null;
    case 'inject.blanket':
      return (chart.attached['blanket'] !== undefined) === event.on ? 'It is like that already.' : null;
    case 'inject.line-damped':
      if (chart.attached['arterial-line'] === undefined) return 'There is no arterial line that could be damped.';
      return dampedBy(chart) === null ? null : 'The arterial line is damped already.';
    case 'inject.pressure':
      if (event.map === null)
        return chart.injected?.shownMap === undefined ? 'The monitor shows the patient already.' : null;
      return isBetween(event.map, SHOWN.least, SHOWN.most)
        ? null
        : `A mean pressure to show is ${SHOWN.least} to ${SHOWN.most} mmHg.`;
  }
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isFinite(value) && value >= least && value <= most;
}

/** What changes on the chart. */
export function inject(chart: Chart, event: Timed): Partial<Chart> {
  const injected: Injected = {
    ...chart.injected,
    marks: [...(chart.injected?.marks ?? []), { at: event.time, label: injectLabel(event) }],
  };
  const done = { ...chart, injected };
  switch (event.type) {
    case 'inject.lab-late':
      return { injected, ...delayLaboratory(chart, event.minutes * 60, event.time) };
    case 'inject.line-out':
      if (event.line === 'arterial-line') delete injected.damped;
      return { injected, ...takeOut(done, event.line, event.time) };
    case 'inject.pump-dry':
      return { injected, pumps: { ...chart.pumps, [event.number]: { ...chart.pumps[event.number], left: 0 } } };
    case 'inject.bleed':
      injected.bleed = { rate: event.rate, until: event.time + event.minutes * 60 };
      return { injected };
    case 'inject.arrhythmia':
      injected.touchedAt = event.time;
      return { injected };
    case 'inject.relative':
      injected.distractedUntil = event.time + TALK;
      return { injected, messages: [...chart.messages, ...talk(event.time)] };
    case 'inject.blanket':
      return { injected, attached: covered(chart, event.on, event.time) };
    case 'inject.line-damped':
      injected.damped = { cause: event.cause, since: event.time };
      return { injected };
    case 'inject.pressure':
      delete injected.shownMap;
      if (event.map !== null) injected.shownMap = event.map;
      return { injected };
  }
}

const RELATIVE = 'I am family. Nobody has told me anything. What is happening, and is it going to be all right?';
const WITH_FAMILY = 'I am with the family for a few minutes; what you order now has to wait a little for my hands.';
const talk = (at: number): Message[] => [
  { at, from: 'relative', text: RELATIVE },
  { at, from: 'nurse', text: WITH_FAMILY },
];
const LATE = (minutes: number): string =>
  `Our analyzer has stopped. What you have sent us will take about ${Math.round(minutes)} minutes longer.`;

function say(chart: Chart, at: number, from: Message['from'], text: string): Message[] {
  return [...chart.messages, { at, from, text }];
}

const isSample = (order: string): boolean => orderEntry(order)?.kind === 'investigation';

function isAwaiting(chart: Chart): boolean {
  return chart.orders.some(({ order, state }) => state === 'running' && isSample(order));
}

function delayLaboratory(chart: Chart, seconds: number, time: number): Partial<Chart> {
  const orders = chart.orders.map((order) =>
    order.state === 'running' && isSample(order.order) && order.endsAt !== null
      ? { ...order, endsAt: order.endsAt + seconds }
      : order,
  );
  const results = chart.results.map((result) =>
    result.readyAt > time && isSample(result.order) ? { ...result, readyAt: result.readyAt + seconds } : result,
  );
  return { orders, results, messages: say(chart, time, 'laboratory', LATE(seconds / 60)) };
}

/** Pumps on the line stand until the nurse has moved them; without any vein the drips stop. */
function takeOut(chart: Chart, line: string, time: number): Partial<Chart> {
  const attached = Object.fromEntries(Object.entries(chart.attached).filter(([name]) => name !== line));
  const pumps = Object.fromEntries(
    Object.entries(chart.pumps).map(([number, pump]) => [
      number,
      pump.line === line ? { ...pump, line: '', beside: null, hazard: 0, stillUntil: time + RECONNECT } : pump,
    ]),
  );
  const dry = VEINS.every((vein) => attached[vein] === undefined);
  const orders = chart.orders.map((order) =>
    dry && order.state === 'running' && orderEntry(order.order)?.kind === 'fluid'
      ? { ...order, state: 'stopped' as const, endsAt: time }
      : order,
  );
  return { attached, pumps, orders };
}

function covered({ attached }: Chart, on: boolean, time: number): Chart['attached'] {
  const { blanket: _, ...bare } = attached;
  return on ? { ...bare, blanket: time } : bare;
}

/** The trainee takes the blanket off. */
export function liftBlanket(chart: Chart): Partial<Chart> {
  return { attached: covered(chart, false, 0) };
}

export function isCovered(chart: Chart): boolean {
  return chart.attached['blanket'] !== undefined;
}

/** s that an order given now waits for hands that are busy with somebody else. */
export function waitForHands(chart: Chart, time: number): number {
  return time < (chart.injected?.distractedUntil ?? 0) ? INTERRUPTED : 0;
}

/** mL/min out of a vessel that an instructor opened. */
export function injectedBleeding(chart: Chart, time: number): number {
  const { bleed } = chart.injected ?? {};
  return bleed && time < bleed.until ? bleed.rate : 0;
}

/** Does a wire lie against the atrium? */
export function isTouched({ injected, time = 0 }: Partial<Pick<Chart, 'injected' | 'time'>>): boolean {
  return injected?.touchedAt !== undefined && time < injected.touchedAt + TOUCH;
}

/** By how much the monitor's arterial pressure differs from the patient's: a factor, 1 where nobody has set it. */
export function pressureFactor({ injected }: Pick<Chart, 'injected'>, look: Look): number {
  const truth = look('map');
  return injected?.shownMap === undefined || !(truth > 0) ? 1 : injected.shownMap / truth;
}

const LINES: Record<string, string> = {
  'peripheral-line': 'forearm line',
  'peripheral-line-2': 'second forearm line',
  'central-line': 'central line',
  'arterial-line': 'arterial line',
  'urinary-catheter': 'urinary catheter',
};

const DAMPED: Record<DampingCause, string> = {
  air: 'air in the tubing',
  clot: 'clot at the tip',
  kink: 'kink at the wrist',
};

/** As it stands in the instructor's list and in the debrief. */
export function injectLabel(event: Inject): string {
  switch (event.type) {
    case 'inject.lab-late':
      return `Laboratory ${event.minutes} min late`;
    case 'inject.line-out':
      return `Out: ${LINES[event.line] ?? event.line}`;
    case 'inject.pump-dry':
      return `Pump of order ${event.number} ran dry`;
    case 'inject.bleed':
      return `Bleeding, ${event.rate} mL/min for ${event.minutes} min`;
    case 'inject.arrhythmia':
      return 'A wire touched the atrium: atrial fibrillation';
    case 'inject.relative':
      return 'A relative arrived';
    case 'inject.blanket':
      return event.on ? 'A blanket over the knees' : 'The blanket taken off';
    case 'inject.line-damped':
      return `Arterial line damped: ${DAMPED[event.cause]}`;
    case 'inject.pressure':
      return event.map === null
        ? 'Monitor shows the patient’s own pressure again'
        : `Monitor set to a mean pressure of ${event.map} mmHg; the patient was not changed`;
  }
}

export function injectMarks({ injected }: Pick<Chart, 'injected'>): Mark[] {
  return (injected?.marks ?? []).map(({ at, label }) => ({ at, until: null, kind: 'instructor', label }));
}
