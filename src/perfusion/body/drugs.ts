// Where a drug goes after the pump: from muscle or gut into plasma, from there to where it acts, into an active product, and out again.
// What it does there stands in receptors.ts.
import { exp, pow } from '../math.ts';
import type { DrugModel, Formulary } from '../inputs.ts';
import { q, values } from '../quantity.ts';
import { createOwnSignals, type OwnSignals } from './hormones.ts';
import { createEffects, type Effects } from './receptors.ts';
import { standard } from './standard.ts';

export const KINETICS = {
  referenceSeverity: q(50, 'SAPS II points', 'Beloeil 2005 and Abboud 2009 relate clearance to 50 points'),
  septicSeverity: q(50, 'SAPS II points', 'middle of the patients of Beloeil 2005'),
  healthySeverity: q(
    32,
    'SAPS II points',
    'chosen so that clearance is the 1.8 L/min of healthy volunteers (Ensinger 1992) by the slope of Beloeil 2005',
  ),
};
const r = values(KINETICS);

export interface Drugs extends Effects {
  /** Per drug of the formulary, in amount per liter (ug/L, ng/L, mg/L): plasma, active product, effect site. */
  plasma: Float64Array;
  product: Float64Array;
  site: Float64Array;
  /** Amount still waiting in muscle or gut. */
  depot: Float64Array;
  /** What the patient's own hormones add to the receptors. */
  own: OwnSignals;
  /** Constants worked out once: L/s and L. */
  clearance: Float64Array;
  volume: Float64Array;
}

export function createDrugs(formulary: Formulary, weight: number, severity: number): Drugs {
  const { drugs } = formulary;
  const none = (): Float64Array => new Float64Array(drugs.length);
  return {
    plasma: none(),
    product: none(),
    site: none(),
    depot: none(),
    clearance: Float64Array.from(drugs, (drug) => clearanceOf(drug, weight, severity)),
    volume: Float64Array.from(drugs, (drug) => (drug.volume * weight) / standard.weight),
    own: createOwnSignals(),
    ...createEffects(),
  };
}

/** L/s. Severe illness clears catecholamines more slowly (Beloeil 2005, Abboud 2009). `severity`: SAPS II, 0 = healthy volunteer. */
export function clearanceOf(drug: DrugModel, weight: number, severity: number): number {
  const points = severity > 0 ? severity : r.healthySeverity;
  return (
    ((drug.clearance * weight) / standard.weight / 60) *
    pow(points / r.referenceSeverity, -drug.clearanceSeverityExponent)
  );
}

/**
 * Plasma, product and effect site of every drug over `dt` seconds; exact for a constant rate into a vein.
 * `filtration`: of the kidney, relative to normal.
 */
export function spreadDrugs(
  drugs: Drugs,
  formulary: Formulary,
  rates: Float64Array,
  weight: number,
  filtration: number,
  dt: number,
): void {
  for (let i = 0; i < rates.length; i++) {
    if (rates[i] === 0 && drugs.plasma[i] === 0 && drugs.site[i] === 0 && drugs.depot[i] === 0) continue;
    const model = formulary.drugs[i];
    const given = (rates[i] * (model.perKilogram ? weight : 1)) / (model.rateUnit.endsWith('/h') ? 3600 : 60);
    const input = model.absorption === undefined ? given : absorb(drugs, i, given, model.absorption, dt);
    const renal = model.renal ?? 0;
    const clearance = drugs.clearance[i] * (1 - renal + renal * filtration);
    const gone = 1 - exp((-clearance / drugs.volume[i]) * dt);
    const before = drugs.plasma[i];
    drugs.plasma[i] += (input / clearance - before) * gone;
    const active =
      model.product === undefined ? drugs.plasma[i] : transform(drugs, i, model.product, gone * before, dt);
    drugs.site[i] += (active - drugs.site[i]) * (1 - exp(-dt / model.effectSiteTime));
  }
}

/** Amount per second that reaches blood from muscle or gut. */
function absorb(drugs: Drugs, i: number, given: number, time: number, dt: number): number {
  drugs.depot[i] += given * dt;
  const taken = drugs.depot[i] * (1 - exp(-dt / time));
  drugs.depot[i] -= taken;
  return taken / dt;
}

/** What acts now: the product made of `cleared` (amount per liter), and the drug itself as far as it does the same. */
function transform(
  drugs: Drugs,
  i: number,
  product: Required<DrugModel>['product'],
  cleared: number,
  dt: number,
): number {
  drugs.product[i] += product.share * cleared;
  drugs.product[i] *= exp(-dt / product.lifetime);
  return drugs.product[i] + product.parent * drugs.plasma[i];
}
