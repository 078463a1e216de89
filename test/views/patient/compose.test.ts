import { describe, expect, it } from 'vitest';
import {
  buildPalette,
  composeDisc,
  composeGround,
  composeSkin,
  createRegional,
  layDisc,
  takeAppearance,
} from '../../../src/views/patient/compose.ts';
import type { PatientMap } from '../../../src/views/patient/maps.ts';
import { ciede2000, decode, linearToLab } from '../../../src/views/skin/color.ts';
import { appearance, SKETCHES } from '../bedside-fixture.ts';

/** A flat patch of evenly lit skin; the mottling zone grows from left (0) to right (5). */
function patch(region: number, size = 40): PatientMap {
  const n = size * size;
  return {
    width: size,
    height: size,
    ground: new Float32Array(n * 3),
    skin: Uint32Array.from({ length: n }, (_, i) => i),
    shade: new Float32Array(n).fill(0.9),
    gloss: new Float32Array(n),
    region: new Uint8Array(n).fill(region),
    zone: Float32Array.from({ length: n }, (_, i) => ((i % size) / size) * 5),
    net: Float32Array.from({ length: n }, (_, i) => (Math.floor(i / size) % 4) / 4),
    blood: new Float32Array(n).fill(1),
  };
}

function paint(map: PatientMap, state: keyof typeof SKETCHES, tone = 3, mottling?: number) {
  const r = createRegional();
  takeAppearance(r, appearance({ ...SKETCHES[state], tone, mottling: mottling ?? SKETCHES[state].mottling }));
  const palette = buildPalette(tone);
  const pixels = new Uint32Array(map.skin.length);
  composeGround(map, pixels);
  composeSkin(map, pixels, r, palette, 0, map.skin.length);
  return { r, palette, pixels };
}

const lab = (p: number) => linearToLab([decode(p & 255), decode((p >>> 8) & 255), decode((p >>> 16) & 255)]);

describe('mottling on the picture', () => {
  it.each([0, 1, 2, 3, 4, 5])('of score %i reaches exactly as far as the score says', (score) => {
    const map = patch(4);
    const plain = paint(map, 'shock', 3, 0).pixels;
    const seen = paint(map, 'shock', 3, score).pixels;
    let farthest = 0;
    seen.forEach((p, i) => {
      if (p !== plain[i]) farthest = Math.max(farthest, map.zone[i]);
    });
    expect(farthest).toBeLessThanOrEqual(score);
    expect(farthest).toBeGreaterThan(score === 0 ? -1 : score - 0.3);
  });

  it('is a dark net around pale islands', () => {
    const map = patch(4);
    const { pixels } = paint(map, 'mottled', 2, 5);
    const line = lab(pixels[map.net.findIndex((v, i) => v === 0 && map.zone[i] < 3)]);
    const island = lab(pixels[map.net.findIndex((v, i) => v === 0.75 && map.zone[i] < 3)]);
    expect(island[0]).toBeGreaterThan(line[0] + 4);
  });

  it('is harder to see on dark skin', () => {
    const contrast = (tone: number): number => {
      const map = patch(4);
      const { pixels } = paint(map, 'mottled', tone, 5);
      return ciede2000(lab(pixels[0]), lab(pixels[3 * 40]));
    };
    expect(contrast(9)).toBeLessThan(0.75 * contrast(2));
  });
});

describe('a pressed fingertip on the picture', () => {
  const map = patch(3);
  const { r, palette, pixels } = paint(map, 'healthy');
  const disc = layDisc(map, 20, 20, 10);
  const out = new Uint32Array(disc.width * disc.height);
  const center = (share: number): number => {
    composeDisc(map, disc, pixels, out, r, palette, share);
    return (out[Math.floor(disc.height / 2) * disc.width + Math.floor(disc.width / 2)] >>> 8) & 255;
  };

  it('is pale when emptied and as before when refilled', () => {
    expect(center(0)).toBeGreaterThan(((pixels[20 * 40 + 20] >>> 8) & 255) + 12);
    expect(center(1)).toBe((pixels[20 * 40 + 20] >>> 8) & 255);
  });
});
