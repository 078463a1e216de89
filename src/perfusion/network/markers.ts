// Where to draw white cells that roll or are stuck, and fibrin. Reads the bed, never writes to it.
import { chance } from '../chance.ts';
import type { Bed } from './bed-types.ts';
import { curveX, curveY, KIND } from './network.ts';

export const MARKER = { plug: 0, fibrin: 1, rolling: 2 } as const;

export interface Markers {
  count: number;
  x: Float32Array;
  y: Float32Array;
  segment: Int32Array;
  /** one of MARKER */
  kind: Uint8Array;
  /** rollers: segment and um along it */
  rollers: Int32Array;
  rolled: Float64Array;
}

/** Rolling white cells in a field: healthy and septic (3 s counts of 10 and 26 per mm2, network-reference section 7). */
const ROLLING = { healthy: 10, septic: 26 };
/** Rolling speed as a share of red-cell velocity, and its limits, um/s (chosen so that a roller is followed easily by eye). */
const ROLLING_SHARE = 0.03;
const FASTEST = 50;

export function createMarkers(bed: Bed): Markers {
  const { network } = bed;
  const venules: number[] = [];
  for (let s = 0; s < network.segments; s++) if (network.kind[s] === KIND.venule) venules.push(s);
  const rollers = Int32Array.from({ length: ROLLING.septic * 2 }, (_, i) => {
    return venules[Math.floor(chance(bed.seed, i, 0, 51) * venules.length)];
  });
  const capacity = network.segments * 2 + rollers.length;
  return {
    count: 0,
    x: new Float32Array(capacity),
    y: new Float32Array(capacity),
    segment: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
    rollers,
    rolled: Float64Array.from(rollers, (s, i) => network.length[s] * chance(bed.seed, i, 0, 52)),
  };
}

/** Rolls and collects the markers. No allocation. */
export function moveMarkers(markers: Markers, bed: Bed, dt: number): void {
  markers.count = 0;
  for (let s = 0; s < bed.network.segments; s++) {
    if (bed.fibrin.active[s] === 1) add(markers, bed, s, 0.5, MARKER.fibrin);
    else if (bed.plugs.active[s] === 1) add(markers, bed, s, entrance(bed, s), MARKER.plug);
  }
  const { activation, adhesion } = bed.inputs;
  const sick = Math.min(1, 2 * activation * adhesion);
  const area = (bed.width * bed.height) / 1e6;
  const rolling = Math.min(
    markers.rollers.length,
    Math.round(area * (ROLLING.healthy + sick * (ROLLING.septic - ROLLING.healthy))),
  );
  for (let i = 0; i < rolling; i++) roll(markers, bed, i, dt);
}

/** A white cell sticks where it tried to enter: a fifth of the way in. */
function entrance(bed: Bed, s: number): number {
  return bed.vessels.flow[s] > 0 ? 0.2 : 0.8;
}

function roll(markers: Markers, bed: Bed, i: number, dt: number): void {
  const s = markers.rollers[i];
  const length = bed.network.length[s];
  const v = Math.min(FASTEST, ROLLING_SHARE * bed.vessels.velocity[s]);
  let at = markers.rolled[i] + (bed.vessels.flow[s] > 0 ? v : -v) * dt;
  if (at > length) at -= length;
  else if (at < 0) at += length;
  markers.rolled[i] = at;
  add(markers, bed, s, at / length, MARKER.rolling);
}

function add(markers: Markers, bed: Bed, s: number, t: number, kind: number): void {
  const i = markers.count++;
  markers.x[i] = curveX(bed.network, s, t);
  markers.y[i] = curveY(bed.network, s, t);
  markers.segment[i] = s;
  markers.kind[i] = kind;
}
