// The first minute of a newcomer: five steps beside what they speak of, by keyboard as well, never again unless asked for.
import { expect, test } from '@playwright/test';
import { atBedside, CASE } from './driver.ts';

test('the first steps lead through the bedside once, and come back when asked for', async ({ page }) => {
  await page.goto(`/?stage=off#/case/${CASE}`);
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  const coach = page.getByRole('region', { name: 'First steps' });
  await expect(coach).toContainText('Step 1 of 5');
  await expect(page.getByRole('button', { name: 'Refill: finger' })).toHaveClass(/coached/);
  await coach.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await expect(coach).toContainText('Step 2 of 5');
  await page.keyboard.press('/');
  await page.keyboard.type('ringer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(coach).toContainText('Step 3 of 5');
  await coach.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: '5x', exact: true }).click();
  await expect(coach).toContainText('Step 5 of 5');
  await coach.getByRole('button', { name: 'Done' }).click();
  await expect(coach).toHaveCount(0);

  await page.reload();
  await atBedside(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(coach).toHaveCount(0);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Show the first steps again' }).click();
  await expect(coach).toContainText('Step 1 of 5');
  await coach.getByRole('button', { name: 'Skip the tour' }).click();
  await expect(coach).toHaveCount(0);
});

test('Practice has no first steps and shows no numbers of the capillaries', async ({ page }) => {
  await page.goto(`/?stage=off#/case/${CASE}`);
  await page.getByLabel('Practice').check();
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  await expect(page.getByRole('region', { name: 'First steps' })).toHaveCount(0);
  await expect(page.locator('.region-capillaries')).toContainText('hidden from the eye');
  await page.getByRole('button', { name: 'Use the microscope' }).click();
  await page.getByRole('button', { name: '60x' }).click();
  await expect(page.locator('.clock-note')).toHaveText('Hands on: 1x', { timeout: 120_000 });
  await expect(page.locator('.region-capillaries')).toContainText(/small vessels in view carry moving cells/);
  await expect(page.locator('.region-capillaries')).not.toContainText('%');
  await expect(page.getByRole('button', { name: 'Why?', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Stop Sublingual videomicroscopy' }).click();
  await expect(page.getByRole('button', { name: '60x' })).toHaveAttribute('aria-pressed', 'true');
});
