// Grows the vessels of one sublingual field from a seed: capillary mesh, arterioles, venules, thoroughfare channels,
// then lets them adapt to their flow as living vessels do. Unsuitable drafts are rejected and the next sub-seed is tried.
import { chanceStream, normal, subSeed } from '../chance.ts';
import { exp } from '../math.ts';
import { adapt } from './adapt.ts';
import { addChannels } from './channels.ts';
import { addEdge, addNode, distance, joinPassages, removeDeadEnds, removeEdge, type Draft } from './draft.ts';
import { judge, type Verdict } from './judge.ts';
import { KIND, ROLE, type Network } from './network.ts';
import { addTree } from './trees.ts';
import { relaxedMesh, type Box } from './voronoi.ts';

export interface Plan {
  /** Field under the microscope, um. */
  width: number;
  height: number;
  /** um of vessels kept around the field, so that the picture ends away from the roots */
  margin: number;
  /** cells of the capillary mesh per mm2 */
  cells: number;
  /** arterioles that enter and venules that leave at the rim */
  roots: { arterial: number; venous: number };
}

/** 1.55 x 1.16 mm: the field of an incident-dark-field microscope (network-reference section 7); about 490 segments. */
export const SUBLINGUAL: Plan = {
  width: 1550,
  height: 1160,
  margin: 120,
  cells: 152,
  roots: { arterial: 3, venous: 4 },
};
/** Sample of a body bed with about 250 and about 150 segments (model.md section 2). */
export const BODY_LARGE: Plan = { width: 1150, height: 950, margin: 60, cells: 152, roots: { arterial: 2, venous: 3 } };
export const BODY_SMALL: Plan = { width: 880, height: 730, margin: 60, cells: 152, roots: { arterial: 2, venous: 2 } };

export interface Grown {
  network: Network;
  /** the sub-seed that was accepted, counted from 0: so many drafts were rejected before it */
  rejected: number;
  /** why each rejected draft was rejected */
  reasons: string[];
}

const MOST_TRIES = 40;

export function growNetwork(seed: number, plan: Plan = SUBLINGUAL): Grown {
  const reasons: string[] = [];
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const verdict = growOnce(subSeed(seed, attempt), plan);
    if (typeof verdict !== 'string') return { network: verdict, rejected: attempt, reasons };
    reasons.push(verdict);
  }
  throw new Error(`no suitable network in ${MOST_TRIES} tries: ${reasons.join('; ')}`);
}

function growOnce(seed: number, plan: Plan): Network | string {
  const draw = chanceStream(seed);
  const box: Box = { x0: -plan.margin, y0: -plan.margin, x1: plan.width + plan.margin, y1: plan.height + plan.margin };
  const draft = drawDraft(plan, box, draw);
  const adapted = adapt(draft);
  if (typeof adapted === 'string') return adapted;
  const verdict: Verdict = judge(adapted, plan);
  return verdict.suitable ? adapted : verdict.reason;
}

/** Everything before adaptation. */
function drawDraft(plan: Plan, box: Box, draw: () => number): Draft {
  const draft: Draft = { nodes: [], edges: [] };
  addCapillaryMesh(draft, plan, box, draw);
  const start = draw();
  const arterial = addTree(
    draft,
    {
      roots: plan.roots.arterial,
      terminals: 8,
      terminalDiameter: 11.5,
      mesh: 12,
      kind: KIND.arteriole,
      role: ROLE.inlet,
      start,
    },
    box,
    draw,
  );
  const venous = addTree(
    draft,
    {
      roots: plan.roots.venous,
      terminals: 12,
      terminalDiameter: 16,
      mesh: 18,
      kind: KIND.venule,
      role: ROLE.outlet,
      start: start + 0.17,
    },
    box,
    draw,
  );
  joinTerminals(draft, arterial, KIND.precapillary, PRECAPILLARY);
  joinTerminals(draft, venous, KIND.postcapillary, POSTCAPILLARY);
  addChannels(draft, arterial, venous, draw);
  joinPassages(draft);
  removeDeadEnds(draft);
  joinPassages(draft);
  return draft;
}

/** um: starting widths of the vessels that tie the mesh to the trees; adaptation changes them (network-reference section 7). */
const PRECAPILLARY = 8.5;
const POSTCAPILLARY = 10;

/** Capillary diameters at the start: log-normal around 6.5 um, spread 0.18, kept in 4-12 (network-reference section 7). */
const CAPILLARY = { middle: 7.1, spread: 0.18, narrowest: 4, widest: 12 };

function addCapillaryMesh(draft: Draft, plan: Plan, box: Box, draw: () => number): void {
  const mesh = relaxedMesh(draw, plan.cells, box, 2);
  mesh.x.forEach((x, v) => addNode(draft, x, mesh.y[v]));
  for (const [a, b] of mesh.edges) {
    const width = CAPILLARY.middle * exp(CAPILLARY.spread * normal(draw));
    const diameter = Math.min(Math.max(width, CAPILLARY.narrowest), CAPILLARY.widest);
    addEdge(draft, { a, b, diameter, length: 0, kind: KIND.capillary });
  }
  removeDeadEnds(draft);
  thinOut(draft, PRUNED, draw);
}

/** Share of mesh walls left out, so that the mesh is a vascular bed and not a perfect honeycomb. */
const PRUNED = 0.16;

/** Takes vessels away only where three meet at both ends, so that no dead end appears. */
function thinOut(draft: Draft, share: number, draw: () => number): void {
  const order = draft.edges.flatMap((edge, e) => (edge ? [{ e, key: draw() }] : []));
  order.sort((a, b) => a.key - b.key);
  let left = Math.round(share * order.length);
  for (const { e } of order) {
    const edge = draft.edges[e];
    if (left === 0) return;
    if (!edge || draft.nodes[edge.a].edges.size < 3 || draft.nodes[edge.b].edges.size < 3) continue;
    removeEdge(draft, e);
    left--;
  }
}

/** Farthest capillary that a terminal reaches for, um. */
const REACH = 260;

/** Ties each terminal to the nearest places of the mesh where two vessels meet, until three meet at the terminal too. */
function joinTerminals(draft: Draft, terminals: number[], kind: number, diameter: number): void {
  for (const t of terminals) {
    for (let free = 3 - draft.nodes[t].edges.size; free > 0; free--) {
      const n = nearestPassage(draft, t);
      if (n >= 0) addEdge(draft, { a: t, b: n, diameter, length: 0, kind });
    }
  }
}

function nearestPassage(draft: Draft, terminal: number): number {
  let best = -1;
  let nearest = REACH;
  draft.nodes.forEach((node, n) => {
    if (node.edges.size !== 2 || !isCapillaryNode(draft, n)) return;
    const away = distance(node, draft.nodes[terminal]);
    if (away >= nearest || away < 10) return;
    best = n;
    nearest = away;
  });
  return best;
}

function isCapillaryNode(draft: Draft, n: number): boolean {
  for (const e of draft.nodes[n].edges) if (draft.edges[e]?.kind !== KIND.capillary) return false;
  return true;
}
