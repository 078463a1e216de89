// How an order goes its way: prepared, running, sampled, done or stopped. Every step is due at a whole second and checked on the tick.
import { initialValues, orderEntry } from '../catalog/orders.ts';
import type { OrderEntry } from '../catalog/types.ts';
import type { CaseDefinition } from './case-schema.ts';
import { timingOf } from './read-case.ts';
import type { Chart, ChartedOrder, Look } from './chart.ts';
import { isActive } from './chart.ts';
import { allergyWarning } from './allergy.ts';
import { injectedBleeding, waitForHands } from './injects.ts';
import { makeResult } from './results.ts';
import type { CaseEvent, Message } from './types.ts';

type Change = Partial<Chart>;

function seconds(minutes: number): number {
  return Math.round(minutes * 60);
}

function entryOf(order: ChartedOrder): OrderEntry {
  return orderEntry(order.order)!;
}

export function placeOrder(
  chart: Chart,
  definition: CaseDefinition,
  event: { order: string; values: Record<string, number>; time: number },
): Change {
  const entry = orderEntry(event.order)!;
  const preparation = preparationOf(chart, definition, entry);
  const order: ChartedOrder = {
    number: chart.nextNumber,
    order: entry.id,
    values: { ...initialValues(entry), ...event.values },
    state: 'preparing',
    placedAt: event.time,
    startsAt: Math.ceil(event.time) + seconds(preparation) + waitForHands(chart, event.time),
    sampleAt: null,
    endsAt: null,
  };
  const warning = allergyWarning(definition, entry);
  const messages = warning === null ? [] : [{ at: event.time, from: 'nurse' as const, text: warning }];
  return {
    orders: [...chart.orders, order],
    nextNumber: chart.nextNumber + 1,
    ...(messages.length > 0 ? { messages: [...chart.messages, ...messages] } : {}),
  };
}

/** min until a box of the massive transfusion protocol, or crossmatched red cells, are at the bedside (chosen). */
const FROM_THE_BOX = 5;
const CROSSMATCHED = 10;

function preparationOf(chart: Chart, definition: CaseDefinition, entry: OrderEntry): number {
  const { preparation } = timingOf(definition, entry.id);
  if (entry.group !== 'Blood' || entry.kind !== 'fluid') return preparation;
  if (chart.attached['massive-transfusion'] !== undefined) return Math.min(preparation, FROM_THE_BOX);
  const matched = chart.results.some(({ order, readyAt }) => order === 'crossmatch' && readyAt <= chart.time);
  return entry.id === 'red-cells' && matched ? Math.min(preparation, CROSSMATCHED) : preparation;
}

export function changeRate(
  chart: Chart,
  event: Extract<CaseEvent, { type: 'order.change' }> & { time: number },
): Change {
  const changed = chart.orders.find((order) => order.number === event.number)!;
  const id = changed.values['rate'] === undefined ? 'fraction' : 'rate';
  const values = { ...changed.values, [id]: event.rate };
  const change = { at: event.time, number: event.number, from: changed.values[id] ?? 0, rate: event.rate };
  return {
    orders: chart.orders.map((order) => (order === changed ? { ...order, values } : order)),
    rateChanges: [...chart.rateChanges, change],
  };
}

export function stopOrder(chart: Chart, event: { number: number; time: number }): Change {
  return { orders: chart.orders.map((order) => (order.number === event.number ? stopped(order, event.time) : order)) };
}

function stopped(order: ChartedOrder, time: number): ChartedOrder {
  return { ...order, state: 'stopped', endsAt: time };
}

/** When the heart stops, what was being prepared or done is left; pumps, drips and oxygen run on. */
export function dropWork(chart: Chart, time: number): ChartedOrder[] {
  return chart.orders.map((order) => {
    const runsOn = order.state === 'running' && ['infusion', 'fluid', 'oxygen'].includes(entryOf(order).kind);
    return isActive(order) && !runsOn ? stopped(order, time) : order;
  });
}

