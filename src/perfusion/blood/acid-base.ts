// pH from strong ions, weak acids and carbon dioxide (Stewart, Figge), and carbon dioxide content of blood (Douglas 1988).
import { exp } from '../math.ts';
import { standard } from '../body/standard.ts';
import { q, values } from '../quantity.ts';

const FIGGE = 'Stewart-Figge charge balance, as coded in Explain';
const ZANDER = 'Van Slyke equation, Zander 1995';
const DOUGLAS = 'Douglas 1988';

export const ACID_BASE = {
  sodium: q(140, 'mmol/L', 'reference interval 135-145'),
  potassium: q(4, 'mmol/L', 'reference interval 3.5-5'),
  calcium: q(1.2, 'mmol/L ionized', 'reference interval'),
  magnesium: q(0.6, 'mmol/L ionized', 'reference interval'),
  chloride: q(104, 'mmol/L', 'reference interval 98-107'),
  phosphate: q(1.1, 'mmol/L', 'reference interval'),
  unmeasured: q(4.4, 'mEq/L', 'chosen so that pH is 7.40 at PCO2 40 with the values above'),
  firstDissociation: q(7.943e-4, 'mmol/L', `${FIGGE}: carbonic acid`),
  dissolved: q(0.03067, 'mmol/L/mmHg', `${FIGGE}: solubility of CO2`),
  secondDissociation: q(6.0256e-8, 'mmol/L', `${FIGGE}: bicarbonate`),
  water: q(2.5119e-11, 'mmol/L times mol/L', `${FIGGE}: ion product of water; its term is negligible`),
  albuminSlope: q(0.123, 'mEq/g per pH unit', FIGGE),
  albuminOffset: q(0.631, 'mEq/g', FIGGE),
  phosphateSlope: q(0.309, 'mEq/mmol per pH unit', FIGGE),
  phosphateOffset: q(0.469, 'mEq/mmol', FIGGE),
  plasmaDissolved: q(0.0307, 'mmol/L/mmHg', 'Henderson-Hasselbalch equation at 37 C'),
  plasmaPk: q(6.095, 'pH', 'Henderson-Hasselbalch equation, apparent pK of carbonic acid in plasma'),
  hemoglobinMole: q(0.6206, 'mmol/L per g/dL', 'molar mass of a hemoglobin monomer 16.1 g/mmol'),
  normalBicarbonate: q(24.4, 'mmol/L', ZANDER),
  hemoglobinBuffer: q(2.3, 'mmol/mmol per pH unit', ZANDER),
  plasmaBuffer: q(7.7, 'mmol/L per pH unit', ZANDER),
  redCellShare: q(0.023, 'L/mmol', ZANDER),
  haldane: q(0.2, 'mmol/L per g/dL desaturated', ZANDER),
  co2Dissolved: q(0.0307, 'mmol/L/mmHg at 37 C', DOUGLAS),
  co2Warmth: q(0.00057, 'mmol/L/mmHg per C', DOUGLAS),
  co2WarmthSquare: q(0.00002, 'mmol/L/mmHg per C squared', DOUGLAS),
  co2Pk: q(6.086, 'pH', DOUGLAS),
  co2PkPh: q(0.042, 'per pH unit', DOUGLAS),
  co2PkCore: q(38, 'C', DOUGLAS),
  co2PkWarmth: q(0.00472, 'per C', DOUGLAS),
  co2PkWarmthPh: q(0.00139, 'per C and pH unit', DOUGLAS),
  co2Volume: q(2.226, 'mL/dL per mmol/L', `${DOUGLAS}: molar volume of CO2`),
  co2Hemoglobin: q(0.0289, 'dL/g', DOUGLAS),
  co2Saturated: q(3.352, '1', DOUGLAS),
  co2Haldane: q(0.456, 'per saturation', DOUGLAS),
  co2Ph: q(8.142, 'pH', DOUGLAS),
  krebsAnions: q(
    0.2,
    'mEq/L per mmol/L of lactate',
    'Forni 2005: isocitrate, ketoglutarate, malate and D-lactate together 2.2 mEq/L above normal in lactic acidosis',
  ),
  krebsFrom: q(2, 'mmol/L of lactate', 'chosen: the reference interval of lactate; see krebsAnions'),
  septicAnions: q(4, 'mEq/L at full stimulus', 'strong-ion gap rises by 3 to 6 in septic shock beyond lactate; chosen'),
};
const k = values(ACID_BASE);
/** mmol/L, ionized, at rest. */
export const CALCIUM_REST = k.calcium;
const LN10 = 2.302585092994046;

export interface Ions {
  /** mmol/L in extracellular water. */
  sodium: number;
  potassium: number;
  chloride: number;
}

export function createIons(): Ions {
  return { sodium: k.sodium, potassium: k.potassium, chloride: k.chloride };
}

