// Why an order cannot be carried out, in one sentence a colleague would say. No sane order is refused without one.
import { orderEntry } from '../catalog/orders.ts';
import type { OrderEntry } from '../catalog/types.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart } from './chart.ts';
import { activeOrder, isActive, isReady } from './chart.ts';
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
  return `${entry.label} needs a ${label} first.`;
}

function againRefusal(chart: Chart, entry: OrderEntry): string | null {
  const active = activeOrder(chart, entry.id);
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
  const inPlace = entry.provides !== undefined && chart.attached[entry.provides] !== undefined;
  return inPlace ? `${entry.label}: already in place.` : null;
}

/** Nobody drains a kidney, or opens a belly, without a picture that shows why. */
function sourceRefusal(chart: Chart, definition: CaseDefinition, entry: OrderEntry, event: Place): string | null {
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
  return `${entry.label} has begun and will be finished.`;
}
