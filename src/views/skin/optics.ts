// What color skin has: light passes the pigment of the epidermis twice and the blood of the dermis once, at every wavelength.
import hemoglobinTable from '../../../assets/optics/hemoglobin.tsv?raw';
import { D65, observerX, observerY, observerZ, xyzToLinear } from './color.ts';
import type { Triple } from './color.ts';

const FIRST = 380;
const STEP = 10;
const COUNT = 41;
/** cm; light crosses it down and up. rendering.md section 1. */
const EPIDERMIS = 0.006;
/** Diffuse light crosses a layer on slanted paths, longer than its thickness. */
const OBLIQUE = 1.4;
/** Share of light that the horny layer scatters back before it meets pigment; keeps dark skin brown instead of orange. */
const MATTE = 0.035;
/** Internal reflection at the skin surface, n = 1.4 (Groenhuis 1983): (1 + r) / (1 - r), r = 0.529. */
const SURFACE = 3.25;
/** mol/L of hemoglobin in whole blood: 150 g/L over 64,500 g/mol. */
const HEMOGLOBIN = 150 / 64500;

/**
 * Melanosome volume fraction of the ten Monk tones, light to dark, chosen so that lightness at rest falls in even steps of
 * L* as the Monk scale's own order does; the lightest paper tones (L* above 80) cannot be reached by living, perfused skin.
 */
export const MELANOSOMES = [0.01, 0.02, 0.034, 0.055, 0.085, 0.125, 0.18, 0.25, 0.335, 0.43] as const;

/** Blood volume fraction of rested skin at heart level, by place. */
export const RESTING_BLOOD = { face: 0.03, trunk: 0.018, finger: 0.04, knee: 0.02, lips: 0.07 } as const;

interface Band {
  /** cm-1 of pure oxygenated and deoxygenated whole blood. */
  oxygenated: number;
  deoxygenated: number;
  /** cm-1 of pure melanosome. */
  melanosome: number;
  /** cm-1, reduced scattering of dermis. */
  scattering: number;
  x: number;
  y: number;
  z: number;
}

function readExtinction(): Map<number, [number, number]> {
  const rows = hemoglobinTable.split('\n').map((line) => line.split('\t').map(Number));
  return new Map(rows.filter((row) => row.length === 3 && row.every(Number.isFinite)).map(([w, o, d]) => [w, [o, d]]));
}

function buildBands(): Band[] {
  const extinction = readExtinction();
  const bands = Array.from({ length: COUNT }, (_, i): Band => {
    const w = FIRST + STEP * i;
    const [oxygenated, deoxygenated] = extinction.get(w)!;
    return {
      oxygenated: 2.303 * oxygenated * HEMOGLOBIN,
      deoxygenated: 2.303 * deoxygenated * HEMOGLOBIN,
      melanosome: 6.6e11 * Math.pow(w, -3.33),
      scattering: 46 * Math.pow(w / 500, -1.42),
      x: observerX(w) * D65[i],
      y: observerY(w) * D65[i],
      z: observerZ(w) * D65[i],
    };
  });
  return normalize(bands);
}

/** Scales so that a perfect white has the D65 white point exactly, whatever the observer fit's small error. */
function normalize(bands: Band[]): Band[] {
  const sum = (axis: 'x' | 'y' | 'z'): number => bands.reduce((total, band) => total + band[axis], 0);
  const [sx, sy, sz] = [0.95047 / sum('x'), 1 / sum('y'), 1.08883 / sum('z')];
  return bands.map((band) => ({ ...band, x: band.x * sx, y: band.y * sy, z: band.z * sz }));
}

const BANDS = buildBands();

/** Diffuse reflectance of a half space (Flock, Patterson, Wilson, Wyman 1989, eq. 12). */
function reflectance(absorption: number, scattering: number): number {
  const albedo = scattering / (scattering + absorption);
  const root = Math.sqrt(3 * (1 - albedo));
  return (albedo / 2) * (1 + Math.exp((-4 / 3) * SURFACE * root)) * Math.exp(-root);
}

/** Linear sRGB of skin: melanosome fraction 0.01-0.43, blood volume fraction 0-0.2, saturation 0-1 of that blood. */
export function skinColor(melanosomes: number, blood: number, saturation: number): Triple {
  let [x, y, z] = [0, 0, 0];
  for (const band of BANDS) {
    const bloodAbsorption = saturation * band.oxygenated + (1 - saturation) * band.deoxygenated;
    const dermis = reflectance(0.25 + blood * bloodAbsorption, band.scattering);
    const light = MATTE + (1 - MATTE) * dermis * Math.exp(-2 * EPIDERMIS * OBLIQUE * melanosomes * band.melanosome);
    x += light * band.x;
    y += light * band.y;
    z += light * band.z;
  }
  return xyzToLinear([x, y, z]);
}

export const BLOOD_STEPS = 48;
export const SATURATION_STEPS = 16;
/** The table's blood axis is a square root, because pale skin changes fastest. */
export const BLOOD_MAX = 0.16;

/** One tone's colors for every blood fraction and saturation: linear RGB, three floats per cell. */
export interface SkinTable {
  tone: number;
  colors: Float32Array;
}

/** Built in a few milliseconds when a case begins; tone 1-10, palms and soles carry less pigment (`pigment` < 1). */
export function buildSkinTable(tone: number, pigment = 1): SkinTable {
  const melanosomes = MELANOSOMES[Math.min(10, Math.max(1, Math.round(tone))) - 1] * pigment;
  const colors = new Float32Array(BLOOD_STEPS * SATURATION_STEPS * 3);
  for (let b = 0; b < BLOOD_STEPS; b++) {
    const blood = BLOOD_MAX * (b / (BLOOD_STEPS - 1)) ** 2;
    for (let s = 0; s < SATURATION_STEPS; s++) {
      colors.set(skinColor(melanosomes, blood, s / (SATURATION_STEPS - 1)), (b * SATURATION_STEPS + s) * 3);
    }
  }
  return { tone, colors };
}

/** Reads the table between its cells into `out`; no allocation. */
export function readSkin(table: SkinTable, blood: number, saturation: number, out: Float32Array): void {
  const b = Math.min(BLOOD_STEPS - 1.001, Math.sqrt(Math.max(0, blood) / BLOOD_MAX) * (BLOOD_STEPS - 1));
  const s = Math.min(SATURATION_STEPS - 1.001, Math.max(0, saturation) * (SATURATION_STEPS - 1));
  const [bi, si] = [Math.floor(b), Math.floor(s)];
  const [u, v] = [b - bi, s - si];
  const at = (bi * SATURATION_STEPS + si) * 3;
  const below = at + SATURATION_STEPS * 3;
  const c = table.colors;
  for (let k = 0; k < 3; k++) {
    const near = c[at + k] * (1 - v) + c[at + 3 + k] * v;
    const far = c[below + k] * (1 - v) + c[below + 3 + k] * v;
    out[k] = near * (1 - u) + far * u;
  }
}
