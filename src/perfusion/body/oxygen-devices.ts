// What a patient really inspires: a nasal cannula or a mask adds its stream to each breath, and a panting patient thins it with room air.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

const WETTSTEIN =
  'chosen toward Wettstein 2005 (Respir Care 50:604): 0.26 at 1 L/min to 0.45-0.54 at 6 L/min, less in rapid breathing';
export const OXYGEN_DEVICES = {
  air: q(0.21, 'share', 'oxygen in dry air'),
  inspiration: q(0.33, 'share of a breath', 'one part in, two parts out'),
  caught: q(0.8, 'share', `${WETTSTEIN}: the rest escapes through mouth and nose`),
  nose: q(50, 'mL', `${WETTSTEIN}: nose and throat, filled at the end of expiration`),
  noseTime: q(0.5, 's', 'chosen: the pause at the end of expiration in which they fill'),
  sealed: q(0.8, 'share', 'chosen so that a reservoir mask at 15 L/min gives 0.8 to a calm adult'),
};
const k = values(OXYGEN_DEVICES);

export interface OxygenSupply {
  device: 'none' | 'nasal' | 'mask' | 'high-flow' | 'non-invasive';
  /** L/min of pure oxygen by cannula or reservoir mask. */
  flow: number;
}

export interface Breath {
  /** 1/min, mL. */
  rate: number;
  volume: number;
}

/** Inspired fraction: worked out for cannula and mask, as set for devices that deliver more gas than the patient can draw. */
export function inspiredFraction(supply: OxygenSupply, set: number, breath: Breath): number {
  if (supply.device !== 'nasal' && supply.device !== 'mask') return set;
  const perSecond = (supply.flow * 1000) / 60;
  const cycle = 60 / Math.max(breath.rate, 1);
  const caught =
    supply.device === 'nasal'
      ? k.caught * (perSecond * k.inspiration * cycle + Math.min(k.nose, perSecond * k.noseTime))
      : k.sealed * Math.min(breath.volume, perSecond * cycle);
  return k.air + (1 - k.air) * limit(caught / Math.max(breath.volume, 1), 0, 1);
}
