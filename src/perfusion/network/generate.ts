// Grows the vessels of one sublingual field from a seed: capillary mesh, arterioles, venules, thoroughfare channels,
// then lets them adapt to their flow as living vessels do. Unsuitable drafts are rejected and the next sub-seed is tried.
import { chanceStream, normal, subSeed } from '../chance.ts';
import { exp } from '../math.ts';
import { adapt } from './adapt.ts';
import { addChannels } from './channels.ts';
import { addCollectors } from './collectors.ts';
import { addEdge, addNode, joinPassages, removeDeadEnds, removeEdge, type Draft, type DraftEdge } from './draft.ts';
import { judge, type Verdict } from './judge.ts';
import { KIND, ROLE, type Network } from './network.ts';
import { joinTerminals } from './terminals.ts';
import { addTree } from './trees.ts';
import { inside, relaxedMesh, type Box } from './voronoi.ts';

export interface Plan {
  /** Field under the microscope, um. */
  width: number;
  height: number;
  /** um of vessels kept around the field, so that the picture ends away from the roots */
  margin: number;
  /** cells of the capillary mesh per mm2 */
  cells: number;
  /** share of mesh walls left out, so that the mesh is a vascular bed and not a perfect honeycomb */
  pruned: number;
  /** ends of the venule tree per mm2, and whether collecting venules join them */
  venules: number;
  collectors: boolean;
  /** arterioles that enter and venules that leave at the rim */
  roots: { arterial: number; venous: number };
}

/** 1.55 x 1.16 mm: the field of an incident-dark-field microscope (network-reference section 7); about 540 segments. */
export const SUBLINGUAL: Plan = {
  width: 1550,
  height: 1160,
  margin: 200,
  cells: 280,
  pruned: 0.262,
  venules: 16.5,
  collectors: true,
  roots: { arterial: 3, venous: 5 },
};
/** Sample of a body bed with about 250 and about 150 segments (model.md section 2). */
export const BODY_LARGE: Plan = { ...body(1150, 950), roots: { arterial: 2, venous: 3 } };
export const BODY_SMALL: Plan = { ...body(880, 730), roots: { arterial: 2, venous: 2 } };

/** Nobody looks at these, so they need neither a wide margin nor the widest venules. */
function body(width: number, height: number): Omit<Plan, 'roots'> {
  return { width, height, margin: 60, cells: 250, pruned: 0.23, venules: 12, collectors: false };
}

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
  return verdict.suitable ? adapted.network : verdict.reason;
}

/** um: starting widths of the last arterioles, and of the venules that gather capillaries (over 20 um, so that they count as large). */
const ARTERIOLE = 9.8;
const VENULE = 21;

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
      terminalDiameter: ARTERIOLE,
      mesh: 12,
      kind: KIND.arteriole,
      role: ROLE.inlet,
      start,
      dense: denseBox(plan),
    },
    box,
    draw,
  );
  const venous = addTree(
    draft,
    {
      roots: plan.roots.venous,
      terminals: plan.venules,
      terminalDiameter: VENULE,
      mesh: 40,
      kind: KIND.venule,
      role: ROLE.outlet,
      start: start + 0.17,
      dense: denseBox(plan),
    },
    box,
    draw,
  );
  const collecting = plan.collectors ? addCollectors(draft, venous, VENULE, draw) : [];
  joinTerminals(draft, arterial, KIND.precapillary, PRECAPILLARY);
  joinTerminals(draft, [...venous, ...collecting], KIND.postcapillary, POSTCAPILLARY);
  addChannels(draft, arterial, venous, draw);
  joinPassages(draft);
  removeDeadEnds(draft);
  joinPassages(draft);
  return draft;
}

/** um: starting widths of the vessels that tie the mesh to the trees; adaptation changes them (network-reference section 7). */
const PRECAPILLARY = 8.5;
const POSTCAPILLARY = 10;

/** Capillary diameters at the start: log-normal, as capillaries of the mucosa are (5-7 um; network-reference section 7). */
const CAPILLARY = { middle: 6.1, spread: 0.13, narrowest: 4, widest: 12 };

/** The field and a little around it. */
function denseBox(plan: Plan): Box {
  return { x0: -BORDER, y0: -BORDER, x1: plan.width + BORDER, y1: plan.height + BORDER };
}

function addCapillaryMesh(draft: Draft, plan: Plan, box: Box, draw: () => number): void {
  const dense = denseBox(plan);
  const mesh = relaxedMesh(draw, plan.cells, box, 2, {
    dense,
    share: SPARSE,
  });
  mesh.x.forEach((x, v) => addNode(draft, x, mesh.y[v]));
  for (const [a, b] of mesh.edges) {
    const width = CAPILLARY.middle * exp(CAPILLARY.spread * normal(draw));
    const diameter = Math.min(Math.max(width, CAPILLARY.narrowest), CAPILLARY.widest);
    addEdge(draft, { a, b, diameter, length: 0, kind: KIND.capillary });
  }
  removeDeadEnds(draft);
  const inView = (n: number): boolean => inside(draft.nodes[n], dense);
  thinOut(draft, plan.pruned, draw, ({ a, b }) => inView(a) || inView(b));
  thinOut(draft, PRUNED_OUTSIDE, draw, ({ a, b }) => !inView(a) && !inView(b));
}

/** Share of mesh walls left out around the field, where vessels only lead blood in and out of view. */
const PRUNED_OUTSIDE = 0.28;
/** Share of the cells drawn there. */
const SPARSE = 0.3;
/** um: how far the dense mesh reaches beyond the field. */
const BORDER = 40;

/** Takes vessels away only where three meet at both ends, so that no dead end appears. */
function thinOut(draft: Draft, share: number, draw: () => number, where: (edge: DraftEdge) => boolean): void {
  const order = draft.edges.flatMap((edge, e) => (edge && where(edge) ? [{ e, key: draw() }] : []));
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
