// The field under the microscope feeds nothing back, so an arm of a trial in which nobody looks at it need not live it. Who looks?
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { policies } from '../../../src/engine/policies.ts';
import { watchesField } from '../../../src/headless/trial/live-candidate.ts';
import { readStep } from '../../../src/headless/trial/steps.ts';

const seen = (steps: Record<string, unknown>[], columns: string[], samples: string[] = []): boolean =>
  watchesField(steps.map(readStep), { columns: () => columns, samples, tone: 5 });

const MEASURE = { at: 3600, measure: 'end' };

it('a check of the field looks at it, one of pressure and lactate does not', () => {
  expect(seen([MEASURE], ['map', 'lactate', 'gut_ppv'])).toBe(false);
  expect(seen([MEASURE], ['map', 'sub_hi_ppv'])).toBe(true);
  expect(seen([{ at: 0, every: 600, until: 3600, series: 'course' }], ['sub_mfi'])).toBe(true);
  expect(seen([MEASURE], ['map'], ['sub_ppv'])).toBe(true);
});

it('a trainee with a microscope looks at it, one without does not', () => {
  expect(seen([{ at: 0, policy: 'bundle' }, MEASURE], ['map'])).toBe(false);
  expect(seen([{ at: 0, policy: 'expert' }, MEASURE], ['map'])).toBe(true);
});

it('every policy that orders the microscope says so', () => {
  const folder = new URL('../../../src/engine/policies/', import.meta.url);
  const orders = readdirSync(folder).filter((file) =>
    readFileSync(new URL(file, folder), 'utf8').includes("'videomicroscopy'"),
  );
  // What a policy is too long for stands in a file beside it: expert-judgment.ts.
  const ownerOf = (file: string) => policies.find(({ id }) => file === `${id}.ts` || file.startsWith(`${id}-`))?.id;
  const looking = policies.filter(({ looksAtField }) => looksAtField === true).map(({ id }) => id);
  expect([...new Set(orders.map(ownerOf))]).toEqual(looking);
});
