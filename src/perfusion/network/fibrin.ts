// Clots in small vessels: they form over hours where thrombin is high and flow is slow, and dissolve over hours. Pressure does not move them.
// Laws and constants: bed-prototype section 2.
import { values } from '../quantity.ts';
import type { Bed } from './bed-types.ts';
import { accumulate, PURPOSE } from './events.ts';
import { FIBRIN_LAW } from './laws.ts';
import { canPlug } from './plugs.ts';

const k = values(FIBRIN_LAW);
const HOUR = 3600; // s

export function updateFibrin(bed: Bed, dt: number): void {
  const { fibrin, network, vessels, inputs, seed, time } = bed;
  const dissolving = (k.dissolving / HOUR) * (1 - k.inhibited * inputs.pai) * dt;
  const forming = (k.forming / HOUR) * inputs.thrombin * dt;
  for (let s = 0; s < network.segments; s++) {
    if (!canPlug(network.kind[s])) continue;
    if (fibrin.active[s] === 1) accumulate(fibrin, s, dissolving, time, seed, PURPOSE.fibrin);
    else if (forming > 0) {
      const v = vessels.velocity[s] / k.washing;
      accumulate(fibrin, s, forming / (1 + v * v), time, seed, PURPOSE.fibrin);
    }
  }
}
