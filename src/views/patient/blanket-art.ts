// A folded hospital blanket over the knees: what lies under it cannot be seen until somebody takes it off.
import { spots } from './places.ts';
import type { ViewName } from './places.ts';
import type { Pen, Spot } from './pen.ts';

/** Corners of the blanket, its near edge hanging down; in shares of the picture. */
const SHAPE: Partial<Record<ViewName, Spot[]>> = {
  whole: around(spots.whole.knee, [
    [-0.125, -0.075],
    [-0.02, -0.085],
    [0.11, -0.045],
    [0.15, 0.0],
    [0.142, 0.125],
    [0.13, 0.2],
    [0.0, 0.175],
    [-0.155, 0.15],
    [-0.14, 0.04],
  ]),
  knee: around(spots.knee, [
    [-0.62, -0.22],
    [-0.2, -0.11],
    [0.0, -0.09],
    [0.29, 0.0],
    [0.29, 0.26],
    [-0.1, 0.3],
    [-0.64, 0.25],
  ]),
};

function around({ x, y }: Spot, offsets: readonly (readonly [number, number])[]): Spot[] {
  return offsets.map(([dx, dy]) => ({ x: x + dx, y: y + dy }));
}

export function drawBlanket(pen: Pen, view: ViewName, width: number, height: number): void {
  const corners = SHAPE[view]?.map(({ x, y }) => ({ x: x * width, y: y * height }));
  if (!corners) return;
  const top = Math.min(...corners.map(({ y }) => y));
  const foot = Math.max(...corners.map(({ y }) => y));
  const cloth = pen.createLinearGradient(0, top, 0, foot);
  cloth.addColorStop(0, '#93b4c9');
  cloth.addColorStop(0.35, '#b9d2e0');
  cloth.addColorStop(0.7, '#8fb0c5');
  cloth.addColorStop(1, '#5f8299');
  pen.save();
  outline(pen, corners);
  pen.shadowColor = 'rgba(20, 30, 40, 0.5)';
  pen.shadowBlur = (foot - top) * 0.06;
  pen.shadowOffsetY = (foot - top) * 0.03;
  pen.fillStyle = cloth;
  pen.fill();
  pen.shadowColor = 'transparent';
  pen.clip();
  folds(pen, corners, top, foot);
  pen.restore();
}

/** Straight edges with soft corners, as cloth lies. */
function outline(pen: Pen, corners: Spot[]): void {
  const last = corners[corners.length - 1];
  const reach = Math.hypot(corners[0].x - corners[2].x, corners[0].y - corners[2].y) * 0.07;
  pen.beginPath();
  pen.moveTo((last.x + corners[0].x) / 2, (last.y + corners[0].y) / 2);
  corners.forEach((corner, i) => {
    const next = corners[(i + 1) % corners.length];
    pen.arcTo(corner.x, corner.y, next.x, next.y, reach);
  });
  pen.closePath();
}

const FOLDS = [0.12, 0.31, 0.39, 0.62, 0.9];

/** Dark valleys with a light ridge beside them, running down over the legs, and the woven stripes of the hem. */
function folds(pen: Pen, corners: Spot[], top: number, foot: number): void {
  const left = Math.min(...corners.map(({ x }) => x));
  const width = Math.max(...corners.map(({ x }) => x)) - left;
  const tall = foot - top;
  FOLDS.forEach((share, i) => {
    const x = left + share * width;
    const bend = (i % 2 === 0 ? 1 : -1) * width * 0.09;
    valley(pen, x, bend, top, foot, width * 0.02, 'rgba(50, 80, 100, 0.2)');
    valley(pen, x + width * 0.018, bend, top, foot, width * 0.014, 'rgba(255, 255, 255, 0.16)');
  });
  pen.strokeStyle = 'rgba(45, 84, 116, 0.55)';
  pen.lineWidth = tall * 0.02;
  for (const low of [0.12, 0.17]) {
    pen.beginPath();
    pen.moveTo(left, foot - tall * (low + 0.12));
    pen.quadraticCurveTo(left + width * 0.5, foot - tall * (low - 0.04), left + width, foot - tall * (low + 0.06));
    pen.stroke();
  }
}

function valley(pen: Pen, x: number, bend: number, top: number, foot: number, width: number, style: string): void {
  pen.strokeStyle = style;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(x, top);
  pen.bezierCurveTo(x + bend, top + (foot - top) * 0.3, x - bend, top + (foot - top) * 0.6, x + bend * 0.6, foot);
  pen.stroke();
}
