// Paints the traces column by column into pixels: only what the pen wrote since the last frame, and the gap ahead of it.
import { FOOT, INNER, rowTop } from './monitor-layout.ts';
import type { ChannelId, Row } from './numerics.ts';
import { COLORS } from './palette.ts';
import { ERASE_SHARE, isErased } from './sweep.ts';
import type { Strip } from './sweep.ts';
import type { Traces } from './traces.ts';

export interface TracePainter {
  width: number;
  height: number;
  pixels: Uint32Array;
  /** Ground and rule of the theme, as the screen stores them. */
  inks: Uint32Array;
  /** Thickness of a line, pixels. */
  line: number;
  rows: Row[];
  /** First line of each trace, and the end of the last. */
  tops: number[];
  /** Sample up to which each trace has been painted; -1 before the first time. */
  painted: Record<ChannelId, number>;
  /** Columns touched by the last call: first, and how many from there. */
  from: number;
  count: number;
}

const OPAQUE = 0xff000000;
const swap = (rgb: number): number => (OPAQUE | ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;

export function createPainter(width: number, height: number, pixels: Uint32Array, line: number): TracePainter {
  const painted = { ecg: -1, arterial: -1, saturation: -1, central: -1, breaths: -1 };
  return { width, height, pixels, inks: new Uint32Array(2), line, rows: [], tops: [0], painted, from: 0, count: 0 };
}

/** Starts over with these traces, from the top. */
export function setRows(painter: TracePainter, rows: Row[]): void {
  painter.rows = rows;
  painter.tops = [...rows.map((_, i) => rowTop(rows, i, painter.height)), painter.height];
  painter.inks[0] = swap(COLORS.ground);
  painter.inks[1] = swap(COLORS.rule);
  painter.pixels.fill(painter.inks[0]);
  for (const row of rows) painter.painted[row.id] = -1;
}

/** Brings every trace up to date; false when nothing changed. No allocation. */
export function paintTraces(painter: TracePainter, traces: Traces): boolean {
  painter.from = 0;
  painter.count = 0;
  for (let i = 0; i < painter.rows.length; i++) paintRow(painter, traces.strips[painter.rows[i].id], i);
  return painter.count > 0;
}

function paintRow(painter: TracePainter, strip: Strip, i: number): void {
  const { painted, rows, width } = painter;
  const { id } = rows[i];
  const perColumn = strip.values.length / width;
  const fresh = painted[id] < 0;
  const written = fresh ? strip.values.length : (strip.head - painted[id] + strip.values.length) % strip.values.length;
  if (written === 0) return;
  const first = fresh ? 0 : Math.floor(painted[id] / perColumn) - 1;
  const gap = strip.values.length * ERASE_SHARE;
  const columns = fresh ? width : Math.min(width, Math.ceil((written + gap) / perColumn) + 3);
  for (let k = 0; k < columns; k++) paintColumn(painter, strip, i, (first + k + width) % width);
  painted[id] = strip.head;
  touch(painter, (first + width) % width, columns);
}

/** Keeps one stretch of columns that holds all that changed; the whole width when it runs over the edge. */
function touch(painter: TracePainter, from: number, count: number): void {
  const end = Math.max(painter.from + painter.count, from + count);
  const start = painter.count === 0 ? from : Math.min(painter.from, from);
  const over = end > painter.width;
  painter.from = over ? 0 : start;
  painter.count = over ? painter.width : end - start;
}

/** Written without small arrays and without fractions handed on: both would be put on the heap in every column. */
function paintColumn(painter: TracePainter, strip: Strip, i: number, column: number): void {
  const { width, pixels } = painter;
  const { values } = strip;
  const { id, scale } = painter.rows[i];
  const top = painter.tops[i];
  const bottom = painter.tops[i + 1];
  for (let y = top; y < bottom; y++) pixels[y * width + column] = painter.inks[0];
  if (i > 0) pixels[top * width + column] = painter.inks[1];
  const perColumn = values.length / width;
  const begin = Math.max(0, Math.floor((column - 0.5) * perColumn));
  const end = Math.min(values.length - 1, Math.floor((column + 0.5) * perColumn));
  let low = Infinity;
  let high = -Infinity;
  for (let k = begin; k <= end; k++) {
    const value = values[k];
    if (value !== value || isErased(strip, k)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (high < low) return;
  const inner = (bottom - top) * INNER;
  const foot = top + (bottom - top) * FOOT;
  // As in heightOf, which is not called here because its fractions would go over the heap.
  const unit = 1 / (scale.high - scale.low);
  const most = Math.max(0, Math.min(1, (high - scale.low) * unit));
  const least = Math.max(0, Math.min(1, (low - scale.low) * unit));
  const half = painter.line / 2;
  const upper = ((foot - most * inner - half) * FINE) | 0;
  const lower = ((foot - least * inner + half) * FINE) | 0;
  span(painter, column, upper, lower, COLORS[id]);
}

/** Parts of a pixel; whole numbers, because fractions handed to a function would be put on the heap. */
const FINE = 64;

/** A stretch of one column, softly ended; from and to in parts of a pixel. */
function span(painter: TracePainter, column: number, from: number, to: number, color: number): void {
  const { pixels, width, height } = painter;
  const last = Math.min(height - 1, to >> 6);
  for (let y = Math.max(0, from >> 6); y <= last; y++) {
    const covered = Math.min((y + 1) * FINE, to) - Math.max(y * FINE, from);
    pixels[y * width + column] = OPAQUE | mix(color, Math.max(0, Math.min(FINE, covered)));
  }
}

/** A color over the ground, as the screen stores it; `share` in parts of FINE. */
function mix(rgb: number, share: number): number {
  const { ground } = COLORS;
  return (
    (part(rgb, ground, share) << 16) | (part(rgb >> 8, ground >> 8, share) << 8) | part(rgb >> 16, ground >> 16, share)
  );
}

function part(ink: number, ground: number, share: number): number {
  return ((ink & 255) * share + (ground & 255) * (FINE - share)) >> 6;
}
