import { describe, expect, it } from 'vitest';
import { chestAt, layChest, shiftChest } from '../../../src/views/patient/breathing.ts';
import { lidsAt } from '../../../src/views/patient/eyes.ts';
import { framePicture } from '../../../src/views/patient/framing.ts';
import { lineKey } from '../../../src/views/patient/line-art.ts';
import { placeAt, PLACES, pressSpot, spots } from '../../../src/views/patient/places.ts';
import { chooseRenderer, isSoftware, rendererWish } from '../../../src/views/stage-renderer.ts';
import { appearance, SKETCHES } from '../bedside-fixture.ts';

describe('breathing', () => {
  it('moves the middle of the chest and never its edge', () => {
    const chest = layChest(50, 40, 30, 20, { width: 100, height: 80 });
    const view = Uint32Array.from({ length: 8000 }, (_, i) => 0xff000000 + Math.floor(i / 100));
    const out = new Uint32Array(chest.width * chest.height);
    shiftChest(chest, view, 100, out, 4);
    const at = (x: number, y: number): number => out[(y - chest.top) * chest.width + x - chest.left] & 255;
    expect(at(50, 40)).toBe(44);
    expect(at(chest.left, chest.top)).toBe(chest.top);
  });

  it('goes in faster than out and pauses when easy', () => {
    expect(chestAt(0, 0)).toBeCloseTo(-1);
    expect(chestAt(0.38, 0)).toBeCloseTo(1);
    expect(chestAt(0.9, 0)).toBe(-1);
    expect(chestAt(0.9, 1)).toBeGreaterThan(-1);
  });
});

describe('eyes', () => {
  const share = (c: 'alert' | 'confused' | 'drowsy' | 'unresponsive'): number => {
    let shut = 0;
    for (let t = 0; t < 100; t += 0.05) shut += lidsAt(c, t) === 'open' ? 0 : 1;
    return shut / 2000;
  };
  it('close more as consciousness sinks', () => {
    expect(share('alert')).toBeLessThan(0.1);
    expect(share('confused')).toBeLessThan(0.25);
    expect(share('drowsy')).toBeCloseTo(1, 2);
    expect(lidsAt('unresponsive', 3)).toBe('shut');
    expect(lidsAt('alert', 0.05, true)).toBe('open');
  });
});

describe('framing', () => {
  it('fills a place of the same shape and keeps the chosen share in any other', () => {
    const focus = { x: 0.5, y: 0.5, zoom: 1, keepX: 0.9, keepY: 0.7 };
    expect(framePicture(1000, 800, { width: 500, height: 400 }, focus)).toEqual({ left: 0, top: 0, scale: 0.5 });
    for (const [width, height] of [
      [390, 250],
      [800, 300],
      [400, 700],
    ] as const) {
      const f = framePicture(1000, 800, { width, height }, focus);
      expect(width / (1000 * f.scale)).toBeGreaterThan(0.899);
      expect(height / (800 * f.scale)).toBeGreaterThan(0.699);
    }
  });
});

describe('places', () => {
  it('are found where they lie in the picture', () => {
    for (const place of ['foot', 'chest', 'urine-bag'] as const) {
      const { x, y } = PLACES[place].focus;
      expect(placeAt(x, y, 1.27)).toBe(place);
    }
    for (const place of ['face', 'knee'] as const) {
      expect(placeAt(spots.whole[place].x, spots.whole[place].y, 1.27)).toBe(place);
    }
    expect(placeAt(0.02, 0.02, 1.27)).toBeNull();
  });

  it('give the finger a spot to press inside each close-up', () => {
    for (const site of ['finger', 'knee'] as const) {
      const spot = pressSpot(site, 640, 520);
      expect(spot.radius).toBeGreaterThan(8);
      expect(spot.x - spot.radius).toBeGreaterThan(0);
      expect(spot.y + spot.radius).toBeLessThan(520);
    }
  });
});

describe('lines', () => {
  it('are redrawn when one is placed and not otherwise', () => {
    const shock = appearance(SKETCHES.shock);
    expect(lineKey(shock)).toBe(lineKey({ ...shock, sweat: 1 }));
    expect(lineKey(shock)).not.toBe(lineKey(appearance(SKETCHES.mottled)));
  });
});

describe('the renderer', () => {
  it('is WebGL on a graphics card and canvas where WebGL is imitated', () => {
    expect(chooseRenderer('auto', { webgl: 'NVIDIA GeForce', canvas: true })).toBe('webgl');
    expect(chooseRenderer('auto', { webgl: 'ANGLE (Google, SwiftShader)', canvas: true })).toBe('canvas');
    expect(chooseRenderer('auto', { webgl: null, canvas: true })).toBe('canvas');
    expect(chooseRenderer('auto', { webgl: 'llvmpipe', canvas: false })).toBe('webgl');
    expect(chooseRenderer('auto', { webgl: null, canvas: false })).toBeNull();
    expect(isSoftware('Microsoft Basic Render Driver')).toBe(true);
  });

  it('can be wished for in the address', () => {
    expect(rendererWish('?renderer=webgl')).toBe('webgl');
    expect(rendererWish('?renderer=x')).toBe('auto');
    expect(chooseRenderer('webgl', { webgl: 'SwiftShader', canvas: true })).toBe('webgl');
    expect(chooseRenderer('webgl', { webgl: null, canvas: true })).toBe('canvas');
  });
});
