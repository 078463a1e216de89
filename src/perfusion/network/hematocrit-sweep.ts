// Carries red cells from the inlets through every branching point to the outlets, for given flows.
import { redCellShare } from './phase-separation.ts';
import type { FlowOrder } from './flow-order.ts';
import { ROLE, type Network } from './network.ts';

export interface SweepSettings {
  /** Discharge hematocrit of blood that enters at a boundary node, 0-1, per node. */
  inflowHematocrit: Float64Array;
  /** Highest hematocrit a vessel can carry, 0-1; what does not fit goes to the sibling branch. */
  highest: number;
  /** Skimming threshold, um (phase-separation SKIMMING, larger for stiff cells). */
  skimming: number;
}

/** Segments that leave the node at hand; no real node has more. */
const outgoing = new Int32Array(32);

/**
 * Writes the discharge hematocrit of every segment into `target`. `width` is the diameter that the division of cells feels, um.
 * Segments without flow get 0. Flow and red cells balance at every node to rounding.
 */
export function sweepHematocrit(
  target: Float64Array,
  network: Network,
  flow: Float64Array,
  width: Float64Array,
  flowOrder: FlowOrder,
  settings: SweepSettings,
): void {
  const { first, adjacent, outward, role } = network;
  const { order, count } = flowOrder;
  const { inflowHematocrit, highest, skimming } = settings;
  for (let s = 0; s < network.segments; s++) if (flow[s] === 0) target[s] = 0;
  for (let i = 0; i < count; i++) {
    const n = order[i];
    let volume = 0;
    let cells = 0;
    let leaving = 0;
    let feedWidth = 0;
    let outs = 0;
    for (let e = first[n]; e < first[n + 1]; e++) {
      const s = adjacent[e];
      const out = outward[e] * flow[s];
      if (out > 0) {
        outgoing[outs++] = s;
        leaving += out;
      } else if (out < 0) {
        volume -= out;
        cells -= out * target[s];
        if (width[s] > feedWidth) feedWidth = width[s];
      }
    }
    if (outs === 0) continue;
    if (role[n] !== ROLE.inner && leaving > volume) {
      cells += (leaving - volume) * inflowHematocrit[n];
      volume = leaving;
      if (feedWidth === 0) feedWidth = widest(width, outs);
    }
    if (volume === 0) {
      // Rounding noise in a loop that hangs on one vessel: nothing truly flows.
      for (let k = 0; k < outs; k++) target[outgoing[k]] = 0;
      continue;
    }
    if (outs === 1) target[outgoing[0]] = cells / volume;
    else divide(target, flow, width, outs, volume, cells, feedWidth, highest, skimming);
  }
}

function widest(width: Float64Array, outs: number): number {
  let w = 0;
  for (let i = 0; i < outs; i++) if (width[outgoing[i]] > w) w = width[outgoing[i]];
  return w;
}

/** Three or more branches are taken as bifurcations one after another in storage order (as in Secomb's network code). */
function divide(
  target: Float64Array,
  flow: Float64Array,
  width: Float64Array,
  outs: number,
  volume: number,
  cells: number,
  feedWidth: number,
  highest: number,
  skimming: number,
): void {
  for (let i = 0; i < outs - 1; i++) {
    const a = outgoing[i];
    const b = outgoing[i + 1];
    const qa = flow[a] < 0 ? -flow[a] : flow[a];
    const rest = volume - qa;
    const h = cells / volume;
    if (!(rest > 0)) {
      target[a] = h;
      volume = rest;
      cells = 0;
      continue;
    }
    let toA = cells * redCellShare(qa / volume, h, feedWidth, width[a], width[b], skimming);
    const most = highest * qa;
    const least = cells - highest * rest;
    if (toA > most) toA = most;
    if (toA < least) toA = least;
    target[a] = toA / qa;
    cells -= toA;
    volume = rest;
    feedWidth = width[b];
  }
  const last = outgoing[outs - 1];
  target[last] = volume > 0 ? cells / volume : 0;
}
