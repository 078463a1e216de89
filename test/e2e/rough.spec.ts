// Rough handling: everything pressed at once, twice and in the middle of something else; nothing breaks and nothing is ordered twice.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, begin, CASE, clock, errorsOf, open } from './driver.ts';

/** Two quick clicks on whatever has that name now; some buttons have another name after the first. */
async function hammer(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent).includes(wanted));
    button?.click();
    button?.click();
  }, name);
}

test('every button of the bedside can be hammered', async ({ page }) => {
  const errors = errorsOf(page);
  await begin(page);
  const names = [
    'Kidney',
    'Finger',
    'Knee',
    'Skin',
    '60x',
    'Skip until',
    'Tests',
    '1x',
    'Whole',
    'All',
    'Handover',
    'Pause',
    'Resume',
  ];
  for (let round = 0; round < 3; round++) {
    for (const name of names) await hammer(page, name);
  }
  for (const tab of ['Results', 'Chart', 'Orders']) await page.getByRole('tab', { name: tab }).click();
  const before = await clock(page);
  await expect(async () => {
    const resume = page.getByRole('button', { name: 'Resume' });
    if (await resume.isVisible()) await resume.click({ timeout: 1000 });
    expect(await clock(page)).toBeGreaterThan(before);
  }).toPass({ timeout: 120_000, intervals: [2000] });
  expect(errors).toEqual([]);
});

test('a second Enter is no second order, and a slip is taken back', async ({ page }) => {
  await begin(page, 'stage=off');
  await page.keyboard.press('/');
  await page.keyboard.type('ringer');
  await page.keyboard.press('Enter');
  await expect(page.locator('.order-form')).toBeVisible();
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('.order-form')!;
    form.requestSubmit();
    form.requestSubmit();
  });
  await expect(page.locator('.notice')).toContainText('Ordered: Balanced crystalloid bolus');
  await expect(page.locator('.running-order')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.notice')).toContainText('Taken back');
  await expect(page.locator('.running-order')).toHaveCount(0);
});

test('leaving and reloading while the patient is brought in loses nothing', async ({ page }) => {
  const errors = errorsOf(page);
  await open(page, 'stage=off', `case/${CASE}`);
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  // A quick computer may be at the bedside already.
  await page.getByRole('button', { name: /^(Back to the cases|Leave)$/ }).click();
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
  await page
    .getByRole('button', { name: /^Play: / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: /Cases|Fever and flank pain/ }).first()).toBeVisible();
  await begin(page, 'stage=off');
  await atBedside(page);
  expect(errors).toEqual([]);
});

test('a patient that cannot be computed is said, with a way back', async ({ page }) => {
  await page.route(/worker.*\.js$/, async (route) => route.abort());
  await open(page, 'stage=off', `case/${CASE}`);
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await expect(page.getByRole('heading', { name: 'The run could not be opened' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the cases' }).click();
  await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
});
