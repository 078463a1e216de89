// Pictures of every screen, kept in artifacts/screens to be looked at, and the phone layout played by touch.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, begin, CASE, expectFits, handOver, open, order, skip } from './driver.ts';

const shot = async (page: Page, name: string, fullPage = false): Promise<void> => {
  await page.waitForTimeout(300);
  await page.screenshot({ path: `artifacts/screens/${name}.png`, fullPage });
};

test('at a desk', async ({ page }) => {
  await open(page);
  await shot(page, 'library-1280x720');
  await open(page, 'renderer=canvas', `case/${CASE}`);
  await shot(page, 'prebrief-1280x720');
  await begin(page);
  await page.waitForTimeout(2500);
  await shot(page, 'bedside-arrival-1280x720');
  await page.getByRole('combobox', { name: 'Colors' }).selectOption('flow');
  await page.getByRole('button', { name: 'Why?', exact: true }).click();
  await page.waitForTimeout(1200);
  await shot(page, 'bedside-why-1280x720');
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Colors' }).selectOption('none');
  await order(page, 'arterial line');
  await order(page, 'balanced');
  await order(page, 'norepinephrine', { rate: 0.1 });
  await order(page, 'blood gas');
  await page.keyboard.press('/');
  await page.keyboard.type('lact');
  await shot(page, 'bedside-search-1280x720');
  await page.keyboard.press('Escape');
  for (let round = 0; round < 6; round++) await skip(page);
  await page.getByRole('tab', { name: /Results/ }).click();
  await page.waitForTimeout(5000);
  await shot(page, 'bedside-results-1280x720');
  await page.getByRole('tab', { name: 'Chart' }).click();
  await shot(page, 'bedside-chart-1280x720');
  await handOver(page);
  await shot(page, 'debrief-1280x720', true);
  await page.emulateMedia({ media: 'print' });
  await shot(page, 'debrief-print', true);
});

for (const [width, height] of [
  [1920, 1080],
  [1024, 768],
] as const) {
  test(`on a projector of ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await shot(page, `library-${width}x${height}`);
    await open(page, 'renderer=canvas', `case/${CASE}`);
    await shot(page, `prebrief-${width}x${height}`);
    await begin(page);
    await page.getByRole('combobox', { name: 'Colors' }).selectOption('flow');
    await page.waitForTimeout(2500);
    await shot(page, `bedside-flow-${width}x${height}`);
    await expectFits(page, width);
    const field = await page.locator('[data-region=capillaries]').boundingBox();
    const patient = await page.locator('[data-region=patient]').boundingBox();
    expect(field!.width * field!.height).toBeGreaterThan(patient!.width * patient!.height);
    if (width > 1100) await handOver(page);
    else {
      await page.getByRole('button', { name: 'Menu' }).click();
      await handOver(page);
    }
    await shot(page, `debrief-${width}x${height}`, true);
  });
}

test('in Practice, before and under the microscope', async ({ page }) => {
  await open(page, 'renderer=canvas', `case/${CASE}`);
  await page.getByLabel('Practice').check();
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  await page.waitForTimeout(2000);
  await shot(page, 'bedside-practice-1280x720');
  await page.getByRole('button', { name: 'Use the microscope' }).click();
  await expect(async () => {
    await page.getByRole('button', { name: '60x' }).click(); // an alarm slows the clock down again
    await expect(page.locator('.clock-note')).toHaveText('Hands on: 1x', { timeout: 1000 });
  }).toPass({ timeout: 240_000 });
  await page.waitForTimeout(2500);
  await shot(page, 'bedside-microscope-1280x720');
});

test('as text', async ({ page }) => {
  await begin(page, 'stage=off');
  await page.waitForTimeout(1200);
  await shot(page, 'bedside-text-1280x720');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the case is played by touch', async ({ page }) => {
    await open(page);
    await shot(page, 'library-390x844');
    await page.getByRole('button', { name: /^Play: Fever and flank pain/ }).tap();
    await shot(page, 'prebrief-390x844');
    await page.getByRole('button', { name: 'Go to the bedside' }).tap();
    await expect(page.locator('.bedside.narrow')).toBeVisible({ timeout: 120_000 });
    await page.waitForTimeout(2000);
    for (const tab of ['patient', 'monitor', 'capillaries', 'orders', 'results', 'log']) {
      await page.locator(`[data-tab=${tab}]`).tap();
      await page.waitForTimeout(700);
      await shot(page, `bedside-${tab}-390x844`);
    }
    await page.locator('[data-tab=orders]').tap();
    await page.getByRole('option', { name: /Balanced crystalloid/ }).tap();
    await shot(page, 'bedside-order-390x844');
    await page.getByRole('button', { name: 'Order', exact: true }).tap();
    await expect(page.locator('.running-order')).toContainText('Balanced crystalloid');
    await expectFits(page, 390);
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('button', { name: 'Give handover' }).tap();
    await page.getByRole('button', { name: 'Hand over and end' }).tap();
    await page.getByRole('button', { name: 'Go to the debrief' }).tap();
    await expect(page.locator('main.debrief')).toBeVisible();
    await shot(page, 'debrief-390x844', true);
  });
});
