// Nothing is lost: a reload in the middle of the case, a second tab, a run left and continued, a debrief opened again.
import { expect, test } from '@playwright/test';
import { atBedside, begin, clock, handOver, order, runTo, seconds } from './driver.ts';

test('a reload in the middle of the case goes on at the same moment', async ({ page }) => {
  await begin(page);
  await order(page, 'noradrenaline', { rate: 0.2 });
  await runTo(page, 20, '20x');
  await page.getByRole('button', { name: '1x', exact: true }).click();
  await expect(page.getByRole('button', { name: '1x', exact: true })).toHaveAttribute('aria-pressed', 'true');
  // What the page showed in the moment it went; until then the clock runs.
  await page.evaluate(() =>
    addEventListener('pagehide', () => {
      sessionStorage.setItem('left at', document.querySelector('.clock-time')?.textContent ?? '');
    }),
  );
  await page.reload();
  await atBedside(page);
  await expect(page.getByRole('dialog')).toContainText('Welcome back');
  const before = seconds(await page.evaluate(() => sessionStorage.getItem('left at') ?? ''));
  const after = await clock(page);
  expect(before).toBeGreaterThan(20);
  expect(after - before).toBeLessThanOrEqual(2);
  expect(after).toBeGreaterThanOrEqual(before);
  await page.waitForTimeout(600);
  expect(await clock(page)).toBe(after);
  await expect(page.locator('.running-order')).toContainText(['Norepinephrine']);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(async () => clock(page)).toBeGreaterThan(after);
});

test('an order is kept that was accepted in the moment of the reload, before the database had time for it', async ({
  page,
}) => {
  await begin(page);
  // As on a slow disk: what is written after this is never finished by this page.
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      const change = transaction.call(this, names, mode, options);
      if (mode === 'readwrite') addEventListener('pagehide', () => change.abort());
      const keepOpen = (): void => void (change.objectStore('runs').get('none').onsuccess = keepOpen);
      if (mode === 'readwrite') keepOpen();
      return change;
    };
  });
  await order(page, 'noradrenaline', { rate: 0.2 });
  await page.reload();
  await atBedside(page);
  await expect(page.locator('.running-order')).toContainText(['Norepinephrine']);
  await page.reload();
  await atBedside(page);
  await expect(page.locator('.running-order')).toContainText(['Norepinephrine']);
});

test('a second tab on the same run is told, and can take it over', async ({ page, context }) => {
  await begin(page);
  await order(page, 'lactate');
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.locator('h1')).toHaveText('This run is open in another tab');
  const before = await clock(page);
  await second.getByRole('button', { name: 'Play it here' }).click();
  await atBedside(second);
  await expect(page.locator('h1')).toHaveText('This run went on in another tab');
  expect(await clock(second)).toBeGreaterThanOrEqual(before);
  await expect(second.locator('.running-order')).toContainText(['Lactate']);
});

test('a run that was left is continued from the library', async ({ page }) => {
  await begin(page);
  await expect.poll(async () => clock(page)).toBeGreaterThan(1);
  const before = await clock(page);
  await page.getByRole('button', { name: 'Leave' }).click();
  await page
    .getByRole('button', { name: /^Continue at/ })
    .first()
    .click();
  await atBedside(page);
  expect(await clock(page)).toBeGreaterThanOrEqual(before);
});

test('a debrief is opened again, exported, and imported as a new run', async ({ page }) => {
  await begin(page);
  await order(page, 'cultures');
  await handOver(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export record' }).click();
  const file = await (await download).path();
  await page.getByRole('button', { name: 'Back to the cases' }).click();
  await page.getByRole('button', { name: 'Open debrief' }).click();
  await expect(page.locator('.order-key, main.debrief h1').first()).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('main.debrief')).toContainText('Handed over');
  await page.getByRole('button', { name: 'Back to the cases' }).click();

  await page.getByLabel('Import a record').setInputFiles(file);
  await expect(page.locator('[data-banner=imported]')).toBeVisible();
  await expect(page.locator('.runs tbody tr')).toHaveCount(2);
  await page
    .getByRole('button', { name: /^Continue at/ })
    .last()
    .click();
  await expect(page.locator('main.debrief')).toContainText('Handed over', { timeout: 120_000 });
});

test('the same patient number gives the same patient', async ({ page }) => {
  // A hidden tab holds the clock: everybody is met in the very first moment.
  await page.addInitScript(() =>
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' }),
  );
  const meet = async (seed: number): Promise<string> => {
    await begin(page, 'stage=off', seed);
    await expect(page.locator('.clock-note')).toHaveText('Waiting: this tab is hidden');
    expect(await clock(page)).toBe(0);
    const seen = await page.locator('.region-monitor').innerText();
    await page.getByRole('button', { name: 'Leave' }).click();
    await expect(page.locator('.runs')).toBeVisible();
    return seen;
  };
  const first = await meet(21);
  expect(await meet(21)).toBe(first);
  expect(await meet(22)).not.toBe(first);
});
