// Teaching colors over the vessels: flow class, velocity or hematocrit, each with a legend in words; told apart without red-green vision.
import type { FieldState } from '../../engine/types.ts';
import { KIND } from '../../perfusion/network/network.ts';
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

/** Lower edges of the colors of the ramp: mmHg of oxygen, um of surface layer. */
const OXYGEN_STEPS = [5, 15, 35];
const COAT_STEPS = [0.3, 0.5, 0.8];

function steppedColor(value: number, steps: readonly number[]): number {
  return RAMP[steps.filter((step) => value >= step).length];
}

/** Color of a PO2 in mmHg, the same for blood and tissue. */
export function oxygenColor(po2: number): number {
  return steppedColor(po2, OXYGEN_STEPS);
}

const OPEN = 0x7d8894;
/** Open, white cell, fibrin, shut arteriole: in the order of `FieldState.block`. */
const BLOCK_COLORS = [OPEN, 0xf2c14e, 0xd1495b, 0x2e86ab] as const;
const CHANNEL = 0xf2c14e;

/** `kind`: what each segment is; needed for the shunt channels. */
export function overlayColor(overlay: Overlay, state: FieldState, s: number, kind?: ArrayLike<number>): number {
  switch (overlay) {
    case 'flow':
      return CLASS_COLORS[flowClass(state, s)];
    case 'velocity':
      return rampColor(Math.abs(state.velocity[s]) / 1200);
    case 'hematocrit':
      return rampColor(state.dischargeHematocrit[s] / 0.48);
    case 'oxygen':
      return state.teaching ? oxygenColor(state.teaching.oxygen[s]) : OPEN;
    case 'coat':
      return state.teaching ? steppedColor(state.teaching.coat[s], COAT_STEPS) : OPEN;
    case 'blocks':
      return BLOCK_COLORS[state.block[s]];
    case 'shunt':
      return kind?.[s] === KIND.thoroughfare ? CHANNEL : OPEN;
    case 'none':
      return 0xffffff;
  }
}

interface LegendEntry {
  color: number;
  text: string;
}

const ramp = (texts: string[]): LegendEntry[] =>
  texts.map((text, i) => ({ color: rampColor((i + 0.5) / RAMP.length), text }));
const blocked = (texts: string[]): LegendEntry[] => texts.map((text, i) => ({ color: BLOCK_COLORS[i], text }));

const LEGENDS: Record<Overlay, LegendEntry[]> = {
  none: [],
  flow: (['continuous', 'sluggish', 'intermittent', 'absent'] as const).map((text) => ({
    color: CLASS_COLORS[text],
    text,
  })),
  velocity: ramp(['under 300 \u00b5m/s', '300 to 600 \u00b5m/s', '600 to 900 \u00b5m/s', 'over 900 \u00b5m/s']),
  hematocrit: ramp(['under 12 %', '12 to 24 %', '24 to 36 %', 'over 36 %']),
  oxygen: ramp(['under 5 mmHg: hypoxic', '5 to 15', '15 to 35', 'over 35 mmHg']),
  coat: ramp(['under 0.3 \u00b5m', '0.3 to 0.5', '0.5 to 0.8', 'over 0.8 \u00b5m']),
  blocks: blocked(['open', 'white cell stuck', 'clot (fibrin)', 'shut arteriole']),
  shunt: [
    { color: CHANNEL, text: 'channel past the capillaries' },
    { color: OPEN, text: 'other vessels' },
  ],
};

export function legend(overlay: Overlay): LegendEntry[] {
  return LEGENDS[overlay];
}
