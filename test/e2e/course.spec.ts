// The built game in a course of a learning platform, over a bad line and through a reload; afterwards the sheet for paper and the files.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { allowed } from '../../src/headless/package.ts';
import { startPlatform } from '../session/lrs/lrs-server.ts';
import { atBedside, errorsOf, handOver, order } from './driver.ts';
import { serveBuilt } from './own-server.ts';

test('a case is launched, told exactly once over a broken line and a reload, and leads back to the course', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const platform = await startPlatform();
  const game = await serveBuilt();
  const back = `${game.address}/manifest.webmanifest`;
  platform.launchData['returnURL'] = back;
  game.change('index.html', (html) => allowed(html, platform.url));
  try {
    await page.addInitScript(() => localStorage.setItem('refill.preferences', '{"coached":true,"rung":4}'));
    await page.goto(`${game.address}/index.html${platform.launchSearch()}&case=urosepsis&renderer=canvas`);
    await expect(page.getByText('Reported to the course: 1 of 1.')).toBeVisible();
    await page.getByRole('button', { name: 'Go to the bedside' }).click();
    await atBedside(page);
    platform.faults.push('drop-after', 'error-500', 'drop-before');
    await order(page, 'ringer', { volume: 500 });
    await page.reload();
    await atBedside(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await handOver(page);
    await sheetAndFiles(page);
    await page.getByRole('button', { name: 'Return to the course' }).click();
    await page.waitForURL(back, { timeout: 120_000 });
    const verbs = platform.statements.map(({ verb }) => verb.id.split('/').at(-1));
    expect(verbs[0]).toBe('initialized');
    expect(verbs.at(-1)).toBe('terminated');
    for (const verb of ['attempted', 'interacted', 'scored', 'completed'])
      expect(verbs.filter((one) => one === verb)).toHaveLength(1);
    expect(new Set(platform.statements.map(({ id }) => id)).size).toBe(verbs.length);
    expect(platform.invalid).toEqual([]);
    expect(platform.requests.filter((one) => one === 'POST /token')).toHaveLength(1);
  } finally {
    await Promise.all([platform.close(), game.close()]);
  }
});

/** On A4, readable without eyes and without a mouse; and as the record that other programs read. */
async function sheetAndFiles(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Report (A4)' });
  await open.click();
  await expect(page.getByRole('heading', { name: 'Report of a run' })).toBeFocused();
  await expect(page.getByRole('table').filter({ hasText: 'Time treated' })).toBeVisible();
  await expect(page.locator('.a4-page footer')).toHaveText('For training only, not for patient care.');
  const { violations } = await new AxeBuilder({ page }).include('.a4').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(open).toBeFocused();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Clinical record (FHIR)' }).click();
  expect((await download).suggestedFilename()).toMatch(/-fhir\.json$/);
}

test('the game as built sends nothing: an address is refused with a sentence, and the statements can be saved', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const errors = errorsOf(page);
  await page.addInitScript(() => localStorage.setItem('refill.preferences', '{"coached":true,"rung":4}'));
  await page.goto('/?renderer=canvas#/case/urosepsis');
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  await handOver(page);
  await page.getByRole('button', { name: 'Learning record (xAPI)' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send to a learning record store' });
  await dialog.getByLabel('Address of the store').fill('https://lrs.example.org/xapi/');
  await dialog.getByLabel('Key').fill('key');
  await dialog.getByLabel('Secret').fill('secret');
  await dialog.getByLabel('Learner').fill('learner 7');
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(dialog.getByRole('status')).toContainText('This copy of the game may not talk to that address.');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as a file instead' }).click();
  expect((await download).suggestedFilename()).toMatch(/-xapi\.json$/);
  expect(errors).toEqual([]);
});
