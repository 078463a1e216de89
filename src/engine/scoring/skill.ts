// How well the learner's own eyes and watch read the patient: refill, mottling, the field under the microscope, against the truth.
import type { Chart } from '../chart.ts';
import { RECORD, say } from '../queries.ts';
import type { Feedback } from '../debrief-types.ts';

/** What counts as read right: half a second, one step, ten percent (chosen near the spread between trained examiners), and the spread of nurses' flow index in MICRONURSE. */
export const CLOSE = { refill: 0.5, mottling: 1, ppv: 10, mfi: 0.3 };

interface Reading {
  reported: number;
  truth: number;
}

export function skillOf(chart: Chart): { value: number | null; lines: Feedback[] } {
  const field = chart.fieldReadings;
  const kinds = [
    judge('refill', chart.refillReadings, CLOSE.refill, 'capillary refill', 's', REFILL),
    judge('mottling', chart.mottlingReadings, CLOSE.mottling, 'mottling score', '', MOTTLING),
    judge(
      'ppv',
      field.map(({ ppv, truePpv }) => ({ reported: ppv, truth: truePpv })),
      CLOSE.ppv,
      'perfused vessels',
      '%',
      FIELD,
    ),
    judge(
      'mfi',
      field.map(({ mfi, trueMfi }) => ({ reported: mfi, truth: trueMfi })),
      CLOSE.mfi,
      'flow index',
      '',
      FIELD,
    ),
  ].flatMap((kind) => kind ?? []);
  const [close, all] = kinds.reduce(([near, total], kind) => [near + kind.close, total + kind.of], [0, 0]);
  return { value: all === 0 ? null : (100 * close) / all, lines: kinds.map(({ line }) => line) };
}

const REFILL = 'Agreement between examiners 80 % at the finger: Ait-Oufella 2014, doi:10.1007/s00134-014-3326-4';
const MOTTLING = 'Ait-Oufella 2011, doi:10.1007/s00134-011-2163-y';
const FIELD = 'Bedside scores agree with expert reading (bias -0.15 +- 0.28): MICRONURSE, PMC4635966';

function judge(id: string, list: readonly Reading[], tolerance: number, label: string, unit: string, source: string) {
  const known = list.filter(({ truth }) => Number.isFinite(truth));
  if (known.length === 0) return null;
  const close = known.filter(({ reported, truth }) => Math.abs(reported - truth) <= tolerance + 1e-9).length;
  const bias = known.reduce((sum, { reported, truth }) => sum + reported - truth, 0) / known.length;
  const digits = id === 'refill' || id === 'mfi' ? 1 : 0;
  const size = Math.abs(bias).toFixed(digits);
  const lean =
    Number(size) === 0
      ? 'neither too high nor too low'
      : `on average ${size}${unit && ` ${unit}`} too ${bias > 0 ? 'high' : 'low'}`;
  const text = `You read ${label} ${known.length} ${known.length === 1 ? 'time' : 'times'}: ${close} within ${tolerance}${unit && ` ${unit}`} of the truth, ${lean}.`;
  const line = say(
    `skill-${id}`,
    { close, of: known.length, bias: bias.toFixed(digits) },
    text,
    `${RECORD}; ${source}`,
  );
  return { close, of: known.length, line };
}
