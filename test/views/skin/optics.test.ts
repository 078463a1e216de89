import { describe, expect, it } from 'vitest';
import { ciede2000, encode, linearToLab } from '../../../src/views/skin/color.ts';
import { buildSkinTable, MELANOSOMES, readSkin, skinColor } from '../../../src/views/skin/optics.ts';

const lab = (tone: number, blood: number, saturation: number): [number, number, number] =>
  linearToLab(skinColor(MELANOSOMES[tone - 1], blood, saturation));
const tones = MELANOSOMES.map((_, i) => i + 1);
const contrast = (tone: number, blood: number, saturation: number): number =>
  ciede2000(lab(tone, 0.018, 0.75), lab(tone, blood, saturation));

describe('skin color', () => {
  it('gets darker with every tone', () => {
    const lightness = tones.map((tone) => lab(tone, 0.018, 0.75)[0]);
    for (let i = 1; i < lightness.length; i++) expect(lightness[i]).toBeLessThan(lightness[i - 1] - 1.5);
    expect(lightness[0]).toBeGreaterThan(64);
    expect(lightness[9]).toBeLessThan(30);
  });

  it.each([
    ['blanched', 0.002, 0.75],
    ['mottled', 0.045, 0.3],
  ] as const)(
    'shows perfused against %s less and less as the tone darkens, about threefold over the scale',
    (_, b, s) => {
      const curve = tones.map((tone) => contrast(tone, b, s));
      for (let i = 1; i < curve.length; i++) expect(curve[i]).toBeLessThan(curve[i - 1]);
      expect(curve[0] / curve[9]).toBeGreaterThan(2);
      expect(curve[0] / curve[9]).toBeLessThan(6);
    },
  );

  it('is redder with more blood and bluer with less oxygen', () => {
    expect(lab(3, 0.06, 0.8)[1]).toBeGreaterThan(lab(3, 0.01, 0.8)[1] + 3);
    const [red, , blue] = skinColor(MELANOSOMES[2], 0.05, 0.3);
    const [redder, , lessBlue] = skinColor(MELANOSOMES[2], 0.05, 0.95);
    expect(red / blue).toBeLessThan(redder / lessBlue);
  });

  it('is read from a table that stays within one code of the model', () => {
    const table = buildSkinTable(4);
    const out = new Float32Array(3);
    for (const [blood, saturation] of [
      [0.004, 0.6],
      [0.021, 0.77],
      [0.066, 0.31],
      [0.12, 0.9],
    ] as const) {
      readSkin(table, blood, saturation, out);
      const exact = skinColor(MELANOSOMES[3], blood, saturation);
      exact.forEach((value, k) => expect(Math.abs(encode(value) - encode(out[k]))).toBeLessThan(1.2));
    }
  });
});

describe('color difference', () => {
  it('agrees with the published test pairs of CIEDE2000', () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 3);
    expect(ciede2000([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(2.0373, 3);
  });
});
