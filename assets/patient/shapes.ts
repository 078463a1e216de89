// The clay that the patient is made of: distances to simple rounded bodies, and soft ways to join them. Lengths in meters.

export const clamp = (v: number, low: number, high: number): number => (v < low ? low : v > high ? high : v);
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

export function smoothstep(low: number, high: number, v: number): number {
  const t = clamp((v - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}

export function sphere(x: number, y: number, z: number, cx: number, cy: number, cz: number, r: number): number {
  return Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - r;
}

/** Close to exact near the surface (Quilez). */
export function ellipsoid(x: number, y: number, z: number, rx: number, ry: number, rz: number): number {
  const k0 = Math.sqrt((x / rx) ** 2 + (y / ry) ** 2 + (z / rz) ** 2);
  const k1 = Math.sqrt((x / (rx * rx)) ** 2 + (y / (ry * ry)) ** 2 + (z / (rz * rz)) ** 2);
  return k1 < 1e-9 ? -Math.min(rx, ry, rz) : (k0 * (k0 - 1)) / k1;
}

export type Point = readonly [number, number, number];

/** A rod from a to b, thick `ra` at a and `rb` at b. */
export function rod(x: number, y: number, z: number, a: Point, b: Point, ra: number, rb: number): number {
  const [bx, by, bz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [px, py, pz] = [x - a[0], y - a[1], z - a[2]];
  const t = clamp((px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz), 0, 1);
  const [dx, dy, dz] = [px - bx * t, py - by * t, pz - bz * t];
  return Math.sqrt(dx * dx + dy * dy + dz * dz) - (ra + (rb - ra) * t);
}

/** How far along the rod from a (0) to b (1) the point lies. */
export function along(x: number, y: number, z: number, a: Point, b: Point): number {
  const [bx, by, bz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  return ((x - a[0]) * bx + (y - a[1]) * by + (z - a[2]) * bz) / (bx * bx + by * by + bz * bz);
}

export function roundBox(x: number, y: number, z: number, hx: number, hy: number, hz: number, r: number): number {
  const qx = Math.abs(x) - hx + r;
  const qy = Math.abs(y) - hy + r;
  const qz = Math.abs(z) - hz + r;
  const outside = Math.sqrt(Math.max(qx, 0) ** 2 + Math.max(qy, 0) ** 2 + Math.max(qz, 0) ** 2);
  return outside + Math.min(Math.max(qx, qy, qz), 0) - r;
}

/** Union with a fillet of about k. */
export function blend(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - (h * h * k) / 4;
}

/** Takes b out of a with a soft rim. */
export function carve(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a + b), 0) / k;
  return Math.max(a, -b) + (h * h * k) / 4;
}

function hash(x: number, y: number, z: number): number {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(z, 2147483647 ^ 0x5bd1e995);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth repeatable noise 0-1 in space. */
export function noise(x: number, y: number, z: number): number {
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const zi = Math.floor(z);
  const u = ease(x - xi);
  const v = ease(y - yi);
  const near = mix(edge(xi, yi, zi, u), edge(xi, yi + 1, zi, u), v);
  const far = mix(edge(xi, yi, zi + 1, u), edge(xi, yi + 1, zi + 1, u), v);
  return mix(near, far, ease(z - zi));
}

const ease = (t: number): number => t * t * (3 - 2 * t);
const edge = (x: number, y: number, z: number, u: number): number => mix(hash(x, y, z), hash(x + 1, y, z), u);

/** Two nearest distances to scattered points: their difference is small on the lines of a net (Worley 1996). */
export function netDistance(x: number, y: number, z: number): number {
  const [xi, yi, zi] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  let [near, next] = [9, 9];
  for (let i = -1; i <= 1; i++) {
    for (let j = -1; j <= 1; j++) {
      for (let k = -1; k <= 1; k++) {
        const [cx, cy, cz] = [xi + i, yi + j, zi + k];
        const dx = cx + hash(cx, cy, cz) - x;
        const dy = cy + hash(cx + 57, cy, cz) - y;
        const dz = cz + hash(cx, cy + 91, cz) - z;
        const d = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (d < near) [near, next] = [d, near];
        else if (d < next) next = d;
      }
    }
  }
  return next - near;
}

/** A frame of reference: where its origin is and where its axes point in the world (unit vectors). */
export interface Frame {
  origin: Point;
  x: Point;
  y: Point;
  z: Point;
}

const dot = (a: Point, px: number, py: number, pz: number): number => a[0] * px + a[1] * py + a[2] * pz;
/** World position in the frame's own coordinates. */
export function local(f: Frame, x: number, y: number, z: number): Point {
  const [px, py, pz] = [x - f.origin[0], y - f.origin[1], z - f.origin[2]];
  return [dot(f.x, px, py, pz), dot(f.y, px, py, pz), dot(f.z, px, py, pz)];
}

export function normalize([x, y, z]: Point): Point {
  const l = Math.sqrt(x * x + y * y + z * z) || 1;
  return [x / l, y / l, z / l];
}

export function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** A frame with `up` as its y axis and z as near to `forward` as that allows. */
export function frame(origin: Point, up: Point, forward: Point): Frame {
  const y = normalize(up);
  const x = normalize(cross(y, forward));
  return { origin, x, y, z: cross(x, y) };
}
