// Warm core, cold toes: heat carried by blood to the skin, lost to the room, and made by metabolism and shivering.
// Quasi-steady segment law with lag, calibrated to Bourcier 2016 (central-to-toe 6.9 C in sepsis, 12.5 C in septic shock).
import { limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';
import { handsAt } from './skin.ts';
import { standard } from './standard.ts';

const BOURCIER = 'chosen so that central-to-toe is 12.5 C in septic shock and 6.9 C in severe sepsis (Bourcier 2016)';
const SURFACE = 'chosen within the 1.85 m2 of the standard body';
const REST = 'where this model settles at rest in a room of 24 C';
export const HEAT = {
  capacity: q(3470, 'J/kg/C', 'mean specific heat of the body'),
  carried: q(0.06105, 'W/C per mL/min', 'blood 4.07 J/mL/C, exchange efficiency 0.9'),
  oxygenHeat: q(20.1, 'J/mL O2', 'energy equivalent of oxygen'),
  evaporation: q(25, 'W', 'insensible and respiratory loss at rest'),
  restSkinFlow: q(350, 'mL/min', 'BioGears 6.7 % of output'),
  acralPower: q(0.7, '1', `${BOURCIER}: hands and feet lose more of their flow than the trunk`),
  acralMost: q(1.6, 'times the resting share', BOURCIER),
  arms: q(0.55, 'm2', 'arms and head, taken as trunk; all parts together about 1.85 m2'),
  covered: q(
    0.53,
    'share of dry loss left under bedding',
    'chosen so that a healthy adult in a room of 24 C holds 37.0 C for a day',
  ),
  sweatFrom: q(0.2, 'C above the set point', 'chosen so that small deviations are met by skin flow alone'),
  sweatSpan: q(1.5, 'C', 'chosen so that sweating is at most 375 W'),
  shiverFrom: q(0.3, 'C below the set point', 'chosen so that small deviations are met by skin flow alone'),
  shiverSpan: q(1, 'C', 'chosen with shivering'),
  sweating: q(250, 'W/C', 'chosen so that sweat holds the core within half a degree above its set point'),
  shivering: q(150, 'W/C', 'chosen so that shivering at most doubles heat production'),
};
const k = values(HEAT);

/** Parts of the skin: size and flow, what warms and cools them, how far upstream blood has cooled, and how slowly they follow. */
export const SEGMENTS = {
  trunk: {
    area: q(0.8, 'm2', SURFACE),
    share: q(0.4, 'share of skin flow', BOURCIER),
    conduction: q(5.3, 'W/m2/C', 'Gagge: 5.28 W/m2/C through skin without flow, rounded'),
    loss: q(6, 'W/m2/C', BOURCIER),
    cooling: q(0, 'C below the core', BOURCIER),
    lag: q(1800, 's', 'chosen so that skin temperature follows flow by 15 to 30 min'),
    start: q(33.5, 'C', REST),
  },
  knee: {
    area: q(0.45, 'm2', SURFACE),
    share: q(0.18, 'share of skin flow', BOURCIER),
    conduction: q(2.6, 'W/m2/C', BOURCIER),
    loss: q(5, 'W/m2/C', BOURCIER),
    cooling: q(1.5, 'C below the core', BOURCIER),
    lag: q(1500, 's', 'chosen so that skin temperature follows flow by 15 to 30 min'),
    start: q(31.9, 'C', REST),
  },
  toe: {
    area: q(0.03, 'm2', SURFACE),
    share: q(0.05, 'share of skin flow', BOURCIER),
    conduction: q(1.2, 'W/m2/C', BOURCIER),
    loss: q(11, 'W/m2/C', BOURCIER),
    cooling: q(3, 'C below the core', BOURCIER),
    lag: q(1050, 's', 'chosen so that skin temperature follows flow by 15 to 30 min'),
    start: q(31.7, 'C', REST),
  },
  finger: {
    area: q(0.05, 'm2', SURFACE),
    share: q(0.07, 'share of skin flow', BOURCIER),
    conduction: q(1.2, 'W/m2/C', BOURCIER),
    loss: q(11, 'W/m2/C', BOURCIER),
    cooling: q(2, 'C below the core', BOURCIER),
    lag: q(900, 's', 'chosen so that skin temperature follows flow by 15 to 30 min'),
    start: q(32.5, 'C', REST),
  },
};
const segments = {
  trunk: values(SEGMENTS.trunk),
  knee: values(SEGMENTS.knee),
  toe: values(SEGMENTS.toe),
  finger: values(SEGMENTS.finger),
};

export interface Heat {
  /** C. */
  core: number;
  trunk: number;
  knee: number;
  toe: number;
  finger: number;
  /** W: what sweating and shivering add now. */
  sweating: number;
  shivering: number;
  /** mL O2/min that shivering muscle takes up now. */
  shiverUptake: number;
}

export function createHeat(): Heat {
  const { trunk, knee, toe, finger } = segments;
  return {
    core: standard.core,
    trunk: trunk.start,
    knee: knee.start,
    toe: toe.start,
    finger: finger.start,
    sweating: 0,
    shivering: 0,
    shiverUptake: 0,
  };
}

/** mL O2/min in 70 kg that shivering asks of muscle: its heat comes from burning. */
export function shiverDemand(h: Heat): number {
  return (60 * h.shivering) / k.oxygenHeat;
}

export interface HeatCauses {
  /** mL/min through the skin, mL O2/min used without shivering, C wanted, C of the room, flow of hands and feet relative to the reference adult's, kg. */
  skinFlow: number;
  oxygenUse: number;
  setPoint: number;
  room: number;
  handFlow: number;
  weight: number;
}

/** One step of `dt` seconds. */
export function keepWarm(h: Heat, c: HeatCauses, dt: number): void {
  const share = Math.max(c.skinFlow, 1) / k.restSkinFlow;
  const acral = (handsAt(share, c.handFlow) / share) * Math.min(k.acralMost, pow(share, k.acralPower));
  h.trunk = segment(h.trunk, segments.trunk, c.skinFlow, h.core, c.room, dt);
  h.knee = segment(h.knee, segments.knee, c.skinFlow, h.core, c.room, dt);
  h.toe = segment(h.toe, segments.toe, c.skinFlow * acral, h.core, c.room, dt);
  h.finger = segment(h.finger, segments.finger, c.skinFlow * acral, h.core, c.room, dt);
  h.sweating = k.sweating * limit(h.core - c.setPoint - k.sweatFrom, 0, k.sweatSpan);
  h.shivering = k.shivering * limit(c.setPoint - h.core - k.shiverFrom, 0, k.shiverSpan);
  const made = (k.oxygenHeat * c.oxygenUse) / 60 + h.shivering;
  const shed = dryLoss(h, c.room) + k.evaporation + h.sweating;
  h.core += ((made - shed) * dt) / (k.capacity * c.weight);
}

type Segment = (typeof segments)['trunk'];

function segment(now: number, s: Segment, flow: number, core: number, room: number, dt: number): number {
  const supply = s.conduction * s.area + k.carried * flow * s.share;
  const target = (supply * (core - s.cooling) + s.loss * s.area * room) / (supply + s.loss * s.area);
  return now + (dt * (target - now)) / s.lag;
}

/** W to the room over clothed trunk, legs, and arms and head taken as trunk. Bedding halves the loss of the covered parts. */
function dryLoss(h: Heat, room: number): number {
  const { trunk, knee, toe, finger } = segments;
  return (
    k.covered * (trunk.loss * (trunk.area + k.arms) * (h.trunk - room) + knee.loss * knee.area * (h.knee - room)) +
    toe.loss * toe.area * (h.toe - room) +
    finger.loss * finger.area * (h.finger - room)
  );
}
