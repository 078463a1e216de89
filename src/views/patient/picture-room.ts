// Divides the patient's region between the picture and the buttons: a column at the side where it is wide, a line at the foot where it is not.
import type { Rect } from '../stage-types.ts';

/** CSS pixels. */
const COLUMN = 62;
const LINE = 36;
const WIDE = 1.25;

/** Size of the picture (from the top left corner) and place of the buttons' bar, in device pixels. */
export function roomFor(
  width: number,
  height: number,
  dpr: number,
): { picture: { width: number; height: number }; bar: Rect } {
  if (width > WIDE * height) {
    const column = Math.round(COLUMN * dpr);
    const picture = { width: width - column, height };
    return { picture, bar: { x: picture.width, y: 0, width: column, height } };
  }
  const line = Math.round(LINE * dpr);
  const picture = { width, height: height - line };
  return { picture, bar: { x: 0, y: picture.height, width, height: line } };
}

/** Place of button `i` of `count` in the bar. */
export function buttonBox(bar: Rect, i: number, count: number, dpr: number): Rect {
  const gap = 4 * dpr;
  if (bar.height > bar.width) {
    const height = Math.min(34 * dpr, (bar.height - gap) / count - gap);
    return { x: bar.x + gap, y: bar.y + gap + i * (height + gap), width: bar.width - 2 * gap, height };
  }
  const width = Math.min(96 * dpr, (bar.width - gap) / count - gap);
  return { x: bar.x + gap + i * (width + gap), y: bar.y + gap, width, height: bar.height - 2 * gap };
}
