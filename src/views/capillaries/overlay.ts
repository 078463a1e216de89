// Teaching colors over the vessels: flow class, velocity or hematocrit, each with a legend in words; told apart without red-green vision.
import type { FieldState } from '../../engine/types.ts';
import type { Overlay } from '../stage-types.ts';

export type FlowClass = 'absent' | 'intermittent' | 'sluggish' | 'continuous';

/** What an eye would call the flow now: no cells moving, rarely one, followed one by one, or a stream (network-reference.md section 6). */
export function flowClass(state: FieldState, s: number): FlowClass {
  const speed = Math.abs(state.velocity[s]);
  if (state.block[s] > 0 || speed < 10 || state.tubeHematocrit[s] < 0.004) return 'absent';
  const cellsPerSecond = (speed * state.tubeHematocrit[s] * state.diameter[s] ** 2 * Math.PI) / 4 / 90;
  if (cellsPerSecond < 2) return 'intermittent';
  return speed < 300 ? 'sluggish' : 'continuous';
}

const CLASS_COLORS: Record<FlowClass, number> = {
  absent: 0x1a1a2e,
  intermittent: 0xd1495b,
  sluggish: 0xf2c14e,
  continuous: 0x2e86ab,
};

/** Violet through green to yellow, even in brightness steps (viridis, four stops). */
const RAMP = [0x440154, 0x31688e, 0x35b779, 0xfde725] as const;

export function rampColor(share: number): number {
  return RAMP[Math.max(0, Math.min(RAMP.length - 1, Math.floor(share * RAMP.length)))];
}

export function overlayColor(overlay: Overlay, state: FieldState, s: number): number {
  switch (overlay) {
    case 'flow':
      return CLASS_COLORS[flowClass(state, s)];
    case 'velocity':
      return rampColor(Math.abs(state.velocity[s]) / 1200);
    case 'hematocrit':
      return rampColor(state.dischargeHematocrit[s] / 0.48);
    case 'none':
      return 0xffffff;
  }
}

export function legend(overlay: Overlay): { color: number; text: string }[] {
  const ramp = (texts: string[]): { color: number; text: string }[] =>
    texts.map((text, i) => ({ color: rampColor((i + 0.5) / RAMP.length), text }));
  switch (overlay) {
    case 'flow':
      return (['continuous', 'sluggish', 'intermittent', 'absent'] as const).map((text) => ({
        color: CLASS_COLORS[text],
        text,
      }));
    case 'velocity':
      return ramp(['under 300 \u00b5m/s', '300 to 600 \u00b5m/s', '600 to 900 \u00b5m/s', 'over 900 \u00b5m/s']);
    case 'hematocrit':
      return ramp(['under 12 %', '12 to 24 %', '24 to 36 %', 'over 36 %']);
    case 'none':
      return [];
  }
}
