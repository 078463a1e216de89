// A session over the network as people use it: the educator opens it, a station and a phone join, the educator hops in.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { objections, startPlatform } from '../session/lrs/lrs-server.ts';
import type { Platform } from '../session/lrs/lrs-server.ts';
import { settled } from './driver.ts';

interface Actor {
  account: { name: string };
}

let server: ChildProcess;
let folder: string;
let desk: string;
let store: Platform;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'refill-room-'));
  store = await startPlatform();
  const command = [
    '--import',
    'tsx/esm',
    'src/server/refill.ts',
    'serve',
    '--port',
    '0',
    '--folder',
    folder,
    '--lrs',
    store.endpoint,
  ];
  server = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  desk = await new Promise((resolve) =>
    server.stdout!.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /(http:\/\/localhost:\d+\/#\/open\/\S+)/.exec(said);
      if (found && said.includes('Ctrl+C')) resolve(found[1]);
    }),
  );
});
test.afterAll(async () => {
  await store.close();
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const address = (path: string): string => `${new URL(desk).origin}/?stage=off#/${path}`;

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `artifacts/screens/room-${name}.png` });
}

/** All that a class brings: a wall of tiles is looked at with as many. */
const STATIONS = 12;

test('one educator, a station and a phone', async ({ browser }) => {
  test.setTimeout(600_000);
  const console_: string[] = [];
  const open = async (width: number, height: number, path: string): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
    page.on('console', (line) => line.type() === 'error' && console_.push(line.text()));
    await page.goto(path);
    return page;
  };
  const educator = await open(1280, 720, address(new URL(desk).hash.slice(2)));
  await educator.getByRole('combobox', { name: 'Case' }).selectOption('urosepsis');
  await educator.getByLabel('Stations').fill(String(STATIONS));
  await educator.getByLabel('Patient number').fill('7');
  await accessible(educator);
  await picture(educator, 'open');
  await expect(educator.getByRole('button', { name: 'Open' })).toBeInViewport({ ratio: 1 });
  await educator.getByRole('button', { name: 'Open' }).click();
  const code = (await educator.locator('.tiles-code strong').textContent()) ?? '';
  expect(code).toMatch(/^[A-Z2-9]{6}$/);

  const station = await open(1280, 720, address('join'));
  await station.getByLabel('Code from the board').fill('AAAAAA');
  await station.getByRole('button', { name: 'Join' }).click();
  await expect(station.getByRole('status').last()).toContainText('There is no session with the code AAAAAA');
  await station.getByLabel('Code from the board').fill(code.toLowerCase());
  await station.getByLabel(/^Name/).fill('T. S.');
  await station.getByRole('button', { name: 'Join' }).click();

  const phone = await open(390, 844, address('join'));
  await phone.getByLabel('Code from the board').fill(code);
  await phone.getByLabel('watch and predict').check();
  await picture(phone, 'join-phone');
  await phone.getByRole('button', { name: 'Join' }).click();

  await expect(educator.locator('.tile').first()).toContainText('MAP', { timeout: 150_000 });
  await expect(educator.locator('.tile').nth(STATIONS - 1)).toContainText('MAP', { timeout: 150_000 });
  await expect(station.getByRole('heading').first()).toBeVisible();
  await picture(station, 'waiting');
  await educator.getByRole('button', { name: 'Begin for all' }).click();
  await expect(station.locator('.bedside')).toBeVisible({ timeout: 120_000 });
  await expect(educator.locator('.tile').first()).toContainText('T. S.');
  await expect(phone.locator('.sheet')).toBeVisible();
  await phone.getByRole('group', { name: 'Lactate' }).getByRole('button', { name: 'down' }).click();
  await expect(phone.locator('.sheet')).toContainText('Lactate: down');
  await accessible(phone);
  await picture(phone, 'sheet');
  await accessible(educator);
  await educator.getByRole('button', { name: 'Start 30-minute slot' }).click();
  await expect(educator.locator('.tiles-slot')).toContainText('Prebrief');
  await expect(educator.locator('.tile').nth(STATIONS - 1)).toContainText('clock stands');
  await picture(educator, 'tiles');
  // The last tile is seen without scrolling.
  await expect(educator.locator('.tile').nth(STATIONS - 1)).toBeInViewport({ ratio: 1 });
  await picture(educator, 'tiles');
  await educator.getByRole('button', { name: 'Next part' }).click();
  await expect(educator.locator('.tiles-slot')).toContainText('First run');
  await expect(educator.locator('.tile').nth(STATIONS - 1)).not.toContainText('clock stands');
  await educator.setViewportSize({ width: 1920, height: 1080 });
  await picture(educator, 'tiles-large');
  await educator.setViewportSize({ width: 1280, height: 720 });

  await educator.getByRole('button', { name: 'Go to station 1', exact: true }).click();
  await expect(educator.locator('.desk')).toBeVisible();
  await picture(educator, 'desk');

  await educator.getByRole('button', { name: 'Leave', exact: true }).click();
  await educator.getByRole('button', { name: 'End for all' }).click();
  await educator.getByRole('button', { name: 'Show the comparison to all' }).click();
  await expect(phone.getByRole('table')).toBeVisible();
  await picture(phone, 'comparison-phone');
  // Whole on a phone, nothing to be pushed sideways.
  await settled(phone);
  expect(await phone.locator('.comparison-box').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await expect(educator.getByRole('table')).toBeVisible();
  await picture(educator, 'comparison');
  await educator.getByRole('button', { name: 'Group report' }).click();
  await educator.getByLabel(/^Write names/).check();
  await expect(educator.getByRole('row').filter({ hasText: 'T. S.' })).toHaveCount(1);
  await accessible(educator);
  await picture(educator, 'group-report');

  await educator.getByRole('button', { name: 'Learning record (xAPI)' }).click();
  const saving = educator.waitForEvent('download');
  await expect(educator.getByRole('dialog')).toContainText(`${STATIONS} learners`);
  await picture(educator, 'learning-records');
  await educator.getByRole('button', { name: 'Save as a file instead' }).click();
  const told = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as { id: string; actor: Actor }[];
  const learners = [...new Set(told.map(({ actor }) => actor.account.name))];
  expect(learners).toHaveLength(STATIONS);
  expect(learners).toContain('T. S.');
  expect(learners.filter((one) => one.startsWith(`${code}-`))).toHaveLength(STATIONS - 1);
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  expect(told.flatMap(objections)).toEqual([]);
  await educator.getByLabel('Address of the store').fill(store.endpoint);
  await educator.getByLabel('Key').fill('session');
  await educator.getByLabel('Secret').fill('secret');
  const send = educator.getByRole('button', { name: 'Send', exact: true });
  await send.click();
  await expect(educator.getByRole('dialog')).toContainText(`Arrived: ${told.length}. Waiting: 0.`, {
    timeout: 120_000,
  });
  // Once more by mistake: nobody has done anything twice.
  await send.click();
  await expect(educator.getByRole('dialog')).toContainText('Waiting: 0.');
  expect([store.statements.length, store.conflicts, store.invalid]).toEqual([told.length, 0, []]);
  await educator.getByRole('button', { name: 'Close' }).click();
  await educator.emulateMedia({ media: 'print' });
  // A4 at 96 pixels an inch, without its margins.
  await educator.setViewportSize({ width: 680, height: 1009 });
  await picture(educator, 'group-report-a4');
  // The browser itself reports the answer to the wrong code (400).
  expect(console_.filter((line) => !/\b40[04]\b/.test(line))).toEqual([]);
});