/** What is prepared begins. A new oxygen device takes the place of the old one. */
export function startDueOrders(chart: Chart, definition: CaseDefinition, time: number, look: Look): Change {
  const due = chart.orders.filter((order) => order.state === 'preparing' && order.startsAt <= time);
  if (due.length === 0) return {};
  let orders = chart.orders;
  for (const order of due) {
    const group = entryOf(order).replaces;
    orders = orders.map((other) => {
      if (other.number === order.number) return started(other, definition, time, look);
      const replaced = group !== undefined && other.state === 'running' && entryOf(other).replaces === group;
      return replaced ? stopped(other, time) : other;
    });
  }
  return { orders };
}

function started(order: ChartedOrder, definition: CaseDefinition, time: number, look: Look): ChartedOrder {
  const entry = entryOf(order);
  const before = Object.fromEntries((entry.compares ?? []).map((column) => [column, look(column)]));
  const { duration, turnaround } = timingOf(definition, entry.id);
  const running = order.values['duration'] ?? duration;
  const sampled = entry.kind === 'investigation' || entry.kind === 'examination';
  const open = entry.kind === 'infusion' || entry.kind === 'oxygen';
  return {
    ...order,
    state: 'running',
    startsAt: time,
    sampleAt: sampled ? time + seconds(running) : null,
    ...(entry.compares ? { before } : {}),
    endsAt: open ? null : time + seconds(running) + (sampled ? seconds(turnaround) : 0),
  };
}

/** Samples are taken when their moment comes; the numbers are those of the patient at that moment. */
export function takeDueSamples(chart: Chart, definition: CaseDefinition, time: number, look: Look): Change {
  const due = chart.orders.filter(
    (order) => order.state === 'running' && order.sampleAt !== null && order.sampleAt <= time,
  );
  if (due.length === 0) return {};
  const made = due.map((order) => makeResult(chart, definition, order, time, look));
  const blood = due.reduce((sum, order) => sum + (entryOf(order).blood ?? 0), 0);
  const orders = chart.orders.map((order) => (due.includes(order) ? { ...order, sampleAt: null } : order));
  return { orders, results: [...chart.results, ...made], bloodOwed: chart.bloodOwed + blood };
}

/** What has run its time is done: lines are in, drains are open, results are back. */
export function finishDueOrders(chart: Chart, definition: CaseDefinition, time: number): Change {
  const due = chart.orders.filter(
    (order) => order.state === 'running' && order.endsAt !== null && order.endsAt <= time,
  );
  if (due.length === 0) return {};
  const attached = { ...chart.attached };
  const messages: Message[] = [];
  let { sourceControl } = chart;
  let tubed = false;
  for (const order of due) {
    const { provides } = entryOf(order);
    if (provides !== undefined) attached[nextPlace(attached, provides)] ??= time;
    if (provides === 'airway') {
      messages.push({ at: time, from: 'nurse', text: TUBE_IN });
      tubed = true;
    }
    if (order.order === definition.sourceControl?.order) {
      sourceControl = 1;
      messages.push({ at: time, from: 'surgeon', text: definition.sourceControl.done });
    }
    if (order.order === definition.bleeding?.until)
      messages.push({ at: time, from: 'surgeon', text: definition.bleeding.done });
  }
  const orders = chart.orders.map((order) => (due.includes(order) ? { ...order, state: 'done' as const } : order));
  return {
    ...(tubed ? connectVentilator(orders, chart, time) : { orders }),
    attached,
    sourceControl,
    messages: messages.length > 0 ? [...chart.messages, ...messages] : chart.messages,
  };
}

const TUBE_IN =
  'The tube is in, carbon dioxide on the capnograph, both sides rise. The ventilator runs on its usual settings with pure oxygen. Do you want a sedative on a pump?';

