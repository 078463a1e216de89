// Finds the vessel under a finger and the next one that stands, and lays the line that marks a vessel. Knows no screen.
import type { FieldGeometry, FieldState } from '../engine/types.ts';
import { KIND } from '../perfusion/network/network.ts';
import { flowClass } from './capillaries/overlay.ts';

/** um; a click farther than this from every vessel asks about none. */
const REACH = 45;
/** Points along a bent vessel at which the distance is taken. */
const POINTS = 8;

/** Segment nearest to a point of the field, um; null where there is none in reach. */
export function vesselAt(geometry: FieldGeometry, x: number, y: number): number | null {
  let best: number | null = null;
  let nearest = REACH;
  for (let s = 0; s < geometry.from.length; s++) {
    for (let k = 0; k <= POINTS; k++) {
      const [px, py] = pointOn(geometry, s, k / POINTS);
      const away = Math.hypot(px - x, py - y) - geometry.restDiameter[s] / 2;
      if (away >= nearest) continue;
      nearest = away;
      best = s;
    }
  }
  return best;
}

function pointOn(g: FieldGeometry, s: number, t: number): [number, number] {
  const [a, b] = [g.from[s], g.to[s]];
  const [cx, cy] = bendOf(g, s);
  const u = 1 - t;
  return [
    u * u * g.nodeX[a] + 2 * u * t * cx + t * t * g.nodeX[b],
    u * u * g.nodeY[a] + 2 * u * t * cy + t * t * g.nodeY[b],
  ];
}

function bendOf(g: FieldGeometry, s: number): [number, number] {
  if (g.bendX && g.bendY) return [g.bendX[s], g.bendY[s]];
  return [(g.nodeX[g.from[s]] + g.nodeX[g.to[s]]) / 2, (g.nodeY[g.from[s]] + g.nodeY[g.to[s]]) / 2];
}

/** The vessel as an SVG path in um of the field. */
export function pathOf(g: FieldGeometry, s: number): string {
  const [cx, cy] = bendOf(g, s);
  const place = (n: number): string => `${g.nodeX[n].toFixed(1)} ${g.nodeY[n].toFixed(1)}`;
  return `M ${place(g.from[s])} Q ${cx.toFixed(1)} ${cy.toFixed(1)} ${place(g.to[s])}`;
}

/** um; the vessels that are scored. */
const SMALL = 20;

/** Small vessels in view that stand, from the middle of the field outward: what the keyboard walks through. */
function standing(geometry: FieldGeometry, state: FieldState): number[] {
  const found: number[] = [];
  const seen = state.teaching?.visible;
  for (let s = 0; s < geometry.from.length; s++) {
    if (geometry.restDiameter[s] >= SMALL || geometry.kind[s] === KIND.thoroughfare) continue;
    if (seen && seen[s] === 0 && state.block[s] === 0) continue;
    if (flowClass(state, s) === 'absent' && isInView(geometry, s)) found.push(s);
  }
  return found.sort((a, b) => fromMiddle(geometry, a) - fromMiddle(geometry, b));
}

/** What the keyboard walks through: standing vessels first, then the arterioles that feed the field. */
export interface Walk {
  list: number[];
  /** How many of them stand. */
  standing: number;
}

export function walkOf(geometry: FieldGeometry, state: FieldState): Walk {
  const still = standing(geometry, state);
  const known = new Set(still);
  const arterioles: number[] = [];
  for (let s = 0; s < geometry.from.length; s++)
    if (geometry.kind[s] === KIND.arteriole && !known.has(s) && isInView(geometry, s)) arterioles.push(s);
  arterioles.sort((a, b) => fromMiddle(geometry, a) - fromMiddle(geometry, b));
  return { list: [...still, ...arterioles], standing: still.length };
}

function isInView(g: FieldGeometry, s: number): boolean {
  const [x, y] = pointOn(g, s, 0.5);
  const { view } = g;
  return x > view.x && y > view.y && x < view.x + view.width && y < view.y + view.height;
}

/** um from the middle of the field, which every crop shows. */
function fromMiddle(g: FieldGeometry, s: number): number {
  const [x, y] = pointOn(g, s, 0.5);
  return Math.hypot(x - g.view.x - g.view.width / 2, y - g.view.y - g.view.height / 2);
}
