// The slow arm of defense: epinephrine from the adrenal medulla, vasopressin from its small store, cortisol as far as the adrenals have it.
// All levels are above those of rest, so that rest is none. Reads the smoothed sympathetic drive; writes what receptors feel.
import { follow } from '../endothelium/inflammation.ts';
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

const LANDRY = 'Landry 1997: 3 pg/mL in septic and 23 in cardiogenic shock; Sharshar 2003: falls within 36 h';
const STRESS = 'chosen so that a healthy adult in bed has none and a bleed of two liters has all';
const OWN =
  'chosen with the nerves, which do most of this work at the same time, so that bleeding and septic shock show their published pressure, rate and output; an infusion on calm nerves does more';
export const HORMONES = {
  stressFrom: q(0.25, 'drive units above rest', STRESS),
  stressFull: q(1.7, 'drive units above rest', STRESS),
  epinephrine: q(
    1,
    'ug/L above rest at full stress',
    'plasma epinephrine in hemorrhagic and septic shock 0.3 to 2 ug/L against 0.03 at rest',
  ),
  epinephrineTime: q(150, 's', 'release within a minute, half-life 2 to 3 min'),
  alphaHalf: q(5, 'ug/L', OWN),
  beta1Half: q(7.7, 'ug/L', OWN),
  beta2Half: q(2.6, 'ug/L', OWN),
  chronotropyHalf: q(1.8, 'ug/L', OWN),
  vasopressin: q(60, 'ng/L above rest at full stress and store', 'hemorrhage raises it to 50 to 300 ng/L'),
  vasopressinHalf: q(60, 'ng/L', 'half-effect concentration of the infused drug'),
  vasopressinTime: q(600, 's', 'half-life 6 to 10 min'),
  emptying: q(2.5, 'h', `chosen so that full release empties the store over a morning; ${LANDRY}`),
  refilling: q(24, 'h', 'synthesis and transport to the pituitary take a day; chosen'),
  refillingSick: q(0.7, 'share lost at full stimulus', LANDRY),
  silenced: q(
    1.7,
    'share of release per unit of inducible NO',
    `${LANDRY}: NO of the septic pituitary holds release back; chosen`,
  ),
  silencedMost: q(0.95, 'share', 'chosen with silenced'),
  cortisolByStimulus: q(
    1.3,
    'need per unit of stimulus',
    'chosen: severe sepsis needs all that normal adrenals can give',
  ),
  deficitTime: q(
    1,
    'h',
    'chosen: receptors are lost and made within an hour (Annane 1998: restored an hour after 50 mg)',
  ),
};
const k = values(HORMONES);

export interface Hormones {
  /** 0-1: what the brain stem and adrenals make of the sympathetic drive. */
  stress: number;
  /** ug/L and ng/L above rest. */
  epinephrine: number;
  vasopressin: number;
  /** Vasopressin left in the pituitary, 1 in health. */
  store: number;
  /** 0-1: cortisol needed and missing. */
  deficit: number;
}

export function createHormones(): Hormones {
  return { stress: 0, epinephrine: 0, vasopressin: 0, store: 1, deficit: 0 };
}

export interface Strain {
  /** Sympathetic drive above rest, smoothed over breath and pulse. */
  drive: number;
  /** 0-1: inflammatory stimulus, inducible NO synthase, glucocorticoid effect given as a drug, cortisol that the adrenals have. */
  stimulus: number;
  inducible: number;
  glucocorticoid: number;
  adrenalReserve: number;
}

/** One step of `dt` seconds. */
export function answerStrain(h: Hormones, s: Strain, dt: number): void {
  h.stress = limit((s.drive - k.stressFrom) / (k.stressFull - k.stressFrom), 0, 1);
  h.epinephrine = follow(h.epinephrine, k.epinephrine * h.stress * h.stress, dt, k.epinephrineTime);
  releaseVasopressin(h, s, dt);
  const need = limit(Math.max(k.cortisolByStimulus * s.stimulus, h.stress), 0, 1);
  const missing = Math.max(0, need - s.adrenalReserve) * (1 - s.glucocorticoid);
  h.deficit = follow(h.deficit, missing, dt / 3600, k.deficitTime);
}

/** A store that empties while it is called on, and that sepsis neither refills nor lets go. */
function releaseVasopressin(h: Hormones, s: Strain, dt: number): void {
  const hours = dt / 3600;
  const call = h.stress * h.stress * h.stress;
  const open = 1 - limit(k.silenced * s.inducible, 0, k.silencedMost);
  h.vasopressin = follow(h.vasopressin, k.vasopressin * call * open * h.store, dt, k.vasopressinTime);
  const made = ((1 - h.store) / k.refilling) * (1 - k.refillingSick * s.stimulus);
  h.store += hours * (made - (h.store * call) / k.emptying);
}

/** What the patient's own hormones add to each receptor, in units of half-effect concentrations. */
export interface OwnSignals {
  alpha: number;
  beta1: number;
  chronotropy: number;
  beta2: number;
  vasopressin: number;
  /** Of mast cells in anaphylaxis (mediators.ts). */
  dilator: number;
}

export function createOwnSignals(): OwnSignals {
  return { alpha: 0, beta1: 0, chronotropy: 0, beta2: 0, vasopressin: 0, dilator: 0 };
}

export function signalHormones(h: Hormones, out: OwnSignals): void {
  out.alpha = h.epinephrine / k.alphaHalf;
  out.beta1 = h.epinephrine / k.beta1Half;
  out.chronotropy = h.epinephrine / k.chronotropyHalf;
  out.beta2 = h.epinephrine / k.beta2Half;
  out.vasopressin = h.vasopressin / k.vasopressinHalf;
}
