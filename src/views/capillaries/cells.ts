// Red cells under the microscope: as many as the solver says, moving as fast as it says, handed on at every branch.
import type { FieldGeometry, FieldState } from '../../engine/types.ts';
import { scatter } from './course.ts';
import { layFluxes, linearDensity, redCellFlux, settleShares } from './cell-flux.ts';
import type { Fluxes } from './cell-flux.ts';

export const CELL_CAP = 3000;
/** um/s; below this the eye sees a cell stand still. */
const STILL = 10;
/** s; in a longer step a quick cell would leap over a whole short vessel. */
const LONGEST_STEP = 1 / 90;
/** Cells enter no closer than this share of their mean spacing, so that handed-on bursts spread into trains. */
const CLOSEST = 0.4;

/** A drawn dot stands for `weight[segment]` red cells: 1 in capillaries where the cap allows, more in wide vessels. */
export interface Cells {
  geometry: FieldGeometry;
  visible: Uint8Array;
  count: number;
  segment: Uint16Array;
  /** um from the segment's `from` node. */
  position: Float32Array;
  /** -1 to 1 across the vessel. */
  lateral: Float32Array;
  weight: Float32Array;
  fluxes: Fluxes;
  /** Cells waiting to enter each segment, and um of free run since the last one entered. */
  waiting: Float32Array;
  freeRun: Float32Array;
  /** Dots in each segment, and how many its density asks for. */
  held: Uint16Array;
  wanted: Float32Array;
  arrived: Float32Array;
  /** Counts draws from `scatter`; the same inputs give the same picture. */
  draws: number;
}

export function createCells(geometry: FieldGeometry, state: FieldState, visible: Uint8Array, cap = CELL_CAP): Cells {
  const n = geometry.from.length;
  const cells: Cells = {
    geometry,
    visible,
    count: 0,
    segment: new Uint16Array(cap),
    position: new Float32Array(cap),
    lateral: new Float32Array(cap),
    weight: new Float32Array(n).fill(1),
    fluxes: { ...layFluxes(geometry), seen: visible },
    waiting: new Float32Array(n),
    freeRun: new Float32Array(n),
    held: new Uint16Array(n),
    wanted: new Float32Array(n),
    arrived: new Float32Array(geometry.nodeX.length),
    draws: 1,
  };
  weigh(cells, state, cap * 0.88);
  takeState(cells, state);
  for (let s = 0; s < n; s++) fill(cells, s);
  return cells;
}

const draw = (cells: Cells): number => scatter(cells.draws++);

/** Finds the densest row of dots that keeps all vessels under the cap; wider vessels' dots then stand for several cells. */
function weigh(cells: Cells, state: FieldState, budget: number): void {
  let [low, high] = [0.002, 1];
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    if (dotsAt(cells, state, middle) > budget) high = middle;
    else low = middle;
  }
  for (let s = 0; s < cells.weight.length; s++) cells.weight[s] = Math.max(1, linearDensity(state, s) / low);
}

function dotsAt(cells: Cells, state: FieldState, densest: number): number {
  let dots = 0;
  for (let s = 0; s < cells.weight.length; s++) {
    if (cells.visible[s]) dots += Math.min(densest, linearDensity(state, s)) * cells.geometry.length[s];
  }
  return dots;
}

/** Takes over a new solution: fluxes, branch shares and how many dots each segment should hold. Call when the state changed. */
export function takeState(cells: Cells, state: FieldState): void {
  settleShares(cells.fluxes, cells.geometry, state);
  for (let s = 0; s < cells.weight.length; s++) {
    const speed = Math.abs(state.velocity[s]);
    const density = speed > STILL ? redCellFlux(state, s) / speed : linearDensity(state, s);
    cells.wanted[s] = (density * cells.geometry.length[s]) / cells.weight[s];
  }
}

function fill(cells: Cells, s: number): void {
  if (!cells.visible[s]) return;
  const exact = cells.wanted[s] + draw(cells);
  const dots = Math.floor(exact);
  for (let i = 0; i < dots; i++) add(cells, s, ((i + 0.2 + 0.6 * draw(cells)) / dots) * cells.geometry.length[s]);
}

