// The case as a state machine: briefing, treating (running or paused), outcome, debrief. What happens each second stands in each-second.ts.
// No timers of the machine's own: they do not survive saving (statelyai/xstate#5331). Every deadline is data, checked on the tick.
import { assign, setup } from 'xstate';
import type { RunRecord } from './types.ts';
import { noAlarms, silenceAlarms } from './alarms.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, MachineEvent } from './chart.ts';
import { eachSecond } from './each-second.ts';
import { hintRefusal, nextHint } from './hints.ts';
import { inject, injectRefusal, isCovered, liftBlanket } from './injects.ts';
import type { Inject } from './injects.ts';
import { newMonitor } from './monitor.ts';
import { changeRate, placeOrder, stopOrder } from './order-flow.ts';
import { outcomeNow } from './outcome.ts';
import { predictionRefusal } from './predictions.ts';
import { answerQuestion, answerRefusal } from './questions.ts';
import { changeRefusal, pauseRefusal, placeRefusal, reportRefusal, stopRefusal } from './refusal.ts';

export interface ArrivalInput {
  seed: number;
  openEnded: boolean;
  mode?: RunRecord['mode'];
}

type Kind = MachineEvent['type'];
type Of<Type extends Kind> = Extract<MachineEvent, { type: Type }>;
type Reading = 'refill.report' | 'mottling.report' | 'field.report';

