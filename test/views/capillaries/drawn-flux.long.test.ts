// Red cells counted and timed in the drawn frames of ten seconds, against what the solver says flows: per class of vessel, within 5 %.
import { describe, expect, it } from 'vitest';
import type { FieldGeometry, FieldState } from '../../../src/engine/types.ts';
import { KIND_NAMES } from '../../../src/perfusion/network/network.ts';
import { redCellFlux } from '../../../src/views/capillaries/cell-flux.ts';
import { createCells, moveCells } from '../../../src/views/capillaries/cells.ts';
import type { Cells } from '../../../src/views/capillaries/cells.ts';
import { courseX, courseY, layCourse } from '../../../src/views/capillaries/course.ts';
import type { Course } from '../../../src/views/capillaries/course.ts';
import { geometry, healthy, septic } from '../field-fixture.ts';
import { bestShift, bloodIn, compare, photograph, profile, reachOf, samplesOf, setUp } from './read-clip.ts';
import type { Camera } from './read-clip.ts';

const SECONDS = 10;
const FRAME = 1 / 30;
/** Every third frame is looked at. */
const LOOK = 3;
/** s between the two frames of a pair, from which speed is read: a quick camera, so that no train is taken for the next one. */
const QUICK = 1 / 240;
const PAIRS = 40;

const CLASSES = {
  arterioles: ['arteriole', 'precapillary'],
  capillaries: ['capillary', 'postcapillary'],
  venules: ['venule'],
} as const;

/** Vessels of a class in which something flows, whole in the picture and apart from each other, so that each has its pixels for itself. */
function choose(geometry: FieldGeometry, course: Course, state: FieldState, kinds: readonly string[]): number[] {
  const [w, h] = [geometry.view.width, geometry.view.height];
  const points = (s: number): [number, number][] =>
    Array.from({ length: 9 }, (_, i) => [courseX(course, s, i / 8), courseY(course, s, i / 8)]);
  const inside = (s: number): boolean => points(s).every(([x, y]) => x > 30 && y > 30 && x < w - 30 && y < h - 30);
  const apart = (a: number, b: number): boolean => {
    const least = 26 + (state.diameter[a] + state.diameter[b]) / 2;
    return points(a).every(([x, y]) => points(b).every(([u, v]) => Math.hypot(x - u, y - v) > least));
  };
  const chosen: number[] = [];
  const all = [...geometry.from.keys()].sort((a, b) => redCellFlux(state, b) - redCellFlux(state, a));
  for (const s of all) {
    if (!kinds.includes(KIND_NAMES[geometry.kind[s]]) || !inside(s)) continue;
    if (geometry.length[s] < 40 || Math.abs(state.velocity[s]) < 100 || redCellFlux(state, s) < 2) continue;
    if (chosen.every((other) => apart(s, other))) chosen.push(s);
  }
  return chosen;
}

/** Only the cells of the chosen vessels; the others flow on unseen. */
function seen(cells: Cells, chosen: ReadonlySet<number>, into: Cells): Cells {
  into.count = 0;
  for (let i = 0; i < cells.count; i++) {
    if (!chosen.has(cells.segment[i])) continue;
    into.segment[into.count] = cells.segment[i];
    into.position[into.count] = cells.position[i];
    into.lateral[into.count++] = cells.lateral[i];
  }
  return into;
}

const copyOf = (cells: Cells): Cells => ({
  ...cells,
  segment: cells.segment.slice(),
  position: cells.position.slice(),
  lateral: cells.lateral.slice(),
});

/** What one drawn dot in the middle of a vessel takes of the light. */
function oneCell(camera: Camera, cells: Cells, s: number, reach: Uint32Array): number {
  let sum = 0;
  for (let k = 0; k < 20; k++) {
    const one = { ...copyOf(cells), count: 1 };
    one.segment[0] = s;
    one.position[0] = cells.geometry.length[s] * (0.3 + 0.02 * k);
    one.lateral[0] = 0;
    photograph(camera, one);
    sum += bloodIn(camera, reach);
  }
  return sum / 20;
}

interface Measured {
  s: number;
  /** Cells per um, um/s. */
  density: number;
  speed: number;
}

function measure(state: FieldState, kinds: readonly string[]): { weight: Float32Array; found: Measured[] } {
  const course = layCourse(geometry);
  const cells = createCells(geometry, state, course.visible);
  const camera = setUp(geometry, course, state);
  const chosen = choose(geometry, course, state, kinds);
  const set = new Set(chosen);
  const shown = copyOf(cells);
  photograph(camera, { ...shown, count: 0 });
  const reach = chosen.map((s) => reachOf(camera, s));
  const dot = chosen.map((s, i) => oneCell(camera, cells, s, reach[i]));
  for (let t = 0; t < 4; t += FRAME) moveCells(cells, state, FRAME);
  const blood = chosen.map(() => 0);
  const frames = SECONDS / FRAME / LOOK;
  for (let frame = 0; frame < frames; frame++) {
    for (let i = 0; i < LOOK; i++) moveCells(cells, state, FRAME);
    photograph(camera, seen(cells, set, shown));
    chosen.forEach((_, i) => (blood[i] += bloodIn(camera, reach[i]) / dot[i] / frames));
  }
  const speeds = timed(camera, cells, state, chosen, shown);
  const found = chosen.map((s, i) => ({ s, density: blood[i] / geometry.length[s], speed: speeds[i] }));
  return { weight: cells.weight, found };
}

function timed(camera: Camera, cells: Cells, state: FieldState, chosen: number[], shown: Cells): number[] {
  const set = new Set(chosen);
  const rows = (): Float64Array[] => chosen.map((s) => new Float64Array(samplesOf(cells.geometry.length[s])));
  const [before, after] = [rows(), rows()];
  const fits = chosen.map(() => new Float64Array(2 * 40 + 1));
  for (let pair = 0; pair < PAIRS; pair++) {
    moveCells(cells, state, 0.11);
    photograph(camera, seen(cells, set, shown));
    chosen.forEach((s, i) => profile(camera, s, cells.geometry.length[s], before[i]));
    moveCells(cells, state, QUICK);
    photograph(camera, seen(cells, set, shown));
    chosen.forEach((s, i) => profile(camera, s, cells.geometry.length[s], after[i]));
    chosen.forEach((_, i) => compare(before[i], after[i], fits[i]));
  }
  return fits.map((fit) => bestShift(fit) / QUICK);
}

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);

describe.each([
  ['healthy', healthy],
  ['septic', septic],
] as const)('a drawn clip of a %s field', (_, state) => {
  it.each(Object.entries(CLASSES))('shows as many cells in its %s, as fast, as the solver says', (_name, kinds) => {
    const { weight, found } = measure(state, kinds);
    expect(found.length).toBeGreaterThan(7);
    const drawn = sum(found.map(({ s, density, speed }) => density * Math.abs(speed) * weight[s]));
    const solved = sum(found.map(({ s }) => redCellFlux(state, s)));
    expect(Math.abs(drawn / solved - 1)).toBeLessThan(0.05);
    const timedSpeeds = sum(found.map(({ speed }) => Math.abs(speed)));
    const speeds = sum(found.map(({ s }) => Math.abs(state.velocity[s])));
    expect(Math.abs(timedSpeeds / speeds - 1)).toBeLessThan(0.05);
  });
});
