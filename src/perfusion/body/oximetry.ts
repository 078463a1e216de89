// Near-infrared light through the ball of the thumb: how full of oxygen the blood in muscle is, and how fast it refills after three minutes of cuff.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

const CRETEUR = 'Creteur 2007, doi:10.1007/s00134-007-0739-3: 4.7 %/s in healthy adults, 2.3 in sepsis';
export const OXIMETRY = {
  arterialShare: q(0.35, 'share of the blood that light meets', 'chosen so that a healthy adult reads about 80 %'),
  emptying: q(11, '%/min at rest', 'chosen within reported 10 to 12 %/min of healthy adults under the cuff'),
  cuffTime: q(3, 'min', CRETEUR),
  emptyLeast: q(5, '%', 'chosen: the cuff never empties blood of all oxygen'),
  refilling: q(4.7, '%/s at rest', CRETEUR),
  span: q(50, '%', 'distance from the end of the cuff to arterial saturation at rest'),
  hemoglobin: q(14, 'g/dL', 'hemoglobin of the healthy adult of emptying'),
  pressure: q(80, 'mmHg from artery to vein', 'at rest in this model'),
  reactionLeast: q(0.1, 'share', `${CRETEUR}; chosen: what widens without endothelium`),
  reactionByLining: q(0.9, 'share', 'chosen with reactionLeast: together 1 in health'),
  spent: q(
    0.5,
    'share at full inducible nitric oxide',
    `${CRETEUR}; chosen: vessels that stand open already cannot open further`,
  ),
};
const k = values(OXIMETRY);

export interface Thumb {
  /** 0-1. */
  arterial: number;
  venous: number;
  /** g/dL. */
  hemoglobin: number;
  /** Uptake of muscle relative to rest. */
  uptake: number;
  /** mmHg, artery minus vein. */
  pressure: number;
  /** 0-1: vessels of muscle that carry no steady flow; nitric oxide that its lining makes. */
  stopped: number;
  lining: number;
  /** Inducible nitric oxide synthase of its vessels, 0-1. */
  inducible: number;
}

/** %. */
export function tissueSaturation(t: Thumb): number {
  return 100 * (k.arterialShare * t.arterial + (1 - k.arterialShare) * t.venous);
}

/** %/s over the first seconds after release: more blood, through more open and wider vessels, into emptier tissue. */
export function refillSlope(t: Thumb): number {
  const drop = k.emptying * k.cuffTime * t.uptake * (k.hemoglobin / t.hemoglobin);
  const emptied = Math.max(k.emptyLeast, tissueSaturation(t) - drop);
  const room = Math.max(0, 100 * t.arterial - emptied) / k.span;
  const reaction = k.reactionLeast + k.reactionByLining * limit(t.lining, 0, 1);
  const reserve = 1 - k.spent * limit(t.inducible, 0, 1);
  return k.refilling * room * (Math.max(0, t.pressure) / k.pressure) * (1 - t.stopped) * reaction * reserve;
}
