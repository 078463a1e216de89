// The written part of the monitor: labels, numbers in their trace's color, cuff with age, temperature, and the flashing alarm line.
import Phaser from 'phaser';
import type { Alarm, Bedside } from '../../engine/types.ts';
import type { MonitorLayout } from './monitor-layout.ts';
import { footer, loudest } from './numerics.ts';
import type { Row } from './numerics.ts';
import { ALARM_COLORS, COLORS, hex, isLit } from './palette.ts';

const FONT = '"Inter", "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';
const MOST_ROWS = 5;

export interface NumberPanel {
  write(layout: MonitorLayout, rows: Row[], bedside: Bedside): void;
  flash(time: number, reduced: boolean): void;
}

type Label = Phaser.GameObjects.Text;

interface Written {
  label: Label;
  unit: Label;
  main: Label;
  small: Label;
}

/** Sets text only when it changed; drawing a text is dear. */
function put(label: Label, text: string, x: number, y: number, size: number, color: string): void {
  label.setPosition(Math.round(x), Math.round(y));
  const style = label.style;
  if (style.fontSize !== `${size}px`) label.setFontSize(size);
  if (style.color !== color) label.setColor(color);
  if (label.text !== text) label.setText(text);
  label.setVisible(text !== '');
}

export function createNumbers(scene: Phaser.Scene): NumberPanel {
  const make = (bold = false): Label =>
    scene.add.text(0, 0, '', { fontFamily: FONT, fontStyle: bold ? '600' : 'normal' }).setVisible(false);
  const bar = scene.add.rectangle(0, 0, 10, 10, 0).setOrigin(0, 0).setVisible(false);
  const written = Array.from({ length: MOST_ROWS }, (): Written => {
    return { label: make(), unit: make(), main: make(true), small: make() };
  });
  const foot = { cuffLabel: make(), cuff: make(true), age: make(), tempLabel: make(), temp: make(true) };
  const alarmText = make(true);
  let alarm: Alarm | null = null;
  return {
    write(layout, rows, bedside) {
      for (let i = 0; i < MOST_ROWS; i++) writeRow(written[i], rows[i], layout, i, rows.length);
      writeFoot(foot, layout, bedside);
      alarm = loudest(bedside.alarms);
      bar.setSize(layout.width, layout.top).setVisible(alarm !== null);
      const silent = bedside.alarmsSilencedUntil > bedside.time ? '  (audio paused)' : '';
      const marks = alarm ? { high: '!!! ', medium: '!! ', low: '! ' }[alarm.priority] : '';
      put(
        alarmText,
        alarm ? marks + alarm.text + silent : '',
        layout.small * 0.7,
        layout.small * 0.35,
        layout.small,
        '#fff',
      );
    },
    flash(time, reduced) {
      if (!alarm) return;
      const lit = alarm.active && (reduced || isLit(alarm.priority, time));
      const color = ALARM_COLORS[alarm.priority];
      if (lit !== bar.isFilled || bar.fillColor !== color) bar.setFillStyle(color, lit ? 1 : 0.16);
      bar.isFilled = true;
      bar.setFillStyle(color, lit ? 1 : 0.16);
      const ink = lit && alarm.priority !== 'high' ? '#000000' : '#ffffff';
      if (alarmText.style.color !== ink) alarmText.setColor(ink);
    },
  };
}

function writeRow(w: Written, row: Row | undefined, layout: MonitorLayout, i: number, count: number): void {
  if (!row) {
    for (const label of [w.label, w.unit, w.main, w.small]) label.setVisible(false);
    return;
  }
  const height = layout.rows / count;
  const top = layout.top + i * height;
  const left = layout.traceWidth + layout.small * 0.8;
  const color = row.stale ? hex(COLORS.stale) : hex(COLORS[row.id]);
  const fine = Math.round(layout.small * 0.86);
  const long = row.main.length > 4;
  const size = Math.round(Math.min(layout.large * (long ? 0.78 : 1), height * (long ? 0.38 : 0.5)));
  put(w.label, row.label, layout.small * 0.5, top + 3 * layout.dpr, fine, color);
  put(w.unit, row.unit, left, top + height * 0.08, fine, hex(COLORS.label));
  put(w.main, row.main, left, top + height * 0.08 + fine * 1.05, size, color);
  const first = top + height * 0.08 + fine * 1.05;
  const next = left + w.main.width + layout.small * 0.4;
  const fits = next + row.small.length * size * 0.34 < layout.width;
  const little = Math.round(size * (long ? 0.66 : 0.45));
  put(w.small, row.small, fits ? next : left, fits ? first + size * 0.38 : first + size * 1.05, little, color);
}

function writeFoot(
  foot: { cuffLabel: Label; cuff: Label; age: Label; tempLabel: Label; temp: Label },
  layout: MonitorLayout,
  bedside: Bedside,
): void {
  const text = footer(bedside.monitor);
  const top = layout.height - layout.foot + layout.small * 0.4;
  const left = layout.small * 0.7;
  const stale = bedside.monitor.mean.state === 'stale';
  const color = hex(stale ? COLORS.stale : COLORS.cuff);
  const [fine, size] = [Math.round(layout.small * 0.86), Math.round(layout.small * 1.55)];
  const below = top + fine * 1.1;
  put(foot.cuffLabel, text.cuff ? 'NIBP mmHg' : '', left, top, fine, hex(COLORS.label));
  put(foot.cuff, `${text.cuff} ${text.cuffMean}`.trim(), left, below, size, color);
  put(foot.age, text.age, left + foot.cuffLabel.width + fine, top, fine, hex(COLORS.label));
  const right = layout.traceWidth + layout.small * 0.8;
  put(foot.tempLabel, text.temperature ? 'Temp \u00b0C' : '', right, top, fine, hex(COLORS.label));
  put(foot.temp, text.temperature, right, below, size, hex(COLORS.temperature));
}
