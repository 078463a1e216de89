// Measured from the pixels of the baked patient, as an examiner with a ruler and a stopwatch would: mottling by its zones, refill by its color.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../assets/patient/png.ts';
import { mottlingScore } from '../../../src/perfusion/body/skin.ts';
import { chanceStream } from '../../../src/perfusion/chance.ts';
import {
  buildPalette,
  composeDisc,
  composeGround,
  composeSkin,
  createRegional,
  layDisc,
  REGION,
  takeAppearance,
} from '../../../src/views/patient/compose.ts';
import type { Palette } from '../../../src/views/patient/compose.ts';
import { unpack } from '../../../src/views/patient/maps.ts';
import type { PatientMap } from '../../../src/views/patient/maps.ts';
import { pressSpot } from '../../../src/views/patient/places.ts';
import { endPress, shareNow, startPress } from '../../../src/views/patient/press.ts';
import { ciede2000, decode, linearToLab } from '../../../src/views/skin/color.ts';
import { appearance, SKETCHES } from '../bedside-fixture.ts';
import type { Sketch } from '../bedside-fixture.ts';

/** The same picture that the game shows. */
function baked(view: string): PatientMap {
  const file = readFileSync(new URL(`../../../assets/patient/${view}.png`, import.meta.url));
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const rgb = decodePng(file);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) rgba.set(rgb.subarray(i * 3, i * 3 + 3), i * 4);
  return unpack(rgba, width, height / 3);
}

const views = { whole: baked('whole'), finger: baked('finger'), knee: baked('knee') };
const palettes = new Map<number, Palette>();
function paletteOf(tone: number): Palette {
  const palette = palettes.get(tone) ?? buildPalette(tone);
  palettes.set(tone, palette);
  return palette;
}

function paint(map: PatientMap, sketch: Sketch): Uint32Array {
  const regional = createRegional();
  takeAppearance(regional, appearance(sketch));
  const pixels = new Uint32Array(map.width * map.height);
  composeGround(map, pixels);
  composeSkin(map, pixels, regional, paletteOf(sketch.tone), 0, map.skin.length);
  return pixels;
}

const lab = (p: number) => linearToLab([decode(p & 255), decode((p >>> 8) & 255), decode((p >>> 16) & 255)]);

/** CIEDE2000; a difference of one is just seen side by side. */
const SEEN = 1;

/**
 * The score by Ait-Oufella's zones from two pictures, with and without mottling: the farthest zone in which a clear part of the skin has
 * changed. The last fifth of a zone next to its outer border is drawn softly and counts as its border.
 */
function scorePicture(map: PatientMap, plain: Uint32Array, mottled: Uint32Array): number {
  const [changed, all] = [new Float64Array(6), new Float64Array(6)];
  for (let k = 0; k < map.skin.length; k += 7) {
    const zone = Math.floor(map.zone[k]) + 1;
    if (zone > 5 || (map.region[k] !== REGION.leg && map.region[k] !== REGION.foot)) continue;
    all[zone]++;
    const [a, b] = [plain[map.skin[k]], mottled[map.skin[k]]];
    if (a !== b && ciede2000(lab(a), lab(b)) > SEEN) changed[zone]++;
  }
  for (let zone = 5; zone > 0; zone--) if (changed[zone] > 0.2 * all[zone]) return zone;
  return 0;
}

describe('mottling on the whole patient', () => {
  it('is scored from the pixels as the model scores it, in 100 random states on all ten tones', () => {
    const draw = chanceStream(5);
    const scores: [number, number][] = [];
    for (let i = 0; i < 100; i++) {
      const flow = 0.15 + 0.75 * draw();
      const score = mottlingScore(flow, draw());
      const tone = 1 + (i % 10);
      const sketch = { ...SKETCHES.shock, skin: flow, saturation: 0.45 + 0.3 * draw(), tone };
      const plain = paint(views.whole, { ...sketch, mottling: 0 });
      const mottled = paint(views.whole, { ...sketch, mottling: score });
      scores.push([score, scorePicture(views.whole, plain, mottled)]);
    }
    expect(new Set(scores.map(([model]) => model))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(scores.filter(([model, seen]) => model !== seen)).toEqual([]);
  });
});

describe.each([
  ['finger', 3],
  ['finger', 9],
  ['knee', 3],
  ['knee', 9],
] as const)('refill of the %s on tone %i', (site, tone) => {
  const map = views[site];
  const regional = createRegional();
  takeAppearance(regional, appearance({ ...SKETCHES.shock, mottling: 0, tone }));
  const pixels = paint(map, { ...SKETCHES.shock, mottling: 0, tone });
  const spot = pressSpot(site, map.width, map.height);
  const disc = layDisc(map, spot.x, spot.y, spot.radius);
  const out = new Uint32Array(disc.width * disc.height);
  /** Sum of the three channels over the pressed spot: many pixels together show what one byte of one pixel rounds away. */
  const light = (share: number): number => {
    composeDisc(map, disc, pixels, out, regional, paletteOf(tone), share);
    return out.reduce((sum, p) => sum + (p & 255) + ((p >>> 8) & 255) + ((p >>> 16) & 255), 0);
  };
  const [pale, full] = [light(0), light(1)];

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'has its color back after the %i s of the model, within 0.2 s (95 of 100 parts)',
    (refill) => {
      const press = startPress(site, 0);
      endPress(press, 10, refill);
      let seen = 0;
      while (seen < 20 && (pale - light(shareNow(press, 10 + seen))) / (pale - full) < 0.95) seen += 0.02;
      expect(Math.abs(seen - refill)).toBeLessThan(0.2);
    },
  );
});
