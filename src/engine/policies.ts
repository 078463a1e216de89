// Automatic trainees: they see the same bedside as a person and place the same orders. `none` watches, `bundle` follows the guideline.
import type { CaseDefinition } from './case-schema.ts';
import { hasWetLungs } from './findings.ts';
import type { Bedside, CaseEvent, PlacedOrder, Result } from './types.ts';

/** All a policy may know: the bedside and what stands in the chart. */
export interface PolicyView {
  bedside: Bedside;
  weight: number;
  /** mmHg. */
  target: number;
  source: CaseDefinition['sourceControl'];
}

/** Asked once per simulated minute; remembers nothing but what stands on the bedside's own lists. */
export interface Policy {
  id: string;
  label: string;
  /** Further whole seconds at which it wants to be asked. */
  times?: readonly number[];
  decide: (view: PolicyView) => CaseEvent[];
}

export const POLICY_EVERY = 60;

const none: Policy = { id: 'none', label: 'No care', decide: () => [] };

const bundle: Policy = {
  id: 'bundle',
  label: 'Guideline bundle (SSC 2021, 2026)',
  decide: (view) => [
    ...firstOrders(view),
    ...oxygen(view),
    ...reassess(view),
    ...fluid(view),
    ...norepinephrine(view),
    ...vasopressin(view),
    ...hydrocortisone(view),
    ...repeatDoses(view),
    ...sourceControl(view),
  ],
};

export const policies: readonly Policy[] = [none, bundle];

export function policy(id: string): Policy | undefined {
  return policies.find((one) => one.id === id);
}

const MINUTE = 60;
const HOUR = 3600;

function place(order: string, values: Record<string, number> = {}): CaseEvent {
  return { type: 'order.place', order, values };
}

function ordersOf({ bedside }: PolicyView, id: string): PlacedOrder[] {
  return bedside.orders.filter((order) => order.order === id && order.state !== 'refused');
}

function activeOf(view: PolicyView, id: string): PlacedOrder | undefined {
  return ordersOf(view, id).find((order) => order.state === 'running' || order.state === 'preparing');
}

function lastPlaced(view: PolicyView, id: string): number {
  return Math.max(-Infinity, ...ordersOf(view, id).map((order) => order.placedAt));
}

/** In the order in which they were taken. */
function resultsOf({ bedside }: PolicyView, id: string): Result[] {
  return bedside.results.filter((result) => result.order === id).sort((a, b) => a.takenAt - b.takenAt);
}

function lastResult(view: PolicyView, id: string): Result | undefined {
  return resultsOf(view, id).at(-1);
}

function numberIn(result: Result | undefined, name: string): number | null {
  return result?.values.find((value) => value.name === name)?.value ?? null;
}

/** Orders it once and never again. */
function once(view: PolicyView, ids: readonly string[]): CaseEvent[] {
  return ids.filter((id) => ordersOf(view, id).length === 0).map((id) => place(id));
}

function firstOrders(view: PolicyView): CaseEvent[] {
  const atOnce = [
    'lactate',
    'cultures',
    'piperacillin-tazobactam',
    'refill-finger',
    'refill-knee',
    'mottling',
    'chest',
    'arterial-gas',
    'ultrasound-kidney',
  ];
  const next = ['blood-count', 'chemistry', 'coagulation', 'arterial-line', 'urinary-catheter', 'central-line'];
  return [...once(view, atOnce), ...(view.bedside.time >= 2 * MINUTE ? once(view, next) : [])];
}

function oxygen(view: PolicyView): CaseEvent[] {
  const { value, state } = view.bedside.monitor.saturation;
  if (state === 'searching' || activeOf(view, 'oxygen-high-flow')) return [];
  if (activeOf(view, 'oxygen-mask'))
    return value !== null && value < 90 && state === 'good' ? [place('oxygen-high-flow', { fraction: 0.8 })] : [];
  return value === null || value < 94 ? [place('oxygen-mask', { rate: 12 })] : [];
}

/** Refill and chest six minutes after each bolus and at least hourly; lactate every two hours until it is normal. */
function reassess(view: PolicyView): CaseEvent[] {
  const { time } = view.bedside;
  const events: CaseEvent[] = [];
  const boluses = ordersOf(view, 'balanced').filter((order) => order.state === 'done');
  const ended = Math.max(-Infinity, ...boluses.map((order) => order.endsAt ?? 0));
  const looked = lastPlaced(view, 'refill-finger');
  if (time === 0) return [];
  if ((time >= ended + 6 * MINUTE && looked < ended) || time - looked >= HOUR)
    events.push(place('refill-finger'), place('refill-knee'), place('chest'));
  const lactate = numberIn(lastResult(view, 'lactate'), 'lactate');
  if (time - lastPlaced(view, 'lactate') >= 2 * HOUR && (lactate === null || lactate > 2))
    events.push(place('lactate'));
  return events;
}

/**
 * 500 mL over 15 minutes at once, then again as long as perfusion asks for it and nothing speaks against it, up to 30 mL/kg in three hours;
 * later at most 250 mL an hour under the same conditions.
 */
function fluid(view: PolicyView): CaseEvent[] {
  const { bedside, weight } = view;
  const boluses = ordersOf(view, 'balanced');
  if (boluses.length === 0) return [place('balanced', { volume: 500, duration: 15 })];
  if (activeOf(view, 'balanced')) return [];
  const ended = Math.max(...boluses.map((order) => order.endsAt ?? 0));
  const refill = lastResult(view, 'refill-finger');
  const looked = Math.min(...[refill, lastResult(view, 'chest')].map((result) => result?.takenAt ?? -Infinity));
  if (!refill || looked < ended + 5 * MINUTE || !needsFluid(view, refill) || isFull(view)) return [];
  if (bedside.time < 3 * HOUR)
    return bedside.fluid.given + 500 <= 30 * weight + 50 ? [place('balanced', { volume: 500, duration: 15 })] : [];
  return bedside.time - ended >= HOUR ? [place('balanced', { volume: 250, duration: 15 })] : [];
}

