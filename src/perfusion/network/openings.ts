// Turns plugs, clots and shut arterioles into how much of each vessel is left open. Never zero: the equations stay solvable.
import type { Bed } from './bed-types.ts';

/** Share of its conductance that a vessel keeps with a white cell or fibrin in it, and when its muscle shut it (bed-prototype section 2). */
const PLUGGED = 1e-4;
const CLOSED = 1e-3;

export function updateOpenings(bed: Bed): void {
  const { vessels, plugs, fibrin, tone } = bed;
  const { opening } = vessels;
  for (let s = 0; s < opening.length; s++) opening[s] = plugs.active[s] === 1 || fibrin.active[s] === 1 ? PLUGGED : 1;
  for (let i = 0; i < tone.segment.length; i++) {
    const s = tone.segment[i];
    if (tone.closed[i] === 1 && opening[s] > CLOSED) opening[s] = CLOSED;
  }
}
