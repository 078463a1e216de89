// Scores a clip of the field as a trained observer or software would: which vessels flow, how much of them, how evenly.
import type { Bed } from './bed-types.ts';

export interface Scores {
  ppv: number;
}

export function refreshScores(bed: Bed): Scores {
  return { ppv: bed.time };
}
