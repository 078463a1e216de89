// Clots in small vessels: they form over hours where thrombin is high and flow is slow, and dissolve over hours. Pressure does not move them.
// Laws and constants: bed-prototype section 2.
import { values } from '../quantity.ts';
import type { Bed } from './bed-types.ts';
import { accumulate, PURPOSE } from './events.ts';
import { FIBRIN_LAW } from './laws.ts';
import { KIND } from './network.ts';
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

/**
 * Lets clots grow in an instant, without dissolving, until `share` of the capillaries holds one: those that hours would have left, where
 * blood is slow now. The vessel that would clot next does so next.
 */
export function growClots(bed: Bed, share: number): void {
  const { fibrin, network } = bed;
  const free: number[] = [];
  let capillaries = 0;
  let clotted = 0;
  for (let s = 0; s < network.segments; s++) {
    if (network.kind[s] === KIND.capillary) {
      capillaries++;
      clotted += fibrin.active[s];
    }
    if (canPlug(network.kind[s]) && fibrin.active[s] === 0) free.push(s);
  }
  const wait = Float64Array.from({ length: network.segments }, (_, s) => waitForClot(bed, s));
  free.sort((a, b) => wait[a] - wait[b] || a - b);
  for (const s of free) {
    if (clotted >= share * capillaries) return;
    accumulate(fibrin, s, Infinity, bed.time, bed.seed, PURPOSE.fibrin);
    if (network.kind[s] === KIND.capillary) clotted++;
  }
}

/** What this vessel lacks until its next clot, at the pace of its present flow. */
function waitForClot({ fibrin, vessels }: Bed, s: number): number {
  const v = vessels.velocity[s] / k.washing;
  return (fibrin.threshold[s] - fibrin.hazard[s]) * (1 + v * v);
}
