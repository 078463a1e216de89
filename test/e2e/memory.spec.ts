// A slice of `npm run soak`: what the page keeps must not grow with the time that is played.
import { expect, test } from '@playwright/test';
import type { CDPSession } from '@playwright/test';
import { begin, runTo } from './driver.ts';

/** MB after a collection. */
async function heap(line: CDPSession): Promise<number> {
  await line.send('HeapProfiler.collectGarbage');
  const { usedSize } = await line.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

test('twenty simulated minutes at 60x leave less than 3 MB in the page', async ({ page, context }) => {
  const line = await context.newCDPSession(page);
  await begin(page);
  await runTo(page, 6 * 60);
  const before = await heap(line);
  await runTo(page, 16 * 60);
  await runTo(page, 26 * 60);
  expect((await heap(line)) - before).toBeLessThan(3);
});
