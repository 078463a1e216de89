// The order in which the pressure equations are eliminated, chosen once per network so that solving stays cheap.

/**
 * Minimum-degree order: `order[k]` is the k-th unknown to eliminate. Ties go to the lowest number, so the result is fixed by the graph.
 * `neighbors[i]` are the unknowns that share a segment with unknown i, each once; the lists are used up.
 */
export function minimumDegreeOrder(neighbors: number[][]): Int32Array {
  const n = neighbors.length;
  const order = new Int32Array(n);
  const done = new Uint8Array(n);
  const degree = Int32Array.from(neighbors, (list) => list.length);
  const seen = new Int32Array(n).fill(-1);
  for (let k = 0; k < n; k++) {
    const pivot = lowestDegree(degree, done);
    order[k] = pivot;
    done[pivot] = 1;
    joinNeighbors(neighbors, degree, seen, pivot);
  }
  return order;
}

function lowestDegree(degree: Int32Array, done: Uint8Array): number {
  let best = -1;
  let bestDegree = Infinity;
  for (let i = 0; i < degree.length; i++) {
    if (done[i] || degree[i] >= bestDegree) continue;
    best = i;
    bestDegree = degree[i];
    if (bestDegree <= 1) break;
  }
  return best;
}

/** Eliminating an unknown ties all its neighbors to each other; `seen[j] === i` once j is known to stand in the list of i. */
function joinNeighbors(neighbors: number[][], degree: Int32Array, seen: Int32Array, pivot: number): void {
  const around = neighbors[pivot];
  for (const i of around) {
    const list = neighbors[i];
    list[list.indexOf(pivot)] = list[list.length - 1];
    list.pop();
    for (const j of list) seen[j] = i;
    for (const j of around) if (j !== i && seen[j] !== i) list.push(j);
    degree[i] = list.length;
  }
  neighbors[pivot] = [];
}
