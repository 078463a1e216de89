// What the skin shows: how fast a pressed finger or knee refills, how far mottling has spread, how strong the finger's pulse is.
import { limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';
import { standard } from './standard.ts';

const SQUEEZE = 'chosen so that the perfusion index falls below 0.6 % when skin is tightly constricted';
const ZONES_SOURCE =
  'local flow of this zone relative to knee flow; chosen so that mottling climbs from the kneecap by the zones of Ait-Oufella 2011';

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
  refillColdBelow: q(33, 'C', 'finger temperature of a healthy adult in a warm room; see refillCold'),
  refillLeast: q(
    0.14,
    'flow relative to rest',
    'chosen: pressed venules also fill from their neighbors, so that an old cold finger takes about 15 s without any flow and healthy hands do not notice',
  ),
  capillaries: q(
    0.2,
    "share of the hand's flow at rest",
    'chosen: most flow of warm fingers runs through arteriovenous anastomoses, which cold and nerves shut (Walløe 2016, doi:10.1080/23328940.2015.1088502); what flows in the coldest healthy hands',
  ),
  restFinger: q(1.2, 's', 'refillBase and refillSlope together'),
  restKnee: q(1.6, 's', 'restFinger with kneeFactor'),
  refillAge: q(0.01, '1/year above 40', 'Schriger and Baraff 1988: 1.0-1.2 s adults, 1.5-1.8 s elderly'),
  kneeFactor: q(1.32, '1', 'Ait-Oufella 2014: knee 2.9 vs finger 2.3 s, 7.6 vs 5.6 s'),
  mottlingThreshold: q(
    0.25,
    'flow relative to rest',
    'chosen so that knee flow is about 60 % of unmottled once mottled (Ait-Oufella 2013)',
  ),
  mottlingTime: q(720, 's', 'mottling follows flow by 10 to 15 min'),
  mottlingInjury: q(0.3, 'share at full capillary injury', 'chosen: injured skin mottles at a higher flow'),
  mottling1: q(0.62, 'times', ZONES_SOURCE),
  mottling2: q(0.78, 'times', ZONES_SOURCE),
  mottling3: q(1, 'times', ZONES_SOURCE),
  mottling4: q(1.35, 'times', ZONES_SOURCE),
  mottling5: q(1.9, 'times', ZONES_SOURCE),
  pulseLeast: q(0.02, 'width relative to rest', SQUEEZE),
  pulseMost: q(2, 'width relative to rest', 'no constriction left: twice the width of rest'),
  pulsePower: q(1.5, '1', SQUEEZE),
  pulseFlowPower: q(0.3, '1', SQUEEZE),
  pulsePressure: q(43, 'mmHg', 'pulse pressure of this model at rest'),
  pulseGain: q(1.4, '%', 'Lima 2002: perfusion index 1.4 % in healthy adults'),
};
const k = values(SKIN_SIGNS);

/** Kneecap first, then upward by the 0-5 score. */
const ZONES = [k.mottling1, k.mottling2, k.mottling3, k.mottling4, k.mottling5];

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
  return {
    refillFinger: k.restFinger,
    refillKnee: k.restKnee,
    kneeFlow: 1,
    refillFlow: 1,
    mottling: 0,
    perfusionIndex: k.pulseGain,
  };
}

export interface SkinCauses {
  /** Relative to this person's rest; and flow of hands and feet at rest relative to the reference adult's. */
  flow: number;
  handFlow: number;
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
  const cold = 1 + k.refillCold * Math.max(0, k.refillColdBelow - c.finger);
  const slow = emptiness(s.refillFlow, c.handFlow) * (1 + k.refillInjury * c.injury) * cold;
  const age = 1 + k.refillAge * Math.max(0, c.age - standard.age);
  s.refillFinger = (k.refillBase + k.refillSlope * slow) * age;
  s.refillKnee = s.refillFinger * k.kneeFactor;
  s.kneeFlow += (dt * (c.flow - s.kneeFlow)) / k.mottlingTime;
  s.mottling = mottlingScore(s.kneeFlow, c.injury);
  const squeezed = pow(limit(2 * (1 - c.activation), k.pulseLeast, k.pulseMost), k.pulsePower);
  const filled = pow(Math.max(handsAt(c.flow, c.handFlow), 0), k.pulseFlowPower);
  s.perfusionIndex = k.pulseGain * squeezed * filled * (c.pulsePressure / k.pulsePressure);
}

/**
 * Flow of hands and feet relative to the reference adult at rest, when skin has `flow` of its rest. Hands are warm or cold by nature as far as their
 * shunts stand open; constriction shuts the shunts first and leaves capillaries, which are alike in everyone, for the end.
 */
export function handsAt(flow: number, handFlow: number): number {
  const shunts = Math.max(0, flow - k.capillaries) / (1 - k.capillaries);
  return Math.min(flow, k.capillaries) + (handFlow - k.capillaries) * shunts;
}

/** How slowly a pressed fingertip fills from its own flow and, when that stops, from its neighbors. 1 in the reference adult at rest. */
function emptiness(flow: number, handFlow: number): number {
  const own = handsAt(flow, handFlow);
  const least = k.refillLeast * k.refillLeast * k.refillLeast;
  return pow((own * own * own + least) / (1 + least), -k.refillPower / 3);
}

/** 0-5: the number of zones whose local flow is below the mottling threshold (Ait-Oufella 2011 for what the zones are). */
export function mottlingScore(kneeFlow: number, injury: number): number {
  const threshold = k.mottlingThreshold * (1 + k.mottlingInjury * injury);
  let score = 0;
  while (score < ZONES.length && kneeFlow * ZONES[score] < threshold) score += 1;
  return score;
}
