// The three ways to play, each a whole case by keyboard alone, another case each: from the library through the debrief, a what-if and the files. On a phone by touch.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, clock, errorsOf, expectFits, open, order, pressByKeyboard } from './driver.ts';

type Press = (name: string) => Promise<void>;

/** From the library by keyboard, without a picture: what is told must be enough. */
async function enter(page: Page, title: string, mode: string): Promise<void> {
  await open(page, 'stage=off');
  await pressByKeyboard(page, `Play: ${title}`);
  await expect(page.getByRole('heading', { name: 'Handover' })).toBeVisible();
  const choice = page.getByLabel(mode, { exact: true });
  await choice.focus();
  await page.keyboard.press('Space');
  await expect(choice).toBeChecked();
  await pressByKeyboard(page, 'Go to the bedside');
  await atBedside(page);
}

/** Lets time run fast until this holds, and answers what the case asks on the way. Alarms and results slow the clock; it is pressed on again. */
async function liveUntil(page: Page, holds: () => Promise<void>, press: Press): Promise<void> {
  await expect(async () => {
    await answerQuestion(page);
    const fast = page.getByRole('button', { name: '60x', exact: true });
    if ((await fast.getAttribute('aria-pressed')) !== 'true') await press('60x');
    await holds();
  }).toPass({ timeout: 400_000, intervals: [500] });
}

async function liveTo(page: Page, minutes: number, press: Press): Promise<void> {
  await liveUntil(page, async () => expect(await clock(page)).toBeGreaterThan(minutes * 60), press);
  await press('1x');
}

/** The author's question: its first answer, told at once in Learn only. */
async function answerQuestion(page: Page): Promise<void> {
  const told = page.getByRole('dialog', { name: /^(Yes\.|Not quite\.)$/ });
  if ((await told.count()) > 0) await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'A question' });
  if ((await question.count()) === 0) return;
  await question.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await question.getByRole('button', { name: 'Answer' }).focus();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
}

/** Writes down what the last order will do, by radio buttons. */
async function predict(page: Page, quantity: string, way: string): Promise<void> {
  await pressByKeyboard(page, 'Predict');
  await page.getByRole('radiogroup', { name: quantity }).getByLabel(way).focus();
  await page.keyboard.press('Space');
  await pressByKeyboard(page, 'Write down');
  await expect(page.locator('.predict-prompt')).toHaveCount(0);
}

async function endCase(page: Page): Promise<void> {
  await pressByKeyboard(page, 'Give handover');
  await pressByKeyboard(page, 'Hand over and end');
}

/** Leaves the first decision out of the run, in the background, and draws the course. */
async function askWhatIf(page: Page, decision: string): Promise<void> {
  await expect(page.getByLabel('Your decision')).toContainText(decision, { timeout: 120_000 });
  await pressByKeyboard(page, 'Compute');
  await expect(page.locator('.twin-table-wide')).toContainText('Without', { timeout: 120_000 });
  await expect(page.locator('.timeline polyline.other').first()).toBeAttached({ timeout: 120_000 });
}

async function fileOf(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await pressByKeyboard(page, button);
  return readFileSync(await (await download).path(), 'utf8');
}

const keys =
  (page: Page) =>
  async (name: string): Promise<void> =>
    pressByKeyboard(page, name);

