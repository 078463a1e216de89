// One view of the patient on the screen: the composed picture, its lids, its moving chest, the pressed disc and the lines on top.
import type Phaser from 'phaser';
import type { Appearance } from '../../engine/types.ts';
import { createSurface } from '../stage-surface.ts';
import { buildPalette, composeGround, composeSkin, createRegional, takeAppearance } from './compose.ts';
import type { Palette } from './compose.ts';
import { lidsAt } from './eyes.ts';
import type { Framing } from './framing.ts';
import { createChest, createDisc, createLids, createLines } from './painting-parts.ts';
import type { Part } from './painting-parts.ts';
import type { PatientMaps } from './pictures.ts';
import type { ViewName } from './places.ts';

export interface Painting {
  width: number;
  height: number;
  take(a: Appearance): void;
  animate(time: number, dt: number, a: Appearance, reduced: boolean): void;
  /** Color share of the pressed disc, or null when nothing is pressed or refilling. */
  showDisc(share: number | null): void;
  place(framing: Framing): void;
  setVisible(on: boolean): void;
}

/** Skin pixels colored per frame when the patient's look changes; a whole view takes a few frames. */
const SLICE = 14_000;
/** Smallest change of the pressed spot's color that is painted; finer than a screen can show. */
const DISC_STEP = 0.003;

/** Changes that an eye could notice. */
function lookKey(a: Appearance): string {
  const site = (s: { blood: number; saturation: number }): string =>
    `${Math.round(s.blood * 50)},${Math.round(s.saturation * 50)}`;
  return `${a.tone}|${a.mottling}|${Math.round(a.kneeFlow * 20)}|${Math.round(a.sweat * 5)}|${site(a.face)}|${site(a.finger)}|${site(a.knee)}`;
}

export function createPainting(scene: Phaser.Scene, view: ViewName, maps: PatientMaps): Painting {
  const { map } = maps;
  const main = createSurface(scene, map.width, map.height);
  composeGround(map, main.pixels);
  const r = createRegional();
  const parts: Part[] = [];
  const lids = maps.eyes && createLids(scene, view, maps.eyes);
  const chest = createChest(scene, view, map, main);
  const disc = createDisc(scene, view, map, main);
  const lines = createLines(scene, view, map);
  for (const part of [chest, lids, disc, lines]) if (part) parts.push(part);
  let palette: Palette | null = null;
  let look = '';
  /** A look that came while the one before was still being painted waits, or fast changes would never be seen. */
  let waiting: Appearance | null = null;
  let next = Infinity;
  let visible = true;
  /** What the pressed spot shows; NaN when it has to be painted anew. */
  let shownShare: number | null = null;
  const begin = (a: Appearance): void => {
    waiting = null;
    takeAppearance(r, a);
    if (palette?.tone !== a.tone) palette = buildPalette(a.tone);
    next = 0;
  };
  const paintAll = (from: number, to: number): void => {
    if (!palette) return;
    composeSkin(map, main.pixels, r, palette, from, to);
    if (to < map.skin.length) return;
    main.flush();
    lids?.paint(r, palette);
    next = Infinity;
    shownShare = Number.NaN;
    if (waiting) begin(waiting);
  };
  return {
    width: map.width,
    height: map.height,
    take(a) {
      lines?.draw(a);
      const key = lookKey(a);
      if (key === look) return;
      const first = look === '';
      look = key;
      if (next < map.skin.length) {
        waiting = a;
        return;
      }
      begin(a);
      if (first) paintAll(0, map.skin.length);
    },
    animate(time, dt, a, reduced) {
      if (next < map.skin.length) {
        const to = Math.min(map.skin.length, next + SLICE);
        const from = next;
        next = to;
        paintAll(from, to);
      }
      if (!visible) return;
      lids?.show(lidsAt(a.consciousness, time, reduced));
      chest?.breathe(dt, a, reduced);
    },
    showDisc(share) {
      if (!palette || (share !== null && shownShare !== null && Math.abs(share - shownShare) < DISC_STEP)) return;
      if (share === null && shownShare === null) return;
      shownShare = share;
      disc?.show(share, r, palette);
    },
    place(framing) {
      main.image.setPosition(framing.left, framing.top).setScale(framing.scale);
      for (const part of parts) part.place(framing);
    },
    setVisible(on) {
      visible = on;
      shownShare = Number.NaN;
      main.image.setVisible(on);
      for (const part of parts) part.setVisible(on);
    },
  };
}
