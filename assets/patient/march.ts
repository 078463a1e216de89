// Takes a picture of a scene of soft shapes: follows light rays, shades what they meet, and keeps skin apart so that its color can be chosen later.
import { clamp, cross, normalize } from './shapes.ts';
import type { Point } from './shapes.ts';

/** What a surface is made of at one place. */
export interface Surface {
  /** Linear color of anything but skin. */
  color: [number, number, number];
  skin: boolean;
  /** 1 face, 2 trunk, 3 palm, 4 leg, 5 foot, 6 back of hand and arm. */
  region: number;
  /** 0-5.1: smallest mottling score that reaches this place. */
  zone: number;
  /** 0-1: distance from the lines of the livedo net. */
  net: number;
  /** Blood relative to the region's rest. */
  blood: number;
  /** 0-1 darkening by hair. */
  hair: number;
  gloss: number;
  /** Strength (m) and fineness (1/m) of fine relief. */
  bump: (x: number, y: number, z: number) => number;
}

export interface Part {
  /** Center and radius outside of which `distance` need not be asked. */
  bound: readonly [number, number, number, number];
  distance(x: number, y: number, z: number): number;
  surface(x: number, y: number, z: number, out: Surface): void;
}

export interface View {
  name: string;
  width: number;
  height: number;
  eye: Point;
  target: Point;
  up: Point;
  /** Tangent of half the vertical field. */
  zoom: number;
  parts: Part[];
  far: number;
  /** Where the key light stands, and its size for soft shadows. */
  key: Point;
  softness: number;
  ambient: number;
}

export interface Planes {
  width: number;
  height: number;
  /** Linear light of everything but skin, and of skin: shade, gloss; then region, zone, net, blood weighted by coverage. */
  data: Float32Array;
}

/** Values per pixel: r g b, shade, gloss, cover, zone, net, blood, region, hair. */
export const PER_PIXEL = 11;

/** Distance to the nearest part; parts farther than `near` may answer with the distance to their bound, which is never more. */
export function distanceAt(parts: Part[], x: number, y: number, z: number, near = 0.06): number {
  let best = 1e9;
  for (const part of parts) {
    const [cx, cy, cz, r] = part.bound;
    const gap = Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - r;
    if (gap >= best) continue;
    const d = gap > near ? gap : part.distance(x, y, z);
    if (d < best) best = d;
  }
  return best;
}

