// The whole patient lives the same bits in a browser as in Node, so that a run can be replayed and judged on any machine.
import { expect, test } from 'vitest';
import { GOLDEN_RUN, goldenRun } from '../perfusion/golden-run.ts';

test('five treated minutes have the bits that every engine must find', { timeout: 180_000 }, () => {
  expect(goldenRun()).toBe(GOLDEN_RUN);
});