function add(cells: Cells, s: number, position: number): void {
  if (cells.count >= cells.segment.length) return;
  const i = cells.count++;
  cells.segment[i] = s;
  cells.position[i] = position;
  cells.lateral[i] = draw(cells) + draw(cells) - 1;
  cells.held[s]++;
}

function remove(cells: Cells, i: number): void {
  cells.held[cells.segment[i]]--;
  const last = --cells.count;
  cells.segment[i] = cells.segment[last];
  cells.position[i] = cells.position[last];
  cells.lateral[i] = cells.lateral[last];
}

/** Moves every cell by `dt` real seconds; pass `crossed` to count cells over the middle of each segment. */
export function moveCells(cells: Cells, state: FieldState, dt: number, crossed?: Float64Array): void {
  const steps = Math.max(1, Math.ceil(dt / LONGEST_STEP));
  for (let i = 0; i < steps; i++) stepCells(cells, state, dt / steps, crossed);
}

function stepCells(cells: Cells, state: FieldState, dt: number, crossed?: Float64Array): void {
  cells.arrived.fill(0);
  for (let i = cells.count - 1; i >= 0; i--) moveOne(cells, state, i, dt, crossed);
  handOn(cells, dt);
  for (let s = 0; s < cells.weight.length; s++) if (cells.visible[s]) admit(cells, state, s, dt, crossed);
}

function moveOne(cells: Cells, state: FieldState, i: number, dt: number, crossed?: Float64Array): void {
  const s = cells.segment[i];
  const length = cells.geometry.length[s];
  const before = cells.position[i];
  const after = before + state.velocity[s] * dt;
  if (crossed && before < length / 2 !== after < length / 2) crossed[s] += cells.weight[s];
  if (after >= 0 && after <= length) {
    cells.position[i] = after;
    return;
  }
  cells.arrived[after < 0 ? cells.geometry.from[s] : cells.geometry.to[s]] += cells.weight[s];
  remove(cells, i);
}

/** Cells that reached a branch wait at the vessels that leave it, shared as the solver's red-cell fluxes are. */
function handOn(cells: Cells, dt: number): void {
  const { source, share, flux } = cells.fluxes;
  for (let s = 0; s < share.length; s++) {
    const node = source[s];
    if (node < 0 || !cells.visible[s]) continue;
    const unseen = cells.fluxes.unseen[node];
    cells.waiting[s] += cells.arrived[node] * share[s] + (unseen < 0 ? flux[s] : unseen * share[s]) * dt;
  }
}

function admit(cells: Cells, state: FieldState, s: number, dt: number, crossed?: Float64Array): void {
  const speed = Math.abs(state.velocity[s]);
  const run = speed * dt;
  const weight = cells.weight[s];
  if (speed < STILL) {
    settleStill(cells, s, dt);
    return;
  }
  const spacing = (CLOSEST * speed * weight) / Math.max(1e-6, cells.fluxes.flux[s]);
  cells.freeRun[s] = Math.min(cells.freeRun[s] + run, 4 * spacing + run);
  const dots = Math.min(Math.floor(cells.waiting[s] / weight), Math.floor(cells.freeRun[s] / spacing));
  for (let k = 0; k < dots; k++) {
    const into = ((k + draw(cells)) / dots) * Math.min(run, cells.geometry.length[s]);
    if (crossed && into > cells.geometry.length[s] / 2) crossed[s] += weight;
    add(cells, s, state.velocity[s] > 0 ? into : cells.geometry.length[s] - into);
  }
  cells.waiting[s] -= dots * weight;
  cells.freeRun[s] -= dots * spacing;
}

/** A standing vessel slowly takes on the density it was left with: beads where it holds cells, nothing where only plasma is left. */
function settleStill(cells: Cells, s: number, dt: number): void {
  cells.waiting[s] = 0;
  const off = cells.wanted[s] - cells.held[s];
  if (Math.abs(off) < 1 + 0.3 * cells.wanted[s] || draw(cells) > dt * 3) return;
  if (off > 0) add(cells, s, draw(cells) * cells.geometry.length[s]);
  else dropOne(cells, s);
}

function dropOne(cells: Cells, s: number): void {
  for (let i = 0; i < cells.count; i++) {
    if (cells.segment[i] !== s) continue;
    remove(cells, i);
    return;
  }
}
