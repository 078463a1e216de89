// What hangs on, sticks in and lies over the patient: drip, pumps, lines, mask and bag, drawn on top of the baked picture as they are placed.
import type { Appearance } from '../../engine/types.ts';
import { drawBlanket } from './blanket-art.ts';
import { spots } from './places.ts';
import type { ViewName } from './places.ts';
import { drawOxygen } from './oxygen-art.ts';
import { across, box, stroke, tube } from './pen.ts';
import type { Pen, Spot } from './pen.ts';

const has = (a: Appearance, word: RegExp): boolean => a.lines.some((line) => word.test(line));

/** Changes only when something about the lines changes; the art is redrawn then. */
export function lineKey(a: Appearance): string {
  return `${a.lines.join()}|${a.urineBag === null ? '' : Math.round(a.urineBag / 15)}|${Math.round(a.neckVeinPressure / 2)}`;
}

/** Draws everything for one view of `width` x `height` pixels onto an empty canvas. */
export function drawLines(pen: Pen, view: ViewName, width: number, height: number, a: Appearance): void {
  pen.clearRect(0, 0, width, height);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  const at = (spot: Spot): Spot => ({ x: spot.x * width, y: spot.y * height });
  if (view === 'whole') drawWhole(pen, at, height / 820, a);
  if (view === 'face') drawFace(pen, at, height / 520, a);
  if (has(a, /blanket/)) drawBlanket(pen, view, width, height);
}

function drawWhole(pen: Pen, at: (s: Spot) => Spot, u: number, a: Appearance): void {
  const w = spots.whole;
  const dripping = has(a, /peripheral|central/);
  if (dripping) drawDrip(pen, at(w.poleHigh), at(w.farArm), u);
  if (has(a, /norepi|pump|infusion|vaso|dobut|epine/)) drawPump(pen, at(w.poleLow), u);
  if (has(a, /cuff/)) drawCuff(pen, at(w.cuff), u);
  if (has(a, /oximeter/)) clip(pen, at(w.farHand), u);
  if (has(a, /central/)) drawDressing(pen, at(w.neck), 15 * u, true);
  if (has(a, /arterial/)) drawArterial(pen, at(w.wrist), u);
  if (a.urineBag !== null) drawUrineBag(pen, at(w.sheetEdge), at(w.bag), a.urineBag, u);
  drawOxygen(pen, a.lines, at(w.nose), at(w.mouth), [at(w.ear)]);
}

function drawFace(pen: Pen, at: (s: Spot) => Spot, u: number, a: Appearance): void {
  const f = spots.face;
  drawNeckVein(pen, at(f.neckLow), at(f.neckTop), a.neckVeinPressure, u);
  if (has(a, /central/)) drawDressing(pen, { x: at(f.neckLow).x + 10 * u, y: at(f.neckLow).y - 22 * u }, 40 * u, false);
  drawOxygen(pen, a.lines, at(f.nose), at(f.mouth), [at(f.right), at(f.left)]);
}

