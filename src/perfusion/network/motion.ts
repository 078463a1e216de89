// Where to draw each red cell between two steps of the model: cells run at the solved speed and divide at branches as the solver
// divides them, so that what the eye counts is what the model computed. Reads the bed, never writes to it.
import { chance } from '../chance.ts';
import type { Bed } from './bed-types.ts';
import { CELL_VOLUME, CUBIC_MICRONS } from './bed-flow.ts';
import { curveX, curveY, KIND, type Network } from './network.ts';
import { cellLumen } from './viscosity.ts';
import type { Field } from './measure.ts';

export interface Cells {
  capacity: number;
  count: number;
  /** um; heading in radians is not needed by the eye: the unit vector along the vessel is (cosine, sine) */
  x: Float32Array;
  y: Float32Array;
  cosine: Float32Array;
  sine: Float32Array;
  segment: Int32Array;
  /** um from the segment's `from` end */
  position: Float64Array;
  /** per segment: how many of its cells are drawn, 0-1; 0 outside the field */
  share: Float64Array;
  /** per segment: width of the column of cells, um */
  width: Float32Array;
  /** per segment: part of a cell still owed to it */
  owed: Float64Array;
  /** per segment: drawn cells that entered it since the start, and drawn cells per second that should */
  entered: Float64Array;
  rate: Float64Array;
  /** per node: drawn cells per second that arrive */
  arriving: Float64Array;
  /** per segment: width and layer that `width` was made for */
  widthOf: Float64Array;
  layer: number;
}

/** Segments partly within this distance of the field are drawn, um. */
const RIM = 20;
/** Parts of the capacity for capillaries, arterioles and venules (chosen so that single files stay dense). */
const PARTS = { capillaries: 0.6, arterioles: 0.15, venules: 0.15 };

export function createCells(
  bed: Bed,
  capacity = 3000,
  field: Field = { x0: 0, y0: 0, width: bed.width, height: bed.height },
): Cells {
  const { network } = bed;
  const m = network.segments;
  const cells: Cells = {
    capacity,
    count: 0,
    x: new Float32Array(capacity),
    y: new Float32Array(capacity),
    cosine: new Float32Array(capacity),
    sine: new Float32Array(capacity),
    segment: new Int32Array(capacity),
    position: new Float64Array(capacity),
    share: shares(bed, capacity, field),
    width: new Float32Array(m),
    owed: new Float64Array(m),
    entered: new Float64Array(m),
    rate: new Float64Array(m),
    arriving: new Float64Array(network.nodes),
    widthOf: new Float64Array(m),
    layer: -1,
  };
  fill(cells, bed);
  updateRates(cells, bed);
  updateWidths(cells, bed);
  place(cells, network);
  return cells;
}

/** Moves every cell by `dt` seconds (a frame, or up to about a second). No allocation. */
export function moveCells(cells: Cells, bed: Bed, dt: number): void {
  updateRates(cells, bed);
  updateWidths(cells, bed);
  for (let i = cells.count - 1; i >= 0; i--) advance(cells, bed, i, dt);
  enterAtRim(cells, bed, dt);
  place(cells, bed.network);
}

/** Red cells per um of vessel. */
function density(bed: Bed, s: number): number {
  const v = bed.vessels.velocity[s];
  if (v < 1)
    return (
      (bed.vessels.hematocrit[s] * (Math.PI / 4) * bed.vessels.diameter[s] * bed.vessels.diameter[s]) / CELL_VOLUME
    );
  return bed.vessels.cellFlux[s] / v;
}

function shares(bed: Bed, capacity: number, field: Field): Float64Array {
  const { network } = bed;
  const share = new Float64Array(network.segments);
  const counts = { capillaries: 1, arterioles: 1, venules: 1 };
  for (let s = 0; s < network.segments; s++) {
    if (!nearField(network, s, field)) continue;
    share[s] = 1;
    counts[groupOf(network.kind[s])] += density(bed, s) * network.length[s];
  }
  for (let s = 0; s < share.length; s++) {
    const group = groupOf(network.kind[s]);
    share[s] *= Math.min(1, (PARTS[group] * capacity) / counts[group]);
  }
  return share;
}

function groupOf(kind: number): keyof typeof PARTS {
  if (kind === KIND.venule) return 'venules';
  return kind === KIND.arteriole || kind === KIND.thoroughfare ? 'arterioles' : 'capillaries';
}

function nearField(network: Network, s: number, field: Field): boolean {
  for (let i = 0; i <= 4; i++) {
    const x = curveX(network, s, i / 4);
    const y = curveY(network, s, i / 4);
    const across = x > field.x0 - RIM && x < field.x0 + field.width + RIM;
    if (across && y > field.y0 - RIM && y < field.y0 + field.height + RIM) return true;
  }
  return false;
}

/** Evenly spaced with a little disorder that is fixed by the place. */
function fill(cells: Cells, bed: Bed): void {
  const { network } = bed;
  for (let s = 0; s < network.segments; s++) {
    const perMicron = density(bed, s) * cells.share[s];
    if (!(perMicron > 0)) continue;
    const spacing = 1 / perMicron;
    const start = spacing * chance(7, s, 0, 41);
    for (let k = 0; start + k * spacing < network.length[s]; k++) {
      const jitter = 0.3 * spacing * (chance(7, s, k, 42) - 0.5);
      addCell(cells, s, Math.min(Math.max(start + k * spacing + jitter, 0), network.length[s]));
    }
  }
}

