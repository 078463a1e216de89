// The small disagreements of instruments and examiners, fixed by the run's seed so that a replay reads the same numbers.
import { chance, normal } from '../perfusion/chance.ts';

/** What a draw is for; each purpose has its own numbers. */
export const PURPOSE = { laboratory: 101, cuff: 102, examiner: 103, drift: 104 } as const;

/** A standard normal number for the `count`-th use of `thing`. */
export function noise(seed: number, purpose: number, thing: number, count: number): number {
  let part = 0;
  return normal(() => chance(seed, thing, count * 16 + part++, purpose));
}