/** mEq/L of anions that no laboratory measures, beyond those at rest: of inflammation, and what a hampered Krebs cycle lets go with lactate. */
export function unmeasuredAnions(stimulus: number, lactate: number): number {
  return k.septicAnions * stimulus + k.krebsAnions * Math.max(0, lactate - k.krebsFrom);
}

/** Effective strong-ion difference, mmol/L. */
export function strongIonDifference(ions: Ions, lactate: number): number {
  return ions.sodium + ions.potassium + 2 * k.calcium + 2 * k.magnesium - ions.chloride - lactate;
}

/** pH at which all charges balance; `albumin` g/L, `pco2` mmHg, `septicAnions` mEq/L beyond the unmeasured ones at rest. Bisection between 6 and 8.5: 40 halvings, error 1e-12. */
export function phOf(sid: number, albumin: number, pco2: number, septicAnions: number): number {
  let low = 6;
  let high = 8.5;
  for (let i = 0; i < 40; i++) {
    const ph = 0.5 * (low + high);
    if (charge(ph, sid - septicAnions, albumin, pco2) > 0) low = ph;
    else high = ph;
  }
  return 0.5 * (low + high);
}

function charge(ph: number, sid: number, albumin: number, pco2: number): number {
  const h = exp(-LN10 * ph) * 1000; // mmol/L
  const bicarbonate = (k.firstDissociation * k.dissolved * pco2) / h;
  const carbonate = (k.secondDissociation * bicarbonate) / h;
  const protein = albumin * (k.albuminSlope * ph - k.albuminOffset);
  const weak = protein + k.phosphate * (k.phosphateSlope * ph - k.phosphateOffset);
  return sid + h - bicarbonate - carbonate - k.water / h - weak - k.unmeasured;
}

/** mmol/L. */
export function bicarbonateOf(ph: number, pco2: number): number {
  return k.plasmaDissolved * pco2 * exp(LN10 * (ph - k.plasmaPk));
}

/** mmol/L, Van Slyke equation (Zander 1995); hemoglobin g/dL, saturation 0-1. */
export function baseExcess(ph: number, pco2: number, hemoglobin: number, saturation: number): number {
  const millimolar = k.hemoglobinMole * hemoglobin;
  const buffer = k.hemoglobinBuffer * millimolar + k.plasmaBuffer;
  const buffered = bicarbonateOf(ph, pco2) - k.normalBicarbonate + buffer * (ph - standard.ph);
  return buffered * (1 - k.redCellShare * millimolar) - k.haldane * hemoglobin * (1 - saturation);
}

/** mL CO2 per dL of blood (Douglas 1988). */
export function carbonDioxideContent(
  pco2: number,
  ph: number,
  hemoglobin: number,
  saturation: number,
  temperature: number,
): number {
  const cool = standard.core - temperature;
  const acid = standard.ph - ph;
  const solubility = k.co2Dissolved + k.co2Warmth * cool + k.co2WarmthSquare * cool * cool;
  const pkWarmth = (k.co2PkCore - temperature) * (k.co2PkWarmth + k.co2PkWarmthPh * acid);
  const pk = k.co2Pk + k.co2PkPh * acid + pkWarmth;
  const plasma = k.co2Volume * solubility * pco2 * (1 + exp(LN10 * (ph - pk)));
  const cells = (k.co2Saturated - k.co2Haldane * saturation) * (k.co2Ph - ph);
  return plasma * (1 - (k.co2Hemoglobin * hemoglobin) / cells);
}

/** Venous PCO2 (mmHg) that holds `content` mL/dL at this base excess: bisection on PCO2 with pH from the Van Slyke equation. */
export function venousCarbonDioxide(
  content: number,
  excess: number,
  hemoglobin: number,
  saturation: number,
  temperature: number,
): number {
  let low = 5;
  let high = 150;
  for (let i = 0; i < 30; i++) {
    const pco2 = 0.5 * (low + high);
    const ph = phAtExcess(excess, pco2, hemoglobin, saturation);
    if (carbonDioxideContent(pco2, ph, hemoglobin, saturation, temperature) < content) low = pco2;
    else high = pco2;
  }
  return 0.5 * (low + high);
}

function phAtExcess(excess: number, pco2: number, hemoglobin: number, saturation: number): number {
  let low = 6.5;
  let high = 8;
  for (let i = 0; i < 24; i++) {
    const ph = 0.5 * (low + high);
    if (baseExcess(ph, pco2, hemoglobin, saturation) < excess) low = ph;
    else high = ph;
  }
  return 0.5 * (low + high);
}

/** Anion gap with potassium left out, mmol/L, for the chart. */
export function anionGap(ions: Ions, bicarbonate: number): number {
  return ions.sodium - ions.chloride - bicarbonate;
}
