// What anyone at the bed sees of the body without an instrument, from the state of skin, lungs and brain.
import { limit, pow } from '../perfusion/math.ts';
import type { CaseDefinition } from './case-schema.ts';
import type { Chart, Look } from './chart.ts';
import { isCovered } from './injects.ts';
import { consciousnessOf } from './findings.ts';
import type { Appearance } from './types.ts';

/** `time`: s since arrival. The chart is written once a second; what was put on or taken off since then is seen at once. */
export function appearanceOf(chart: Chart, definition: CaseDefinition, look: Look, time: number): Appearance {
  const or = (column: string, usual: number): number => {
    const value = look(column);
    return Number.isFinite(value) ? value : usual;
  };
  const arterial = or('sao2', 97) / 100;
  const skin = or('skin_flow', 100) / 100;
  const knee = or('knee_flow', 100) / 100;
  const breaths = or('rr', 16);
  const lungWater = or('evlw_ml', 500) / definition.host.weight;
  const knees = isCovered(chart) ? UNSEEN : { mottling: or('mottling', 0), flow: knee, refill: or('crt_knee_s', 2) };
  return {
    finger: skinSpot(skin, arterial),
    knee: skinSpot(knees.flow, arterial),
    face: skinSpot(0.5 + 0.5 * skin, arterial),
    mottling: limit(Math.round(knees.mottling), 0, 5),
    kneeFlow: knees.flow,
    refillFinger: or('crt_finger_s', 1.5),
    refillKnee: knees.refill,
    breathsPerMinute: breaths,
    workOfBreathing: limit((breaths - 18) / 20 + (lungWater - 9) / 12, 0, 1),
    consciousness: consciousnessOf(or('gcs', 15)),
    sweat: limit((or('temp_core', 37) - 38) / 2, 0, 1),
    neckVeinPressure: or('cvp', 5),
    urineBag: chart.attached['urinary-catheter'] === undefined ? null : Math.round(chart.urineInBag),
    lines: Object.keys(chart.attached).filter((id) => chart.attached[id] <= time),
    tone: definition.host.tone,
  };
}

/** Under a blanket the picture gives nothing away. */
const UNSEEN = { mottling: 0, flow: 1, refill: 2 };

/**
 * Blood content and its saturation at a place of the skin from its flow relative to rest. Content follows the vessels that are open (square
 * root of flow); the same uptake out of less flow leaves darker blood: the arteriovenous difference of resting skin is about 25 %, half of
 * what is seen is venous (chosen so that resting skin looks healthy and flow below a third looks livid).
 */
function skinSpot(flow: number, arterial: number): { blood: number; saturation: number } {
  const some = Math.max(flow, 0.05);
  return { blood: limit(pow(some, 0.5), 0.2, 2), saturation: limit(arterial - 0.125 / some, 0.15, 1) };
}
