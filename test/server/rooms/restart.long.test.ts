// One computer, one folder: the server is killed in the middle of a case and started again. Its stations come back by themselves.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import type { LogLine } from '../../../src/server/rooms/store.ts';
import { post } from '../../../src/session/remote/link.ts';
import { startProcess } from '../load/processes.ts';
import type { ServerProcess } from '../load/processes.ts';
import { rebuildFromLog } from '../load/rebuild.ts';
import { sitDown } from '../load/scripted-client.ts';
import { pause } from './driver.ts';
import type { Opened } from './driver.ts';

let running: ServerProcess | null = null;
afterEach(() => running?.kill());

test('a server that was killed goes on where it was when it is started again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'refill-restart-'));
  const first = await startProcess({ folder });
  running = first;
  const { address, deskKey } = first;
  const wish = { desk: deskKey, case: 'urosepsis', seed: 7, stations: 1 };
  const { code, invitations } = (await post(address, '/api/session', wish)) as Opened;
  const join_ = { invitation: invitations.trainee, model: MODEL_VERSION };
  const { ticket } = (await post(address, '/api/join', join_)) as { ticket: string };
  const trainee = await sitDown([address], ticket);
  const begin = { do: 'event', event: { type: 'case.begin' } } as const;
  while (!(await trainee.ask(begin)).accepted) await pause(100);
  const report = (score: number) => trainee.ask({ do: 'event', event: { type: 'mottling.report', score } });
  await report(3);
  // Three seconds of life; how far everybody is stands in the log once a second.
  const stepOf = async (server: ServerProcess): Promise<number> => (await server.steps(code))[0];
  while ((await stepOf(first)) < 1500) await pause(100);
  const before = await stepOf(first);
  first.kill();
  const waiting = report(4);
  await pause(500);
  const second = await startProcess({ folder, port: Number(new URL(address).port) });
  running = second;
  expect((await waiting).accepted).toBe(true);
  const [now] = await second.digests([code]);
  const lines = readFileSync(join(folder, code, 'log.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const log = lines.map((line) => JSON.parse(line) as LogLine);
  const scores = log
    .flatMap((line) => ('entries' in line ? line.entries : []))
    .flatMap(({ what }) => (what.kind === 'event' && what.event.type === 'mottling.report' ? [what.event.score] : []));
  expect(scores).toEqual([3, 4]);
  // Nearly all of it is still there, and it is the patient of the log.
  expect(now.step).toBeGreaterThan(before - 1000);
  expect(await rebuildFromLog(log, now)).toBe(now.digest);
  trainee.close();
  rmSync(folder, { recursive: true, force: true });
}, 400_000);
