// Cloth, plastic and skin: what each surface looks like close by.
import { netDistance, noise, clamp, mix } from './shapes.ts';
import type { Surface } from './march.ts';

type Color = [number, number, number];

export function paint(out: Surface, color: Color, gloss = 0.06): void {
  out.skin = false;
  out.color = color;
  out.gloss = gloss;
}

/** Cloth with a weave and soft creases. */
export function cloth(out: Surface, color: Color, crease: number): void {
  paint(out, color, 0.012);
  out.bump = (x, y, z) =>
    crease * (0.0026 * noise(x * 22, y * 22, z * 22) + 0.0007 * noise(x * 70 + 9, y * 70, z * 70));
}

/** Size of the livedo net's meshes, m. */
const MESH = 0.026;

/** Skin of a region; the mottling net and pores are laid out in space so that they wrap around the limb. */
export function skin(out: Surface, region: number, x: number, y: number, z: number, blood: number, zone: number): void {
  out.skin = true;
  out.region = region;
  out.zone = clamp(zone, 0, 5.1);
  const bend = (k: number): number =>
    0.9 * noise(x * 38 + k, y * 38, z * 38 - k) + 0.3 * noise(x * 110, y * 110 + k, z * 110);
  const [u, v, w] = [x / MESH + bend(3), y / MESH + bend(17), z / MESH + bend(41)];
  const coarse = netDistance(u, v, w);
  const fine = netDistance(u * 2.1 + 7, v * 2.1, w * 2.1);
  const patches = 0.7 * noise(u * 0.62, v * 0.62, w * 0.62) + 0.3 * noise(u * 1.9, v * 1.9, w * 1.9);
  out.net = clamp(0.95 * coarse + 0.3 * fine + 0.75 * (patches - 0.5) - 0.04, 0, 1);
  out.blood =
    blood * mix(0.88, 1.12, noise(x * 120, y * 120, z * 120)) * mix(0.93, 1.07, noise(x * 420, y * 420, z * 420));
  out.gloss = 0.11;
  out.bump = (a, b, c) => 0.00016 * noise(a * 1300, b * 1300, c * 1300) + 0.00022 * noise(a * 340, b * 340, c * 340);
}

/** A small repeating print on the gown: diamonds. */
export function gownColor(u: number, v: number): Color {
  const [a, b] = [(u * 28) % 1, (v * 28) % 1].map((t) => Math.abs((t < 0 ? t + 1 : t) - 0.5));
  return a + b < 0.14 ? [0.13, 0.24, 0.36] : [0.42, 0.56, 0.62];
}
