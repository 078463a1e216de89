// The computer that carries the patients: it may sleep, its clock may be set, and another process may want to know whether it lives.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startConductor } from '../../../src/server/rooms/conductor.ts';
import type { LiveSession } from '../../../src/server/rooms/live/session.ts';
import { isGone, ownerName } from '../../../src/server/rooms/owners.ts';
import type { Guest } from '../../../src/server/rooms/live/state.ts';
import { decode } from '../../../src/session/remote/wire.ts';
import type { FromServer } from '../../../src/session/remote/wire.ts';
import { liveSession, pause } from './driver.ts';

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

/** Somebody who only hears. */
function guest(): Guest & { heard: FromServer[] } {
  const heard: FromServer[] = [];
  return { heard, send: (bytes) => heard.push(decode(bytes) as FromServer), dismiss: () => {} };
}

describe('a station whose laptop sleeps', () => {
  test('finds the patient as he was ten seconds after, and is told how long he waited', async () => {
    const {
      plan,
      session,
      hosts: [host],
      close,
    } = await liveSession(1);
    const sit = (number: number): ReturnType<typeof guest> => {
      const one = guest();
      session.enter(one, { code: plan.code, role: 'trainee', station: 0, seat: 'tom', number }, '', null);
      return one;
    };
    let now = performance.now();
    /** Wall seconds, in looks of 100 ms. */
    const pass = (seconds: number): void => {
      for (const until = now + seconds * 1000; now < until; now += 100) {
        session.advance(now, () => false);
        session.tend(now);
      }
    };
    const awake = sit(0);
    host.ask({ role: 'trainee', id: 'tom' }, { do: 'event', event: { type: 'case.begin' } });
    pass(1);
    session.leave(awake);
    pass(11);
    const left = host.step();
    pass(289);
    expect(host.step()).toBe(left);
    expect(left / 500).toBeLessThan(13);
    const back = sit(1);
    pass(1);
    const frame = back.heard.findLast((one) => one.type === 'frame');
    expect(frame?.view.room.notice).toMatchObject({ kind: 'asleep', seconds: 300 });
    expect(host.step()).toBeGreaterThan(left);
    await close();
  }, 400_000);
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
