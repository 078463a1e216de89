// Water and albumin between blood, tissue and lymph: why a bolus leaves the vessels again, and faster through a torn lining.
// Starling forces with a subglycocalyx space, lymph return, albumin exchange. Reads glycocalyx and junctions; moves plasma.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

const REST =
  'chosen so that filtration and lymph balance at 5.5 mL/min and albumin escapes at 5 %/h at rest (Fleck 1985)';
export const FLUIDS = {
  interstitial: q(11000, 'mL', 'standard 70 kg adult'),
  accessible: q(0.75, 'share of interstitial water open to albumin', 'standard interstitial exclusion'),
  albumin: q(42, 'g/L', 'reference interval 35-50'),
  tissueAlbumin: q(18.5, 'g/L', REST),
  filtration: q(4, 'mL/min/mmHg', REST),
  reflection: q(0.93, '1', 'plasma protein reflection of continuous capillaries'),
  permeability: q(3.64, 'mL/min', REST),
  capillaryPressure: q(20.43, 'mmHg', REST),
  pressurePerPlasma: q(
    0.0025,
    'mmHg/mL',
    'chosen so that 1 L of crystalloid leaves 15-20 % in the vessels after an hour (Hahn)',
  ),
  lymph: q(5.5, 'mL/min', '8 L a day'),
  evaporation: q(0.5, 'mL/min', 'insensible loss 700 mL a day'),
  bedPressure: q(
    0.5,
    'share of a bed pressure change that reaches the exchange vessels',
    'chosen so that constriction refills plasma by some 100 mL',
  ),
};
const k = values(FLUIDS);

export interface Fluids {
  /** mL and g. Plasma itself is what the circulation holds minus red cells. */
  interstitial: number;
  interstitialRest: number;
  plasmaRest: number;
  albumin: number;
  tissueAlbumin: number;
  redCells: number;
  /** Flow-weighted capillary pressure at rest, mmHg, remembered when the healthy patient has settled. */
  capillaryRest: number;
  /** mL/min now: out of the capillaries, back by lymph. */
  filtration: number;
  lymph: number;
  /** mL of extra water in the lungs above 500. */
  lungWater: number;
  given: number;
  lost: number;
}

/** mmHg: colloid pressure of albumin in g/L taken as 1/1.6 of protein (Landis and Pappenheimer). */
export function colloidPressure(albumin: number): number {
  const c = 0.16 * albumin;
  return c * (2.1 + c * (0.16 + 0.009 * c));
}

export function createFluids(plasma: number, redCells: number, weight: number): Fluids {
  const interstitial = (k.interstitial * weight) / 70;
  return {
    interstitial,
    interstitialRest: interstitial,
    plasmaRest: plasma,
    albumin: (k.albumin * plasma) / 1000,
    tissueAlbumin: (k.tissueAlbumin * k.accessible * interstitial) / 1000,
    redCells,
    capillaryRest: 0,
    filtration: k.lymph,
    lymph: k.lymph,
    lungWater: 0,
    given: 0,
    lost: 0,
  };
}

export interface Leak {
  /** 0-1. */
  glycocalyx: number;
  junction: number;
  /** mmHg, flow-weighted over the beds. */
  capillary: number;
  /** mL of plasma now. */
  plasma: number;
  weight: number;
}

/** mL of plasma gained (lost if negative) by exchange with the tissue over `dt` seconds; albumin follows. */
export function exchangeWater(f: Fluids, leak: Leak, dt: number): number {
  const minutes = dt / 60;
  const size = leak.weight / 70;
  const torn = 1 - leak.glycocalyx;
  const open = leak.junction;
  const plasmaAlbumin = (f.albumin / leak.plasma) * 1000;
  const tissueAlbumin = (f.tissueAlbumin / (k.accessible * f.interstitial)) * 1000;
  const conductance = k.filtration * size * (1 + 0.3 * torn + 0.4 * open);
  const reflection = k.reflection * (1 - 0.05 * torn) * (1 - 0.06 * open);
  const permeability = k.permeability * size * (1 + 0.5 * torn + 1.6 * open);
  const underGlycocalyx =
    colloidPressure(tissueAlbumin) * (1 - 0.75 * (0.4 + 0.6 * leak.glycocalyx) * (1 - 0.25 * open));
  const tissue = tissuePressure((f.interstitial - f.interstitialRest) / f.interstitialRest);
  const capillary =
    k.capillaryPressure +
    (k.pressurePerPlasma * (leak.plasma - f.plasmaRest)) / size +
    k.bedPressure * (leak.capillary - f.capillaryRest);
  f.filtration = conductance * (capillary - tissue - reflection * (colloidPressure(plasmaAlbumin) - underGlycocalyx));
  f.lymph = k.lymph * size * limit(1 + 0.8 * (tissue + 1.5), 0.1, 8);
  const escape =
    ((1 - reflection) * Math.max(f.filtration, 0) * plasmaAlbumin + permeability * (plasmaAlbumin - tissueAlbumin)) /
    1000;
  const back = (f.lymph * tissueAlbumin) / 1000;
  const net = (f.lymph - f.filtration) * minutes;
  f.interstitial -= net;
  f.albumin += (back - escape) * minutes;
  f.tissueAlbumin += (escape - back) * minutes;
  return net;
}

/** 0-1: swelling of tissue as capillaries feel it; a liter of edema in 11 is about 0.2. */
export function edemaOf(f: Fluids): number {
  return limit((2 * (f.interstitial - f.interstitialRest)) / f.interstitialRest, 0, 1);
}

/** mmHg in the tissue: stiff when dry, lax when swollen, tight again in gross edema. */
export function tissuePressure(swelling: number): number {
  if (swelling < 0) return -1.5 + 25 * swelling;
  const lax = Math.min(-1.5 + 25 * swelling, 1 + 4 * (swelling - 0.1));
  return swelling > 0.5 ? lax + 20 * (swelling - 0.5) : lax;
}

/** Extra lung water: grows when pulmonary capillary pressure beats colloid pressure, more so through open junctions. Returns the mL taken from blood. */
export function wetLungs(f: Fluids, pulmonaryCapillary: number, colloid: number, junction: number, dt: number): number {
  const driven = 0.15 * Math.max(0, pulmonaryCapillary - 0.9 * (colloid - 8)) * (1 + 2 * junction) + 0.3 * junction;
  const gained = (dt / 60) * (driven - Math.min(1.5, 0.004 * f.lungWater));
  f.lungWater += gained;
  return gained;
}
