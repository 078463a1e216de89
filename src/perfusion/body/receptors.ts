// What all drugs together do at each place where drugs act: shared receptors, competition, blunting by sepsis, and the slow steroid effect.
import { hill } from '../math.ts';
import { CHANNELS, type Channel, type Formulary } from '../inputs.ts';
import { q, values } from '../quantity.ts';
import type { OwnSignals } from './hormones.ts';

export const RECEPTORS = {
  alphaMost: q(
    0.86,
    'share of the pull of vascular muscle, in health',
    'chosen so that healthy pressure levels off about 84 mmHg above rest (Bellissant 2000) together with the pressure limits of the ventricle',
  ),
  alphaMostSeptic: q(
    0.19,
    'added to alphaMost in full vasoplegia',
    'chosen with the sensitivity lost to sepsis: together 39 of 84 mmHg (Bellissant 2000)',
  ),
  alphaShift: q(
    2.7,
    'share per unit of vasoplegia',
    'chosen so that the septic dose-response is that of Bellissant 2000',
  ),
  alphaSteepness: q(
    1.5,
    'Hill exponent',
    'Bellissant and Annane 2000, healthy: 1.3 of pressure; a little steeper at the receptor, because the baroreflex flattens what pressure does (Ensinger 1992)',
  ),
  alphaSepticSteepness: q(
    1,
    'added to the exponent in full vasoplegia',
    'Bellissant and Annane 2000: 1.3 healthy, 3.5 septic',
  ),
  glucocorticoidRelief: q(0.6, 'share', 'Bellissant and Annane 2000: exponent 3.5 to 1.9 after hydrocortisone'),
  beta1Septic: q(
    0.3,
    'share lost in full vasoplegia',
    'chosen so that the septic contractile response is blunted by a third',
  ),
  skinAlphaHalf: q(
    14,
    'times the half effect on other vessels in health',
    'chosen: reached near 1 ug/kg/min of norepinephrine; mottled, ischemic fingers are seen at such doses',
  ),
  skinAlphaSteepness: q(3, 'Hill exponent', 'chosen with skinAlphaHalf: next to nothing below 0.4 ug/kg/min'),
  vasopressinSteepness: q(1.2, 'Hill exponent', 'chosen so that 0.01 to 0.04 U/min is graded'),
  angiotensinSteepness: q(1.2, 'Hill exponent', 'chosen as for vasopressin'),
  pde3Steepness: q(
    1.5,
    'Hill exponent',
    'chosen so that nearly the whole effect lies between 150 and 250 ug/L (label of milrinone)',
  ),
  sedationSteepness: q(2, 'Hill exponent', 'chosen: from awake to unresponsive within a fourfold concentration'),
  paralysisSteepness: q(4, 'Hill exponent', 'chosen: neuromuscular block is nearly all or nothing'),
  glucocorticoidOnset: q(1800, 's', 'Bellissant and Annane 2000: pressor response restored 1 h after 50 mg'),
  glucocorticoidOffset: q(43200, 's', 'chosen so that the effect outlasts a missed dose'),
};
const r = values(RECEPTORS);

/** Effects of all drugs together, 0-1 each, except `insulin`. */
export interface Effects {
  alpha: number;
  /** Of the alpha-2 receptors of skin, which answer to high concentrations only. */
  skinAlpha: number;
  beta1: number;
  chronotropy: number;
  beta2: number;
  /** Share of the heart's beta receptors that is blocked, for nerves and drugs alike. */
  betaBlock: number;
  dopamine1: number;
  vasopressin: number;
  angiotensin: number;
  pde3: number;
  calciumSensitizer: number;
  dilator: number;
  venodilator: number;
  lungDilator: number;
  guanylateBlock: number;
  glucocorticoid: number;
  mineralocorticoid: number;
  loopDiuretic: number;
  /** From the pump, as multiples of resting insulin. */
  insulin: number;
  nodeSlowing: number;
  antiarrhythmic: number;
  sedation: number;
  sympatholysis: number;
  paralysis: number;
  antipyretic: number;
  anticoagulant: number;
  proteinC: number;
  antifibrinolytic: number;
}

export function createEffects(): Effects {
  return {
    alpha: 0,
    skinAlpha: 0,
    beta1: 0,
    chronotropy: 0,
    beta2: 0,
    betaBlock: 0,
    dopamine1: 0,
    vasopressin: 0,
    angiotensin: 0,
    pde3: 0,
    calciumSensitizer: 0,
    dilator: 0,
    venodilator: 0,
    lungDilator: 0,
    guanylateBlock: 0,
    glucocorticoid: 0,
    mineralocorticoid: 0,
    loopDiuretic: 0,
    insulin: 0,
    nodeSlowing: 0,
    antiarrhythmic: 0,
    sedation: 0,
    sympatholysis: 0,
    paralysis: 0,
    antipyretic: 0,
    anticoagulant: 0,
    proteinC: 0,
    antifibrinolytic: 0,
  };
}