function drawDrip(pen: Pen, pole: Spot, arm: Spot, u: number): void {
  const [x, y] = [pole.x - 34 * u, Math.max(18 * u, pole.y - 6 * u)];
  stroke(
    pen,
    [
      { x: pole.x, y: y - 8 * u },
      { x: x + 2 * u, y: y - 8 * u },
      { x: x + 2 * u, y },
    ],
    3 * u,
    '#8d949a',
  );
  const body = across(pen, x - 24 * u, x + 28 * u, [
    'rgba(150,170,182,.85)',
    'rgba(232,240,244,.9)',
    'rgba(200,214,222,.88)',
    'rgba(128,146,158,.9)',
  ]);
  box(pen, x - 24 * u, y, 52 * u, 88 * u, 9 * u, body);
  box(pen, x - 18 * u, y + 20 * u, 40 * u, 34 * u, 2 * u, 'rgba(250, 252, 253, 0.92)');
  pen.fillStyle = '#2c5f8a';
  pen.fillRect(x - 14 * u, y + 25 * u, 32 * u, 5 * u);
  pen.fillStyle = '#6b7780';
  for (let k = 0; k < 3; k++) pen.fillRect(x - 14 * u, y + (35 + 6 * k) * u, (28 - 6 * k) * u, 2 * u);
  box(pen, x - 4 * u, y + 88 * u, 12 * u, 24 * u, 5 * u, 'rgba(215, 228, 235, 0.85)');
  const start = { x: x + 2 * u, y: y + 112 * u };
  tube(
    pen,
    [start, { x: start.x + 4 * u, y: start.y + 150 * u }, { x: arm.x - 130 * u, y: arm.y - 20 * u }, arm],
    2.6 * u,
    'rgba(222, 234, 240, 0.9)',
  );
  box(pen, arm.x - 9 * u, arm.y - 6 * u, 20 * u, 13 * u, 3 * u, 'rgba(248, 250, 251, 0.95)');
}

function drawPump(pen: Pen, pole: Spot, u: number): void {
  for (let k = 0; k < 2; k++) {
    const [x, y] = [pole.x - 22 * u, pole.y - 62 * u + 40 * k * u];
    box(pen, x, y, 74 * u, 35 * u, 4 * u, across(pen, x, x + 74 * u, ['#7d8790', '#dfe4e7', '#c3cace']));
    box(pen, x + 7 * u, y + 6 * u, 36 * u, 15 * u, 2 * u, '#0c2a1c');
    pen.fillStyle = '#7df0a8';
    pen.font = `${Math.round(11 * u)}px sans-serif`;
    pen.fillText(k === 0 ? '6.0' : '2.4', x + 13 * u, y + 18 * u);
    box(pen, x + 49 * u, y + 7 * u, 18 * u, 7 * u, 2 * u, '#3fae6a');
    box(pen, x + 5 * u, y + 26 * u, 60 * u, 5 * u, 2 * u, 'rgba(245, 248, 250, 0.95)');
  }
}

function drawCuff(pen: Pen, p: Spot, u: number): void {
  pen.save();
  pen.translate(p.x, p.y);
  pen.rotate(0.86);
  box(pen, -26 * u, -24 * u, 46 * u, 46 * u, 8 * u, across(pen, -26 * u, 20 * u, ['#1f3550', '#3b5d86', '#27415f']));
  pen.restore();
  stroke(
    pen,
    [
      p,
      { x: p.x - 20 * u, y: p.y + 60 * u },
      { x: p.x - 80 * u, y: p.y + 90 * u },
      { x: p.x - 140 * u, y: p.y + 80 * u },
    ],
    3 * u,
    '#20262c',
  );
}

/** The oximeter's clip on a finger of the far hand. */
function clip(pen: Pen, p: Spot, u: number): void {
  box(pen, p.x - 3 * u, p.y - 6 * u, 24 * u, 12 * u, 5 * u, '#2f3d4a');
  box(pen, p.x + 3 * u, p.y - 2 * u, 8 * u, 4 * u, 2 * u, '#e2452f');
  stroke(
    pen,
    [
      { x: p.x + 20 * u, y: p.y },
      { x: p.x + 60 * u, y: p.y - 6 * u },
      { x: p.x + 70 * u, y: p.y - 40 * u },
      { x: p.x + 92 * u, y: p.y - 52 * u },
    ],
    2 * u,
    '#39444e',
  );
}

