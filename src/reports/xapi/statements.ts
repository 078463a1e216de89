// A run told in statements: what the learner decided, predicted, asked and left out, and how it ended.
import { orderEntry } from '../../catalog/orders.ts';
import type { Debrief } from '../../engine/debrief-types.ts';
import type { CaseEvent, RunRecord } from '../../engine/types.ts';
import type { Scene, Statement } from './scene.ts';
import { durationOf } from './scene.ts';
import { EXTENSIONS } from './vocabulary.ts';

const STEPS_PER_SECOND = 500;

/** One event of the record, in its place there. */
export interface Told {
  event: CaseEvent;
  index: number;
  /** Simulated seconds since arrival. */
  at: number;
  /** ISO date. */
  when: string;
  /** The order that a number stands for. */
  orderOf(number: number): string | undefined;
}

/** Null for what is no decision of the learner: clocks, alarms, an instructor's changes. */
export function eventStatement(scene: Scene, { event, index, at, when, orderOf }: Told): Statement | null {
  const key = `event ${index}`;
  const base = { key, when };
  const time = { [EXTENSIONS.simulated]: at };
  const named = (number: number): string => orderOf(number) ?? `number-${number}`;
  const onOrder = (id: string, verb: 'interacted' | 'responded', more: object, result?: Record<string, unknown>) =>
    scene.say({
      ...base,
      verb,
      object: scene.part('orders', id, orderEntry(id)?.label ?? id, 'performance'),
      extensions: { ...time, [EXTENSIONS.order]: id, ...more },
      ...(result ? { result } : {}),
    });
  if (event.type === 'case.begin')
    return scene.say({ ...base, verb: 'attempted', object: scene.patient, extensions: time });
  if (event.type === 'order.place') return onOrder(event.order, 'interacted', { [EXTENSIONS.values]: event.values });
  if (event.type === 'order.change')
    return onOrder(named(event.number), 'interacted', { [EXTENSIONS.values]: { rate: event.rate } });
  if (event.type === 'order.stop')
    return onOrder(named(event.number), 'interacted', { [EXTENSIONS.values]: { stopped: true } });
  if (event.type === 'refill.report' || event.type === 'mottling.report' || event.type === 'field.report') {
    const { type, ...reading } = event;
    const what = type.split('.')[0];
    const object = scene.part('examinations', what, `Reading: ${what}`, 'performance');
    return scene.say({ ...base, verb: 'interacted', object, extensions: { ...time, [EXTENSIONS.reading]: reading } });
  }
  if (event.type === 'hint.ask') {
    const object = scene.part('guidance', 'hint', 'Hint', 'question');
    return scene.say({ ...base, verb: 'asked', object, extensions: time });
  }
  if (event.type === 'prediction.make') {
    const expected = Object.entries(event.expects).map(([quantity, way]) => `${quantity} ${way}`);
    const extensions = { [`${EXTENSIONS.values}/sure`]: event.sure };
    return onOrder(named(event.number), 'responded', {}, { response: expected.join(', '), extensions });
  }
  if (event.type === 'question.answer') {
    const object = scene.part('questions', event.id, `Question ${event.id}`, 'question');
    return scene.say({
      ...base,
      verb: 'responded',
      object,
      result: { response: String(event.choice) },
      extensions: time,
    });
  }
  return null;
}

/** The decisions of a finished run from one event on; those that were told while it was played have the same ids. */
export function decisionStatements(
  scene: Scene,
  { record, debrief }: { record: RunRecord; debrief: Debrief },
  when: (index: number, at: number) => string,
  from = 0,
): Statement[] {
  const orders = new Map(debrief.care.given.map(({ number, order }) => [number, order]));
  return record.events.flatMap(({ event, step }, index) => {
    if (index < from) return [];
    const at = step / STEPS_PER_SECOND;
    const said = eventStatement(scene, {
      event,
      index,
      at,
      when: when(index, at),
      orderOf: (number) => orders.get(number),
    });
    return said ? [said] : [];
  });
}

/** What was left out though the case asks for it, and the parts of the score. */
export function closingStatements(scene: Scene, debrief: Debrief, when: string): Statement[] {
  const [score] = debrief.scores;
  if (!score) return [];
  const missed = score.actions.filter(({ number, class: worth }) => number === null && worth === 'critical');
  const parts = Object.fromEntries(score.parts.map(({ id, value }) => [id, value === null ? null : Math.round(value)]));
  return [
    ...missed.map(({ label }) =>
      scene.say({
        key: `ignored ${label}`,
        verb: 'ignored',
        object: scene.part('expected', label, label, 'performance'),
        when,
      }),
    ),
    scene.say({
      key: 'scored',
      verb: 'scored',
      object: scene.patient,
      when,
      result: {
        score: { scaled: scaledScore(debrief), raw: Math.round(score.total), min: 0, max: 100 },
        response: debrief.outcome.text,
        extensions: { [EXTENSIONS.parts]: parts, [EXTENSIONS.outcome]: debrief.outcome.kind },
      },
      extensions: { [EXTENSIONS.simulated]: debrief.treated },
    }),
  ];
}

/** 0-1, of all parts together: learning platforms know one number only; no screen of the game shows it. */
export function scaledScore(debrief: Debrief): number {
  const total = debrief.scores[0]?.total ?? 0;
  return Math.round(Math.min(100, Math.max(0, total)) * 100) / 10_000;
}

/** The whole of a run for a store of the educator's own: opened, decided, scored, completed, passed or failed, left. */
export function wholeRun(
  scene: Scene,
  told: { record: RunRecord; debrief: Debrief },
  { begun, ended }: { begun: string; ended: string },
): Statement[] {
  const { debrief } = told;
  const from = new Date(begun).getTime();
  const duration = durationOf(new Date(ended).getTime() - from);
  const alive = debrief.outcome.kind !== 'died';
  const say = (verb: 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated', when: string, result?: object) =>
    scene.say({
      key: verb,
      verb,
      object: scene.patient,
      when,
      ...(result ? { result: result as Record<string, unknown> } : {}),
    });
  const span = Math.max(1, debrief.treated);
  const moment = (at: number): string =>
    new Date(from + ((new Date(ended).getTime() - from) * Math.min(at, span)) / span).toISOString();
  return [
    say('initialized', begun),
    ...decisionStatements(scene, told, (_index, at) => moment(at)),
    ...closingStatements(scene, debrief, ended),
    say('completed', ended, { completion: true, duration }),
    say(alive ? 'passed' : 'failed', ended, { success: alive, duration, score: { scaled: scaledScore(debrief) } }),
    say('terminated', ended, { duration }),
  ];
}
