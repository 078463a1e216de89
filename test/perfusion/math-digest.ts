// One number that stands for the bits of 20,000 results of each function of perfusion/math.ts, so that engines can be compared.
import { chanceStream } from '../../src/perfusion/chance.ts';
import { cos, exp, log, pow, sin, tanh } from '../../src/perfusion/math.ts';

const INPUTS = 20_000;

/** What every engine must find. It may change only together with perfusion/math.ts, and then with the model version. */
export const GOLDEN = '8918a5be41abaf40';

const FUNCTIONS: ((draw: () => number) => number)[] = [
  (draw) => exp((draw() - 0.5) * 1400),
  (draw) => exp((draw() - 0.5) * 4),
  (draw) => log(draw() / draw()),
  (draw) => pow(draw() * 10, (draw() - 0.5) * 20),
  (draw) => sin((draw() - 0.5) * 200),
  (draw) => cos((draw() - 0.5) * 200),
  (draw) => tanh((draw() - 0.5) * 10),
];

/** 16 hexadecimal digits (two FNV-1a hashes over the 32-bit halves of every result). */
export function mathDigest(): string {
  const draw = chanceStream(20261122);
  const result = new Float64Array(1);
  const halves = new Uint32Array(result.buffer);
  const hash = new Uint32Array([0x811c9dc5, 0x9e3779b9]);
  for (let i = 0; i < INPUTS; i++) {
    for (const evaluate of FUNCTIONS) {
      result[0] = evaluate(draw);
      hash[0] = Math.imul(hash[0] ^ halves[0], 0x01000193);
      hash[1] = Math.imul(hash[1] ^ halves[1] ^ (hash[0] >>> 7), 0x01000193);
    }
  }
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}
