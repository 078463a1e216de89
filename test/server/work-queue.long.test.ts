// Pieces of work over many machines: whatever is killed in the middle, every answer arrives once and is the same.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shareOut } from '../../src/server/work-queue.ts';
import type { Piece } from '../../src/server/work-queue.ts';
import { startRedis } from './redis-server.ts';
import type { RedisServer } from './redis-server.ts';

const PROGRAM = fileURLToPath(new URL('./queue-worker-process.ts', import.meta.url));

let redis: RedisServer;
const started: ChildProcess[] = [];
beforeAll(async () => void (redis = await startRedis()));
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(async () => redis.close());

const pieces = (count: number, ms: number, first = 1): Piece[] =>
  Array.from({ length: count }, (_, i) => ({ key: `n${first + i}-${ms}`, work: { number: first + i, ms } }));
const doubled = (count: number): number[] => Array.from({ length: count }, (_, i) => 2 * (i + 1));

/** What a worker process says, line by line. */
function worker(name: string): { process: ChildProcess; said: string[]; says: (count: number) => Promise<void> } {
  const child = spawn(process.execPath, ['--import', 'tsx/esm', PROGRAM, redis.url, name, '600'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const said: string[] = [];
  child.stdout.on('data', (text: Buffer) => said.push(...text.toString().trim().split('\n')));
  const says = async (count: number): Promise<void> => {
    while (said.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { process: child, said, says };
}

describe('a queue of pieces', { timeout: 400_000 }, () => {
  test('gives every answer in the order of the pieces, also when a worker is killed in the middle', async () => {
    const first = worker('killed');
    const asked = shareOut<number>({ redis: redis.url, name: 'killed' }, pieces(12, 60), {});
    await first.says(4); // "ready" and three pieces: it is inside the fourth
    first.process.kill('SIGKILL');
    worker('killed');
    expect(await asked).toEqual(doubled(12));
  });

  test('loses nothing when Redis is killed and comes back empty', async () => {
    const told: string[] = [];
    const only = worker('emptied');
    const asked = shareOut<number>({ redis: redis.url, name: 'emptied' }, pieces(12, 60), {
      tell: (sentence) => told.push(sentence),
    });
    await only.says(4);
    await redis.kill();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await redis.start();
    expect(await asked).toEqual(doubled(12));
    expect(told.filter((sentence) => sentence.endsWith('waiting for it, nothing is lost.'))).toHaveLength(1);
  });

  test('plays a piece once although two ask for it', async () => {
    const only = worker('shared');
    const ask = (): Promise<number[]> => shareOut<number>({ redis: redis.url, name: 'shared' }, pieces(4, 30), {});
    expect(await Promise.all([ask(), ask()])).toEqual([doubled(4), doubled(4)]);
    expect(only.said.filter((line) => line !== 'ready').toSorted()).toEqual(['n1-30', 'n2-30', 'n3-30', 'n4-30']);
  });

  test('tells in one sentence what failed, and that no worker is there', async () => {
    const told: string[] = [];
    const queue = { redis: redis.url, name: 'failing' };
    const asked = shareOut<number>(queue, pieces(1, 1, -5), { tell: (sentence) => told.push(sentence) });
    const failure = asked.catch((error: unknown) => error);
    await expect
      .poll(() => told)
      .toEqual([expect.stringMatching(/^No worker of this version is there yet; start one/)]);
    worker('failing');
    expect(await failure).toMatchObject({ message: 'a negative number was never agreed on' });
  });

  test.each([
    ['localhost', '"localhost" is no address of a Redis'],
    ['redis://:secret@127.0.0.1:1', 'Redis at 127.0.0.1:1 cannot be used (ECONNREFUSED)'],
  ])('refuses %s in one sentence without its password', async (url, sentence) => {
    const asked = shareOut({ redis: url, name: 'nowhere' }, pieces(1, 1), {});
    await expect(asked).rejects.toThrow(sentence);
    await expect(asked).rejects.not.toThrow('secret');
  });
});
