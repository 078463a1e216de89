// A clinician who looks at skin, heart and capillaries: fluid only while the stroke volume answers and the vessels gain from it, early vasopressin,
// a pressure for the person, dobutamine for a weak heart or for capillaries that stay shut at a good pressure.
import type { CaseEvent, Result } from '../types.ts';
import {
  activeOf,
  hadFluid,
  HOUR,
  lastPlaced,
  lastResult,
  MINUTE,
  numberIn,
  once,
  ordersOf,
  place,
  resultsOf,
} from './reading.ts';
import {
  bolus,
  heartIsWeak,
  lastBolusEnd,
  lastRefill,
  lookAtSkin,
  lungsAreWet,
  renewed,
  respondsToLegs,
  runAt,
  stopped,
} from './probes.ts';
import { forTheMimic, isTransfused, waitsForEpinephrine } from './mimics.ts';
import { sameCare } from './same-care.ts';
import type { Policy, PolicyView } from './types.ts';
import { hydrocortisone, norepinephrine } from './vasopressors.ts';

export const expert: Policy = {
  id: 'expert',
  label: 'Expert with a microscope',
  looksAtField: true,
  decide: (view) => [
    ...sameCare(view),
    ...once(view, ['abdomen']),
    ...forTheMimic(view),
    ...lookAtSkin(view, isSlow(view) ? HOUR / 2 : HOUR),
    ...lookAtVessels(view),
    ...fluid(view),
    ...(waitsForEpinephrine(view) ? [] : norepinephrine(view, pressureFor(view))),
    ...earlyVasopressin(view),
    ...hydrocortisone(view),
    ...strengthen(view),
  ],
};

const FIRST = 1000;
/** Perfused vessels in percent under which capillaries count as shut, and a change between two clips that is more than chance (chosen). */
const SHUT = 75;
const CLEAR = 4;

/** After the first liter, ten minutes after each further bolus, and every two hours. */
function lookAtVessels(view: PolicyView): CaseEvent[] {
  const { time } = view.bedside;
  if (hadFluid(view) < FIRST - 10 || time < lastBolusEnd(view) + 5 * MINUTE || activeOf(view, 'passive-leg-raise'))
    return [];
  const since = lastPlaced(view, 'videomicroscopy');
  return since < lastBolusEnd(view)
    ? renewed(view, 'videomicroscopy', 10 * MINUTE)
    : renewed(view, 'videomicroscopy', 2 * HOUR);
}

/** Refill at the finger above 3 s: perfusion is bad (ANDROMEDA-SHOCK). */
function isSlow(view: PolicyView): boolean {
  return (lastRefill(view)?.seconds ?? 0) > 3;
}

const perfused = (result: Result | undefined): number | null => numberIn(result, 'sub_ppv');

function fluid(view: PolicyView): CaseEvent[] {
  if (wasFilledBefore(view)) return once(view, ['passive-leg-raise']);
  if (lungsAreWet(view) || isTransfused(view) || hadFluid(view) + 500 > MOST * view.weight) return [];
  if (hadFluid(view) < FIRST - 10) return firstLiter(view);
  const ended = lastBolusEnd(view);
  const refill = lastRefill(view);
  if (!refill || refill.takenAt < ended + 5 * MINUTE) return [];
  const vessels = resultsOf(view, 'videomicroscopy').filter((result) => result.takenAt > ended);
  if (vessels.length === 0) return [];
  const bad = isSlow(view) || ((perfused(vessels.at(-1)) ?? 100) < SHUT && refill.seconds > 2.5);
  if (!bad || lastBolusDidNothing(view)) return [];
  const answers = answersToLegs(view);
  if (answers === null) return renewed(view, 'passive-leg-raise', 10 * MINUTE);
  return answers ? bolus(view, 500, 20) : [];
}

/** The second half as albumin where the liver is sick and the belly infected (review of spontaneous peritonitis, PMC6336019). */
function firstLiter(view: PolicyView): CaseEvent[] {
  const albumin = view.cirrhosis && hadFluid(view) > FIRST / 2 - 10 && view.offered.includes('albumin');
  if (!albumin) return bolus(view, 500, 15);
  return activeOf(view, 'balanced') ? [] : once(view, ['albumin']);
}

/** What raised legs said since the last bolus and within the last hour: whoever was full then may be empty now. */
function answersToLegs(view: PolicyView): boolean | null {
  return respondsToLegs(view, Math.max(lastBolusEnd(view), view.bedside.time - HOUR));
}

/** mL/kg that others gave: whoever had so much before arrival is not empty any more, and slow refill has other causes (chosen: the guideline's first hours). */
const FULL = 30;

/** mL/kg that no arm of the trials of more or less fluid passed: CLASSIC 2022, doi:10.1056/NEJMoa2202707; CLOVERS 2023, doi:10.1056/NEJMoa2212663. */
const MOST = 45;

