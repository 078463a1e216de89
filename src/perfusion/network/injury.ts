// Spreads the bed's mean injury over its vessels with the patchy fields (bed-prototype section 2).
import { limit } from '../math.ts';
import type { Bed } from './bed-types.ts';
import { values } from '../quantity.ts';
import { PATCH_LAW } from './laws.ts';

const k = values(PATCH_LAW);

/** Loss of endothelial nitric oxide at one vessel, 0-1. */
export function enosLossAt(bed: Bed, s: number): number {
  const mean = bed.inputs.enosLoss;
  return limit(mean + k.enos * Math.min(1, k.fullFrom * mean) * bed.enosField[s], 0, 1);
}

/** Inducible nitric oxide at one vessel, 0-1. */
export function inosAt(bed: Bed, s: number): number {
  const mean = bed.inputs.inos;
  return limit(mean + k.inos * Math.min(1, k.fullFrom * mean) * bed.inosField[s], 0, 1);
}

/** Adhesion at one vessel: patchy with the loss of endothelial nitric oxide. */
export function adhesionAt(bed: Bed, s: number): number {
  const { adhesion, enosLoss } = bed.inputs;
  return Math.max(0, adhesion * (1 + k.adhesion * Math.min(1, k.fullFrom * enosLoss) * bed.enosField[s]));
}

/** Fluid pressure around the vessels, mmHg: 0 in health. */
export function tissuePressure(bed: Bed): number {
  return k.edema * bed.inputs.edema;
}
