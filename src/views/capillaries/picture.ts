// One frame of the microscope's video: columns of blood, single cells, plugs and haze, all as absorption of light over pale tissue.
import type { FieldGeometry, FieldState } from '../../engine/types.ts';
import type { Cells } from './cells.ts';
import { courseX, courseY, scatter } from './course.ts';
import type { Course } from './course.ts';
import { buildKernels, SUBPIXELS, TURNS } from './kernels.ts';
import type { Kernels } from './kernels.ts';
import type { Rollers } from './rollers.ts';
import { buildPalette, DENSITY_STEP, DENSITY_ZERO, paintTissue } from './tissue.ts';

export interface Picture {
  width: number;
  height: number;
  /** Pixels per um. */
  scale: number;
  ground: Uint8Array;
  /** Absorption of what stands still, and of the whole frame. */
  still: Uint8Array;
  density: Uint8Array;
  palette: Uint32Array;
  kernels: Kernels;
  /** Which way each vessel runs, 0 to TURNS - 1. */
  turn: Uint8Array;
}

export function createPicture(width: number, height: number, scale: number, seed: number, course: Course): Picture {
  const turn = Uint8Array.from(course.dx, (dx, s) => {
    const angle = Math.atan2(course.dy[s], dx);
    return (Math.round((angle / Math.PI) * TURNS) + 2 * TURNS) % TURNS;
  });
  return {
    width,
    height,
    scale,
    ground: paintTissue(width, height, scale, seed),
    still: new Uint8Array(width * height).fill(DENSITY_ZERO),
    density: new Uint8Array(width * height),
    palette: buildPalette(),
    kernels: buildKernels(scale),
    turn,
  };
}

/** um; wider vessels show a column of blood, narrower ones only their cells on a faint track. */
const COLUMN_FROM = 9;

/** Redraws what does not move: blood columns as wide as the red cells fill them, closed vessels, plugs. Call a few times a second. */
export function drawStill(picture: Picture, geometry: FieldGeometry, course: Course, state: FieldState): void {
  picture.still.fill(DENSITY_ZERO);
  for (let s = 0; s < geometry.from.length; s++) {
    if (course.visible[s]) drawColumn(picture, course, state, s);
  }
  for (let s = 0; s < geometry.from.length; s++) {
    if (course.visible[s] && state.block[s] > 0) drawBlock(picture, course, state, s);
  }
}

function drawColumn(picture: Picture, course: Course, state: FieldState, s: number): void {
  const hematocrit = state.tubeHematocrit[s];
  if (hematocrit < 0.01 && state.block[s] !== 3) return;
  const closed = state.block[s] === 3;
  const wide = state.diameter[s] >= COLUMN_FROM;
  const radius = Math.max(0.9, (Math.max(closed ? 7 : 3, state.diameter[s] - 1) / 2) * picture.scale);
  const strength = closed ? 0.06 : (wide ? 0.062 : 0.035) * hematocrit * state.diameter[s];
  const steps = Math.max(2, Math.ceil((course.reach[s] * picture.scale) / Math.max(0.8, radius * 0.5)));
  const top = Math.min(1.25, strength) * (1 - 0.45 * state.haze) * DENSITY_STEP;
  for (let k = 0; k <= steps; k++) {
    const t = k / steps;
    stampDisc(picture, courseX(course, s, t) * picture.scale, courseY(course, s, t) * picture.scale, radius, top);
  }
}

/** Raises absorption to that of a round tube seen from above; overlapping stamps do not add up. */
function stampDisc(picture: Picture, cx: number, cy: number, radius: number, top: number): void {
  const { width, height, still } = picture;
  const x1 = Math.min(width - 1, Math.ceil(cx + radius));
  const y1 = Math.min(height - 1, Math.ceil(cy + radius));
  for (let y = Math.max(0, Math.floor(cy - radius)); y <= y1; y++) {
    for (let x = Math.max(0, Math.floor(cx - radius)); x <= x1; x++) {
      const r2 = ((x - cx) ** 2 + (y - cy) ** 2) / (radius * radius);
      if (r2 >= 1) continue;
      const value = DENSITY_ZERO + top * Math.sqrt(1 - r2);
      if (value > still[y * width + x]) still[y * width + x] = value;
    }
  }
}

/** Pixels; a white cell must be seen as one however small the picture is. */
const SMALLEST = 2.2;
/** A white cell: bright, with a dark rim. */
const WHITE_CELL = (r: number): number => (r > 0.8 ? 0.16 : r > 0.68 ? 0 : -0.38);
const CLOT = (): number => 0.3;

