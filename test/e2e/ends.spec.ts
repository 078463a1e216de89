// How a case can end, seen in the browser: runs that the command line played to their end are imported, opened and debriefed.
import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { errorsOf, open } from './driver.ts';

const TITLES: Record<string, string> = { recovered: 'Recovered', handover: 'Handed over', died: 'Died' };

/** Plays the case without a screen; the word before the last sentence says how it ended. */
function play(policy: string, file: string): string {
  const order = ['--import', 'tsx/esm', 'src/server/refill.ts', 'simulate', 'urosepsis', '--policy', policy];
  const options = ['--resolution', 'held-beat', '--every', '120min', '--record', file];
  const said = execFileSync(process.execPath, [...order, ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return /^(recovered|handover|died): /m.exec(said)?.[1] ?? 'no end';
}

for (const policy of ['bundle', 'none']) {
  test(`a run of the policy "${policy}" is replayed to its end and debriefed`, async ({ page }, info) => {
    test.setTimeout(600_000);
    const errors = errorsOf(page);
    const file = info.outputPath('run.json');
    const end = play(policy, file);
    await open(page);
    await page.getByLabel('Import a record').setInputFiles(file);
    await expect(page.locator('[data-banner=imported]')).toBeVisible();
    await page
      .getByRole('button', { name: /^Continue at/ })
      .last()
      .click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByRole('dialog', { name: 'The case has ended' })).toBeVisible({ timeout: 400_000 });
    await page.screenshot({ path: `artifacts/screens/end-${end}-1280x720.png` });
    await page.getByRole('button', { name: 'Go to the debrief' }).click();
    await expect(page.locator('main.debrief h1')).toHaveText(TITLES[end]);
    await expect(page.locator('[data-banner=imported]')).toHaveCount(0);
    await page.screenshot({ path: `artifacts/screens/debrief-${end}-1280x720.png`, fullPage: true });
    expect(errors).toEqual([]);
  });
}
