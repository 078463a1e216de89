// The whole patient lives the same bits in a browser as in Node, so that a run can be replayed and judged on any machine.
import { expect, test } from 'vitest';
import { GOLDEN_HOURS, GOLDEN_RUN, goldenHours, goldenRun } from '../perfusion/golden-run.ts';

test('five treated minutes have the bits that every engine must find', { timeout: 400_000 }, () => {
  expect(goldenRun()).toBe(GOLDEN_RUN);
});

test('so have six treated hours', { timeout: 900_000 }, () => {
  expect(goldenHours()).toBe(GOLDEN_HOURS);
});

test(
  'and six treated hours in a worker, where the game lives them, saved and loaded every hour',
  { timeout: 900_000 },
  async () => {
    const worker = new Worker(new URL('./golden-worker.ts', import.meta.url), { type: 'module' });
    const digest = await new Promise((found, failed) => {
      worker.onmessage = ({ data }) => found(data);
      worker.onerror = failed;
    });
    worker.terminate();
    expect(digest).toBe(GOLDEN_HOURS);
  },
);
