// The order in which blood visits the branching points: every point comes after all points upstream of it (Kahn 1962).
import type { Network } from './network.ts';

/** Reusable working memory and result: `order[0 .. count - 1]` are nodes from upstream to downstream. */
export interface FlowOrder {
  order: Int32Array;
  count: number;
  waiting: Int32Array;
}

/**
 * The segments along that order, so that who follows the blood need not ask each for its direction: those that flow into the i-th node of the
 * order are `segment[bound[2 * i]] ..`, those that leave it `segment[bound[2 * i + 1]] .. segment[bound[2 * i + 2] - 1]`.
 */
export interface FlowPaths {
  segment: Int32Array;
  bound: Int32Array;
}

export function createFlowOrder(nodes: number): FlowOrder {
  return { order: new Int32Array(nodes), count: 0, waiting: new Int32Array(nodes) };
}

/** They follow from the directions, so they are not part of a saved bed: kept beside each order, laid again when a restored one is first used. */
const paths = new WeakMap<FlowOrder, FlowPaths>();

/** The paths of an order; `flow` has the directions that the order was made for. */
export function flowPaths(order: FlowOrder, network: Network, flow: Float64Array): FlowPaths {
  return paths.get(order) ?? updateFlowOrder(order, network, flow);
}

/** Updates the order in place. Segments without flow are skipped. Nodes on a closed loop of flow (impossible under pressure) are left out. */
export function updateFlowOrder(result: FlowOrder, network: Network, flow: Float64Array): FlowPaths {
  const { from, to, first, adjacent, outward, nodes } = network;
  const { order, waiting } = result;
  const laid = paths.get(result) ?? newPaths(result, network);
  const { segment, bound } = laid;
  countArrivals(waiting, network, flow);
  let count = 0;
  for (let n = 0; n < nodes; n++) if (waiting[n] === 0) order[count++] = n;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const n = order[i];
    const end = first[n + 1];
    for (let e = first[n]; e < end; e++) if (outward[e] * flow[adjacent[e]] < 0) segment[at++] = adjacent[e];
    bound[2 * i + 1] = at;
    for (let e = first[n]; e < end; e++) {
      const s = adjacent[e];
      if (!(outward[e] * flow[s] > 0)) continue;
      segment[at++] = s;
      const other = from[s] + to[s] - n; // the segment's other end
      if (--waiting[other] === 0) order[count++] = other;
    }
    bound[2 * i + 2] = at;
  }
  result.count = count;
  return laid;
}

function newPaths(order: FlowOrder, { segments, nodes }: Network): FlowPaths {
  const laid = { segment: new Int32Array(2 * segments), bound: new Int32Array(2 * nodes + 1) };
  paths.set(order, laid);
  return laid;
}

/** How many segments bring blood to each node. */
function countArrivals(waiting: Int32Array, { from, to, segments }: Network, flow: Float64Array): void {
  waiting.fill(0);
  for (let s = 0; s < segments; s++) {
    if (flow[s] > 0) waiting[to[s]]++;
    else if (flow[s] < 0) waiting[from[s]]++;
  }
}
