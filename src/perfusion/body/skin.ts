// What the skin shows: how fast a pressed finger or knee refills, how far mottling has spread, how strong the finger's pulse is.
import { limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';

export const SKIN_SIGNS = {
  refillBase: q(
    0.4,
    's',
    'with the slope below: chosen so that healthy adults refill in 1.2 s at 40 and 1.6 s at 75 years (Schriger and Baraff 1988)',
  ),
  refillSlope: q(0.8, 's', 'see refillBase'),
  refillPower: q(
    1.1,
    '1',
    'refill slows as skin flow falls; chosen so that shock survivors stand near 2.3 s and non-survivors near 5.6 s at the finger (Ait-Oufella 2014)',
  ),
  refillInjury: q(0.3, 'share at full capillary injury', 'chosen with refillPower'),
  refillTime: q(180, 's', 'chosen so that refill begins to fall 6 to 8 min after a bolus starts (Raia 2022)'),
  refillCold: q(0.03, '1/C below 33', 'chosen within reported 1-5 % per C'),
  refillAge: q(0.01, '1/year above 40', 'Schriger and Baraff 1988: 1.0-1.2 s adults, 1.5-1.8 s elderly'),
  kneeFactor: q(1.32, '1', 'Ait-Oufella 2014: knee 2.9 vs finger 2.3 s, 7.6 vs 5.6 s'),
  mottlingThreshold: q(
    0.25,
    'flow relative to rest',
    'chosen so that knee flow is about 60 % of unmottled once mottled (Ait-Oufella 2013)',
  ),
  mottlingTime: q(720, 's', 'mottling follows flow by 10 to 15 min'),
  pulseGain: q(1.4, '%', 'Lima 2002: perfusion index 1.4 % in healthy adults'),
};
const k = values(SKIN_SIGNS);

/** Flow at which each zone mottles, relative to the patella: kneecap first, then upward by the 0-5 score. */
const ZONES = [0.62, 0.78, 1, 1.35, 1.9];

export interface Skin {
  /** s. */
  refillFinger: number;
  refillKnee: number;
  /** Knee flow relative to rest, followed with a lag; whole score 0-5. */
  kneeFlow: number;
  /** Skin flow relative to rest as refill follows it. */
  refillFlow: number;
  mottling: number;
  /** %. */
  perfusionIndex: number;
}

export function createSkin(): Skin {
  return { refillFinger: 1.2, refillKnee: 1.6, kneeFlow: 1, refillFlow: 1, mottling: 0, perfusionIndex: k.pulseGain };
}

export interface SkinCauses {
  /** Relative to rest; the formula's floor of 0.02 is a finger that never refills while anyone watches. */
  flow: number;
  /** 0-1. */
  injury: number;
  activation: number;
  /** C, years, mmHg. */
  finger: number;
  age: number;
  pulsePressure: number;
}

/** One step of `dt` seconds. */
export function showSkin(s: Skin, c: SkinCauses, dt: number): void {
  s.refillFlow += (dt * (c.flow - s.refillFlow)) / k.refillTime;
  const cold = 1 + k.refillCold * Math.max(0, 33 - c.finger);
  const slow = pow(Math.max(s.refillFlow, 0.02), -k.refillPower) * (1 + k.refillInjury * c.injury) * cold;
  const age = 1 + k.refillAge * Math.max(0, c.age - 40);
  s.refillFinger = (k.refillBase + k.refillSlope * slow) * age;
  s.refillKnee = s.refillFinger * k.kneeFactor;
  s.kneeFlow += (dt * (c.flow - s.kneeFlow)) / k.mottlingTime;
  s.mottling = mottlingScore(s.kneeFlow, c.injury);
  const squeezed = pow(limit(2 * (1 - c.activation), 0.02, 2), 1.5);
  s.perfusionIndex = k.pulseGain * squeezed * pow(Math.max(c.flow, 0), 0.3) * (c.pulsePressure / 43);
}

/** 0-5: the number of zones whose local flow is below the mottling threshold (Ait-Oufella 2011 for what the zones are). */
export function mottlingScore(kneeFlow: number, injury: number): number {
  const threshold = k.mottlingThreshold * (1 + 0.3 * injury);
  let score = 0;
  while (score < ZONES.length && kneeFlow * ZONES[score] < threshold) score += 1;
  return score;
}
