// The steps of an arm as plain data, read from the words of a trial file: what is given, how much, when it ends.
import { formularyOf, orderEntries, orderEntry, researchEntries } from '../../catalog/orders.ts';
import { policies } from '../../engine/policies.ts';
import { quantity, seconds } from '../arguments.ts';
import { NAMES } from '../script.ts';
import type { Amount } from './amounts.ts';
import { isRateUnit, readAmount, unitFits } from './amounts.ts';

/** What an order does to the patient. `over`, `every` in s. */
export type Gift =
  | { kind: 'fluid'; id: string; volume: Amount; over: number }
  | { kind: 'rate'; id: string; rate: Amount }
  | { kind: 'dose'; id: string; dose: Amount; over: number; every: number | null }
  | { kind: 'device'; id: string; values: Record<string, number> }
  | { kind: 'tool'; id: Tool; strength: number }
  | { kind: 'source' }
  | { kind: 'sample'; blood: number };

export type Action =
  | { do: 'measure'; name: string }
  | { do: 'series'; name: string; every: number; until: number }
  | { do: 'give'; id: string; gift: Gift }
  | { do: 'stop'; id: string }
  | {
      do: 'titrate';
      drug: string;
      column: string;
      low: number;
      high: number;
      within: number;
      until: number | null;
      only: 'up' | 'down' | null;
    }
  | { do: 'policy'; id: string; until: number | null };
export type Step = { at: number } & Action;

/** Research tools that no bedside has. */
export const TOOLS = ['topical-acetylcholine', 'endotoxin', 'hand-immersion'] as const;
export type Tool = (typeof TOOLS)[number];

/** ng/kg: five times what volunteers get in the trials. */
const MOST_ENDOTOXIN = 20;

/** Hours between doses of an antibiotic that is not ordered with a time of its own (usual intervals of beta-lactams). */
const ANTIBIOTIC_EVERY = 6 * 3600;
const KINDS = ['fluid', 'drug', 'infusion', 'antibiotic', 'oxygen', 'line', 'investigation', 'examination'];

export class StepError extends Error {
  readonly field: string;
  constructor(message: string, field: string) {
    super(message);
    this.name = 'StepError';
    this.field = field;
  }
}

type Raw = Record<string, unknown>;
const FIELDS: Record<string, readonly string[]> = {
  measure: ['at', 'measure'],
  series: ['at', 'every', 'until', 'series'],
  order: [
    'at',
    'order',
    'what',
    'volume',
    'over',
    'rate',
    'dose',
    'fraction',
    'flow',
    'fio2',
    'site',
    'temperature',
    'every',
  ],
  stop: ['at', 'stop'],
  titrate: ['at', 'titrate'],
  policy: ['at', 'policy', 'until'],
};

/** @throws StepError naming the field. */
export function readStep(raw: unknown): Step {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new StepError('a step such as { at: 30min, measure: base } was expected', '');
  const row = raw as Raw;
  const kinds = Object.keys(FIELDS).filter((kind) => row[kind] !== undefined);
  if (kinds.length !== 1) throw new StepError(`a step has exactly one of ${Object.keys(FIELDS).join(', ')}`, '');
  for (const key of Object.keys(row))
    if (!FIELDS[kinds[0]].includes(key)) throw new StepError(`is not a field of a step with "${kinds[0]}"`, key);
  if (row['at'] === undefined) throw new StepError('is missing: when, such as 30min', 'at');
  return { at: timeOf(row, 'at'), ...readAction(kinds[0], row) };
}

function timeOf(row: Raw, field: string): number {
  const value = row[field];
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new StepError('a time such as 30min was expected', field);
  try {
    return seconds(value, field);
  } catch (error) {
    throw new StepError(error instanceof Error ? error.message : 'a time such as 30min was expected', field);
  }
}

function readAction(kind: string, row: Raw): Action {
  switch (kind) {
    case 'measure':
      return { do: 'measure', name: nameOf(row['measure'], 'measure') };
    case 'series':
      return readSeries(row);
    case 'order':
      return readOrder(row);
    case 'stop':
      return { do: 'stop', id: orderOrTool(wordOf(row['stop'], 'stop'), 'stop') };
    case 'titrate':
      return readTitrate(row);
    default:
      return readPolicy(row);
  }
}

/** `-` becomes `_`, so that it can stand in an expression. */
export function nameOf(value: unknown, field: string): string {
  if (typeof value !== 'string' || !/^[A-Za-z][\w-]*$/.test(value))
    throw new StepError('a name of letters, digits and _ was expected', field);
  return value.replaceAll('-', '_');
}

