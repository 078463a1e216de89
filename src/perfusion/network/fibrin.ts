// Clots in small vessels: they form over hours where thrombin is high and flow is slow, and dissolve over hours. Pressure does not move them.
// Laws and constants: bed-prototype section 2.
import type { Bed } from './bed-types.ts';
import { accumulate, PURPOSE } from './events.ts';
import { canPlug } from './plugs.ts';

/** Per second at full thrombin in standing blood, and of dissolving without inhibitor. */
const FORMING = 0.12 / 3600;
const DISSOLVING = 0.06 / 3600;
/** Velocity that halves clot formation, um/s. */
const WASHING = 120;

export function updateFibrin(bed: Bed, dt: number): void {
  const { fibrin, network, vessels, inputs, seed, time } = bed;
  const dissolving = DISSOLVING * (1 - 0.9 * inputs.pai) * dt;
  const forming = FORMING * inputs.thrombin * dt;
  for (let s = 0; s < network.segments; s++) {
    if (!canPlug(network.kind[s])) continue;
    if (fibrin.active[s] === 1) accumulate(fibrin, s, dissolving, time, seed, PURPOSE.fibrin);
    else if (forming > 0) {
      const v = vessels.velocity[s] / WASHING;
      accumulate(fibrin, s, forming / (1 + v * v), time, seed, PURPOSE.fibrin);
    }
  }
}
