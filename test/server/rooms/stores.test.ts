// What keeps a session: every line exactly once, in files and in a real Redis, and only one owner.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFileStore } from '../../../src/server/rooms/file-store.ts';
import type { SessionPlan } from '../../../src/server/rooms/plan.ts';
import { newCode, newKey, readCode, seedOf } from '../../../src/server/rooms/plan.ts';
import { openRedisStore } from '../../../src/server/rooms/redis-store.ts';
import type { LogLine, SessionStore } from '../../../src/server/rooms/store.ts';
import { LostSession } from '../../../src/server/rooms/store.ts';
import { createTurnstile, readTicket, signTicket } from '../../../src/server/rooms/tickets.ts';
import { startRedis } from '../redis-server.ts';
import type { RedisServer } from '../redis-server.ts';

let redis: RedisServer;
let folder: string;
beforeAll(async () => {
  redis = await startRedis();
  folder = mkdtempSync(join(tmpdir(), 'refill-store-'));
});
afterAll(async () => {
  await redis.close();
  rmSync(folder, { recursive: true, force: true });
});

const plan = (): SessionPlan => ({
  format: 1,
  code: newCode(),
  case: 'urosepsis',
  caseVersion: 1,
  seed: 7,
  patients: 'same',
  mode: 'practice',
  stations: 1,
  model: '0',
  key: newKey(),
  createdAt: '',
});
const line = (step: number): LogLine => ({ reached: [step], paces: [1] });
const files = async (): Promise<SessionStore> => openFileStore(folder);
const stream = async (): Promise<SessionStore> => openRedisStore(redis.url, () => {});

describe.each([
  ['files', files],
  ['Redis', stream],
])('a store of %s', (_kind, open) => {
  test('gives back what was written, in order', async () => {
    const store = await open();
    const made = plan();
    await store.create(made);
    await Promise.all([0, 1, 2].map(async (i) => store.append(made.code, line(i), i)));
    await store.keepName(made.code, 'seat', 'Tom');
    const state = { step: 5, eventCount: 2, entries: 3, bytes: new Uint8Array([1, 2, 3]) };
    await store.keepState(made.code, 0, state);
    expect(await store.plan(made.code)).toEqual(made);
    expect(await store.lines(made.code)).toEqual([0, 1, 2].map(line));
    expect(await store.names(made.code)).toEqual({ seat: 'Tom' });
    expect(await store.state(made.code, 0)).toEqual(state);
    await store.remove(made.code);
    expect(await store.plan(made.code)).toBeNull();
    expect(await store.lines(made.code)).toEqual([]);
    expect(await store.names(made.code)).toEqual({});
    await store.close();
  });
});

describe('files', () => {
  test('forget a line that a killed process had begun', async () => {
    const store = await files();
    const made = plan();
    await store.create(made);
    await store.append(made.code, line(1), 0);
    appendFileSync(join(folder, made.code, 'log.jsonl'), '{"reached":[2],"pa');
    expect(await store.lines(made.code)).toEqual([line(1)]);
    await store.append(made.code, line(3), 1);
    expect(await store.lines(made.code)).toEqual([line(1), line(3)]);
    await store.close();
  });
});

describe('a folder', () => {
  test('has one server: a second one is told which process has it, and one that died is no hindrance', async () => {
    const own = mkdtempSync(join(tmpdir(), 'refill-lock-'));
    writeFileSync(join(own, 'server.lock'), String(process.ppid));
    expect(() => openFileStore(own)).toThrow(
      `another server (process ${process.ppid}) keeps its sessions in ${own}; stop it, or choose another folder with --folder`,
    );
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(own, 'server.lock'), String(pid));
    await openFileStore(own).close();
    rmSync(own, { recursive: true, force: true });
  });
});

describe('a folder in which nothing can be written', () => {
  test('is named in one sentence', () => {
    expect(() => openFileStore('/dev/null/sessions')).toThrow(
      'sessions cannot be kept in /dev/null/sessions (ENOTDIR); choose another folder with --folder',
    );
  });
});

describe('a stream in Redis', () => {
  test('has one owner: what another writes is noticed, and a lease ends when nobody renews it', async () => {
    const [one, two] = [await stream(), await stream()];
    const { code } = plan();
    expect(await one.claim(code, 'one')).toBe(true);
    expect(await two.claim(code, 'two')).toBe(false);
    await two.release(code, 'two');
    expect(await two.claim(code, 'two')).toBe(false);
    await two.release(code, 'one');
    expect(await two.claim(code, 'two')).toBe(true);
    await two.release(code, 'two');
    expect(await one.claim(code, 'one')).toBe(true);
    await one.append(code, line(1), 0);
    expect(await two.lines(code)).toHaveLength(1);
    await two.append(code, line(2), 1);
    await expect(one.append(code, line(3), 1)).rejects.toBeInstanceOf(LostSession);
    await expect.poll(async () => two.claim(code, 'two')).toBe(true);
    await Promise.all([one.close(), two.close()]);
  }, 400_000);

  test('is written again when Redis comes back empty, each line once', async () => {
    const store = await stream();
    const { code } = plan();
    for (const i of [0, 1, 2]) await store.append(code, line(i), i);
    await redis.kill();
    const later = [3, 4].map(async (i) => store.append(code, line(i), i));
    await redis.start();
    await Promise.all(later);
    expect(await store.lines(code)).toEqual([0, 1, 2, 3, 4].map(line));
    await store.close();
  }, 400_000);
});

describe('patients', () => {
  test('are the same at every station, or another one at each', () => {
    const three = (patients: SessionPlan['patients']) =>
      [0, 1, 2].map((station) => seedOf({ ...plan(), patients }, station));
    expect(three('same')).toEqual([7, 7, 7]);
    expect(three('each')).toEqual([7, 8, 9]);
  });
});

describe('codes and tickets', () => {
  test('a code is read as people type it', () => {
    expect(readCode('k7p-m2r')).toBe('K7PM2R');
    expect(readCode(' K7P M2R ')).toBe('K7PM2R');
    for (const wrong of ['K7PM2', 'K7PM2R9', 'K7PM2!', '', null, 7, 'O0O0O0']) expect(readCode(wrong)).toBeNull();
  });
  test('a ticket cannot be changed by hand', () => {
    const key = newKey();
    const ticket = { code: 'K7PM2R', role: 'trainee', station: 2, seat: 'ab', number: 3 } as const;
    const text = signTicket(ticket, key);
    expect(readTicket(text, key)).toEqual(ticket);
    expect(readTicket(text.replace('trainee', 'instructor'), key)).toBeNull();
    expect(readTicket(text, newKey())).toBeNull();
    expect(readTicket('x.y', key)).toBeNull();
  });
  test('a ticket opens once; the one before opens as long as the next may have been lost on its way', () => {
    const { enter, confirm } = createTurnstile();
    expect(enter('seat', 0)).toBe(1);
    expect(enter('seat', 0)).toBe(1); // the answer was lost
    confirm('seat');
    expect(enter('seat', 0)).toBeNull();
    expect(enter('seat', 1)).toBe(2);
  });
});
