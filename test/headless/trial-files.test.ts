// The virtual trials: every row of the evidence that the model is held to is in a trial, or is listed with the reason why it cannot be.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { QUICK } from '../../src/headless/trial/quick.ts';
import { NOT_EXPRESSED, WHY_OUTSIDE } from '../../src/headless/trial/trial.ts';
import { readTrial } from '../../src/headless/trial/trial-file.ts';

interface Check {
  id: string;
  value: string;
  band: [number | null, number | null];
}
interface Trial {
  file: string;
  id: string;
  source: string;
  claim: string;
  notes: string;
  checks: Check[];
}

const FOLDER = 'test/trials';

function read(file: string): unknown {
  return parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
}

const trials: Trial[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml') && ![NOT_EXPRESSED, WHY_OUTSIDE, QUICK].includes(file))
  .map((file) => ({ ...(read(file) as Omit<Trial, 'file'>), file }));
const refused = read(NOT_EXPRESSED) as { id: string; reason: string }[];

/** row -> use (CAL, CTX) and how the number was seen (S, S2, P, R). */
const rows = new Map(
  readFileSync(`${FOLDER}/rows.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([row, use, seen]) => [row, { use, seen }]),
);
const wanted = [...rows].filter(([, { use, seen }]) => use === 'CAL' && seen !== 'R').map(([row]) => row);

const rowOf = (check: Check): string => /^[A-G]\d\d(?=-)/.exec(check.id)?.[0] ?? '';
const expressed = new Set(trials.flatMap(({ checks }) => checks.map(rowOf)));

/** "B13-B15, B17: ..." -> B13, B14, B15, B17. */
function rowsNamed(source: string): string[] {
  return [...source.matchAll(/\b([A-G])(\d\d)(?:-\1(\d\d))?(?=[,:-])/g)].flatMap(([, letter, from, to]) =>
    Array.from(
      { length: Number(to ?? from) - Number(from) + 1 },
      (_, i) => letter + `${Number(from) + i}`.padStart(2, '0'),
    ),
  );
}

function problemOf(path: string): string {
  try {
    readTrial(path);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('the rows of the evidence', () => {
  it('are each in a trial, or listed with the reason', () => {
    const listed = refused.map(({ id }) => id);
    expect(wanted.filter((row) => !expressed.has(row) && !listed.includes(row))).toEqual([]);
    expect(listed.filter((row) => expressed.has(row) || !rows.has(row))).toEqual([]);
    for (const { reason } of refused) expect(reason.length).toBeGreaterThan(20);
  });

  it('are expressed for the most part', () => {
    expect(wanted.filter((row) => expressed.has(row)).length).toBeGreaterThanOrEqual(95);
  });

  it('are named once as a trial and once as a check', () => {
    const trialIds = trials.map(({ id }) => id);
    const checkIds = trials.flatMap(({ checks }) => checks.map(({ id }) => id));
    expect(new Set(trialIds).size).toBe(trialIds.length);
    expect(new Set(checkIds).size).toBe(checkIds.length);
  });
});

it('names only checks that exist where it says why they fail', () => {
  const known = new Set(trials.flatMap(({ checks }) => checks.map(({ id }) => id)));
  const told = read(WHY_OUTSIDE) as { id: string; reason: string }[];
  expect(told.filter(({ id, reason }) => !known.has(id) || reason.length < 15)).toEqual([]);
});

describe.each(trials)('$file', ({ file, id, source, claim, notes, checks }) => {
  it('is understood by the runner', () => {
    expect(problemOf(`${FOLDER}/${file}`)).toBe('');
  });

  it('is filed under its first row and quotes rows, claim and the origin of its bands', () => {
    expect(file.startsWith(`${id.slice(0, 3)}-`)).toBe(true);
    expect(rows.has(id.slice(0, 3))).toBe(true);
    expect(claim.length).toBeGreaterThan(20);
    expect(notes.length).toBeGreaterThan(10);
    const held = new Set(checks.map(rowOf));
    const named = rowsNamed(source);
    expect(named.filter((row) => !rows.has(row) || !held.has(row))).toEqual([]);
    expect([...held].filter((row) => !named.includes(row))).toEqual([]);
  });

  it('says so when a row is only context', () => {
    const context = checks.some((check) => rows.get(rowOf(check))?.use === 'CTX');
    expect(/context row/i.test(notes)).toBe(context);
  });

  it('gives every check a band with a lower and an upper end', () => {
    const wrong = checks.filter(({ band }) => {
      const [low, high] = band;
      return band.length !== 2 || (low === null && high === null) || (low ?? -Infinity) >= (high ?? Infinity);
    });
    expect(wrong).toEqual([]);
  });
});
