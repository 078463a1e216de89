// Why an order cannot be carried out, in one sentence a colleague would say. No sane order is refused without one.
import { initialValues, orderEntry } from '../catalog/orders.ts';
import type { OrderEntry } from '../catalog/types.ts';
import { allergyRefusal } from './allergy.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart } from './chart.ts';
import { activeOrder, isActive, isReady } from './chart.ts';
import { isCovered } from './injects.ts';
import type { CaseEvent } from './types.ts';

/** `time`: when it is asked, simulated seconds; the last tick if not given. */
type Place = Extract<CaseEvent, { type: 'order.place' }> & { time?: number };
type Change = Extract<CaseEvent, { type: 'order.change' }>;
type Stop = Extract<CaseEvent, { type: 'order.stop' }>;

/** The reason against an order, or null when it can be carried out. */
export function placeRefusal(chart: Chart, definition: CaseDefinition, event: Place): string | null {
  const entry = orderEntry(event.order);
  if (!entry) return `Nobody here knows an order called "${event.order}".`;
  if (!definition.formulary.includes(entry.id)) return `${entry.label} is not available in this hospital.`;
  if (chart.arrestAt !== null) return 'The team is resuscitating: no other orders now.';
  return (
    valuesRefusal(entry, event.values) ??
    accessRefusal(chart, entry) ??
    airwayRefusal(chart, entry) ??
    allergyRefusal(definition, entry) ??
    flowRefusal(chart, entry, event.values) ??
    againRefusal(chart, entry) ??
    sourceRefusal(chart, definition, entry, event)
  );
}

function valuesRefusal(entry: OrderEntry, values: Record<string, number>): string | null {
  for (const id of Object.keys(values)) {
    if (!entry.fields.some((field) => field.id === id)) return `${entry.label} has no ${id} to set.`;
  }
  for (const field of entry.fields) {
    const value = values[field.id] ?? field.initial;
    if (Number.isFinite(value) && value >= field.min && value <= field.max) continue;
    return `${entry.label}: ${field.label.toLowerCase()} ${told(value)} is outside ${field.min} to ${field.max} ${field.unit}; please check the order.`;
  }
  return null;
}

function told(value: number): string {
  return Number.isFinite(value) ? String(value) : 'is not a number and';
}

function accessRefusal(chart: Chart, entry: OrderEntry): string | null {
  const missing = entry.needs.find((need) => chart.attached[need] === undefined);
  if (missing === undefined) return null;
  const label = orderEntry(missing)?.label.toLowerCase() ?? missing;
  return `${entry.label} needs ${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label} first.`;
}

/** Nobody breathes with blocked muscles, and nobody needs prongs behind a tube. */
function airwayRefusal(chart: Chart, entry: OrderEntry): string | null {
  const tubed = chart.attached['airway'] !== undefined;
  if (tubed && entry.provides === 'airway') return 'The airway is secured already.';
  if (tubed && entry.oxygen && entry.oxygen.device !== 'ventilator')
    return 'The patient is on the ventilator: set its inspired oxygen instead.';
  if (entry.drug?.acts.paralysis === undefined || chart.attached['airway'] !== undefined) return null;
  return `${entry.label} stops all breathing, and no airway is secured: nobody here gives it like that.`;
}

function againRefusal(chart: Chart, entry: OrderEntry): string | null {
  const active = activeOrder(chart, entry.id);
  const label = inSentence(entry.label);
  if (entry.kind === 'dose' || entry.kind === 'antibiotic')
    return active ? `${entry.label} is being given already; order the next dose when this one is in.` : null;
  if (entry.repeatable) {
    const one = entry.kind === 'examination' || entry.kind === 'line' || entry.kind === 'investigation';
    return one && active && active.endsAt === null ? `${entry.label} is already under way.` : null;
  }
  if (active) {
    if (entry.kind === 'oxygen') return null;
    return entry.kind === 'infusion'
      ? `${entry.label} is already ${active.state === 'running' ? 'running' : 'being prepared'}: change its rate instead.`
      : `${entry.label} is already under way.`;
  }
  const { provides } = entry;
  if (provides === undefined || chart.attached[provides] === undefined) return null;
  if (entry.places === undefined) return `The ${label} is already in place.`;
  return chart.attached[`${provides}-2`] === undefined ? null : `Two of these are in place already: ${label}.`;
}

function inSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** mL/min through one forearm cannula of 18 gauge: by gravity about 100 (label of common cannulas), under a pressure bag twice that (chosen). */
const LINE_FLOW = { gravity: 100, pressed: 200 };

