// Trainees with one idea: watch, treat the pressure alone, give everything, come late.
import type { CaseEvent } from '../types.ts';
import { bundle } from './bundle.ts';
import { activeOf, hadFluid, HOUR, place } from './reading.ts';
import { bolus, lastBolusEnd, runAt } from './probes.ts';
import { sameCare } from './same-care.ts';
import type { Policy, PolicyView } from './types.ts';
import { hydrocortisone, norepinephrine, vasopressin } from './vasopressors.ts';

export const none: Policy = { id: 'none', label: 'No care', decide: () => [] };

/** Fluid and norepinephrine by the mean pressure and nothing else: no look at skin, lactate or lungs. */
export const mapOnly: Policy = {
  id: 'map-only',
  label: 'Mean pressure alone',
  decide: (view) => [
    ...sameCare(view),
    ...fluidForPressure(view),
    ...norepinephrine(view, view.target),
    ...vasopressin(view),
    ...hydrocortisone(view),
  ],
};

/** 500 mL whenever the pressure is under target, to 30 mL/kg in three hours; then 250 mL an hour. */
function fluidForPressure(view: PolicyView): CaseEvent[] {
  const { time, monitor } = view.bedside;
  const { value } = monitor.mean;
  if (value === null || value >= view.target || activeOf(view, 'balanced')) return [];
  if (time < 3 * HOUR) return hadFluid(view) + 500 <= 30 * view.weight + 50 ? bolus(view, 500, 15) : [];
  return time - lastBolusEnd(view) >= HOUR ? bolus(view, 250, 15) : [];
}

/** Everything that can be ordered, whether it is needed or not. */
export const everything: Policy = {
  id: 'everything',
  label: 'Everything at once',
  decide: (view) => [
    ...sameCare(view),
    ...flood(view),
    ...norepinephrine(view, 85),
    ...runAt(view, 'vasopressin', 0.04),
    ...runAt(view, 'dobutamine', 10),
    ...hydrocortisone(view),
  ],
};

/** A liter an hour for six hours, then half a liter. */
function flood(view: PolicyView): CaseEvent[] {
  if (activeOf(view, 'balanced')) return [];
  return [place('balanced', { volume: view.bedside.time < 6 * HOUR ? 1000 : 500, duration: 60 })];
}

const LATE = 3 * HOUR;

export const late: Policy = {
  id: 'late',
  label: 'Guideline bundle three hours late',
  decide: (view) => (view.bedside.time < LATE ? [] : bundle.decide(seenFrom(view, LATE))),
};

/** The same bedside on a clock that began later. */
function seenFrom(view: PolicyView, start: number): PolicyView {
  const { bedside } = view;
  const orders = bedside.orders.map((order) => ({
    ...order,
    placedAt: order.placedAt - start,
    startsAt: order.startsAt - start,
    endsAt: order.endsAt === null ? null : order.endsAt - start,
  }));
  const results = bedside.results.map((result) => ({
    ...result,
    takenAt: result.takenAt - start,
    readyAt: result.readyAt - start,
  }));
  return { ...view, bedside: { ...bedside, time: bedside.time - start, orders, results } };
}
