// White cells that get stuck in narrow vessels and let go again. Slow, activated, sticky: more get stuck. Pressure pushes them out.
// Laws and constants: bed-prototype section 2 (capture falls with shear; release grows exponentially with the pressure drop, Bell 1978).
import { chanceStream, normal, subSeed } from '../chance.ts';
import { exp, limit } from '../math.ts';
import type { Bed } from './bed-types.ts';
import { accumulate, PURPOSE } from './events.ts';
import { adhesionAt } from './injury.ts';
import { KIND } from './network.ts';

/** Velocity that halves the chance of getting stuck, um/s. */
const SHEAR_VELOCITY = 250;
/** Propensity of fully activated, sticky white cells to stay; chosen so that average septic shock shows a PPV of 60-75 % (Edul 2012). */
const CAPTURE = 3.6;
/** Grip of a calm white cell, mmHg, and what full adhesion adds (bed-prototype section 2; the latter chosen with CAPTURE). */
const GRIP = 0.3;
const STICKY_GRIP = 3.2;
/** No white cell gets stuck in vessels this wide, um; all narrower than this by 2 um can be blocked. */
const WIDE_ENOUGH = 8.5;

export function canPlug(kind: number): boolean {
  return kind === KIND.capillary || kind === KIND.precapillary || kind === KIND.postcapillary;
}

export function updatePlugs(bed: Bed, dt: number): void {
  const { plugs, network, inputs, seed, time } = bed;
  const { topicalDilator, activation } = inputs;
  const undone = 1 - 0.95 * topicalDilator;
  const calm = activation === 0;
  for (let s = 0; s < network.segments; s++) {
    if (!canPlug(network.kind[s])) continue;
    const stuck = plugs.active[s] === 1;
    if (calm && !stuck) continue;
    const sticky = adhesionAt(bed, s);
    const hazard = stuck ? releaseHazard(bed, s, sticky, undone) : captureHazard(bed, s, sticky, undone);
    if (accumulate(plugs, s, hazard * dt, time, seed, PURPOSE.plug) && !stuck) drawStrength(bed, s);
  }
}

/** Captures per second. */
function captureHazard(bed: Bed, s: number, sticky: number, undone: number): number {
  const { vessels, inputs } = bed;
  const fit = limit((WIDE_ENOUGH - vessels.diameter[s]) / 2, 0, 1);
  if (fit === 0) return 0;
  const act = inputs.activation;
  const propensity = undone * (0.02 * Math.min(1, 4 * act) + CAPTURE * act * (0.25 + 0.75 * sticky));
  const v = vessels.velocity[s] / SHEAR_VELOCITY;
  return (((Math.abs(vessels.flow[s]) * inputs.whiteCells) / 60) * propensity * fit) / (1 + v * v);
}

/** Releases per second of the plug in this segment. */
export function releaseHazard(bed: Bed, s: number, sticky: number, undone: number): number {
  const dwell = 1.5 + 2500 * sticky * bed.inputs.activation * undone * undone;
  return exp(Math.min(10, pressureDrop(bed, s) / yieldPressure(bed, s, sticky, undone))) / dwell;
}

/** Pressure drop that makes this plug let go e times faster, mmHg. */
export function yieldPressure(bed: Bed, s: number, sticky: number, undone: number): number {
  return (GRIP + STICKY_GRIP * sticky) * bed.plugs.strength[s] * undone;
}

/** mmHg across a segment. */
export function pressureDrop(bed: Bed, s: number): number {
  return Math.abs(bed.pressure[bed.network.from[s]] - bed.pressure[bed.network.to[s]]);
}

/** Log-normal strength around 1, spread 0.35, fixed by seed, segment and how many plugs it had. */
function drawStrength(bed: Bed, s: number): void {
  const draw = chanceStream(subSeed(subSeed(bed.seed, PURPOSE.strength), s * 65536 + bed.plugs.count[s]));
  bed.plugs.strength[s] = exp(0.35 * normal(draw));
}
