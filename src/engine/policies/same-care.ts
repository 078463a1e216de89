// The care that all automatic trainees but two give alike, so that they differ only in hemodynamics: oxygen, samples, antibiotics, source,
// and the fluid of those who cannot drink.
import type { CaseEvent } from '../types.ts';
import { activeOf, lastPlaced, lastResult, MINUTE, HOUR, once, place } from './reading.ts';
import { maintenance } from './maintenance.ts';
import type { PolicyView } from './types.ts';

export function sameCare(view: PolicyView): CaseEvent[] {
  return [...firstOrders(view), ...oxygen(view), ...antibiotic(view), ...sourceControl(view), ...maintenance(view)];
}

const AT_ONCE = ['lactate', 'cultures', 'refill-finger', 'refill-knee', 'mottling', 'chest', 'arterial-gas'];
const NEXT = ['blood-count', 'chemistry', 'coagulation'];
const LINES = ['arterial-line', 'urinary-catheter', 'central-line'];

function firstOrders(view: PolicyView): CaseEvent[] {
  const missing = LINES.filter((line) => !view.bedside.appearance.lines.includes(line));
  const image = view.source?.after.find((id) => view.offered.includes(id));
  const first = once(view, image === undefined ? AT_ONCE : [...AT_ONCE, image]);
  return [...first, ...(view.bedside.time >= 2 * MINUTE ? once(view, [...NEXT, ...missing]) : [])];
}

function oxygen(view: PolicyView): CaseEvent[] {
  const { value, state } = view.bedside.monitor.saturation;
  if (state === 'searching' || activeOf(view, 'oxygen-high-flow')) return [];
  if (activeOf(view, 'oxygen-mask'))
    return value !== null && value < 90 && state === 'good' ? [place('oxygen-high-flow', { fraction: 0.8 })] : [];
  return value === null || value < 94 ? [place('oxygen-mask', { rate: 12 })] : [];
}

/** Broad, in the order in which they are reached for. */
const BROAD = ['piperacillin-tazobactam', 'meropenem', 'ceftriaxone'];

/** At once, and again every six hours. */
function antibiotic(view: PolicyView): CaseEvent[] {
  const drug = BROAD.find((id) => view.offered.includes(id));
  if (drug === undefined) return [];
  return view.bedside.time - lastPlaced(view, drug) >= 6 * HOUR ? [place(drug)] : [];
}

/** Calls as soon as a picture shows what is blocked. */
function sourceControl(view: PolicyView): CaseEvent[] {
  if (!view.source) return [];
  const { order, after } = view.source;
  const shown = after.length === 0 || after.some((id) => lastResult(view, id) !== undefined);
  return shown ? once(view, [order]) : [];
}
