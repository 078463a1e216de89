// The guideline bundle: fluid in small portions with a look in between, norepinephrine at once, vasopressin and hydrocortisone when it takes much.
import type { CaseEvent, Result } from '../types.ts';
import { hasWetLungs } from '../findings.ts';
import {
  activeOf,
  hadFluid,
  HOUR,
  lastPlaced,
  lastResult,
  MINUTE,
  numberIn,
  ordersOf,
  place,
  resultsOf,
} from './reading.ts';
import { hydrocortisone, norepinephrine, vasopressin } from './vasopressors.ts';
import { CAREFUL, OVERLOADED, surplusOf } from './maintenance.ts';
import { needsMoreOxygen } from './probes.ts';
import { sameCare } from './same-care.ts';
import type { Policy, PolicyView } from './types.ts';

export const bundle: Policy = {
  id: 'bundle',
  label: 'Guideline bundle (SSC 2021, 2026)',
  decide: (view) => [
    ...sameCare(view),
    ...reassess(view),
    ...fluid(view),
    ...norepinephrine(view, view.target),
    ...vasopressin(view),
    ...hydrocortisone(view),
  ],
};

/** Refill and chest six minutes after each bolus and at least hourly; lactate every two hours until it is normal. */
export function reassess(view: PolicyView): CaseEvent[] {
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
export function fluid(view: PolicyView): CaseEvent[] {
  const { bedside, weight } = view;
  const boluses = ordersOf(view, 'balanced');
  if (boluses.length === 0) return [place('balanced', { volume: 500, duration: 15 })];
  if (activeOf(view, 'balanced')) return [];
  const ended = Math.max(...boluses.map((order) => order.endsAt ?? 0));
  const refill = lastResult(view, 'refill-finger');
  const looked = Math.min(...[refill, lastResult(view, 'chest')].map((result) => result?.takenAt ?? -Infinity));
  if (!refill || looked < ended + 5 * MINUTE || !needsFluid(view, refill) || isFull(view)) return [];
  if (bedside.time < 3 * HOUR)
    return hadFluid(view) + 500 <= 30 * weight + 50 ? [place('balanced', { volume: 500, duration: 15 })] : [];
  return bedside.time - ended >= HOUR ? [place('balanced', { volume: 250, duration: 15 })] : [];
}

export function needsFluid(view: PolicyView, refill: Result): boolean {
  const seconds = numberIn(refill, 'crt_finger_s') ?? 0;
  const mean = view.bedside.monitor.mean.value;
  return seconds > 3 || (mean !== null && mean < view.target);
}

/**
 * What speaks against another bag at the bedside: crackles, breathing faster by five than at first, more oxygen than a mask since then, or, after the
 * first liter, a last bolus to which refill did not answer. (Central pressure is no brake: it starts near zero and says little about an
 * answer to fluid; arterial pressure is none either, because norepinephrine moves it at the same time.) A surplus of a twentieth of the body
 * weight stops boluses for the skin, one of a tenth all of them.
 */
export function isFull(view: PolicyView): boolean {
  const chests = resultsOf(view, 'chest');
  const [first, last] = [chests[0], chests.at(-1)];
  const breaths = (numberIn(last, 'rr') ?? 0) - (numberIn(first, 'rr') ?? 0);
  const wet = last !== undefined && hasWetLungs(last.text);
  const breathless = breaths >= 5 || needsMoreOxygen(view);
  const surplus = surplusOf(view);
  const swollen = surplus > OVERLOADED || (surplus > CAREFUL && (view.bedside.monitor.mean.value ?? 0) >= view.target);
  return wet || breathless || swollen || (hadFluid(view) >= FILLED_FIRST && lastBolusWasInVain(view));
}

/** mL given before a bolus in vain counts: one pair of readings is too little to stop at. */
export const FILLED_FIRST = 990;
/** Refill shorter by less than this is no answer, s (Raia 2022: more than 0.2 s is real). */
export const ANSWER = 0.3;

/** Finger and knee together refill no faster after the last bolus than before it (one reading alone errs by half a second). Holds for an hour. */
export function lastBolusWasInVain(view: PolicyView): boolean {
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

export const REFILL = [
  { id: 'refill-finger', column: 'crt_finger_s' },
  { id: 'refill-knee', column: 'crt_knee_s' },
];
