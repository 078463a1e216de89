// What comes out of saved bytes has to be as quick to use as what went in: a slow copy plays every restored run and every arm of a trial.
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { expect, it } from 'vitest';
import { fromBytes, type Plain, toBytes } from '../../src/perfusion/bytes.ts';

setFlagsFromString('--allow-natives-syntax');
const isFast = runInThisContext('(record) => %HasFastProperties(record)') as (record: Plain) => boolean;

const NAMES = Array.from({ length: 60 }, (_, i) => `name${i}`);
const oneByOne = (): Record<string, number> => {
  const record: Record<string, number> = {};
  for (const name of NAMES) record[name] = 0.5;
  return record;
};

it('a record of sixty names comes back as an object and not as a table that is searched', () => {
  const record = oneByOne();
  expect(isFast(record)).toBe(false); // the trap: names added one by one
  const loaded = fromBytes(toBytes(record));
  expect(loaded).toEqual(record);
  expect(isFast(loaded)).toBe(true);
});

it('names that need care in text come back as they were', () => {
  const strange = { '"quoted"': 1, 'line\nbreak': 2, 'back\\slash': 3, '\ud800 alone': 4, '': 5, '7': 6 };
  expect(fromBytes(toBytes(strange))).toEqual(strange);
});