function wordOf(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '') throw new StepError('a word was expected', field);
  return value;
}

function readSeries(row: Raw): Action {
  for (const field of ['every', 'until'])
    if (row[field] === undefined) throw new StepError('is missing, such as 10min', field);
  const [at, every, until] = ['at', 'every', 'until'].map((field) => timeOf(row, field));
  if (every < 1) throw new StepError('a second or more was expected', 'every');
  if (until < at) throw new StepError('lies before "at"', 'until');
  if ((until - at) / every > 5000) throw new StepError('makes more than 5000 moments', 'every');
  return { do: 'series', name: nameOf(row['series'], 'series'), every, until };
}

function readPolicy(row: Raw): Action {
  const id = wordOf(row['policy'], 'policy');
  if (!policies.some((one) => one.id === id))
    throw new StepError(`there is no policy "${id}"; known: ${policies.map((one) => one.id).join(', ')}`, 'policy');
  if (timeOf(row, 'at') % 60 !== 0) throw new StepError('a policy begins at a whole minute', 'at');
  const until = row['until'] === undefined ? null : timeOf(row, 'until');
  return { do: 'policy', id, until };
}

const TITRATE = ['drug', 'target', 'within', 'until', 'only'];

function readTitrate(row: Raw): Action {
  const raw = row['titrate'];
  if (typeof raw !== 'object' || raw === null) throw new StepError('{ drug, target, within } was expected', 'titrate');
  const part = raw as Raw;
  for (const key of Object.keys(part))
    if (!TITRATE.includes(key)) throw new StepError('is not a field of titrate', `titrate.${key}`);
  const within = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof StepError) throw new StepError(error.message, `titrate.${error.field}`);
      throw error;
    }
  };
  const drug = within(() => drugOf(wordOf(part['drug'], 'drug'), 'drug'));
  const target = part['target'];
  if (typeof target !== 'object' || target === null || Object.keys(target).length !== 1)
    throw new StepError('one column with its value was expected, such as { map: 65 }', 'titrate.target');
  const [column, value] = Object.entries(target as Raw)[0];
  const pair = Array.isArray(value) ? value : [value, value];
  if (pair.length !== 2 || !pair.every((one) => typeof one === 'number') || pair[0] > pair[1])
    throw new StepError('a number or [low, high] was expected', `titrate.target.${column}`);
  const only = part['only'] ?? null;
  if (only !== null && only !== 'up' && only !== 'down') throw new StepError('up or down was expected', 'titrate.only');
  return {
    do: 'titrate',
    drug,
    column,
    low: pair[0],
    high: pair[1],
    within: part['within'] === undefined ? 20 * 60 : within(() => timeOf(part, 'within')),
    until: part['until'] === undefined ? null : within(() => timeOf(part, 'until')),
    only,
  };
}

function drugOf(word: string, field: string): string {
  const entry = orderEntry(NAMES[word] ?? word);
  if (!entry) throw new StepError(`"${word}" is not in the catalog`, field);
  if (!entry.drug) throw new StepError(`"${word}" is not a drug`, field);
  return entry.id;
}

function orderOrTool(word: string, field: string): string {
  const id = NAMES[word] ?? word;
  if ((TOOLS as readonly string[]).includes(id) || id === 'antibiotic' || id === 'source-control') return id;
  if (!orderEntry(id)) throw new StepError(`"${word}" is not in the catalog`, field);
  return id;
}

function readOrder(row: Raw): Action {
  const word = wordOf(row['order'], 'order');
  const named = KINDS.includes(word);
  if (named && word === 'oxygen' && row['what'] === undefined) row = { ...row, what: 'oxygen-high-flow' };
  if (named && row['what'] === undefined) throw new StepError(`is missing: which ${word}`, 'what');
  if (!named && row['what'] !== undefined)
    throw new StepError('stands only behind a kind such as fluid or antibiotic', 'what');
  const field = named ? 'what' : 'order';
  const what = named ? wordOf(row['what'], 'what') : word;
  if (what === 'source-control') return { do: 'give', id: what, gift: { kind: 'source' } };
  const id = orderOrTool(what, field);
  return { do: 'give', id, gift: giftOf(id, row) };
}

