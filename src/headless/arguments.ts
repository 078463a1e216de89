// Reads what stands behind a verb on the command line: names, numbers with units, times. Mistakes become one clear sentence.
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { InputError } from './input-error.ts';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and plain words of a verb; unknown options are refused by name. */
export function readArguments(
  args: string[],
  options: Options,
): { values: Record<string, string | boolean | undefined>; words: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { values: values as Record<string, string | boolean | undefined>, words: positionals };
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message.split(/\n|\. To specify/)[0] : String(error));
  }
}

const SECONDS: Record<string, number> = { s: 1, sec: 1, min: 60, m: 60, h: 3600, d: 86_400 };

/** "90", "90s", "15min", "6h", "24 h" to whole seconds: people act on whole seconds. */
export function seconds(text: string | number, what: string): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(s|sec|min|m|h|d)?\s*$/.exec(String(text));
  if (!match) throw new InputError(`${what} is "${text}"; a time such as 90s, 15min or 6h was expected`);
  return Math.round(Number(match[1]) * SECONDS[match[2] ?? 's']);
}

export function wholeNumber(text: string, what: string, low: number, high: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < low || value > high) {
    throw new InputError(`${what} is "${text}"; a whole number from ${low} to ${high} was expected`);
  }
  return value;
}

/** A number with an optional unit ("500 mL", "0.1 ug/kg/min", 0.1): the number and the unit as written. */
export function quantity(text: string | number): { value: number; unit: string } | null {
  const match = /^\s*(-?\d+(?:\.\d+)?(?:e-?\d+)?)\s*([a-z%][a-z0-9/%]*)?\s*$/i.exec(String(text));
  return match ? { value: Number(match[1]), unit: match[2] ?? '' } : null;
}
