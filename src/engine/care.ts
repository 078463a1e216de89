// What was given and what was measured, as the chart knows it: for reports and for programs that read clinical records.
import { orderEntry } from '../catalog/orders.ts';
import type { OrderEntry } from '../catalog/types.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, ChartedOrder } from './chart.ts';
import { milliliterPerMinute } from './order-flow.ts';
import { hasBegun } from './queries.ts';
import type { Administration, Care } from './debrief-types.ts';

export function careOf(chart: Chart, { host }: CaseDefinition, time: number): Care {
  return {
    person: { age: host.age, sex: host.sex, weight: host.weight },
    given: chart.orders.flatMap((order) => {
      const entry = orderEntry(order.order);
      return entry && reachesThePatient(entry) && hasBegun(order, time)
        ? [administered(order, entry, chart, time)]
        : [];
    }),
    results: chart.results.filter(({ takenAt, readyAt }) => takenAt <= time && readyAt <= time),
    urine: chart.attached['urinary-catheter'] === undefined ? null : chart.urineInBag,
  };
}

function reachesThePatient({ fluid, drug, oxygen, kind }: OrderEntry): boolean {
  return fluid !== undefined || drug !== undefined || oxygen !== undefined || kind === 'antibiotic' || kind === 'dose';
}

function administered(order: ChartedOrder, entry: OrderEntry, chart: Chart, time: number): Administration {
  const until = Math.min(order.endsAt ?? time, time);
  return {
    number: order.number,
    order: order.order,
    kind: entry.kind,
    label: entry.label,
    from: order.startsAt,
    until,
    state: order.state === 'stopped' ? 'stopped' : order.state === 'done' ? 'done' : 'running',
    amount: amountOf(order, entry, until),
    rates: ratesOf(order, entry, chart, until),
  };
}

/** What has run in until then; null for what is only a rate. */
function amountOf(order: ChartedOrder, entry: OrderEntry, until: number): Administration['amount'] {
  if (entry.kind === 'fluid') {
    const ran = milliliterPerMinute(order) * ((until - order.startsAt) / 60);
    return { value: Math.min(order.values['volume'] ?? ran, Math.round(ran)), unit: 'mL' };
  }
  const field = entry.fields.find(({ id }) => id === 'dose');
  const dose = order.values['dose'];
  if (!field || dose === undefined) return null;
  const whole = (order.endsAt ?? until) - order.startsAt;
  // A dose that was stopped was given in part only, and how much of it is not charted.
  return order.state === 'stopped' || (order.state === 'running' && whole > 0 && until < (order.endsAt ?? until))
    ? null
    : { value: dose, unit: field.unit };
}

/** One stretch for each rate that ran. */
function ratesOf(order: ChartedOrder, entry: OrderEntry, chart: Chart, until: number): Administration['rates'] {
  const field = entry.fields.find(({ id }) => id === 'rate' || id === 'fraction');
  if (!field) return [];
  const changes = chart.rateChanges.filter(({ number, at }) => number === order.number && at < until);
  const starts = [order.startsAt, ...changes.map(({ at }) => Math.max(at, order.startsAt))];
  const values = [...changes.map(({ from }) => from), order.values[field.id] ?? 0];
  return starts
    .map((from, i) => ({ from, until: starts[i + 1] ?? until, value: values[i], unit: field.unit }))
    .filter((stretch) => stretch.until > stretch.from);
}
