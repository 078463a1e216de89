// Without a network: after one visit everything plays, also what is loaded late; a newer version waits until it is asked for.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, CASE, clock, errorsOf, handOver } from './driver.ts';
import { serveBuilt } from './own-server.ts';
import type { OwnServer } from './own-server.ts';

test.use({ serviceWorkers: 'allow' });

let server: OwnServer;
test.beforeEach(async () => {
  server = await serveBuilt();
});
test.afterEach(async () => server.close());

/** Visits the library until everything is kept. */
async function visit(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('refill.preferences', '{"coached":true,"rung":4}'));
  await page.goto(`${server.address}/?renderer=canvas`);
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 120_000 });
}

test('after one visit a case is played, debriefed and asked "what if" with the server gone', async ({ page }) => {
  test.setTimeout(600_000);
  const errors = errorsOf(page);
  await visit(page);
  await server.close();
  await page.reload();
  await page.goto(`${server.address}/?renderer=canvas#/case/${CASE}`);
  await page.reload();
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  await expect(page.locator('canvas')).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('[data-banner=noPicture]')).toHaveCount(0);
  const before = await clock(page);
  await expect.poll(async () => clock(page)).toBeGreaterThan(before);
  await handOver(page);
  await page.getByRole('group', { name: 'In other hands:' }).getByRole('button').first().click();
  await expect(page.locator('.twin-table-wide')).toBeVisible({ timeout: 120_000 });
  await page.goto(`${server.address}/?renderer=canvas#/lab`);
  await expect(page.locator('.lab canvas').first()).toBeVisible({ timeout: 120_000 });
  expect(errors).toEqual([]);
});

test('a newer version waits, is told, and takes over only when it is wanted; the run in storage stays', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await visit(page);
  await page.goto(`${server.address}/?renderer=canvas#/case/${CASE}`);
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  server.change('service-worker.js', (text) => text.replace(/VERSION = '\w+'/, "VERSION = 'next'"));
  server.change('index.html', (text) => text.replace('<title>Refill', '<title>Refill, newer'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const banner = page.locator('[data-banner=updateReady]');
  await expect(banner).toContainText('A newer version', { timeout: 120_000 });
  await expect(banner.getByRole('button', { name: 'Use it now' })).toHaveCount(0);
  const before = await clock(page);
  await expect.poll(async () => clock(page)).toBeGreaterThan(before);

  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.locator('.runs tbody tr')).toHaveCount(1);
  await banner.getByRole('button', { name: 'Use it now' }).click();
  await expect(banner).toHaveCount(0, { timeout: 120_000 });
  await expect(page.locator('.runs tbody tr')).toHaveCount(1);
  expect(await page.evaluate(async () => caches.keys())).toContain('refill-next');
  await page
    .getByRole('button', { name: /^Continue at/ })
    .first()
    .click();
  await atBedside(page);
});
