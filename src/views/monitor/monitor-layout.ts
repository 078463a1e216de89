// Where things stand on the monitor: traces left, numbers right, one below the other where it is narrow, an alarm line where there is room.
import type { Rect } from '../stage-types.ts';
import type { ChannelId, Row, TileId } from './numerics.ts';

/** All in device pixels within the monitor's own viewport, except x and y. */
export interface MonitorLayout {
  x: number;
  y: number;
  width: number;
  height: number;
  dpr: number;
  /** Height of the alarm line, 0 where the room is needed for numbers. */
  banner: number;
  traces: Rect;
  numbers: Rect;
  /** Size of labels. */
  fine: number;
}

/** CSS pixels; lower monitors leave the alarm line to the page and mark the number itself. */
const BANNER_FROM = 300;
/** Share of the width that numbers take, and where there is little of it. */
const NUMBERS_SHARE = 0.44;
const NARROW = { under: 600, share: 0.46 };
/** Narrower than this relation of width to height, numbers go below the traces. */
const STACKED_UNDER = 1.3;

export function layMonitor(rect: Rect, dpr: number): MonitorLayout {
  const [width, height] = [Math.round(rect.width * dpr), Math.round(rect.height * dpr)];
  const fine = Math.round(Math.max(11, Math.min(15, rect.height / 20)) * dpr);
  const banner = rect.height >= BANNER_FROM ? fine * 2 : 0;
  const room = height - banner;
  const stacked = rect.width < STACKED_UNDER * rect.height;
  const side = Math.round(width * (rect.width < NARROW.under ? NARROW.share : NUMBERS_SHARE));
  const below = Math.round(Math.min(room * 0.5, width * 0.62));
  return {
    x: Math.round(rect.x * dpr),
    y: Math.round(rect.y * dpr),
    width,
    height,
    dpr,
    banner,
    traces: { x: 0, y: banner, width: stacked ? width : width - side, height: stacked ? room - below : room },
    numbers: stacked
      ? { x: 0, y: height - below, width, height: below }
      : { x: width - side, y: banner, width: side, height: room },
    fine,
  };
}

/** Pressure is read by its height and gets most of it; of breathing only the rhythm is read. */
const SHARES: Record<ChannelId, number> = { ecg: 1.1, arterial: 2.4, saturation: 1, central: 0.9, breaths: 0.8 };
const rowShare = (row: Row): number => SHARES[row.id];

/** CSS pixels that one share needs at least, and what a low monitor gives up first: its number stays. */
const LEAST = 34;
const SPARED: ChannelId[] = ['breaths', 'central'];

/** The traces for which there is room: a low monitor rather shows fewer than all of them too small to be read. */
export function fitRows(rows: Row[], height: number): Row[] {
  let fitting = rows;
  for (const spared of SPARED) {
    const shares = fitting.reduce((sum, row) => sum + rowShare(row), 0);
    if (height >= shares * LEAST) break;
    fitting = fitting.filter((row) => row.id !== spared);
  }
  return fitting;
}

/** Share of a row's height, from its top, where the foot of its scale stands, and how much of the height the scale takes. */
export const FOOT = 0.95;
export const INNER = 0.87;

/** Pixels from the top of the traces to the top of trace `i`; with `i` the number of traces, their whole height. */
export function rowTop(rows: Row[], i: number, height: number): number {
  let [above, all] = [0, 0];
  for (let k = 0; k < rows.length; k++) {
    all += rowShare(rows[k]);
    if (k < i) above += rowShare(rows[k]);
  }
  return all > 0 ? Math.round((above / all) * height) : 0;
}

/** What stands together in a line, with the share of the height it gets. */
const LINES: { ids: TileId[]; share: number }[] = [
  { ids: ['heartRate', 'saturation'], share: 1.2 },
  { ids: ['pressure'], share: 1.2 },
  { ids: ['breaths', 'temperature', 'central'], share: 0.8 },
];

/** A place for each number that there is; lines without any leave their room to the others. */
export function layTiles(box: Rect, ids: readonly TileId[]): Map<TileId, Rect> {
  const lines = LINES.map(({ ids: all, share }) => ({ ids: all.filter((id) => ids.includes(id)), share })).filter(
    (line) => line.ids.length > 0,
  );
  const shares = lines.reduce((sum, line) => sum + line.share, 0);
  const places = new Map<TileId, Rect>();
  let y = box.y;
  for (const line of lines) {
    const height = (box.height * line.share) / shares;
    const width = box.width / line.ids.length;
    line.ids.forEach((id, i) => places.set(id, { x: box.x + i * width, y, width, height }));
    y += height;
  }
  return places;
}

/** Widths of characters relative to the size of bold type, a little generous so that nothing is cut off. */
const WIDTHS: Record<string, number> = { '/': 0.4, '(': 0.46, ')': 0.46, ' ': 0.36, '.': 0.38, '-': 0.44, '?': 0.6 };

/** The widest thing that a number usually is; type does not change its size from 99 to 100. */
const WIDEST: Record<TileId, string> = {
  heartRate: '188',
  saturation: '100',
  pressure: '188/88 (88)',
  breaths: '88',
  temperature: '38.8',
  central: '18',
};

/** Size of type for a number in its place. */
export function typeSize(id: TileId, text: string, width: number, height: number): number {
  return Math.min(fitSize(text, width, height), fitSize(WIDEST[id], width, height));
}

/** The largest type in which a text fits a place. */
function fitSize(text: string, width: number, height: number): number {
  let ems = 0;
  for (const character of text) ems += WIDTHS[character] ?? 0.71;
  return Math.floor(Math.min(height, width / Math.max(1, ems)));
}
