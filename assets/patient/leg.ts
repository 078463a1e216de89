// A thigh, knee, shin and foot, and how far mottling of each score reaches along them. Used in the whole picture and close by.
import { blend, ellipsoid, noise, rod, smoothstep, sphere } from './shapes.ts';
import type { Point } from './shapes.ts';

export interface Leg {
  hip: Point;
  knee: Point;
  ankle: Point;
  /** 1 when the outer side points to positive z. */
  outer: number;
}

export function legSkin(leg: Leg, x: number, y: number, z: number): number {
  const { hip, knee, ankle } = leg;
  let d = rod(x, y, z, hip, knee, 0.088, 0.056);
  const mid: Point = [
    (hip[0] * 2 + knee[0] * 3) / 5,
    (hip[1] * 2 + knee[1] * 3) / 5 + 0.012,
    (hip[2] * 2 + knee[2] * 3) / 5,
  ];
  d = blend(d, ellipsoid(x - mid[0], y - mid[1], z - mid[2], 0.17, 0.066, 0.07), 0.05);
  d = blend(d, rod(x, y, z, knee, ankle, 0.05, 0.034), 0.03);
  const calf: Point = [knee[0] + (ankle[0] - knee[0]) * 0.3, knee[1] + (ankle[1] - knee[1]) * 0.3 - 0.022, knee[2]];
  d = blend(d, ellipsoid(x - calf[0], y - calf[1], z - calf[2], 0.12, 0.048, 0.052), 0.04);
  return kneecap(d, leg, x, y, z);
}

/** Patella, the two bulges of the joint beside it, its tendon below and the hollow above. */
function kneecap(d: number, leg: Leg, x: number, y: number, z: number): number {
  const [kx, ky, kz] = patella(leg);
  if ((x - kx) ** 2 + (y - ky) ** 2 + (z - kz) ** 2 > 0.05) return d;
  d = blend(d, ellipsoid(x - kx, y - ky + 0.014, z - kz, 0.031, 0.024, 0.026), 0.015);
  d = blend(d, sphere(x, y, z, kx - 0.002, ky - 0.034, kz + 0.036, 0.027), 0.025);
  d = blend(d, sphere(x, y, z, kx - 0.002, ky - 0.034, kz - 0.036, 0.027), 0.025);
  d = blend(d, rod(x, y, z, [kx + 0.025, ky - 0.018, kz], [kx + 0.075, ky - 0.032, kz], 0.013, 0.016), 0.02);
  d = blend(d, rod(x, y, z, [kx - 0.03, ky - 0.016, kz], [kx - 0.11, ky - 0.008, kz], 0.016, 0.03), 0.03);
  const wrinkles =
    Math.sin((x - kx) * 620 + 5 * noise(x * 70, 1, z * 70)) *
    smoothstep(0.042, 0.012, Math.hypot(x - kx + 0.03, z - kz));
  return d + 0.00025 * wrinkles;
}

/** Middle of the kneecap's surface. */
export function patella(leg: Leg): Point {
  return [leg.knee[0] - 0.012, leg.knee[1] + 0.056, leg.knee[2]];
}

const sole = (foot: Point): Point => [foot[0] + 0.03, foot[1] - 0.03, foot[2]];

/** The foot points up from the heel, toes leaning outward. */
export function footSkin(leg: Leg, x: number, y: number, z: number): number {
  const [ax, ay, az] = leg.ankle;
  const heel = sole(leg.ankle);
  const ball: Point = [ax + 0.075, ay + 0.145, az + 0.03 * leg.outer];
  let d = rod(x, y, z, [heel[0], heel[1] + 0.004, heel[2]], ball, 0.033, 0.027);
  d = blend(d, sphere(x, y, z, heel[0] - 0.005, heel[1] - 0.002, heel[2], 0.033), 0.02);
  d = blend(d, rod(x, y, z, [ax, ay + 0.012, az], ball, 0.03, 0.021), 0.03);
  for (let i = 0; i < 5; i++) {
    const side = (i - 1.6) * 0.0165 * leg.outer;
    const length = [0.056, 0.054, 0.049, 0.043, 0.036][i];
    const base: Point = [ball[0] + 0.002, ball[1] - i * 0.004 * 1.6, ball[2] + side];
    const tip: Point = [base[0] + 0.006, base[1] + length, base[2] + side * 0.16];
    d = blend(d, rod(x, y, z, base, tip, i === 0 ? 0.013 : 0.0095, i === 0 ? 0.0115 : 0.0082), 0.009);
  }
  return d;
}

/** Knots of the mottling zones: m above the patella's middle along the thigh, and below it along the shin (Ait-Oufella 2011). */
const ABOVE: [number, number][] = [
  [0, 0],
  [0.022, 1],
  [0.05, 2],
  [0.215, 3],
  [0.4, 4],
  [0.56, 5.1],
];
const BELOW: [number, number][] = [
  [0, 0],
  [0.022, 1],
  [0.055, 2],
  [0.16, 3],
  [0.3, 4],
  [0.45, 5.1],
];

function knots(table: [number, number][], d: number): number {
  for (let i = 1; i < table.length; i++) {
    const [a, b] = [table[i - 1], table[i]];
    if (d <= b[0]) return a[1] + ((b[1] - a[1]) * (d - a[0])) / (b[0] - a[0]);
  }
  return 5.1;
}

/** The smallest mottling score whose area reaches this place. */
export function mottlingZone(leg: Leg, x: number, y: number, z: number): number {
  const p = patella(leg);
  const axial = x - p[0];
  const round = Math.hypot(x - p[0], z - p[2], 0.6 * Math.min(0, y - p[1] + 0.02));
  const d = Math.abs(axial) > 0.05 ? Math.abs(axial) : Math.max(Math.abs(axial), Math.min(round, 0.052));
  return knots(axial < 0 ? ABOVE : BELOW, d);
}
