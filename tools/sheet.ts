// Takes pictures of everything the stage draws, in several states and on three skin tones, into artifacts/sheet, for people to look at.
import { mkdir, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { createServer } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from './browser-path.ts';

const FOLDER = 'artifacts/sheet';
const STATES = ['healthy', 'shock', 'mottled', 'recovered'] as const;
const TONES = [2, 5, 9] as const;
const VIEWS = ['whole', 'knee', 'finger', 'face'] as const;
/** Where the harness puts things with `layout=game`. */
const CLIPS = {
  monitor: { x: 8, y: 8, width: 840, height: 195 },
  patient: { x: 8, y: 211, width: 415, height: 228 },
  capillaries: { x: 431, y: 211, width: 417, height: 228 },
} as const;

interface Tile {
  caption: string;
  picture: Buffer;
}

const server = await createServer({ server: { port: 5377, hmr: false, watch: null }, logLevel: 'error' });
await server.listen();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
try {
  await mkdir(FOLDER, { recursive: true });
  await takeAll(process.argv.slice(2));
} finally {
  await browser.close();
  await server.close();
}

/** With names of sheets as arguments only those are taken: whole, knee, finger, face, devices, refill, microscope, monitor. */
async function takeAll(only: string[]): Promise<void> {
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${server.resolvedUrls!.local[0]}tools/stage-harness.html?layout=game&renderer=canvas`);
  await page.waitForSelector('canvas');
  await page.waitForTimeout(3000);
  for (const view of VIEWS) if (wanted(view)) await save(view, 3, await patientTiles(page, view));
  if (wanted('devices')) await save('devices', 3, await deviceTiles(page));
  if (wanted('refill')) await save('refill', 3, await refillTiles(page));
  if (wanted('microscope')) await save('microscope', 2, await microscopeTiles(page));
  if (wanted('monitor')) await save('monitor', 1, await monitorTiles(page));
}

async function patientTiles(page: Page, view: string): Promise<Tile[]> {
  await page.evaluate(`stage.view('${view}')`);
  const tiles: Tile[] = [];
  for (const state of STATES) {
    for (const tone of TONES) {
      await set(page, { state, tone });
      await page.waitForTimeout(700);
      tiles.push(await take(page, 'patient', `${view}, ${state}, tone ${tone}`));
    }
  }
  return tiles;
}

/** Ways to give oxygen, near and far, and the mottled knee of the first minutes on the tone of the case. */
async function deviceTiles(page: Page): Promise<Tile[]> {
  const tiles: Tile[] = [];
  for (const view of ['face', 'whole']) {
    await page.evaluate(`stage.view('${view}')`);
    for (const device of ['oxygen-nasal', 'oxygen-high-flow', 'oxygen-mask']) {
      await set(page, { state: 'shock', tone: 3, extra: [device, 'urinary-catheter'] });
      await page.waitForTimeout(700);
      tiles.push(await take(page, 'patient', `${view}, ${device}`));
    }
  }
  await set(page, { state: 'shock', tone: 3, extra: [] });
  for (const view of ['knee', 'foot', 'urine-bag']) {
    await page.evaluate(`stage.view('${view}')`);
    await page.waitForTimeout(900);
    tiles.push(await take(page, 'patient', `${view}, mottling 2, tone 3`));
  }
  return tiles;
}

/** A proper press and a refill of five seconds, second by second. */
async function refillTiles(page: Page): Promise<Tile[]> {
  const tiles: Tile[] = [];
  await page.evaluate(`stage.view('finger')`);
  for (const tone of TONES) {
    await set(page, { state: 'shock', tone });
    await page.waitForTimeout(700);
    await page.evaluate(`stage.press('finger')`);
    await page.waitForTimeout(8500);
    tiles.push(await take(page, 'patient', `tone ${tone}, pressed`));
    const released = performance.now();
    await page.evaluate(`stage.release('finger')`);
    for (const after of [0.3, 1, 2.5, 4, 6]) {
      await page.waitForTimeout(Math.max(0, after * 1000 - (performance.now() - released)));
      tiles.push(await take(page, 'patient', `tone ${tone}, ${after} s after release of 5 s`));
    }
  }
  return tiles;
}

async function microscopeTiles(page: Page): Promise<Tile[]> {
  const tiles: Tile[] = [];
  for (const state of ['healthy', 'shock']) {
    await set(page, { state });
    for (const overlay of ['none', 'flow', 'velocity', 'hematocrit']) {
      await page.evaluate(`stage.setOverlay('${overlay}')`);
      await page.waitForTimeout(1200);
      tiles.push(await take(page, 'capillaries', `${state}, ${overlay}`));
    }
  }
  await page.evaluate(`stage.setOverlay('none')`);
  return tiles;
}

async function monitorTiles(page: Page): Promise<Tile[]> {
  const tiles: Tile[] = [];
  for (const state of STATES) {
    await set(page, { state });
    await page.waitForTimeout(7000);
    tiles.push(await take(page, 'monitor', state));
  }
  await set(page, { asystole: true });
  await page.waitForTimeout(5000);
  tiles.push(await take(page, 'monitor', 'five seconds of asystole'));
  await set(page, { asystole: false });
  return tiles;
}

async function set(page: Page, change: object): Promise<void> {
  await page.evaluate(`set(${JSON.stringify(change)})`);
}

async function take(page: Page, part: keyof typeof CLIPS, caption: string): Promise<Tile> {
  return { caption, picture: await page.screenshot({ clip: CLIPS[part] }) };
}

/** Lays tiles side by side on one page and keeps a picture of that. */
async function save(name: string, columns: number, tiles: Tile[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1300, height: 200 } });
  const figures = tiles.map(({ caption, picture }) => {
    return `<figure><img src="data:image/png;base64,${picture.toString('base64')}"><figcaption>${caption}</figcaption></figure>`;
  });
  await page.setContent(
    `<style>body{margin:4px;display:grid;grid-template-columns:repeat(${columns},max-content);gap:4px;font:12px sans-serif}
    figure{margin:0}img{display:block}</style>${figures.join('')}`,
  );
  await writeFile(`${FOLDER}/${name}.png`, await page.screenshot({ fullPage: true }));
  await page.close();
}
