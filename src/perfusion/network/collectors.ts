// Collecting venules: each joins two venule ends that lie near each other and takes up a capillary halfway, so that blood leaves it
// at both ends. They give the field the wide venules that an incident-dark-field picture shows (network-reference section 7).
import { addEdge, addNode, distance, type Draft } from './draft.ts';
import { KIND } from './network.ts';

/** Nearest and farthest ends that are joined, um, and how far the venule bows out, as a share of that distance. */
const NEAREST = 60;
const FARTHEST = 600;
const BOW = { least: 0.48, spread: 0.24 };

/** Returns the places halfway, which still need a capillary. */
export function addCollectors(draft: Draft, terminals: number[], diameter: number, draw: () => number): number[] {
  // No more than three vessels meet anywhere.
  const free = new Set(terminals.filter((t) => draft.nodes[t].edges.size < 3));
  const middles: number[] = [];
  for (const a of terminals) {
    if (!free.delete(a)) continue;
    const b = nearest(draft, a, free);
    if (b < 0) continue;
    free.delete(b);
    const side = draw() < 0.5 ? -1 : 1;
    middles.push(addCollector(draft, a, b, diameter, side * (BOW.least + BOW.spread * draw())));
  }
  return middles;
}

function nearest(draft: Draft, a: number, others: Set<number>): number {
  let best = -1;
  let away = FARTHEST;
  for (const b of others) {
    const d = distance(draft.nodes[a], draft.nodes[b]);
    if (d >= away || d < NEAREST) continue;
    best = b;
    away = d;
  }
  return best;
}

function addCollector(draft: Draft, a: number, b: number, diameter: number, bow: number): number {
  const from = draft.nodes[a];
  const to = draft.nodes[b];
  const x = (from.x + to.x) / 2 + bow * (to.y - from.y);
  const y = (from.y + to.y) / 2 - bow * (to.x - from.x);
  const middle = addNode(draft, x, y);
  addEdge(draft, { a, b: middle, diameter, length: 0, kind: KIND.venule });
  addEdge(draft, { a: middle, b, diameter, length: 0, kind: KIND.venule });
  return middle;
}
