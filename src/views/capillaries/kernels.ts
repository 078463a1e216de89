// The shadow of one red cell, drawn once for every direction and quarter-pixel, so that moving thousands costs little.
import { DENSITY_STEP } from './tissue.ts';

export const TURNS = 12;
export const SUBPIXELS = 4;

/** Shapes 0 to TURNS - 1: a cell lying along its vessel; shape TURNS: a round one. Row-major bytes of absorption. */
export interface Kernels {
  size: number;
  half: number;
  values: Uint8Array;
}

/** um, half length and half width of a cell in a capillary, and radius of one seen flat; optical density at its middle. */
const LONG = 4.4;
const NARROW = 2.7;
const ROUND = 3.3;
const DARK = 0.72;

export function buildKernels(scale: number): Kernels {
  const half = Math.max(2, Math.ceil(LONG * scale * 1.25 + 0.8));
  const size = 2 * half + 1;
  const cell = size * size;
  const values = new Uint8Array((TURNS + 1) * SUBPIXELS * SUBPIXELS * cell);
  for (let shape = 0; shape <= TURNS; shape++) {
    for (let sub = 0; sub < SUBPIXELS * SUBPIXELS; sub++) {
      const at = (shape * SUBPIXELS * SUBPIXELS + sub) * cell;
      drawKernel(values, at, half, shape, sub, scale);
    }
  }
  return { size, half, values };
}

function drawKernel(values: Uint8Array, at: number, half: number, shape: number, sub: number, scale: number): void {
  const angle = (shape / TURNS) * Math.PI;
  const round = shape === TURNS;
  // A cell smaller than a pixel keeps its total absorption but is never drawn thinner than the optics' blur.
  const blur = 0.45;
  const [a, b] = [(round ? ROUND : LONG) * scale + blur, (round ? ROUND : NARROW) * scale + blur];
  const shrink = ((round ? ROUND * ROUND : LONG * NARROW) * scale * scale) / (a * b);
  const [cx, cy] = [((sub % SUBPIXELS) + 0.5) / SUBPIXELS, (Math.floor(sub / SUBPIXELS) + 0.5) / SUBPIXELS];
  for (let y = -half; y <= half; y++) {
    for (let x = -half; x <= half; x++) {
      const [dx, dy] = [x + 0.5 - cx, y + 0.5 - cy];
      const along = (dx * Math.cos(angle) + dy * Math.sin(angle)) / a;
      const across = (dy * Math.cos(angle) - dx * Math.sin(angle)) / b;
      const r2 = along * along + across * across;
      const dark = DARK * Math.max(0.45, shrink) * Math.exp(-1.1 * r2 * r2);
      values[at++] = r2 > 3 ? 0 : Math.round(dark * DENSITY_STEP);
    }
  }
}
