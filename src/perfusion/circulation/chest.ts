// Breathing as the heart feels it: the patient's own breath sucks blood into the chest, a ventilator's breath pushes it out of it, and
// the size of that swing in stroke volume shows how much the heart depends on its filling.
import { limit } from '../math.ts';
import { values } from '../quantity.ts';
import type { Ventilation } from '../inputs.ts';
import type { Circulation } from './circulation.ts';
import { CHEST, VESSELS } from './circulation-parameters.ts';

const k = values(CHEST);
const vessels = values(VESSELS);
const MMHG_PER_CMH2O = 0.7356;
const REST_TIDAL = 7; // mL/kg at which the chest swings as at rest
const PARABOLA_MEAN = 2 / 3; // mean of 4u(1-u)
/** mmHg at the end of expiration, from the mean over quiet breaths. */
const END_EXPIRATION = vessels.thoracicPressure + vessels.thoracicSwing * PARABOLA_MEAN * vessels.inspiration;

export interface Chest {
  ventilated: boolean;
  occluded: boolean;
  /** mmHg around the heart at the end of expiration, and its change to the end of inspiration (negative: sucked). */
  base: number;
  swing: number;
  /** mmHg by which the lung is stretched beyond quiet rest: at the end of expiration, and its change with the breath. */
  stretchBase: number;
  stretch: number;
  /** Share of a breath spent breathing in. */
  inspiration: number;
  /** Tidal volume, mL per kg of predicted weight; pulmonary resistance relative to that at usual end-expiratory pressure. */
  tidal: number;
  resistance: number;
  /** Largest and smallest pulse pressure and stroke volume of this breath, and its beats. */
  extremes: Float64Array;
  beats: number;
  /** %, averaged over some breaths. */
  pulsePressureVariation: number;
  strokeVolumeVariation: number;
}

export function createChest(): Chest {
  return {
    ventilated: false,
    occluded: false,
    base: END_EXPIRATION,
    swing: -vessels.thoracicSwing,
    stretchBase: 0,
    stretch: vessels.thoracicSwing,
    inspiration: vessels.inspiration,
    tidal: REST_TIDAL,
    resistance: 1,
    extremes: new Float64Array(4),
    beats: 0,
    pulsePressureVariation: 0,
    strokeVolumeVariation: 0,
  };
}

/** The patient breathes: `tidal` mL/kg, `water` mL of extra lung water, `held` cmH2O of a mask. A stiff lung has to be pulled harder. */
export function pullChest(chest: Chest, tidal: number, water: number, held: number): void {
  const soft = softness(water);
  const lung = k.lung * soft;
  const arriving = lung / (lung + k.chestWall);
  const pull = (vessels.thoracicSwing * tidal) / REST_TIDAL / soft;
  chest.ventilated = chest.occluded = false;
  chest.base = END_EXPIRATION + arriving * held * MMHG_PER_CMH2O;
  chest.swing = -pull;
  chest.stretchBase = (1 - arriving) * held * MMHG_PER_CMH2O;
  chest.stretch = pull;
  chest.inspiration = vessels.inspiration;
  chest.tidal = tidal;
  chest.resistance = 1;
}

/** The ventilator pushes: what it adds to the lung is shared between lung and chest wall by their stiffness. `weight`: predicted, kg. */
export function pushChest(chest: Chest, setting: Ventilation, weight: number, water: number): void {
  const size = weight / 70;
  const lung = k.lung * size * softness(water);
  const wall = k.chestWall * size;
  const arriving = lung / (lung + wall); // share of airway pressure that reaches the heart
  const peep = setting.peep * MMHG_PER_CMH2O;
  const volume = setting.tidalVolume * weight;
  chest.ventilated = true;
  chest.occluded = setting.occluded;
  chest.base = END_EXPIRATION + arriving * peep;
  chest.swing = volume / wall;
  chest.stretchBase = (1 - arriving) * peep;
  chest.stretch = volume / lung;
  chest.inspiration = k.ventilatorInspiration;
  chest.tidal = setting.tidalVolume;
  chest.resistance = 1 + k.endExpiratoryResistance * Math.max(0, setting.peep - k.usualEndExpiratory);
}

/** Share of lung compliance that lung water leaves. */
function softness(water: number): number {
  return 1 - k.wetStiffness * limit(water / k.wetSpan, 0, 1);
}

/** One step of the breath, `dt` s: pressure around the heart and around the capillaries of the lung. */
export function breathe(c: Circulation, dt: number): void {
  const { chest } = c;
  c.breathPhase += (dt * c.breathsPerMinute) / 60;
  if (c.breathPhase >= 1) {
    if (chest.occluded) c.breathPhase = 1;
    else {
      c.breathPhase -= 1;
      closeBreath(chest);
    }
  }
  const filled = lungFilling(chest, c.breathPhase);
  c.thoracic = chest.base + chest.swing * filled;
  c.alveolar = k.alveolarShare * (chest.stretchBase + chest.stretch * filled);
}

/** 0-1: own breaths rise and fall within inspiration and early expiration; a ventilator fills at constant flow, then the lung empties by itself. */
function lungFilling(chest: Chest, phase: number): number {
  const u = phase / chest.inspiration;
  if (!chest.ventilated) return u < 1 ? 4 * u * (1 - u) : 0;
  if (u < 1) return u;
  const left = 1 - (phase - chest.inspiration) / ((1 - chest.inspiration) * k.emptied);
  return left > 0 ? left * left : 0;
}

/** A beat ended: is it the strongest or weakest of this breath? `pulsePressure` mmHg, `stroke` mL. */
export function noteVariation(chest: Chest, pulsePressure: number, stroke: number): void {
  const e = chest.extremes;
  if (chest.beats === 0) {
    e[0] = e[1] = pulsePressure;
    e[2] = e[3] = stroke;
  } else {
    if (pulsePressure > e[0]) e[0] = pulsePressure;
    if (pulsePressure < e[1]) e[1] = pulsePressure;
    if (stroke > e[2]) e[2] = stroke;
    if (stroke < e[3]) e[3] = stroke;
  }
  chest.beats += 1;
}

/** A breath ended: 100 (max - min) / mean of max and min, averaged over some breaths (Michard 2000). Two beats say nothing. */
function closeBreath(chest: Chest): void {
  const e = chest.extremes;
  if (chest.beats > 2 && e[1] > 0 && e[3] > 0) {
    const toward = 1 / k.variationBreaths;
    chest.pulsePressureVariation += toward * ((200 * (e[0] - e[1])) / (e[0] + e[1]) - chest.pulsePressureVariation);
    chest.strokeVolumeVariation += toward * ((200 * (e[2] - e[3])) / (e[2] + e[3]) - chest.strokeVolumeVariation);
  }
  chest.beats = 0;
}

/** Variation is a measure of preload dependence only when a ventilator moves the chest, far enough, under a regular rhythm. */
export function variationIsValid(c: Circulation): boolean {
  const { fibrillating, ectopicRate } = c.rhythm;
  const regular = !fibrillating && ectopicRate * 60 < k.ectopicsBorne;
  return regular && c.chest.ventilated && !c.chest.occluded && c.chest.tidal >= k.variationTidal;
}

/** mmHg: mean pressure that stretches the right atrium, right atrial over that around the heart. */
export function transmuralFilling(c: Circulation): number {
  const { chest } = c;
  const share = chest.ventilated ? k.ventilatedMean : PARABOLA_MEAN * chest.inspiration;
  return c.mean.rightAtrial - chest.base - chest.swing * share;
}