function giftOf(id: string, row: Raw): Gift {
  if ((TOOLS as readonly string[]).includes(id)) return toolOf(id as Tool, row);
  const entry = orderEntry(id)!;
  if (entry.fluid && entry.kind === 'infusion') return dripOf(id, row);
  if (entry.fluid) {
    expectOnly(row, ['volume', 'over']);
    const over = row['over'] === undefined ? 15 * 60 : timeOf(row, 'over');
    return { kind: 'fluid', id, volume: amountOf(row, 'volume', 'mL'), over: Math.max(1, over) };
  }
  if (entry.drug) return drugGift(id, row);
  if (entry.oxygen) return { kind: 'device', id, values: oxygenValues(entry, row) };
  expectOnly(row, []);
  if (id === 'passive-leg-raise') return { kind: 'device', id, values: {} };
  if (entry.group === 'Source control') return { kind: 'source' };
  return { kind: 'sample', blood: entry.blood ?? 0 };
}

/** Fluid that runs on and on. */
function dripOf(id: string, row: Raw): Gift {
  expectOnly(row, ['rate']);
  const rate = amountOf(row, 'rate', DRIP_UNIT);
  return { kind: 'rate', id, rate };
}

function oxygenValues(
  entry: { id: string; fields: { id: string; min: number; max: number; initial: number }[] },
  row: Raw,
): Record<string, number> {
  expectOnly(row, ['fraction', 'flow', 'fio2', 'rate']);
  const given = row['fraction'] ?? row['fio2'] ?? row['flow'] ?? row['rate'];
  const [field] = entry.fields;
  const read =
    given === undefined
      ? field.initial
      : typeof given === 'number' || typeof given === 'string'
        ? quantity(given)?.value
        : undefined;
  if (read === undefined || !(read >= field.min && read <= field.max))
    throw new StepError(`${field.min} to ${field.max} was expected`, 'order');
  return { [field.id]: read };
}

export const DRIP_UNIT = 'mL/h';

function drugGift(id: string, row: Raw): Gift {
  const entry = orderEntry(id)!;
  const [drug] = formularyOf([id]).drugs;
  expectOnly(row, ['rate', 'dose', 'over', 'every']);
  if (row['rate'] !== undefined) {
    if (row['dose'] !== undefined) throw new StepError('give a rate or a dose, not both', 'dose');
    const rate = amountOf(row, 'rate', drug.rateUnit);
    if (!isRateUnit(rate.unit)) throw new StepError(`a rate in ${drug.rateUnit} was expected`, 'rate');
    return { kind: 'rate', id, rate };
  }
  const usual = entry.fields.find((field) => field.id === 'dose');
  const antibiotic = entry.kind === 'antibiotic';
  if (row['dose'] === undefined && !antibiotic)
    throw new StepError(`needs a rate or a dose (in ${drug.rateUnit})`, 'order');
  const dose =
    row['dose'] === undefined
      ? { value: usual?.initial ?? 1, unit: usual?.unit ?? 'g' }
      : amountOf(row, 'dose', usual?.unit ?? drug.rateUnit.split('/')[0]);
  const over = row['over'] === undefined ? 60 * Math.max(1, entry.duration) : timeOf(row, 'over');
  const every = row['every'] === undefined ? (antibiotic ? ANTIBIOTIC_EVERY : null) : timeOf(row, 'every');
  return { kind: 'dose', id, dose, over: Math.max(1, over), every };
}

function toolOf(id: Tool, row: Raw): Gift {
  if (id === 'topical-acetylcholine') {
    expectOnly(row, ['site']);
    return { kind: 'tool', id, strength: 1 };
  }
  if (id === 'endotoxin') {
    expectOnly(row, ['dose']);
    const { value, unit } = amountOf(row, 'dose', 'ng/kg');
    if (unit !== 'ng/kg' || value > MOST_ENDOTOXIN)
      throw new StepError(`0 to ${MOST_ENDOTOXIN} ng/kg was expected`, 'dose');
    return { kind: 'tool', id, strength: value };
  }
  throw new StepError(`the model has no ${id} yet`, 'order');
}

function expectOnly(row: Raw, fields: readonly string[]): void {
  for (const key of Object.keys(row))
    if (!['at', 'order', 'what', ...fields].includes(key)) throw new StepError('does not belong to this order', key);
}

function amountOf(row: Raw, field: string, unit: string): Amount {
  if (row[field] === undefined) throw new StepError(`is missing, such as 500 ${unit}`, field);
  const amount = readAmount(row[field], unit);
  if (!amount || amount.value < 0 || !unitFits(amount.unit, unit))
    throw new StepError(`an amount in ${unit} was expected`, field);
  return amount;
}

/** All orders of the catalog: what a trial may give. */
export const everyOrder = [...orderEntries, ...researchEntries].map(({ id }) => id);
