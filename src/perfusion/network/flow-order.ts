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

/** Follows from the order and the directions, so it is not part of a saved bed: kept beside each order, made when first asked for. */
const paths = new WeakMap<FlowOrder, FlowPaths>();

/** The paths of an order; `flow` has the directions that the order was made for. */
export function flowPaths(order: FlowOrder, network: Network, flow: Float64Array): FlowPaths {
  return paths.get(order) ?? layPaths(order, network, flow);
}

function layPaths(flowOrder: FlowOrder, network: Network, flow: Float64Array): FlowPaths {
  const { first, adjacent, outward, nodes, segments } = network;
  const { order, count } = flowOrder;
  let made = paths.get(flowOrder);
  if (!made) {
    made = { segment: new Int32Array(2 * segments), bound: new Int32Array(2 * nodes + 1) };
    paths.set(flowOrder, made);
  }
  const { segment, bound } = made;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const n = order[i];
    const end = first[n + 1];
    for (let e = first[n]; e < end; e++) if (outward[e] * flow[adjacent[e]] < 0) segment[at++] = adjacent[e];
    bound[2 * i + 1] = at;
    for (let e = first[n]; e < end; e++) if (outward[e] * flow[adjacent[e]] > 0) segment[at++] = adjacent[e];
    bound[2 * i + 2] = at;
  }
  return made;
}

/** Updates the order in place. Segments without flow are skipped. Nodes on a closed loop of flow (impossible under pressure) are left out. */
export function updateFlowOrder(result: FlowOrder, network: Network, flow: Float64Array): void {
  const { from, to, first, adjacent, outward, nodes, segments } = network;
  const { order, waiting } = result;
  waiting.fill(0);
  for (let s = 0; s < segments; s++) {
    if (flow[s] > 0) waiting[to[s]]++;
    else if (flow[s] < 0) waiting[from[s]]++;
  }
  let count = 0;
  for (let n = 0; n < nodes; n++) if (waiting[n] === 0) order[count++] = n;
  for (let i = 0; i < count; i++) {
    const n = order[i];
    const end = first[n + 1];
    for (let e = first[n]; e < end; e++) {
      const s = adjacent[e];
      if (!(outward[e] * flow[s] > 0)) continue;
      const other = from[s] + to[s] - n; // the segment's other end
      if (--waiting[other] === 0) order[count++] = other;
    }
  }
  result.count = count;
  layPaths(result, network, flow);
}