test('Learn: hints are free, a prediction is judged, the course without a decision is drawn, and the report is written', async ({
  page,
}) => {
  test.setTimeout(900_000);
  const errors = errorsOf(page);
  await enter(page, 'Chills after a long hike', 'Learn');
  await expect(page.locator('.region-capillaries')).toContainText('small vessels in view');
  await pressByKeyboard(page, 'Hint');
  await expect(page.getByRole('dialog', { name: 'Nudge' })).toBeVisible();
  await pressByKeyboard(page, 'Close');
  await order(page, 'ringer', { volume: 500 });
  await predict(page, 'Refill time in 12 min', 'down');
  await order(page, 'levophed', { rate: 0.05 });
  await liveTo(page, 15, keys(page));
  await endCase(page);
  await pressByKeyboard(page, 'Go to the debrief');
  const debrief = page.locator('main.debrief');
  await expect(debrief).toContainText('Learn · Patient number');
  await expect(debrief).toContainText('1 hint was asked for, for nothing in Learn.');
  await expect(page.getByRole('heading', { name: 'Your predictions' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Your predictions' }).first()).not.toContainText(
    'not known yet at the end',
  );
  await askWhatIf(page, 'Balanced crystalloid');
  const report = JSON.parse(await fileOf(page, 'Report (JSON)')) as { report: { hints: unknown[] }; note: string };
  expect(report.note).toContain('For training only');
  expect(report.report.hints).toHaveLength(1);
  expect((await fileOf(page, 'Table (CSV)')).split('\n').length).toBeGreaterThan(170);
  expect(errors).toEqual([]);
});

test('Practice: a hint costs, the vessels are seen and scored through the microscope, another hand is computed, and it is tried again', async ({
  page,
}) => {
  test.setTimeout(900_000);
  const errors = errorsOf(page);
  await enter(page, 'Short of breath and cold', 'Practice');
  await expect(page.locator('.region-capillaries')).toContainText('hidden from the eye');
  await pressByKeyboard(page, 'Hint (costs 2)');
  await expect(page.getByRole('dialog', { name: 'Nudge' })).toBeVisible();
  await pressByKeyboard(page, 'Tell me more (4 points)');
  await expect(page.getByRole('dialog', { name: 'Mechanism' })).toContainText('Spent on hints so far: 6 points.');
  await pressByKeyboard(page, 'Close');
  await order(page, 'ringer', { volume: 750 });
  await predict(page, 'Refill time in 12 min', 'down');
  await pressByKeyboard(page, 'Use the microscope');
  const score = page.getByRole('button', { name: 'Score vessels' });
  await liveUntil(page, async () => expect(await score.count()).toBe(1), keys(page));
  await pressByKeyboard(page, 'Score vessels');
  await page.getByRole('slider', { name: /carry blood all the time/ }).focus();
  await page.keyboard.press('ArrowRight');
  await pressByKeyboard(page, 'Write in the chart');
  await expect(page.locator('.examine-note')).toContainText('Scored: 55 % perfused');
  await endCase(page);
  await pressByKeyboard(page, 'Go to the debrief');
  const debrief = page.locator('main.debrief');
  await expect(debrief).toContainText('2 hints were asked for, at 6 points.');
  await expect(debrief).toContainText(/perfused 55 % \(true \d+ %\)/);
  await askWhatIf(page, 'Balanced crystalloid');
  await pressByKeyboard(page, 'See patient, monitor and vessels at this moment');
  const pictures = page.getByRole('region', { name: 'What was to be seen' });
  await expect(pictures).toContainText('Choose a vessel to ask why', { timeout: 120_000 });
  await expect(pictures.locator('.region-capillaries')).toContainText('small vessels in view');
  await page.getByRole('slider', { name: 'Moment of the run' }).focus();
  await page.keyboard.press('Home');
  await expect(pictures).toContainText('Pictures of 0:00:00', { timeout: 120_000 });
  await expect(pictures.locator('.region-patient')).toContainText(/The patient (is|does)/);
  const record = JSON.parse(await fileOf(page, 'Export record')) as { record: { mode: string; events: unknown[] } };
  expect(record.record.mode).toBe('practice');
  await pressByKeyboard(page, /^Try again from/);
  await expect(page.locator('.bedside')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('dialog')).toContainText('Welcome back');
  expect(errors).toEqual([]);
});

test('Exam: the same patient for all, few pauses, no hints and no predictions; told only after release', async ({
  page,
}) => {
  test.setTimeout(900_000);
  const errors = errorsOf(page);
  await enter(page, 'Fever and flank pain', 'Exam');
  await expect(page.getByRole('button', { name: /Hint/ })).toHaveCount(0);
  await order(page, 'levophed', { rate: 0.1 });
  await expect(page.locator('.predict-prompt')).toHaveCount(0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(' ');
  await expect(page.locator('.clock-note')).toHaveText('Paused');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause (2 left)' })).toBeVisible();
  await liveTo(page, 8, keys(page));
  await endCase(page);
  await expect(page.getByRole('dialog', { name: 'The exam is over' })).toBeVisible();
  await expect(page.locator('main.debrief')).toHaveCount(0);
  const handedIn = JSON.parse(await fileOf(page, 'Save the record')) as { record: { mode: string; seed: number } };
  expect(handedIn.record).toMatchObject({ mode: 'exam', seed: 4 });
  await pressByKeyboard(page, 'Release the feedback');
  await expect(page.locator('main.debrief')).toContainText('Exam · Patient number 4');
  await askWhatIf(page, 'Norepinephrine');
  expect(await fileOf(page, 'Table (CSV)')).toContain('Norepinephrine');
  expect(errors).toEqual([]);
});

test.describe('on a phone of 390 by 844', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a case is played by touch from the library to its files', async ({ page }) => {
    test.setTimeout(900_000);
    const errors = errorsOf(page);
    const tap = async (name: string | RegExp): Promise<void> =>
      page.getByRole('button', { name, exact: typeof name === 'string' }).tap();
    const tab = async (name: string): Promise<void> => page.locator(`[data-tab=${name}]`).tap();
    await open(page);
    await tap('Start here');
    await tap('Go to the bedside');
    await expect(page.locator('.bedside.narrow')).toBeVisible({ timeout: 120_000 });
    await tab('orders');
    await page.getByRole('option', { name: /Balanced crystalloid/ }).tap();
    await tap('Order');
    await expect(page.locator('.running-order')).toContainText('Balanced crystalloid');
    await tab('capillaries');
    await expect(page.locator('.region-capillaries')).toBeVisible();
    await liveTo(page, 8, tap);
    await expectFits(page, 390);
    await tap('Menu');
    await tap('Give handover');
    await tap('Hand over and end');
    await tap('Go to the debrief');
    await expect(page.locator('main.debrief')).toBeVisible();
    await expectFits(page, 390);
    await expect(page.getByLabel('Your decision')).toContainText('Balanced crystalloid', { timeout: 120_000 });
    await tap('Compute');
    await expect(page.locator('.twin-table-wide')).toContainText('Without', { timeout: 120_000 });
    await expectFits(page, 390);
    const download = page.waitForEvent('download');
    await tap('Table (CSV)');
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
    await tap('Back to the cases');
    await expect(page.locator('.runs tbody tr')).toHaveCount(1);
    expect(errors).toEqual([]);
  });
});
