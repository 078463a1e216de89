// A relaxed hand in its own frame: x from wrist to fingertips, y toward the palm's side, z toward the thumb; origin at the wrist.
import { blend, ellipsoid, rod, roundBox, smoothstep } from './shapes.ts';
import type { Point } from './shapes.ts';

interface Finger {
  joints: [Point, Point, Point, Point];
  radius: number;
}

/** Each joint bends the finger further toward the palm. */
function finger(
  base: Point,
  lengths: [number, number, number],
  curl: [number, number, number],
  spread: number,
  radius: number,
): Finger {
  const joints: Point[] = [base];
  let angle = 0;
  for (let i = 0; i < 3; i++) {
    angle += curl[i];
    const [x, y, z] = joints[i];
    const step = lengths[i] * Math.cos(angle);
    joints.push([x + step * Math.cos(spread), y + lengths[i] * Math.sin(angle), z + step * Math.sin(spread)]);
  }
  return { joints: joints as unknown as Finger['joints'], radius };
}

const FINGERS: Finger[] = [
  finger([0.092, 0, 0.031], [0.042, 0.025, 0.021], [0.12, 0.16, 0.1], 0.1, 0.0088),
  finger([0.096, 0, 0.0095], [0.046, 0.029, 0.022], [0.24, 0.3, 0.2], 0.01, 0.009),
  finger([0.093, 0, -0.0115], [0.043, 0.027, 0.022], [0.34, 0.4, 0.26], -0.05, 0.0086),
  finger([0.086, 0, -0.031], [0.034, 0.02, 0.019], [0.44, 0.46, 0.3], -0.14, 0.0075),
];
const THUMB: Finger = {
  joints: [
    [0.018, 0.004, 0.03],
    [0.048, 0.014, 0.055],
    [0.078, 0.018, 0.066],
    [0.104, 0.018, 0.068],
  ],
  radius: 0.0105,
};

/** Middle of the index finger's pulp, where refill is tested. */
export const PULP: Point = (() => {
  const [, , a, b] = FINGERS[0].joints;
  return [a[0] + (b[0] - a[0]) * 0.62, a[1] + (b[1] - a[1]) * 0.62 + 0.0088, a[2] + (b[2] - a[2]) * 0.62];
})();

const lerp = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

function fingerSkin(f: Finger, x: number, y: number, z: number): number {
  const [a, b, c, d] = f.joints;
  const r = f.radius;
  let s = rod(x, y, z, a, b, r * 1.12, r * 1.0);
  s = blend(s, rod(x, y, z, b, c, r * 1.03, r * 0.95), 0.004);
  s = blend(s, rod(x, y, z, c, d, r * 0.97, r * 0.86), 0.003);
  if (s > 0.02) return s;
  const [p, q] = [lerp(c, d, 0.4), lerp(c, d, 0.85)];
  s = blend(s, rod(x, y - r * 0.1, z, p, q, r * 0.95, r * 0.9), 0.004);
  return s + crease(x, y, z, b, r) + crease(x, y, z, c, r);
}

/** A skin fold across the palm side of a joint. */
function crease(x: number, y: number, z: number, joint: Point, r: number): number {
  const [dx, dy, dz] = [x - joint[0], y - joint[1], z - joint[2]];
  if (dx * dx + dy * dy + dz * dz > 0.0004) return 0;
  const palmSide = smoothstep(0, r * 0.6, dy);
  const lines = Math.exp(-((dx / 0.0007) ** 2)) + 0.7 * Math.exp(-(((dx - 0.0032) / 0.0006) ** 2));
  return 0.00055 * palmSide * lines;
}

export function handSkin(x: number, y: number, z: number): number {
  let d = roundBox(x - 0.05, y, z, 0.046, 0.0135, 0.041, 0.0125);
  d = blend(d, ellipsoid(x - 0.034, y - 0.008, z - 0.03, 0.032, 0.014, 0.02), 0.014);
  d = blend(d, ellipsoid(x - 0.04, y - 0.007, z + 0.026, 0.034, 0.012, 0.015), 0.014);
  d = blend(d, rod(x, y, z, [-0.05, 0, 0], [0.012, 0, 0], 0.026, 0.025), 0.03);
  if (d > 0.2) return d - 0.12;
  for (const f of FINGERS) d = blend(d, fingerSkin(f, x, y, z), 0.006);
  const [a, b, c, e] = THUMB.joints;
  d = blend(d, rod(x, y, z, a, b, 0.015, 0.0125), 0.016);
  d = blend(d, rod(x, y, z, b, c, 0.0118, 0.0105), 0.006);
  return blend(d, rod(x, y, z, c, e, 0.0106, 0.0092), 0.004);
}

/** Fingertips and the fleshy pads hold more blood than the hollow of the palm. */
export function handBlood(x: number, y: number, z: number): number {
  let tips = 0;
  for (const f of FINGERS) {
    const e = f.joints[3];
    tips = Math.max(tips, smoothstep(0.03, 0.006, Math.hypot(x - e[0], y - e[1], z - e[2])));
  }
  const pads = Math.exp(-(((x - 0.034) / 0.025) ** 2 + ((z - 0.03) / 0.016) ** 2));
  return 0.85 + 0.45 * tips + 0.3 * pads;
}
