// No screen has a fault that the accessibility checker can find, at a desk and on a phone.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, begin, CASE, expectFits, handOver, open, order, settled, skip } from './driver.ts';

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

for (const [name, viewport] of [
  ['desk', { width: 1280, height: 720 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test(`library and prebrief are clean on a ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await open(page);
    await expect(page.getByRole('button', { name: /^Play: / }).first()).toBeVisible();
    await expectClean(page);
    await open(page, 'renderer=canvas', `case/${CASE}`);
    await expect(page.getByRole('button', { name: 'Go to the bedside' })).toBeVisible();
    await expectClean(page);
  });
}

test('the bedside and its dialogs are clean', async ({ page }) => {
  await begin(page);
  await order(page, 'lactate');
  await order(page, 'norepinephrine');
  await expectClean(page);
  for (let tries = 0; tries < 6 && (await page.locator('.badge').count()) === 0; tries++) await skip(page);
  await page.getByRole('tab', { name: /Results/ }).click();
  await expectClean(page);
  await page.getByRole('tab', { name: 'Chart' }).click();
  await expectClean(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expectClean(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Mottling', exact: true }).click();
  await expectClean(page);
  await page.keyboard.press('Escape');
  await handOver(page);
  await expectClean(page);
});

test('the bedside in text is clean, with the first steps shown', async ({ page }) => {
  await page.goto(`/?stage=off#/case/${CASE}`);
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  await expectClean(page);
  await page.getByRole('button', { name: 'Why?', exact: true }).click();
  await expectClean(page);
});

test('every tab of the phone is clean', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await begin(page);
  for (const tab of ['patient', 'monitor', 'capillaries', 'orders', 'results', 'log']) {
    await page.locator(`[data-tab=${tab}]`).click();
    await expect(page.locator(`[data-tab=${tab}]`)).toHaveAttribute('aria-selected', 'true');
    await expectClean(page);
  }
});

test('with text twice as large nothing is cut off sideways', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '200%';
    });
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'renderer=canvas', `case/${CASE}`);
  await expect(page.getByRole('button', { name: 'Go to the bedside' })).toBeVisible();
  await expectFits(page, 1280);
});

test('at the bedside text twice as large turns panels into tabs, and nothing lies over anything', async ({ page }) => {
  await begin(page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await expect(page.locator('.bedside.narrow')).toBeVisible();
  for (const tab of ['patient', 'monitor', 'capillaries', 'orders', 'results', 'log']) {
    await page.locator(`[data-tab=${tab}]`).click();
    await expect(page.locator(`[data-tab=${tab}]`)).toHaveAttribute('aria-selected', 'true');
    await expectFits(page, 1280);
    expect(await cutOff(page)).toEqual([]);
  }
});

/** Words of buttons that do not fit into them. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.bedside button, .bed-name')]
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.textContent ?? ''),
  );

test('no word of a button is cut off at any of the usual sizes', async ({ page }) => {
  await begin(page);
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(page.locator(width > 1000 ? '.bedside.wide' : '.bedside.narrow')).toBeVisible();
    await settled(page);
    expect(await cutOff(page)).toEqual([]);
  }
});

test('what comes and goes beside the clock moves nothing below it', async ({ page }) => {
  await open(page, 'renderer=canvas', `case/${CASE}`);
  await page.getByLabel('Practice').check();
  await page.getByLabel('Patient number').fill('7');
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  const tops = await page.evaluateHandle(() => {
    const seen = new Set<number>();
    const look = (): void => {
      seen.add(document.querySelector('.alarm-bar')!.getBoundingClientRect().top);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  await page.getByRole('button', { name: 'Skip until something changes' }).click();
  await expect(page.locator('.clock-note')).toHaveText(/^(Something changed|Slowed)/, { timeout: 120_000 });
  expect(await tops.evaluate((seen) => seen.size)).toBe(1);
});

test('a long explanation opens at its beginning, with the way out in view; who types on is not interrupted', async ({
  page,
}) => {
  await begin(page);
  await page.getByRole('button', { name: 'Why?', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Why does blood flow/ })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('norepinephrine');
  await expect(page.locator('#order-search')).toHaveValue('norepinephrine');
});
