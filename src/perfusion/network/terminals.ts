// Ties the ends of arterioles and venules to the capillary mesh.
import { addEdge, distance, type Draft } from './draft.ts';
import { KIND } from './network.ts';

/** Farthest capillary that a terminal reaches for, um. */
const REACH = 260;

/**
 * Ties each terminal to near places of the mesh where two vessels meet, until three meet at the terminal too; places that were tied
 * before keep their distance, so that blood enters and leaves the mesh evenly.
 */
export function joinTerminals(draft: Draft, terminals: number[], kind: number, diameter: number): void {
  const taken: number[] = [];
  for (const t of terminals) {
    for (let free = 3 - draft.nodes[t].edges.size; free > 0; free--) {
      const n = nearestPassage(draft, t, taken);
      if (n < 0) continue;
      addEdge(draft, { a: t, b: n, diameter, length: 0, kind });
      taken.push(n);
    }
  }
}

/** Places that feed (or drain) the mesh keep this distance where they can, um (chosen so that capillary flow is even). */
const APART = 200;

function nearestPassage(draft: Draft, terminal: number, taken: number[]): number {
  let best = -1;
  let least = Infinity;
  draft.nodes.forEach((node, n) => {
    if (node.edges.size !== 2 || !isCapillaryNode(draft, n)) return;
    const away = distance(node, draft.nodes[terminal]);
    if (away >= REACH || away < 10) return;
    let crowd = 0;
    for (const other of taken) {
      const gap = distance(node, draft.nodes[other]);
      if (gap < APART) crowd += APART - gap;
    }
    if (away + 2 * crowd >= least) return;
    best = n;
    least = away + 2 * crowd;
  });
  return best;
}

function isCapillaryNode(draft: Draft, n: number): boolean {
  for (const e of draft.nodes[n].edges) if (draft.edges[e]?.kind !== KIND.capillary) return false;
  return true;
}
