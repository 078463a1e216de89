// What is wrong is said in one clear sentence and changes nothing: addresses, files, storage, pictures, sound.
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { begin, clock, errorsOf, expectFits, open } from './driver.ts';

test('an unknown case in the address leads to the library with a sentence', async ({ page }) => {
  await open(page, 'renderer=canvas', 'case/measles');
  await expect(page.locator('[data-banner=unknownCase]')).toContainText('There is no case with that name');
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
});

test('an unknown run in the address leads to the library with a sentence', async ({ page }) => {
  await open(page, 'renderer=canvas', 'run/nobody');
  await expect(page.locator('[data-banner=unknownRun]')).toBeVisible();
});

for (const [name, content, banner] of [
  ['damaged', '{"app":"refill","format":1,"checksum":"00000000","record":{"format":1}}', 'damaged'],
  ['foreign', '{"app":"spreadsheet"}', 'foreign'],
  ['newer', '{"app":"refill","format":9}', 'newer'],
  ['no', 'not a record at all', 'not-a-record'],
] as const) {
  test(`a ${name} record file gets one sentence and changes nothing`, async ({ page }, info) => {
    const file = info.outputPath('record.json');
    writeFileSync(file, content);
    await open(page);
    await page.getByLabel('Import a record').setInputFiles(file);
    await expect(page.locator(`[data-banner=${banner}]`)).toContainText('Nothing was changed');
    await expect(page.locator('.runs')).toHaveCount(0);
  });
}

test('a stored run that cannot be read is left alone and said', async ({ page }) => {
  await begin(page);
  const address = page.url();
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.locator('.runs tbody tr')).toHaveCount(1);
  await page.evaluate(
    async () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('refill');
        opening.onsuccess = () => {
          const change = opening.result.transaction('events', 'readwrite');
          change.objectStore('events').clear();
          change.oncomplete = () => resolve();
        };
      }),
  );
  await page.goto(address);
  await expect(page.locator('[data-banner=damagedRun]')).toBeVisible();
  await expect(page.locator('.runs tbody tr')).toHaveCount(1);
});

test('without storage the run goes on in memory and a banner says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => ({
        open: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      }),
    });
  });
  await begin(page);
  await expect(page.locator('[data-banner=storageForbidden]')).toContainText('the run is lost when this page closes');
  const before = await clock(page);
  await expect.poll(async () => clock(page)).toBeGreaterThan(before);
});

test('when storage is full the run goes on and a banner says so', async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...values: Parameters<typeof put>) {
      if ((globalThis as { storageIsFull?: boolean }).storageIsFull)
        throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, values);
    };
  });
  await begin(page);
  await page.evaluate(() => {
    (globalThis as { storageIsFull?: boolean }).storageIsFull = true;
  });
  await expect(page.locator('[data-banner=storageFull]')).toContainText('not stored', { timeout: 120_000 });
  const before = await clock(page);
  await expect.poll(async () => clock(page)).toBeGreaterThan(before);
  await page.evaluate(() => {
    (globalThis as { storageIsFull?: boolean }).storageIsFull = false;
  });
  await expect(page.locator('[data-banner=storageFull]')).toHaveCount(0, { timeout: 120_000 });
});

test('without any picture the case is told in text', async ({ page }) => {
  const errors = errorsOf(page);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await begin(page, '');
  await expect(page.locator('[data-banner=noPicture]')).toBeVisible();
  await expect(page.locator('.region-monitor')).toContainText('Heart rate');
  await expect(page.locator('.region-patient')).toContainText(/The patient (is|does)/);
  expect(errors.filter((error) => !error.includes('canvas'))).toEqual([]);
});

test('while the pictures are on their way their places say so, and the case can be played', async ({ page }) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/stage-game*.js', async (route) => {
    await held;
    await route.continue();
  });
  await begin(page);
  await expect(page.locator('.region-monitor .waiting')).toHaveText('The monitor is being switched on …');
  await expect(page.locator('.region-patient .waiting')).toBeVisible();
  await expect(page.locator('.region-capillaries .waiting')).toBeVisible();
  const before = await clock(page);
  await expect.poll(async () => clock(page)).toBeGreaterThan(before);
  letGo();
  await expect(page.locator('.waiting')).toHaveCount(0);
});

test('an impossible dose is refused before it is ordered', async ({ page }) => {
  await begin(page);
  await page.keyboard.press('/');
  await page.keyboard.type('norepinephrine');
  await page.keyboard.press('Enter');
  await page.locator('#field-rate').fill('50');
  await page.keyboard.press('Enter');
  await expect(page.locator('#field-rate-note')).toContainText('Enter a number from');
  await expect(page.locator('.running-order')).toHaveCount(0);
});

test('a window of 320 by 256, which is a desk at 400 %, shows everything without scrolling sideways', async ({
  page,
}) => {
  test.slow(); // six tabs, each drawn anew
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page);
  await expectFits(page, 320);
  await begin(page);
  for (const tab of ['patient', 'monitor', 'capillaries', 'orders', 'results', 'log']) {
    await page.locator(`[data-tab=${tab}]`).click();
    await expectFits(page, 320);
  }
  await page.locator('[data-tab=orders]').click();
  await page
    .getByRole('option', { name: /Balanced crystalloid/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Order', exact: true }).click();
  await expect(page.locator('.running-order')).toContainText('Balanced crystalloid');
});

test('a tab hidden for half an hour, while the clock of the computer is set back a day, has lost nothing', async ({
  page,
}) => {
  await begin(page);
  await page.keyboard.press('/');
  await page.keyboard.type('lactate');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice')).toContainText('Ordered');
  const look = async (state: 'hidden' | 'visible'): Promise<void> =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await look('hidden');
  await expect(page.locator('.clock-note')).toHaveText('Waiting: this tab is hidden');
  const left = await clock(page);
  await page.evaluate(() => {
    const DAY = 86_400_000;
    const real = Date.now;
    Date.now = () => real() - DAY;
  });
  await page.waitForTimeout(4000);
  expect(await clock(page)).toBe(left);
  await look('visible');
  await expect.poll(async () => clock(page)).toBeGreaterThan(left);
  expect(await clock(page)).toBeLessThan(left + 60);
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.locator('.runs tbody tr')).toHaveCount(1);
});
