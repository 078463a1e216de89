// What drugs make of the heart, the veins, the lung vessels and the tissue's hunger, beyond what nerves and illness do. Each is 1 or 0 without drugs.
// Arterioles answer in endothelium/tone.ts; receptors are counted in body/receptors.ts.
import { CALCIUM_REST } from './blood/acid-base.ts';
import type { Effects } from './body/receptors.ts';
import { limit } from './math.ts';
import { q, values } from './quantity.ts';

export const DRUG_EFFECTS = {
  beta1Strength: q(
    2.2,
    'share of contractility at full beta-1 effect',
    'chosen with the half effects of dobutamine and norepinephrine: norepinephrine 0.2 ug/kg/min leaves room for dobutamine, which raises stroke volume by a sixth in health (Pellikka 1995: a quarter) and by more than a tenth in half of septic shock (Enrico 2012)',
  ),
  pde3Strength: q(
    0.35,
    'share of contractility at full effect',
    'fit to milrinone outputs (prototype of the reference)',
  ),
  sensitizerStrength: q(
    0.4,
    'share of contractility at full effect',
    'chosen between milrinone and dobutamine: levosimendan 0.2 raises output like dobutamine 5 ug/kg/min (Morelli 2010)',
  ),
  calciumStrength: q(
    0.6,
    'share of contractility per share of ionized calcium',
    'chosen: severe hypocalcemia weakens the heart and calcium restores it',
  ),
  calciumMost: q(0.3, 'share of contractility, either way', 'chosen with calciumStrength'),
  chronotropy: q(0.35, 'share of rate at full effect', 'fit to epinephrine and dobutamine'),
  pde3Rate: q(0.08, 'share of rate at full effect', 'chosen: milrinone raises rate little'),
  nodeSlowing: q(0.25, 'share of rate at full effect', 'chosen: amiodarone and magnesium slow a sinus node little'),
  alphaVeins: q(
    1530,
    'mL at full alpha effect',
    'fit to Persichini 2012 (Pms 33 to 26 at 0.30 to 0.19 ug/kg/min) and Hamzaoui 2010',
  ),
  alphaSpared: q(0.4, 'share of venous alpha effect', 'chosen: veins lose less of it than arterioles'),
  alphaSensitive: q(0.6, 'share of venous alpha effect', 'chosen with alphaSpared: together 1 in health'),
  vasopressinVeins: q(150, 'mL at full V1 effect', 'chosen: weaker than alpha on veins'),
  angiotensinVeins: q(350, 'mL at full AT1 effect', 'chosen: weaker than alpha on veins'),
  pde3Veins: q(-250, 'mL at full effect', 'chosen: milrinone lowers filling pressures'),
  beta2Veins: q(
    100,
    'mL at full effect',
    'Rutlen 1981: isoproterenol takes 20 to 70 mL out of the veins of a dog; a little more by weight, much less than by weight because the human spleen holds little',
  ),
  hepaticOutflow: q(
    -0.45,
    'share of the resistance of gut veins at full beta-2 effect',
    'Green 1977: splanchnic venous resistance 16.3 to 9.4 mmHg min/L on isoproterenol; Rutlen 1981: hepatic resistance halved',
  ),
  lusitropy: q(
    -0.35,
    'share of relaxation time at full beta-1 effect',
    'time constant of relaxation 46 to 36 ms on dobutamine 10 ug/kg/min in ischemic hearts; as much in failing ones (Landzberg 1991, Circulation 84:1040)',
  ),
  venodilatorVeins: q(-500, 'mL at full effect', 'chosen: nitroglycerin pools up to half a liter in veins'),
  lungAlpha: q(0.5, 'share at full alpha effect', 'chosen: lung arteries constrict less than systemic ones'),
  lungPde3: q(-0.3, 'share at full effect', 'chosen: milrinone lowers pulmonary resistance by up to a third'),
  lungDilator: q(
    -0.35,
    'share at full effect',
    'chosen: inhaled nitric oxide lowers a raised pulmonary resistance by about a third',
  ),
  lungBlock: q(0.2, 'share at full guanylate cyclase block', 'methylene blue raises pulmonary resistance; chosen'),
  calorigenic: q(0.08, 'share of oxygen use at full beta-1 effect', 'catecholamine calorigenesis'),
  sedated: q(0.15, 'share of oxygen use at full sedation', 'chosen: sedation lowers oxygen use by about 15 %'),
  paralyzed: q(0.08, 'share of oxygen use at full paralysis', 'chosen: resting muscle tone and the work of breathing'),
  numbness: q(
    0.85,
    'share of consciousness at full sedation',
    'chosen so that a drug alone does not stop the brain stem',
  ),
  nervesCalmed: q(
    0.6,
    'share of sympathetic drive at full effect',
    'chosen so that propofol lowers mean pressure by 9 to 18 % (volunteers, Anesthesiology 2005, 103:20) and from 88 to 76 mmHg in septic shock (Nimmo 1994, doi:10.1111/j.1365-2044.1994.tb03517.x)',
  ),
};
const k = values(DRUG_EFFECTS);

