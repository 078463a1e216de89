// What is written over the microscope picture: scale bar, overlay colors (their legend stands beside the picture), or how to order the microscope.
import type Phaser from 'phaser';
import type { FieldGeometry, FieldState } from '../../engine/types.ts';
import type { Overlay } from '../stage-types.ts';
import type { Course } from './course.ts';
import { courseX, courseY } from './course.ts';
import { overlayColor, oxygenColor } from './overlay.ts';

export interface FieldLabels {
  placeholder(width: number, height: number, dpr: number): void;
  frame(width: number, height: number, scale: number, dpr: number): void;
  drawOverlay(overlay: Overlay, course: Course, state: FieldState, geometry: FieldGeometry): void;
}

const FONT = '"Inter", "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
const BAR = 200;
const PLACEHOLDER = 'No microscope at the bedside.\nOrder sublingual videomicroscopy\nto see the smallest vessels.';

interface Box {
  width: number;
  height: number;
  scale: number;
  dpr: number;
}

export function createFieldLabels(scene: Phaser.Scene): FieldLabels {
  const lines = scene.add.graphics().setDepth(1);
  const marks = scene.add.graphics().setDepth(2);
  const style = { fontFamily: FONT, color: '#ffffff' };
  const note = scene.add
    .text(0, 0, '', { ...style, color: '#8d99a8', align: 'center' })
    .setOrigin(0.5)
    .setDepth(3);
  const bar = scene.add.text(0, 0, '', style).setOrigin(0.5, 1).setDepth(3);
  let box: Box | null = null;
  return {
    placeholder(width, height, dpr) {
      box = null;
      lines.clear();
      marks.clear();
      bar.setText('');
      drawEmpty(marks, width, height, dpr);
      note
        .setPosition(width / 2, height / 2)
        .setFontSize(Math.round(13 * dpr))
        .setText(PLACEHOLDER)
        .setLineSpacing(4 * dpr);
    },
    frame(width, height, scale, dpr) {
      box = { width, height, scale, dpr };
      note.setText('');
      drawBar(marks, bar, box);
    },
    drawOverlay(overlay, course, state, geometry) {
      lines.clear();
      if (!box) return;
      drawBar(marks, bar, box);
      if (overlay === 'none') return;
      if (overlay === 'oxygen') drawTissue(lines, box, state, geometry);
      for (let s = 0; s < course.reach.length; s++)
        if (course.visible[s]) drawVessel(lines, box, overlayColor(overlay, state, s, geometry.kind), course, state, s);
    },
  };
}

function drawEmpty(g: Phaser.GameObjects.Graphics, width: number, height: number, dpr: number): void {
  const inset = 10 * dpr;
  g.lineStyle(dpr, 0x2a3442, 1);
  g.strokeRoundedRect(inset, inset, Math.max(1, width - 2 * inset), Math.max(1, height - 2 * inset), 8 * dpr);
}

/** A white bar with a dark edge, 200 um of the field. */
function drawBar(g: Phaser.GameObjects.Graphics, text: Phaser.GameObjects.Text, box: Box): void {
  const length = BAR * box.scale;
  const [x, y] = [box.width - length - 12 * box.dpr, box.height - 14 * box.dpr];
  g.clear();
  g.fillStyle(0x000000, 0.55).fillRect(x - 6 * box.dpr, y - 20 * box.dpr, length + 12 * box.dpr, 28 * box.dpr);
  g.fillStyle(0xffffff, 1).fillRect(x, y, length, 3 * box.dpr);
  text
    .setPosition(x + length / 2, y - 1 * box.dpr)
    .setFontSize(Math.round(12 * box.dpr))
    .setText('200 \u00b5m');
}

/** Squares of tissue behind the vessels, colored by their oxygen. */
function drawTissue(g: Phaser.GameObjects.Graphics, box: Box, state: FieldState, geometry: FieldGeometry): void {
  const { tissue, view } = geometry;
  if (!tissue || !state.teaching) return;
  const edge = tissue.size * box.scale;
  for (let c = 0; c < tissue.x.length; c++) {
    const x = (tissue.x[c] - view.x) * box.scale - edge / 2;
    const y = (tissue.y[c] - view.y) * box.scale - edge / 2;
    g.fillStyle(oxygenColor(state.teaching.tissue[c]), 0.42).fillRect(x, y, edge, edge);
  }
}

function drawVessel(
  g: Phaser.GameObjects.Graphics,
  box: Box,
  color: number,
  c: Course,
  state: FieldState,
  s: number,
): void {
  g.lineStyle(Math.max(1.5 * box.dpr, state.diameter[s] * box.scale * 0.9), color, 0.62);
  g.beginPath();
  for (let k = 0; k <= 4; k++) {
    const x = courseX(c, s, k / 4) * box.scale;
    const y = courseY(c, s, k / 4) * box.scale;
    if (k === 0) g.moveTo(x, y);
    else g.lineTo(x, y);
  }
  g.strokePath();
}