function needsFluid(view: PolicyView, refill: Result): boolean {
  const seconds = numberIn(refill, 'crt_finger_s') ?? 0;
  const mean = view.bedside.monitor.mean.value;
  return seconds > 3 || (mean !== null && mean < view.target);
}

/**
 * What speaks against another bag at the bedside: crackles, breathing faster by five than at first, more oxygen than a mask, or, after the
 * first liter, a last bolus to which refill did not answer. (Central pressure is no brake: it starts near zero and says little about an
 * answer to fluid; arterial pressure is none either, because norepinephrine moves it at the same time.)
 */
function isFull(view: PolicyView): boolean {
  const chests = resultsOf(view, 'chest');
  const [first, last] = [chests[0], chests.at(-1)];
  const breaths = (numberIn(last, 'rr') ?? 0) - (numberIn(first, 'rr') ?? 0);
  const wet = last !== undefined && hasWetLungs(last.text);
  const breathless = breaths >= 5 || activeOf(view, 'oxygen-high-flow') !== undefined;
  return wet || breathless || (view.bedside.fluid.given >= FILLED_FIRST && lastBolusWasInVain(view));
}

/** mL given before a bolus in vain counts: one pair of readings is too little to stop at. */
const FILLED_FIRST = 990;
/** Refill shorter by less than this is no answer, s (Raia 2022: more than 0.2 s is real). */
const ANSWER = 0.3;

/** Finger and knee together refill no faster after the last bolus than before it (one reading alone errs by half a second). Holds for an hour. */
function lastBolusWasInVain(view: PolicyView): boolean {
  const bolus = ordersOf(view, 'balanced').findLast(({ state }) => state === 'done');
  if (!bolus?.endsAt || view.bedside.time - bolus.endsAt >= HOUR) return false;
  const gains = REFILL.flatMap(({ id, column }) => {
    const before = resultsOf(view, id).findLast(({ takenAt }) => takenAt <= bolus.startsAt + 2 * MINUTE);
    const after = resultsOf(view, id).find(({ takenAt }) => takenAt >= (bolus.endsAt ?? 0) + 5 * MINUTE);
    const [was, is] = [numberIn(before, column), numberIn(after, column)];
    return was === null || is === null ? [] : [was - is];
  });
  return gains.length > 0 && gains.reduce((sum, gain) => sum + gain, 0) / gains.length < ANSWER;
}

const REFILL = [
  { id: 'refill-finger', column: 'crt_finger_s' },
  { id: 'refill-knee', column: 'crt_knee_s' },
];

/** Started through the forearm as soon as the mean is under target, looked at every five minutes, taken down when there is room. */
function norepinephrine(view: PolicyView): CaseEvent[] {
  const { value, state } = view.bedside.monitor.mean;
  const active = activeOf(view, 'norepinephrine');
  const lost = view.bedside.monitor.pressureSource === 'cuff' && state === 'lost';
  if (value === null && !lost) return [];
  const gap = value === null ? 20 : view.target - value;
  if (!active) return gap > 0 ? [place('norepinephrine', { rate: gap > 8 ? 0.15 : 0.08 })] : [];
  if (active.state !== 'running' || view.bedside.time % (5 * MINUTE) !== 0) return [];
  const rate = active.values['rate'] ?? 0;
  if (gap > 0) return [changeTo(active, rate + (gap > 10 ? 0.1 : gap > 4 ? 0.05 : 0.02))];
  if (gap > -8) return [];
  if (rate <= 0.02) return [{ type: 'order.stop', number: active.number }];
  return [changeTo(active, rate - (gap < -15 ? 0.05 : 0.02))];
}

function changeTo(order: PlacedOrder, rate: number): CaseEvent {
  return {
    type: 'order.change',
    number: order.number,
    rate: Math.min(1.5, Math.max(0.01, Math.round(rate * 100) / 100)),
  };
}

function vasopressin(view: PolicyView): CaseEvent[] {
  const dose = activeOf(view, 'norepinephrine')?.values['rate'] ?? 0;
  const active = activeOf(view, 'vasopressin');
  if (!active) return dose >= 0.25 ? [place('vasopressin', { rate: 0.03 })] : [];
  const settled = view.bedside.time - active.startsAt >= 2 * HOUR;
  return active.state === 'running' && settled && dose <= 0.05 ? [{ type: 'order.stop', number: active.number }] : [];
}

/** 50 mg every six hours once norepinephrine has run for an hour. */
function hydrocortisone(view: PolicyView): CaseEvent[] {
  const pump = activeOf(view, 'norepinephrine');
  const { time } = view.bedside;
  if (!pump || pump.state !== 'running' || time - pump.startsAt < HOUR) return [];
  return time - lastPlaced(view, 'hydrocortisone') >= 6 * HOUR ? [place('hydrocortisone')] : [];
}

function repeatDoses(view: PolicyView): CaseEvent[] {
  const last = lastPlaced(view, 'piperacillin-tazobactam');
  return view.bedside.time - last >= 6 * HOUR && last >= 0 ? [place('piperacillin-tazobactam')] : [];
}

/** Calls as soon as a picture shows what is blocked. */
function sourceControl(view: PolicyView): CaseEvent[] {
  const { order, after } = view.source;
  const shown = after.length === 0 || after.some((id) => lastResult(view, id) !== undefined);
  return shown ? once(view, [order]) : [];
}
