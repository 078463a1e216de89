// Plays the built game as a trainee would, in the words of a test: open, begin, order, skip, read the clock.
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

export const CASE = 'urosepsis';

/** Most tests draw with the canvas renderer: no test computer has a real graphics card. */
export async function open(page: Page, query = 'renderer=canvas', path = ''): Promise<void> {
  await withoutFirstSteps(page);
  await page.goto(`/?${query}#/${path}`);
  await expect(page.locator('.app')).toBeVisible();
}

/** As for someone who has seen the first steps; what the page itself has stored is left alone. */
async function withoutFirstSteps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    try {
      if (!localStorage.getItem('refill.preferences'))
        localStorage.setItem('refill.preferences', '{"coached":true,"rung":4}');
    } catch {
      // This page may not store anything.
    }
  });
}

/** From the prebrief to the bedside. The same seed gives the same patient. */
export async function begin(page: Page, query = 'renderer=canvas', seed = 7): Promise<void> {
  await open(page, query, `case/${CASE}`);
  await page.getByLabel('Patient number').fill(String(seed));
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
}

export async function atBedside(page: Page): Promise<void> {
  await expect(page.locator('.bedside')).toBeVisible({ timeout: 120_000 });
}

/** Lets time run fast until so many seconds have passed; an alarm slows the clock down, and it is pressed on again. */
export async function runTo(page: Page, seconds: number, pace = '60x'): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: pace, exact: true }).click();
    expect(await clock(page)).toBeGreaterThan(seconds);
  }).toPass({ timeout: 60_000, intervals: [500] });
}

/** Simulated seconds on the clock. */
export async function clock(page: Page): Promise<number> {
  const text = (await page.locator('.clock-time').textContent()) ?? '';
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Orders by keyboard alone: "/" to search, Enter to choose, numbers typed over, Enter to order. */
export async function order(page: Page, words: string, values: Record<string, number> = {}): Promise<void> {
  await toSearch(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.locator('.order-form')).toBeVisible();
  for (const [field, value] of Object.entries(values)) {
    await page.locator(`#field-${field}`).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(String(value));
  }
  const label = await page.locator('#order-form-title').textContent();
  await page.keyboard.press('Enter');
  await expect(page.locator('.notice')).toContainText(`Ordered: ${label}`);
}

/** The search takes "/" as soon as the bedside stands; a loaded computer may need a second press. */
async function toSearch(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(page.locator('#order-search')).toBeFocused({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

/** Tabs to a control by keyboard and presses it. */
export async function pressByKeyboard(page: Page, name: RegExp | string, key = 'Enter'): Promise<void> {
  const control = page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  for (let tries = 0; tries < 120; tries++) {
    if (await control.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
  await page.keyboard.press(key);
}

/** Skips until something changes. */
export async function skip(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Skip until something changes' }).click();
  await expect(page.getByRole('button', { name: 'Stop skipping' })).toHaveCount(0, { timeout: 90_000 });
}

/** Ends the case on purpose and opens the debrief. */
export async function handOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Give handover' }).click();
  await page.getByRole('button', { name: 'Hand over and end' }).click();
  await page.getByRole('button', { name: 'Go to the debrief' }).click();
  await expect(page.locator('main.debrief')).toBeVisible({ timeout: 60_000 });
}

/** Everything that the page reported as an error. */
export function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}
