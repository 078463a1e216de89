// Reads a monitor as a person with a ruler would: the painted pixels of a few seconds of a real circulation, column by column.
import { beatOf } from '../../../src/engine/see.ts';
import type { BeatTrace } from '../../../src/engine/types.ts';
import type { Circulation } from '../../../src/perfusion/circulation/circulation.ts';
import { pump } from '../../../src/perfusion/circulation/pump.ts';
import type { Patient } from '../../../src/perfusion/patient.ts';
import { FOOT, INNER } from '../../../src/views/monitor/monitor-layout.ts';
import type { ChannelId, Row } from '../../../src/views/monitor/numerics.ts';
import { PIXELS_PER_MM, SWEEP_SPEED } from '../../../src/views/monitor/sweep.ts';
import { createPainter, paintTraces, setRows } from '../../../src/views/monitor/trace-painter.ts';
import { createTraces, runTraces, SCALES, takeBeat } from '../../../src/views/monitor/traces.ts';

export const PER_SECOND = SWEEP_SPEED * PIXELS_PER_MM;
const HEIGHT = 700;
const BLACK = 0xff000000;
/** s per picture, a whole number of steps of the model. */
const FRAME = 0.02;
const ROWS: Row[] = (['ecg', 'arterial'] as const).map((id) => ({ id, label: id, scale: SCALES[id] }));

export interface Film {
  /** Values read from the pixels, oldest first, in the units of the channel; one per column. */
  read: Record<'ecg' | 'arterial', number[]>;
  /** What the model's catheter felt, beat by beat. */
  beats: BeatTrace[];
}

/** `seconds` of a circulation on a monitor just as wide; `sensed` is what the sensor makes of a beat. */
export function film(c: Circulation, seconds: number, sensed = (beat: BeatTrace): BeatTrace => beat): Film {
  const width = Math.round(seconds * PER_SECOND);
  const pixels = new Uint32Array(width * HEIGHT);
  const painter = createPainter(width, HEIGHT, pixels, 1.6);
  const traces = createTraces(width);
  setRows(painter, ROWS);
  const beats: BeatTrace[] = [];
  for (let t = 0; t < seconds * 1.2; t += FRAME) {
    pump(c, FRAME * 500);
    const beat = beatOf({ circulation: c } as Patient);
    if (!beat) continue;
    if (beat.number !== beats.at(-1)?.number) beats.push(sensed(beat));
    takeBeat(traces, beats.at(-1)!);
    runTraces(traces, FRAME);
    paintTraces(painter, traces);
  }
  const head = Math.round(traces.strips.ecg.head / 2);
  const read = (id: 'ecg' | 'arterial'): number[] => {
    const i = ROWS.findIndex((row) => row.id === id);
    const columns = Array.from({ length: width }, (_, x) =>
      heightAt(pixels, width, x, painter.tops[i], painter.tops[i + 1]),
    );
    // From the oldest column behind the gap of the erase bar to the pen.
    return inUnits(
      id,
      [...columns.slice(head), ...columns.slice(0, head)].filter((h) => !Number.isNaN(h)),
    );
  };
  return { read: { ecg: read('ecg'), arterial: read('arterial') }, beats };
}

/** Middle of the line in a column, as a share of the scale; NaN where nothing is drawn. A row's first line is the rule above it. */
function heightAt(pixels: Uint32Array, width: number, x: number, top: number, bottom: number): number {
  let [from, to] = [-1, -1];
  for (let y = top + 1; y < bottom; y++) {
    if (pixels[y * width + x] >>> 0 === BLACK) continue;
    if (from < 0) from = y;
    to = y;
  }
  if (from < 0) return Number.NaN;
  return (top + (bottom - top) * FOOT - (from + to + 1) / 2) / ((bottom - top) * INNER);
}

function inUnits(id: ChannelId, shares: number[]): number[] {
  const { low, high } = SCALES[id];
  return shares.map((share) => low + share * (high - low));
}

/** Columns in which the curve crosses half of its height upward, having been well under it: the wave after the notch does not count. */
export function upstrokes(curve: number[]): number[] {
  const [low, high] = [Math.min(...curve), Math.max(...curve)];
  const found: number[] = [];
  let armed = false;
  curve.forEach((value, x) => {
    const share = (value - low) / (high - low);
    if (share < 0.38) armed = true;
    if (!armed || share < 0.5) return;
    armed = false;
    found.push(x);
  });
  return found;
}

/** The curve cut at the lowest point before every upstroke; the first and the last piece are not whole. */
export function beatsOf(curve: number[]): number[][] {
  const feet = upstrokes(curve).map((x) => {
    let foot = x;
    while (foot > 0 && curve[foot - 1] <= curve[foot]) foot--;
    return foot;
  });
  return feet.slice(1).map((foot, i) => curve.slice(feet[i], foot));
}
