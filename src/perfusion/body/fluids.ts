// Water and albumin between blood, tissue and lymph: why a bolus leaves the vessels again, and faster through a torn lining.
// Starling forces with a subglycocalyx space, lymph return, albumin exchange. Reads glycocalyx and junctions; moves plasma.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
import { standard } from './standard.ts';

const REST =
  'chosen so that filtration and lymph balance at 5.5 mL/min and albumin escapes at 5 %/h at rest (Fleck 1985)';
const LANDIS = 'Landis and Pappenheimer, colloid pressure of plasma protein';
const TORN =
  'chosen so that a torn lining takes 0.4 L of plasma in half an hour and lets 22 %/h of albumin escape (Fleck 1985: up to +300 %)';
const GAPS = 'chosen so that a severe reaction takes about a liter of plasma in the first half hour';
const COMPLIANCE = 'chosen: tissue stiff when dry, lax when swollen, tight again in gross edema';
const LUNG =
  'chosen so that lungs take up water above a capillary pressure of 14 mmHg at normal colloid pressure, and with open junctions at any';
export const FLUIDS = {
  interstitial: q(11000, 'mL', 'standard 70 kg adult'),
  accessible: q(0.75, 'share of interstitial water open to albumin', 'standard interstitial exclusion'),
  albumin: q(42, 'g/L', 'reference interval 35-50'),
  tissueAlbumin: q(18.5, 'g/L', REST),
  filtration: q(
    3.6,
    'mL/min/mmHg',
    'chosen so that 45 to 60 % of a liter given in half an hour is in healthy vessels at its end and a fifth half an hour later (Hahn)',
  ),
  reflection: q(0.93, '1', 'plasma protein reflection of continuous capillaries'),
  permeability: q(3.64, 'mL/min', REST),
  capillaryPressure: q(20.583, 'mmHg', REST),
  pressurePerPlasma: q(
    0.0025,
    'mmHg/mL',
    'chosen so that 1 L of crystalloid leaves 15-20 % in the vessels after an hour (Hahn)',
  ),
  lymph: q(5.5, 'mL/min', '8 L a day'),
  evaporation: q(0.5, 'mL/min', 'insensible loss 700 mL a day'),
  proteinPerAlbumin: q(0.16, 'g/dL of protein per g/L of albumin', 'albumin taken as 1/1.6 of plasma protein'),
  colloidLinear: q(2.1, 'mmHg per g/dL', LANDIS),
  colloidSquare: q(0.16, 'mmHg per (g/dL)^2', LANDIS),
  colloidCube: q(0.009, 'mmHg per (g/dL)^3', LANDIS),
  filtrationTorn: q(0.3, 'share at full loss of glycocalyx', TORN),
  filtrationOpen: q(0.4, 'share at open junctions', TORN),
  reflectionTorn: q(0.05, 'share lost with the glycocalyx', TORN),
  reflectionOpen: q(0.06, 'share lost at open junctions', TORN),
  permeabilityTorn: q(0.5, 'share at full loss of glycocalyx', TORN),
  permeabilityOpen: q(1.6, 'share at open junctions', TORN),
  filtrationMediators: q(3, 'share at level 1', GAPS),
  reflectionMediators: q(0.5, 'share lost at level 1', GAPS),
  permeabilityMediators: q(6, 'share at level 1', GAPS),
  shield: q(0.75, 'share of tissue colloid pressure kept from the cleft', REST),
  shieldBare: q(0.4, 'share left without glycocalyx', TORN),
  shieldByGlycocalyx: q(0.6, 'share', 'chosen with shieldBare: together 1 in health'),
  shieldOpen: q(0.25, 'share lost at open junctions', TORN),
  tissuePressure: q(-1.5, 'mmHg', 'slightly below zero in resting subcutaneous tissue'),
  tissueStiff: q(25, 'mmHg per relative swelling', COMPLIANCE),
  laxPressure: q(1, 'mmHg', COMPLIANCE),
  laxFrom: q(0.1, 'relative swelling', COMPLIANCE),
  tissueLax: q(4, 'mmHg per relative swelling', COMPLIANCE),
  grossFrom: q(0.5, 'relative swelling', COMPLIANCE),
  tissueGross: q(20, 'mmHg per relative swelling above grossFrom', COMPLIANCE),
  lymphGain: q(0.8, 'share per mmHg of tissue pressure', 'chosen so that lymph holds tissue water near rest'),
  lymphFails: q(
    1,
    'share of lymphGain lost at full inducible nitric oxide',
    'after endotoxin lymph vessels stop answering to the pressure that fills them (Elias and Johnston 1990)',
  ),
  lymphLeast: q(0.1, 'relative to rest', 'chosen: lymph never stops'),
  lymphMost: q(8, 'relative to rest', 'chosen: lymph rises many times in edema'),
  edema: q(2, 'per relative swelling', 'chosen so that a liter of edema in 11 counts as about 0.2'),
  lungFiltration: q(0.15, 'mL/min/mmHg', LUNG),
  lungColloid: q(0.9, 'share', 'reflection of protein in lung capillaries'),
  lungTissueColloid: q(8, 'mmHg', LUNG),
  lungOpen: q(2, 'times at open junctions', LUNG),
  lungLeak: q(0.3, 'mL/min at open junctions', LUNG),
  lungClearanceMost: q(1.5, 'mL/min', 'chosen: lung lymph and pleura carry off about 90 mL/h at most'),
  lungClearance: q(0.004, '1/min', 'chosen so that extra lung water clears within hours'),
  evaporationWarmth: q(0.1, 'mL/min per C above normal', 'chosen: a fifth of the insensible loss per degree of fever'),
  thirstSpan: q(100, 'mL of plasma', 'chosen so that rest is held within it'),
  thirstMost: q(3, 'times what is lost', 'chosen: the thirsty drink three times what they lose'),
  capillaryDrop: q(
    0.2,
    'share of the resistance of a bed at rest',
    'arterioles 0.7, capillaries 0.2, venules 0.1; chosen',
  ),
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
  /** mL of plasma that are water without clotting factors and platelets: they are that much thinner. */
  thinning: number;
  /** mL/min of carbon dioxide set free by what is being infused. */
  gas: number;
  /** mmol/h of citrate, calcium and glucose that bags bring now. */
  citrate: number;
  calcium: number;
  sugar: number;
  given: number;
  lost: number;
}

