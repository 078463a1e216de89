// A nurse at the pump: once a minute the rate is moved so that a column comes to its target and stays there.
import { orderEntry } from '../../catalog/orders.ts';
import type { Step } from './steps.ts';

export type TitrateStep = Extract<Step, { do: 'titrate' }>;

export interface Titration {
  step: TitrateStep;
  /** Last error relative to the target, null before the first minute. */
  last: number | null;
}

/** Columns that a drug lowers; it raises all others. */
const LOWERS: Record<string, readonly string[]> = {
  esmolol: ['hr', 'map', 'sbp', 'ci', 'co'],
  landiolol: ['hr', 'map', 'sbp', 'ci', 'co'],
  nitroglycerin: ['map', 'sbp', 'dbp', 'cvp', 'crt_finger_s', 'crt_knee_s', 'svri', 'svr'],
  iloprost: ['map', 'sbp', 'dbp', 'crt_finger_s', 'crt_knee_s', 'svri', 'svr'],
  dobutamine: ['lactate', 'svri', 'svr', 'crt_finger_s', 'pvaco2_gap'],
  milrinone: ['lactate', 'svri', 'svr', 'map'],
  levosimendan: ['lactate', 'svri', 'svr', 'map'],
  propofol: ['map', 'sbp', 'hr', 'gcs'],
  insulin: ['glucose', 'k'],
  heparin: ['ddimer'],
  furosemide: ['cvp', 'overload', 'evlw_ml'],
};

/** The rate settles in plasma with this time constant, s: norepinephrine's 8.8 L at 1.1 L/min. */
const LAG = 480;
/** Relative change of pressure by a relative change of dose near 65 mmHg: 0.18 to 0.41 ug/kg/min for 60 to 90 mmHg (Jhanji 2009). */
const STRENGTH = 0.5;
/** Close enough, relative. */
const NEAR = 0.008;
/** Factor by which a rate changes in a minute at most. */
const FASTEST = Math.log(1.5);

/** The dose range of the catalog, in the unit of the rate. */
export function doseRange(drug: string): { least: number; most: number; usual: number } {
  const field = orderEntry(drug)?.fields.find(({ id }) => id === 'rate');
  return { least: field?.min ?? 0, most: field?.max ?? 1, usual: field?.initial ?? 0.1 };
}

/** The rate for the next minute. Proportional and integral on the logarithm of the dose; the integral time is the drug's own lag. */
export function nextRate(titration: Titration, value: number, rate: number): number {
  const { step } = titration;
  const { least, most, usual } = doseRange(step.drug);
  const sign = LOWERS[step.drug]?.includes(step.column) ? -1 : 1;
  const error = sign * distance(value, step.low, step.high);
  const time = Math.min(300, Math.max(150, step.within / 5));
  const gain = LAG / (time * STRENGTH);
  const move = gain * (error - (titration.last ?? 0) + (error * 60) / LAG);
  titration.last = error;
  const floor = usual / 2; // so that a rate of nothing can grow
  const limited = Math.max(-FASTEST, Math.min(FASTEST, move));
  let next = (rate + floor) * Math.exp(limited) - floor;
  if (step.only === 'up') next = Math.max(next, rate);
  if (step.only === 'down') next = Math.min(next, rate);
  if (next < least)
    return rate > 0 && step.only !== 'up' && next < least / 2 ? 0 : next > rate ? least : Math.min(rate, least);
  return Math.min(most, next);
}

/** Below the target positive, relative to it; nothing inside the band. */
function distance(value: number, low: number, high: number): number {
  const scale = Math.max(Math.abs(low + high) / 2, 1e-6);
  const off = value < low ? low - value : value > high ? high - value : 0;
  return Math.abs(off / scale) < NEAR ? 0 : off / scale;
}
