// Lactate: made by every cell, more by hypoxic, inflamed or adrenaline-driven ones; cleared by liver and kidney.
import { q, values } from '../quantity.ts';

export const LACTATE = {
  basal: q(1.2, 'mmol/kg/h', 'Levraut 1998: production 1181 vs 1194 umol/kg/h'),
  clearance: q(
    1,
    'L/kg/h',
    'Levraut 1998: 1002 +-284 mL/kg/h at normal lactate, 473 +-102 in stable septic hyperlactatemia',
  ),
  volume: q(0.5, 'L/kg', 'body water that lactate reaches'),
  liverShare: q(0.6, 'share', 'liver clears about 60 %'),
  kidneyShare: q(0.3, 'share', 'kidney clears about 30 %'),
  otherShare: q(0.1, 'share', 'heart and muscle'),
  aerobic: q(
    0.6,
    'share of basal production added at full inflammation',
    'chosen so that accelerated glycolysis doubles lactate in a severe course without hypoxia',
  ),
  beta2: q(
    0.85,
    'share of aerobic production added at full beta-2 effect',
    'Omar 2011: epinephrine +0.6 mmol/L per 0.14 ug/kg/min; it drives the same glycolysis that inflammation has sped up',
  ),
  hypoxicYield: q(
    0.75,
    'mmol lactate per mmol O2 missing',
    'full ATP replacement would be 5-6; chosen between that and 0.33 (Explain) because hypoxic cells lower demand',
  ),
  mitochondrialYield: q(0.5, 'same, for uptake lost to failed mitochondria', 'chosen half of the hypoxic yield'),
  oxygenMole: q(0.0446, 'mmol per mL O2', 'molar volume 22.4 L at standard conditions'),
  saturationStart: q(4, 'mmol/L', 'see saturation'),
  saturation: q(16, 'mmol/L above saturationStart', 'chosen so that clearance halves near 20 mmol/L'),
};
const k = values(LACTATE);

/** What makes and clears lactate now. */
export interface LactateCauses {
  weight: number;
  /** mL O2/min missing for lack of supply, and for failed mitochondria. */
  hypoxicDeficit: number;
  mitochondrialDeficit: number;
  /** 0-1. */
  stimulus: number;
  beta2: number;
  /** 0-1: working liver and kidney. */
  liver: number;
  kidney: number;
}

/** mmol/L after `dt` seconds. */
export function nextLactate(lactate: number, c: LactateCauses, dt: number): number {
  const hours = dt / 3600;
  const basal = k.basal * (1 + k.aerobic * c.stimulus) * (1 + k.beta2 * c.beta2) * c.weight;
  const hypoxic =
    (k.hypoxicYield * c.hypoxicDeficit + k.mitochondrialYield * c.mitochondrialDeficit) * k.oxygenMole * 60;
  const organs = k.liverShare * c.liver + k.kidneyShare * c.kidney + k.otherShare;
  const clearance = (k.clearance * organs * c.weight) / (1 + Math.max(0, lactate - k.saturationStart) / k.saturation);
  return lactate + (hours * (basal + hypoxic - clearance * lactate)) / (k.volume * c.weight);
}
