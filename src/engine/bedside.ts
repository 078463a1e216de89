// The projection for the trainee: what a person at this bed could know now, through attached sensors, own senses and reported results.
import { orderEntry } from '../catalog/orders.ts';
import { appearanceOf } from './appearance.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, ChartedOrder, Look } from './chart.ts';
import { isReady } from './chart.ts';
import { monitorView } from './monitor.ts';
import { detailOf, progressOf } from './order-flow.ts';
import { openQuestion } from './questions.ts';
import type { Bedside, FieldState, Guidance, Phase, PlacedOrder } from './types.ts';

export interface BedsideParts {
  chart: Chart;
  definition: CaseDefinition;
  time: number;
  phase: Phase;
  look: Look;
  /** The field under the microscope while the probe is on. */
  field: { geometry: number; state: FieldState } | null;
}

export function bedsideOf({ chart, definition, time, phase, look, field }: BedsideParts): Bedside {
  const given = Object.values(chart.given).reduce((sum, amount) => sum + amount, 0);
  return {
    time,
    phase,
    outcome: chart.outcome,
    monitor: monitorView(chart.monitor, time),
    alarms: chart.alarms.alarms,
    alarmsSilencedUntil: chart.alarms.silencedUntil,
    orders: chart.orders.map((order) => placedOrder(order, time)),
    results: chart.results.filter((result) => isReady(result, time)),
    messages: chart.messages,
    fluid: { given, urine: chart.urineInBag, balance: given - chart.urineInBag },
    appearance: appearanceOf(chart, definition, look, time),
    guidance: guidanceOf(chart, definition),
    microscope: field ? { ...field, scores: null } : null,
  };
}

function guidanceOf(chart: Chart, definition: CaseDefinition): Guidance {
  const question = openQuestion(chart, definition);
  return {
    hints: chart.hints,
    question: question
      ? { id: question.id, text: question.text, options: question.options.map(({ text }) => text) }
      : null,
    answered: chart.mode === 'learn' ? lastAnswer(chart, definition) : null,
    pausesLeft: chart.mode === 'exam' ? Math.max(0, definition.exam.pauses - chart.pauses) : null,
    predicted: chart.predictions.map(({ number }) => number),
  };
}

function lastAnswer(chart: Chart, definition: CaseDefinition): Guidance['answered'] {
  const last = chart.answers.at(-1);
  const option = definition.questions.find(({ id }) => id === last?.id)?.options[last?.choice ?? -1];
  return last && option ? { id: last.id, right: option.right, text: option.why, source: option.source } : null;
}

function placedOrder(order: ChartedOrder, time: number): PlacedOrder {
  const entry = orderEntry(order.order);
  return {
    number: order.number,
    order: order.order,
    kind: entry?.kind ?? '',
    label: entry?.label ?? order.order,
    values: order.values,
    state: order.state,
    placedAt: order.placedAt,
    startsAt: order.startsAt,
    endsAt: order.endsAt,
    progress: progressOf(order, time),
    detail: detailOf(order, time),
  };
}
