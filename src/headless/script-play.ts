// Plays a script's orders: finds the running order that a change or stop means, at the moment it is due.
import type { Policy } from '../engine/policies.ts';
import type { CaseEvent, PlacedOrder } from '../engine/types.ts';
import type { ScriptStep } from './script.ts';

/** The script as something that is asked every second, together with a policy if there is one. */
export function scriptPolicy(script: readonly ScriptStep[], policy?: Policy): Policy | undefined {
  if (script.length === 0) return policy;
  return {
    id: 'script',
    label: 'Script',
    times: script.map(({ at }) => Math.ceil(at)),
    decide: (view) => {
      const { time, orders } = view.bedside;
      const due = script.filter(({ at }) => Math.ceil(at) === time).map(({ action }) => eventOf(action, orders));
      return [...due, ...(time % 60 === 0 ? (policy?.decide(view) ?? []) : [])];
    },
  };
}

/** An order that is not running keeps number 0, which the case refuses with its own sentence. */
function eventOf(action: ScriptStep['action'], orders: readonly PlacedOrder[]): CaseEvent {
  if (action.kind === 'place') return { type: 'order.place', order: action.order, values: action.values };
  const active = orders.find(
    (order) => order.order === action.order && (order.state === 'running' || order.state === 'preparing'),
  );
  const number = active?.number ?? 0;
  return action.kind === 'change'
    ? { type: 'order.change', number, rate: action.rate }
    : { type: 'order.stop', number };
}
