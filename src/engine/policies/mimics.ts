// What an expert gives when the chart or the bedside says that this is not, or not only, sepsis.
import type { CaseEvent } from '../types.ts';
import { activeOf, HOUR, lastPlaced, lastResult, MINUTE, numberIn, ordersOf, place } from './reading.ts';
import { renewed } from './probes.ts';
import type { PolicyView } from './types.ts';

export function forTheMimic(view: PolicyView): CaseEvent[] {
  return [...cortisol(view), ...blood(view), ...epinephrine(view)];
}

/** 100 mg at once on suspicion: it is not to wait for a result (Royal College of Physicians guidance, Simpson 2020). */
function cortisol(view: PolicyView): CaseEvent[] {
  const due = view.steroidDependent && ordersOf(view, 'hydrocortisone').length === 0;
  return due && view.offered.includes('hydrocortisone') ? [place('hydrocortisone', { dose: 100 })] : [];
}

/**
 * 0.5 mg into the thigh at once, and again after five minutes as long as the pressure is under target (World Allergy Organization 2016,
 * doi:10.1186/s40413-016-0122-3).
 */
function epinephrine(view: PolicyView): CaseEvent[] {
  if (!view.anaphylaxis) return [];
  const given = ordersOf(view, 'epinephrine-im');
  const low = (view.bedside.monitor.mean.value ?? 0) < view.target;
  const again = low && given.length < DOSES && view.bedside.time - lastPlaced(view, 'epinephrine-im') >= 5 * MINUTE;
  return given.length === 0 || again ? [place('epinephrine-im', { dose: 0.5 })] : [];
}

/** Doses into the muscle before a pump takes over. */
const DOSES = 3;

/** Norepinephrine is not what this needs: it comes after three doses of epinephrine. */
export function waitsForEpinephrine(view: PolicyView): boolean {
  if (!view.anaphylaxis) return false;
  const given = ordersOf(view, 'epinephrine-im').length;
  return given < DOSES || view.bedside.time - lastPlaced(view, 'epinephrine-im') < 10 * MINUTE;
}

/** g/dL kept while blood runs: above the 7 of those who do not bleed (chosen; shock and loss in progress speak for more). */
const HEMOGLOBIN = 8;

/** Two units as soon as they are crossmatched, and again by the blood gas of each hour. */
function blood(view: PolicyView): CaseEvent[] {
  if (!view.bleeding || activeOf(view, 'red-cells')) return [];
  const hemoglobin = numberIn(lastResult(view, 'arterial-gas'), 'hb');
  const first = ordersOf(view, 'red-cells').length === 0;
  const wanted = first || (hemoglobin !== null && hemoglobin < HEMOGLOBIN);
  const two = wanted ? [place('red-cells', { volume: 580, duration: 30 })] : [];
  return [...two, ...renewed(view, 'arterial-gas', HOUR)];
}

/** Red cells run: no water beside them. */
export function isTransfused(view: PolicyView): boolean {
  return view.bleeding && activeOf(view, 'red-cells')?.state === 'running';
}
