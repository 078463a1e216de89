// How hemoglobin takes up and gives off oxygen.
import { exp, log, pow } from '../math.ts';
import { standard } from '../body/standard.ts';
import { q, values } from '../quantity.ts';

export const OXYGEN = {
  p50: q(26.8, 'mmHg', 'standard human dissociation curve (Severinghaus 1979)'),
  curveScale: q(23400, 'mmHg^3', 'Severinghaus 1979'),
  curveLinear: q(150, 'mmHg^2', 'Severinghaus 1979'),
  bohr: q(0.48, 'log10 mmHg per pH unit', 'Severinghaus 1979'),
  temperature: q(0.024, 'log10 mmHg per C', 'Severinghaus 1979'),
  hillExponent: q(2.7, '1', 'Hill approximation of the same curve, good to 2 mmHg between 20 and 95 %'),
  capacity: q(1.34, 'mL/g', 'Hufner number as used at the bedside'),
  solubility: q(0.0031, 'mL/dL/mmHg', 'physical solubility in plasma at 37 C'),
  redCellOxygen: q(0.45, 'mL O2 per mL of red cells', '1.34 mL/g and 33.5 g hemoglobin per dL of red cells'),
  hemoglobinPerRedCell: q(33.5, 'g/dL', 'mean corpuscular hemoglobin concentration'),
};
const k = values(OXYGEN);
const LN10 = 2.302585092994046;

/** mmHg at which half of the hemoglobin is loaded. */
export function p50(ph: number, temperature: number): number {
  return k.p50 * exp(LN10 * (k.bohr * (standard.ph - ph) + k.temperature * (temperature - standard.core)));
}

/** Saturation 0-1 at an oxygen pressure in mmHg (Severinghaus 1979). */
export function saturation(pressure: number, half: number): number {
  if (pressure <= 0) return 0;
  const p = (pressure * k.p50) / half;
  return 1 / (k.curveScale / (p * (p * p + k.curveLinear)) + 1);
}

/** mmHg from saturation; the Hill form refined by Newton steps on the full curve. */
export function oxygenPressure(s: number, half: number): number {
  if (s <= 0) return 0;
  if (s >= 0.9999) return 1000;
  let p = half * pow(s / (1 - s), 1 / k.hillExponent);
  for (let i = 0; i < 4; i++) {
    const here = saturation(p, half);
    const slope = (saturation(p * 1.001 + 1e-6, half) - here) / (p * 0.001 + 1e-6);
    if (slope <= 0) break;
    p = Math.max(0.1, p - (here - s) / slope);
  }
  return p;
}

/** mmHg by the Hill form alone: fast, for tissue where 2 mmHg do not matter. */
export function hillPressure(s: number, half: number): number {
  if (s <= 0) return 0;
  const bounded = Math.min(s, 0.999);
  return half * exp(log(bounded / (1 - bounded)) / k.hillExponent);
}

/** mL O2 per dL of blood; hemoglobin in g/dL. */
export function oxygenContent(hemoglobin: number, s: number, pressure: number): number {
  return k.capacity * hemoglobin * s + k.solubility * pressure;
}
