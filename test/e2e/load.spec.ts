// How soon somebody can play over a mobile line: Chromium's "Fast 4G" (8.1 Mbit/s down, 1.35 up, 165 ms to the server), nothing kept from before.
import { expect, test } from '@playwright/test';
import type { Browser } from '@playwright/test';

/** As in Chromium's developer tools: 90 % of 9 and 1.5 Mbit/s, and 60 ms times the 2.75 that its throttling needs to look like that much. */
const FAST_4G = {
  offline: false,
  downloadThroughput: (9e6 / 8) * 0.9,
  uploadThroughput: (1.5e6 / 8) * 0.9,
  latency: 165,
};
/** ms. */
const BUDGET = 2000;

interface Visit {
  /** ms from the first request to the prebrief of a case that was chosen in the library. */
  chosen: number;
  kilobytes: number;
}

/** A first visit: chooses a case as soon as the library takes a click. */
async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'allow' });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: true });
  await line.send('Network.emulateNetworkConditions', FAST_4G);
  await page.goto(`${address}/?renderer=canvas`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Play' }).first().click();
  await expect(page.getByRole('button', { name: 'Go to the bedside' })).toBeEnabled();
  const chosen = await page.evaluate(() => performance.now());
  await context.close();
  return { chosen, kilobytes: bytes / 1000 };
}

test('over fast 4G a case can be chosen within two seconds of a first visit', async ({ browser, baseURL }) => {
  const visits: Visit[] = [];
  for (let round = 0; round < 5; round++) visits.push(await visit(browser, baseURL!));
  // The line is the same every time, and whatever else the computer does only adds to it.
  const best = visits.toSorted((a, b) => a.chosen - b.chosen)[0];
  const all = visits.map(({ chosen }) => chosen.toFixed(0)).join(', ');
  console.log(`first interaction ${best.chosen.toFixed(0)} ms (${all}), ${best.kilobytes.toFixed(0)} kB until then`);
  expect(best.chosen).toBeLessThan(BUDGET);
});
