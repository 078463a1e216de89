// What the tests of preload say, with the condition under which each says anything.
import type { Look } from './chart.ts';

/** The finding of a test of preload, or null for any other order. */
export function hemodynamicTest(order: string, look: Look, before: Record<string, number>): string | null {
  const change = share(before['sv'] ?? NaN, look('sv'));
  switch (order) {
    case 'pulse-pressure-variation':
      return variation(look);
    case 'end-expiratory-occlusion':
      return told(change, 'while the ventilator stood still; 5 % or more speaks for preload dependence');
    case 'mini-fluid-challenge':
      return told(change, 'after the small bolus; 5 % or more speaks for preload dependence');
    default:
      return null;
  }
}

/** To the nearest percent: pulse contour and careful Doppler see no less. */
function share(before: number, during: number): number {
  return Math.round((100 * (during - before)) / before);
}

function told(change: number, when: string): string {
  if (!Number.isFinite(change)) return 'No stroke volume could be read.';
  if (change === 0) return `Stroke volume unchanged ${when}.`;
  return `Stroke volume ${Math.abs(change)} % ${change > 0 ? 'higher' : 'lower'} ${when}.`;
}

/** Percent between which variation predicts nothing in ventilated patients of intensive care: Biais 2014, doi:10.1186/s13054-014-0587-9. */
const GRAY = { from: 4, to: 17 };

function variation(look: Look): string {
  if (look('variation_valid') !== 1)
    return 'It cannot be judged here: that needs a ventilated patient without breaths of their own, at least 8 mL/kg and a regular rhythm.';
  const percent = look('pulse_pressure_variation');
  const zone = `the gray zone of ${GRAY.from} to ${GRAY.to} %`;
  if (percent > GRAY.to) return `Above ${zone}: the heart depends on preload.`;
  return percent < GRAY.from
    ? `Below ${zone}: fluid would hardly raise the output.`
    : `Within ${zone}: no answer; try another test.`;
}
