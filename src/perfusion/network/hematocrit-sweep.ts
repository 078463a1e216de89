// Carries red cells from the inlets through every branching point to the outlets, for given flows.
import { redCellShare } from './phase-separation.ts';
import { flowPaths, type FlowOrder } from './flow-order.ts';
import { ROLE, type Network } from './network.ts';

export interface SweepSettings {
  /** Discharge hematocrit of blood that enters at a boundary node, 0-1, per node. */
  inflowHematocrit: Float64Array;
  /** Highest hematocrit a vessel can carry, 0-1; what does not fit goes to the sibling branch. */
  highest: number;
  /** Skimming threshold, um (phase-separation SKIMMING, larger for stiff cells). */
  skimming: number;
}

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
  const { role, segments } = network;
  const { order, count } = flowOrder;
  const { segment, bound } = flowPaths(flowOrder, network, flow);
  const { inflowHematocrit, highest, skimming } = settings;
  for (let s = 0; s < segments; s++) if (flow[s] === 0) target[s] = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const n = order[i];
    const out = bound[2 * i + 1];
    const end = bound[2 * i + 2];
    let volume = 0;
    let cells = 0;
    let feedWidth = 0;
    for (; at < out; at++) {
      const s = segment[at];
      const q = Math.abs(flow[s]);
      volume += q;
      cells += q * target[s];
      if (width[s] > feedWidth) feedWidth = width[s];
    }
    at = end;
    if (out === end) continue;
    if (role[n] !== ROLE.inner) {
      const leaving = total(flow, segment, out, end);
      if (leaving > volume) {
        cells += (leaving - volume) * inflowHematocrit[n];
        volume = leaving;
        if (feedWidth === 0) feedWidth = widest(width, segment, out, end);
      }
    }
    if (volume === 0) {
      // Rounding noise in a loop that hangs on one vessel: nothing truly flows.
      for (let k = out; k < end; k++) target[segment[k]] = 0;
      continue;
    }
    if (end - out === 1) target[segment[out]] = cells / volume;
    else divide(target, flow, width, segment, out, end, volume, cells, feedWidth, highest, skimming);
  }
}

function total(flow: Float64Array, segment: Int32Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += Math.abs(flow[segment[i]]);
  return sum;
}

function widest(width: Float64Array, segment: Int32Array, start: number, end: number): number {
  let w = 0;
  for (let i = start; i < end; i++) if (width[segment[i]] > w) w = width[segment[i]];
  return w;
}

/** Three or more branches are taken as bifurcations one after another in storage order (as in Secomb's network code). */
function divide(
  target: Float64Array,
  flow: Float64Array,
  width: Float64Array,
  segment: Int32Array,
  start: number,
  end: number,
  volume: number,
  cells: number,
  feedWidth: number,
  highest: number,
  skimming: number,
): void {
  for (let i = start; i < end - 1; i++) {
    const a = segment[i];
    const b = segment[i + 1];
    const qa = Math.abs(flow[a]);
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
  const last = segment[end - 1];
  target[last] = volume > 0 ? cells / volume : 0;
}