function wasFilledBefore({ before, weight }: PolicyView): boolean {
  return before > FULL * weight;
}

/** Neither skin nor capillaries gained from the last bolus after the first liter. Holds for an hour: then the legs are asked again. */
function lastBolusDidNothing(view: PolicyView): boolean {
  const last = ordersOf(view, 'balanced').findLast(({ state }) => state === 'done');
  if (!last?.endsAt || hadFluid(view) < FIRST + 400 || view.bedside.time - last.endsAt >= HOUR) return false;
  const around = (id: string, column: string): number | null => {
    const list = resultsOf(view, id);
    const before = numberIn(
      list.findLast(({ takenAt }) => takenAt <= last.startsAt + 2 * MINUTE),
      column,
    );
    const after = numberIn(
      list.find(({ takenAt }) => takenAt >= (last.endsAt ?? 0) + 5 * MINUTE),
      column,
    );
    return before === null || after === null ? null : after - before;
  };
  const skin = around('refill-finger', 'crt_finger_s');
  const vessels = around('videomicroscopy', 'sub_ppv');
  return (skin === null || skin > -0.3) && (vessels === null || vessels < CLEAR) && (skin !== null || vessels !== null);
}

/**
 * mmHg: the target; while perfusion is bad 80 in known hypertension if capillaries do not lose by it (SEPSISPAM's higher arm), else five more
 * where the diastolic pressure is low (both tests are of ANDROMEDA-SHOCK-2, doi:10.1001/jama.2025.20402).
 */
function pressureFor(view: PolicyView): number {
  const clips = resultsOf(view, 'videomicroscopy')
    .map(perfused)
    .filter((value) => value !== null);
  const losing = clips.length > 1 && clips[clips.length - 1] < clips[clips.length - 2] - CLEAR;
  if (!isSlow(view)) return view.target;
  if (view.hypertension) return losing ? view.target : view.target + 15;
  return (view.bedside.monitor.diastolic.value ?? 60) < 50 ? view.target + 5 : view.target;
}

/** ug/kg/min from which vasopressin spares catecholamine, and how long it must have taken so much: the first minutes overshoot (chosen). */
const SPARED_FROM = 0.15;
const SETTLED = 20 * MINUTE;

/** 0.03 U/min before catecholamines are many; off again when little norepinephrine is left, because it narrows the skin's vessels as well. */
function earlyVasopressin(view: PolicyView): CaseEvent[] {
  const pump = activeOf(view, 'norepinephrine');
  const dose = pump?.values['rate'] ?? 0;
  const { time, monitor } = view.bedside;
  const active = activeOf(view, 'vasopressin');
  if (!active) {
    const room = (monitor.mean.value ?? 0) > pressureFor(view) + 8;
    const settled = pump?.state === 'running' && time - pump.startsAt >= SETTLED;
    return settled && dose >= SPARED_FROM && !room ? [place('vasopressin', { rate: 0.03 })] : [];
  }
  return active.state === 'running' && time - active.startsAt >= HOUR && dose <= 0.05
    ? stopped(view, 'vasopressin')
    : [];
}

/**
 * An echo once the first liter is in; dobutamine for a weak heart with bad perfusion that more filling and the target pressure do not mend
 * (SSC 2021, doi:10.1007/s00134-021-06506-y), stopped when the heart races or nothing is gained in an hour.
 */
function strengthen(view: PolicyView): CaseEvent[] {
  const { monitor } = view.bedside;
  const refill = lastRefill(view);
  if (hadFluid(view) < FIRST - 10 || refill === null) return [];
  const echo = renewed(view, 'echo', 6 * HOUR);
  const active = activeOf(view, 'dobutamine');
  if (active?.state === 'running') {
    const tried = refill.takenAt >= active.startsAt + HOUR;
    const vain = tried && refill.seconds > 3 && (perfused(lastResult(view, 'videomicroscopy')) ?? 100) < SHUT;
    return (monitor.heartRate.value ?? 0) > 135 || vain ? [...echo, ...stopped(view, 'dobutamine')] : echo;
  }
  const wanted = heartIsWeak(view) && isSlow(view) && isFilled(view) && (monitor.heartRate.value ?? 200) < 125;
  return wanted && ordersOf(view, 'dobutamine').length < 2 ? [...echo, ...runAt(view, 'dobutamine', 2.5)] : echo;
}

/** More fluid would not raise the output, or would drown the lungs. */
function isFilled(view: PolicyView): boolean {
  const enough = hadFluid(view) + 500 > MOST * view.weight || wasFilledBefore(view) || lungsAreWet(view);
  return enough || lastBolusDidNothing(view) || answersToLegs(view) === false;
}
