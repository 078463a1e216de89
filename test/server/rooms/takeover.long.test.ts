// Several processes over one Redis: one is killed and another goes on with the very same patients; Redis is killed and nothing is lost.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import { openRedisStore } from '../../../src/server/rooms/redis-store.ts';
import { post } from '../../../src/session/remote/link.ts';
import type { Role } from '../../../src/session/room/roles.ts';
import { startProcess } from '../load/processes.ts';
import type { ServerProcess } from '../load/processes.ts';
import { rebuildFromLog } from '../load/rebuild.ts';
import { sitDown } from '../load/scripted-client.ts';
import type { Scripted } from '../load/scripted-client.ts';
import { startRedis } from '../redis-server.ts';
import type { RedisServer } from '../redis-server.ts';
import { pause } from './driver.ts';

let redis: RedisServer;
let processes: ServerProcess[];
beforeAll(async () => {
  redis = await startRedis({ persistent: true });
  processes = [];
  for (let i = 0; i < 2; i++) processes.push(await startProcess({ folder: '', redis: redis.url }));
}, 400_000);
afterAll(async () => {
  for (const one of processes) one.kill();
  await redis.close();
});

/** A running session at the first process, whose people know both. */
async function lesson(): Promise<{ code: string; instructor: Scripted; trainee: Scripted }> {
  const [{ address, deskKey }, other] = processes;
  const wish = { desk: deskKey, case: 'urosepsis', seed: 7, stations: 2 };
  const { code, invitations } = (await post(address, '/api/session', wish)) as {
    code: string;
    invitations: Record<Role, string>;
  };
  const come = async (role: Role): Promise<Scripted> => {
    const ticket = await post(address, '/api/join', { invitation: invitations[role], model: MODEL_VERSION });
    return sitDown([address, other.address], (ticket as { ticket: string }).ticket);
  };
  const people = { code, instructor: await come('instructor'), trainee: await come('trainee') };
  while (!(await people.instructor.ask({ do: 'event', event: { type: 'case.begin' } }, 'all')).accepted)
    await pause(100);
  return people;
}

const report = (score: number) => ({ do: 'event', event: { type: 'mottling.report', score } }) as const;

async function scoresIn(code: string): Promise<number[]> {
  const store = await openRedisStore(redis.url, () => {});
  const lines = await store.lines(code);
  await store.close();
  return lines
    .flatMap((line) => ('entries' in line ? line.entries : []))
    .flatMap(({ what }) => (what.kind === 'event' && what.event.type === 'mottling.report' ? [what.event.score] : []));
}

test('Redis killed under load: every question is answered, each event is there once', async () => {
  const { code, instructor, trainee } = await lesson();
  const asked = [];
  for (let i = 0; i < 12; i++) {
    asked.push(trainee.ask(report(i % 6)));
    if (i === 4) await redis.kill();
    if (i === 7) await redis.start();
    await pause(80);
  }
  expect((await Promise.all(asked)).every(({ accepted }) => accepted)).toBe(true);
  expect(await scoresIn(code)).toEqual(Array.from({ length: 12 }, (_, i) => i % 6));
  instructor.close();
  trainee.close();
}, 400_000);

// How soon is measured on a quiet machine (`npm run room:load`, docs/session.md).
test('a killed process: its session goes on at another, with the very same patients', async () => {
  const { code, instructor, trainee } = await lesson();
  await instructor.ask({ do: 'pace', pace: 10 }, 'all');
  await trainee.ask(report(3));
  await pause(1500);
  const killedAt = performance.now();
  processes.shift()!.kill();
  const waiting = trainee.ask(report(4));
  await expect.poll(() => trainee.shownAt.at(-1) ?? 0, { timeout: 120_000 }).toBeGreaterThan(killedAt);
  expect((await waiting).accepted).toBe(true);
  expect(await scoresIn(code)).toEqual([3, 4]);
  await instructor.ask({ do: 'freeze', on: true }, 'all');
  const store = await openRedisStore(redis.url, () => {});
  const lines = await store.lines(code);
  for (const one of await processes[0].digests([code])) expect(await rebuildFromLog(lines, one)).toBe(one.digest);
  await store.close();
  instructor.close();
  trainee.close();
}, 400_000);
