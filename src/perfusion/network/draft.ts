// A network while it is being drawn: vessels can still be added, joined and taken away.
import { buildNetwork, ROLE, type Network } from './network.ts';

export interface DraftNode {
  x: number;
  y: number;
  role: number;
  edges: Set<number>;
}

export interface DraftEdge {
  a: number;
  b: number;
  /** um */
  diameter: number;
  /** um; 0 means the straight distance */
  length: number;
  kind: number;
  /** places the vessel passes between its ends, from a to b */
  via?: Place[];
  /** filled in when first asked for: control point of its curve, um along it */
  curve?: { bend: Place; length: number };
}

export interface Place {
  x: number;
  y: number;
}

export interface Draft {
  nodes: DraftNode[];
  /** null where a vessel was taken away */
  edges: (DraftEdge | null)[];
}

/** Shortest vessel, um (chosen so that two branch points never share a place). */
const SHORTEST = 8;

export function addNode(draft: Draft, x: number, y: number, role: number = ROLE.inner): number {
  return draft.nodes.push({ x, y, role, edges: new Set() }) - 1;
}

export function addEdge(draft: Draft, edge: DraftEdge): number {
  const e = draft.edges.push(edge) - 1;
  draft.nodes[edge.a].edges.add(e);
  draft.nodes[edge.b].edges.add(e);
  return e;
}

export function removeEdge(draft: Draft, e: number): void {
  const edge = draft.edges[e];
  if (!edge) return;
  draft.nodes[edge.a].edges.delete(e);
  draft.nodes[edge.b].edges.delete(e);
  draft.edges[e] = null;
}

export function distance(a: Place, b: Place): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.sqrt(dx * dx + dy * dy);
}

export function lengthOf(draft: Draft, edge: DraftEdge): number {
  const path = [draft.nodes[edge.a], ...(edge.via ?? []), draft.nodes[edge.b]];
  let along = 0;
  for (let i = 1; i < path.length; i++) along += distance(path[i - 1], path[i]);
  return Math.max(edge.length, along, SHORTEST);
}

/** The vessel's places in order when walked from one of its ends. */
function viaFrom(edge: DraftEdge, end: number): Place[] {
  const via = edge.via ?? [];
  return edge.a === end ? via : via.toReversed();
}

/** How far a vessel bows out: 2 passes the place halfway along its path; living capillaries wind more than the mesh they follow. */
const WINDING = 2.8;

/** Control point of the vessel's curve. */
function bendOf(draft: Draft, edge: DraftEdge): Place {
  const a = draft.nodes[edge.a];
  const b = draft.nodes[edge.b];
  const path = [a, ...(edge.via ?? []), b];
  let left = lengthOf(draft, { ...edge, length: 0 }) / 2;
  let i = 1;
  while (i < path.length - 1 && left > distance(path[i - 1], path[i])) left -= distance(path[i - 1], path[i++]);
  const share = left / Math.max(distance(path[i - 1], path[i]), 1e-9);
  const x = path[i - 1].x + share * (path[i].x - path[i - 1].x);
  const y = path[i - 1].y + share * (path[i].y - path[i - 1].y);
  const [mx, my] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  return { x: mx + WINDING * (x - mx), y: my + WINDING * (y - my) };
}

function curveOf(draft: Draft, edge: DraftEdge): { bend: Place; length: number } {
  const bend = bendOf(draft, edge);
  return { bend, length: curveLength(draft.nodes[edge.a], bend, draft.nodes[edge.b]) };
}

/** Length of the drawn curve, um: sixteen straight pieces, 0.1 % short at most. */
function curveLength(a: Place, bend: Place, b: Place): number {
  let sum = 0;
  let last = a;
  for (let i = 1; i <= 16; i++) {
    const t = i / 16;
    const u = 1 - t;
    const next = {
      x: u * u * a.x + 2 * u * t * bend.x + t * t * b.x,
      y: u * u * a.y + 2 * u * t * bend.y + t * t * b.y,
    };
    sum += distance(last, next);
    last = next;
  }
  return sum;
}

function otherEnd(edge: DraftEdge, node: number): number {
  return edge.a === node ? edge.b : edge.a;
}

