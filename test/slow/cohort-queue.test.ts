// A real cohort over Redis: its digest and its table are those of the local pool, whatever the chunks and whoever is killed.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRedis } from '../server/redis-server.ts';
import type { RedisServer } from '../server/redis-server.ts';

let redis: RedisServer;
const workers: ChildProcess[] = [];
beforeAll(async () => void (redis = await startRedis()));
afterAll(async () => {
  workers.forEach((child) => child.kill('SIGKILL'));
  await redis.close();
});

const QUESTION = 'cohort --cases urosepsis --patients 5 --policies none,late --until 2min --at 0h --json'.split(' ');
const COMMAND = ['--import', 'tsx/esm', 'src/server/refill.ts'];

interface Told {
  digest: string;
  rows: object[];
}

function cohort(...more: string[]): Promise<Told> {
  const child = spawn(process.execPath, [...COMMAND, ...QUESTION, ...more], { stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  return new Promise((resolve) => child.on('exit', () => resolve(JSON.parse(out) as Told)));
}

function worker(): ChildProcess {
  const args = [...COMMAND, 'worker', '--redis', redis.url, '--workers', '1'];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  workers.push(child);
  return child;
}

test('a killed worker, two more workers and other chunks leave the digest as it is', async () => {
  const alone = await cohort('--workers', '2');
  const asked = cohort('--redis', redis.url);
  const first = worker();
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  first.kill('SIGKILL');
  worker();
  worker();
  expect(await asked).toMatchObject({ digest: alone.digest, rows: alone.rows });
  expect(await cohort('--redis', redis.url, '--chunk', '3')).toMatchObject({ digest: alone.digest, rows: alone.rows });
});