function partAt(parts: Part[], x: number, y: number, z: number): Part {
  let best = parts[0];
  let least = 1e9;
  for (const part of parts) {
    const [cx, cy, cz, r] = part.bound;
    if (Math.sqrt((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) - r > 0.05) continue;
    const d = part.distance(x, y, z);
    if (d < least) [least, best] = [d, part];
  }
  return best;
}

function follow(view: View, o: Point, d: Point): number {
  let t = 0.02;
  for (let i = 0; i < 130 && t < view.far; i++) {
    const h = distanceAt(view.parts, o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t);
    if (h < 0.0003 * t) return refine(view, o, d, t);
    t += h * 0.82;
  }
  return t < view.far ? t : -1;
}

/** A few short steps more, so that shadows and hollows start from the surface itself and not from steps above it. */
function refine(view: View, o: Point, d: Point, start: number): number {
  let t = start;
  for (let i = 0; i < 5; i++) t += 0.8 * distanceAt(view.parts, o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t);
  return t;
}

function normalAt(part: Part, p: Point, e: number, bump: Surface['bump'], fine: number): Point {
  const f = (x: number, y: number, z: number): number => part.distance(x, y, z) - (fine > 0 ? bump(x, y, z) : 0);
  const [x, y, z] = p;
  // Four corners of a tetrahedron (Quilez).
  const a = f(x + e, y - e, z - e);
  const b = f(x - e, y - e, z + e);
  const c = f(x - e, y + e, z - e);
  const g = f(x + e, y + e, z + e);
  return normalize([a - b - c + g, -a - b + c + g, -a + b - c + g]);
}

function shadow(view: View, p: Point, n: Point, light: Point, reach: number): number {
  let open = 1;
  const e = view.far * 0.0012;
  let t = view.far * 0.005;
  const [x, y, z] = [p[0] + n[0] * e, p[1] + n[1] * e, p[2] + n[2] * e];
  for (let i = 0; i < 60 && t < reach; i++) {
    // Farther than t / softness nothing dims the light, so a bound's distance will do there.
    const h = distanceAt(view.parts, x + light[0] * t, y + light[1] * t, z + light[2] * t, t / view.softness + 0.03);
    open = Math.min(open, (h * view.softness) / t + 0.02);
    if (open < 0.02) return 0;
    t += clamp(h * 0.55, view.far * 0.0015, view.far * 0.02);
  }
  return open * open * (3 - 2 * open);
}

function occlusion(view: View, p: Point, n: Point, size: number): number {
  let dark = 0;
  let weight = 1;
  for (let i = 1; i <= 5; i++) {
    const h = (size * i * i) / 25 + size * 0.04;
    dark += (h - distanceAt(view.parts, p[0] + n[0] * h, p[1] + n[1] * h, p[2] + n[2] * h, h)) * weight;
    weight *= 0.72;
  }
  return clamp(1 - (1.5 * dark) / size, 0.12, 1);
}

const blank = (): Surface => ({
  color: [0.5, 0.5, 0.5],
  skin: false,
  region: 0,
  zone: 9,
  net: 1,
  blood: 1,
  hair: 0,
  gloss: 0.1,
  bump: () => 0,
});

/** Light that reaches one place: soft key with shadow, sky and bounce from below, both dimmed in hollows. */
function light(view: View, p: Point, n: Point, skin: boolean): number {
  const l = normalize([view.key[0] - p[0], view.key[1] - p[1], view.key[2] - p[2]]);
  const facing = n[0] * l[0] + n[1] * l[1] + n[2] * l[2];
  const wrapped = skin ? Math.max(0, (facing + 0.22) / 1.22) : Math.max(0, (facing + 0.08) / 1.08);
  const size = view.far * 0.035;
  const hollow = occlusion(view, p, n, size);
  const direct = wrapped > 0 ? wrapped * shadow(view, p, n, l, view.far * 0.35) : 0;
  const sky = 0.62 + 0.38 * n[1];
  return 0.9 * direct + view.ambient * sky * hollow;
}

function highlight(view: View, p: Point, n: Point, d: Point, gloss: number): number {
  const l = normalize([view.key[0] - p[0], view.key[1] - p[1], view.key[2] - p[2]]);
  const h = normalize([l[0] - d[0], l[1] - d[1], l[2] - d[2]]);
  const facing = Math.max(0, n[0] * h[0] + n[1] * h[1] + n[2] * h[2]);
  const rim = (1 - Math.max(0, -(n[0] * d[0] + n[1] * d[1] + n[2] * d[2]))) ** 4;
  return gloss * (0.5 * facing ** 22 + 0.55 * facing ** 90 + 0.1 * rim);
}

const scratch = blank();

function shootRay(view: View, o: Point, d: Point, pixel: number, out: Planes, weight: number): void {
  const t = follow(view, o, d);
  if (t < 0) return;
  const p: Point = [o[0] + d[0] * t, o[1] + d[1] * t, o[2] + d[2] * t];
  const part = partAt(view.parts, p[0], p[1], p[2]);
  Object.assign(scratch, blank());
  part.surface(p[0], p[1], p[2], scratch);
  const n = normalAt(part, p, Math.max(0.0004, t * 0.0005), scratch.bump, 1);
  const shade = light(view, p, n, scratch.skin) * weight;
  const shine = highlight(view, p, n, d, scratch.gloss) * weight;
  const v = out.data;
  const at = pixel * PER_PIXEL;
  if (!scratch.skin) {
    for (let k = 0; k < 3; k++) v[at + k] += scratch.color[k] * shade + shine;
    return;
  }
  v[at + 3] += shade * (1 - scratch.hair);
  for (let k = 0; k < 3; k++) v[at + k] += shade * scratch.hair * [0.05, 0.045, 0.04][k];
  v[at + 4] += shine;
  v[at + 5] += weight;
  v[at + 6] += scratch.zone * weight;
  v[at + 7] += scratch.net * weight;
  v[at + 8] += scratch.blood * weight;
  v[at + 9] = scratch.region;
}

/** Takes the picture with `samples` x `samples` rays per pixel, optionally only a window of it. */
export function takePicture(
  view: View,
  samples: number,
  window = { x: 0, y: 0, width: view.width, height: view.height },
): Planes {
  const out: Planes = {
    width: window.width,
    height: window.height,
    data: new Float32Array(window.width * window.height * PER_PIXEL),
  };
  const f = normalize([view.target[0] - view.eye[0], view.target[1] - view.eye[1], view.target[2] - view.eye[2]]);
  const r = normalize(cross(f, view.up));
  const u = cross(r, f);
  for (let y = 0; y < window.height; y++) {
    for (let x = 0; x < window.width; x++) {
      for (let s = 0; s < samples * samples; s++) {
        const sx = ((window.x + x + ((s % samples) + 0.5) / samples) / view.width) * 2 - 1;
        const sy = 1 - ((window.y + y + (Math.floor(s / samples) + 0.5) / samples) / view.height) * 2;
        const [a, b] = [(sx * view.zoom * view.width) / view.height, sy * view.zoom];
        const d = normalize([f[0] + r[0] * a + u[0] * b, f[1] + r[1] * a + u[1] * b, f[2] + r[2] * a + u[2] * b]);
        shootRay(view, view.eye, d, y * window.width + x, out, 1 / (samples * samples));
      }
    }
  }
  return out;
}

/** Where a place of the scene lands in the picture, 0-1 from the top left. */
export function project(view: View, p: Point): { x: number; y: number; scale: number } {
  const f = normalize([view.target[0] - view.eye[0], view.target[1] - view.eye[1], view.target[2] - view.eye[2]]);
  const r = normalize(cross(f, view.up));
  const u = cross(r, f);
  const d: Point = [p[0] - view.eye[0], p[1] - view.eye[1], p[2] - view.eye[2]];
  const depth = d[0] * f[0] + d[1] * f[1] + d[2] * f[2];
  const x = (d[0] * r[0] + d[1] * r[1] + d[2] * r[2]) / depth / view.zoom / (view.width / view.height);
  const y = (d[0] * u[0] + d[1] * u[1] + d[2] * u[2]) / depth / view.zoom;
  // Pixels per meter at that depth, as a share of the picture's height.
  return { x: (x + 1) / 2, y: (1 - y) / 2, scale: 1 / (2 * depth * view.zoom) };
}
