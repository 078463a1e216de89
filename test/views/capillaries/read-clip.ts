// Measures red cells in drawn frames as one would in a clip: how much blood lies along a vessel, and how far it moves between two frames.
import type { FieldGeometry, FieldState } from '../../../src/engine/types.ts';
import type { Cells } from '../../../src/views/capillaries/cells.ts';
import { courseX, courseY } from '../../../src/views/capillaries/course.ts';
import type { Course } from '../../../src/views/capillaries/course.ts';
import { createPicture, drawFrame } from '../../../src/views/capillaries/picture.ts';
import type { Picture } from '../../../src/views/capillaries/picture.ts';
import { createRollers } from '../../../src/views/capillaries/rollers.ts';

/** Pixels per um, and pixels beyond a vessel's wall in which its cells still darken the picture. */
export const SCALE = 0.8;
const BLUR = 7;
/** um between two samples along a vessel. */
const STEP = 0.5;

export interface Camera {
  picture: Picture;
  course: Course;
  state: FieldState;
  rollers: ReturnType<typeof createRollers>;
  pixels: Uint32Array;
  /** Brightness of the empty field. */
  empty: Float64Array;
}

export function setUp(geometry: FieldGeometry, course: Course, state: FieldState): Camera {
  const [width, height] = [Math.round(geometry.view.width * SCALE), Math.round(geometry.view.height * SCALE)];
  const picture = createPicture(width, height, SCALE, 3, course);
  const pixels = new Uint32Array(width * height);
  const camera = {
    picture,
    course,
    state,
    rollers: createRollers(geometry, course),
    pixels,
    empty: new Float64Array(),
  };
  camera.rollers.active = 0;
  return camera;
}

/** A frame in which only these cells are seen. */
export function photograph(camera: Camera, cells: Cells): void {
  drawFrame(camera.picture, camera.course, camera.state, cells, camera.rollers, camera.pixels);
  if (camera.empty.length === 0) camera.empty = Float64Array.from(camera.pixels, brightness);
}

/** Undoes the tint of the picture: its red part grows evenly with the light. */
const brightness = (pixel: number): number => ((pixel & 255) / 255 - 0.11) / 0.87;
/** Optical density of a pixel above that of the empty field (Beer-Lambert). */
const density = ({ pixels, empty }: Camera, at: number): number => Math.log(empty[at] / brightness(pixels[at]));

/** Pixels that belong to a vessel. */
export function reachOf({ picture: { width, height }, course, state }: Camera, s: number): Uint32Array {
  const found = new Set<number>();
  const reach = (state.diameter[s] / 2) * SCALE + BLUR;
  for (let t = 0; t <= 1; t += 1 / Math.max(8, course.reach[s])) {
    const [cx, cy] = [courseX(course, s, t) * SCALE, courseY(course, s, t) * SCALE];
    for (let y = Math.floor(cy - reach); y <= cy + reach; y++)
      for (let x = Math.floor(cx - reach); x <= cx + reach; x++)
        if (x >= 0 && y >= 0 && x < width && y < height && Math.hypot(x - cx, y - cy) <= reach)
          found.add(y * width + x);
  }
  return Uint32Array.from(found);
}

/** All the light that blood has taken away within a vessel's pixels. */
export function bloodIn(camera: Camera, reach: Uint32Array): number {
  let sum = 0;
  for (const at of reach) sum += density(camera, at);
  return sum;
}

/** Blood along a vessel, from its beginning to its end: mean over its width, every half micrometer of its true length. */
export function profile(camera: Camera, s: number, length: number, out: Float64Array): Float64Array {
  const { picture, course, state } = camera;
  const half = Math.max(0, state.diameter[s] / 2 - 3) * SCALE;
  for (let i = 0; i < out.length; i++) {
    const t = (i * STEP) / length;
    const [cx, cy] = [courseX(course, s, t) * SCALE, courseY(course, s, t) * SCALE];
    const [nx, ny] = [-course.dy[s] / course.reach[s], course.dx[s] / course.reach[s]];
    let sum = 0;
    for (let w = -half; w <= half + 0.01; w += 1) sum += between(camera, cx + nx * w, cy + ny * w, picture.width);
    out[i] = sum;
  }
  return out;
}

/** Density between pixels. */
function between(camera: Camera, x: number, y: number, width: number): number {
  const [xi, yi] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [u, v] = [x - 0.5 - xi, y - 0.5 - yi];
  const at = yi * width + xi;
  const top = density(camera, at) * (1 - u) + density(camera, at + 1) * u;
  return top * (1 - v) + (density(camera, at + width) * (1 - u) + density(camera, at + width + 1) * u) * v;
}

export const samplesOf = (length: number): number => Math.floor(length / STEP);

/** Adds how well two profiles fit for each shift of up to `most` samples either way. */
export function compare(before: Float64Array, after: Float64Array, fit: Float64Array): void {
  const most = (fit.length - 1) / 2;
  const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
  for (let shift = -most; shift <= most; shift++) {
    let [sum, n] = [0, 0];
    for (let i = Math.max(0, -shift); i < Math.min(before.length, before.length - shift); i++, n++)
      sum += (before[i] - mean) * (after[i + shift] - mean);
    fit[shift + most] += sum / n;
  }
}

/** um by which the profiles fit best, between samples by a parabola. */
export function bestShift(fit: Float64Array): number {
  const at = fit.indexOf(Math.max(...fit));
  const [a, b, c] = [fit[at - 1] ?? 0, fit[at], fit[at + 1] ?? 0];
  return (at - (fit.length - 1) / 2 + (0.5 * (a - c)) / (a - 2 * b + c)) * STEP;
}
