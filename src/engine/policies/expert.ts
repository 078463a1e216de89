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
  decide: (view) => [
    ...sameCare(view),
    ...forTheMimic(view),
    ...lookAtSkin(view, HOUR),
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

const perfused = (result: Result | undefined): number | null => numberIn(result, 'sub_ppv');

function fluid(view: PolicyView): CaseEvent[] {
  if (lungsAreWet(view)) return [];
  if (isTransfused(view) || wasFilledBefore(view)) return [];
  if (hadFluid(view) < FIRST - 10) return bolus(view, 500, 15);
  const ended = lastBolusEnd(view);
  const refill = lastRefill(view);
  if (!refill || refill.takenAt < ended + 5 * MINUTE) return [];
  const vessels = resultsOf(view, 'videomicroscopy').filter((result) => result.takenAt > ended);
  if (vessels.length === 0) return [];
  const bad = refill.seconds > 3 || ((perfused(vessels.at(-1)) ?? 100) < SHUT && refill.seconds > 2.5);
  if (!bad || lastBolusDidNothing(view)) return [];
  const answers = respondsToLegs(view, ended);
  if (answers === null) return renewed(view, 'passive-leg-raise', 10 * MINUTE);
  return answers ? bolus(view, 500, 20) : [];
}

/** mL/kg that others gave: whoever had so much before arrival is not empty any more, and slow refill has other causes (chosen: the guideline's first hours). */
const FULL = 30;

function wasFilledBefore({ before, weight }: PolicyView): boolean {
  return before > FULL * weight;
}

/** Neither skin nor capillaries gained from the last bolus after the first liter. */
function lastBolusDidNothing(view: PolicyView): boolean {
  const last = ordersOf(view, 'balanced').findLast(({ state }) => state === 'done');
  if (!last?.endsAt || hadFluid(view) < FIRST + 400) return false;
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

/** mmHg: ten more in known hypertension while perfusion is bad, if capillaries do not lose by it. */
function pressureFor(view: PolicyView): number {
  const refill = lastRefill(view);
  const clips = resultsOf(view, 'videomicroscopy')
    .map(perfused)
    .filter((value) => value !== null);
  const losing = clips.length > 1 && clips[clips.length - 1] < clips[clips.length - 2] - CLEAR;
  return view.hypertension && refill !== null && refill.seconds > 3 && !losing ? view.target + 10 : view.target;
}

/** 0.03 U/min from 0.15 ug/kg/min: catecholamines are spared before they are many. */
function earlyVasopressin(view: PolicyView): CaseEvent[] {
  const dose = activeOf(view, 'norepinephrine')?.values['rate'] ?? 0;
  const active = activeOf(view, 'vasopressin');
  if (!active) return dose >= 0.15 ? [place('vasopressin', { rate: 0.03 })] : [];
  const settled = view.bedside.time - active.startsAt >= 2 * HOUR;
  return active.state === 'running' && settled && dose <= 0.03 ? stopped(view, 'vasopressin') : [];
}

/** An echo once the first liter is in; dobutamine for a weak heart with bad perfusion, stopped when the heart races or nothing is gained in an hour. */
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
  const wanted = heartIsWeak(view) && refill.seconds > 3 && (monitor.heartRate.value ?? 200) < 125;
  return wanted && ordersOf(view, 'dobutamine').length < 2 ? [...echo, ...runAt(view, 'dobutamine', 2.5)] : echo;
}
