// Turns a baked view and the patient's present state into pixels: every skin pixel gets its color from pigment, blood and saturation.
import type { Appearance } from '../../engine/types.ts';
import { buildSkinTable, readSkin, RESTING_BLOOD } from '../skin/optics.ts';
import type { SkinTable } from '../skin/optics.ts';
import type { PatientMap } from './maps.ts';
import { mottledSkin, mottlingAt, netAt } from './mottling.ts';

/** Regions of the baked maps. */
export const REGION = { face: 1, trunk: 2, palm: 3, leg: 4, foot: 5, arm: 6 } as const;

/** Palms and soles carry little pigment. */
const PALM_PIGMENT = 0.32;

export interface Palette {
  tone: number;
  skin: SkinTable;
  palm: SkinTable;
}

export function buildPalette(tone: number): Palette {
  return { tone, skin: buildSkinTable(tone), palm: buildSkinTable(tone, PALM_PIGMENT) };
}

/** Linear light 0-1 to a screen byte, 4096 steps. */
const ENCODE = Uint8Array.from({ length: 4097 }, (_, i) => {
  const c = i / 4096;
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055));
});
/** Brighter than 0.8 is bent over softly, so that highlights keep their color. */
const EXPOSURE = 1.42;

function screen(linear: number): number {
  const soft = linear <= 0.8 ? linear : 0.8 + (linear - 0.8) / (1 + 2.2 * (linear - 0.8));
  return ENCODE[soft >= 1 ? 4096 : (soft * 4096) | 0];
}

/** What each region's blood is now; filled once per composition. */
export interface Regional {
  blood: Float32Array;
  saturation: Float32Array;
  mottling: number;
  flow: number;
  gloss: number;
}

export const createRegional = (): Regional => ({
  blood: new Float32Array(8),
  saturation: new Float32Array(8),
  mottling: 0,
  flow: 1,
  gloss: 1,
});

export function takeAppearance(r: Regional, a: Appearance): void {
  const set = (region: number, rest: number, site: { blood: number; saturation: number }): void => {
    r.blood[region] = rest * site.blood;
    r.saturation[region] = site.saturation;
  };
  set(REGION.face, RESTING_BLOOD.face * 0.72, a.face);
  set(REGION.trunk, RESTING_BLOOD.trunk, a.face);
  set(REGION.palm, RESTING_BLOOD.finger * 0.95, a.finger);
  set(REGION.leg, RESTING_BLOOD.knee * 0.85, a.knee);
  set(REGION.foot, RESTING_BLOOD.knee, a.knee);
  set(REGION.arm, RESTING_BLOOD.trunk, a.finger);
  r.mottling = a.mottling;
  r.flow = a.kneeFlow;
  r.gloss = 0.8 + 2.4 * Math.min(1, Math.max(0, a.sweat));
}

const color = new Float32Array(3);
const local = new Float32Array(2);

/** Everything but skin, once; skin pixels are then written over it. */
export function composeGround(map: PatientMap, pixels: Uint32Array): void {
  for (let i = 0; i < pixels.length; i++) {
    const [r, g, b] = [map.ground[i * 3], map.ground[i * 3 + 1], map.ground[i * 3 + 2]];
    pixels[i] = (255 << 24) | (screen(b) << 16) | (screen(g) << 8) | screen(r);
  }
}

/** Skin pixels `from` to `to` of the list (not included), so that a large picture can be done in slices. */
export function composeSkin(
  map: PatientMap,
  pixels: Uint32Array,
  r: Regional,
  p: Palette,
  from: number,
  to: number,
): void {
  for (let k = from; k < to; k++) {
    skinLight(map, r, p, k, 1);
    pixels[map.skin[k]] = toScreen(map, r, k);
  }
}

/** Leaves the linear color of skin pixel k in `color`; `fill` scales its blood (0 emptied by a finger). */
function skinLight(map: PatientMap, r: Regional, p: Palette, k: number, fill: number): void {
  const region = map.region[k];
  const amount = region === REGION.leg || region === REGION.foot ? mottlingAt(map.zone[k], r.mottling, map.net[k]) : 0;
  const net = amount > 0 ? netAt(map.net[k], r.flow) : 0;
  mottledSkin(amount, net, r.blood[region] * map.blood[k], r.saturation[region], local);
  readSkin(region === REGION.palm ? p.palm : p.skin, local[0] * fill, local[1], color);
}

function toScreen(map: PatientMap, r: Regional, k: number): number {
  const at = map.skin[k] * 3;
  const light = map.shade[k] * EXPOSURE;
  // Sweat glistens where light falls, not in the shadow of the nose.
  const shine = map.gloss[k] * r.gloss * Math.min(1, map.shade[k] * map.shade[k] * 2.2);
  const red = screen(map.ground[at] + light * color[0] + shine);
  const green = screen(map.ground[at + 1] + light * color[1] + shine);
  const blue = screen(map.ground[at + 2] + light * color[2] + shine);
  return (255 << 24) | (blue << 16) | (green << 8) | red;
}

/** A round spot that a finger presses: the skin pixels in it and how far each is emptied (1 middle, 0 rim). */
export interface Disc {
  index: Uint32Array;
  depth: Float32Array;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Center and radius in pixels of the view; a little wider than high, as a finger's print is seen at a slant. */
export function layDisc(map: PatientMap, cx: number, cy: number, radius: number): Disc {
  const index: number[] = [];
  const depth: number[] = [];
  for (let k = 0; k < map.skin.length; k++) {
    const [x, y] = [map.skin[k] % map.width, Math.floor(map.skin[k] / map.width)];
    const d = Math.hypot(x + 0.5 - cx, y + 0.5 - cy) / radius;
    if (d >= 1) continue;
    const t = Math.min(1, (1 - d) / 0.3);
    index.push(k);
    depth.push(t * t * (3 - 2 * t));
  }
  const left = Math.max(0, Math.floor(cx - radius));
  const top = Math.max(0, Math.floor(cy - radius));
  const width = Math.min(map.width, Math.ceil(cx + radius)) - left;
  const height = Math.min(map.height, Math.ceil(cy + radius)) - top;
  return { index: Uint32Array.from(index), depth: Float32Array.from(depth), left, top, width, height };
}

/**
 * Colors the disc's own small picture: `share` 0 is bloodless, 1 the present baseline. The mix is made between screen colors, so a share
 * of 0.95 is 95 % of the way in every measured pixel. Pixels that are not skin are copied from the view.
 */
export function composeDisc(
  map: PatientMap,
  disc: Disc,
  view: Uint32Array,
  out: Uint32Array,
  r: Regional,
  p: Palette,
  share: number,
): void {
  for (let y = 0; y < disc.height; y++) {
    const from = (disc.top + y) * map.width + disc.left;
    for (let x = 0; x < disc.width; x++) out[y * disc.width + x] = view[from + x];
  }
  for (let j = 0; j < disc.index.length; j++) {
    const k = disc.index[j];
    skinLight(map, r, p, k, 0.05);
    const pale = toScreen(map, r, k);
    const at = map.skin[k];
    const x = (at % map.width) - disc.left;
    const y = Math.floor(at / map.width) - disc.top;
    out[y * disc.width + x] = mixColors(view[at], pale, disc.depth[j] * (1 - share));
  }
}

function mixColors(a: number, b: number, t: number): number {
  const part = (shift: number): number => {
    const [u, v] = [(a >>> shift) & 255, (b >>> shift) & 255];
    return Math.round(u + (v - u) * t) << shift;
  };
  return (255 << 24) | part(16) | part(8) | part(0);
}
