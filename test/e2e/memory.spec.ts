// A slice of `npm run soak`: what the page keeps must not grow with the time that is played.
import { expect, test } from '@playwright/test';
import type { CDPSession, Page } from '@playwright/test';
import { begin, runTo } from './driver.ts';

/** MB after a collection: the least of three, since what is in use for a moment is not kept. */
async function heap(page: Page, line: CDPSession): Promise<number> {
  const seen: number[] = [];
  for (let look = 0; look < 3; look++) {
    await line.send('HeapProfiler.collectGarbage');
    seen.push((await line.send('Runtime.getHeapUsage')).usedSize / 1e6);
    await page.waitForTimeout(300);
  }
  return Math.min(...seen);
}

test('twenty simulated minutes at 60x leave less than 3 MB in the page', async ({ page, context }) => {
  const line = await context.newCDPSession(page);
  await begin(page);
  await runTo(page, 6 * 60);
  const before = await heap(page, line);
  await runTo(page, 16 * 60);
  await runTo(page, 26 * 60);
  const grown = (await heap(page, line)) - before;
  console.log(`the page has grown by ${grown.toFixed(2)} MB`);
  expect(grown).toBeLessThan(3);
});
