// Draws the bedside monitor: black screen, traces with an erase bar, numbers to their right, cuff and temperature below, alarms on top.
import Phaser from 'phaser';
import type { BeatTrace, Bedside } from '../../engine/types.ts';
import type { Rect } from '../stage.ts';
import { COLORS } from './palette.ts';
import { createNumbers } from './number-panel.ts';
import type { NumberPanel } from './number-panel.ts';
import { rows } from './numerics.ts';
import type { ChannelId, Row } from './numerics.ts';
import { isErased } from './sweep.ts';
import type { Strip } from './sweep.ts';
import { createTraces, heightOf, runTraces, takeBeat } from './traces.ts';
import type { Traces } from './traces.ts';
import { layMonitor } from './monitor-layout.ts';
import type { MonitorLayout } from './monitor-layout.ts';

export class MonitorScene extends Phaser.Scene {
  reduced = false;
  #graphics: Phaser.GameObjects.Graphics | null = null;
  #panel: NumberPanel | null = null;
  #traces: Traces = createTraces(400);
  #layout: MonitorLayout | null = null;
  #bedside: Bedside | null = null;
  #rows: Row[] = [];
  #beat: BeatTrace | null = null;
  #stopped = false;

  constructor() {
    super({ key: 'monitor', active: true });
  }

  create(): void {
    this.#graphics = this.add.graphics();
    this.#panel = createNumbers(this);
    this.#arrange();
  }

  place(rect: Rect | null, dpr: number): void {
    const before = this.#layout?.traceWidth;
    this.#layout = rect ? layMonitor(rect, dpr) : null;
    if (this.#layout && this.#layout.traceWidth !== before) this.#rebuild(this.#layout.traceWidth / dpr);
    this.#arrange();
  }

  show(bedside: Bedside, beat: BeatTrace | null, pace: number): void {
    this.#bedside = bedside;
    this.#beat = bedside.monitor.rhythm === 'asystole' ? null : beat;
    this.#stopped = pace <= 0 || bedside.phase !== 'running';
    takeBeat(this.#traces, this.#beat);
    this.#takeSensors(bedside);
    this.#rows = rows(bedside.monitor);
    this.#write();
  }

  override update(time: number, delta: number): void {
    if (!this.#layout || !this.#graphics) return;
    if (!this.#stopped) runTraces(this.#traces, Math.min(delta, 250) / 1000);
    this.#graphics.clear();
    for (let i = 0; i < this.#rows.length; i++) this.#drawRow(this.#graphics, this.#layout, i);
    this.#panel?.flash(time / 1000, this.reduced);
  }

  #takeSensors(bedside: Bedside): void {
    const { saturation, mean, pressureSource } = bedside.monitor;
    this.#traces.breathsPerMinute = bedside.appearance.breathsPerMinute;
    this.#traces.working.saturation = saturation.state === 'good' || saturation.state === 'weak';
    this.#traces.working.arterial = pressureSource === 'arterial' && mean.state !== 'off';
  }

  #rebuild(width: number): void {
    this.#traces = createTraces(width);
    takeBeat(this.#traces, this.#beat);
    if (this.#bedside) this.#takeSensors(this.#bedside);
  }

  #arrange(): void {
    if (!this.sys?.cameras?.main) return;
    const camera = this.cameras.main;
    camera.setVisible(this.#layout !== null);
    if (!this.#layout) return;
    const { x, y, width, height } = this.#layout;
    camera.setViewport(x, y, width, height).setBackgroundColor('#000000');
    this.#write();
  }

  #write(): void {
    if (!this.#panel || !this.#layout || !this.#bedside) return;
    this.#panel.write(this.#layout, this.#rows, this.#bedside);
  }

  #drawRow(g: Phaser.GameObjects.Graphics, layout: MonitorLayout, i: number): void {
    const { id } = this.#rows[i];
    const top = layout.top + (i * layout.rows) / this.#rows.length;
    const height = layout.rows / this.#rows.length;
    g.lineStyle(1, COLORS.rule, 1);
    g.lineBetween(0, top + height, layout.width, top + height);
    g.lineStyle(layout.line, COLORS[id], 1);
    drawStrip(g, this.#traces.strips[id], id, layout, top + height * 0.1, height * 0.8);
  }
}

/** One polyline per unbroken stretch; the erase bar and missing samples break it. */
function drawStrip(
  g: Phaser.GameObjects.Graphics,
  strip: Strip,
  id: ChannelId,
  layout: MonitorLayout,
  top: number,
  height: number,
): void {
  const step = layout.traceWidth / strip.values.length;
  let open = false;
  for (let i = 0; i < strip.values.length; i++) {
    const value = strip.values[i];
    if (Number.isNaN(value) || isErased(strip, i)) {
      if (open) g.strokePath();
      open = false;
      continue;
    }
    const y = top + height * (1 - heightOf(id, value));
    if (open) g.lineTo(i * step, y);
    else {
      g.beginPath();
      g.moveTo(i * step, y);
      open = true;
    }
  }
  if (open) g.strokePath();
}
