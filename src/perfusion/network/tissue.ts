// Lays tissue around the vessels: a sheet cut into square cells, each fed by the capillaries near it.
import { exp } from '../math.ts';
import { values } from '../quantity.ts';
import type { Tissue } from './bed-types.ts';
import { TISSUE_LAW } from './laws.ts';
import { curveX, curveY, KIND, type Network } from './network.ts';

const k = values(TISSUE_LAW);
const SIZE = k.cell;
/** Each cell is fed by so many of the nearest exchanging segments; always as many, so that the loops over them are of one length. */
export const LINKS = 7;
/** Exchange per link at distance 0 for a cell of this size, nl O2/min/mmHg. */
const EXCHANGE = k.exchange * ((SIZE * SIZE) / 3600);

export function isExchanging(kind: number): boolean {
  return kind === KIND.capillary || kind === KIND.precapillary || kind === KIND.postcapillary;
}

/** Cells over the field and its margin. `density`: exchange relative to the sublingual bed, for beds with more capillaries per volume than are drawn. */
export function createTissue(network: Network, width: number, height: number, margin: number, density: number): Tissue {
  const x: number[] = [];
  const y: number[] = [];
  for (let cy = -margin + SIZE / 2; cy < height + margin; cy += SIZE) {
    for (let cx = -margin + SIZE / 2; cx < width + margin; cx += SIZE) {
      x.push(cx);
      y.push(cy);
    }
  }
  const links = x.flatMap((cx, c) => nearestSegments(network, cx, y[c]));
  const tissue: Tissue = {
    cells: x.length,
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    po2: new Float64Array(x.length).fill(30),
    demand: new Float64Array(x.length).fill((k.demand * 60 * SIZE * SIZE * SIZE) / 1e6),
    linkSegment: Int32Array.from(links, (l) => l.s),
    link: Float64Array.from(links, (l) => density * l.w),
    linkSum: new Float64Array(x.length),
    segmentLink: new Float64Array(network.segments),
    segmentPull: new Float64Array(network.segments),
  };
  for (let c = 0; c < tissue.cells; c++) {
    for (let i = LINKS * c; i < LINKS * (c + 1); i++) {
      tissue.linkSum[c] += tissue.link[i];
      tissue.segmentLink[tissue.linkSegment[i]] += tissue.link[i];
      tissue.segmentPull[tissue.linkSegment[i]] += tissue.link[i] * tissue.po2[c];
    }
    if (tissue.linkSum[c] === 0) tissue.demand[c] = 0;
  }
  return tissue;
}

function nearestSegments(network: Network, x: number, y: number): { s: number; w: number }[] {
  const near: { s: number; d: number }[] = [];
  for (let s = 0; s < network.segments; s++) {
    if (!isExchanging(network.kind[s])) continue;
    const d = distanceToSegment(network, s, x, y);
    if (d < k.farthest) near.push({ s, d });
  }
  near.sort((a, b) => a.d - b.d || a.s - b.s);
  const links = near.slice(0, LINKS).map(({ s, d }) => ({ s, w: EXCHANGE * exp(-d / k.decay) }));
  while (links.length < LINKS) links.push({ s: 0, w: 0 });
  return links;
}

/** Distance from a point to a segment's curve, um, to about 2 um: nearest of nine places on it. */
export function distanceToSegment(network: Network, s: number, x: number, y: number): number {
  let best = Infinity;
  for (let i = 0; i <= 8; i++) {
    const dx = curveX(network, s, i / 8) - x;
    const dy = curveY(network, s, i / 8) - y;
    const d2 = dx * dx + dy * dy;
    if (d2 < best) best = d2;
  }
  return Math.sqrt(best);
}
