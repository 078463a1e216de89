import { describe, expect, it } from 'vitest';
import { layMonitor, layTiles, rowTop, typeSize } from '../../../src/views/monitor/monitor-layout.ts';
import { rows, tiles } from '../../../src/views/monitor/numerics.ts';
import type { TileId } from '../../../src/views/monitor/numerics.ts';
import { createPainter, paintTraces, setRows } from '../../../src/views/monitor/trace-painter.ts';
import { createTraces, runTraces, takeBeat } from '../../../src/views/monitor/traces.ts';
import { beat, bedside, SKETCHES } from '../bedside-fixture.ts';

const ALL: TileId[] = ['heartRate', 'saturation', 'pressure', 'breaths', 'temperature', 'central'];
const GAME = { x: 8, y: 8, width: 840, height: 195 };
const PHONE = { x: 0, y: 0, width: 390, height: 560 };

describe('the monitor on the screen', () => {
  it('keeps every number inside and apart from the others', () => {
    for (const rect of [GAME, PHONE]) {
      const { numbers } = layMonitor(rect, 1);
      const places = [...layTiles(numbers, ALL).values()];
      for (const p of places) {
        expect(p.x).toBeGreaterThanOrEqual(numbers.x);
        expect(p.x + p.width).toBeLessThanOrEqual(numbers.x + numbers.width + 0.01);
        expect(p.y + p.height).toBeLessThanOrEqual(numbers.y + numbers.height + 0.01);
      }
      const area = places.reduce((sum, p) => sum + p.width * p.height, 0);
      expect(area).toBeCloseTo(numbers.width * numbers.height, 3);
    }
  });

  it('has numbers to be read across the room and labels of 11 pixels or more', () => {
    const layout = layMonitor(GAME, 1);
    const shown = tiles(bedside(SKETCHES.mottled));
    const places = layTiles(
      layout.numbers,
      shown.map((tile) => tile.id),
    );
    for (const { id, main } of shown) {
      const place = places.get(id)!;
      const size = typeSize(id, main, place.width - 12, (place.height - layout.fine * 1.3) * 0.9);
      expect(size).toBeGreaterThan(['heartRate', 'saturation', 'pressure'].includes(id) ? 44 : 24);
    }
    expect(layout.fine).toBeGreaterThanOrEqual(11);
  });

  it('puts the numbers below the traces where it is narrow', () => {
    const { traces, numbers } = layMonitor(PHONE, 1);
    expect(traces.width).toBe(390);
    expect(numbers.y).toBe(traces.y + traces.height);
  });
});

describe('the painted traces', () => {
  const WIDTH = 300;
  const HEIGHT = 120;
  function run(seconds: number, every = 1 / 30): Uint32Array {
    const pixels = new Uint32Array(WIDTH * HEIGHT);
    const painter = createPainter(WIDTH, HEIGHT, pixels, 1.6);
    const traces = createTraces(WIDTH);
    takeBeat(traces, beat(SKETCHES.healthy));
    setRows(painter, rows(bedside(SKETCHES.mottled).monitor));
    for (let t = 0; t < seconds; t += 1 / 60) {
      runTraces(traces, 1 / 60);
      if (Math.floor(t / every) !== Math.floor((t - 1 / 60) / every)) paintTraces(painter, traces);
    }
    paintTraces(painter, traces);
    return pixels;
  }

  it('look the same painted bit by bit as all at once', () => {
    expect(run(5)).toEqual(run(5, Infinity));
  });

  it('say which columns changed', () => {
    const painter = createPainter(WIDTH, HEIGHT, new Uint32Array(WIDTH * HEIGHT), 1.6);
    const traces = createTraces(WIDTH);
    takeBeat(traces, beat(SKETCHES.healthy));
    setRows(painter, rows(bedside(SKETCHES.shock).monitor));
    paintTraces(painter, traces);
    expect(paintTraces(painter, traces)).toBe(false);
    runTraces(traces, 0.1);
    paintTraces(painter, traces);
    runTraces(traces, 0.03);
    expect(paintTraces(painter, traces)).toBe(true);
    expect(painter.count).toBeLessThan(60);
  });

  it('give the pressure the most room', () => {
    const list = rows(bedside(SKETCHES.mottled).monitor);
    const heights = list.map((_, i) => rowTop(list, i + 1, 195) - rowTop(list, i, 195));
    expect(Math.max(...heights)).toBe(heights[list.findIndex((row) => row.id === 'arterial')]);
    expect(rowTop(list, list.length, 195)).toBe(195);
  });
});
