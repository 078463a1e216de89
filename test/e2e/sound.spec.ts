// A browser that holds sound back until a tap: a banner says so, a tap enables it, and the case goes on all the while.
import { expect, test } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumPath } from '../../tools/browser-path.ts';
import { atBedside, begin, clock } from './driver.ts';

const strict = CHROMIUM_FLAGS.filter((flag) => !flag.startsWith('--autoplay-policy'));
test.use({
  launchOptions: {
    executablePath: chromiumPath(),
    args: [...strict, '--autoplay-policy=document-user-activation-required'],
  },
});

test('sound held back by the browser is said and enabled by a tap', async ({ page: first, context }) => {
  await begin(first);
  await expect.poll(async () => clock(first)).toBeGreaterThan(1);
  const address = first.url();
  await first.close({ runBeforeUnload: true });
  // A new page that nobody has touched yet.
  const page = await context.newPage();
  // Looking at a page counts as touching it (Playwright evaluates as if by a gesture): do not look before sound has asked the browser.
  const asked = page.waitForRequest(/\.wav$/, { timeout: 120_000 });
  await page.goto(address);
  await asked;
  await atBedside(page);
  await expect(page.locator('[data-banner=soundBlocked]')).toContainText('holds back sound');
  // A first page that was closed before its disk had answered is begun anew: then nobody is welcomed back.
  const goOn = page.getByRole('button', { name: 'Continue' });
  if (await goOn.isVisible()) await goOn.click();
  const before = await clock(page);
  await expect.poll(async () => clock(page)).toBeGreaterThan(before);
  // The tap on "Continue" may have been enough; then the button goes, perhaps under the finger.
  await expect(async () => {
    const tap = page.getByRole('button', { name: 'Tap to enable sound' });
    if (await tap.isVisible()) await tap.click({ timeout: 1000 });
    await expect(page.locator('[data-banner=soundBlocked]')).toHaveCount(0, { timeout: 1000 });
  }).toPass({ timeout: 120_000 });
});
