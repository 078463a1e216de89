// An older adult's head and face in its own frame: x to the side, y to the crown, z to the nose; origin between the ears.
import { blend, carve, clamp, ellipsoid, noise, rod, smoothstep, sphere } from './shapes.ts';

/** How far the lids are open, 0-1. */
export interface Face {
  open: number;
}

function skull(x: number, y: number, z: number): number {
  let d = ellipsoid(x, y - 0.042, z + 0.012, 0.074, 0.086, 0.094);
  d = blend(d, ellipsoid(x, y + 0.022, z - 0.03, 0.061, 0.078, 0.058), 0.035);
  d = blend(d, rod(x, y, z, [0.05, -0.045, 0.005], [0.019, -0.094, 0.055], 0.0145, 0.0125), 0.03);
  d = blend(d, ellipsoid(x, y + 0.096, z - 0.066, 0.019, 0.015, 0.016), 0.026);
  d = blend(d, rod(x, y, z, [0.0, 0.02, 0.079], [0.038, 0.021, 0.065], 0.0085, 0.009), 0.022);
  return blend(d, sphere(x, y, z, 0.046, -0.02, 0.056, 0.019), 0.032);
}

function nose(d: number, x: number, y: number, z: number): number {
  d = blend(d, rod(x, y, z, [0, 0.012, 0.084], [0, -0.024, 0.108], 0.0078, 0.0102), 0.014);
  d = blend(d, sphere(x, y, z, 0, -0.03, 0.1075, 0.0108), 0.008);
  d = blend(d, ellipsoid(x - 0.0135, y + 0.034, z - 0.097, 0.0075, 0.0075, 0.0105), 0.007);
  return carve(d, ellipsoid(x - 0.0066, y + 0.0425, z - 0.1025, 0.0028, 0.0024, 0.0046), 0.002);
}

const LIP_LINE = -0.0655;

function mouth(d: number, x: number, y: number, z: number): number {
  d = blend(d, ellipsoid(x, y + 0.066, z - 0.07, 0.03, 0.024, 0.021), 0.02);
  const bow = 0.0025 * Math.cos(clamp(x / 0.024, 0, 1) * Math.PI * 0.5);
  const back = 0.3 * x * x * 40;
  d = blend(d, ellipsoid(x, y - (LIP_LINE + 0.0045 + bow * 0.4), z - 0.0905 + back, 0.024, 0.0048, 0.0062), 0.006);
  d = blend(d, ellipsoid(x, y - (LIP_LINE - 0.0058), z - 0.0895 + back, 0.021, 0.0058, 0.0068), 0.006);
  const seam = ellipsoid(x, y - LIP_LINE + 0.0006 + x * x * 2.2, z - 0.096 + back, 0.026, 0.0013, 0.009);
  return carve(d, seam, 0.003);
}

const EYE_X = 0.0315;
const EYE_Y = -0.002;
const EYE_Z = 0.0655;
const EYE = 0.0128;

/** Height of the lid margins above the eye's middle at sideways offset u (-1 to 1). */
function lidHeights(u: number, open: number): [number, number] {
  const arch = Math.max(0, 1 - u * u);
  const rest = -0.0026;
  return [rest + 0.0064 * open * arch, rest - 0.0024 * open * arch];
}

function lids(d: number, x: number, y: number, z: number, face: Face): number {
  d = carve(d, ellipsoid(x - EYE_X, y - EYE_Y - 0.001, z - 0.087, 0.02, 0.0125, 0.016), 0.018);
  const lid = sphere(x, y, z, EYE_X, EYE_Y, EYE_Z, EYE + 0.0016);
  const [upper, lower] = lidHeights((x - EYE_X) / 0.0135, face.open);
  const gap = Math.max(y - EYE_Y - upper, lower - (y - EYE_Y));
  const edge = z > EYE_Z ? Math.max(lid, -gap) : lid;
  d = blend(d, edge, 0.0045);
  const fold = Math.abs(sphere(x, y, z, EYE_X, EYE_Y + 0.001, EYE_Z, EYE + 0.0042)) - 0.0005;
  return y > EYE_Y + 0.006 ? carve(d, fold, 0.0025) : d;
}

function ear(d: number, x: number, y: number, z: number): number {
  const lean = z + 0.008 - 0.25 * (x - 0.074);
  let e = ellipsoid(x - 0.0785, y + 0.003, lean, 0.0085, 0.031, 0.019);
  e = carve(e, ellipsoid(x - 0.0865, y - 0.002, lean - 0.003, 0.007, 0.019, 0.011), 0.005);
  return blend(d, e, 0.008);
}

