// Windows of one browser, without a server: they stay in step, come back, take over, and no secret leaves the instructor's desk.
import { AxeBuilder } from '@axe-core/playwright';
import { expect as usual, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { clock, errorsOf, order } from './driver.ts';
import { Session } from './session-driver.ts';

// One session for all of them, in order: preparing a patient costs more than the rest of a test.
test.describe.configure({ mode: 'serial', timeout: 400_000 });
/** Several windows on two cores: what one shows may take the others a while. */
const expect = usual.configure({ timeout: 60_000 });

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

let session: Session;
let learner: Page;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(400_000);
  session = await Session.prepare(await browser.newContext());
});
test.afterAll(async () => session.context.close());

test('desk, learner, monitor and projector stay in step; what the desk does reaches all', async () => {
  const { desk } = session;
  const errors = errorsOf(desk);
  const early = await session.window('learner');
  learner = early;
  await expect(early.getByText('The session begins when the instructor starts the case.')).toBeVisible();
  await session.begin();
  await expect(early.locator('.bedside')).toBeVisible({ timeout: 120_000 });
  const monitor = await session.window('monitor');
  const projector = await session.window('projector');
  await expect(projector.locator('.wall-projector')).toBeVisible({ timeout: 120_000 });
  await expect(monitor.locator('.wall-monitor')).toBeVisible({ timeout: 120_000 });

  await order(early, 'norepinephrine');
  await expect(desk.locator('.desk-bedside')).toContainText('Norepinephrine');
  await desk.getByRole('button', { name: '10x' }).click();
  await expect.poll(async () => clock(projector), { timeout: 120_000 }).toBeGreaterThan(20);
  await desk.getByRole('button', { name: 'Freeze' }).click();
  await expect(early.locator('.session-line')).toHaveText('The instructor has stopped the clock.');
  const times = async (): Promise<number> =>
    new Set(await Promise.all([desk, early, monitor, projector].map(clock))).size;
  await expect.poll(times).toBe(1);
  expect(await desk.locator('[data-vital="heartRate"], .vital-heartRate dd').first().textContent()).toBeTruthy();

  await desk.getByRole('button', { name: 'Stage: Bleeding' }).click();
  await desk.getByRole('button', { name: 'Stage: A relative arrives' }).click();
  await desk.getByRole('button', { name: 'Apply 2 changes together' }).click();
  await expect(early.locator('.bedside')).toContainText('I am family.');
  await desk.keyboard.press('3');
  await desk.keyboard.press('n');
  await desk.keyboard.type('SENTINEL nobody touched the knee');
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.note-list')).toContainText('SENTINEL');
  await desk.getByRole('button', { name: 'Undo: Bleeding, 50 mL/min for 10 min' }).click();
  await expect(desk.locator('.desk-injects')).not.toContainText('Bleeding, 50 mL/min for 10 min');
  await expectClean(desk);
  await expectClean(projector);
  await expectClean(monitor);

  for (const page of [early, monitor, projector]) {
    const heard = await Session.messages(page);
    const wires = new Set(heard.map(({ wire }) => wire).filter((wire) => wire.startsWith('refill-session')));
    expect([...wires].some((wire) => wire.endsWith('/instructor'))).toBe(false);
    expect(wires.size).toBe(1);
    expect(JSON.stringify(heard)).not.toMatch(/SENTINEL|inject\.|sub_ppv|hypoxic_fraction|"truth"|"notes"|"pending"/);
  }
  expect(JSON.stringify(await Session.messages(desk))).toMatch(/sub_ppv/);
  expect(errors).toEqual([]);
});

