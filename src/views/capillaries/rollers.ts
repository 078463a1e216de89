// White cells that roll along the walls of venules: few in health, more when they stick, slower by far than the red cells beside them.
import type { FieldGeometry, FieldState } from '../../engine/types.ts';
import { KIND } from '../../perfusion/network/network.ts';
import { scatter } from './course.ts';
import type { Course } from './course.ts';

/** Rollers seen per mm2 in health and in sepsis, and their speed as a share of the red cells' (network-reference.md section 7). */
const ROLLING = { healthy: 10, septic: 26 };
const SPEED_SHARE = 0.03;
/** um/s. */
const FASTEST = 50;
/** um; narrower vessels have no room beside the column. */
const NARROWEST = 12;
/** Share of plugged vessels at which rolling counts as septic (chosen: a handful in a field). */
const STICKY = 0.04;

export interface Rollers {
  geometry: FieldGeometry;
  /** Venules they can roll in. */
  homes: Int32Array;
  segment: Int32Array;
  /** 0-1 along the vessel, and which wall. */
  position: Float32Array;
  side: Int8Array;
  active: number;
  draws: number;
}

export function createRollers(geometry: FieldGeometry, course: Course): Rollers {
  const homes: number[] = [];
  for (let s = 0; s < geometry.kind.length; s++) {
    if (course.visible[s] && geometry.kind[s] === KIND.venule && geometry.restDiameter[s] >= NARROWEST) homes.push(s);
  }
  const area = (geometry.view.width * geometry.view.height) / 1e6;
  const most = homes.length > 0 ? Math.round(area * ROLLING.septic) : 0;
  return {
    geometry,
    homes: Int32Array.from(homes),
    segment: Int32Array.from({ length: most }, (_, i) => homes[Math.floor(scatter(7000 + i) * homes.length)]),
    position: Float32Array.from({ length: most }, (_, i) => scatter(8000 + i)),
    side: Int8Array.from({ length: most }, (_, i) => (scatter(9000 + i) < 0.5 ? -1 : 1)),
    active: 0,
    draws: 10_000,
  };
}

/** How many roll now: the field itself shows how sticky its walls are by the capillaries that white cells plug. */
export function countRollers(rollers: Rollers, state: FieldState): void {
  let [plugged, capillaries] = [0, 0];
  for (let s = 0; s < state.block.length; s++) {
    if (rollers.geometry.kind[s] !== KIND.capillary) continue;
    capillaries++;
    if (state.block[s] === 1) plugged++;
  }
  const sick = Math.min(1, plugged / Math.max(1, capillaries) / STICKY);
  const share = (ROLLING.healthy + sick * (ROLLING.septic - ROLLING.healthy)) / ROLLING.septic;
  rollers.active = Math.round(rollers.segment.length * share);
}

/** Rolls all by `dt` real seconds; who reaches the end of a vessel begins anew in another. No allocation. */
export function moveRollers(rollers: Rollers, state: FieldState, dt: number): void {
  for (let i = 0; i < rollers.active; i++) {
    const s = rollers.segment[i];
    const speed = Math.min(FASTEST, Math.abs(state.velocity[s]) * SPEED_SHARE) * Math.sign(state.velocity[s]);
    rollers.position[i] += (speed * dt) / rollers.geometry.length[s];
    if (rollers.position[i] < 0 || rollers.position[i] > 1) moveHome(rollers, state, i);
  }
}

function moveHome(rollers: Rollers, state: FieldState, i: number): void {
  const s = rollers.homes[Math.floor(scatter(rollers.draws++) * rollers.homes.length)];
  rollers.segment[i] = s;
  rollers.position[i] = state.velocity[s] < 0 ? 1 : 0;
}
