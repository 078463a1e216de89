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
  }).toPass({ timeout: 240_000, intervals: [500] });
}

/** Simulated seconds on the clock. */
export async function clock(page: Page): Promise<number> {
  return seconds((await page.locator('.clock-time').first().textContent()) ?? '');
}

/** Of a clock's words, e.g. 0:01:20. */
export function seconds(text: string): number {
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

/** The search takes "/" as soon as the bedside stands. */
async function toSearch(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.locator('#order-search')).toBeFocused();
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
  await expect(page.getByRole('button', { name: 'Stop skipping' })).toHaveCount(0, { timeout: 120_000 });
}

/** Ends the case on purpose and opens the debrief. */
export async function handOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Give handover' }).click();
  await page.getByRole('button', { name: 'Hand over and end' }).click();
  await page.getByRole('button', { name: 'Go to the debrief' }).click();
  await expect(page.locator('main.debrief')).toBeVisible({ timeout: 120_000 });
}

/** The page as it is at this size: what looks at its own box has answered, and the answer is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

/** Nothing has to be pushed sideways. */
export async function expectFits(page: Page, width: number): Promise<void> {
  await settled(page);
  await expect.poll(async () => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
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
