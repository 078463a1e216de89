// What the run cost the tissues, and what published cohorts say about survival beyond the simulated hours.
import { BED_COUNT } from '../beds.ts';
import { exp, log } from '../math.ts';
import { q, values } from '../quantity.ts';

export const OUTCOME = {
  mottling: q(2.26, 'odds ratio per point', 'Dumas 2019, doi:10.1186/s13054-019-2496-4'),
  lactate: q(1.29, 'odds ratio per mmol/L', 'Dumas 2019, doi:10.1186/s13054-019-2496-4'),
  oliguria: q(3.03, 'odds ratio below 0.5 mL/kg/h', 'Dumas 2019, doi:10.1186/s13054-019-2496-4'),
  oliguriaBelow: q(0.5, 'mL/kg/h', 'Dumas 2019, doi:10.1186/s13054-019-2496-4'),
  intercept: q(
    -2.67,
    'log odds',
    'chosen so that mottling 1, lactate 3 mmol/L and urine above 0.5 mL/kg/h give 25 %; the cohort, at mottling 2 and lactate 4, had 37 %',
  ),
};
const k = values(OUTCOME);

export interface Debt {
  /** mL O2 that tissues missed, per bed, since arrival. */
  missed: Float64Array;
}

export function createDebt(): Debt {
  return { missed: new Float64Array(BED_COUNT) };
}

/** Chance of death at 14 days in percent, from the signs now; 100 once dead. */
export function deathChance(alive: boolean, mottling: number, lactate: number, urinePerKilogram: number): number {
  if (!alive) return 100;
  const odds =
    k.intercept +
    mottling * log(k.mottling) +
    lactate * log(k.lactate) +
    (urinePerKilogram < k.oliguriaBelow ? log(k.oliguria) : 0);
  return 100 / (1 + exp(-odds));
}