/** The machine of one case. Guards and actions are named; what they do stands in the neighboring files. */
export function caseMachine(definition: CaseDefinition) {
  /** An action that answers one type of event with what changes on the chart. */
  const on =
    <Type extends Kind>(_type: Type, change: (chart: Chart, event: Of<Type>) => Partial<Chart>) =>
    ({ context, event }: { context: Chart; event: MachineEvent }) =>
      change(context, event as Of<Type>);

  return setup({
    types: { context: {} as Chart, events: {} as MachineEvent, input: {} as ArrivalInput },
    guards: {
      isPlaceable: ({ context, event }) => placeRefusal(context, definition, event as Of<'order.place'>) === null,
      isChangeable: ({ context, event }) => changeRefusal(context, event as Of<'order.change'>) === null,
      isStoppable: ({ context, event }) => stopRefusal(context, event as Of<'order.stop'>) === null,
      isReading: ({ context, event }) => reportRefusal(context, event as Of<Reading>) === null,
      isHintable: ({ context }) => hintRefusal(context) === null,
      isPredictable: ({ context, event }) =>
        predictionRefusal(context, event as Of<'prediction.make'>, (event as Of<'prediction.make'>).time) === null,
      isPausable: ({ context }) => pauseRefusal(context, definition) === null,
      isAsked: ({ context }) => context.question !== null,
      isUnasked: ({ context }) => context.question === null,
      isAnswer: ({ context, event }) => answerRefusal(context, definition, event as Of<'question.answer'>) === null,
      isInjectable: ({ context, event }) => injectRefusal(context, event as Of<Inject['type']>) === null,
      isCovered: ({ context }) => isCovered(context),
      isOver: ({ context }) => outcomeNow(context, definition) !== null,
    },
    actions: {
      greet: assign(
        on('case.begin', (_chart, { time }) => ({
          messages: [{ at: time, from: 'system', text: definition.handover.join(' ') }],
        })),
      ),
      placeOrder: assign(on('order.place', (chart, event) => placeOrder(chart, definition, event))),
      changeRate: assign(on('order.change', (chart, event) => changeRate(chart, event))),
      stopOrder: assign(on('order.stop', (chart, event) => stopOrder(chart, event))),
      noteRefill: assign(
        on('refill.report', (chart, { time, look, site, seconds, held }) => {
          const truth = look(site === 'finger' ? 'crt_finger_s' : 'crt_knee_s');
          return { refillReadings: [...chart.refillReadings, { at: time, site, reported: seconds, truth, held }] };
        }),
      ),
      noteMottling: assign(
        on('mottling.report', (chart, { time, look, score }) => ({
          mottlingReadings: [...chart.mottlingReadings, { at: time, reported: score, truth: look('mottling') }],
        })),
      ),
      noteField: assign(
        on('field.report', (chart, { time, look, ppv, mfi }) => ({
          fieldReadings: [
            ...chart.fieldReadings,
            { at: time, ppv, mfi, truePpv: look('sub_ppv'), trueMfi: look('sub_mfi') },
          ],
        })),
      ),
      giveHint: assign(
        on('hint.ask', (chart, { time, look }) => ({
          hints: [...chart.hints, nextHint(chart, definition, time, look)],
        })),
      ),
      notePrediction: assign(
        on('prediction.make', (chart, { time, number, expects, sure }) => ({
          predictions: [...chart.predictions, { at: time, number, expects, sure }],
        })),
      ),
      countPause: assign(on('clock.pause', (chart) => ({ pauses: chart.pauses + 1 }))),
      noteAnswer: assign(on('question.answer', (chart, event) => answerQuestion(chart, event))),
      silenceAlarms: assign(on('alarm.silence', (chart, { time }) => ({ alarms: silenceAlarms(chart.alarms, time) }))),
      inject: assign(({ context, event }) => inject(context, event as Of<Inject['type']>)),
      liftBlanket: assign(({ context }) => liftBlanket(context)),
      endSession: assign(
        on('session.end', (_chart, { time }) => ({ outcome: { kind: 'handover', at: time, text: ENDED } })),
      ),
      handOver: assign(
        on('handover.give', (_chart, { time }) => ({
          outcome: { kind: 'handover', at: time, text: definition.outcome.handover.early },
        })),
      ),
      liveOneSecond: assign(on('clock.tick', (chart, { time, look }) => eachSecond(chart, definition, time, look))),
      closeCase: assign(({ context }) => ({ outcome: outcomeNow(context, definition) })),
    },
  }).createMachine({
    id: 'case',
    context: ({ input }) => arrival(definition, input),
    initial: 'briefing',
    states: {
      briefing: {
        on: { 'case.begin': { target: 'treating', actions: 'greet' } },
      },
      treating: {
        initial: 'running',
        on: {
          'order.place': { guard: 'isPlaceable', actions: 'placeOrder' },
          'order.change': { guard: 'isChangeable', actions: 'changeRate' },
          'order.stop': { guard: 'isStoppable', actions: 'stopOrder' },
          'refill.report': { guard: 'isReading', actions: 'noteRefill' },
          'mottling.report': { guard: 'isReading', actions: 'noteMottling' },
          'field.report': { guard: 'isReading', actions: 'noteField' },
          'hint.ask': { guard: 'isHintable', actions: 'giveHint' },
          'prediction.make': { guard: 'isPredictable', actions: 'notePrediction' },
          'alarm.silence': { actions: 'silenceAlarms' },
          'handover.give': { target: 'outcome', actions: 'handOver' },
          'blanket.lift': { guard: 'isCovered', actions: 'liftBlanket' },
          'inject.lab-late': { guard: 'isInjectable', actions: 'inject' },
          'inject.line-out': { guard: 'isInjectable', actions: 'inject' },
          'inject.pump-dry': { guard: 'isInjectable', actions: 'inject' },
          'inject.bleed': { guard: 'isInjectable', actions: 'inject' },
          'inject.arrhythmia': { guard: 'isInjectable', actions: 'inject' },
          'inject.relative': { guard: 'isInjectable', actions: 'inject' },
          'inject.blanket': { guard: 'isInjectable', actions: 'inject' },
          'inject.pressure': { guard: 'isInjectable', actions: 'inject' },
          'inject.line-damped': { guard: 'isInjectable', actions: 'inject' },
          'session.end': { target: 'outcome', actions: 'endSession' },
        },
        states: {
          running: {
            on: {
              'clock.pause': { guard: 'isPausable', target: 'paused', actions: 'countPause' },
              'clock.tick': { actions: 'liveOneSecond' },
            },
            always: [
              { guard: 'isOver', target: '#case.outcome', actions: 'closeCase' },
              { guard: 'isAsked', target: 'paused' },
            ],
          },
          paused: {
            on: {
              'clock.resume': { guard: 'isUnasked', target: 'running' },
              'question.answer': { guard: 'isAnswer', target: 'running', actions: 'noteAnswer' },
            },
          },
        },
      },
      outcome: {
        on: { 'debrief.open': { target: 'debrief' } },
      },
      debrief: {},
    },
  });
}

const ENDED = 'The instructor ended the session.';

/** The chart at the door: what is attached, nothing ordered. */
function arrival(definition: CaseDefinition, { seed, openEnded, mode = 'practice' }: ArrivalInput): Chart {
  return {
    seed,
    openEnded,
    mode,
    time: 0,
    nextNumber: 1,
    orders: [],
    rateChanges: [],
    results: [],
    messages: [],
    attached: Object.fromEntries(definition.inPlace.map((sensor) => [sensor, -60])),
    pumps: {},
    given: {},
    bloodOwed: 0,
    urine: 0,
    urineInBag: 0,
    sourceControl: 0,
    monitor: newMonitor(),
    alarms: noAlarms(),
    said: [],
    sayingSince: {},
    refillReadings: [],
    mottlingReadings: [],
    fieldReadings: [],
    hints: [],
    predictions: [],
    question: null,
    answers: [],
    pauses: 0,
    firstLactate: null,
    recoveringSince: null,
    arrestAt: null,
    outcome: null,
  };
}
