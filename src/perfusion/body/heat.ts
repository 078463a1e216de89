// Warm core, cold toes: heat carried by blood to the skin, lost to the room, and made by metabolism and shivering.
// Quasi-steady segment law with lag, calibrated to Bourcier 2016 (central-to-toe 6.9 C in sepsis, 12.5 C in septic shock).
import { limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';

export const HEAT = {
  capacity: q(3470, 'J/kg/C', 'mean specific heat of the body'),
  carried: q(0.06105, 'W/C per mL/min', 'blood 4.07 J/mL/C, exchange efficiency 0.9'),
  oxygenHeat: q(20.1, 'J/mL O2', 'energy equivalent of oxygen'),
  evaporation: q(25, 'W', 'insensible and respiratory loss at rest'),
  restSkinFlow: q(350, 'mL/min', 'BioGears 6.7 % of output'),
  sweating: q(250, 'W/C', 'chosen so that sweat holds the core within half a degree above its set point'),
  shivering: q(150, 'W/C', 'chosen so that shivering at most doubles heat production'),
};
const k = values(HEAT);

/** Area m2, share of skin flow, conduction W/m2/C, loss W/m2/C, upstream cooling C, lag s. */
const SEGMENTS = {
  trunk: { area: 0.8, share: 0.4, conduction: 5.3, loss: 6, cooling: 0, lag: 1800 },
  knee: { area: 0.45, share: 0.18, conduction: 2.6, loss: 5, cooling: 1.5, lag: 1500 },
  toe: { area: 0.03, share: 0.05, conduction: 1.2, loss: 11, cooling: 3, lag: 1050 },
  finger: { area: 0.05, share: 0.07, conduction: 1.2, loss: 11, cooling: 2, lag: 900 },
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
}

export function createHeat(): Heat {
  return { core: 37, trunk: 33.5, knee: 31.9, toe: 31.7, finger: 32.5, sweating: 0, shivering: 0 };
}

export interface HeatCauses {
  /** mL/min through the skin, mL O2/min used, C wanted, C of the room, kg. */
  skinFlow: number;
  oxygenUse: number;
  setPoint: number;
  room: number;
  weight: number;
}

/** One step of `dt` seconds. */
export function keepWarm(h: Heat, c: HeatCauses, dt: number): void {
  const acral = Math.min(1.6, pow(Math.max(c.skinFlow, 1) / k.restSkinFlow, 0.7));
  h.trunk = segment(h.trunk, SEGMENTS.trunk, c.skinFlow, h.core, c.room, dt);
  h.knee = segment(h.knee, SEGMENTS.knee, c.skinFlow, h.core, c.room, dt);
  h.toe = segment(h.toe, SEGMENTS.toe, c.skinFlow * acral, h.core, c.room, dt);
  h.finger = segment(h.finger, SEGMENTS.finger, c.skinFlow * acral, h.core, c.room, dt);
  h.sweating = k.sweating * limit(h.core - c.setPoint - 0.2, 0, 1.5);
  h.shivering = k.shivering * limit(c.setPoint - h.core - 0.3, 0, 1);
  const made = (k.oxygenHeat * c.oxygenUse) / 60 + h.shivering;
  const shed = dryLoss(h, c.room) + k.evaporation + h.sweating;
  h.core += ((made - shed) * dt) / (k.capacity * c.weight);
}

type Segment = (typeof SEGMENTS)['trunk'];

function segment(now: number, s: Segment, flow: number, core: number, room: number, dt: number): number {
  const supply = s.conduction * s.area + k.carried * flow * s.share;
  const target = (supply * (core - s.cooling) + s.loss * s.area * room) / (supply + s.loss * s.area);
  return now + (dt * (target - now)) / s.lag;
}

/** W to the room over clothed trunk, legs, and arms and head taken as trunk. Bedding halves the loss of the covered parts. */
function dryLoss(h: Heat, room: number): number {
  const covered = 0.62;
  return (
    covered *
      (SEGMENTS.trunk.loss * (SEGMENTS.trunk.area + 0.55) * (h.trunk - room) +
        SEGMENTS.knee.loss * SEGMENTS.knee.area * (h.knee - room)) +
    SEGMENTS.toe.loss * SEGMENTS.toe.area * (h.toe - room) +
    SEGMENTS.finger.loss * SEGMENTS.finger.area * (h.finger - room)
  );
}
