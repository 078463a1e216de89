// Draws measured values against their bands: one line per check, every band stretched to the same width, so that all units fit one picture.
import type { CheckRow } from './run-trial.ts';

const LINE = 18;
const LEFT = 300;
const WIDTH = 420;
const RIGHT = 150;
/** Half widths of the band that the picture shows to either side of its middle. */
const REACH = 3;

/** Where a value lies: -1 and 1 are the ends of the band; with one open end the band's own size is the unit. */
export function placeInBand(value: number, low: number | null, high: number | null): number {
  if (low !== null && high !== null)
    return high > low ? (2 * value - low - high) / (high - low) : Math.sign(value - low) * 2;
  const bound = low ?? high ?? 0;
  const unit = Math.max(Math.abs(bound), 1e-9);
  return low !== null ? (value - bound) / unit - 1 : (value - bound) / unit + 1;
}

export function bandPlot(title: string, rows: readonly CheckRow[]): string {
  const height = 44 + LINE * rows.length;
  const wide = LEFT + WIDTH + RIGHT;
  const x = (place: number): number =>
    LEFT + (WIDTH * (Math.max(-REACH, Math.min(REACH, place)) + REACH)) / (2 * REACH);
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${height}" width="${wide}" height="${height}" font-family="sans-serif" font-size="11" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${wide}" height="${height}" fill="#ffffff"/>`,
    `<rect x="${x(-1)}" y="30" width="${x(1) - x(-1)}" height="${height - 40}" fill="#dbeafe"/>`,
    `<text x="8" y="18" font-size="13" font-weight="bold">${escaped(title)}</text>`,
    `<text x="${x(0)}" y="18" text-anchor="middle" fill="#1e3a8a">band</text>`,
  ];
  rows.forEach((row, i) => out.push(...lineOf(row, 40 + LINE * i, x)));
  return `${[...out, '</svg>'].join('\n')}\n`;
}

function lineOf({ trial, check, value, low, high, pass }: CheckRow, y: number, x: (place: number) => number): string[] {
  const name = `<text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${escaped(`${trial} ${check}`.slice(0, 48))}</text>`;
  const grid = `<line x1="${LEFT}" x2="${LEFT + WIDTH}" y1="${y}" y2="${y}" stroke="#e5e7eb"/>`;
  const told = `<text x="${LEFT + WIDTH + 8}" y="${y + 4}" fill="#374151">${value === null ? 'not computable' : number(value)}</text>`;
  if (value === null) return [name, grid, told];
  const place = x(placeInBand(value, low, high)).toFixed(1);
  // Shape as well as color tells pass from fail.
  const mark = pass
    ? `<circle cx="${place}" cy="${y}" r="4" fill="#15803d"/>`
    : `<path d="M${place} ${y}m-4 -4l8 8m0 -8l-8 8" stroke="#b91c1c" stroke-width="2"/>`;
  return [name, grid, mark, told];
}

function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
