// What an antibiotic does to this organism: it kills as far as its level holds, if it covers what grows, and less if that has learned to resist.
import type { Organism } from '../host.ts';
import type { Formulary } from '../inputs.ts';
import { hill } from '../math.ts';
import { q, values } from '../quantity.ts';

export const ANTIBIOTICS = {
  steepness: q(4, 'Hill exponent', 'chosen so that killing falls off sharply below the half-effect concentration'),
};
const k = values(ANTIBIOTICS);

/** 1/h, of all drugs together. `site`: per drug of the formulary, amount per liter. */
export function killingRate(site: Float64Array, formulary: Formulary, organism: Organism, resistance: number): number {
  let rate = 0;
  formulary.drugs.forEach(({ acts, covers }, i) => {
    if (!acts.kill || site[i] === 0) return;
    if (covers && !covers.includes(organism)) return;
    rate += acts.kill * hill(site[i] / (acts.killHalf ?? 1), k.steepness);
  });
  return rate * (1 - resistance);
}
