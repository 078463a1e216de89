// Patchy injury: smooth random fields over the tissue, so that neighboring vessels are hit alike and distant ones are not.
import { chanceStream, normal } from '../chance.ts';
import { cos } from '../math.ts';
import { curveX, curveY, type Network } from './network.ts';

/** Random cosines per field; correlation lengths, um; weight of the short one (bed-prototype section 2, final set). */
const WAVES = 32;
const SHORT = 240;
const LONG = 1500;
const SHORT_WEIGHT = 0.97;

/** A field with mean 0 and spread 1 at the middle of every segment. */
export function patchyField(network: Network, seed: number): Float64Array {
  const draw = chanceStream(seed);
  const field = new Float64Array(network.segments);
  addWaves(field, network, draw, SHORT, SHORT_WEIGHT);
  addWaves(field, network, draw, LONG, Math.sqrt(1 - SHORT_WEIGHT * SHORT_WEIGHT));
  return field;
}

function addWaves(field: Float64Array, network: Network, draw: () => number, length: number, weight: number): void {
  const height = weight * Math.sqrt(2 / WAVES);
  for (let w = 0; w < WAVES; w++) {
    const kx = normal(draw) / length;
    const ky = normal(draw) / length;
    const phase = 2 * Math.PI * draw();
    for (let s = 0; s < field.length; s++) {
      field[s] += height * cos(kx * curveX(network, s, 0.5) + ky * curveY(network, s, 0.5) + phase);
    }
  }
}
