// A case is data. Even one that got past the check of its words is shown as the letters it is made of; and the page's own policy forbids the rest.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { atBedside, CASE, handOver, open } from './driver.ts';

const EVIL =
  '<img src=x onerror="window.evil=1"><script>window.evil=1</script><a href="javascript:window.evil=1">x</a>';
const NEVER = '/(?!)/i';

/** The built page with its first case renamed, and with the check that would refuse the name made blind. */
async function smuggle(page: Page): Promise<void> {
  await page.route(/assets\/.*\.js$/, async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const body = script
      .replace(/\/<\[\/!\?\]\?\[a-z\]\|<!-\/i/, NEVER)
      .replace(/\/\\b\(\?!https:\)[^;]*?\\s\*:\?\/i/, NEVER)
      .replaceAll('Fever and flank pain', () => EVIL.replaceAll('`', ''));
    await route.fulfill({ response, body });
  });
}

async function isHarmed(page: Page): Promise<boolean> {
  return page.evaluate(() => 'evil' in globalThis);
}

test('markup in a case is text on every screen', async ({ page }) => {
  await smuggle(page);
  await open(page, 'stage=off');
  await expect(page.getByRole('heading', { name: EVIL }).first()).toBeVisible();
  await page.goto(`/?stage=off#/case/${CASE}`);
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  await handOver(page);
  await expect(page.locator('main.debrief')).toContainText(EVIL);
  expect(await page.locator('img[src="x"], a[href^="javascript"]').count()).toBe(0);
  expect(await isHarmed(page)).toBe(false);
});

test('the policy of the page forbids foreign scripts, handlers, addresses and frames', async ({ page }) => {
  await open(page, 'stage=off');
  const refused = await page.evaluate(async (markup) => {
    const found: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
    document.body.insertAdjacentHTML('beforeend', markup);
    const inline = document.createElement('script');
    inline.textContent = 'globalThis.evil = 1';
    document.body.append(inline);
    const foreign = document.createElement('script');
    foreign.src = 'https://example.org/evil.js';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(foreign, frame);
    await fetch('https://example.org/').catch(() => undefined);
    const kinds = ['script-src-attr', 'script-src-elem', 'frame-src', 'connect-src'];
    while (kinds.some((kind) => !found.includes(kind))) await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return found;
  }, EVIL);
  expect(new Set(refused)).toEqual(new Set(['script-src-attr', 'script-src-elem', 'frame-src', 'connect-src']));
  expect(await isHarmed(page)).toBe(false);
});

test('nothing is asked of another computer, from the library to the debrief', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, 'renderer=canvas', `case/${CASE}`);
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await atBedside(page);
  await handOver(page);
  const own = new URL(page.url()).origin;
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((address) => !address.startsWith(own) && !/^(data|blob):/.test(address))).toEqual([]);
});
