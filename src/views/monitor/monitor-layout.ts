// Where things stand on the monitor: alarm line on top, traces left, numbers right, cuff and temperature at the foot.
import type { Rect } from '../stage.ts';

/** Device pixels within the monitor's own viewport, except x and y. */
export interface MonitorLayout {
  x: number;
  y: number;
  width: number;
  height: number;
  dpr: number;
  /** Top and height of the traces. */
  top: number;
  rows: number;
  traceWidth: number;
  foot: number;
  line: number;
  /** Size of the largest numbers. */
  large: number;
  small: number;
}

export function layMonitor(rect: Rect, dpr: number): MonitorLayout {
  const [width, height] = [Math.round(rect.width * dpr), Math.round(rect.height * dpr)];
  const small = Math.round(Math.max(11, Math.min(15, rect.height / 24)) * dpr);
  const banner = Math.round(small * 2);
  const foot = Math.round(small * 3.2);
  const numbers = Math.round(Math.min(width * 0.42, Math.max(112 * dpr, width * 0.27)));
  const rows = height - banner - foot;
  return {
    x: Math.round(rect.x * dpr),
    y: Math.round(rect.y * dpr),
    width,
    height,
    dpr,
    top: banner,
    rows,
    traceWidth: width - numbers,
    foot,
    line: Math.max(1, 1.6 * dpr),
    large: Math.round(Math.min(rows / 6.2, numbers / 4.4)),
    small,
  };
}