/** Takes away dead ends until every inner node has at least two vessels. */
export function removeDeadEnds(draft: Draft): void {
  const stack = draft.nodes.map((_, n) => n);
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    const node = draft.nodes[n];
    if (node.role !== ROLE.inner || node.edges.size !== 1) continue;
    const [e] = node.edges;
    const edge = draft.edges[e];
    removeEdge(draft, e);
    if (edge) stack.push(otherEnd(edge, n));
  }
}

/** Takes away everything that does not hang together with the largest piece. */
export function removeStrays(draft: Draft): void {
  const piece = new Int32Array(draft.nodes.length).fill(-1);
  const sizes: number[] = [];
  draft.nodes.forEach((_, start) => {
    if (piece[start] >= 0) return;
    const p = sizes.push(0) - 1;
    piece[start] = p;
    const stack = [start];
    for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
      sizes[p]++;
      for (const e of draft.nodes[n].edges) {
        const next = otherEnd(draft.edges[e] as DraftEdge, n);
        if (piece[next] >= 0) continue;
        piece[next] = p;
        stack.push(next);
      }
    }
  });
  const largest = sizes.indexOf(Math.max(...sizes));
  draft.edges.forEach((edge, e) => {
    if (edge && piece[edge.a] !== largest) removeEdge(draft, e);
  });
}

/** Joins two vessels of one kind that meet end to end, unless that would lay a vessel over another. */
export function joinPassages(draft: Draft, keep: (node: number) => boolean = () => false): void {
  draft.nodes.forEach((node, n) => {
    if (node.role !== ROLE.inner || node.edges.size !== 2 || keep(n)) return;
    const [e, f] = node.edges;
    const first = draft.edges[e];
    const second = draft.edges[f];
    if (!first || !second || first.kind !== second.kind) return;
    const a = otherEnd(first, n);
    const b = otherEnd(second, n);
    if (a === b || areJoined(draft, a, b)) return;
    const la = lengthOf(draft, first);
    const lb = lengthOf(draft, second);
    removeEdge(draft, e);
    removeEdge(draft, f);
    const diameter = (la * first.diameter + lb * second.diameter) / (la + lb);
    const via = [...viaFrom(first, a), { x: node.x, y: node.y }, ...viaFrom(second, n)];
    addEdge(draft, { a, b, diameter, length: 0, kind: first.kind, via });
  });
}

function areJoined(draft: Draft, a: number, b: number): boolean {
  for (const e of draft.nodes[a].edges) {
    const edge = draft.edges[e];
    if (edge && otherEnd(edge, a) === b) return true;
  }
  return false;
}

/** A node in the middle of a vessel, at `share` of the way from its end `a`; returns the new node. */
export function splitEdge(draft: Draft, e: number, share: number): number {
  const edge = draft.edges[e];
  if (!edge) throw new Error('this vessel was taken away');
  const a = draft.nodes[edge.a];
  const b = draft.nodes[edge.b];
  const n = addNode(draft, a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
  removeEdge(draft, e);
  const { diameter, kind } = edge;
  addEdge(draft, { a: edge.a, b: n, diameter, length: 0, kind });
  addEdge(draft, { a: n, b: edge.b, diameter, length: 0, kind });
  return n;
}

/** The finished network, and the draft's edge for each of its segments. */
export function finish(draft: Draft): { network: Network; edges: number[] } {
  const index = new Int32Array(draft.nodes.length).fill(-1);
  const used = draft.nodes.filter((node) => node.edges.size > 0);
  let count = 0;
  draft.nodes.forEach((node, n) => {
    if (node.edges.size > 0) index[n] = count++;
  });
  const edges: number[] = [];
  const kept: DraftEdge[] = [];
  draft.edges.forEach((edge, e) => {
    if (!edge) return;
    edges.push(e);
    kept.push(edge);
  });
  const curves = kept.map((edge) => (edge.curve ??= curveOf(draft, edge)));
  const network = buildNetwork({
    bendX: curves.map((curve) => curve.bend.x),
    bendY: curves.map((curve) => curve.bend.y),
    x: used.map((n) => n.x),
    y: used.map((n) => n.y),
    role: used.map((n) => n.role),
    from: kept.map((edge) => index[edge.a]),
    to: kept.map((edge) => index[edge.b]),
    length: kept.map((edge, i) => Math.max(edge.length, curves[i].length, SHORTEST)),
    diameter: kept.map((edge) => edge.diameter),
    kind: kept.map((edge) => edge.kind),
  });
  return { network, edges };
}