test('bad input ends in one clear sentence', async () => {
  const page = await session.context.newPage();
  await page.goto('/#/session/no-such-run/learner');
  await expect(page.locator('.app')).toContainText('That run is not stored in this browser.');
  await page.close();
  // An older window of the game would join with another version of the model.
  const refused = await learner.evaluate(
    async (run) =>
      new Promise<string>((resolve) => {
        const wire = new BroadcastChannel(`refill-session/${run}/trainee`);
        wire.addEventListener('message', ({ data }: MessageEvent<{ say: string; seat?: string; reason?: string }>) => {
          if (data.say === 'refused' && data.seat === 'old') resolve(data.reason ?? '');
        });
        wire.postMessage({ to: 'hub', say: 'join', seat: 'old', model: '0.0.1', speaker: false });
      }),
    session.run,
  );
  expect(refused).toBe('This window has another version of Refill than the session: reload it.');
  // A trainee's window that asks for what only an instructor may.
  const denied = await learner.evaluate(
    async (run) =>
      new Promise<string>((resolve) => {
        const wire = new BroadcastChannel(`refill-session/${run}/trainee`);
        wire.addEventListener('message', ({ data }: MessageEvent<{ say: string; seat?: string; reason?: string }>) => {
          if (data.say === 'answer' && data.seat === 'sly') resolve(data.reason ?? '');
        });
        const command = { do: 'event', event: { type: 'inject.bleed', rate: 500, minutes: 60 } };
        wire.postMessage({ to: 'hub', say: 'ask', seat: 'sly', id: 1, command });
      }),
    session.run,
  );
  expect(denied).toBe('Only the instructor may do that.');
});

test('back five minutes for everybody, to the very same patient', async () => {
  const { desk } = session;
  const truth = async (): Promise<string> =>
    (await desk.locator('.truth-table').allTextContents()).join().replace(/\s+/g, ' ');
  // Everybody stands still since the test before.
  const [at, then] = [await clock(desk), await truth()];
  await desk.getByRole('button', { name: 'Go on' }).click();
  await desk.getByRole('button', { name: 'Stage: Bleeding' }).click();
  await desk.keyboard.press('a');
  await expect(async () => {
    await desk.getByRole('button', { name: '60x' }).click();
    expect(await clock(desk)).toBeGreaterThan(at + 330);
  }).toPass({ timeout: 240_000, intervals: [1000] });
  await desk.getByRole('button', { name: 'Freeze' }).click();
  await expect(learner.locator('.session-line')).toHaveText('The instructor has stopped the clock.');
  await expect(desk.getByRole('button', { name: 'Go on' })).toBeVisible();
  await expect.poll(async () => (await clock(desk)) - (await clock(learner))).toBe(0);
  const away = (await clock(desk)) - at;
  expect(await truth()).not.toBe(then);
  await desk.getByRole('button', { name: 'Back 5 min' }).click();
  await expect.poll(async () => clock(learner), { timeout: 120_000 }).toBe(at + away - 300);
  await expect(learner.locator('.session-line')).toHaveText(/went back 5 min/);
  await expect.poll(async () => clock(desk)).toBe(at + away - 300);
});

test('a reloaded window is back by itself, and when the owner is closed another takes over', async () => {
  const { desk } = session;
  await desk.getByRole('button', { name: 'Go on' }).click();
  await desk.getByRole('button', { name: '10x' }).click();
  await learner.reload();
  await expect(learner.locator('.bedside')).toBeVisible({ timeout: 120_000 });
  await expect(learner.locator('.bedside')).toContainText('Norepinephrine');

  const before = await clock(learner);
  await desk.close();
  await expect(learner.locator('.session-line')).toHaveText(/another one has taken over/, { timeout: 120_000 });
  await expect.poll(async () => clock(learner), { timeout: 120_000 }).toBeGreaterThanOrEqual(before);
  await expect(learner.locator('.bedside')).toContainText('Norepinephrine');
  const again = await session.window('instructor');
  await expect(again.locator('.desk')).toBeVisible({ timeout: 120_000 });
  await expect(again.locator('[data-truth="sub_ppv"] b')).toHaveText(/\d/);
});

test('an observer’s predictions are judged when the debrief is opened', async () => {
  const desk = session.context.pages().at(-1)!;
  const observer = await session.window('observer');
  await observer.getByRole('group', { name: 'Lactate' }).getByRole('button', { name: 'down' }).click();
  await expect(observer.locator('.sheet')).toContainText('Lactate: down');
  await expect(observer.locator('.sheet')).not.toContainText('ended first');
  await expectClean(observer);
  await desk.getByRole('button', { name: 'End session' }).click();
  await desk.getByRole('button', { name: 'End it' }).click();
  await desk.getByRole('button', { name: 'Fill the debriefing script' }).click();
  await desk.getByRole('button', { name: 'Open the debrief for everybody' }).click();
  await expect(observer.locator('.sheet')).toContainText('Lactate: down; the case ended first');
});