/** Factor on contractility. `betaReserve`: share of beta receptors that this heart still has; `calcium`: ionized, mmol/L. */
export function strengthByDrugs(d: Effects, betaReserve: number, calcium: number): number {
  const charged = limit(k.calciumStrength * (calcium / CALCIUM_REST - 1), -k.calciumMost, k.calciumMost);
  const catecholamines = 1 + k.beta1Strength * d.beta1 * betaReserve;
  return (
    catecholamines * (1 + k.pde3Strength * d.pde3) * (1 + k.sensitizerStrength * d.calciumSensitizer) * (1 + charged)
  );
}

/** Factor on heart rate. */
export function rateByDrugs(d: Effects): number {
  return (1 + k.chronotropy * d.chronotropy) * (1 + k.pde3Rate * d.pde3) * (1 - k.nodeSlowing * d.nodeSlowing);
}

/** mL that drugs recruit from the veins, negative when they pool; `sens` is the sensitivity to catecholamines. */
export function veinsByDrugs(d: Effects, sens: number): number {
  return (
    k.alphaVeins * d.alpha * (k.alphaSpared + k.alphaSensitive * sens) +
    k.vasopressinVeins * d.vasopressin +
    k.angiotensinVeins * d.angiotensin +
    k.pde3Veins * d.pde3 +
    k.beta2Veins * d.beta2 +
    k.venodilatorVeins * d.venodilator
  );
}

/** Factor on the time that heart muscle takes to relax. */
export function relaxationByDrugs(d: Effects): number {
  return 1 + k.lusitropy * d.beta1;
}

/** Factor on the resistance of the veins behind gut and liver. */
export function hepaticOutflowByDrugs(d: Effects): number {
  return 1 + k.hepaticOutflow * d.beta2;
}

/** Factor on the resistance of the lung. */
export function lungToneByDrugs(d: Effects): number {
  const constricted = 1 + k.lungAlpha * d.alpha + k.lungBlock * d.guanylateBlock;
  return constricted * (1 + k.lungPde3 * d.pde3) * (1 + k.lungDilator * d.lungDilator);
}

/** Factor on the oxygen use of all tissue. */
export function hungerByDrugs(d: Effects): number {
  return (1 + k.calorigenic * d.beta1) * (1 - k.sedated * d.sedation) * (1 - k.paralyzed * d.paralysis);
}

/** 0-1: how far a sedative alone takes the mind away. */
export function numbness(d: Effects): number {
  return k.numbness * d.sedation;
}

/** Share of sympathetic drive that sedatives leave. */
export function nervesLeft(d: Effects): number {
  return 1 - k.nervesCalmed * d.sympatholysis;
}
