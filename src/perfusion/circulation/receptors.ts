// What the body feels besides arterial stretch: how full the great veins and atria are, and whether blood brings too little oxygen, too much
// carbon dioxide or acid to the carotid body. Both add to the sympathetic drive of vessels; the heart's rate listens to the baroreflex.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

const LOW_PRESSURE =
  'chosen so that unloading the low-pressure receptors alone raises systemic resistance by about 15 % (lower-body suction of 20 mmHg, Johnson 1974)';
const CHEMICAL = 'chosen: hypoxia, hypercapnia and acid together drive vessels about as hard as hypotension does';
export const RECEPTOR_NUMBERS = {
  unloading: q(0.25, 'drive units at full unloading', LOW_PRESSURE),
  scale: q(5, 'mmHg of transmural right atrial pressure', 'CVSim cardiopulmonary arm: scale 5 mmHg'),
  time: q(6, 's', 'BioGears cardiopulmonary reflex'),
  resetting: q(0.042, '1/h', 'BioGears: receptors get used to a new pressure over a day'),
  oxygenFrom: q(60, 'mmHg', 'carotid body discharge rises steeply below a PaO2 of 60'),
  oxygenSpan: q(30, 'mmHg', CHEMICAL),
  byOxygen: q(0.6, 'drive units at a PaO2 of 30', CHEMICAL),
  dioxideFrom: q(46, 'mmHg', 'chosen: above the reference interval'),
  dioxideSpan: q(30, 'mmHg', CHEMICAL),
  byDioxide: q(0.5, 'drive units at a PaCO2 of 76', CHEMICAL),
  acidFrom: q(7.3, 'pH', 'chosen: below the reference interval'),
  acidSpan: q(0.25, 'pH units', CHEMICAL),
  byAcid: q(0.3, 'drive units at a pH of 7.05', CHEMICAL),
  stagnantFrom: q(60, 'mmHg of arterial pressure', 'the carotid body starves when pressure falls below autoregulation'),
  stagnantSpan: q(35, 'mmHg', 'chosen: full at 25 mmHg'),
  byStagnation: q(0.5, 'drive units at full stagnation', CHEMICAL),
  chemicalTime: q(15, 's', 'peripheral chemoreceptors answer within seconds to half a minute'),
};
const k = values(RECEPTOR_NUMBERS);

export interface Receptors {
  /** mmHg of transmural right atrial pressure that they are used to; known once the healthy patient has settled. */
  usual: number;
  /** Drive units added to the vessels' sympathetic drive: by emptiness (negative when overfull), and by the blood's gases and acid. */
  unloading: number;
  alarm: number;
  /** 0-1: the carotid body gets too little blood. */
  stagnation: number;
}

export function createReceptors(): Receptors {
  return { usual: 6, unloading: 0, alarm: 0, stagnation: 0 };
}

export interface BloodGases {
  oxygen: number; // mmHg
  dioxide: number; // mmHg
  ph: number;
  pressure: number; // mmHg, mean arterial
}

/** `transmural`: right atrial pressure over that around the heart, mmHg; `dt` s. */
export function senseFilling(r: Receptors, transmural: number, dt: number): void {
  const target = k.unloading * limit((r.usual - transmural) / k.scale, -1, 1);
  r.unloading += Math.min(1, dt / k.time) * (target - r.unloading);
}

/** Over hours they get used to what they feel; `dt` s. */
export function resetReceptors(r: Receptors, transmural: number, dt: number): void {
  r.usual += (dt / 3600) * k.resetting * (transmural - r.usual);
}

/** `dt` s. */
export function senseBlood(r: Receptors, blood: BloodGases, dt: number): void {
  r.stagnation = limit((k.stagnantFrom - blood.pressure) / k.stagnantSpan, 0, 1);
  const target =
    k.byOxygen * limit((k.oxygenFrom - blood.oxygen) / k.oxygenSpan, 0, 1) +
    k.byDioxide * limit((blood.dioxide - k.dioxideFrom) / k.dioxideSpan, 0, 1) +
    k.byAcid * limit((k.acidFrom - blood.ph) / k.acidSpan, 0, 1) +
    k.byStagnation * r.stagnation;
  r.alarm += Math.min(1, dt / k.chemicalTime) * (target - r.alarm);
}
