// Reads a script: a list of timed orders, the same that a trainee has, with units as clinicians write them.
import { orderEntry } from '../catalog/orders.ts';
import type { OrderEntry, OrderField } from '../catalog/types.ts';
import { quantity, seconds } from './arguments.ts';
import { InputError } from './input-error.ts';
import type { YamlFile } from './yaml-file.ts';
import { readYaml } from './yaml-file.ts';

/** Words that stand for a kind of order, completed by `what`; and plain names of antibiotics and devices. */
const KINDS = new Set(['fluid', 'drug', 'infusion', 'antibiotic', 'oxygen', 'line', 'investigation', 'examination']);
export const NAMES: Record<string, string> = {
  'broad-spectrum': 'piperacillin-tazobactam',
  crystalloid: 'balanced',
  mask: 'oxygen-mask',
  nasal: 'oxygen-nasal',
};
/** How a script writes the fields of an order. */
const FIELD_WORDS: Record<string, OrderField['id']> = {
  over: 'duration',
  duration: 'duration',
  volume: 'volume',
  rate: 'rate',
  flow: 'rate',
  dose: 'dose',
  fraction: 'fraction',
  fio2: 'fraction',
};

export interface ScriptStep {
  /** Simulated seconds since arrival. */
  at: number;
  /** `change` and `stop` name the order; its number is known only when the script is played. */
  action:
    | { kind: 'place'; order: string; values: Record<string, number> }
    | { kind: 'change'; order: string; rate: number }
    | { kind: 'stop'; order: string };
}

type Row = Record<string, unknown>;

export function readScript(file: string): ScriptStep[] {
  const yaml = readYaml(file);
  if (!Array.isArray(yaml.value))
    throw new InputError('a list of orders was expected, each beginning with "- at:"', file, '', 1);
  return yaml.value.map((row: unknown, place) => readStep(row, place, yaml)).sort((a, b) => a.at - b.at);
}

function readStep(row: unknown, place: number, yaml: YamlFile): ScriptStep {
  const wrong = (message: string, field = ''): InputError =>
    new InputError(
      message,
      yaml.file,
      field ? `${place}.${field}` : `${place}`,
      yaml.lineOf(field ? [place, field] : [place]),
    );
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw wrong('an order such as { at: 15min, order: balanced, volume: 500 mL } was expected');
  const step = row as Row;
  if (step['at'] === undefined) throw wrong('has no "at" (when, such as 15min)');
  const at = seconds(asText(step['at']), 'at');
  if (step['stop'] !== undefined) return { at, action: { kind: 'stop', order: known(asText(step['stop']), wrong).id } };
  const named = step['change'] ?? step['order'];
  if (named === undefined) throw wrong('has neither "order", "change" nor "stop"');
  const word = asText(named);
  const entry = known(KINDS.has(word) ? asText(step['what'] ?? '') : word, wrong);
  const values = readValues(step, entry, wrong);
  if (step['change'] === undefined) return { at, action: { kind: 'place', order: entry.id, values } };
  const rate = values['rate'] ?? values['fraction'];
  if (rate === undefined) throw wrong('a change needs a rate', 'change');
  return { at, action: { kind: 'change', order: entry.id, rate } };
}

function known(word: string, wrong: (message: string, field?: string) => InputError): OrderEntry {
  const entry = orderEntry(NAMES[word] ?? word);
  if (!entry) throw wrong(`"${word}" is not an order of the catalog`, 'order');
  return entry;
}

function readValues(
  step: Row,
  entry: OrderEntry,
  wrong: (message: string, field?: string) => InputError,
): Record<string, number> {
  const values: Record<string, number> = {};
  for (const [key, given] of Object.entries(step)) {
    if (['at', 'order', 'what', 'change'].includes(key)) continue;
    const field = entry.fields.find(({ id }) => id === FIELD_WORDS[key]);
    if (!field) throw wrong(`${entry.label} has no "${key}" to set`, key);
    const value = inFieldUnit(asText(given), field);
    if (value === null) throw wrong(`"${asText(given)}" is not a ${field.label.toLowerCase()} in ${field.unit}`, key);
    values[field.id] = value;
  }
  return values;
}

function inFieldUnit(text: string, field: OrderField): number | null {
  const read = quantity(text);
  if (!read) return null;
  if (read.unit === '' || read.unit.toLowerCase() === field.unit.toLowerCase()) return read.value;
  if (field.unit === 'min' && ['s', 'm', 'h'].includes(read.unit))
    return read.value * { s: 1 / 60, m: 1, h: 60 }[read.unit as 's' | 'm' | 'h'];
  if (field.unit === 'mL' && read.unit === 'L') return read.value * 1000;
  if (field.unit === 'g' && read.unit === 'mg') return read.value / 1000;
  if (field.unit === 'FiO2' && read.unit === '%') return read.value / 100;
  return null;
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
