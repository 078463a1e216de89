// Amounts as trials write them: 500 mL, 30 mL/kg, 0.1 ug/kg/min, 16 mg/h. One unit into another, with the patient's weight where it is needed.
import { quantity } from '../arguments.ts';

export interface Amount {
  value: number;
  unit: string;
}

/** In the smallest unit of its kind. */
const SIZES: Record<string, [kind: string, size: number]> = {
  ng: ['mass', 1],
  ug: ['mass', 1e3],
  mcg: ['mass', 1e3],
  mg: ['mass', 1e6],
  g: ['mass', 1e9],
  mU: ['units', 1],
  U: ['units', 1e3],
  IU: ['units', 1e3],
  kU: ['units', 1e6],
  mL: ['volume', 1],
  ml: ['volume', 1],
  L: ['volume', 1e3],
  umol: ['substance', 1],
  mmol: ['substance', 1e3],
  ppm: ['share', 1],
};
const TIMES: Record<string, number> = { s: 1, min: 60, h: 3600, d: 86_400, day: 86_400 };

interface Parts {
  kind: string;
  size: number;
  perKilogram: boolean;
  /** s; null for an amount without time. */
  per: number | null;
}

function partsOf(unit: string): Parts | null {
  const [amount, ...rest] = unit.split('/');
  const known = SIZES[amount];
  if (!known) return null;
  const perKilogram = rest[0] === 'kg';
  const times = perKilogram ? rest.slice(1) : rest;
  if (times.length > 1 || (times.length === 1 && TIMES[times[0]] === undefined)) return null;
  return { kind: known[0], size: known[1], perKilogram, per: times.length === 1 ? TIMES[times[0]] : null };
}

export function isRateUnit(unit: string): boolean {
  const parts = partsOf(unit);
  return parts !== null && (parts.per !== null || parts.kind === 'share');
}

/** Can one be turned into the other? Both the same kind, both rates or both amounts. */
export function unitFits(unit: string, wanted: string): boolean {
  if (unit === wanted) return true;
  const [a, b] = [partsOf(unit), partsOf(wanted)];
  return a !== null && b !== null && a.kind === b.kind && (a.per === null) === (b.per === null);
}

/** A number is in the unit that is wanted; a text may carry its own. */
export function readAmount(raw: unknown, wanted: string): Amount | null {
  if (typeof raw === 'number') return Number.isFinite(raw) ? { value: raw, unit: wanted } : null;
  if (typeof raw !== 'string') return null;
  const read = quantity(raw);
  if (!read) return null;
  return { value: read.value, unit: read.unit === '' ? wanted : read.unit };
}

export function convert(amount: Amount, wanted: string, weight: number): number {
  if (amount.unit === wanted) return amount.value;
  const [from, to] = [partsOf(amount.unit), partsOf(wanted)];
  if (!from || !to) throw new Error(`${amount.unit} cannot be turned into ${wanted}.`);
  const kilograms = (from.perKilogram ? weight : 1) / (to.perKilogram ? weight : 1);
  const time = (to.per ?? 1) / (from.per ?? 1);
  return (amount.value * from.size * kilograms * time) / to.size;
}
