// Turns numbers into what a chart shows: clock times, ages, doses with sensible digits.
import type { OrderEntry } from '../catalog/types.ts';
import type { Reading } from '../engine/types.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Time since arrival, h:mm:ss. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds + 1e-6));
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Time since arrival, h:mm. */
export function shortTime(seconds: number): string {
  return clockTime(seconds).slice(0, -3);
}

/** How long, in words: "40 s", "12 min", "1 h 05 min". */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(Math.max(0, seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** Three meaningful digits, no needless zeros: 0.08, 7.4, 112. */
export function amount(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

/** As many decimals as the step of a field asks for. */
export function stepped(value: number, step: number): number {
  const decimals = Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  return Number(value.toFixed(decimals));
}

/** A monitor number with its state: "68", "68 ?", "-?-", "– –". */
export function readingText(reading: Reading, decimals = 0): string {
  if (reading.state === 'off' || reading.state === 'searching') return '– –';
  if (reading.state === 'lost' || reading.value === null) return '-?-';
  const number = reading.value.toFixed(decimals);
  return reading.state === 'weak' ? `${number} ?` : number;
}

/** What a weight-based rate amounts to for this patient: 0.1 ug/kg/min is 7.4 ug/min at 74 kg. Null for other units. */
export function absoluteRate(rate: number, unit: string, weight: number): string | null {
  if (!unit.includes('/kg')) return null;
  return `${amount(rate * weight)} ${unit.replace('/kg', '')} for ${amount(weight)} kg`;
}

/** An order and its numbers in one line: "Norepinephrine 0.1 ug/kg/min". */
export function orderLine(entry: OrderEntry, values: Record<string, number>): string {
  const numbers = entry.fields.map((field) => `${amount(values[field.id] ?? field.initial)} ${field.unit}`);
  return [entry.label, numbers.join(' over ')].filter(Boolean).join(', ');
}

/** How long the rest of a wait takes at the speed so far, s, rounded up so that it does not flicker; null while unknown. */
export function secondsLeft(share: number, passed: number): number | null {
  if (passed < 1.5 || share < 0.02) return null;
  const left = (passed * (1 - share)) / share;
  return left < 10 ? Math.ceil(left - 1e-9) : Math.ceil(left / 5) * 5;
}
