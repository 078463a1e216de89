// The pale ground of the microscope picture: mottled mucosa with soft shadows of deeper vessels, darker toward the rim.
import { scatter } from './course.ts';

/** Smooth repeatable noise -1 to 1 on a unit lattice. */
export function smoothNoise(x: number, y: number, seed: number): number {
  const [xi, yi] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - xi, y - yi];
  const [fu, fv] = [u * u * (3 - 2 * u), v * v * (3 - 2 * v)];
  const at = (i: number, j: number): number => scatter((xi + i) * 7919 + (yi + j) * 104729 + seed * 31337) * 2 - 1;
  const top = at(0, 0) * (1 - fu) + at(1, 0) * fu;
  const bottom = at(0, 1) * (1 - fu) + at(1, 1) * fu;
  return top * (1 - fv) + bottom * fv;
}

/** Several octaves of `smoothNoise`, each half as large and half as strong. */
export function layeredNoise(x: number, y: number, octaves: number, seed: number): number {
  let [sum, gain, size] = [0, 0.5, 1];
  for (let o = 0; o < octaves; o++) {
    sum += gain * smoothNoise(x * size, y * size, seed + o);
    gain /= 2;
    size *= 2;
  }
  return sum;
}

/** Brightness 0-255 of bare mucosa, one byte per pixel; `scale` is pixels per um. */
export function paintTissue(width: number, height: number, scale: number, seed: number): Uint8Array {
  const ground = new Uint8Array(width * height);
  const coarse = coarseGround(width, height, scale, seed);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const grain = (scatter(i + seed) - 0.5) * 7;
      ground[i] = Math.max(60, Math.min(250, sample(coarse, x / 4, y / 4) * rim(x / width, y / height) + grain));
    }
  }
  return ground;
}

interface Coarse {
  width: number;
  values: Float32Array;
}

/** The slow structure at a quarter of the resolution: patches of epithelium and out-of-focus vessels as soft dark bands. */
function coarseGround(width: number, height: number, scale: number, seed: number): Coarse {
  const [w, h] = [Math.ceil(width / 4) + 2, Math.ceil(height / 4) + 2];
  const values = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const [ux, uy] = [(x * 4) / scale, (y * 4) / scale];
      const patches = layeredNoise(ux / 190, uy / 190, 3, seed);
      const cobbles = layeredNoise(ux / 34, uy / 34, 2, seed + 11);
      const deep = 1 - Math.min(1, Math.abs(layeredNoise(ux / 420, uy / 420, 2, seed + 23)) / 0.07);
      values[y * w + x] = 186 + 26 * patches + 13 * cobbles - 22 * Math.max(0, deep);
    }
  }
  return { width: w, values };
}

function sample(coarse: Coarse, x: number, y: number): number {
  const [xi, yi] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [x - xi, y - yi];
  const i = yi * coarse.width + xi;
  const c = coarse.values;
  return (c[i] * (1 - u) + c[i + 1] * u) * (1 - v) + (c[i + coarse.width] * (1 - u) + c[i + coarse.width + 1] * u) * v;
}

/** Illumination falls off toward the corners as a ring light does. */
function rim(u: number, v: number): number {
  const r2 = (u - 0.5) ** 2 + (v - 0.5) ** 2;
  return 1.04 - 0.42 * r2;
}

export const DENSITY_ZERO = 48;
/** Steps of absorption per unit of optical density. */
export const DENSITY_STEP = 96;

/** Screen color (little-endian ABGR) for every pair of absorption byte and tissue byte: brightness, then a warm gray tint. */
export function buildPalette(): Uint32Array {
  const palette = new Uint32Array(65536);
  for (let density = 0; density < 256; density++) {
    const passed = Math.exp(-(density - DENSITY_ZERO) / DENSITY_STEP);
    for (let ground = 0; ground < 256; ground++) {
      palette[(density << 8) | ground] = tint(Math.min(255, ground * passed));
    }
  }
  return palette;
}

/** Green light absorbed by blood, shown as the devices do: near-gray, dark parts reddish brown, bright parts pale rose. */
function tint(brightness: number): number {
  const b = brightness / 255;
  const red = 255 * Math.min(1, 0.11 + 0.87 * b);
  const green = 255 * Math.min(1, 0.05 + 0.8 * Math.pow(b, 1.08));
  const blue = 255 * Math.min(1, 0.045 + 0.75 * Math.pow(b, 1.06));
  return (255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red);
}
