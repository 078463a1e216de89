// What happened during the last moment, for sounds and the screen reader: the difference between two charts.
import { orderEntry } from '../catalog/orders.ts';
import type { Chart } from './chart.ts';
import type { Emitted } from './types.ts';

export function newsBetween(before: Chart, after: Chart): Emitted[] {
  return [
    ...alarmNews(before, after),
    ...orderNews(before, after),
    ...resultNews(before, after),
    ...messageNews(before, after),
  ];
}

function alarmNews(before: Chart, after: Chart): Emitted[] {
  if (before.alarms === after.alarms) return [];
  const known = new Map(
    before.alarms.alarms.filter((alarm) => alarm.active).map((alarm) => [alarm.id, alarm.priority]),
  );
  return after.alarms.alarms
    .filter((alarm) => alarm.active && known.get(alarm.id) !== alarm.priority)
    .map(({ priority }) => ({ kind: 'alarm', priority }));
}

function orderNews(before: Chart, after: Chart): Emitted[] {
  if (before.orders === after.orders) return [];
  const states = new Map(before.orders.map((order) => [order.number, order.state]));
  return after.orders
    .filter((order) => states.get(order.number) !== order.state)
    .map((order) => ({ kind: 'order', label: orderEntry(order.order)?.label ?? order.order, state: order.state }));
}

function resultNews(before: Chart, after: Chart): Emitted[] {
  if (before.time === after.time && before.results === after.results) return [];
  return after.results
    .filter(
      (result) => result.readyAt <= after.time && (result.readyAt > before.time || !before.results.includes(result)),
    )
    .map(({ label }) => ({ kind: 'result', label }));
}

function messageNews(before: Chart, after: Chart): Emitted[] {
  return after.messages.slice(before.messages.length).map(({ from, text }) => ({ kind: 'message', from, text }));
}
