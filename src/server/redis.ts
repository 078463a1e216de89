// Reaches a Redis by its address. A wrong address is told at once in one sentence; a Redis that goes away later is waited for.
import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import { InputError } from '../headless/input-error.ts';

const FIRST_ANSWER_MS = 4000;
const LONGEST_WAIT_MS = 1000;

const PATIENCE: RedisOptions = {
  // Wanted by BullMQ: a command is never given up, only delayed.
  maxRetriesPerRequest: null,
  retryStrategy: (attempt) => Math.min(50 * attempt, LONGEST_WAIT_MS),
  reconnectOnError: isLoading,
};

export type Tell = (sentence: string) => void;

/** A connection that has answered once. From then on every command waits until Redis is there again. */
export async function connectRedis(url: string, tell?: Tell): Promise<Redis> {
  await probe(url);
  const redis = new Redis(url, PATIENCE);
  let away = false;
  redis.on('error', () => {
    if (!away) tell?.(`${placeOf(url)} does not answer; waiting for it, nothing is lost.`);
    away = true;
  });
  redis.on('ready', () => {
    if (away) tell?.(`${placeOf(url)} is back.`);
    away = false;
  });
  return redis;
}

/** For programs that make their own connections: the same patience. */
export function patientOptions(url: string): RedisOptions {
  const { hostname, port, username, password, protocol } = new URL(url);
  return {
    host: hostname,
    port: Number(port === '' ? 6379 : port),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    ...PATIENCE,
  };
}

/** A Redis that reads its file after a restart refuses commands for a moment. */
function isLoading(error: Error): 2 | false {
  return error.message.startsWith('LOADING') ? 2 : false;
}

/** The address without user and password, for sentences. */
export function placeOf(url: string): string {
  try {
    const { hostname, port } = new URL(url);
    return `Redis at ${hostname}:${port === '' ? '6379' : port}`;
  } catch {
    return 'Redis';
  }
}

async function probe(url: string): Promise<void> {
  if (!/^rediss?:\/\/[^/]+/.test(url))
    throw new InputError(`"${url}" is no address of a Redis; one such as redis://localhost:6379 was expected`);
  const once = new Redis(url, { lazyConnect: true, connectTimeout: FIRST_ANSWER_MS, retryStrategy: () => null });
  let why = 'no answer';
  once.on('error', (error: Error & { code?: string }) => (why = error.code ?? error.message));
  try {
    await once.connect();
    await once.ping();
  } catch (error) {
    if (error instanceof Error && /WRONGPASS|NOAUTH/.test(error.message)) why = 'it wants another password';
    throw new InputError(`${placeOf(url)} cannot be used (${why}); is it running, and may this machine reach it?`);
  } finally {
    once.disconnect();
  }
}

/** The first connection tells of trouble in one sentence; the others need not repeat it. */
export function ignoreErrors(emitter: { on: (event: 'error', listener: () => void) => unknown }): void {
  emitter.on('error', () => {});
}
