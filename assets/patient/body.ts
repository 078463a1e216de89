// The patient of the whole picture: head on the pillow, trunk in a gown, one arm beside the body, one on the belly, the near knee bare.
import { BACK, bedParts, onBack, sheet } from './bed.ts';
import { handSkin } from './hand.ts';
import { browAt, eyeball, eyeColor, facialBlood, hair, headSkin } from './head.ts';
import type { Face } from './head.ts';
import { footSkin, legSkin, mottlingZone } from './leg.ts';
import type { Leg } from './leg.ts';
import { cloth, gownColor, paint, skin } from './materials.ts';
import type { Part } from './march.ts';
import { along, blend, ellipsoid, frame, local, noise, rod, smoothstep } from './shapes.ts';
import type { Frame, Point } from './shapes.ts';

export const NEAR_LEG: Leg = { hip: [0.06, 0.1, 0.11], knee: [0.47, 0.17, 0.15], ankle: [0.85, 0.05, 0.16], outer: 1 };
export const HEAD: Frame = frame(onBack(0.665, 0.165, 0), [-0.83, 0.557, 0.03], [0.46, 0.73, 0.5]);

const SHOULDER_NEAR = onBack(0.47, 0.1, 0.19);
const ELBOW_NEAR: Point = [-0.13, 0.13, 0.315];
const WRIST_NEAR: Point = [0.1, 0.075, 0.335];
const SHOULDER_FAR = onBack(0.47, 0.1, -0.19);
const ELBOW_FAR: Point = [-0.14, 0.16, -0.3];
const WRIST_FAR: Point = [0.0, 0.285, -0.13];
/** Palm down on the bed; the back of the hand looks up. */
export const HAND_NEAR: Frame = frameAlong(WRIST_NEAR, [1, -0.12, 0.06], [0, -1, 0]);
const HAND_FAR: Frame = frameAlong(WRIST_FAR, [0.78, -0.05, 0.62], [0.1, -1, 0]);

/** Hand frame with fingers along x and the palm's side along y. */
function frameAlong(origin: Point, fingers: Point, palm: Point): Frame {
  const f = frame(origin, palm, fingers);
  return { origin, x: f.z, y: f.y, z: [-f.x[0], -f.x[1], -f.x[2]] };
}

function trunk(x: number, y: number, z: number): number {
  const [u, v, w] = local(BACK, x, y, z);
  let d = ellipsoid(u - 0.33, v - 0.11, w, 0.24, 0.125, 0.185);
  d = blend(d, ellipsoid(u - 0.08, v - 0.11, w, 0.22, 0.125, 0.17), 0.1);
  d = blend(d, rod(u, v, w, [0.47, 0.1, -0.15], [0.47, 0.1, 0.15], 0.072, 0.072), 0.08);
  return d;
}

function neck(x: number, y: number, z: number): number {
  const [u, v, w] = local(BACK, x, y, z);
  const throat = rod(u, v, w, [0.48, 0.11, 0], [0.61, 0.14, 0], 0.055, 0.048);
  const strap = Math.min(
    rod(u, v, w, [0.5, 0.155, 0.018], [0.63, 0.13, 0.055], 0.011, 0.013),
    rod(u, v, w, [0.5, 0.155, -0.018], [0.63, 0.13, -0.055], 0.011, 0.013),
  );
  return blend(throat, strap, 0.025);
}

export function upperSkin(face: Face) {
  return (x: number, y: number, z: number): number => {
    const [u, v, w] = local(HEAD, x, y, z);
    let d = headSkin(u, v, w, face);
    d = blend(d, neck(x, y, z), 0.03);
    return blend(d, trunk(x, y, z), 0.04);
  };
}

function paintUpper(x: number, y: number, z: number, out: Parameters<Part['surface']>[3]): void {
  const [u, v, w] = local(HEAD, x, y, z);
  const onHead = Math.hypot(u, v, w) < 0.15;
  skin(out, onHead ? 1 : 2, x, y, z, onHead ? facialBlood(u, v, w) : 1, 9);
  if (onHead) out.hair = 0.75 * browAt(u, v, w);
}

