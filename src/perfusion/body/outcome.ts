// What the run cost the tissues, and what published cohorts say about survival beyond the simulated hours.
// Inside the simulated hours nobody dies of this: there death is a mechanism. Derivation in docs/model.md, "Survival".
import { BED_COUNT } from '../beds.ts';
import { exp, limit, log } from '../math.ts';
import { q, values } from '../quantity.ts';

const DUMAS =
  'Dumas 2019, doi:10.1186/s13054-019-2496-4: mottling, lactate and urine six hours after admission, each given the others';
const FAILING =
  'Polok 2023, doi:10.1186/s13613-023-01191-0: odds ratio for death in intensive care of an organ with 3 or 4 points of SOFA, given the other organs, from 80 years on';
export const OUTCOME = {
  mottling: q(2.26, 'odds ratio per point', DUMAS),
  lactate: q(1.29, 'odds ratio per mmol/L', DUMAS),
  oliguria: q(3.03, 'odds ratio below 0.5 mL/kg/h', DUMAS),
  oliguriaBelow: q(0.5, 'mL/kg/h', DUMAS),
  lungs: q(1.53, 'odds ratio', FAILING),
  platelets: q(2.72, 'odds ratio', FAILING),
  liver: q(1.74, 'odds ratio', FAILING),
  brain: q(2.79, 'odds ratio', FAILING),
  failingFrom: q(3, 'points of SOFA', FAILING),
  hypotension: q(
    1.114,
    'odds ratio per mmHg of mean pressure under 65, averaged over the first day',
    'Maheshwari 2018, doi:10.1007/s00134-018-5218-5: time-weighted average in intensive care; a run is shorter, so averaged over a day',
  ),
  hypotensionBelow: q(65, 'mmHg', 'Maheshwari 2018'),
  hypotensionDay: q(24, 'h', 'see hypotension'),
  age: q(1.02, 'odds ratio per year from 65', 'chosen: mortality of septic shock about doubles from 50 to 80 years'),
  ageMiddle: q(65, 'years', 'chosen: middle of the cohorts above'),
  overload: q(1.1, 'odds ratio per liter above overloadFrom', 'chosen with overloadFrom'),
  overloadFrom: q(
    5,
    'L above dry volume',
    'chosen so that 2 L more or less make no difference (CLOVERS 2023, CLASSIC 2022)',
  ),
  overloadMost: q(15, 'L', 'chosen: the fluid term stops growing'),
  pressor: q(
    1.08,
    'odds ratio per 0.1 ug/kg/min above pressorFrom',
    'chosen toward 33 against 59 % survival at high doses (Ham 2019)',
  ),
  pressorFrom: q(
    0.25,
    'ug/kg/min norepinephrine equivalent',
    'Wieruszewski 2023: the dose that divides moderate from severe',
  ),
  debt: q(1.03, 'odds ratio per 10 mL/kg', 'chosen: tissue that went without oxygen costs beside the signs it leaves'),
  debtMost: q(200, 'mL/kg', 'chosen: the debt term stops growing'),
  intercept: q(
    -2.9,
    'log odds',
    'chosen so that infection with organ dysfunction but no shock has 8 to 10 % (Sepsis-3), and mottling 2, lactate 4 and little urine about 60 %',
  ),
  later: q(0.2, 'log odds from day 14 to day 28', 'chosen: one death in seven falls into the third and fourth week'),
};
const k = values(OUTCOME);

export interface Debt {
  /** mL O2 that tissues missed, per bed, since arrival. */
  missed: Float64Array;
  /** mmHg x h of mean arterial pressure under 65 since arrival. */
  hypotension: number;
}

export function createDebt(): Debt {
  return { missed: new Float64Array(BED_COUNT), hypotension: 0 };
}

/** One step of `dt` seconds at a mean arterial pressure in mmHg. */
export function noteHypotension(debt: Debt, pressure: number, dt: number): void {
  debt.hypotension += (Math.max(0, k.hypotensionBelow - pressure) * dt) / 3600;
}

export interface Prospect {
  alive: boolean;
  mottling: number;
  lactate: number;
  /** mL/kg/h over the last two hours. */
  urine: number;
  /** Points of SOFA 1996. */
  lungs: number;
  platelets: number;
  liver: number;
  brain: number;
  age: number;
  /** mmHg x h. */
  hypotension: number;
  /** L above dry volume, ug/kg/min, mL O2/kg. */
  overload: number;
  pressor: number;
  debt: number;
}

/** Chance of death by day 14 or 28 in percent; 100 once dead. */
export function deathChance(s: Prospect, day: 14 | 28): number {
  if (!s.alive) return 100;
  const signs =
    s.mottling * log(k.mottling) + s.lactate * log(k.lactate) + (s.urine < k.oliguriaBelow ? log(k.oliguria) : 0);
  const odds = k.intercept + signs + failingOrgans(s) + past(s) + (day === 28 ? k.later : 0);
  return 100 / (1 + exp(-odds));
}

function failingOrgans(s: Prospect): number {
  const from = k.failingFrom;
  return (
    (s.lungs >= from ? log(k.lungs) : 0) +
    (s.platelets >= from ? log(k.platelets) : 0) +
    (s.liver >= from ? log(k.liver) : 0) +
    (s.brain >= from ? log(k.brain) : 0)
  );
}

/** What age, pressure, fluid, pressors and missed oxygen add. */
function past(s: Prospect): number {
  return (
    (s.age - k.ageMiddle) * log(k.age) +
    (s.hypotension / k.hypotensionDay) * log(k.hypotension) +
    limit(s.overload - k.overloadFrom, 0, k.overloadMost) * log(k.overload) +
    10 * Math.max(0, s.pressor - k.pressorFrom) * log(k.pressor) +
    (Math.min(s.debt, k.debtMost) / 10) * log(k.debt)
  );
}
