// Early goal-directed therapy as in 2001: central venous pressure 8-12 by fluid, mean pressure by vasopressor, then central venous saturation
// 70 % by red cells to a hematocrit of 30 % and dobutamine (Rivers 2001 N Engl J Med 345:1368).
import type { CaseEvent } from '../types.ts';
import { activeOf, hadFluid, HOUR, lastResult, MINUTE, numberIn } from './reading.ts';
import { bolus, lastBolusEnd, renewed, runAt, stopped } from './probes.ts';
import { sameCare } from './same-care.ts';
import type { Policy, PolicyView } from './types.ts';
import { hydrocortisone, norepinephrine, vasopressin } from './vasopressors.ts';

export const egdt: Policy = {
  id: 'egdt',
  label: 'Early goal-directed therapy (2001)',
  decide: (view) => [
    ...sameCare(view),
    ...fillToPressure(view),
    ...norepinephrine(view, view.target),
    ...vasopressin(view),
    ...hydrocortisone(view),
    ...raiseSaturation(view),
  ],
};

const FILLED = 8;
/** The protocol ran for six hours; later fluid only for pressure. */
const PROTOCOL = 6 * HOUR;

/** 500 mL every half hour until the central venous pressure is 8 mmHg; two of them before a central line tells. */
function fillToPressure(view: PolicyView): CaseEvent[] {
  const { time, monitor } = view.bedside;
  const central = monitor.central.value;
  if (time < lastBolusEnd(view) + 10 * MINUTE) return [];
  if (time >= PROTOCOL)
    return (monitor.mean.value ?? view.target) < view.target && time >= lastBolusEnd(view) + HOUR
      ? bolus(view, 250)
      : [];
  if (central === null) return hadFluid(view) < 990 ? bolus(view, 500, 20) : [];
  return central < FILLED ? bolus(view, 500, 20) : [];
}

/** Once filled: red cells under a hematocrit of 30 %, then dobutamine in steps of 2.5 every half hour; less when the pressure falls or the heart races. */
function raiseSaturation(view: PolicyView): CaseEvent[] {
  const { time, monitor } = view.bedside;
  if (monitor.central.value === null || time > 2 * PROTOCOL) return [];
  const sample = renewed(view, 'venous-gas', HOUR / 2);
  const result = lastResult(view, 'venous-gas');
  const saturation = numberIn(result, 'scvo2');
  const filled = monitor.central.value >= FILLED - 1;
  const pressed = (monitor.mean.value ?? 0) >= view.target - 2;
  if (saturation === null || !result) return sample;
  const dobutamine = activeOf(view, 'dobutamine');
  const rate = dobutamine?.values['rate'] ?? 0;
  const racing = (monitor.heartRate.value ?? 0) > 130;
  if (dobutamine && (racing || !pressed) && time % (10 * MINUTE) === 0)
    return [...sample, ...(rate > 2.5 ? runAt(view, 'dobutamine', rate - 2.5) : stopped(view, 'dobutamine'))];
  if (saturation >= 70 || !filled || !pressed || racing) return sample;
  const hematocrit = numberIn(lastResult(view, 'blood-count'), 'hct');
  if (hematocrit !== null && hematocrit < 30 && view.offered.includes('red-cells'))
    return [...sample, ...renewed(view, 'red-cells', 2 * HOUR), ...renewed(view, 'blood-count', 2 * HOUR)];
  const judged = result.takenAt > (dobutamine ? lastChange(view) : -Infinity);
  return judged && time - lastChange(view) >= HOUR / 2
    ? [...sample, ...runAt(view, 'dobutamine', Math.min(20, rate + 2.5))]
    : sample;
}

/** When dobutamine was begun; its steps come on whole half hours after that. */
function lastChange(view: PolicyView): number {
  const active = activeOf(view, 'dobutamine');
  if (!active) return -Infinity;
  const since = view.bedside.time - active.startsAt;
  return view.bedside.time - (since % (HOUR / 2)) - (since >= HOUR / 2 ? HOUR / 2 : 0);
}
