// The hospital room around the patient: bed with raised back, pillow, sheet, rails, drip stand, wall with its supply panel.
import { blend, ellipsoid, local, noise, rod, roundBox, smoothstep } from './shapes.ts';
import type { Frame, Point } from './shapes.ts';
import type { Part } from './march.ts';
import { cloth, paint } from './materials.ts';

/** Slope of the raised back, and its frame: x toward the head, y out of the mattress. */
const SLOPE = (27 * Math.PI) / 180;
export const BACK: Frame = {
  origin: [0, 0, 0],
  x: [-Math.cos(SLOPE), Math.sin(SLOPE), 0],
  y: [Math.sin(SLOPE), Math.cos(SLOPE), 0],
  z: [0, 0, 1],
};
/** A place on the raised back: s toward the head, h above the mattress. */
export const onBack = (s: number, h: number, z: number): Point => [
  BACK.x[0] * s + BACK.y[0] * h,
  BACK.x[1] * s + BACK.y[1] * h,
  z,
];

function mattress(x: number, y: number, z: number): number {
  const flat = roundBox(x - 0.53, y + 0.075, z, 0.57, 0.075, 0.45, 0.035);
  const [u, v, w] = local(BACK, x, y, z);
  const raised = roundBox(u - 0.46, v + 0.075, w, 0.5, 0.075, 0.45, 0.035);
  return blend(flat, raised, 0.04);
}

function pillow(x: number, y: number, z: number): number {
  const [u, v, w] = local(BACK, x, y, z);
  const puff = ellipsoid(u - 0.72, v - 0.035, w, 0.2, 0.07, 0.33);
  const dent = 0.03 * Math.exp(-((u - 0.72) ** 2 / 0.012 + w ** 2 / 0.012));
  return blend(roundBox(u - 0.72, v - 0.03, w, 0.17, 0.035, 0.29, 0.034), puff, 0.03) + dent;
}

const tube = (a: Point, b: Point, r: number) => (x: number, y: number, z: number) => rod(x, y, z, a, b, r, r);

/** Raised rail on the far side; the near one is let down so that hands can reach the patient. */
function rails(x: number, y: number, z: number): number {
  const frame1 = Math.abs(roundBox(x - 0.36, y - 0.2, z + 0.5, 0.34, 0.15, 0.012, 0.012));
  const head = local(BACK, x, y, z);
  const frame2 = roundBox(head[0] - 0.5, head[1] - 0.17, head[2] + 0.5, 0.27, 0.13, 0.012, 0.012);
  const slot = Math.max(Math.abs(x - 0.36) - 0.27, Math.abs(y - 0.21) - 0.045);
  const slot2 = Math.max(Math.abs(head[0] - 0.5) - 0.2, Math.abs(head[1] - 0.18) - 0.04);
  return Math.min(Math.max(frame1 - 0.004, -slot), Math.max(frame2, -slot2));
}

function nearRail(x: number, y: number, z: number): number {
  const body = roundBox(x - 0.3, y + 0.26, z - 0.49, 0.36, 0.1, 0.012, 0.012);
  return Math.max(body, -Math.max(Math.abs(x - 0.3) - 0.28, Math.abs(y + 0.255) - 0.03));
}

function carriage(x: number, y: number, z: number): number {
  let d = roundBox(x - 0.1, y + 0.26, z, 0.98, 0.05, 0.42, 0.03);
  d = Math.min(d, roundBox(x - 0.1, y + 0.5, z, 0.8, 0.05, 0.3, 0.03));
  d = Math.min(d, roundBox(x - 0.2, y + 0.38, z, 0.12, 0.12, 0.2, 0.02));
  for (const wx of [-0.62, 0.86]) {
    for (const wz of [-0.34, 0.34]) d = Math.min(d, roundBox(x - wx, y + 0.66, z - wz, 0.07, 0.07, 0.02, 0.02));
  }
  return d;
}

function boards(x: number, y: number, z: number): number {
  const foot = roundBox(x - 1.15, y - 0.02, z, 0.018, 0.24, 0.44, 0.018);
  return Math.min(foot, roundBox(x + 0.98, y - 0.32, z, 0.018, 0.4, 0.44, 0.018));
}

function stand(x: number, y: number, z: number): number {
  const pole = tube([-0.62, -0.7, -0.78], [-0.62, 1.28, -0.78], 0.0125)(x, y, z);
  const hook = Math.min(
    tube([-0.74, 1.3, -0.78], [-0.5, 1.3, -0.78], 0.008)(x, y, z),
    tube([-0.5, 1.3, -0.78], [-0.49, 1.25, -0.78], 0.007)(x, y, z),
  );
  return Math.min(pole, hook);
}

function room(_x: number, y: number, z: number): number {
  return Math.min(z + 1.25, y + 0.74);
}

