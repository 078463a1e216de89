// pH from strong ions, weak acids and carbon dioxide (Stewart, Figge), and carbon dioxide content of blood (Douglas 1988).
import { exp } from '../math.ts';
import { q, values } from '../quantity.ts';

export const ACID_BASE = {
  sodium: q(140, 'mmol/L', 'reference interval 135-145'),
  potassium: q(4, 'mmol/L', 'reference interval 3.5-5'),
  calcium: q(1.2, 'mmol/L ionized', 'reference interval'),
  magnesium: q(0.6, 'mmol/L ionized', 'reference interval'),
  chloride: q(104, 'mmol/L', 'reference interval 98-107'),
  phosphate: q(1.1, 'mmol/L', 'reference interval'),
  unmeasured: q(4.4, 'mEq/L', 'chosen so that pH is 7.40 at PCO2 40 with the values above'),
  septicAnions: q(4, 'mEq/L at full stimulus', 'strong-ion gap rises by 3 to 6 in septic shock beyond lactate; chosen'),
};
const k = values(ACID_BASE);
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
  const bicarbonate = (7.943e-4 * 0.03067 * pco2) / h;
  const carbonate = (6.0256e-8 * bicarbonate) / h;
  const weak = albumin * (0.123 * ph - 0.631) + k.phosphate * (0.309 * ph - 0.469);
  return sid + h - bicarbonate - carbonate - 2.5119e-11 / h - weak - k.unmeasured;
}

/** mmol/L. */
export function bicarbonateOf(ph: number, pco2: number): number {
  return 0.0307 * pco2 * exp(LN10 * (ph - 6.095));
}

/** mmol/L, Van Slyke equation (Zander 1995); hemoglobin g/dL, saturation 0-1. */
export function baseExcess(ph: number, pco2: number, hemoglobin: number, saturation: number): number {
  const millimolar = 0.6206 * hemoglobin;
  const buffered = bicarbonateOf(ph, pco2) - 24.4 + (2.3 * millimolar + 7.7) * (ph - 7.4);
  return buffered * (1 - 0.023 * millimolar) - 0.2 * hemoglobin * (1 - saturation);
}

/** mL CO2 per dL of blood (Douglas 1988). */
export function carbonDioxideContent(
  pco2: number,
  ph: number,
  hemoglobin: number,
  saturation: number,
  temperature: number,
): number {
  const solubility = 0.0307 + 0.00057 * (37 - temperature) + 0.00002 * (37 - temperature) * (37 - temperature);
  const pk = 6.086 + 0.042 * (7.4 - ph) + (38 - temperature) * (0.00472 + 0.00139 * (7.4 - ph));
  const plasma = 2.226 * solubility * pco2 * (1 + exp(LN10 * (ph - pk)));
  return plasma * (1 - (0.0289 * hemoglobin) / ((3.352 - 0.456 * saturation) * (8.142 - ph)));
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
