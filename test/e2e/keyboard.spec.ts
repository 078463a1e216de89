// The whole case with the keyboard alone and without a picture: library, prebrief, bedside, own refill test, handover, debrief.
import { expect, test } from '@playwright/test';
import { atBedside, clock, errorsOf, open, order, pressByKeyboard } from './driver.ts';

test('a case is played from the library to the debrief with the keyboard only', async ({ page }) => {
  const errors = errorsOf(page);
  await open(page, 'stage=off');
  await pressByKeyboard(page, /^Play: Fever and flank pain/);
  await expect(page.getByRole('heading', { name: 'Handover' })).toBeVisible();
  await pressByKeyboard(page, 'Go to the bedside');
  await atBedside(page);
  await expect(page.locator('canvas')).toHaveCount(0);
  await expect(page.locator('[data-vital=heartRate]')).toContainText(/\d/);
  await expect(page.locator('.region-patient')).toContainText(/The patient (is|does)/);
  await expect(page.locator('.region-capillaries')).toContainText('small vessels in view');

  await order(page, 'levophed', { rate: 0.15 });
  await expect(page.locator('.notice')).toHaveText('Ordered: Norepinephrine, 0.15 ug/kg/min');
  await order(page, 'lactic acid');
  await order(page, 'ringer', { volume: 750 });
  await expect(page.locator('.running-order')).toHaveCount(3);

  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(' ');
  await expect(page.locator('.clock-note')).toHaveText('Paused');
  const stopped = await clock(page);
  await page.waitForTimeout(700);
  expect(await clock(page)).toBe(stopped);
  await page.keyboard.press(' ');

  await testRefill(page);

  await pressByKeyboard(page, 'Skip until something changes');
  await expect(page.locator('.clock-note')).not.toHaveText('Skipping', { timeout: 120_000 });
  await expect.poll(async () => clock(page), { timeout: 120_000 }).toBeGreaterThan(stopped + 20);

  await pressByKeyboard(page, 'Give handover');
  await pressByKeyboard(page, 'Hand over and end');
  await expect(page.getByRole('dialog', { name: 'The case has ended' })).toBeVisible();
  await pressByKeyboard(page, 'Go to the debrief');
  await expect(page.locator('main.debrief')).toBeVisible();
  await expect(page.locator('#underneath-title + .feedback li')).toHaveCount(3);
  await expect(page.getByRole('table').filter({ hasText: 'True' })).toContainText('Finger');
  await expect(page.locator('.order-key')).toContainText('Norepinephrine');
  expect(errors).toEqual([]);
});

/** Holds the key on the focused button, lets go, and stops the watch. */
async function testRefill(page: import('@playwright/test').Page): Promise<void> {
  await pressByKeyboard(page, '2x');
  const button = page.getByRole('button', { name: 'Refill: finger' });
  await button.focus();
  await page.keyboard.down(' ');
  await expect(page.locator('.clock-note')).toHaveText('Hands on: 1x');
  await page.waitForTimeout(1200);
  await page.keyboard.up(' ');
  await expect(page.getByRole('button', { name: 'Stop the watch' })).toBeFocused();
  await page.waitForTimeout(900);
  await page.keyboard.press('Enter');
  await expect(page.locator('.examine-note')).toContainText('Finger refill');
  await expect(page.locator('.examine-note')).toContainText('too short');
  await expect(page.getByRole('button', { name: '2x' })).toHaveAttribute('aria-pressed', 'true');
}