function addCell(cells: Cells, s: number, position: number): void {
  if (cells.count >= cells.capacity) return;
  cells.segment[cells.count] = s;
  cells.position[cells.count] = position;
  cells.count++;
}

function removeCell(cells: Cells, i: number): void {
  const last = --cells.count;
  cells.segment[i] = cells.segment[last];
  cells.position[i] = cells.position[last];
}

/** Drawn cells per second into each segment and to each node, from the solver's conserved red-cell flow. */
function updateRates(cells: Cells, bed: Bed): void {
  const { network, vessels } = bed;
  const { rate, arriving, share } = cells;
  arriving.fill(0);
  for (let s = 0; s < network.segments; s++) {
    const q = vessels.flow[s];
    rate[s] = (share[s] * Math.abs(q) * vessels.carried[s] * CUBIC_MICRONS) / CELL_VOLUME;
    arriving[q > 0 ? network.to[s] : network.from[s]] += rate[s];
  }
}

/** Drawn width changes only when the vessel or its lining does. */
function updateWidths(cells: Cells, bed: Bed): void {
  const { vessels } = bed;
  const { width, widthOf } = cells;
  const all = cells.layer !== vessels.lawLayer;
  cells.layer = vessels.lawLayer;
  for (let s = 0; s < width.length; s++) {
    if (!all && widthOf[s] === vessels.lawDiameter[s]) continue;
    widthOf[s] = vessels.lawDiameter[s];
    width[s] = cellLumen(widthOf[s], cells.layer);
  }
}

/** A cell crosses at most so many branch points in one move. */
const MOST_HOPS = 64;
/** A cell brings at most so many with it for a vessel whose other suppliers are not drawn: a last one out of an emptied vessel must not bring thousands. */
const MOST_FOLLOWERS = 8;

function advance(cells: Cells, bed: Bed, i: number, dt: number): void {
  const { network, vessels } = bed;
  let left = dt;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const s = cells.segment[i];
    const v = vessels.velocity[s];
    const forward = vessels.flow[s] > 0;
    const room = forward ? network.length[s] - cells.position[i] : cells.position[i];
    if (v * left < room) {
      cells.position[i] += forward ? v * left : -v * left;
      return;
    }
    left -= room / v;
    if (!passOn(cells, bed, i, forward ? network.to[s] : network.from[s], left)) return;
  }
}

/**
 * A cell arrives at a branch point: every vessel that leaves gets its share of it; a whole one goes where a whole one is owed.
 * Returns false if the cell was used up.
 */
function passOn(cells: Cells, bed: Bed, i: number, n: number, left: number): boolean {
  const { network, vessels } = bed;
  let used = false;
  for (let e = network.first[n]; e < network.first[n + 1]; e++) {
    const s = network.adjacent[e];
    const fromHere = network.from[s] === n;
    if (fromHere ? vessels.flow[s] <= 0 : vessels.flow[s] >= 0) continue;
    if (cells.arriving[n] > 0) cells.owed[s] += Math.min(cells.rate[s] / cells.arriving[n], MOST_FOLLOWERS);
    for (; cells.owed[s] >= 1; cells.owed[s]--) {
      const start = fromHere ? 0 : network.length[s];
      cells.entered[s]++;
      if (!used) {
        cells.segment[i] = s;
        cells.position[i] = start;
        used = true;
      } else addCell(cells, s, runIn(bed, s, start, left));
    }
  }
  if (!used) removeCell(cells, i);
  return used;
}

/** Where a new cell stands after running into a segment for the rest of the move. */
function runIn(bed: Bed, s: number, start: number, left: number): number {
  const run = Math.min(bed.vessels.velocity[s] * left, 0.9 * bed.network.length[s]);
  return start === 0 ? run : start - run;
}

/** Cells that come in from vessels that are not drawn. */
function enterAtRim(cells: Cells, bed: Bed, dt: number): void {
  const { network, vessels } = bed;
  for (let s = 0; s < network.segments; s++) {
    if (cells.rate[s] === 0) continue;
    const forward = vessels.flow[s] > 0;
    if (cells.arriving[forward ? network.from[s] : network.to[s]] > 0) continue;
    cells.owed[s] += cells.rate[s] * dt;
    const spread = dt / Math.max(cells.rate[s] * dt, 1);
    for (let k = 0; cells.owed[s] >= 1; k++, cells.owed[s]--) {
      cells.entered[s]++;
      addCell(cells, s, runIn(bed, s, forward ? 0 : network.length[s], k * spread));
    }
  }
}

/** Places on the curves. */
function place(cells: Cells, network: Network): void {
  const { x, y, bendX, bendY, from, to, length } = network;
  for (let i = 0; i < cells.count; i++) {
    const s = cells.segment[i];
    const a = from[s];
    const b = to[s];
    const t = cells.position[i] / length[s];
    const u = 1 - t;
    cells.x[i] = u * u * x[a] + 2 * u * t * bendX[s] + t * t * x[b];
    cells.y[i] = u * u * y[a] + 2 * u * t * bendY[s] + t * t * y[b];
    const dx = u * (bendX[s] - x[a]) + t * (x[b] - bendX[s]);
    const dy = u * (bendY[s] - y[a]) + t * (y[b] - bendY[s]);
    const norm = Math.sqrt(dx * dx + dy * dy) || 1;
    cells.cosine[i] = dx / norm;
    cells.sine[i] = dy / norm;
  }
}
