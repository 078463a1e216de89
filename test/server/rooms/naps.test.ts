// The computer that carries the patients: it may sleep, its clock may be set, and another process may want to know whether it lives.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startConductor } from '../../../src/server/rooms/conductor.ts';
import type { LiveSession } from '../../../src/server/rooms/live/session.ts';
import { isGone, ownerName } from '../../../src/server/rooms/owners.ts';
import { pause } from './driver.ts';

describe('a server that sleeps', () => {
  test.each([
    ['for five minutes: every patient waits, and everybody is told', 300_000, ['held', 'asleep 300']],
    ['not, but whose clock is set by an hour: nothing happens', 3_600_000, []],
    ['not, but whose clock is set back: nothing happens', -3_600_000, []],
  ])('%s', async (_what, jump, expected) => {
    const said: string[] = [];
    const host = { hold: () => said.push('held'), tell: (kind: string, s: number) => said.push(`${kind} ${s}`) };
    const session = { live: { places: [{ station: { host } }, null] }, advance: () => true, tend: () => {} };
    let now = 1_000_000;
    const conductor = startConductor(() => now);
    conductor.add(session as unknown as LiveSession);
    await pause(30);
    now += jump;
    await pause(40);
    conductor.stop();
    expect(said).toEqual(expected);
  });
});

describe('a process that has a session', () => {
  test('is dead for certain when nobody listens at its address any more, and only then', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const owner = ownerName(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await isGone(owner)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isGone(owner)).toBe(true);
    expect(await isGone(ownerName(undefined))).toBe(false);
  });
});
