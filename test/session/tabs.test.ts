// One run, one tab: the second is told, may take over, and the first has finished writing by then.
import { afterEach, describe, expect, test } from 'vitest';
import { createTabs } from '../../src/session/tabs.ts';
import type { Tabs } from '../../src/session/tabs.ts';
import type { Locks } from '../../src/session/room/ownership.ts';
import { fakeLocks } from './room/fake-locks.ts';

const channels: BroadcastChannel[] = [];
function openTab(name: string, locks: Locks | null = null): Tabs {
  const channel = new BroadcastChannel('tabs-test');
  channels.push(channel);
  return createTabs(name, { channel, locks });
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
  expect((await createTabs('one', { channel: null, locks: null }).claim('run', nothing)).mine).toBe(true);
});

describe('where the browser has locks', () => {
  test('a first tab that is too busy to answer at once still holds the run', async () => {
    const locks = fakeLocks();
    const busy = new BroadcastChannel('tabs-test');
    channels.push(busy);
    const answers: (() => void)[] = [];
    void locks.request('refill-run-run', { ifAvailable: true }, async () => new Promise(() => undefined));
    busy.addEventListener('message', () =>
      answers.push(() => busy.postMessage({ run: 'run', tab: 'one', kind: 'here' })),
    );
    const asked = openTab('two', locks).claim('run', nothing);
    await expect.poll(() => answers.length).toBeGreaterThan(1);
    answers[0]();
    expect((await asked).mine).toBe(false);
  });

  test('a run is free again as soon as it was left or given up', async () => {
    const locks = fakeLocks();
    const [one, two, three] = ['one', 'two', 'three'].map((name) => openTab(name, locks));
    const claim = await one.claim('run', nothing);
    if (claim.mine) claim.release();
    expect((await two.claim('run', nothing)).mine).toBe(true);
    expect((await three.claim('run', nothing)).mine).toBe(false);
    expect((await three.takeOver('run', nothing)).mine).toBe(true);
    expect((await two.claim('run', nothing)).mine).toBe(false);
  });

  test('a lock whose tab never answers is no obstacle', async () => {
    const locks = fakeLocks();
    void locks.request('refill-run-run', { ifAvailable: true }, async () => new Promise(() => undefined));
    expect((await createTabs('two', { channel: null, locks }).claim('run', nothing)).mine).toBe(true);
  });
});
