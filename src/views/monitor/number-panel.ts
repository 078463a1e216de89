// The written part of the monitor: trace labels, large numbers in their trace's color that flash when they alarm, and the alarm line.
import type Phaser from 'phaser';
import type { Alarm, Bedside } from '../../engine/types.ts';
import type { Rect } from '../stage-types.ts';
import type { MonitorLayout } from './monitor-layout.ts';
import { layTiles, rowTop, typeSize } from './monitor-layout.ts';
import { loudest } from './numerics.ts';
import type { Row, Tile } from './numerics.ts';
import { ALARM_COLORS, ALARM_INK, COLORS, hex, isLit } from './palette.ts';

const FONT = '"Inter", "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
const MOST_ROWS = 5;
const MOST_TILES = 6;

export interface NumberPanel {
  write(layout: MonitorLayout, rows: Row[], tiles: Tile[], bedside: Bedside): void;
  flash(time: number, reduced: boolean): void;
}

/** Which alarms are lit in this frame. */
const lights = { high: false, medium: false, low: true };

type Label = Phaser.GameObjects.Text;

/** What is drawn for one number, and what it shows now. */
interface Written {
  plate: Phaser.GameObjects.Rectangle;
  label: Label;
  note: Label;
  main: Label;
  tile: Tile | null;
  lit: boolean;
}

/** Sets text only when it changed; drawing a text is dear. */
function put(label: Label, text: string, x: number, y: number, size: number, color: string): void {
  label.setPosition(Math.round(x), Math.round(y));
  const { style } = label;
  if (style.fontSize !== `${size}px`) label.setFontSize(size);
  if (style.color !== color) label.setColor(color);
  if (label.text !== text) label.setText(text);
  label.setVisible(text !== '');
}

function ink(label: Label, color: string): void {
  if (label.style.color !== color) label.setColor(color);
}

export function createNumbers(scene: Phaser.Scene): NumberPanel {
  const make = (bold = false): Label =>
    scene.add
      .text(0, 0, '', { fontFamily: FONT, fontStyle: bold ? '600' : 'normal' })
      .setVisible(false)
      .setDepth(3);
  const plate = (): Phaser.GameObjects.Rectangle => scene.add.rectangle(0, 0, 1, 1, 0).setOrigin(0, 0).setDepth(2);
  const names = Array.from({ length: MOST_ROWS }, () => make());
  const written = Array.from({ length: MOST_TILES }, (): Written => ({
    plate: plate(),
    label: make(),
    note: make(),
    main: make(true),
    tile: null,
    lit: false,
  }));
  const bar = plate();
  const barText = make(true);
  let alarm: Alarm | null = null;
  let barLit = false;
  return {
    write(layout, rows, tiles, bedside) {
      names.forEach((name, i) => nameTrace(name, rows, layout, i));
      const places = layTiles(
        layout.numbers,
        tiles.map((tile) => tile.id),
      );
      written.forEach((w, i) => {
        const tile = tiles[i] ?? null;
        writeTile(w, tile, tile && places.get(tile.id), layout);
      });
      alarm = layout.banner > 0 ? loudest(bedside.alarms) : null;
      bar.setSize(layout.width, layout.banner).setVisible(alarm !== null);
      put(
        barText,
        alarm ? bannerText(alarm, bedside) : '',
        layout.fine,
        layout.fine * 0.4,
        layout.fine,
        hex(COLORS.ink),
      );
      barLit = false;
      bar.setFillStyle(COLORS.bar, 1);
    },
    flash(time, reduced) {
      lights.high = reduced || isLit('high', time);
      lights.medium = reduced || isLit('medium', time);
      for (let i = 0; i < written.length; i++) flashTile(written[i]);
      if (!alarm) return;
      const lit = alarm.active && lights[alarm.priority];
      if (lit === barLit) return;
      barLit = lit;
      bar.setFillStyle(lit ? ALARM_COLORS[alarm.priority] : COLORS.bar, 1);
      ink(barText, lit ? ALARM_INK[alarm.priority] : hex(COLORS.ink));
    },
  };
}

function bannerText(alarm: Alarm, bedside: Bedside): string {
  const silent = bedside.alarmsSilencedUntil > bedside.time ? '  (audio paused)' : '';
  return { high: '!!! ', medium: '!! ', low: '! ' }[alarm.priority] + alarm.text + silent;
}

function nameTrace(name: Label, rows: Row[], layout: MonitorLayout, i: number): void {
  const row = rows[i];
  const top = layout.traces.y + rowTop(rows, i, layout.traces.height);
  put(name, row?.label ?? '', layout.fine * 0.4, top + layout.dpr, layout.fine, hex(COLORS[row?.id ?? 'label']));
}

function writeTile(w: Written, tile: Tile | null, place: Rect | null | undefined, layout: MonitorLayout): void {
  w.tile = tile;
  w.lit = false;
  w.plate.setVisible(false);
  if (!tile || !place) {
    for (const label of [w.label, w.note, w.main]) label.setVisible(false);
    return;
  }
  const { fine, dpr } = layout;
  const pad = 6 * dpr;
  const color = hex(tile.color);
  const size = typeSize(tile.id, tile.main, place.width - 2 * pad, (place.height - fine * 1.3) * 0.9);
  const room = place.height - fine * 1.3;
  put(w.label, tile.label, place.x + pad, place.y + dpr, fine, hex(COLORS.label));
  put(w.note, tile.note, place.x + pad * 2 + w.label.width, place.y + dpr, fine, hex(COLORS.label));
  put(w.main, tile.main, place.x + pad, place.y + fine * 1.3 + (room - size * 1.2) / 2, size, color);
  w.plate.setPosition(Math.round(place.x + dpr), Math.round(place.y + dpr));
  w.plate.setSize(Math.round(place.width - 2 * dpr), Math.round(place.height - 2 * dpr));
}

/** The number itself flashes: a filled plate while lit, its own color in between. */
function flashTile(w: Written): void {
  const { tile } = w;
  if (!tile) return;
  const lit = tile.alarm !== null && lights[tile.alarm];
  if (lit === w.lit) return;
  w.lit = lit;
  w.plate.setVisible(lit);
  if (tile.alarm) w.plate.setFillStyle(ALARM_COLORS[tile.alarm], 1);
  const filled = lit && tile.alarm ? ALARM_INK[tile.alarm] : null;
  ink(w.main, filled ?? hex(tile.color));
  for (const label of [w.label, w.note]) ink(label, filled ?? hex(COLORS.label));
}
