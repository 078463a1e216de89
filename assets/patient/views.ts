// The camera positions: the whole bed, the face, the knee with the thigh, and a fingertip.
import { wholeParts, patientParts, HEAD, NEAR_LEG } from './body.ts';
import { bedParts } from './bed.ts';
import { handBlood, handSkin, PULP } from './hand.ts';
import type { Face } from './head.ts';
import { legSkin, mottlingZone, patella } from './leg.ts';
import type { Leg } from './leg.ts';
import { cloth, gownColor, skin } from './materials.ts';
import type { Part, View } from './march.ts';
import { blend, ellipsoid, local, noise, rod, smoothstep } from './shapes.ts';
import type { Frame, Point } from './shapes.ts';

const OPEN: Face = { open: 1 };

export function wholeView(face: Face = OPEN): View {
  return {
    name: 'whole',
    width: 1040,
    height: 820,
    eye: [0.42, 1.32, 2.25],
    target: [0.07, 0.17, 0],
    up: [0, 1, 0],
    zoom: 0.378,
    parts: wholeParts(face),
    far: 6,
    key: [-1.1, 3.2, 1.6],
    softness: 7,
    ambient: 0.5,
  };
}

export function faceView(face: Face = OPEN): View {
  const at = (u: number, v: number, w: number): Point => [
    HEAD.origin[0] + HEAD.x[0] * u + HEAD.y[0] * v + HEAD.z[0] * w,
    HEAD.origin[1] + HEAD.x[1] * u + HEAD.y[1] * v + HEAD.z[1] * w,
    HEAD.origin[2] + HEAD.x[2] * u + HEAD.y[2] * v + HEAD.z[2] * w,
  ];
  return {
    name: 'face',
    width: 640,
    height: 520,
    eye: at(0.2, 0.02, 0.85),
    target: at(0.0, -0.03, 0.02),
    up: HEAD.y,
    zoom: 0.225,
    parts: [...bedParts().filter((_, i) => i < 3), ...patientParts(face).slice(0, 6)],
    far: 2.4,
    key: at(-0.6, 0.55, 1.1),
    softness: 6,
    ambient: 0.5,
  };
}

const KNEE: Leg = { hip: [-0.44, -0.01, 0], knee: [0, 0.03, 0], ankle: [0.4, -0.035, 0.01], outer: 1 };

function kneeParts(): Part[] {
  const hip = (x: number, y: number, z: number): number => {
    let d = legSkin(KNEE, x, y, z);
    d = blend(d, ellipsoid(x + 0.62, y, z + 0.07, 0.2, 0.105, 0.165), 0.05);
    return blend(d, ellipsoid(x + 0.42, y + 0.004, z - 0.008, 0.22, 0.094, 0.1), 0.06);
  };
  const cover = (x: number, y: number, z: number): number => {
    const folds =
      0.02 * (noise(x * 9 + z * 5, z * 12, 4) - 0.5) + 0.014 * Math.abs(noise(x * 17, z * 21 - x * 8, 8) - 0.5);
    const tent = 0.105 * Math.exp(-(((z + 0.2) / 0.13) ** 2)) * smoothstep(0.7, 0.2, x);
    const lap = 0.24 * Math.exp(-(((z + 0.25) / 0.2) ** 2)) * smoothstep(-0.36, -0.52, x);
    const surface = (y - Math.max(tent, lap) - folds + 0.055) * 0.5;
    const edge = z + 0.088 + 0.02 * Math.sin(x * 13) - 0.11 * smoothstep(-0.48, -0.62, x);
    return Math.max(surface, edge * 0.8);
  };
  const gown = (x: number, y: number, z: number): number => {
    const folds = 0.012 * Math.abs(noise(x * 14, z * 18, 3) - 0.5);
    const body = ellipsoid(x + 0.8, y, z + 0.04, 0.36, 0.15, 0.3) + folds;
    return Math.max(body, x + 0.515 + 0.012 * Math.sin(z * 30) + 0.25 * Math.max(0, z));
  };
  const bed = (x: number, y: number, z: number): number =>
    (y + 0.1 - 0.012 * noise(x * 8, z * 8, 1) - 0.02 * Math.exp(-((z / 0.12) ** 2)) * -1) * 0.8;
  return [
    {
      bound: [-0.1, 0, 0, 0.75],
      distance: hip,
      surface: (x, y, z, out) => skin(out, 4, x, y, z, 1, mottlingZone(KNEE, x, y, z)),
    },
    { bound: [0, 0, -0.3, 1.4], distance: cover, surface: (_x, _y, _z, out) => cloth(out, [0.58, 0.62, 0.65], 0.7) },
    {
      bound: [-0.82, 0, -0.02, 0.55],
      distance: gown,
      surface: (x, _y, z, out) => cloth(out, gownColor(x * 0.8, z * 0.8), 0.5),
    },
    { bound: [0, 0, 0, 9], distance: bed, surface: (_x, _y, _z, out) => cloth(out, [0.5, 0.54, 0.57], 0.7) },
  ];
}

