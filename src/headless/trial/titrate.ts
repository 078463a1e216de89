// A nurse at the pump: once a minute the rate is moved so that a column comes to its target and stays there.
import { orderEntry } from '../../catalog/orders.ts';
import type { Step } from './steps.ts';

export type TitrateStep = Extract<Step, { do: 'titrate' }>;

export interface Titration {
  step: TitrateStep;
  /** Logarithm of the dose that is thought to hold the target, null before the first minute. */
  held: number | null;
  /** What is in the blood, as the rate that would keep it there. */
  level: number;
  /** Minutes at work. */
  minutes: number;
}

export function newTitration(step: TitrateStep, level: number): Titration {
  return { step, held: null, level, minutes: 0 };
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

/**
 * Relative change of the column by a relative change of the dose that the nurse reckons with. Norepinephrine has about 0.5 between 60 and
 * 90 mmHg (0.18 to 0.41 ug/kg/min, Jhanji 2009); reckoning with less means bolder hands, and tests hold for 0.1 to 0.7.
 */
const STRENGTH = 0.22;
/** min: how soon an error is to be gone, when the strength is as reckoned. */
const HURRY = 4;
/** s: pumps are set above the dose for a while so that the blood level follows this fast, and s more until it acts. */
const FAST = 150;
const EFFECT = 40;
/** Close enough, relative. */
const NEAR = 0.005;
/** Logarithmic steps of a minute at most: of the dose held, and of what is added while the error lasts. */
const BOLDEST = 0.5;
const BOLDEST_NOW = 1;

/** The dose range of the catalog, in the unit of the rate, and s until a rate has settled in the blood. */
function drugNumbers(drug: string): { most: number; usual: number; lag: number } {
  const entry = orderEntry(drug);
  const field = entry?.fields.find(({ id }) => id === 'rate');
  const lag = entry?.drug ? (60 * entry.drug.volume) / entry.drug.clearance : FAST;
  const sensible = Number.isFinite(lag) ? Math.min(3600, Math.max(30, lag)) : FAST;
  return { most: field?.max ?? 1, usual: field?.initial ?? 0.1, lag: sensible };
}

/** The rate for the next minute: proportional and integral on the logarithm of the dose, with the drug's lag made up for. */
export function nextRate(titration: Titration, value: number, rate: number): number {
  const { step } = titration;
  const { most, usual, lag } = drugNumbers(step.drug);
  const floor = usual / 2; // so that a rate of nothing can grow
  titration.level += (rate - titration.level) * (1 - Math.exp(-60 / lag));
  const sign = LOWERS[step.drug]?.includes(step.column) ? -1 : 1;
  const error = sign * distance(value, step.low, step.high);
  const slow = 60 * ++titration.minutes > step.within / 2 && Math.abs(error) > 0.03;
  const pull = ((slow ? 2 : 1) * error) / (HURRY * STRENGTH);
  const held = (titration.held ?? Math.log(rate + floor)) + limited(pull, BOLDEST);
  titration.held = Math.min(Math.log(most + floor), Math.max(Math.log(floor / 5), held));
  const now = limited((((FAST + EFFECT) / 60) * error) / (HURRY * STRENGTH), BOLDEST_NOW);
  const dose = Math.exp(titration.held + now) - floor;
  if (step.only === 'up') return Math.min(most, Math.max(rate, dose));
  if (step.only === 'down') return Math.max(0, Math.min(rate, dose));
  const ahead = Math.max(0, lag / FAST - 1) * (dose - titration.level);
  return Math.min(most, Math.max(0, dose + ahead));
}

function limited(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** Below the target positive, relative to it; nothing inside the band. */
function distance(value: number, low: number, high: number): number {
  const scale = Math.max(Math.abs(low + high) / 2, 1e-6);
  const off = value < low ? low - value : value > high ? high - value : 0;
  return Number.isFinite(off) && Math.abs(off / scale) >= NEAR ? off / scale : 0;
}
