// Pictures of a session's windows, kept in artifacts/screens to be looked at.
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { order, runTo } from './driver.ts';
import { Session } from './session-driver.ts';

test.describe.configure({ timeout: 600_000 });

async function shot(page: Page, name: string, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.bringToFront();
  // At a new size the traces begin anew: some of them, and the picture.
  await page.waitForTimeout(name.startsWith('projector') || name === 'monitor' ? 5000 : 900);
  await page.screenshot({ path: `artifacts/screens/session-${name}-${width}x${height}.png` });
}

test('the windows of a session', async ({ context }) => {
  const session = await (await Session.prepare(context, 'renderer=canvas')).begin();
  const { desk } = session;
  const learner = await session.learner();
  await order(learner, 'arterial line');
  await order(learner, 'norepinephrine', { rate: 0.1 });
  await order(learner, 'balanced');
  await order(learner, 'blood gas');
  await desk.bringToFront();
  await desk.getByRole('button', { name: 'Start 30-minute slot' }).click();
  await desk.getByRole('button', { name: 'Next part' }).click();
  await runTo(desk, 12 * 60);
  await desk.getByRole('button', { name: '1x', exact: true }).click();
  await desk.keyboard.press('1');
  await desk.keyboard.press('3');
  await desk.keyboard.press('n');
  await desk.keyboard.type('nobody has looked at the knees yet');
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: 'Stage: Blanket over the knees' }).click();
  await desk.getByRole('button', { name: /^Apply 1/ }).click();
  await desk.getByRole('button', { name: 'Stage: Bleeding' }).click();
  await desk.getByRole('button', { name: 'Stage: A relative arrives' }).click();
  await expect(desk.locator('.desk-injects')).toContainText('A blanket over the knees');
  await shot(desk, 'desk', 1280, 720);
  await shot(desk, 'desk', 1920, 1080);
  await shot(learner, 'learner-blanket', 1280, 720);
  await learner.getByRole('button', { name: 'Knee', exact: true }).click();
  await shot(learner, 'learner-knee-blanket', 1280, 720);
  const projector = await session.window('projector');
  await expect(projector.locator('.wall-projector')).toBeVisible({ timeout: 120_000 });
  await shot(projector, 'projector', 1024, 768);
  await shot(projector, 'projector', 1920, 1080);
  await desk.bringToFront();
  await desk.getByRole('checkbox', { name: 'Show capillaries' }).check();
  await shot(projector, 'projector-revealed', 1024, 768);
  await shot(projector, 'projector-revealed', 1920, 1080);
  await projector.close();
  const monitor = await session.window('monitor');
  await expect(monitor.locator('.wall-monitor')).toBeVisible({ timeout: 120_000 });
  await shot(monitor, 'monitor', 1280, 720);
  // The room sees the capillaries elsewhere; the monitor has its window for itself.
  const traces = await monitor.locator('.region-monitor').boundingBox();
  expect(traces!.width).toBeGreaterThan(1200);
  await monitor.close();
  await desk.bringToFront();
  await desk.getByRole('button', { name: 'Freeze' }).click();
  await shot(learner, 'learner-frozen', 1280, 720);
  await desk.bringToFront();
  await desk.getByRole('button', { name: 'End session' }).click();
  await desk.getByRole('button', { name: 'End it' }).click();
  await desk.getByRole('button', { name: 'Fill the debriefing script' }).click();
  await expect(desk.locator('.pearls')).toBeVisible();
  await shot(desk, 'desk-script', 1280, 720);
  await desk.getByRole('button', { name: 'Open the debrief for everybody' }).click();
  await expect(learner.locator('main.debrief')).toBeVisible({ timeout: 120_000 });
  await shot(learner, 'learner-debrief', 1280, 720);
});