function paintRoom(x: number, y: number, z: number, out: Parameters<Part['surface']>[3]): void {
  if (y < -0.72 && z > -1.24) return paint(out, [0.2, 0.22, 0.23], 0.1);
  if (y > 0.62 && y < 0.86) {
    const outlet = Math.abs(((x + 3.02) % 0.22) - 0.11);
    const round = Math.hypot(outlet - 0.0, y - 0.74);
    if (round < 0.032) return paint(out, round < 0.014 ? [0.06, 0.07, 0.08] : [0.3, 0.36, 0.4], 0.1);
    return paint(out, [0.33, 0.36, 0.38], 0.08);
  }
  if (y > 0.6 && y < 0.88) return paint(out, [0.16, 0.19, 0.21], 0.1);
  paint(out, y < -0.15 ? [0.24, 0.3, 0.31] : [0.4, 0.44, 0.44], 0.02);
}

/** Hospital bed and room without the patient. */
export function bedParts(): Part[] {
  return [
    { bound: [0, 0, 0, 9], distance: room, surface: (x, y, z, out) => paintRoom(x, y, z, out) },
    {
      bound: [0.05, 0.1, 0, 1.25],
      distance: mattress,
      surface: (_x, _y, _z, out) => cloth(out, [0.46, 0.5, 0.53], 0.5),
    },
    {
      bound: [-0.66, 0.36, 0, 0.42],
      distance: pillow,
      surface: (_x, _y, _z, out) => cloth(out, [0.62, 0.64, 0.65], 1.6),
    },
    { bound: [0, 0.2, -0.5, 0.95], distance: rails, surface: (_x, _y, _z, out) => paint(out, [0.55, 0.58, 0.6], 0.3) },
    {
      bound: [0.3, -0.26, 0.49, 0.42],
      distance: nearRail,
      surface: (_x, _y, _z, out) => paint(out, [0.55, 0.58, 0.6], 0.3),
    },
    {
      bound: [0.1, -0.45, 0, 1.2],
      distance: carriage,
      surface: (_x, y, _z, out) => paint(out, y < -0.56 ? [0.05, 0.05, 0.06] : [0.36, 0.4, 0.43], 0.25),
    },
    { bound: [0.1, 0.1, 0, 1.5], distance: boards, surface: (_x, _y, _z, out) => paint(out, [0.5, 0.42, 0.33], 0.2) },
    {
      bound: [-0.62, 0.3, -0.78, 1.15],
      distance: stand,
      surface: (_x, _y, _z, out) => paint(out, [0.5, 0.52, 0.54], 0.5),
    },
  ];
}

/** Height of a sheet over bodies that lie along x: the tallest of soft tents, with folds that run down from them. */
export function sheetHeight(x: number, z: number): number {
  const tent = (zc: number, top: number, wide: number): number => top * Math.exp(-(((z - zc) / wide) ** 2));
  const hips = smoothstep(0.55, 0.05, x) * tent(0, 0.27, 0.3);
  const farLeg = tent(-0.12, 0.185 - 0.07 * smoothstep(0.3, 0.9, x), 0.13);
  const farFoot = 0.15 * Math.exp(-(((x - 0.93) / 0.07) ** 2 + ((z + 0.13) / 0.07) ** 2));
  const nearThigh = smoothstep(0.5, 0.25, x) * tent(0.13, 0.245, 0.14);
  const top = Math.max(hips, nearThigh);
  const joined = -blend(-blend(0, 0, 0.001) - top, -(farLeg + farFoot), 0.06);
  const folds =
    0.016 * (noise(x * 7 + z * 5, z * 9, 2) - 0.5) + 0.012 * Math.abs(noise(x * 13 - z * 9, z * 16 + x * 4, 5) - 0.5);
  return 0.012 + joined + folds;
}

/** The edge of the sheet on the near side: over the mattress at the hips, laid back between the legs from the knee down. */
export function sheetEdge(x: number): number {
  return 0.53 - 0.52 * smoothstep(0.2, 0.4, x + 0.02 * Math.sin(x * 40));
}

export function sheet(x: number, y: number, z: number): number {
  const h = sheetHeight(x, Math.max(-0.46, Math.min(0.46, z)));
  const hang = Math.max(0, Math.abs(z) - 0.44);
  const surface = (y - h + hang * hang * 40) * 0.5;
  const out = Math.max(-0.02 - x + 0.03 * Math.sin(z * 9), x - 1.09, z - sheetEdge(x), -0.5 - z);
  const body = Math.max(surface, out * 0.8, -0.17 - y + 0.01 * Math.sin(x * 17 + 1));
  // The turned-back hem at the waist is a thick soft roll.
  const hem = rod(x, y, z, [0.0, h + 0.004, -0.44], [0.0, h + 0.004, 0.44], 0.024, 0.024);
  return blend(body, hem * 0.7, 0.02);
}
