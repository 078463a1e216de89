// A new user alone at home: from the library to the first decision about the patient in under two minutes. The computer's waiting is
// measured; the person's time is counted from what the page asks to be read, thought over, clicked and typed.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'yaml';
import { atBedside } from './driver.ts';

const { exam } = parse(readFileSync('cases/urosepsis.yaml', 'utf8')) as { exam: { seed: number } };

/** s: silent reading at 240 words a minute (chosen), and thinking, pointing and typing of the keystroke-level model (Card, Moran and Newell 1980). */
const READ = 60 / 240;
const THINK = 1.35;
const POINT = 1.1 + 0.2;
const KEY = 0.28;
/** s in which a person looks over a monitor and a patient before acting (chosen). */
const LOOK = 15;

class Newcomer {
  seconds = 0;

  async reads(place: Locator): Promise<void> {
    const text = (await place.allInnerTexts()).join(' ');
    this.seconds += READ * (text.match(/\p{L}+|\d+/gu) ?? []).length;
  }
  async clicks(place: Locator): Promise<void> {
    this.seconds += THINK + POINT;
    await place.click();
  }
  async types(page: Page, text: string): Promise<void> {
    this.seconds += THINK + KEY * text.length;
    await page.keyboard.type(text);
  }
  async presses(page: Page, key: string): Promise<void> {
    this.seconds += THINK + KEY;
    await page.keyboard.press(key);
  }
}

test('from the library to the first order in under two minutes, most of them for the person', async ({
  page,
}, info) => {
  const person = new Newcomer();
  const started = Date.now();
  await page.goto('/?stage=off');
  const card = page.locator('.next-case');
  await expect(card).toBeVisible();
  await person.reads(card.locator('h3, .card-body p'));
  await person.clicks(card.getByRole('button', { name: 'Start here' }));

  const handover = page.locator('.prebrief .columns > div').first();
  await expect(handover).toContainText('kilograms');
  await person.reads(handover);
  const told = /Weight (?:about )?(\d+ kilograms)/.exec(await handover.innerText())![1];
  await person.clicks(page.getByRole('button', { name: 'Go to the bedside' }));
  await atBedside(page);

  const coach = page.getByRole('region', { name: 'First steps' });
  await person.reads(coach);
  await person.clicks(coach.getByRole('button', { name: 'Next' }));
  await person.reads(coach);
  person.seconds += LOOK;
  await person.presses(page, '/');
  await expect(page.locator('#order-search')).toBeFocused();
  await person.types(page, 'ringer');
  await person.presses(page, 'Enter');
  await expect(page.locator('.order-form')).toBeVisible();
  await person.reads(page.locator('.order-form label, .order-form .hint'));
  await person.presses(page, 'Enter');
  await expect(page.locator('.notice')).toContainText('Ordered:');
  const waited = (Date.now() - started) / 1000;

  info.annotations.push({ type: 'person', description: `${person.seconds.toFixed(0)} s of reading and acting` });
  info.annotations.push({ type: 'computer', description: `${waited.toFixed(0)} s of waiting on this machine` });
  expect(person.seconds).toBeGreaterThan(40);
  expect(person.seconds, 'leaves the computer twenty seconds').toBeLessThan(100);

  await page.getByRole('tab', { name: 'Chart' }).click();
  await expect(page.getByText(told).first()).toBeVisible();
});

test('the prebrief tells of the patient who comes, also when another number is typed', async ({ page }) => {
  await page.goto('/?stage=off#/case/urosepsis');
  const title = page.locator('.prebrief .tagline');
  await page.getByLabel('Patient number').fill('1');
  await expect(title).toContainText('68 years, 74 kg');
  await page.getByLabel('Patient number').fill('7');
  await expect(title).not.toContainText('74 kg');
  const numbers = async (): Promise<string[] | null> => (await title.innerText()).match(/\d+/g);
  const told = await numbers();
  await page.getByLabel('Exam').check();
  const examined = await numbers();
  expect(examined, 'everybody is examined on the same patient').not.toEqual(told);
  await page.getByLabel('Learn').check();
  expect(await numbers()).toEqual(told);
  await page.getByLabel('Patient number').fill(String(exam.seed));
  await expect.poll(numbers).toEqual(examined);
});
