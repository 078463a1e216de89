// The course of each vessel on the screen: gently bent lines through the solved nodes, because no living vessel is straight.
import type { FieldGeometry } from '../../engine/types.ts';

/** Per segment, in um of the field: start, end and the sideways bow at the middle; `reach` is the drawn (chord) length. */
export interface Course {
  x0: Float32Array;
  y0: Float32Array;
  dx: Float32Array;
  dy: Float32Array;
  bowX: Float32Array;
  bowY: Float32Array;
  reach: Float32Array;
  /** 1 where the segment touches the view. */
  visible: Uint8Array;
}

/** A repeatable number 0-1 from a whole number. */
export function scatter(n: number): number {
  let h = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Bow as a share of the chord: from the vessel's own extra length where it has any, else a little, by chance. */
function bowShare(segment: number, length: number, chord: number): number {
  const own = Math.sqrt(0.375 * Math.max(0, length / Math.max(1, chord) - 1));
  const side = scatter(segment * 2 + 1) < 0.5 ? -1 : 1;
  return side * Math.min(0.3, Math.max(own, 0.03 + 0.11 * scatter(segment * 2)));
}

export function layCourse(geometry: FieldGeometry): Course {
  const n = geometry.from.length;
  const make = (): Float32Array => new Float32Array(n);
  const course: Course = {
    x0: make(),
    y0: make(),
    dx: make(),
    dy: make(),
    bowX: make(),
    bowY: make(),
    reach: make(),
    visible: new Uint8Array(n),
  };
  for (let s = 0; s < n; s++) laySegment(course, geometry, s);
  return course;
}

function laySegment(course: Course, geometry: FieldGeometry, s: number): void {
  const { view } = geometry;
  const x0 = geometry.nodeX[geometry.from[s]] - view.x;
  const y0 = geometry.nodeY[geometry.from[s]] - view.y;
  const dx = geometry.nodeX[geometry.to[s]] - view.x - x0;
  const dy = geometry.nodeY[geometry.to[s]] - view.y - y0;
  const chord = Math.hypot(dx, dy);
  course.x0[s] = x0;
  course.y0[s] = y0;
  course.dx[s] = dx;
  course.dy[s] = dy;
  course.reach[s] = chord;
  bend(course, geometry, s);
  const margin = 30;
  const inX = Math.max(x0, x0 + dx) > -margin && Math.min(x0, x0 + dx) < view.width + margin;
  const inY = Math.max(y0, y0 + dy) > -margin && Math.min(y0, y0 + dy) < view.height + margin;
  course.visible[s] = inX && inY ? 1 : 0;
}

/** The generator's own curve where the geometry has one, else a bow by chance. */
function bend(course: Course, geometry: FieldGeometry, s: number): void {
  const { x0, y0, dx, dy, bowX, bowY, reach } = course;
  if (geometry.bendX && geometry.bendY) {
    bowX[s] = (geometry.bendX[s] - geometry.view.x - x0[s] - dx[s] / 2) / 2;
    bowY[s] = (geometry.bendY[s] - geometry.view.y - y0[s] - dy[s] / 2) / 2;
    return;
  }
  const bow = bowShare(s, geometry.length[s], reach[s]);
  bowX[s] = -dy[s] * bow;
  bowY[s] = dx[s] * bow;
}

/** Position along the bent course at share `t` 0-1 of the way; x and y separately so that nothing is allocated. */
export function courseX(c: Course, s: number, t: number): number {
  return c.x0[s] + c.dx[s] * t + c.bowX[s] * 4 * t * (1 - t);
}
export function courseY(c: Course, s: number, t: number): number {
  return c.y0[s] + c.dy[s] * t + c.bowY[s] * 4 * t * (1 - t);
}
