// Thoroughfare channels: vessels from arteriole to venule that pass the capillaries by; nearly shut in health, opened by iNOS.
import { addEdge, distance, splitEdge, type Draft } from './draft.ts';
import { KIND } from './network.ts';

/** Width at rest before adaptation, um, and rest width over width at half tone; their tone at rest is high (bed-prototype section 2: S = 3, k = 0.7). */
export const CHANNEL = { rest: 7.5 * 0.5129, restOverMiddle: 0.5129 };
/** Share of arteriole terminals that have one; farthest venule, um; shortest channel, um; windings (bed-prototype section 2). */
const SHARE = 0.4;
const FARTHEST = 450;
const SHORTEST = 200;
const WINDING = 1.3;

/** Each channel leaves the last arteriole piece and enters the first venule piece near their ends, so that only three vessels meet. */
export function addChannels(draft: Draft, arterial: number[], venous: number[], draw: () => number): void {
  const free = new Set(venous);
  for (const a of arterial) {
    if (draw() >= SHARE) continue;
    const v = nearest(draft, a, free);
    const start = v < 0 ? -1 : stub(draft, a, KIND.arteriole);
    const end = start < 0 ? -1 : stub(draft, v, KIND.venule);
    if (end < 0) continue;
    free.delete(v);
    const length = Math.max(SHORTEST, WINDING * distance(draft.nodes[start], draft.nodes[end]));
    addEdge(draft, { a: start, b: end, diameter: CHANNEL.rest, length, kind: KIND.thoroughfare });
  }
}

function nearest(draft: Draft, a: number, free: Set<number>): number {
  let best = -1;
  let away = FARTHEST;
  for (const v of free) {
    const d = distance(draft.nodes[a], draft.nodes[v]);
    if (d >= away) continue;
    best = v;
    away = d;
  }
  return best;
}

/** A new node in the tree vessel that ends at `node`, four fifths of the way to it. */
function stub(draft: Draft, node: number, kind: number): number {
  for (const e of draft.nodes[node].edges) {
    const edge = draft.edges[e];
    if (edge?.kind === kind) return splitEdge(draft, e, edge.b === node ? 0.8 : 0.2);
  }
  return -1;
}
