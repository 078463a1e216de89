// A computer that cannot keep the pace is slow for every station alike: nobody's patient runs ahead of the others'.
import { expect, test } from 'vitest';
import { liveSession } from './driver.ts';

test('stations of one room share what time there is', async () => {
  const { session, hosts, close } = await liveSession(4);
  for (const host of hosts) {
    host.ask({ role: 'instructor', id: '' }, { do: 'event', event: { type: 'case.begin' } });
    host.ask({ role: 'instructor', id: '' }, { do: 'pace', pace: 60 });
  }
  const began = performance.now();
  const rounds: boolean[] = [];
  // So slow that every look at the watch says: out of time.
  for (let turn = 1; turn <= 40; turn++) rounds.push(session.advance(began + turn * 100, () => true));
  expect(rounds.filter(Boolean)).toHaveLength(10);
  const steps = hosts.map((host) => host.step());
  expect(steps[0]).toBeGreaterThanOrEqual(100);
  expect(new Set(steps).size).toBe(1);
  await close();
}, 400_000);
