// The debrief: computed from the run's timeline and chart alone, so that it is the same today and after reopening the record.
import { orderEntry } from '../catalog/orders.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, ChartedOrder } from './chart.ts';
import { feedbackOn } from './feedback.ts';
import { columnOf } from './timeline.ts';
import type { Debrief, Mark, Outcome, Timeline } from './types.ts';
import { happenedUnderneath } from './underneath.ts';

/** Share of perfused vessels in percent below which pressure at target counts as dissociation. */
export const ENOUGH_PERFUSED = 80;

export interface DebriefParts {
  chart: Chart;
  definition: CaseDefinition;
  time: number;
  timeline: Timeline;
}

export function makeDebrief({ chart, definition, time, timeline }: DebriefParts): Debrief {
  const target = definition.target.map;
  const dissociation = stretches(timeline, target);
  const outcome: Outcome = chart.outcome ?? { kind: 'handover', at: time, text: 'The case was left before its end.' };
  const inTarget = secondsWhere(timeline, (row) => row.map >= target);
  const timeInDissociation = dissociation.reduce((sum, { from, to }) => sum + to - from, 0);
  const numbers = { timeInTarget: inTarget, timeInDissociation, dissociation };
  return {
    caseTitle: definition.title,
    outcome,
    timeline,
    marks: marksOf(chart, time),
    target: { map: target, source: definition.target.source },
    treated: time,
    ...numbers,
    refillReadings: chart.refillReadings.map(({ at, site, reported, truth }) => ({ at, site, reported, truth })),
    mottlingReadings: chart.mottlingReadings,
    debt: debtOf(timeline),
    underneath: happenedUnderneath(timeline, chart, definition, numbers),
    feedback: feedbackOn(timeline, chart, definition, numbers),
    teachingPoints: definition.teachingPoints,
  };
}

/** Each row stands for the time until the next. */
function secondsWhere(timeline: Timeline, holds: (row: { map: number; ppv: number }) => boolean): number {
  const time = columnOf(timeline, 't_s');
  const map = columnOf(timeline, 'map');
  const ppv = columnOf(timeline, 'sub_ppv');
  let seconds = 0;
  for (let i = 0; i + 1 < timeline.rows; i++) if (holds({ map: map[i], ppv: ppv[i] })) seconds += time[i + 1] - time[i];
  return seconds;
}

/** Stretches with pressure at target and too few perfused vessels. */
function stretches(timeline: Timeline, target: number): { from: number; to: number }[] {
  const time = columnOf(timeline, 't_s');
  const map = columnOf(timeline, 'map');
  const ppv = columnOf(timeline, 'sub_ppv');
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i + 1 < timeline.rows; i++) {
    if (!(map[i] >= target && ppv[i] < ENOUGH_PERFUSED)) continue;
    const last = found.at(-1);
    if (last?.to === time[i]) last.to = time[i + 1];
    else found.push({ from: time[i], to: time[i + 1] });
  }
  return found;
}

const BED_WORDS: Record<string, string> = {
  vit: 'brain and heart',
  kid: 'kidneys',
  gut: 'gut',
  mus: 'muscle',
  skin: 'skin',
};

function debtOf(timeline: Timeline): { bed: string; value: number }[] {
  return timeline.columns
    .filter((name) => name.startsWith('debt_') && name !== 'debt_total')
    .map((name) => ({
      bed: BED_WORDS[name.slice('debt_'.length)] ?? name,
      value: columnOf(timeline, name).at(-1) ?? 0,
    }));
}

/** Everything that happened, for the timeline. */
function marksOf(chart: Chart, time: number): Mark[] {
  const orders = chart.orders.map((order) => orderMark(order, chart, time));
  const rates = chart.rateChanges.map(({ at, number, rate }): Mark => {
    const order = chart.orders.find((one) => one.number === number);
    const entry = order && orderEntry(order.order);
    return {
      at,
      until: null,
      kind: 'order',
      label: `${entry?.label ?? 'Rate'} to ${rate} ${entry?.fields[0]?.unit ?? ''}`,
    };
  });
  const results = chart.results.filter(({ readyAt }) => readyAt <= time);
  const readings = [
    ...chart.refillReadings.map(({ at, site, reported }): Mark => ({
      at,
      until: null,
      kind: 'examination',
      label: `Refill at the ${site} read as ${reported.toFixed(1)} s`,
    })),
    ...chart.mottlingReadings.map(({ at, reported }): Mark => ({
      at,
      until: null,
      kind: 'examination',
      label: `Mottling scored ${reported}`,
    })),
  ];
  const reported = results.map(({ readyAt, label }): Mark => ({ at: readyAt, until: null, kind: 'result', label }));
  const alarms = chart.alarms.log.map(({ at, until, text }): Mark => ({
    at,
    until: until ?? time,
    kind: 'alarm',
    label: text,
  }));
  const arrest: Mark[] =
    chart.arrestAt === null ? [] : [{ at: chart.arrestAt, until: null, kind: 'phase', label: 'Cardiac arrest' }];
  return [...orders, ...rates, ...readings, ...reported, ...alarms, ...arrest].sort((a, b) => a.at - b.at);
}

/** From its start; an order that never started stands where it was given or cancelled. */
function orderMark(order: ChartedOrder, chart: Chart, time: number): Mark {
  const entry = orderEntry(order.order);
  const kind = entry?.kind === 'examination' ? 'examination' : 'order';
  const first = chart.rateChanges.find(({ number }) => number === order.number);
  const field = entry?.fields.find(({ id }) => id === 'rate' || id === 'fraction') ?? entry?.fields[0];
  const values = first && field ? { ...order.values, [field.id]: first.from } : order.values;
  const label = labelOf(entry?.label ?? order.order, values, field);
  if (order.state === 'preparing') return { at: order.placedAt, until: null, kind, label: `${label} (being prepared)` };
  const ended = order.endsAt ?? time;
  if (order.state === 'stopped' && ended < order.startsAt)
    return { at: ended, until: null, kind, label: `${label} (cancelled)` };
  return { at: order.startsAt, until: order.state === 'running' ? time : ended, kind, label };
}

function labelOf(label: string, values: Record<string, number>, field?: { id: string; unit: string }): string {
  return field ? `${label}, ${values[field.id]} ${field.unit}` : label;
}
