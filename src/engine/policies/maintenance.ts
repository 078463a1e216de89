// What septic patients get beside resuscitation, who neither eat nor drink: drips, feeds and what drugs are dissolved in. Without it a patient
// of two days is liters too dry.
import type { CaseEvent } from '../types.ts';
import { hasWetLungs } from '../findings.ts';
import { stopped } from './probes.ts';
import { activeOf, HOUR, lastResult, place } from './reading.ts';
import type { PolicyView } from './types.ts';

/** The first hours belong to resuscitation (SSC 2021: 30 mL/kg in three hours). */
const FROM = 3 * HOUR;
/** mL/kg/h: a median of 1620 mL on the first day, 7870 in five, in septic shock (Lindén-Søndersø 2019, doi:10.1186/s13613-019-0607-7) in 75 kg. */
const USUAL = 0.9;
/** mL/kg/h for who makes urine and has no surplus, or who is dry: what common protocols call liberal maintenance (chosen: 25-30 mL/kg/d and the losses of fever). */
const MORE = 1.4;
/** mL/kg on the chart: fluid overload is a tenth of body weight (Bouchard 2009, doi:10.1038/ki.2009.159); half of it makes hands careful (chosen). */
export const OVERLOADED = 100;
export const CAREFUL = 50;
/** mmHg of central pressure at which nobody runs in more water, and under which little urine is taken for thirst (chosen: usual limits at the bedside). */
const HIGH = 14;
const LOW = 6;
/** mL/kg/h: under it urine is little (KDIGO 2012). */
const LITTLE = 0.5;
/** mL/h: pumps are set in such steps, and a drip is changed for no less. */
const STEP = 10;

/** Looked at every hour: by lungs, central pressure, what ran in and what came out. */
export function maintenance(view: PolicyView): CaseEvent[] {
  const { time } = view.bedside;
  if (time < FROM || time % HOUR !== 0) return [];
  const active = activeOf(view, 'maintenance');
  const rate = STEP * Math.round((maintenanceOf(view) * view.weight) / STEP);
  if (active && Math.abs((active.values['rate'] ?? 0) - rate) < STEP) return [];
  return [...stopped(view, 'maintenance'), ...(rate > 0 ? [place('maintenance', { rate })] : [])];
}

/** mL/kg on the chart: what ran in, here and before arrival, less what came out. */
export function surplusOf({ bedside, before, weight }: PolicyView): number {
  return (bedside.fluid.balance + before) / weight;
}

/** mL/kg/h. */
function maintenanceOf(view: PolicyView): number {
  const { fluid, monitor, time } = view.bedside;
  const chest = lastResult(view, 'chest');
  const central = monitor.central.value;
  const balance = surplusOf(view);
  if ((chest && hasWetLungs(chest.text)) || balance > OVERLOADED || (central !== null && central >= HIGH)) return 0;
  if (balance > CAREFUL) return USUAL / 2;
  const urine = fluid.urine / (time / HOUR) / view.weight;
  const thirsty = urine < LITTLE && central !== null && central < LOW;
  return balance < 0 || thirsty ? MORE : USUAL;
}
