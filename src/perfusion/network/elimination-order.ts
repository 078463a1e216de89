// The order in which the pressure equations are eliminated, chosen once per network so that solving stays cheap.

/**
 * Minimum-degree order: `order[k]` is the k-th unknown to eliminate. Ties go to the lowest number, so the result is fixed by the graph.
 * `neighbors[i]` are the unknowns that share a segment with unknown i.
 */
export function minimumDegreeOrder(neighbors: Set<number>[]): Int32Array {
  const n = neighbors.length;
  const order = new Int32Array(n);
  const done = new Uint8Array(n);
  for (let k = 0; k < n; k++) {
    const pivot = lowestDegree(neighbors, done);
    order[k] = pivot;
    done[pivot] = 1;
    joinNeighbors(neighbors, pivot);
  }
  return order;
}

function lowestDegree(neighbors: Set<number>[], done: Uint8Array): number {
  let best = -1;
  let bestDegree = Infinity;
  for (let i = 0; i < neighbors.length; i++) {
    if (done[i] || neighbors[i].size >= bestDegree) continue;
    best = i;
    bestDegree = neighbors[i].size;
    if (bestDegree <= 1) break;
  }
  return best;
}

/** Eliminating an unknown ties all its neighbors to each other. */
function joinNeighbors(neighbors: Set<number>[], pivot: number): void {
  const around = [...neighbors[pivot]];
  for (const i of around) {
    neighbors[i].delete(pivot);
    for (const j of around) if (j !== i) neighbors[i].add(j);
  }
  neighbors[pivot].clear();
}
