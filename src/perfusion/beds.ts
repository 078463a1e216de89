// The five vascular beds and the order in which every per-bed list keeps them.

export const BEDS = ['vital', 'kidney', 'gut', 'muscle', 'skin'] as const;
export type BedName = (typeof BEDS)[number];
export const VITAL = 0;
export const KIDNEY = 1;
export const GUT = 2;
export const MUSCLE = 3;
export const SKIN = 4;
export const BED_COUNT = 5;

/** A list with one number per bed, read from a table keyed by bed. */
export function perBed(read: (bed: BedName) => number): Float64Array {
  return Float64Array.from(BEDS, read);
}
