// One moment of a recorded run: what the monitor showed, what was true underneath, and the chain of causes from the source to the tissue.
import { columnOf } from '../engine/timeline.ts';
import type { Timeline, WhyStep } from '../engine/debrief-types.ts';
import { debriefWords } from './words-debrief.ts';

export interface MomentValue {
  id: string;
  label: string;
  text: string;
  level: 'macro' | 'micro';
}

/** Reads columns at the last row before a time; opened once, asked often. */
export function reader(timeline: Timeline): (name: string, at: number) => number {
  const times = columnOf(timeline, 't_s');
  const columns = new Map<string, Float64Array>();
  return (name, at) => {
    const values = columns.get(name) ?? columnOf(timeline, name);
    columns.set(name, values);
    let [low, high] = [0, times.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (times[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return values[low] ?? NaN;
  };
}

const VALUES: readonly [column: string, level: MomentValue['level'], unit: string, digits: number][] = [
  ['map', 'macro', 'mmHg', 0],
  ['hr', 'macro', '/min', 0],
  ['spo2', 'macro', '%', 0],
  ['ci', 'macro', 'L/min/m²', 1],
  ['scvo2', 'macro', '%', 0],
  ['lactate', 'macro', 'mmol/L', 1],
  ['crt_finger_s', 'micro', 's', 1],
  ['mottling', 'micro', 'of 5', 0],
  ['sub_ppv', 'micro', '%', 0],
  ['sub_mfi', 'micro', 'of 3', 1],
  ['sub_hypoxic_fraction', 'micro', '%', 0],
  ['urine_ml_h', 'micro', 'mL/h', 0],
];

export function valuesAt(read: ReturnType<typeof reader>, at: number): MomentValue[] {
  return VALUES.flatMap(([column, level, unit, digits]) => {
    const value = read(column, at);
    if (!Number.isFinite(value)) return [];
    const label = (debriefWords.moment.columns as Record<string, string>)[column];
    return [{ id: column, label, text: `${value.toFixed(digits)} ${unit}`, level }];
  });
}

interface Link {
  id: keyof typeof debriefWords.moment.why;
  column: string;
  /** Multiplies the value for the sentence. */
  times: number;
  unit: string;
  isBad: (value: number) => boolean;
}

/** From cause to effect, as the model has it. */
const CHAIN: readonly Link[] = [
  { id: 'bacteria', column: 'bacteria', times: 1, unit: '', isBad: (value) => value > 0.2 },
  { id: 'coat', column: 'sub_glyco', times: 100, unit: '%', isBad: (value) => value < 0.7 },
  { id: 'sticky', column: 'sub_adhesion', times: 100, unit: '%', isBad: (value) => value > 0.3 },
  { id: 'plugs', column: 'sub_plugs', times: 100, unit: '%', isBad: (value) => value > 0.03 },
  { id: 'fibrin', column: 'sub_fibrin', times: 100, unit: '%', isBad: (value) => value > 0.02 },
  { id: 'shut', column: 'sub_closed', times: 100, unit: '%', isBad: (value) => value > 0.05 },
  { id: 'vessels', column: 'sub_ppv', times: 1, unit: '%', isBad: (value) => value < 80 },
  { id: 'tissue', column: 'sub_hypoxic_fraction', times: 1, unit: '%', isBad: (value) => value > 5 },
];

/** Why small vessels stood still then: each step with its number. */
export function whyAt(read: ReturnType<typeof reader>, at: number): WhyStep[] {
  return CHAIN.flatMap(({ id, column, times, unit, isBad }) => {
    const raw = read(column, at);
    if (!Number.isFinite(raw)) return [];
    const value = times * raw;
    const shown = unit === '%' ? `${Math.round(value)} %` : String(Number(value.toPrecision(2)));
    return [{ id, value, unit, bad: isBad(raw), text: debriefWords.moment.why[id](shown) }];
  });
}
