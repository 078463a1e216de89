// The debrief: computed from the run's timeline and chart alone, so that it is the same today and after reopening the record.
import { orderEntry } from '../catalog/orders.ts';
import { careOf } from './care.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, ChartedOrder } from './chart.ts';
import { dissociationSeen, feedbackOn } from './feedback.ts';
import { injectMarks } from './injects.ts';
import { hintLabel } from './hints.ts';
import { calibration, judgePredictions, SURE_SHARE } from './predictions.ts';
import { secondsWhere, stretchesWhere } from './queries.ts';
import { reflectionOn } from './reflection.ts';
import { scoresOf } from './scoring/score.ts';
import { columnOf, ENOUGH_PERFUSED } from './timeline.ts';
import type { Debrief, Mark, Timeline } from './debrief-types.ts';
import type { Outcome } from './types.ts';
import { happenedUnderneath } from './underneath.ts';

export interface DebriefParts {
  chart: Chart;
  definition: CaseDefinition;
  time: number;
  timeline: Timeline;
}

export function makeDebrief({ chart, definition, time, timeline }: DebriefParts): Debrief {
  const target = definition.target.map;
  const inTarget = secondsWhere(timeline, ['map'], (map) => map >= target);
  const dissociation = stretchesWhere(
    timeline,
    ['map', 'sub_ppv'],
    (map, ppv) => map >= target && ppv < ENOUGH_PERFUSED,
  );
  const timeInDissociation = dissociation.reduce((sum, { from, to }) => sum + to - from, 0);
  const numbers = { timeInTarget: inTarget, timeInDissociation, dissociation };
  const outcome: Outcome = chart.outcome ?? { kind: 'handover', at: time, text: 'The case was left before its end.' };
  const played = { timeline, chart, definition, numbers };
  const scores = scoresOf(played);
  const judged = judgePredictions(chart, timeline);
  return {
    caseTitle: definition.title,
    outcome,
    timeline,
    marks: marksOf(chart, definition, time),
    target: { map: target, source: definition.target.source },
    treated: time,
    ...numbers,
    recognized: dissociationSeen(chart, dissociation),
    refillReadings: chart.refillReadings.map(({ at, site, reported, truth }) => ({ at, site, reported, truth })),
    mottlingReadings: chart.mottlingReadings,
    fieldReadings: chart.fieldReadings,
    predictions: judged.map(({ prediction, ...rest }) => ({ at: prediction.at, sure: prediction.sure, ...rest })),
    calibration: calibration(judged).map((group) => ({ ...group, should: SURE_SHARE[group.sure] })),
    hints: chart.hints,
    answers: answersOf(chart, definition),
    scores,
    reflection: reflectionOn(played, scores[0]),
    debt: debtOf(timeline),
    care: careOf(chart, definition, time),
    underneath: happenedUnderneath(timeline, chart, definition, numbers),
    feedback: feedbackOn(timeline, chart, definition, numbers),
    teachingPoints: definition.teachingPoints,
  };
}

function answersOf(chart: Chart, definition: CaseDefinition): Debrief['answers'] {
  return chart.answers.flatMap(({ id, at, choice }) => {
    const question = definition.questions.find((one) => one.id === id);
    const option = question?.options[choice];
    if (!question) return [];
    const best = option ?? question.options.find(({ right }) => right)!;
    return [
      {
        at,
        question: question.text,
        answer: option?.text ?? 'left unanswered',
        right: option?.right ?? false,
        why: best.why,
        source: best.source,
      },
    ];
  });
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
function marksOf(chart: Chart, definition: CaseDefinition, time: number): Mark[] {
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
  return [
    ...orders,
    ...rates,
    ...readings,
    ...reported,
    ...alarms,
    ...taught(chart, definition),
    ...injectMarks(chart),
    ...arrest,
  ].sort((a, b) => a.at - b.at);
}

/** Hints, predictions and questions. */
function taught(chart: Chart, definition: CaseDefinition): Mark[] {
  const mark = (kind: Mark['kind'], at: number, label: string): Mark => ({ at, until: null, kind, label });
  const named = (number: number): string => {
    const order = chart.orders.find((one) => one.number === number);
    return orderEntry(order?.order ?? '')?.label ?? 'an order';
  };
  return [
    ...chart.hints.map((hint) => mark('hint', hint.at, hintLabel(hint))),
    ...chart.predictions.map(({ at, number }) => mark('prediction', at, `Predicted what ${named(number)} will do`)),
    ...chart.answers.map(({ id, at }) =>
      mark('question', at, definition.questions.find((one) => one.id === id)?.text ?? 'A question'),
    ),
    ...chart.fieldReadings.map(({ at, ppv, mfi }) =>
      mark('examination', at, `Vessels scored: ${Math.round(ppv)} % perfused, flow index ${mfi.toFixed(1)}`),
    ),
  ];
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
