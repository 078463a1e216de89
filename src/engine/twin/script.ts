// What the trainee did to the patient, as a script that can be changed: a decision moved, removed or replaced together with all that hangs on it.
import { initialValues, orderEntry } from '../../catalog/orders.ts';
import { STEPS_PER_SECOND } from '../../perfusion/advance.ts';
import { isInject } from '../injects.ts';
import type { Alternative, Decision } from '../debrief-types.ts';
import type { CaseEvent, RunRecord } from '../types.ts';

/** One thing done, at a whole second. `belongs` is the number that its order had in the record. */
export interface Cue {
  at: number;
  event: CaseEvent;
  belongs: number;
  /** Place in the record's list of events. */
  index: number;
}

/** Only what reaches the patient: orders, changes, stops. Examinations stay, because a result may be asked for by a colleague. */
export function scriptOf(record: RunRecord): Cue[] {
  let placed = 0;
  return record.events.flatMap(({ step, event }, index): Cue[] => {
    const at = Math.floor(step / STEPS_PER_SECOND);
    if (event.type === 'order.place') return [{ at, event, belongs: ++placed, index }];
    if (event.type === 'order.change' || event.type === 'order.stop') {
      return [{ at, event, belongs: event.number, index }];
    }
    if (event.type === 'inject.pump-dry') return [{ at, event, belongs: event.number, index }];
    if (FATE.includes(event.type)) return [{ at, event, belongs: 0, index }];
    return [];
  });
}

/** What an instructor did to the patient stays in every course. */
const FATE: CaseEvent['type'][] = ['inject.bleed', 'inject.arrhythmia', 'inject.line-out'];

const TREATMENTS = ['fluid', 'infusion', 'dose', 'antibiotic', 'oxygen', 'procedure'];

/** What can be asked about: everything given or done to the patient, and every change of it. */
export function decisionsOf(record: RunRecord): Decision[] {
  const orders = new Map<number, { order: string; values: Record<string, number> }>();
  return scriptOf(record).flatMap(({ at, event, belongs, index }): Decision[] => {
    if (event.type === 'order.place') orders.set(belongs, event);
    const order = orders.get(belongs);
    const entry = order && orderEntry(order.order);
    if (!order || !entry || !TREATMENTS.includes(entry.kind) || isInject(event)) return [];
    const values = { ...initialValues(entry), ...order.values };
    const unit = entry.fields[0]?.unit ?? '';
    const part = event.type === 'order.place' ? 'order' : event.type === 'order.stop' ? 'stop' : 'change';
    const number = event.type === 'order.change' ? event.rate : values[entry.fields[0]?.id ?? ''];
    const amount = number === undefined ? '' : ` ${Number(number.toFixed(3))} ${unit}`;
    const label =
      part === 'stop'
        ? `${entry.label} stopped`
        : part === 'change'
          ? `${entry.label} to${amount}`
          : `${entry.label}${amount}`;
    return [{ event: index, at, order: order.order, label, values, part }];
  });
}

/** The script with one thing different, in order of time. */
export function alter(script: readonly Cue[], alternative: Alternative): Cue[] {
  if (alternative.kind === 'as-played' || alternative.kind === 'policy') return [...script];
  const decided = script.find(({ index }) => index === alternative.event);
  if (!decided) return [...script];
  const whole = decided.event.type === 'order.place';
  const concerns = (cue: Cue): boolean => (whole ? cue.belongs === decided.belongs : cue === decided);
  switch (alternative.kind) {
    case 'without':
      return script.filter((cue) => !concerns(cue));
    case 'moved':
      return inOrder(script.map((cue) => (concerns(cue) ? { ...cue, at: Math.max(0, cue.at + alternative.by) } : cue)));
    case 'replaced': {
      const { order, values } = alternative;
      return script.flatMap((cue) => {
        if (!concerns(cue)) return [cue];
        return cue === decided ? [{ ...cue, event: { type: 'order.place', order, values } }] : [];
      });
    }
  }
}

function inOrder(script: Cue[]): Cue[] {
  return script.toSorted((a, b) => a.at - b.at || a.index - b.index);
}

/** The first second at which two scripts differ; Infinity when they are the same. */
export function firstDifference(a: readonly Cue[], b: readonly Cue[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, other] = [a[i], b[i]];
    if (one && other && one.at === other.at && one.event === other.event) continue;
    return Math.min(one?.at ?? Infinity, other?.at ?? Infinity);
  }
  return Infinity;
}