/** A clear film dressing with the hubs of a line under it. */
function drawDressing(pen: Pen, p: Spot, size: number, small: boolean): void {
  const tails = small ? [0.2] : [-0.25, 0.1, 0.45];
  const colors = small ? ['#cfd8de'] : ['#c8553d', '#e9eef0', '#3f78b5'];
  tails.forEach((t, i) => {
    const end = { x: p.x + size * (1.6 + t), y: p.y + size * (1.4 + t) };
    tube(
      pen,
      [p, { x: p.x + size * 0.6, y: p.y + size * 0.2 }, { x: end.x, y: end.y - size }, end],
      size * 0.09,
      '#e6edf0',
    );
    box(pen, end.x - size * 0.09, end.y - size * 0.05, size * 0.18, size * 0.3, 2, colors[i]);
  });
  box(pen, p.x - size * 0.6, p.y - size * 0.5, size * 1.2, size, size * 0.15, 'rgba(236, 243, 246, 0.62)');
  pen.strokeStyle = 'rgba(255, 255, 255, 0.9)';
  pen.lineWidth = Math.max(1, size * 0.06);
  pen.stroke();
  box(pen, p.x - size * 0.28, p.y - size * 0.12, size * 0.5, size * 0.22, size * 0.08, '#4f7fb0');
}

function drawArterial(pen: Pen, p: Spot, u: number): void {
  const path = [
    p,
    { x: p.x - 40 * u, y: p.y + 26 * u },
    { x: p.x - 120 * u, y: p.y - 10 * u },
    { x: p.x - 190 * u, y: p.y - 60 * u },
  ];
  tube(pen, path, 2.6 * u, '#e8edf0');
  stroke(pen, path, 0.9 * u, '#d32f2f');
  box(pen, p.x - 14 * u, p.y - 8 * u, 28 * u, 17 * u, 4 * u, 'rgba(245, 248, 250, 0.9)');
  box(pen, p.x - 12 * u, p.y - 3 * u, 15 * u, 6 * u, 2 * u, '#d32f2f');
}

function drawUrineBag(pen: Pen, from: Spot, p: Spot, milliliters: number, u: number): void {
  const [w, h] = [66 * u, 84 * u];
  const [x, y] = [p.x - w / 2, p.y - h * 0.4];
  const urine = 'rgba(226, 178, 40, 0.92)';
  tube(
    pen,
    [from, { x: from.x + 6 * u, y: from.y + 40 * u }, { x: p.x + 10 * u, y: y - 40 * u }, { x: p.x, y }],
    3.4 * u,
    'rgba(235, 214, 140, 0.9)',
  );
  box(pen, x, y, w, h, 7 * u, 'rgba(232, 238, 240, 0.86)');
  const level = h * 0.86 * Math.min(1, milliliters / 800);
  box(pen, x + 4 * u, y + h - 5 * u - level, w - 8 * u, level, 4 * u, urine);
  pen.fillStyle = 'rgba(50, 60, 70, 0.8)';
  for (let k = 1; k < 8; k++)
    pen.fillRect(x + w - 18 * u, y + h - 5 * u - (h * 0.86 * k) / 8, (k % 2 === 0 ? 12 : 7) * u, 1.2 * u);
  pen.strokeStyle = 'rgba(70, 80, 90, 0.8)';
  pen.lineWidth = 1.5 * u;
  pen.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  box(pen, x + w * 0.3, y - 6 * u, w * 0.4, 9 * u, 3 * u, '#d9dfe2');
}

/** A soft shadow that climbs the neck as venous pressure rises; flat when the patient is dry. */
function drawNeckVein(pen: Pen, low: Spot, high: Spot, pressure: number, u: number): void {
  const reach = Math.min(1, Math.max(0, (pressure - 3) / 11));
  if (reach <= 0) return;
  const end = { x: low.x + (high.x - low.x) * reach, y: low.y + (high.y - low.y) * reach };
  stroke(pen, [low, end], 9 * u, 'rgba(40, 40, 70, 0.05)');
  stroke(pen, [low, end], 5 * u, 'rgba(50, 50, 90, 0.07)');
  stroke(
    pen,
    [
      { x: low.x - 2 * u, y: low.y },
      { x: end.x - 2 * u, y: end.y },
    ],
    1.5 * u,
    'rgba(255, 240, 230, 0.07)',
  );
}
