// The library as a course for one: what to play next, how far one is, finding by clinicians' words, and one's own data in and out.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, begin, clock, errorsOf, handOver, open, runTo } from './driver.ts';

const NOTE = 'I looked at the skin too late.';

async function fileOf(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  return (await download).path();
}

test('cases are found by any name of the thing, and a filter that finds none says so', async ({ page }) => {
  await open(page);
  const cards = page.locator('.case-card');
  await expect(cards.nth(11)).toBeVisible();
  const all = await cards.count();
  await page.getByLabel('Find a case').fill('addison');
  await expect(cards.first()).toContainText('The tablets she could not keep down');
  await expect.poll(async () => cards.count()).toBeLessThan(4);
  await page.getByLabel('Find a case').fill('haemorrhage');
  await expect(cards.first()).toContainText('Cold hands, good numbers');
  await page.getByLabel('Find a case').fill('xylophone');
  await expect(page.getByRole('status').filter({ hasText: 'No case fits' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all cases' }).click();
  await expect(cards).toHaveCount(all);
  await page.getByLabel('Level').selectOption('introductory');
  await expect(cards.first()).toContainText('Introductory', { ignoreCase: true });
  await expect.poll(async () => cards.count()).toBeLessThan(all);
});

test('a run, its notes and its score are shown, exported, deleted and brought back', async ({ page }) => {
  test.setTimeout(600_000);
  const errors = errorsOf(page);
  page.on('dialog', (dialog) => void dialog.accept());
  await open(page, 'stage=off');
  await expect(page.locator('.next-case')).toContainText('A good one to begin with.');
  await begin(page, 'stage=off');
  await runTo(page, 60);
  await handOver(page);
  const note = page.locator('.reflection textarea').first();
  await note.fill(NOTE);
  await note.blur();
  await page.getByRole('button', { name: 'Back to the cases' }).click();

  const card = page.locator('.case-card').filter({ hasText: 'Fever and flank pain' });
  await expect(card).toContainText('Played once, 1 survived');
  await expect(card).toContainText(/Best: perfusion \d+, free of harm \d+ of 100/);
  await expect(page.locator('.next-case')).toContainText('The next one you have not played.');
  const file = await fileOf(page, 'Export all runs');
  expect(readFileSync(file, 'utf8')).toContain(NOTE);

  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.locator('.runs')).toHaveCount(0);
  await expect(card).not.toContainText('Played');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);

  await page.getByLabel('Import a record').setInputFiles(file);
  await expect(page.locator('[data-banner=imported]')).toBeVisible();
  await expect(card).toContainText('Played once, 1 survived');
  await page.getByRole('button', { name: 'Open debrief' }).click();
  await expect(page.locator('.reflection textarea').first()).toHaveValue(NOTE, { timeout: 120_000 });
  expect(errors).toEqual([]);
});

test('a record of an older model is taken in and played again only as another run; a newer one is refused', async ({
  page,
}, info) => {
  test.setTimeout(600_000);
  await begin(page, 'stage=off');
  await handOver(page);
  const { record } = JSON.parse(readFileSync(await fileOf(page, 'Export record'), 'utf8')) as {
    record: Record<string, unknown>;
  };
  const { checksumOf } = await import('../../src/session/record-file.ts');
  const fileWith = (model: string): string => {
    const changed = { ...record, model };
    const file = info.outputPath(`${model}.json`);
    const checksum = checksumOf(JSON.stringify(changed));
    writeFileSync(file, JSON.stringify({ app: 'refill', format: 1, checksum, record: changed }));
    return file;
  };
  await page.getByRole('button', { name: 'Back to the cases' }).click();
  await page.getByLabel('Import a record').setInputFiles(fileWith('99.0.0'));
  await expect(page.locator('[data-banner=newer]')).toContainText('newer version of the game. Nothing was changed');
  await expect(page.locator('.runs tbody tr')).toHaveCount(1);

  await page.getByLabel('Import a record').setInputFiles(fileWith('0.0.1'));
  await expect(page.locator('.runs tbody tr')).toHaveCount(2);
  const older = page.locator('.runs tbody tr').filter({ hasText: 'In progress' });
  await older.getByRole('button', { name: 'Open debrief' }).click();
  await expect(page.getByRole('heading', { name: 'Played with an earlier version' })).toBeVisible();
  await page.getByRole('button', { name: 'Play it again with the present model' }).click();
  await atBedside(page);
  await expect(page.getByRole('dialog')).toContainText('Welcome back');
  await page.goto('/?stage=off#/');
  await expect(page.locator('.runs tbody tr')).toHaveCount(3);
});

test('runs of a newer version in this browser are left alone and said', async ({ page }) => {
  await page.addInitScript(() => {
    const { open: openDatabase } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, version) {
      if (version === undefined) return openDatabase.call(this, name);
      const older = openDatabase.call(this, `${name}-none`, version);
      Object.defineProperty(older, 'error', { get: () => new DOMException('newer', 'VersionError') });
      queueMicrotask(() => older.dispatchEvent(new Event('error')));
      return older;
    };
  });
  await open(page, 'stage=off');
  await expect(page.locator('[data-banner=storageNewer]')).toContainText('stored by a newer version of the game');
});

test('a run that storage has no room for from its beginning is played on in memory', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await begin(page, 'stage=off');
  await expect(page.locator('[data-banner=storageFull]')).toContainText('Export the record');
  const before = await clock(page);
  await expect.poll(async () => clock(page)).toBeGreaterThan(before + 1);
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('button', { name: /^Continue at .*: Fever and flank pain/ }).click();
  await atBedside(page);
  expect(await clock(page)).toBeGreaterThanOrEqual(before);
});
