// What is written over the microscope picture: scale bar, overlay colors with their legend, or how to order the microscope.
import type Phaser from 'phaser';
import type { FieldState } from '../../engine/types.ts';
import type { Overlay } from '../stage.ts';
import type { Course } from './course.ts';
import { courseX, courseY } from './course.ts';
import { legend, overlayColor } from './overlay.ts';

export interface FieldLabels {
  placeholder(width: number, height: number, dpr: number): void;
  frame(left: number, top: number, width: number, height: number, scale: number, dpr: number): void;
  drawOverlay(overlay: Overlay, course: Course, state: FieldState): void;
}

const FONT = '"Inter", "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
const BAR = 200;
const PLACEHOLDER = 'No microscope at the bedside.\nOrder sublingual videomicroscopy\nto see the smallest vessels.';

interface Box {
  left: number;
  top: number;
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
  const keys = [0, 1, 2, 3].map(() => scene.add.text(0, 0, '', style).setOrigin(0, 0.5).setDepth(3));
  let box: Box | null = null;
  return {
    placeholder(width, height, dpr) {
      box = null;
      lines.clear();
      marks.clear();
      bar.setText('');
      for (const key of keys) key.setText('');
      drawEmpty(marks, width, height, dpr);
      note
        .setPosition(width / 2, height / 2)
        .setFontSize(Math.round(13 * dpr))
        .setText(PLACEHOLDER)
        .setLineSpacing(4 * dpr);
    },
    frame(left, top, width, height, scale, dpr) {
      box = { left, top, width, height, scale, dpr };
      note.setText('');
      drawBar(marks, bar, box);
    },
    drawOverlay(overlay, course, state) {
      lines.clear();
      if (!box) return;
      drawBar(marks, bar, box);
      writeLegend(marks, keys, box, overlay);
      if (overlay === 'none') return;
      for (let s = 0; s < course.reach.length; s++)
        if (course.visible[s]) drawVessel(lines, box, overlay, course, state, s);
      trim(lines, box);
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
  const [x, y] = [box.left + box.width - length - 12 * box.dpr, box.top + box.height - 14 * box.dpr];
  g.clear();
  g.fillStyle(0x000000, 0.55).fillRect(x - 6 * box.dpr, y - 20 * box.dpr, length + 12 * box.dpr, 28 * box.dpr);
  g.fillStyle(0xffffff, 1).fillRect(x, y, length, 3 * box.dpr);
  text
    .setPosition(x + length / 2, y - 1 * box.dpr)
    .setFontSize(Math.round(12 * box.dpr))
    .setText('200 \u00b5m');
}

function writeLegend(
  g: Phaser.GameObjects.Graphics,
  keys: Phaser.GameObjects.Text[],
  box: Box,
  overlay: Overlay,
): void {
  const entries = legend(overlay);
  const row = 17 * box.dpr;
  const [x, y] = [box.left + 10 * box.dpr, box.top + 10 * box.dpr];
  if (entries.length > 0)
    g.fillStyle(0x000000, 0.6).fillRect(
      x - 4 * box.dpr,
      y - 4 * box.dpr,
      158 * box.dpr,
      row * entries.length + 6 * box.dpr,
    );
  keys.forEach((key, i) => {
    const entry = entries[i];
    key.setText(entry?.text ?? '').setFontSize(Math.round(12 * box.dpr));
    if (!entry) return;
    key.setPosition(x + 20 * box.dpr, y + row * (i + 0.5));
    g.fillStyle(entry.color, 1).fillRect(x, y + row * (i + 0.5) - 4 * box.dpr, 14 * box.dpr, 8 * box.dpr);
  });
}

/** Covers what vessels reach beyond the edge of the field. */
function trim(g: Phaser.GameObjects.Graphics, { left, top, width, height }: Box): void {
  g.fillStyle(0x0b0d10, 1);
  g.fillRect(0, 0, left, height + 2 * top).fillRect(left + width, 0, left, height + 2 * top);
  g.fillRect(0, 0, width + 2 * left, top).fillRect(0, top + height, width + 2 * left, top);
}

function drawVessel(
  g: Phaser.GameObjects.Graphics,
  box: Box,
  o: Overlay,
  c: Course,
  state: FieldState,
  s: number,
): void {
  g.lineStyle(Math.max(1.5 * box.dpr, state.diameter[s] * box.scale * 0.9), overlayColor(o, state, s), 0.62);
  g.beginPath();
  for (let k = 0; k <= 4; k++) {
    const x = box.left + courseX(c, s, k / 4) * box.scale;
    const y = box.top + courseY(c, s, k / 4) * box.scale;
    if (k === 0) g.moveTo(x, y);
    else g.lineTo(x, y);
  }
  g.strokePath();
}