/** A leukocyte is a bright round gap with a dark edge; fibrin a grayish, ragged, unmoving clot. */
function drawBlock(picture: Picture, course: Course, state: FieldState, s: number): void {
  const { scale } = picture;
  if (state.block[s] === 3) return;
  const [cx, cy] = [courseX(course, s, 0.5) * scale, courseY(course, s, 0.5) * scale];
  if (state.block[s] === 1) {
    shade(picture, picture.still, cx, cy, Math.max(SMALLEST, 7.2 * scale), WHITE_CELL);
    return;
  }
  for (let k = 0; k < 9; k++) {
    const t = 0.3 + 0.05 * k;
    const off = (scatter(s * 97 + k) - 0.5) * 5 * scale;
    const [x, y] = [courseX(course, s, t) * scale + off, courseY(course, s, t) * scale - off];
    shade(picture, picture.still, x, y, Math.max(1.2, (3 + 3 * scatter(s * 31 + k)) * scale), CLOT);
  }
}

/** Sets the absorption inside a disc from a function of the relative radius. */
function shade(
  { width, height }: Picture,
  into: Uint8Array,
  cx: number,
  cy: number,
  radius: number,
  value: (r: number) => number,
): void {
  for (let y = Math.max(0, Math.floor(cy - radius)); y <= Math.min(height - 1, cy + radius); y++) {
    for (let x = Math.max(0, Math.floor(cx - radius)); x <= Math.min(width - 1, cx + radius); x++) {
      const r = Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy)) / radius;
      if (r < 1) into[y * width + x] = Math.max(0, DENSITY_ZERO + value(r) * DENSITY_STEP);
    }
  }
}

/** Draws one video frame of still and moving blood into 32-bit pixels. No allocation. */
export function drawFrame(
  picture: Picture,
  course: Course,
  state: FieldState,
  cells: Cells,
  rollers: Rollers,
  pixels: Uint32Array,
): void {
  picture.density.set(picture.still);
  const clear = 1 - 0.55 * state.haze;
  for (let i = 0; i < cells.count; i++) drawCell(picture, course, state, cells, i, clear);
  for (let i = 0; i < rollers.active; i++) drawRoller(picture, course, state, rollers, i);
  develop(picture.density, picture.ground, picture.palette, pixels);
}

/** Absorption over tissue to screen colors; apart from the rest so that it is compiled early. */
function develop(density: Uint8Array, ground: Uint8Array, palette: Uint32Array, pixels: Uint32Array): void {
  for (let p = 0; p < pixels.length; p++) pixels[p] = palette[(density[p] << 8) | ground[p]];
}

/** A white cell that rolls along the wall, to one side of the blood column. */
function drawRoller(picture: Picture, c: Course, state: FieldState, rollers: Rollers, i: number): void {
  const s = rollers.segment[i];
  const t = rollers.position[i];
  const off = (rollers.side[i] * Math.max(0, state.diameter[s] / 2 - 4)) / Math.max(1, c.reach[s]);
  const x = (courseX(c, s, t) - c.dy[s] * off) * picture.scale;
  const y = (courseY(c, s, t) + c.dx[s] * off) * picture.scale;
  shade(picture, picture.density, x, y, Math.max(SMALLEST, 6 * picture.scale), WHITE_CELL);
}

function drawCell(picture: Picture, c: Course, state: FieldState, cells: Cells, i: number, clear: number): void {
  const s = cells.segment[i];
  const t = cells.position[i] / cells.geometry.length[s];
  const wide = state.diameter[s] >= COLUMN_FROM;
  const side = (cells.lateral[i] * Math.max(0, state.diameter[s] - 6) * 0.5) / Math.max(1, c.reach[s]);
  const x = (courseX(c, s, t) - c.dy[s] * side) * picture.scale;
  const y = (courseY(c, s, t) + c.dx[s] * side) * picture.scale;
  const [px, py] = [Math.floor(x), Math.floor(y)];
  const sub = Math.floor((y - py) * SUBPIXELS) * SUBPIXELS + Math.floor((x - px) * SUBPIXELS);
  const shape = wide ? TURNS : picture.turn[s];
  const gain = Math.floor(clear * (wide ? 192 : 256));
  stampKernel(picture, px, py, shape * SUBPIXELS * SUBPIXELS + sub, gain);
}

/** Whole numbers only: fractions handed to a function would be put on the heap, thousands of times a frame. Gain 256 is full strength. */
function stampKernel(
  { kernels, width, height, density }: Picture,
  px: number,
  py: number,
  at: number,
  gain: number,
): void {
  const { size, half, values } = kernels;
  if (px < half || py < half || px >= width - half || py >= height - half) return;
  let k = at * size * size;
  for (let row = py - half; row <= py + half; row++) {
    let p = row * width + px - half;
    for (let col = 0; col < size; col++, p++, k++) {
      const sum = density[p] + ((values[k] * gain) >> 8);
      density[p] = sum > 255 ? 255 : sum;
    }
  }
}
