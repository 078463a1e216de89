// Where a vessel branches, red cells do not divide as the plasma does: the slower branch gets fewer, sometimes none.
// Law: Pries, Secomb and Gaehtgens (constants 0.964, 6.98, 13.29, diameters in um).
import { exp, log } from '../math.ts';

/** Threshold flow fraction below which a branch gets no red cells, um. */
export const SKIMMING = 0.964;
/** Two branches cannot both lie under the threshold: beyond a half the law, measured in vessels over 5 um, would turn round (chosen). */
const WIDEST_THRESHOLD = 0.45;
/** Steepness of the division, um. */
const STEEPNESS = 6.98;
/** Preference for the wider branch, um. */
const ASYMMETRY = 13.29;

/**
 * Share of the arriving red cells that enters branch 1, given its share of the flow. `feedDiameter`, `d1`, `d2` in um,
 * `skimming` is SKIMMING in health and larger for stiff cells.
 */
export function redCellShare(
  flowShare: number,
  hematocrit: number,
  feedDiameter: number,
  d1: number,
  d2: number,
  skimming: number,
): number {
  const h = (1 - hematocrit) / feedDiameter;
  const threshold = Math.min(skimming * h, WIDEST_THRESHOLD);
  // How far the share lies above the threshold of branch 1, and below that from which branch 2 gets nothing.
  const above = flowShare - threshold;
  const below = 1 - threshold - flowShare;
  if (!(above > 0)) return 0;
  if (!(below > 0)) return 1;
  const square1 = d1 * d1;
  const square2 = d2 * d2;
  const preference = (ASYMMETRY * h * (square1 - square2)) / (square1 + square2);
  return 1 / (1 + exp(preference - (1 + STEEPNESS * h) * log(above / below)));
}