/** Behind a new tube stands the ventilator, with the settings it has when it is switched on; masks and prongs come off. */
function connectVentilator(orders: readonly ChartedOrder[], chart: Chart, time: number): Change {
  const entry = orderEntry('ventilator')!;
  const off = orders.map((order) =>
    order.state === 'running' && entryOf(order).oxygen !== undefined ? stopped(order, time) : order,
  );
  const ventilator: ChartedOrder = {
    number: chart.nextNumber,
    order: entry.id,
    values: initialValues(entry),
    state: 'running',
    placedAt: time,
    startsAt: time,
    sampleAt: null,
    endsAt: null,
  };
  return { orders: [...off, ventilator], nextNumber: chart.nextNumber + 1 };
}

/** The second line of a kind stands beside the first. */
function nextPlace(attached: Record<string, number>, provides: string): string {
  return attached[provides] === undefined ? provides : `${provides}-2`;
}

/** mL/min out of the open vessel, until somebody has closed it. */
export function bleed(chart: Chart, { bleeding }: CaseDefinition, time: number): Change {
  const opened = injectedBleeding(chart, time);
  if (!bleeding) return opened > 0 || (chart.bleeding ?? 0) > 0 ? { bleeding: opened } : {};
  const closed = chart.orders.some(({ order, state }) => order === bleeding.until && state === 'done');
  return { bleeding: opened + (closed || time < bleeding.from * 60 ? 0 : bleeding.rate) };
}

/** One second of what runs in and out. */
export function countFluids(chart: Chart, look: Look): Change {
  const urine = look('urine_ml_h') / 3600;
  const made = Number.isFinite(urine) ? urine : 0;
  const inBag = chart.attached['urinary-catheter'] === undefined ? 0 : made;
  const running = chart.orders.filter((order) => order.state === 'running' && entryOf(order).fluid !== undefined);
  const given = running.length > 0 ? { ...chart.given } : chart.given;
  for (const order of running) {
    const { id } = entryOf(order).fluid!;
    given[id] = (given[id] ?? 0) + milliliterPerMinute(order) / 60;
  }
  return {
    given,
    urine: chart.urine + made,
    urineInBag: chart.urineInBag + inBag,
    bloodOwed: Math.max(0, chart.bloodOwed - 1),
  };
}

/** Of a bag that runs over a time, or of a drip in mL/h. */
export function milliliterPerMinute(order: ChartedOrder): number {
  const rate = order.values['rate'];
  if (rate !== undefined) return rate / 60;
  return (order.values['volume'] ?? 0) / (order.values['duration'] ?? 1);
}

/** 0-1 of the running part, null for what runs until stopped. */
export function progressOf(order: ChartedOrder, time: number): number | null {
  if (order.state === 'done') return 1;
  if (order.state === 'preparing') return 0;
  if (order.endsAt === null) return null;
  const span = order.endsAt - order.startsAt;
  return span <= 0 ? 1 : Math.min(1, Math.max(0, (time - order.startsAt) / span));
}

/** How it stands, in words. */
export function detailOf(order: ChartedOrder, time: number): string {
  const entry = entryOf(order);
  if (order.state === 'preparing') return `starts in ${inMinutes(order.startsAt - time)}`;
  if (order.state !== 'running') return order.state;
  if (entry.kind === 'fluid') {
    const left = milliliterPerMinute(order) * Math.max(0, ((order.endsAt ?? time) - time) / 60);
    return `${Math.round(left)} mL left`;
  }
  const field = entry.fields.find((one) => one.id === 'rate' || one.id === 'fraction');
  if (order.endsAt === null && field) return `${rounded(order.values[field.id] ?? 0)} ${field.unit}`;
  if (entry.kind === 'investigation' && order.sampleAt === null) return 'waiting for the result';
  return `${inMinutes((order.endsAt ?? time) - time)} left`;
}

function inMinutes(time: number): string {
  return time >= 90 ? `${Math.round(time / 60)} min` : `${Math.max(0, Math.round(time))} s`;
}

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** Rate now of an infusion by id, 0 when off. */
export function rateOf(chart: Chart, id: string): number {
  const order = chart.orders.find((one) => one.order === id && one.state === 'running');
  return order?.values['rate'] ?? 0;
}

export function isRunning(chart: Chart, id: string): boolean {
  return chart.orders.some((order) => order.order === id && order.state === 'running');
}

export { isActive };