function arm(shoulder: Point, elbow: Point, wrist: Point, hand: Frame) {
  return (x: number, y: number, z: number): number => {
    let d = rod(x, y, z, shoulder, elbow, 0.055, 0.043);
    d = blend(d, rod(x, y, z, elbow, wrist, 0.043, 0.026), 0.02);
    const [u, v, w] = local(hand, x, y, z);
    return blend(d, handSkin(u, v, w), 0.012);
  };
}

function gown(x: number, y: number, z: number): number {
  const [u, v, w] = local(BACK, x, y, z);
  const folds = 0.012 * Math.abs(noise(u * 9 + w * 6, w * 14, v * 5) - 0.5) + 0.006 * noise(u * 24, w * 26, v * 20);
  let d = trunk(x, y, z) - 0.012;
  for (const [s, e] of [
    [SHOULDER_NEAR, ELBOW_NEAR],
    [SHOULDER_FAR, ELBOW_FAR],
  ] as const) {
    const sleeve = Math.max(rod(x, y, z, s, e, 0.075, 0.078), along(x, y, z, s, e) * 0.24 - 0.155);
    d = blend(d, sleeve, 0.035);
  }
  const opening = ellipsoid(u - 0.6, v - 0.19, w, 0.135, 0.14, 0.105);
  return Math.max(d + folds * 0.8, -opening);
}

function paintGown(x: number, y: number, z: number, out: Parameters<Part['surface']>[3]): void {
  const [u, , w] = local(BACK, x, y, z);
  cloth(out, gownColor(u + 0.02 * noise(u * 9, w * 9, 1), w), 0.5);
}

const leg = (x: number, y: number, z: number): number =>
  blend(legSkin(NEAR_LEG, x, y, z), footSkin(NEAR_LEG, x, y, z), 0.03);

function paintLeg(x: number, y: number, z: number, out: Parameters<Part['surface']>[3]): void {
  const foot = x > NEAR_LEG.ankle[0] - 0.02;
  const toes = smoothstep(0.19, 0.24, y);
  skin(out, foot ? 5 : 4, x, y, z, foot ? 1 + 0.4 * toes : 1, mottlingZone(NEAR_LEG, x, y, z));
}

const armPaint = (x: number, y: number, z: number, out: Parameters<Part['surface']>[3]): void =>
  skin(out, 6, x, y, z, 1, 9);

/** Everything in the whole picture. */
export function wholeParts(face: Face): Part[] {
  return [...bedParts(), ...patientParts(face)];
}

export function patientParts(face: Face): Part[] {
  const [hx, hy, hz] = HEAD.origin;
  return [
    { bound: [-0.36, 0.28, 0, 0.52], distance: upperSkin(face), surface: paintUpper },
    {
      bound: [hx, hy, hz, 0.16],
      distance: headPart(hair),
      surface: (_x, _y, _z, out) => (
        paint(out, [0.36, 0.345, 0.33], 0.05),
        (out.bump = (a, b, c) => 0.0012 * noise(a * 420, b * 420, c * 160))
      ),
    },
    {
      bound: [hx, hy, hz, 0.12],
      distance: headPart(eyeball),
      surface: (x, y, z, out) => paint(out, eyeColor(...local(HEAD, x, y, z)), 0.16),
    },
    {
      bound: [-0.1, 0.16, 0.3, 0.45],
      distance: arm(SHOULDER_NEAR, ELBOW_NEAR, WRIST_NEAR, HAND_NEAR),
      surface: armPaint,
    },
    {
      bound: [-0.15, 0.24, -0.2, 0.45],
      distance: arm(SHOULDER_FAR, ELBOW_FAR, WRIST_FAR, HAND_FAR),
      surface: armPaint,
    },
    { bound: [-0.25, 0.22, 0, 0.5], distance: gown, surface: paintGown },
    { bound: [0.5, 0.12, 0.14, 0.56], distance: leg, surface: paintLeg },
    { bound: [0.53, 0.1, 0, 0.75], distance: sheet, surface: (_x, _y, _z, out) => cloth(out, [0.58, 0.62, 0.65], 0.8) },
  ];
}

const headPart =
  (of: (x: number, y: number, z: number) => number) =>
  (x: number, y: number, z: number): number => {
    const [u, v, w] = local(HEAD, x, y, z);
    return of(u, v, w);
  };
