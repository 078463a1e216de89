// Anaphylaxis: what mast cells let go within minutes. Their mediators open arterioles and veins, tear gaps between endothelial cells, and
// narrow the airways. Beta-2 agonists keep the cells from letting go; nothing else here does. Without an allergen all of it is zero.
import { exp, limit } from '../math.ts';
import { q, values } from '../quantity.ts';

export const MEDIATORS = {
  lasting: q(
    900,
    'min',
    'chosen in the middle of 5 to 32 h, for which hypotension or obstruction went on in 7 of 25 patients although treated (Stark and Sullivan 1986, doi:10.1016/0091-6749(86)90117-X)',
  ),
  quieted: q(
    20,
    'times faster at full beta-2 effect of what is given',
    'chosen so that a reaction treated with one or two doses of epinephrine ends within the first hour',
  ),
  clearing: q(8, 'min', 'chosen: histamine leaves plasma within minutes, leukotrienes and prostaglandins follow'),
  stabilized: q(
    0.9,
    'share of release at full beta-2 effect',
    'beta-2 agonists stop mast cells from letting go (review of epinephrine, doi:10.1186/s13223-021-00511-y); share chosen',
  ),
  dilator: q(1, 'times half effect at level 1', 'chosen with slack'),
  slack: q(
    0.9,
    'share of full vasoplegia at level 1',
    'nitric oxide of the endothelium, as in sepsis but within minutes; chosen so that mean pressure falls below 50 mmHg at level 1',
  ),
  nervesDulled: q(
    0.42,
    'share of sympathetic drive at level 1',
    'chosen: compensation fails early and some hearts even slow (Brown 2007, Immunol Allergy Clin N Am 27:165); drugs keep their effect',
  ),
  pool: q(900, 'mL in the veins of 70 kg at level 1', 'chosen with dilator: filling falls as much as resistance'),
  shunt: q(
    0.16,
    'share of output at level 1',
    'chosen so that saturation on air falls to about 90 % with narrowed airways',
  ),
};
const k = values(MEDIATORS);

export interface Mediators {
  /** Cells that still answer the allergen, and mediators in tissue and blood; relative, 0 without an allergen. */
  exposure: number;
  level: number;
}

export function createMediators(): Mediators {
  return { exposure: 0, level: 0 };
}

/**
 * One step of `dt` seconds. `beta2`: effect on the cells, 0-1; `own`: the part of it that the patient's own epinephrine has, which holds cells
 * back but ends no reaction: it is there in every shock that goes on untreated.
 */
export function releaseMediators(m: Mediators, beta2: number, own: number, dt: number): void {
  if (m.exposure === 0 && m.level === 0) return;
  const minutes = dt / 60;
  const given = Math.max(0, beta2 - own);
  m.exposure *= exp((-minutes * (1 + k.quieted * given)) / k.lasting);
  const held = m.exposure * (1 - k.stabilized * beta2);
  m.level += (held - m.level) * (1 - exp(-minutes / k.clearing));
}

/** What the mediators ask of arterioles, in units of half-effect concentrations, as drugs do. */
export function signalMediators(m: Mediators, out: { dilator: number }): void {
  out.dilator = k.dilator * m.level;
}

/** Added to the vasoplegia of arterioles; catecholamines keep their grip. */
export function mediatorSlack(m: Mediators): number {
  return k.slack * m.level;
}

/** Share of sympathetic drive that is left. */
export function nervesBesideMediators(m: Mediators): number {
  return limit(1 - k.nervesDulled * m.level, 0, 1);
}

/** mL that slack veins hold back in 70 kg. */
export function mediatorPool(m: Mediators): number {
  return k.pool * m.level;
}

/** Share of output that passes lungs behind narrowed airways. */
export function mediatorShunt(m: Mediators): number {
  return k.shunt * m.level;
}
