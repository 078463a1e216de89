// Draws the arterioles that feed a field and the venules that drain it: shortest paths from a few roots at the rim to terminals
// spread over the field, wide where many terminals hang on them (Murray's law, exponent 2.7 as in network-reference section 7).
import { pow } from '../math.ts';
import { addEdge, addNode, distance, type Draft } from './draft.ts';
import { ROLE } from './network.ts';
import { inside, relaxedMesh, type Box, type Mesh } from './voronoi.ts';

export interface TreePlan {
  roots: number;
  /** terminals per mm2 */
  terminals: number;
  /** um */
  terminalDiameter: number;
  /** cells per mm2 of the coarse mesh that the paths follow */
  mesh: number;
  kind: number;
  role: number;
  /** terminals lie closer in here */
  dense: Box;
  /** where on the rim the first root sits, 0-1 of its length */
  start: number;
}

/** How much farther apart terminals lie outside the field. */
const SPARSER = 1.5;

const MURRAY = 2.7;

/** Adds a tree (one per root) to the draft; returns its terminals: nodes that still need capillaries. */
export function addTree(draft: Draft, plan: TreePlan, box: Box, draw: () => number): number[] {
  const mesh = relaxedMesh(draw, plan.mesh, box, 2);
  const around = neighborsOf(mesh);
  const roots = pickRoots(mesh, plan, box);
  const parent = shortestPaths(mesh, around, roots, draw);
  const terminals = pickTerminals(mesh, plan, box, parent, draw);
  const load = loads(parent, terminals, pow(plan.terminalDiameter, MURRAY));
  const placed = new Map<number, number>();
  const place = (v: number): number => {
    const known = placed.get(v);
    if (known !== undefined) return known;
    const node = addNode(draft, mesh.x[v], mesh.y[v], roots.includes(v) ? plan.role : ROLE.inner);
    placed.set(v, node);
    return node;
  };
  load.forEach((weight, v) => {
    if (weight === 0 || parent[v] < 0) return;
    const [a, b] = [place(parent[v]), place(v)];
    addEdge(draft, { a, b, diameter: pow(weight, 1 / MURRAY), length: 0, kind: plan.kind });
  });
  return terminals.map(place);
}

function neighborsOf(mesh: Mesh): number[][] {
  const around: number[][] = mesh.x.map(() => []);
  for (const [a, b] of mesh.edges) {
    around[a].push(b);
    around[b].push(a);
  }
  return around;
}

/** Mesh corners nearest to evenly spaced places on the rim. */
function pickRoots(mesh: Mesh, plan: TreePlan, box: Box): number[] {
  const roots = new Set<number>();
  for (let r = 0; r < plan.roots; r++) {
    const place = rimPoint(box, (plan.start + r / plan.roots) % 1);
    let best = -1;
    for (let v = 0; v < mesh.x.length; v++) {
      if (best < 0 || distance(place, point(mesh, v)) < distance(place, point(mesh, best))) best = v;
    }
    roots.add(best);
  }
  return [...roots];
}

function point(mesh: Mesh, v: number): { x: number; y: number } {
  return { x: mesh.x[v], y: mesh.y[v] };
}

function rimPoint(box: Box, share: number): { x: number; y: number } {
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  let s = share * 2 * (width + height);
  if (s < width) return { x: box.x0 + s, y: box.y0 };
  s -= width;
  if (s < height) return { x: box.x1, y: box.y0 + s };
  s -= height;
  if (s < width) return { x: box.x1 - s, y: box.y1 };
  return { x: box.x0, y: box.y1 - (s - width) };
}

/** Parent of every corner on its shortest way to a root (Dijkstra); -1 for roots, -2 where there is no way. */
function shortestPaths(mesh: Mesh, around: number[][], roots: number[], draw: () => number): Int32Array {
  const n = mesh.x.length;
  const parent = new Int32Array(n).fill(-2);
  const cost = new Float64Array(n).fill(Infinity);
  const done = new Uint8Array(n);
  const rough = mesh.x.map(() => 1 + 0.3 * draw());
  for (const r of roots) {
    cost[r] = 0;
    parent[r] = -1;
  }
  for (;;) {
    let v = -1;
    for (let i = 0; i < n; i++) if (!done[i] && cost[i] < Infinity && (v < 0 || cost[i] < cost[v])) v = i;
    if (v < 0) return parent;
    done[v] = 1;
    for (const w of around[v]) {
      const through = cost[v] + distance(point(mesh, v), point(mesh, w)) * rough[w];
      if (through >= cost[w]) continue;
      cost[w] = through;
      parent[w] = v;
    }
  }
}

/** Reachable corners, spread out: taken in random order, each at least a set distance from those before it. */
function pickTerminals(mesh: Mesh, plan: TreePlan, box: Box, parent: Int32Array, draw: () => number): number[] {
  const area = ((box.x1 - box.x0) * (box.y1 - box.y0)) / 1e6;
  const wanted = Math.round(plan.terminals * area);
  const candidates = mesh.x.map((_, v) => ({ v, key: draw() })).filter(({ v }) => parent[v] >= 0);
  candidates.sort((a, b) => a.key - b.key);
  const picked: number[] = [];
  for (let apart = 850 / Math.sqrt(plan.terminals); picked.length < wanted && apart > 50; apart *= 0.85) {
    for (const { v } of candidates) {
      if (picked.length >= wanted) break;
      const gap = plan.dense && !inside(point(mesh, v), plan.dense) ? SPARSER * apart : apart;
      if (picked.every((p) => distance(point(mesh, p), point(mesh, v)) > gap)) picked.push(v);
    }
  }
  return picked;
}

/** Sum of diameter^2.7 of the terminals that hang on each corner. */
function loads(parent: Int32Array, terminals: number[], terminal: number): Float64Array {
  const load = new Float64Array(parent.length);
  for (const t of terminals) for (let v = t; v >= 0; v = parent[v]) load[v] += terminal;
  return load;
}
