// A clinician who looks at skin, heart and capillaries: fluid only while the stroke volume answers and the vessels gain from it, early vasopressin
// for the warm, a pressure for the person, dobutamine for a weak heart when skin or shut capillaries with little flow show the lack of it.
import type { CaseEvent } from '../types.ts';
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
import { asksForFluid, CLEAR, isShut, isSlow, lacksFlow, NORMAL_LACTATE, pressureFor } from './expert-judgment.ts';
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
    ...lookAtLactate(view),
    ...fluid(view),
    ...(waitsForEpinephrine(view) ? [] : norepinephrine(view, pressureFor(view))),
    ...earlyVasopressin(view),
    ...hydrocortisone(view),
    ...strengthen(view),
  ],
};

const FIRST = 1000;
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

/** Every two hours until it is normal (SSC 2021: repeated while raised). */
function lookAtLactate(view: PolicyView): CaseEvent[] {
  const value = numberIn(lastResult(view, 'lactate'), 'lactate');
  return value !== null && value > NORMAL_LACTATE ? renewed(view, 'lactate', 2 * HOUR) : [];
}

function fluid(view: PolicyView): CaseEvent[] {
  if (wasFilledBefore(view)) return once(view, ['passive-leg-raise']);
  if (lungsAreWet(view) || isTransfused(view) || hadFluid(view) + 500 > MOST * view.weight) return [];
  if (hadFluid(view) < FIRST - 10) return firstLiter(view);
  const ended = lastBolusEnd(view);
  const refill = lastRefill(view);
  if (!refill || refill.takenAt < ended + 5 * MINUTE) return [];
  const vessels = resultsOf(view, 'videomicroscopy').filter((result) => result.takenAt > ended);
  if (vessels.length === 0) return [];
  if (!asksForFluid(view) || lastBolusDidNothing(view)) return [];
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
 * ug/kg/min from which vasopressin spares catecholamine: in the warm early (chosen), in the cold no earlier than SSC 2021 says, because it narrows
 * the vessels of skin and gut further; and how long it must have taken so much: the first minutes overshoot (chosen).
 */
const SPARED_FROM = { warm: 0.15, cold: 0.25 };
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
    return settled && dose >= SPARED_FROM[isSlow(view) ? 'cold' : 'warm'] && !room
      ? [place('vasopressin', { rate: 0.03 })]
      : [];
  }
  return active.state === 'running' && time - active.startsAt >= HOUR && dose <= 0.05
    ? stopped(view, 'vasopressin')
    : [];
}

/**
 * An echo once the first liter is in, and again while flow seems to be missing; dobutamine for a weak heart with bad perfusion that more filling and
 * the target pressure do not mend (SSC 2021, doi:10.1007/s00134-021-06506-y), more of it while that lasts, stopped when the heart races or
 * refill is not mended in an hour.
 */
function strengthen(view: PolicyView): CaseEvent[] {
  const { monitor, time } = view.bedside;
  const refill = lastRefill(view);
  if ((hadFluid(view) < FIRST - 10 && !lungsAreWet(view)) || refill === null) return [];
  const echo = renewed(view, 'echo', lacksFlow(view) ? 2 * HOUR : 6 * HOUR);
  const rate = monitor.heartRate.value ?? 200;
  const active = activeOf(view, 'dobutamine');
  if (active?.state === 'running') {
    const tried = refill.takenAt >= active.startsAt + HOUR;
    if (rate > 135 || (tried && isSlow(view) && isShut(view))) return [...echo, ...stopped(view, 'dobutamine')];
    const more = lacksFlow(view) && rate < FAST && time - active.startsAt >= HOUR / 2;
    return more ? [...echo, ...runAt(view, 'dobutamine', 5)] : echo;
  }
  const wanted = heartIsWeak(view) && lacksFlow(view) && isFilled(view) && rate < FAST;
  return wanted && ordersOf(view, 'dobutamine').length < 2 ? [...echo, ...runAt(view, 'dobutamine', 2.5)] : echo;
}

/** 1/min: a heart that beats faster is not driven further (chosen). */
const FAST = 130;

/** More fluid would not raise the output, would drown the lungs, or has nothing left to mend that the skin shows. */
function isFilled(view: PolicyView): boolean {
  const enough = hadFluid(view) + 500 > MOST * view.weight || wasFilledBefore(view) || lungsAreWet(view);
  return enough || !asksForFluid(view) || lastBolusDidNothing(view) || answersToLegs(view) === false;
}
