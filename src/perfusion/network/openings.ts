// Turns plugs, clots and shut arterioles into how much of each vessel is left open. Never zero: the equations stay solvable.
import { values } from '../quantity.ts';
import type { Bed } from './bed-types.ts';
import { MUSCLE_LAW } from './laws.ts';

const k = values(MUSCLE_LAW);

export function updateOpenings(bed: Bed): void {
  const { vessels, plugs, fibrin, tone } = bed;
  const { opening } = vessels;
  for (let s = 0; s < opening.length; s++)
    opening[s] = plugs.active[s] === 1 || fibrin.active[s] === 1 ? k.openPlugged : 1;
  for (let i = 0; i < tone.segment.length; i++) {
    const s = tone.segment[i];
    if (tone.closed[i] === 1 && opening[s] > k.openClosed) opening[s] = k.openClosed;
  }
}
