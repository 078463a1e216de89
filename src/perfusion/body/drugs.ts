// Where a drug goes after the pump: into plasma, from there to where it acts, and out again; and what all drugs together do to each receptor.
import { exp, hill, pow } from '../math.ts';
import type { DrugModel, Formulary } from '../inputs.ts';
import { q, values } from '../quantity.ts';
import { createOwnSignals, type OwnSignals } from './hormones.ts';
import { standard } from './standard.ts';

export const RECEPTORS = {
  alphaShift: q(
    0.6,
    'share per unit of vasoplegia',
    'chosen so that the septic dose-response is that of Bellissant 2000',
  ),
  alphaSteepness: q(1.3, 'Hill exponent', 'Bellissant and Annane 2000, healthy'),
  alphaSepticSteepness: q(
    1.2,
    'added to the exponent in full vasoplegia',
    'Bellissant and Annane 2000: 1.3 healthy, 3.5 septic',
  ),
  glucocorticoidRelief: q(0.6, 'share', 'Bellissant and Annane 2000: exponent 3.5 to 1.9 after hydrocortisone'),
  beta1Septic: q(
    0.3,
    'share lost in full vasoplegia',
    'chosen so that the septic contractile response is blunted by a third',
  ),
  vasopressinSteepness: q(1.2, 'Hill exponent', 'chosen so that 0.01 to 0.04 U/min is graded'),
  glucocorticoidOnset: q(3600, 's', 'Bellissant and Annane 2000: pressor response restored 1 h after 50 mg'),
  glucocorticoidOffset: q(43200, 's', 'chosen so that the effect outlasts a missed dose'),
  killSteepness: q(4, 'Hill exponent', 'chosen so that killing falls off sharply below the half-effect concentration'),
  referenceSeverity: q(50, 'SAPS II points', 'Beloeil 2005 and Abboud 2009 relate clearance to 50 points'),
  septicSeverity: q(50, 'SAPS II points', 'middle of the patients of Beloeil 2005'),
  healthySeverity: q(
    32,
    'SAPS II points',
    'chosen so that clearance is the 1.8 L/min of healthy volunteers (Ensinger 1992) by the slope of Beloeil 2005',
  ),
};
const r = values(RECEPTORS);

export interface Drugs {
  /** Per drug of the formulary, in amount per liter (ug/L, ng/L, mg in the body for doses), plasma and effect site. */
  plasma: Float64Array;
  site: Float64Array;
  /** Constants worked out once: L/s and L. */
  clearance: Float64Array;
  volume: Float64Array;
  /** What all drugs together do, 0-1. */
  alpha: number;
  beta1: number;
  beta2: number;
  vasopressin: number;
  glucocorticoid: number;
  antiarrhythmic: number;
  /** What the patient's own hormones add to the receptors. */
  own: OwnSignals;
  /** 1/h killing of a susceptible organism. */
  kill: number;
}

export function createDrugs(formulary: Formulary, weight: number, severity: number): Drugs {
  const { drugs } = formulary;
  return {
    plasma: new Float64Array(drugs.length),
    site: new Float64Array(drugs.length),
    clearance: Float64Array.from(drugs, (drug) => clearanceOf(drug, weight, severity)),
    volume: Float64Array.from(drugs, (drug) => (drug.volume * weight) / standard.weight),
    alpha: 0,
    beta1: 0,
    beta2: 0,
    vasopressin: 0,
    glucocorticoid: 0,
    antiarrhythmic: 0,
    own: createOwnSignals(),
    kill: 0,
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

/** Plasma and effect site of every drug over `dt` seconds; exact for a constant rate. */
export function spreadDrugs(drugs: Drugs, formulary: Formulary, rates: Float64Array, weight: number, dt: number): void {
  for (let i = 0; i < rates.length; i++) {
    const model = formulary.drugs[i];
    const input = (rates[i] * (model.perKilogram ? weight : 1)) / (model.rateUnit.endsWith('/h') ? 3600 : 60);
    if (input === 0 && drugs.plasma[i] === 0 && drugs.site[i] === 0) continue;
    const steady = input / drugs.clearance[i];
    drugs.plasma[i] = steady + (drugs.plasma[i] - steady) * exp((-drugs.clearance[i] / drugs.volume[i]) * dt);
    drugs.site[i] += (drugs.plasma[i] - drugs.site[i]) * (1 - exp(-dt / model.effectSiteTime));
  }
}

/** Adds up what all drugs do to each receptor, and lets the slow glucocorticoid effect follow. `vasoplegia` 0-1. */
export function bindReceptors(drugs: Drugs, formulary: Formulary, vasoplegia: number, dt: number): void {
  let alpha = drugs.own.alpha;
  let beta1 = drugs.own.beta1;
  let beta2 = drugs.own.beta2;
  let vasopressin = drugs.own.vasopressin;
  let glucocorticoid = 0;
  let antiarrhythmic = 0;
  let kill = 0;
  for (let i = 0; i < drugs.site.length; i++) {
    const c = drugs.site[i];
    if (c === 0) continue;
    const acts = formulary.drugs[i].acts;
    if (acts.alpha1) alpha += c / acts.alpha1;
    if (acts.beta1) beta1 += c / acts.beta1;
    if (acts.beta2) beta2 += c / acts.beta2;
    if (acts.vasopressin1) vasopressin += c / acts.vasopressin1;
    if (acts.glucocorticoid) glucocorticoid += c / acts.glucocorticoid;
    if (acts.antiarrhythmic) antiarrhythmic += c / acts.antiarrhythmic;
    if (acts.kill) kill += acts.kill * hill(c / (acts.killHalf ?? 1), r.killSteepness);
  }
  const steepness =
    r.alphaSteepness + r.alphaSepticSteepness * vasoplegia * (1 - r.glucocorticoidRelief * drugs.glucocorticoid);
  drugs.alpha = hill(alpha / (1 + r.alphaShift * vasoplegia), steepness);
  drugs.beta1 = (beta1 / (1 + beta1)) * (1 - r.beta1Septic * vasoplegia);
  drugs.beta2 = beta2 / (1 + beta2);
  drugs.vasopressin = hill(vasopressin, r.vasopressinSteepness);
  drugs.kill = kill;
  drugs.antiarrhythmic = antiarrhythmic / (1 + antiarrhythmic);
  const bound = glucocorticoid / (1 + glucocorticoid);
  const time = bound > drugs.glucocorticoid ? r.glucocorticoidOnset : r.glucocorticoidOffset;
  drugs.glucocorticoid += ((bound - drugs.glucocorticoid) * dt) / time;
}
