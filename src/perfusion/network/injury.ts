// Spreads the bed's mean injury over its vessels with the patchy fields (bed-prototype section 2).
import { limit } from '../math.ts';
import type { Bed } from './bed-types.ts';

/** Loss of endothelial nitric oxide at one vessel, 0-1. */
export function enosLossAt(bed: Bed, s: number): number {
  const mean = bed.inputs.enosLoss;
  return limit(mean + 0.4 * Math.min(1, 4 * mean) * bed.enosField[s], 0, 1);
}

/** Inducible nitric oxide at one vessel, 0-1. */
export function inosAt(bed: Bed, s: number): number {
  const mean = bed.inputs.inos;
  return limit(mean + 0.3 * Math.min(1, 4 * mean) * bed.inosField[s], 0, 1);
}

/** How patchy adhesion is (bed-prototype: 0.6; here 0.8, chosen so that whole quarters of a septic field lose flow, MFI below 2.9). */
const PATCHINESS = 0.8;

/** Adhesion at one vessel: patchy with the loss of endothelial nitric oxide. */
export function adhesionAt(bed: Bed, s: number): number {
  const { adhesion, enosLoss } = bed.inputs;
  return Math.max(0, adhesion * (1 + PATCHINESS * Math.min(1, 4 * enosLoss) * bed.enosField[s]));
}

/** Fluid pressure around the vessels, mmHg: 0 in health, 9 in the worst edema. */
export function tissuePressure(bed: Bed): number {
  return 9 * bed.inputs.edema;
}