export function kneeView(): View {
  return {
    name: 'knee',
    width: 720,
    height: 600,
    eye: [-0.13, 0.86, 0.62],
    target: [-0.2, -0.01, 0.0],
    up: [0, 1, 0],
    zoom: 0.359,
    parts: kneeParts(),
    far: 2.6,
    key: [-0.9, 0.95, 0.5],
    softness: 6,
    ambient: 0.45,
  };
}

export const KNEE_SPOT: Point = patella(KNEE);

/** Palm up on the sheet, fingers toward the examiner. */
const PALM: Frame = { origin: [0, 0.03, -0.09], x: [0, -0.05, 0.9987], y: [0, 0.9987, 0.05], z: [1, 0, 0] };

export const PULP_SPOT: Point = [
  PALM.origin[0] + PALM.x[0] * PULP[0] + PALM.y[0] * PULP[1] + PALM.z[0] * PULP[2],
  PALM.origin[1] + PALM.x[1] * PULP[0] + PALM.y[1] * PULP[1] + PALM.z[1] * PULP[2],
  PALM.origin[2] + PALM.x[2] * PULP[0] + PALM.y[2] * PULP[1] + PALM.z[2] * PULP[2],
];

function fingerParts(): Part[] {
  const hand = (x: number, y: number, z: number): number => {
    const [u, v, w] = local(PALM, x, y, z);
    return handSkin(u, v, w);
  };
  const sleeve = (x: number, y: number, z: number): number =>
    Math.abs(rod(x, y, z, [0, 0.03, -0.3], [0, 0.03, -0.14], 0.05, 0.04)) - 0.003;
  const bed = (x: number, y: number, z: number): number =>
    (y +
      0.004 -
      0.012 * noise(x * 14, z * 14, 1) -
      0.006 * noise(x * 31 + z * 20, z * 26, 5) +
      0.012 * Math.exp(-((x / 0.06) ** 2 + ((z + 0.02) / 0.09) ** 2))) *
    0.8;
  return [
    {
      bound: [0, 0.03, -0.02, 0.18],
      distance: hand,
      surface: (x, y, z, out) => skin(out, 3, x, y, z, handBlood(...local(PALM, x, y, z)), 9),
    },
    {
      bound: [0, 0.03, -0.2, 0.16],
      distance: sleeve,
      surface: (x, _y, z, out) => cloth(out, gownColor(x * 1.4, z * 1.4), 0.25),
    },
    { bound: [0, 0, 0, 9], distance: bed, surface: (_x, _y, _z, out) => cloth(out, [0.55, 0.59, 0.62], 0.3) },
  ];
}

export function fingerView(): View {
  return {
    name: 'finger',
    width: 640,
    height: 520,
    eye: [0.085, 0.29, 0.24],
    target: [0.018, 0.03, 0.04],
    up: [0, 1, 0],
    zoom: 0.215,
    parts: fingerParts(),
    far: 0.9,
    key: [-0.3, 0.6, 0.15],
    softness: 6,
    ambient: 0.48,
  };
}

export { NEAR_LEG };
