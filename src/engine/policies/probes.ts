// What automatic trainees find out at the bedside before they act: does the stroke volume answer to raised legs, does fluid harm, does the heart fail?
import { hasWetLungs, legRaiseGain } from '../findings.ts';
import { activeOf, HOUR, lastPlaced, lastResult, MINUTE, numberIn, ordersOf, place, resultsOf } from './reading.ts';
import type { CaseEvent } from '../types.ts';
import type { PolicyView } from './types.ts';

/** When the last bolus ended, s; -Infinity before the first. */
export function lastBolusEnd(view: PolicyView): number {
  return Math.max(-Infinity, ...ordersOf(view, 'balanced').map((order) => order.endsAt ?? Infinity));
}

/** A bolus unless one runs. */
export function bolus(view: PolicyView, volume = 500, duration = 30): CaseEvent[] {
  return activeOf(view, 'balanced') ? [] : [place('balanced', { volume, duration })];
}

/** Crackles, or more oxygen than a mask since fluid ran in: no more fluid. */
export function lungsAreWet(view: PolicyView): boolean {
  const chest = lastResult(view, 'chest');
  return (chest !== undefined && hasWetLungs(chest.text)) || needsMoreOxygen(view);
}

/** High flow was begun after the first bolus had run in. Who needed it at the door has sick lungs, which are not yet full ones. */
export function needsMoreOxygen(view: PolicyView): boolean {
  const since = activeOf(view, 'oxygen-high-flow')?.placedAt ?? -Infinity;
  return ordersOf(view, 'balanced').some(({ endsAt }) => endsAt !== null && endsAt <= since);
}

/** mmHg: a smaller pulse pressure speaks of a small stroke volume, a larger one with a low diastolic of wide vessels (ANDROMEDA-SHOCK-2). */
const SMALL_PULSE = 40;
const LOW_DIASTOLIC = 50;

export function pulseIsSmall({ bedside }: PolicyView): boolean {
  const { systolic, diastolic } = bedside.monitor;
  return (systolic.value ?? 0) - (diastolic.value ?? 0) < SMALL_PULSE;
}

/** Wide vessels, which more norepinephrine may narrow; with a small pulse the same number says that little is ejected. */
export function vesselsAreWide(view: PolicyView): boolean {
  return (view.bedside.monitor.diastolic.value ?? 60) < LOW_DIASTOLIC && !pulseIsSmall(view);
}

/** Ordered anew when the last one is older than `age` s and none is under way. */
export function renewed(view: PolicyView, id: string, age: number): CaseEvent[] {
  return view.bedside.time - lastPlaced(view, id) >= age && !activeOf(view, id) ? [place(id)] : [];
}

/** Stroke volume by a tenth or more with legs raised: fluid will raise output (Monnet 2016). Null: not tried since `since`. */
export function respondsToLegs(view: PolicyView, since: number): boolean | null {
  const test = resultsOf(view, 'passive-leg-raise').findLast(({ takenAt }) => takenAt >= since);
  const gain = test ? legRaiseGain(test.text) : null;
  return gain === null ? null : gain >= 10;
}

export function heartIsWeak(view: PolicyView): boolean {
  const text = lastResult(view, 'echo')?.text ?? '';
  return /contracts (?:poorly|a little weakly)/.test(text);
}

/** s of the last refill at the finger, null before the first. */
export function lastRefill(view: PolicyView): { seconds: number; takenAt: number } | null {
  const result = lastResult(view, 'refill-finger');
  const seconds = numberIn(result, 'crt_finger_s');
  return result && seconds !== null ? { seconds, takenAt: result.takenAt } : null;
}

/** Refill and chest after each bolus and at least every `age` s. */
export function lookAtSkin(view: PolicyView, age = HOUR): CaseEvent[] {
  const { time } = view.bedside;
  const ended = lastBolusEnd(view);
  const looked = lastPlaced(view, 'refill-finger');
  const due = time - looked >= age || (time >= ended + 6 * MINUTE && looked < ended);
  return time > 0 && due ? [place('refill-finger'), place('refill-knee'), place('chest')] : [];
}

/** Steps a fixed-dose infusion: starts it, or changes its rate. */
export function runAt(view: PolicyView, id: string, rate: number): CaseEvent[] {
  const active = activeOf(view, id);
  if (!active) return [place(id, { rate })];
  const now = active.values['rate'] ?? 0;
  return active.state === 'running' && Math.abs(now - rate) > 1e-9
    ? [{ type: 'order.change', number: active.number, rate }]
    : [];
}

export function stopped(view: PolicyView, id: string): CaseEvent[] {
  const active = activeOf(view, id);
  return active ? [{ type: 'order.stop', number: active.number }] : [];
}
