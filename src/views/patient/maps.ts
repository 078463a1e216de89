// The baked pictures of the patient, unpacked: what is not skin as finished light, and for each skin pixel how light, blood and mottling lie there.

/** One view of the patient, pixel by pixel. Skin pixels are listed in `skin`; the other arrays run parallel to that list. */
export interface PatientMap {
  width: number;
  height: number;
  /** Linear light 0-1 of everything but skin, three per pixel. */
  ground: Float32Array;
  /** Index of each skin pixel. */
  skin: Uint32Array;
  shade: Float32Array;
  gloss: Float32Array;
  /** 1 face, 2 trunk, 3 palm, 4 leg, 5 foot, 6 arm and back of the hand. */
  region: Uint8Array;
  /** Smallest mottling score that reaches the pixel. */
  zone: Float32Array;
  /** 0-1 distance from the lines of the livedo net. */
  net: Float32Array;
  /** Blood relative to the region's rest. */
  blood: Float32Array;
}

const DECODE = Float32Array.from({ length: 256 }, (_, i) => {
  const c = i / 255;
  return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
});

/** Undoes `pack` of assets/patient/bake.ts; `rgba` is the decoded picture, three planes on top of each other. */
export function unpack(rgba: Uint8ClampedArray, width: number, height: number): PatientMap {
  const n = width * height;
  const ground = new Float32Array(n * 3);
  const pixels: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < 3; k++) ground[i * 3 + k] = DECODE[rgba[i * 4 + k]];
    if (rgba[(n + i) * 4 + 2] > 15) pixels.push(i);
  }
  const skin = Uint32Array.from(pixels);
  const plane = (p: number, k: number) => (i: number) => rgba[(p * n + i) * 4 + k];
  const pick = (of: (i: number) => number): Float32Array => Float32Array.from(skin, of);
  const [light, shine, region] = [plane(1, 0), plane(1, 1), plane(1, 2)];
  const [zone, net, blood] = [plane(2, 0), plane(2, 1), plane(2, 2)];
  return {
    width,
    height,
    ground,
    skin,
    shade: pick((i) => 2 * (light(i) / 255) ** 2),
    gloss: pick((i) => 2 * (shine(i) / 255) ** 2),
    region: Uint8Array.from(skin, (i) => Math.round(region(i) / 32)),
    zone: pick((i) => zone(i) / 48),
    net: pick((i) => net(i) / 255),
    blood: pick((i) => 2 ** ((blood(i) - 128) / 48)),
  };
}
