// The pieces that lie over a view of the patient: lids, the moving chest, the pressed spot of skin, and lines and devices.
import type Phaser from 'phaser';
import type { Appearance } from '../../engine/types.ts';
import { createSurface } from '../stage-surface.ts';
import type { Surface } from '../stage-surface.ts';
import { chestAt, layChest, shiftChest } from './breathing.ts';
import type { Chest } from './breathing.ts';
import { composeDisc, composeGround, composeSkin, layDisc } from './compose.ts';
import type { Disc, Palette, Regional } from './compose.ts';
import type { Framing } from './framing.ts';
import { drawLines, lineKey } from './line-art.ts';
import type { PatientMap } from './maps.ts';
import { pressSpot, spots } from './places.ts';
import type { ViewName } from './places.ts';

const BREATH_FRAME = 1 / 20;

export interface Part {
  place(framing: Framing): void;
  setVisible(on: boolean): void;
}

function patchPlacer(image: Phaser.GameObjects.Image, left: number, top: number): Part['place'] {
  return (f) => void image.setPosition(f.left + left * f.scale, f.top + top * f.scale).setScale(f.scale);
}

export interface Lids extends Part {
  paint(r: Regional, palette: Palette): void;
  show(state: 'open' | 'half' | 'shut'): void;
}

export function createLids(scene: Phaser.Scene, view: ViewName, eyes: { half: PatientMap; shut: PatientMap }): Lids {
  const window = view === 'face' ? spots.faceEyes : spots.wholeEyes;
  const make = (map: PatientMap): { map: PatientMap; surface: Surface } => {
    const surface = createSurface(scene, map.width, map.height);
    surface.image.setDepth(2).setVisible(false);
    composeGround(map, surface.pixels);
    return { map, surface };
  };
  const patches = { half: make(eyes.half), shut: make(eyes.shut) };
  const all = [patches.half, patches.shut];
  let on = true;
  return {
    paint(r, palette) {
      for (const { map, surface } of all) {
        composeSkin(map, surface.pixels, r, palette, 0, map.skin.length);
        surface.flush();
      }
    },
    show(state) {
      patches.half.surface.image.setVisible(on && state === 'half');
      patches.shut.surface.image.setVisible(on && state === 'shut');
    },
    place: (f) => all.forEach(({ surface }) => patchPlacer(surface.image, window.x, window.y)(f)),
    setVisible(visible) {
      on = visible;
      if (!visible) for (const { surface } of all) surface.image.setVisible(false);
    },
  };
}

export interface ChestPart extends Part {
  breathe(dt: number, a: Appearance, reduced: boolean): void;
}

function chestOf(view: ViewName, map: PatientMap): { chest: Chest; reach: number } | null {
  if (view !== 'whole') return null;
  const { x, y } = spots.whole.chest;
  return { chest: layChest(x * map.width, y * map.height, 118, 84, map), reach: 3.2 };
}

export function createChest(scene: Phaser.Scene, view: ViewName, map: PatientMap, main: Surface): ChestPart | null {
  const laid = chestOf(view, map);
  if (!laid) return null;
  const { chest, reach } = laid;
  const surface = createSurface(scene, chest.width, chest.height);
  surface.image.setDepth(1);
  let [phase, since] = [0, 1];
  return {
    breathe(dt, a, reduced) {
      phase += (dt * a.breathsPerMinute) / 60;
      since += dt;
      if (since < BREATH_FRAME) return;
      since = 0;
      const depth = reach * (0.7 + 0.6 * a.workOfBreathing);
      const height = reduced || a.breathsPerMinute <= 0 ? 0 : chestAt(phase, a.workOfBreathing) * depth;
      shiftChest(chest, main.pixels, map.width, surface.pixels, height);
      surface.flush();
    },
    place: patchPlacer(surface.image, chest.left, chest.top),
    setVisible: (on) => void surface.image.setVisible(on),
  };
}

export interface DiscPart extends Part {
  show(share: number | null, r: Regional, palette: Palette): void;
}

export function createDisc(scene: Phaser.Scene, view: ViewName, map: PatientMap, main: Surface): DiscPart | null {
  if (view !== 'finger' && view !== 'knee') return null;
  const spot = pressSpot(view, map.width, map.height);
  const disc: Disc = layDisc(map, spot.x, spot.y, spot.radius);
  const surface = createSurface(scene, disc.width, disc.height);
  surface.image.setDepth(3).setVisible(false);
  let on = true;
  return {
    show(share, r, palette) {
      surface.image.setVisible(on && share !== null);
      if (share === null || !on) return;
      composeDisc(map, disc, main.pixels, surface.pixels, r, palette, share);
      surface.flush();
    },
    place: patchPlacer(surface.image, disc.left, disc.top),
    setVisible(visible) {
      on = visible;
      if (!visible) surface.image.setVisible(false);
    },
  };
}

export interface LinesPart extends Part {
  draw(a: Appearance): void;
}

export function createLines(scene: Phaser.Scene, view: ViewName, map: PatientMap): LinesPart | null {
  if (view === 'finger') return null;
  const texture = scene.textures.createCanvas(`lines-${view}`, map.width, map.height);
  if (!texture) return null;
  const image = scene.add.image(0, 0, `lines-${view}`).setOrigin(0, 0).setDepth(4);
  let drawn = 'nothing yet';
  return {
    draw(a) {
      const key = lineKey(a);
      if (key === drawn) return;
      drawn = key;
      drawLines(texture.context, view, map.width, map.height, a);
      texture.refresh();
    },
    place: patchPlacer(image, 0, 0),
    setVisible: (on) => void image.setVisible(on),
  };
}