/** Sum of concentrations over half effects at each place, filled anew at every call. */
const taken = Object.fromEntries(CHANNELS.map((channel) => [channel, 0])) as Record<Channel, number>;

/** What is there to bind: drugs at their effect sites, amount per liter, and the patient's own hormones. */
interface Present {
  site: Float64Array;
  own: OwnSignals;
}

/** Adds up what all drugs and hormones do at each place, and lets the slow glucocorticoid effect follow. `vasoplegia` 0-1. */
export function bindReceptors(
  effects: Effects,
  present: Present,
  formulary: Formulary,
  vasoplegia: number,
  dt: number,
): void {
  occupy(present, formulary);
  bindPressors(effects, vasoplegia);
  bindHeart(effects, vasoplegia);
  bindOthers(effects);
  const bound = half(taken.glucocorticoid);
  const time = bound > effects.glucocorticoid ? r.glucocorticoidOnset : r.glucocorticoidOffset;
  effects.glucocorticoid += ((bound - effects.glucocorticoid) * dt) / time;
}

function occupy({ site, own }: Present, formulary: Formulary): void {
  for (const channel of CHANNELS) taken[channel] = 0;
  taken.alpha1 = own.alpha;
  taken.beta1 = own.beta1;
  taken.chronotropy = own.chronotropy;
  taken.beta2 = own.beta2;
  taken.vasopressin1 = own.vasopressin;
  taken.dilator = own.dilator;
  for (let i = 0; i < site.length; i++) {
    if (site[i] === 0) continue;
    const { acts } = formulary.drugs[i];
    for (const channel of CHANNELS) {
      const halfEffect = acts[channel];
      if (halfEffect !== undefined) taken[channel] += site[i] / halfEffect;
    }
  }
}

function bindPressors(effects: Effects, vasoplegia: number): void {
  const steepness =
    r.alphaSteepness + r.alphaSepticSteepness * vasoplegia * (1 - r.glucocorticoidRelief * effects.glucocorticoid);
  const most = r.alphaMost + r.alphaMostSeptic * vasoplegia;
  effects.alpha = most * hill(taken.alpha1 / (1 + r.alphaShift * vasoplegia), steepness);
  effects.skinAlpha = hill(taken.alpha1 / r.skinAlphaHalf, r.skinAlphaSteepness);
  effects.vasopressin = hill(taken.vasopressin1, r.vasopressinSteepness);
  effects.angiotensin = hill(taken.angiotensin1, r.angiotensinSteepness);
}

/** A blocker competes with the agonists: it takes the more agonist, the more blocker there is. */
function bindHeart(effects: Effects, vasoplegia: number): void {
  effects.betaBlock = half(taken.betaBlock);
  const left = 1 - effects.betaBlock;
  const blunted = 1 - r.beta1Septic * vasoplegia;
  effects.beta1 = half(taken.beta1 * left) * blunted;
  effects.chronotropy = half(taken.chronotropy * left) * blunted;
  effects.beta2 = half(taken.beta2);
  effects.pde3 = hill(taken.pde3, r.pde3Steepness);
  effects.calciumSensitizer = half(taken.calciumSensitizer);
  effects.nodeSlowing = half(taken.nodeSlowing);
  effects.antiarrhythmic = half(taken.antiarrhythmic);
}

function bindOthers(effects: Effects): void {
  effects.dopamine1 = half(taken.dopamine1);
  effects.dilator = half(taken.dilator);
  effects.venodilator = half(taken.venodilator);
  effects.lungDilator = half(taken.lungDilator);
  effects.guanylateBlock = half(taken.guanylateBlock);
  effects.mineralocorticoid = half(taken.mineralocorticoid);
  effects.loopDiuretic = half(taken.loopDiuretic);
  effects.insulin = taken.insulin;
  effects.sedation = hill(taken.sedation, r.sedationSteepness);
  effects.sympatholysis = half(taken.sympatholysis);
  effects.paralysis = hill(taken.paralysis, r.paralysisSteepness);
  effects.antipyretic = half(taken.antipyretic);
  effects.anticoagulant = half(taken.anticoagulant);
  effects.proteinC = half(taken.proteinC);
  effects.antifibrinolytic = half(taken.antifibrinolytic);
}

/** Share of the full effect at `x` times the concentration of half effect. */
function half(x: number): number {
  return x / (1 + x);
}
