// All chance in the model: numbers that depend only on a seed and a counter, never on how fast or in what steps a run is played.

/** Mixes one more whole number into a 32-bit hash (finalizer of MurmurHash3, public domain). */
function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ (value | 0), 0x9e3779b1);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * A uniform number in (0, 1) that is fixed by its four whole-number arguments: the run's seed, the thing (a segment, a patient),
 * how many times that thing has drawn, and what for.
 */
export function chance(seed: number, thing: number, count: number, purpose: number): number {
  const a = mix(mix(mix(mix(0x2545f491, seed), thing), count), purpose);
  const b = mix(a, 0x68bc21eb);
  return ((a >>> 0) * 2097152 + ((b >>> 0) >>> 11) + 0.5) / 9007199254740992;
}

/** A seed for a part of a run (its network, its fields, ...), so that parts do not share their draws. */
export function subSeed(seed: number, part: number): number {
  return mix(mix(0x517cc1b7, seed), part) >>> 0;
}

/** A stream of uniform numbers in (0, 1) for building things before a run. */
export function chanceStream(seed: number): () => number {
  let count = 0;
  return () => chance(seed, 0, count++, 0);
}

/** A normal number with mean 0 and standard deviation 1: the sum of twelve uniforms minus six (bounded to +-6, no logarithm needed). */
export function normal(draw: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += draw();
  return sum;
}