/** mmHg: colloid pressure of albumin in g/L taken as 1/1.6 of protein (Landis and Pappenheimer). */
export function colloidPressure(albumin: number): number {
  const c = k.proteinPerAlbumin * albumin;
  return c * (k.colloidLinear + c * (k.colloidSquare + k.colloidCube * c));
}

export function createFluids(plasma: number, redCells: number, weight: number): Fluids {
  const interstitial = (k.interstitial * weight) / standard.weight;
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
    thinning: 0,
    gas: 0,
    citrate: 0,
    calcium: 0,
    sugar: 0,
    given: 0,
    lost: 0,
  };
}

export interface Leak {
  /** 0-1. */
  glycocalyx: number;
  junction: number;
  /** Nitric oxide of inflamed tissue, 0-1. */
  inducible: number;
  /** mmHg, flow-weighted over the beds. */
  capillary: number;
  /** mL of plasma now. */
  plasma: number;
  weight: number;
  /** Of mast cells, relative; 0 without anaphylaxis. */
  mediators: number;
}

/** mL of plasma gained (lost if negative) by exchange with the tissue over `dt` seconds; albumin follows. */
export function exchangeWater(f: Fluids, leak: Leak, dt: number): number {
  const minutes = dt / 60;
  const size = leak.weight / standard.weight;
  const torn = 1 - leak.glycocalyx;
  const open = leak.junction;
  const plasmaAlbumin = (f.albumin / leak.plasma) * 1000;
  const tissueAlbumin = (f.tissueAlbumin / (k.accessible * f.interstitial)) * 1000;
  const gaps = leak.mediators;
  const conductance =
    k.filtration * size * (1 + k.filtrationTorn * torn + k.filtrationOpen * open + k.filtrationMediators * gaps);
  const tight = (1 - k.reflectionTorn * torn) * (1 - k.reflectionOpen * open);
  const reflection = k.reflection * tight * Math.max(0, 1 - k.reflectionMediators * gaps);
  const permeability =
    k.permeability *
    size *
    (1 + k.permeabilityTorn * torn + k.permeabilityOpen * open + k.permeabilityMediators * gaps);
  const shielded = k.shield * (k.shieldBare + k.shieldByGlycocalyx * leak.glycocalyx) * (1 - k.shieldOpen * open);
  const underGlycocalyx = colloidPressure(tissueAlbumin) * (1 - shielded);
  const tissue = tissuePressure((f.interstitial - f.interstitialRest) / f.interstitialRest);
  const capillary =
    k.capillaryPressure +
    (k.pressurePerPlasma * (leak.plasma - f.plasmaRest)) / size +
    k.bedPressure * (leak.capillary - f.capillaryRest);
  f.filtration = conductance * (capillary - tissue - reflection * (colloidPressure(plasmaAlbumin) - underGlycocalyx));
  const pumped = k.lymphGain * (1 - k.lymphFails * leak.inducible) * (tissue - k.tissuePressure);
  f.lymph = k.lymph * size * limit(1 + pumped, k.lymphLeast, k.lymphMost);
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

/** 0-1: swelling of tissue as capillaries feel it. */
export function edemaOf(f: Fluids): number {
  return limit((k.edema * (f.interstitial - f.interstitialRest)) / f.interstitialRest, 0, 1);
}

/** mmHg in the tissue: stiff when dry, lax when swollen, tight again in gross edema. */
export function tissuePressure(swelling: number): number {
  const stiff = k.tissuePressure + k.tissueStiff * swelling;
  if (swelling < 0) return stiff;
  const lax = Math.min(stiff, k.laxPressure + k.tissueLax * (swelling - k.laxFrom));
  return swelling > k.grossFrom ? lax + k.tissueGross * (swelling - k.grossFrom) : lax;
}

/** Extra lung water: grows when pulmonary capillary pressure beats colloid pressure, more so through open junctions. Returns the mL taken from blood. */
export function wetLungs(f: Fluids, pulmonaryCapillary: number, colloid: number, junction: number, dt: number): number {
  const excess = Math.max(0, pulmonaryCapillary - k.lungColloid * (colloid - k.lungTissueColloid));
  const driven = k.lungFiltration * excess * (1 + k.lungOpen * junction) + k.lungLeak * junction;
  const gained = (dt / 60) * (driven - Math.min(k.lungClearanceMost, k.lungClearance * f.lungWater));
  f.lungWater += gained;
  return gained;
}
