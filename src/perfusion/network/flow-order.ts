// The order in which blood visits the branching points: every point comes after all points upstream of it (Kahn 1962).
import type { Network } from './network.ts';

/** Reusable working memory and result: `order[0 .. count - 1]` are nodes from upstream to downstream. */
export interface FlowOrder {
  order: Int32Array;
  count: number;
  waiting: Int32Array;
}

export function createFlowOrder(nodes: number): FlowOrder {
  return { order: new Int32Array(nodes), count: 0, waiting: new Int32Array(nodes) };
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
}
