// Sessions in Redis, for several processes: the log is a stream that only its owner may lengthen.
import type { Redis } from 'ioredis';
import type { Tell } from '../redis.ts';
import { connectRedis } from '../redis.ts';
import type { SessionPlan } from './plan.ts';
import { stateFromBytes, stateToBytes } from './state-bytes.ts';
import type { LogLine, SessionStore } from './store.ts';
import { LostSession } from './store.ts';

/** A process that has not said for so long that it lives has lost its sessions, ms. */
export const LEASE_MS = 2000;
/** Sessions nobody deleted are forgotten after a month, s. */
const FORGET_S = 30 * 24 * 3600;

/** Adds one line if the stream is as long as the writer believes; answers its length before. */
const APPEND = `
local length = redis.call('XLEN', KEYS[1])
if length == tonumber(ARGV[1]) then
  redis.call('XADD', KEYS[1], '*', 'line', ARGV[2])
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
return length`;

/** Takes or renews the lease; 0 while another has it. */
const CLAIM = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

/** Ends the lease of this owner and of nobody else. */
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

export async function openRedisStore(url: string, tell: Tell): Promise<SessionStore> {
  const redis = await connectRedis(url, tell);
  const key = (code: string, what: string): string => `refill:session:${code}:${what}`;
  /** What this process has written, for a Redis that comes back with less. */
  const written = new Map<string, string[]>();
  const known = (code: string): string[] => {
    const lines = written.get(code) ?? [];
    written.set(code, lines);
    return lines;
  };
  return {
    async create(plan) {
      await redis.set(key(plan.code, 'plan'), JSON.stringify(plan), 'EX', FORGET_S);
    },
    async plan(code) {
      const text = await redis.get(key(code, 'plan'));
      return text === null ? null : (JSON.parse(text) as SessionPlan);
    },
    append: async (code, line, count) => {
      const lines = known(code);
      lines[count] = JSON.stringify(line);
      await appendFrom(redis, key(code, 'log'), lines, count);
    },
    async lines(code) {
      const found = await redis.xrange(key(code, 'log'), '-', '+');
      const lines = found.map(([, [, text]]) => text);
      written.set(code, lines);
      return lines.map((text) => JSON.parse(text) as LogLine);
    },
    async keepState(code, station, state) {
      await redis.set(key(code, `state:${station}`), stateToBytes(state), 'EX', FORGET_S);
    },
    async state(code, station) {
      const block = await redis.getBuffer(key(code, `state:${station}`));
      return block === null ? null : stateFromBytes(block);
    },
    async keepName(code, seat, name) {
      await redis.hset(key(code, 'names'), seat, name);
      await redis.expire(key(code, 'names'), FORGET_S);
    },
    names: async (code) => redis.hgetall(key(code, 'names')),
    async remove(code) {
      const keys = await redis.keys(key(code, '*'));
      if (keys.length > 0) await redis.del(...keys);
      written.delete(code);
    },
    claim: async (code, owner) => (await redis.eval(CLAIM, 1, key(code, 'owner'), owner, LEASE_MS)) === 1,
    owner: async (code) => redis.get(key(code, 'owner')),
    release: async (code, owner) => void (await redis.eval(RELEASE, 1, key(code, 'owner'), owner)),
    close: async () => redis.disconnect(),
  };
}

/**
 * The line at `place`, exactly once: a command that was sent twice because the connection broke finds its own line there,
 * and a Redis that came back with less gets everything again. @throws LostSession if somebody else's line is there.
 */
async function appendFrom(redis: Redis, stream: string, lines: readonly string[], place: number): Promise<void> {
  for (let next = place; next <= place;) {
    const length = Number(await redis.eval(APPEND, 1, stream, next, lines[next], FORGET_S));
    if (length === next) next++;
    else if (length < next) next = length;
    else {
      const found = await redis.xrange(stream, '-', '+');
      if (found[next]?.[1][1] !== lines[next]) throw new LostSession();
      next++;
    }
  }
}
