// How many red cells per second each vessel carries, and how a branch shares them out.
import type { FieldGeometry, FieldState } from '../../engine/types.ts';

/** fL = um3 of one human red cell. */
export const CELL_VOLUME = 90;

/** Cells per um of vessel: tube hematocrit times cross-section over cell volume. */
export function linearDensity(state: FieldState, s: number): number {
  const d = state.diameter[s];
  return (state.tubeHematocrit[s] * Math.PI * d * d) / 4 / CELL_VOLUME;
}

/** Cells per second, from flow in nl/min (1 nl = 1e6 fL) and discharge hematocrit. */
export function redCellFlux(state: FieldState, s: number): number {
  return ((Math.abs(state.flow[s]) * 1e6) / 60) * (state.dischargeHematocrit[s] / CELL_VOLUME);
}

export interface Fluxes {
  /** Cells/s of each segment. */
  flux: Float32Array;
  /** Node where each segment's cells come from; -1 when nothing moves. */
  source: Int32Array;
  /** Share of its source node's cells that each segment takes. */
  share: Float32Array;
  /** Cells/s that reach each node through segments outside the view; -1 where nothing at all flows in (an inlet). */
  unseen: Float32Array;
  outgoing: Float64Array;
  seen: Uint8Array;
}

export function layFluxes(geometry: FieldGeometry): Fluxes {
  const segments = geometry.from.length;
  const nodes = geometry.nodeX.length;
  return {
    flux: new Float32Array(segments),
    source: new Int32Array(segments),
    share: new Float32Array(segments),
    unseen: new Float32Array(nodes),
    outgoing: new Float64Array(nodes),
    seen: new Uint8Array(segments).fill(1),
  };
}

/** Recomputes fluxes and shares for a new solution. Segments with `seen` 0 hold no cells; their flux arrives as a steady rate. */
export function settleShares(fluxes: Fluxes, geometry: FieldGeometry, state: FieldState): void {
  const { flux, source, share, outgoing, unseen, seen } = fluxes;
  outgoing.fill(0);
  unseen.fill(-1);
  for (let s = 0; s < flux.length; s++) {
    flux[s] = redCellFlux(state, s);
    const forward = state.velocity[s] >= 0;
    source[s] = flux[s] > 1e-4 ? (forward ? geometry.from[s] : geometry.to[s]) : -1;
    if (source[s] < 0) continue;
    outgoing[source[s]] += flux[s];
    const end = forward ? geometry.to[s] : geometry.from[s];
    unseen[end] = Math.max(0, unseen[end]) + (seen[s] ? 0 : flux[s]);
  }
  for (let s = 0; s < flux.length; s++) share[s] = source[s] < 0 ? 0 : flux[s] / outgoing[source[s]];
}
