// White cells that get stuck in narrow vessels and let go again. Slow, activated, sticky: more get stuck. Pressure pushes them out.
// Laws and constants: bed-prototype section 2 (capture falls with shear; release grows exponentially with the pressure drop, Bell 1978).
import { chanceStream, normal, subSeed } from '../chance.ts';
import { exp, limit } from '../math.ts';
import { values } from '../quantity.ts';
import type { Bed } from './bed-types.ts';
import { accumulate, PURPOSE } from './events.ts';
import { adhesionAt } from './injury.ts';
import { PLUG_LAW } from './laws.ts';
import { KIND } from './network.ts';

const k = values(PLUG_LAW);

export function canPlug(kind: number): boolean {
  return kind === KIND.capillary || kind === KIND.precapillary || kind === KIND.postcapillary;
}

export function updatePlugs(bed: Bed, dt: number): void {
  const { plugs, network, inputs, seed, time } = bed;
  const { topicalDilator, activation } = inputs;
  const undone = undoneBy(topicalDilator);
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

/** Share of stickiness that a topical dilator leaves. */
export function undoneBy(topicalDilator: number): number {
  return 1 - k.undone * topicalDilator;
}

/** Captures per second. */
function captureHazard(bed: Bed, s: number, sticky: number, undone: number): number {
  const { vessels, inputs } = bed;
  const fit = limit((k.wide - vessels.diameter[s]) / k.narrow, 0, 1);
  if (fit === 0) return 0;
  const act = inputs.activation;
  const propensity =
    undone *
    (k.captureCalm * Math.min(1, 4 * act) + k.capture * act * (k.captureSmooth + (1 - k.captureSmooth) * sticky));
  const v = vessels.velocity[s] / k.shearVelocity;
  return (((Math.abs(vessels.flow[s]) * inputs.whiteCells) / 60) * propensity * fit) / (1 + v * v);
}

/** Releases per second of the plug in this segment. */
export function releaseHazard(bed: Bed, s: number, sticky: number, undone: number): number {
  const dwell = k.dwell + k.stickyDwell * sticky * bed.inputs.activation * undone * undone;
  return exp(Math.min(k.pressureMost, pressureDrop(bed, s) / yieldPressure(bed, s, sticky, undone))) / dwell;
}

/** Pressure drop that makes this plug let go e times faster, mmHg. */
export function yieldPressure(bed: Bed, s: number, sticky: number, undone: number): number {
  return (k.grip + k.stickyGrip * sticky) * bed.plugs.strength[s] * undone;
}

/** mmHg across a segment. */
export function pressureDrop(bed: Bed, s: number): number {
  return Math.abs(bed.pressure[bed.network.from[s]] - bed.pressure[bed.network.to[s]]);
}

/** Log-normal strength around 1, fixed by seed, segment and how many plugs it had. */
function drawStrength(bed: Bed, s: number): void {
  const draw = chanceStream(subSeed(subSeed(bed.seed, PURPOSE.strength), s * 65536 + bed.plugs.count[s]));
  bed.plugs.strength[s] = exp(k.gripSpread * normal(draw));
}