/** What all drips together ask of the veins that are open. */
function flowRefusal(chart: Chart, entry: OrderEntry, values: Record<string, number>): string | null {
  if (entry.kind !== 'fluid') return null;
  const wanted = flowOf({ ...initialValues(entry), ...values });
  const running = chart.orders.filter((order) => isActive(order) && orderEntry(order.order)?.kind === 'fluid');
  const total = running.reduce((sum, order) => sum + flowOf(order.values), wanted);
  const lines = ['peripheral-line', 'peripheral-line-2', 'central-line'].filter(
    (line) => chart.attached[line] !== undefined,
  ).length;
  const pressed = chart.attached['pressure-bag'] !== undefined;
  const most = lines * (pressed ? LINE_FLOW.pressed : LINE_FLOW.gravity);
  if (total <= most) return null;
  const how = `${pressed ? 'even under pressure' : 'without a pressure bag'} ${lines === 1 ? 'the one line in place' : `the ${lines} lines in place`}`;
  return `That is ${Math.round(total)} mL a minute in all; ${how} will not take more than ${most}. Give it over a longer time${pressed ? '' : ', press the bag'} or add a line.`;
}

function flowOf(values: Record<string, number>): number {
  return (values['volume'] ?? 0) / Math.max(1, values['duration'] ?? 1);
}

/** What operators say who are called to a patient without anything for them. */
const NOTHING_THERE: Record<string, string> = {
  drainage: 'Urology: "I come at once if something is blocked. Show me a picture of it."',
  laparotomy:
    'Surgeon: "I see nothing here that I could take out or open. Call me when the belly or a picture shows it."',
};

/** Nobody drains a kidney, or opens a belly, without a picture that shows why. */
function sourceRefusal(chart: Chart, definition: CaseDefinition, entry: OrderEntry, event: Place): string | null {
  if (entry.id in NOTHING_THERE && entry.id !== definition.sourceControl?.order) return NOTHING_THERE[entry.id];
  if (!definition.sourceControl) return null;
  const { order, after, refusal } = definition.sourceControl;
  if (entry.id !== order || after.length === 0) return null;
  const time = event.time ?? chart.time;
  return chart.results.some((result) => after.includes(result.order) && isReady(result, time)) ? null : refusal;
}

export function changeRefusal(chart: Chart, event: Change): string | null {
  const order = chart.orders.find((one) => one.number === event.number);
  const entry = order && orderEntry(order.order);
  if (!order || !entry) return 'That order is not on the chart.';
  if (!isActive(order)) return `${entry.label} is not running any more: order it again.`;
  const field = entry.fields.find((one) => one.id === 'rate' || one.id === 'fraction');
  if (!field || entry.kind === 'fluid') return `${entry.label} has no rate to change: stop it and order it again.`;
  return valuesRefusal(entry, { [field.id]: event.rate });
}

export function stopRefusal(chart: Chart, event: Stop): string | null {
  const order = chart.orders.find((one) => one.number === event.number);
  const entry = order && orderEntry(order.order);
  if (!order || !entry) return 'That order is not on the chart.';
  if (!isActive(order)) return `${entry.label} has already ended.`;
  if (order.state === 'preparing' || entry.stoppable) return null;
  if (entry.oxygen?.device === 'ventilator')
    return 'Without the ventilator nobody breathes: change its settings instead.';
  return `${entry.label} has begun and will be finished.`;
}

/** Longest refill and longest press that anybody would write down, s. */
const LONGEST_REFILL = 120;
const LONGEST_PRESS = 600;

/** An examiner's own reading that cannot be one. */
export function reportRefusal(
  chart: Chart,
  event: Extract<CaseEvent, { type: 'refill.report' | 'mottling.report' | 'field.report' }>,
): string | null {
  if (event.type === 'field.report')
    return isBetween(event.ppv, 0, 100) && isBetween(event.mfi, 0, 3)
      ? null
      : 'Perfused vessels are 0 to 100 %, the flow index is 0 to 3.';
  const atKnee = event.type === 'mottling.report' || event.site === 'knee';
  if (atKnee && isCovered(chart)) return 'The knees are under a blanket: take it off first.';
  if (event.type === 'mottling.report')
    return isBetween(event.score, 0, 5) && Number.isInteger(event.score)
      ? null
      : 'The mottling score is a whole number from 0 to 5.';
  if (event.site !== 'finger' && event.site !== 'knee') return 'Refill is tested at the finger or at the knee.';
  const fits = isBetween(event.seconds, 0, LONGEST_REFILL) && isBetween(event.held, 0, LONGEST_PRESS);
  return fits ? null : `A refill time is between 0 and ${LONGEST_REFILL} s: please test again.`;
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

/** In an exam pauses are counted. */
export function pauseRefusal(chart: Chart, definition: CaseDefinition): string | null {
  if (chart.mode !== 'exam' || chart.pauses < definition.exam.pauses) return null;
  return `In this exam the clock may be paused ${definition.exam.pauses} times, and that is used up.`;
}
