// Doses and rates in clinical units, and from one to the other: 0.5 mg over 5 min is so many ug/kg/min in this patient.

interface Unit {
  /** Grams, units or moles per one of it. */
  size: number;
  perKilogram: boolean;
  /** Minutes of the rate; 0 for an amount. */
  minutes: number;
}

const SIZES: Record<string, number> = { g: 1, mg: 1e-3, ug: 1e-6, ng: 1e-9, U: 1, ppm: 1 };
const TIMES: Record<string, number> = { min: 1, h: 60 };

/** @throws Error with one sentence when the catalog uses a unit that nobody can convert. */
export function unitOf(text: string): Unit {
  const [amount, ...rest] = text.split('/');
  const size = SIZES[amount];
  const time = rest.find((part) => TIMES[part] !== undefined);
  const known = size !== undefined && rest.every((part) => part === 'kg' || part === time);
  if (!known) throw new Error(`Nobody can convert the unit "${text}".`);
  return { size, perKilogram: rest.includes('kg'), minutes: time === undefined ? 0 : TIMES[time] };
}

/** The rate, in `rateUnit`, that gives `dose` of `doseUnit` evenly over `minutes` in a patient of `weight` kg. */
export function rateOfDose(dose: number, doseUnit: string, rateUnit: string, minutes: number, weight: number): number {
  const from = unitOf(doseUnit);
  const to = unitOf(rateUnit);
  const amount = dose * from.size * (from.perKilogram ? weight : 1);
  return ((amount / minutes) * to.minutes) / to.size / (to.perKilogram ? weight : 1);
}

/** Amount per minute, in the amount of the unit: "ug" of ug/kg/min. */
export function amountPerMinute(rate: number, rateUnit: string, weight: number): number {
  const unit = unitOf(rateUnit);
  return (rate * (unit.perKilogram ? weight : 1)) / unit.minutes;
}
