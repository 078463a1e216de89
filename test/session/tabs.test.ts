// One run, one tab: the second is told, may take over, and the first has finished writing by then.
import { afterEach, expect, test } from 'vitest';
import { createTabs } from '../../src/session/tabs.ts';
import type { Tabs } from '../../src/session/tabs.ts';

const channels: BroadcastChannel[] = [];
function openTab(name: string): Tabs {
  const channel = new BroadcastChannel('tabs-test');
  channels.push(channel);
  return createTabs(name, channel);
}
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});
const nothing = async (): Promise<void> => undefined;

test('the first tab holds the run', async () => {
  expect((await openTab('one').claim('run', nothing)).mine).toBe(true);
});

test('a second tab on the same run is told', async () => {
  const [one, two] = [openTab('one'), openTab('two')];
  await one.claim('run', nothing);
  expect((await two.claim('run', nothing)).mine).toBe(false);
  expect((await two.claim('another run', nothing)).mine).toBe(true);
});

test('a run that was left can be opened elsewhere', async () => {
  const [one, two] = [openTab('one'), openTab('two')];
  const claim = await one.claim('run', nothing);
  if (claim.mine) claim.release();
  expect((await two.claim('run', nothing)).mine).toBe(true);
});

test('taking over waits until the first tab has written everything', async () => {
  const [one, two] = [openTab('one'), openTab('two')];
  const order: string[] = [];
  await one.claim('run', async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('first has written');
  });
  const claim = await two.takeOver('run', nothing);
  order.push('second plays');
  expect(claim.mine).toBe(true);
  expect(order).toEqual(['first has written', 'second plays']);
  expect((await one.claim('run', nothing)).mine).toBe(false);
});

test('a browser without channels plays alone', async () => {
  expect((await createTabs('one', null).claim('run', nothing)).mine).toBe(true);
});
