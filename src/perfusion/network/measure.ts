// Measures a field: how much of each vessel lies in view, in which quarter, and how often it crosses the scoring grid.
import { curveX, curveY, type Network } from './network.ts';

/** A window on the tissue, um: lower corner and size. */
export interface Field {
  x0: number;
  y0: number;
  width: number;
  height: number;
}

export interface Measured {
  /** um in view per segment */
  length: Float64Array;
  /** um in each quarter: `quarter[4 * s + k]`, k = 0 lower left, 1 lower right, 2 upper left, 3 upper right */
  quarter: Float64Array;
  /** crossings of three equidistant horizontal and three vertical lines (De Backer) */
  crossings: Uint16Array;
}

/** Straight pieces that a curved segment is measured in; straight ones need only one. */
const PIECES = 8;

export function measureField(network: Network, field: Field): Measured {
  const m = network.segments;
  const measured: Measured = {
    length: new Float64Array(m),
    quarter: new Float64Array(4 * m),
    crossings: new Uint16Array(m),
  };
  for (let s = 0; s < m; s++) {
    const pieces = isStraight(network, s) ? 1 : PIECES;
    for (let i = 0; i < pieces; i++) {
      const [t, u] = [i / pieces, (i + 1) / pieces];
      measurePiece(measured, s, field, {
        ax: curveX(network, s, t),
        ay: curveY(network, s, t),
        bx: curveX(network, s, u),
        by: curveY(network, s, u),
      });
    }
  }
  return measured;
}

function isStraight(network: Network, s: number): boolean {
  const a = network.from[s];
  const b = network.to[s];
  const dx = network.bendX[s] - (network.x[a] + network.x[b]) / 2;
  const dy = network.bendY[s] - (network.y[a] + network.y[b]) / 2;
  return dx * dx + dy * dy < 1e-6;
}

interface Piece {
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

function measurePiece(measured: Measured, s: number, field: Field, piece: Piece): void {
  const { x0, y0, width, height } = field;
  const halfX = width / 2;
  const halfY = height / 2;
  for (let k = 0; k < 4; k++) {
    const left = x0 + (k & 1) * halfX;
    const bottom = y0 + (k >> 1) * halfY;
    const inside = clippedLength(piece, left, bottom, left + halfX, bottom + halfY);
    measured.quarter[4 * s + k] += inside;
    measured.length[s] += inside;
  }
  for (let i = 1; i <= 3; i++) {
    const x = x0 + (width * i) / 4;
    const y = y0 + (height * i) / 4;
    if (crosses(piece.ax, piece.bx, x) && between(at(piece.ax, piece.bx, piece.ay, piece.by, x), y0, y0 + height)) {
      measured.crossings[s]++;
    }
    if (crosses(piece.ay, piece.by, y) && between(at(piece.ay, piece.by, piece.ax, piece.bx, y), x0, x0 + width)) {
      measured.crossings[s]++;
    }
  }
}

function crosses(a: number, b: number, line: number): boolean {
  return a < line !== b < line;
}

function at(a: number, b: number, from: number, to: number, line: number): number {
  return from + ((to - from) * (line - a)) / (b - a);
}

function between(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

/** Length of a straight piece inside a rectangle (Liang and Barsky 1984). */
function clippedLength(piece: Piece, x0: number, y0: number, x1: number, y1: number): number {
  const dx = piece.bx - piece.ax;
  const dy = piece.by - piece.ay;
  let enter = 0;
  let leave = 1;
  for (let side = 0; side < 4; side++) {
    const direction = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const room = side === 0 ? piece.ax - x0 : side === 1 ? x1 - piece.ax : side === 2 ? piece.ay - y0 : y1 - piece.ay;
    if (direction === 0) {
      if (room < 0) return 0;
    } else if (direction < 0) enter = Math.max(enter, room / direction);
    else leave = Math.min(leave, room / direction);
  }
  return leave > enter ? (leave - enter) * Math.sqrt(dx * dx + dy * dy) : 0;
}