/** Distance to the skin of the head; the neck is joined where it meets the body. */
export function headSkin(hx: number, y: number, z: number, face: Face): number {
  const x = Math.abs(hx);
  let d = skull(x, y, z);
  if (d > 0.05) return d - 0.012;
  d = nose(d, x, y, z);
  d = mouth(d, x, y, z);
  d = lids(d, x, y, z, face);
  d = ear(d, x, y, z);
  const crease =
    Math.exp(-(((x - 0.02 - 0.35 * (-0.03 - y)) / 0.0022) ** 2)) *
    smoothstep(-0.075, -0.055, y) *
    smoothstep(-0.026, -0.036, y);
  const forehead =
    y > 0.03
      ? 0.0002 *
        Math.sin((y - 0.03 + 0.004 * Math.cos(x * 40)) * 620) *
        smoothstep(0.03, 0.042, y) *
        smoothstep(0.085, 0.07, y)
      : 0;
  return d + 0.0014 * crease * (z > 0.04 ? 1 : 0) + forehead * (z > 0.05 ? 1 : 0);
}

export function eyeball(hx: number, y: number, z: number): number {
  return sphere(Math.abs(hx), y, z, EYE_X, EYE_Y, EYE_Z, EYE);
}

/** Color of the eye's surface: white, iris, pupil, glint left to the light. */
export function eyeColor(hx: number, y: number, z: number): [number, number, number] {
  const side = Math.abs(hx) - EYE_X;
  const r = Math.hypot(side, y - EYE_Y) / EYE;
  if (z < EYE_Z) return [0.7, 0.66, 0.62];
  if (r < 0.19) return [0.012, 0.01, 0.01];
  if (r < 0.47) return r > 0.42 ? [0.05, 0.04, 0.03] : [0.16, 0.115, 0.075];
  return [0.74, 0.69, 0.65];
}

/** Hair as a slightly thicker scalp behind the hairline; thinning at the temples. */
export function hair(hx: number, y: number, z: number): number {
  const x = Math.abs(hx);
  const scalp = skull(x, y, z);
  if (scalp > 0.03) return scalp - 0.012;
  const line = z - 0.062 + 0.62 * Math.max(0, 0.085 - y) + 0.008 * noise(hx * 50, 3, 1);
  const nape = -y - 0.078 + 1.1 * Math.max(0, z + 0.012);
  const strands = 0.0018 * noise(hx * 380 + y * 90, y * 70, z * 330) + 0.005 * noise(hx * 42, y * 34, z * 46);
  const full = 0.009 + 0.012 * smoothstep(0.03, 0.07, x) * smoothstep(0.09, 0.0, y);
  return Math.max(scalp - full - strands, line * 0.7, nape * 0.7);
}

/** 0-1 where eyebrows and stubble darken the skin. */
export function browAt(hx: number, y: number, z: number): number {
  const x = Math.abs(hx);
  if (z < 0.05) return 0;
  const ridge = 0.0215 + 0.0045 * Math.sin(clamp((x - 0.012) / 0.04, 0, 1) * 2.6);
  const across = Math.abs(y - ridge) / 0.0031;
  const ends = smoothstep(0.011, 0.016, x) * smoothstep(0.053, 0.043, x);
  return ends * smoothstep(1.15, 0.55, across) * (0.5 + 0.5 * noise(hx * 700, y * 260, 3));
}

/** How much more blood the skin here holds than the cheek: lips most, nose, ears and cheeks a little. */
export function facialBlood(hx: number, y: number, z: number): number {
  const x = Math.abs(hx);
  const lip = smoothstep(1.12, 0.9, Math.hypot(x / 0.0235, (y - LIP_LINE + 0.0008) / (y > LIP_LINE ? 0.0088 : 0.0108)));
  if (z > 0.05 && lip > 0) return 1 + 2.6 * lip;
  const cheek = Math.exp(-(((x - 0.04) / 0.022) ** 2 + ((y + 0.025) / 0.022) ** 2));
  const tip = z > 0.095 && y < -0.015 && y > -0.045 ? 0.45 : 0;
  const socket = 0.3 * Math.exp(-(((x - EYE_X) / 0.018) ** 2 + ((y - EYE_Y + 0.005) / 0.013) ** 2));
  const pinna = x > 0.074 ? 0.5 : 0;
  return 1 + 0.5 * cheek * (z > 0 ? 1 : 0) + tip + socket + pinna;
}
