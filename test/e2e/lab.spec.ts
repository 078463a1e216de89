// The lab with the keyboard alone: from the library into an experiment, through it, and on to the sliders. And nothing in it that the checker objects to.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, CASE, errorsOf, open, pressByKeyboard } from './driver.ts';

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

const number = async (page: Page, id: string): Promise<number> =>
  Number.parseFloat((await page.locator(`[data-measure=${id}] b`).textContent()) ?? '');

const shot = async (page: Page, name: string, fullPage = false): Promise<void> => {
  await page.screenshot({ path: `artifacts/screens/${name}.png`, fullPage });
};

test('an experiment by keyboard, then free play', async ({ page }) => {
  const errors = errorsOf(page);
  await open(page);
  await pressByKeyboard(page, 'Open the lab');
  await expect(page.locator('[data-measure=ppv]')).toBeVisible({ timeout: 120_000 });
  await pressByKeyboard(page, /^Edema: a longer way/);
  await expect(page.getByRole('heading', { name: 'Edema: a longer way' })).toBeFocused();
  await expect(page.locator('.lab-growing')).toHaveCount(0, { timeout: 120_000 });
  await expect(page.getByRole('button', { name: 'Do step 1' })).toBeDisabled();
  await page.getByLabel('It falls').focus();
  await page.keyboard.press('Space');
  await pressByKeyboard(page, 'Do step 1');
  await expect(page.locator('.lab-steps')).toContainText('Living it');
  await expect(page.locator('.verdict')).toHaveText('Your prediction came true.', { timeout: 120_000 });
  await expect(page.locator('.lab-claims li')).toHaveCount(3);
  await expect(page.locator('.lab-claims')).not.toContainText('did not come out');
  await expectClean(page);
  await page.getByRole('combobox', { name: 'Colors' }).selectOption('oxygen');
  await page.waitForTimeout(700);
  await shot(page, 'lab-experiment-1280x720');

  await pressByKeyboard(page, 'Play on with the sliders');
  const before = await number(page, 'tissuePo2');
  await expect(async () => {
    await page.getByRole('slider', { name: 'Edema' }).press('Home');
    await expect(page.locator('.lab-changes li').first()).toContainText('Edema: 90 → 0 %', { timeout: 3000 });
  }).toPass({ timeout: 120_000 });
  await pressByKeyboard(page, '60x');
  await pressByKeyboard(page, 'Run');
  await expect.poll(async () => number(page, 'tissuePo2'), { timeout: 120_000 }).toBeGreaterThan(before + 2);
  await pressByKeyboard(page, 'Pause');
  await pressByKeyboard(page, 'Undo');
  await expect(page.getByRole('slider', { name: 'Edema' })).toHaveValue('0.9');
  await expectClean(page);
  await shot(page, 'lab-sliders-1280x720');

  await pressByKeyboard(page, 'Ask a vessel');
  await expect(page.locator('.why-vessel h3')).toBeVisible();
  await expect(page.locator('.why-vessel p').first()).toContainText(/mmHg|µm\/s/);
  await expectClean(page);
  await page.keyboard.press('Escape');
  await expect(page.locator('.why-vessel')).toHaveCount(0);
  await pressByKeyboard(page, /Back to the cases/);
  await expect(page.locator('main.library')).toBeVisible();
  expect(errors).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the lab fits and is clean', async ({ page }) => {
    await open(page, 'renderer=canvas', 'lab/mitochondria');
    await expect(page.getByRole('heading', { name: /Mitochondria/ })).toBeVisible();
    await expect(page.locator('.lab-growing')).toHaveCount(0, { timeout: 120_000 });
    await expectClean(page);
    await shot(page, 'lab-experiment-390x844', true);
    await page.getByRole('tab', { name: 'Sliders' }).tap();
    await expectClean(page);
    await shot(page, 'lab-sliders-390x844', true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test('Learn mode opens other beds and says why, by keyboard; Practice has none of it', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('refill.preferences', '{"coached":true,"rung":4}'));
  await open(page, 'stage=off', `case/${CASE}`);
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  const kidney = page.locator('[data-bed=kidney]');
  await expect(kidney).toHaveAccessibleName(/Kidney: \d+ % of small vessels perfused/);
  await kidney.focus();
  await page.keyboard.press('Enter');
  await expect(kidney).toHaveAttribute('aria-pressed', 'true');
  await pressByKeyboard(page, 'Why?');
  await expect(page.getByRole('dialog')).toContainText(/Kidney.*small vessels.*carry moving red cells/s);
  await expectClean(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Pause' }).click();
  await pressByKeyboard(page, 'Ask a vessel');
  const title = page.locator('.why-vessel h3');
  await expect(title).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.walk-steps')).toContainText(/Standing vessel 2 of/);
  await expectClean(page);
  await page.keyboard.press('Escape');
  await expect(title).toHaveCount(0);

  await open(page, 'stage=off', `case/${CASE}`);
  await page.getByLabel('Practice').check();
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  await expect(page.locator('.bed-strip')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Ask a vessel' })).toHaveCount(0);
});
