// Plays a session with several windows of one browser: the desk, the learner, the monitor and the projector.
import { expect } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { CASE, open } from './driver.ts';

export type WindowName = 'instructor' | 'learner' | 'monitor' | 'projector' | 'observer';

export class Session {
  readonly context: BrowserContext;
  readonly desk: Page;
  readonly run: string;
  readonly query: string;

  private constructor(context: BrowserContext, desk: Page, run: string, query: string) {
    this.context = context;
    this.desk = desk;
    this.run = run;
    this.query = query;
  }

  /** From the prebrief to the instructor's desk; the case has not begun. */
  static async prepare(context: BrowserContext, query = 'stage=off', seed = 7): Promise<Session> {
    await keepMessages(context);
    const desk = await context.newPage();
    await open(desk, query, `case/${CASE}`);
    await desk.getByLabel('Patient number').fill(String(seed));
    await desk.getByRole('radio', { name: 'Practice' }).check();
    await desk.getByRole('button', { name: 'Run a session' }).click();
    await expect(desk.locator('.desk')).toBeVisible({ timeout: 120_000 });
    const run = desk.url().split('#/session/')[1].split('/')[0];
    return new Session(context, desk, run, query);
  }

  async begin(): Promise<this> {
    await this.desk.getByRole('button', { name: 'Begin the case' }).click();
    await expect(this.desk.locator('.clock-bar')).toBeVisible();
    return this;
  }

  async window(name: WindowName, query = this.query): Promise<Page> {
    const page = await this.context.newPage();
    await open(page, query, `session/${this.run}/${name}`);
    return page;
  }

  async learner(): Promise<Page> {
    const page = await this.window('learner');
    await expect(page.locator('.bedside')).toBeVisible({ timeout: 120_000 });
    return page;
  }

  /** Everything that was posted on the wires of this role, as this page heard it. */
  static async messages(page: Page): Promise<{ wire: string; data: unknown }[]> {
    return page.evaluate(() => (window as unknown as { heard: { wire: string; data: unknown }[] }).heard);
  }
}

/** Listens in on every wire that a page opens, and keeps a plain copy of what comes. */
async function keepMessages(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const heard: { wire: string; data: unknown }[] = [];
    (window as unknown as { heard: unknown }).heard = heard;
    const Real = BroadcastChannel;
    window.BroadcastChannel = class extends Real {
      constructor(name: string) {
        super(name);
        super.addEventListener('message', ({ data }) => {
          if (heard.length < 400) heard.push({ wire: name, data: JSON.parse(JSON.stringify(data)) as unknown });
        });
      }
    };
  });
}
