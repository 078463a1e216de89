// Resuscitation toward a perfusion target, refill or lactate, in the steps of the ANDROMEDA-SHOCK trials: fluid as long as the stroke volume
// answers, diastolic pressure, the heart, a test of a higher pressure in the hypertensive, a test of dobutamine.
// ANDROMEDA-SHOCK-2, doi:10.1001/jama.2025.20402; protocol: Rev Bras Ter Intensiva 2022, scielo S0103-507X2022000100096;
// lactate arm: ANDROMEDA-SHOCK, doi:10.1001/jama.2019.0071.
import type { CaseEvent } from '../types.ts';
import { activeOf, hadFluid, HOUR, lastResult, MINUTE, numberIn, ordersOf, place, resultsOf } from './reading.ts';
import {
  bolus,
  heartIsWeak,
  lastBolusEnd,
  lookAtSkin,
  lungsAreWet,
  renewed,
  pulseIsSmall,
  respondsToLegs,
  runAt,
  stopped,
  vesselsAreWide,
} from './probes.ts';
import { sameCare } from './same-care.ts';
import type { Policy, PolicyView } from './types.ts';
import { lateHydrocortisone, norepinephrine, vasopressin } from './vasopressors.ts';

/** Readings of the target, oldest first: is perfusion still bad? */
interface Target {
  readings: (view: PolicyView) => { takenAt: number; bad: boolean }[];
  measure: (view: PolicyView) => CaseEvent[];
  /** ANDROMEDA-SHOCK-2 asks for the diastolic pressure when the pulse pressure is not small. */
  byPulse: boolean;
}

const refillTarget: Target = {
  readings: (view) =>
    resultsOf(view, 'refill-finger').flatMap((result) => {
      const seconds = numberIn(result, 'crt_finger_s');
      return seconds === null ? [] : [{ takenAt: result.takenAt, bad: seconds > 3 }];
    }),
  measure: (view) => lookAtSkin(view),
  byPulse: true,
};

/** Met when normal, or a fifth lower than two hours before. */
const lactateTarget: Target = {
  readings: (view) => {
    const values = resultsOf(view, 'lactate').flatMap((result) => {
      const value = numberIn(result, 'lactate');
      return value === null ? [] : [{ takenAt: result.takenAt, value }];
    });
    return values.map(({ takenAt, value }, i) => ({
      takenAt,
      bad: value > 2 && !(i > 0 && value <= 0.8 * values[i - 1].value),
    }));
  },
  measure: (view) => [...renewed(view, 'lactate', 2 * HOUR), ...renewed(view, 'chest', HOUR)],
  byPulse: false,
};

export const crt: Policy = { id: 'crt', label: 'Capillary refill (ANDROMEDA-SHOCK-2)', decide: toward(refillTarget) };
export const lactate: Policy = { id: 'lactate', label: 'Lactate (ANDROMEDA-SHOCK)', decide: toward(lactateTarget) };

function toward(target: Target) {
  return (view: PolicyView): CaseEvent[] => [
    ...sameCare(view),
    ...target.measure(view),
    ...firstLiter(view),
    ...(hadFluid(view) >= FIRST - 10 || lungsAreWet(view) ? steps(view, target) : norepinephrine(view, view.target)),
    ...vasopressin(view),
    ...lateHydrocortisone(view),
  ];
}

/** mL that every patient of these trials had before they began. */
const FIRST = 1000;

function firstLiter(view: PolicyView): CaseEvent[] {
  if (hadFluid(view) >= FIRST - 10 || lungsAreWet(view) || alreadyTreated(view)) return [];
  return bolus(view, 500, 15);
}

/** Taken over from others: lines are in and vasopressor runs from the first minute. */
function alreadyTreated(view: PolicyView): boolean {
  return view.bedside.orders.some(({ order, startsAt }) => order === 'norepinephrine' && startsAt <= 0);
}

/** Where the algorithm stands, from the readings: what was tried since perfusion was last good. */
function steps(view: PolicyView, target: Target): CaseEvent[] {
  const readings = target.readings(view);
  const last = readings.at(-1);
  const goodUntil = readings.findLast(({ bad }) => !bad)?.takenAt ?? -Infinity;
  const pressure = pressureGoal(view, readings);
  const base = [...norepinephrine(view, pressure), ...endInodilator(view, readings)];
  if (!last?.bad) return base;
  const fill = !target.byPulse || pulseIsSmall(view);
  if (fill && !lungsAreWet(view)) {
    const answers = respondsToLegs(view, Math.max(goodUntil, lastBolusEnd(view)));
    if (answers === null) return [...base, ...legs(view)];
    const measured = last.takenAt > lastBolusEnd(view) + 5 * MINUTE || !target.byPulse;
    if (answers) return measured ? [...base, ...bolus(view)] : base;
  }
  return [...base, ...secondTier(view, readings)];
}

function legs(view: PolicyView): CaseEvent[] {
  const settled = view.bedside.time >= lastBolusEnd(view) + 5 * MINUTE;
  return settled ? renewed(view, 'passive-leg-raise', 10 * MINUTE) : [];
}

/** mmHg to which the pressure is raised for an hour in the hypertensive; kept when perfusion becomes good. */
const HIGHER = 82;

/** The mean pressure to keep now. A test of a higher one begins with the first echo in the hypertensive and lasts an hour. */
function pressureGoal(view: PolicyView, readings: readonly { takenAt: number; bad: boolean }[]): number {
  const wide = vesselsAreWide(view) && readings.at(-1)?.bad === true;
  const usual = wide ? view.target + 5 : view.target;
  const begun = lastResult(view, 'echo')?.takenAt;
  if (!view.hypertension || begun === undefined) return usual;
  const judged = readings.find(({ takenAt }) => takenAt >= begun + HOUR);
  if (!judged) return HIGHER;
  return judged.bad ? usual : HIGHER;
}

/** The heart first; a weak one gets dobutamine. Then a test of dobutamine for an hour, after the test of pressure. */
function secondTier(view: PolicyView, readings: readonly { takenAt: number; bad: boolean }[]): CaseEvent[] {
  const echo = ordersOf(view, 'echo')[0];
  if (!echo) return [place('echo')];
  const seen = lastResult(view, 'echo');
  if (!seen || ordersOf(view, 'dobutamine').length > 0) return [];
  const after = view.hypertension ? HOUR : 0;
  const stillBad = readings.at(-1)!.takenAt >= seen.takenAt + after;
  return heartIsWeak(view) || stillBad ? runAt(view, 'dobutamine', 5) : [];
}

/** Dobutamine that did not help within an hour is stopped, and so is one that races the heart. */
function endInodilator(view: PolicyView, readings: readonly { takenAt: number; bad: boolean }[]): CaseEvent[] {
  const active = activeOf(view, 'dobutamine');
  if (active?.state !== 'running') return [];
  const judged = readings.find(({ takenAt }) => takenAt >= active.startsAt + HOUR);
  const racing = (view.bedside.monitor.heartRate.value ?? 0) > 140;
  return racing || (judged?.bad === true && !heartIsWeak(view)) ? stopped(view, 'dobutamine') : [];
}
