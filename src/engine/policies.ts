// Automatic trainees: they see the same bedside as a person and place the same orders. Two apart (`none`, `late`), all give the same oxygen,
// samples, antibiotics and source control, and differ only in hemodynamics, so that comparing them is fair.
import { bundle } from './policies/bundle.ts';
import { egdt } from './policies/egdt.ts';
import { expert } from './policies/expert.ts';
import { everything, late, mapOnly, none } from './policies/simple.ts';
import { crt, lactate } from './policies/targets.ts';
import type { Policy } from './policies/types.ts';
import type { CaseEvent } from './types.ts';

export type { Policy, PolicyView } from './policies/types.ts';

export const POLICY_EVERY = 60;

export const policies: readonly Policy[] = [none, bundle, egdt, mapOnly, crt, lactate, everything, expert, late].map(
  orderingWhatIsOffered,
);

/** Nobody asks for what this hospital does not have, or for the same thing twice in one breath. */
function orderingWhatIsOffered(one: Policy): Policy {
  const sensible = (event: CaseEvent, place: number, all: readonly CaseEvent[]): boolean =>
    event.type !== 'order.place' ||
    all.findIndex((other) => other.type === 'order.place' && other.order === event.order) === place;
  return {
    ...one,
    decide: (view) =>
      one
        .decide(view)
        .filter((event) => event.type !== 'order.place' || view.offered.includes(event.order))
        .filter(sensible),
  };
}

export function policy(id: string): Policy | undefined {
  return policies.find((one) => one.id === id);
}
