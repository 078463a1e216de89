// Draws the bedside monitor: black screen, traces with an erase bar, large numbers beside them.
import Phaser from 'phaser';
import type { BeatTrace, Bedside } from '../../engine/types.ts';
import type { Rect } from '../stage-types.ts';
import { createSurface } from '../stage-surface.ts';
import type { Surface } from '../stage-surface.ts';
import { fitRows, layMonitor } from './monitor-layout.ts';
import type { MonitorLayout } from './monitor-layout.ts';
import { createNumbers } from './number-panel.ts';
import type { NumberPanel } from './number-panel.ts';
import { rows, tiles } from './numerics.ts';
import { COLORS, hex } from './palette.ts';
import { createPainter, paintTraces, setRows } from './trace-painter.ts';
import type { TracePainter } from './trace-painter.ts';
import { createTraces, pressureScale, runTraces, SCALES, takeBeat } from './traces.ts';
import type { Scale, Traces } from './traces.ts';

/** s between paintings; the pen moves three pixels in that time. */
const FRAME = 1 / 30;

export class MonitorScene extends Phaser.Scene {
  reduced = false;
  #panel: NumberPanel | null = null;
  #traces: Traces = createTraces(400);
  #layout: MonitorLayout | null = null;
  #surface: Surface | null = null;
  #painter: TracePainter | null = null;
  #bedside: Bedside | null = null;
  #beat: BeatTrace | null = null;
  #shownRows = '';
  #pressureScale: Scale = SCALES.arterial;
  #stopped = false;
  #since = FRAME;

  constructor() {
    super({ key: 'monitor', active: true });
  }

  create(): void {
    this.#panel = createNumbers(this);
    this.#arrange();
  }

  place(rect: Rect | null, dpr: number): void {
    const before = this.#layout;
    this.#layout = rect ? layMonitor(rect, dpr) : null;
    if (this.#layout && this.#layout.traces.width !== before?.traces.width) this.#renew(this.#layout);
    this.#arrange();
  }

  show(bedside: Bedside, beat: BeatTrace | null, pace: number): void {
    const beating = bedside.monitor.rhythm !== 'asystole';
    this.#beat = beating ? beat : null;
    this.#stopped = pace <= 0 || bedside.phase !== 'running';
    takeBeat(this.#traces, this.#beat);
    if (bedside === this.#bedside) return;
    this.#bedside = bedside;
    this.#takeSensors(bedside);
    this.#write();
  }

  override update(_time: number, delta: number): void {
    if (!this.#layout) return;
    if (!this.#stopped) runTraces(this.#traces, Math.min(delta, 250) / 1000);
    this.#since += delta / 1000;
    if (this.#since >= FRAME && this.#painter && this.#surface) {
      this.#since = 0;
      if (paintTraces(this.#painter, this.#traces)) this.#surface.flush(this.#painter.from, this.#painter.count);
    }
    this.#panel?.flash(performance.now() / 1000, this.reduced);
  }

  #takeSensors({ monitor, appearance }: Bedside): void {
    const { saturation, mean, pressureSource, rhythm } = monitor;
    this.#traces.breathsPerMinute = rhythm === 'asystole' ? 0 : appearance.breathsPerMinute;
    this.#traces.working.saturation = saturation.state === 'good' || saturation.state === 'weak';
    this.#traces.working.arterial = pressureSource === 'arterial' && mean.state !== 'off';
  }

  /** New strips for another width. */
  #renew({ traces, dpr }: MonitorLayout): void {
    this.#traces = createTraces(traces.width / dpr, traces.width);
    takeBeat(this.#traces, this.#beat);
    if (this.#bedside) this.#takeSensors(this.#bedside);
  }

  #arrange(): void {
    if (!this.sys?.cameras?.main) return;
    const camera = this.cameras.main;
    camera.setVisible(this.#layout !== null);
    if (!this.#layout) return;
    const { x, y, width, height, traces, dpr } = this.#layout;
    camera.setViewport(x, y, width, height).setBackgroundColor(hex(COLORS.ground));
    if (this.#surface?.width !== traces.width || this.#surface.height !== traces.height) {
      this.#surface?.destroy();
      this.#surface = createSurface(this, traces.width, traces.height);
      this.#painter = createPainter(traces.width, traces.height, this.#surface.pixels, Math.max(1.5, 1.6 * dpr));
    }
    this.#surface.image.setPosition(traces.x, traces.y);
    this.#shownRows = '';
    this.#write();
  }

  #write(): void {
    if (!this.#panel || !this.#layout || !this.#bedside || !this.#painter) return;
    const { traces, dpr } = this.#layout;
    const { monitor } = this.#bedside;
    this.#pressureScale = pressureScale(this.#pressureScale, monitor.systolic.value);
    const shown = fitRows(rows(monitor, this.#pressureScale), traces.height / dpr);
    const key = shown.map((row) => row.label).join();
    if (key !== this.#shownRows) {
      this.#shownRows = key;
      setRows(this.#painter, shown);
      this.#surface?.flush();
    }
    this.#panel.write(this.#layout, shown, tiles(this.#bedside), this.#bedside);
  }
}
