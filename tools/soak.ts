// Plays the built game for hours in a real browser and watches its memory: `npm run soak -- --minutes 120 --pace 60` (simulated minutes).
// Prints the heap of the page after a collection at every twelfth of the way, and fails when the last third is more than 5 MB above the first.
import { chromium } from '@playwright/test';
import type { CDPSession, Page } from '@playwright/test';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from './browser-path.ts';
import { freePort } from './free-port.ts';

const LOOKS = 12;
/** MB; one more result sheet or message is some kilobytes. */
const ALLOWED = 5;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '120' },
    pace: { type: 'string', default: '60' },
    renderer: { type: 'string', default: 'canvas' },
  },
});

async function heap(line: CDPSession): Promise<number> {
  await line.send('HeapProfiler.collectGarbage');
  const { usedSize } = await line.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Simulated minutes on the clock of the bedside. */
async function minutesOn(page: Page): Promise<number> {
  const text = (await page.locator('.clock-time').textContent()) ?? '0:00:00';
  const [hours, minutes] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

async function toBedside(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('refill.preferences', '{"coached":true,"rung":4}'));
  await page.goto(`${address}?renderer=${values.renderer}#/case/urosepsis`);
  await page.getByLabel('Patient number').fill('7');
  await page.getByRole('button', { name: 'Go to the bedside' }).click();
  await page.locator('.bedside').waitFor({ timeout: 180_000 });
}

/** Alarms and results slow the pace down; whoever soaks sets it again. */
async function play(page: Page, until: number): Promise<void> {
  const pace = page.getByRole('button', { name: `${values.pace}x`, exact: true });
  while ((await minutesOn(page)) < until) {
    if (!(await page.locator('.bedside').isVisible()))
      throw new Error('The case ended before the soak did: ask for fewer minutes.');
    // A question stops the clock until it is left.
    if ((await page.locator('dialog[open]').count()) > 0) await page.keyboard.press('Escape');
    await pace.click({ timeout: 5000 }).catch(() => undefined);
    await page.waitForTimeout(1500);
  }
}

async function main(): Promise<void> {
  const server = await preview({ preview: { port: await freePort(4173) }, logLevel: 'warn' });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await toBedside(page, server.resolvedUrls!.local[0]);
    const found: number[] = [];
    for (let look = 1; look <= LOOKS; look++) {
      await play(page, (Number(values.minutes) * look) / LOOKS);
      found.push(await heap(line));
      console.log(`${String(await minutesOn(page)).padStart(5)} min  ${found[found.length - 1].toFixed(1)} MB`);
    }
    judge(found);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The first looks still see pictures arrive and code being compiled; the middle of each third counts. */
function judge(found: number[]): void {
  const third = found.length / 3;
  const middle = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
  const grown = middle(found.slice(-third)) - middle(found.slice(0, third));
  console.log(`grown by ${grown.toFixed(1)} MB from the first third to the last, allowed ${ALLOWED}`);
  if (grown > ALLOWED) process.exitCode = 1;
}

await main();
