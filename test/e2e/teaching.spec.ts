// The other two ways to play, by keyboard: an exam through its release, and a practice run with a hint, a prediction, a what-if and its files.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, CASE, errorsOf, open, order, pressByKeyboard } from './driver.ts';

async function enter(page: Page, mode: string): Promise<void> {
  await open(page, 'stage=off', `case/${CASE}`);
  const choice = page.getByLabel(mode, { exact: true });
  await choice.focus();
  await page.keyboard.press('Space');
  await expect(choice).toBeChecked();
  await pressByKeyboard(page, 'Go to the bedside');
  await atBedside(page);
}

async function endCase(page: Page): Promise<void> {
  await pressByKeyboard(page, 'Give handover');
  await pressByKeyboard(page, 'Hand over and end');
}

test('an exam gives the same patient, few pauses, no hints, and feedback only after release', async ({ page }) => {
  const errors = errorsOf(page);
  await enter(page, 'Exam');
  await expect(page.getByRole('button', { name: /Hint/ })).toHaveCount(0);
  await order(page, 'levophed', { rate: 0.1 });
  await expect(page.locator('.predict-prompt')).toHaveCount(0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(' ');
  await expect(page.locator('.clock-note')).toHaveText('Paused');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause (2 left)' })).toBeVisible();
  await endCase(page);
  await expect(page.getByRole('dialog', { name: 'The exam is over' })).toBeVisible();
  await expect(page.locator('main.debrief')).toHaveCount(0);
  await pressByKeyboard(page, 'Release the feedback');
  await expect(page.locator('main.debrief')).toContainText('Exam · Patient number 1');
  expect(errors).toEqual([]);
});

test('practice: a hint costs, a prediction is judged, a decision is left out, the files are written, and it is tried again', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const errors = errorsOf(page);
  await enter(page, 'Practice');
  await pressByKeyboard(page, 'Hint (costs 2)');
  await expect(page.getByRole('dialog', { name: 'Nudge' })).toBeVisible();
  await pressByKeyboard(page, 'Tell me more (4 points)');
  await expect(page.getByRole('dialog', { name: 'Mechanism' })).toContainText('Spent on hints so far: 6 points.');
  await pressByKeyboard(page, 'Close');

  await order(page, 'ringer', { volume: 750 });
  await pressByKeyboard(page, 'Predict');
  await page.getByRole('radiogroup', { name: 'Refill time in 12 min' }).getByLabel('down').focus();
  await page.keyboard.press('Space');
  await pressByKeyboard(page, 'Write down');
  await expect(page.locator('.predict-prompt')).toHaveCount(0);

  await endCase(page);
  await pressByKeyboard(page, 'Go to the debrief');
  await expect(page.locator('main.debrief')).toContainText('2 hints were asked for, at 6 points.');
  await expect(page.getByRole('heading', { name: 'Your predictions' })).toBeVisible();

  await expect(page.getByLabel('Your decision')).toContainText('Balanced crystalloid', { timeout: 90_000 });
  await pressByKeyboard(page, 'Compute');
  await expect(page.locator('.twin-table-wide')).toContainText('Without Balanced crystalloid', { timeout: 90_000 });
  await expect(page.locator('.timeline polyline.other').first()).toBeAttached();
  for (const [button, ending] of [
    ['Table (CSV)', '.csv'],
    ['Report (JSON)', '.json'],
  ] as const) {
    const download = page.waitForEvent('download');
    await pressByKeyboard(page, button);
    expect((await download).suggestedFilename()).toContain(ending);
  }

  await pressByKeyboard(page, /^Try again from/);
  await expect(page.locator('.bedside')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('dialog')).toContainText('Welcome back');
  expect(errors).toEqual([]);
});
