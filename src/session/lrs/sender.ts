// Brings queued statements to their store, one after the other, each until it is confirmed. A statement carries its own id, so that one that
// arrived although its answer was lost is known there and counts as sent: whatever breaks, the store holds each exactly once.
import type { Counts, Lane, StatementQueue } from './queue.ts';

export type Trouble =
  /** No answer: offline, server down, wrong host, or the page may not talk to it. */
  | 'silent'
  /** It answers, but has no time. */
  | 'busy'
  /** Key, secret or token are not, or no longer, worth anything. */
  | 'credentials'
  /** There is no learning record store at this address. */
  | 'endpoint';

export interface LaneState {
  counts: Counts;
  /** Null: nothing is wrong. */
  trouble: Trouble | null;
  /** Wall ms until the next try; null: not by itself. */
  retryIn: number | null;
}

export interface Sender {
  /** Sends what waits, also what is added while it is at it. Resolves when nothing is left or nothing more can be done. */
  kick(lane: string): Promise<void>;
  /** The line may be back: the next try comes now. */
  hurry(lane: string): void;
  stop(): void;
}

export interface SenderParts {
  queue: StatementQueue;
  fetch: typeof fetch;
  onState(lane: string, state: LaneState): void;
  /** Between two tries; a test needs no real time. */
  wait?(ms: number, stopped: AbortSignal): Promise<void>;
}

export const XAPI_VERSION = '1.0.3';
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const PATIENCE_MS = 20_000;

export function createSender({ queue, fetch, onState, wait = sleep }: SenderParts): Sender {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  const pauses = new Map<string, AbortController>();

  const tell = async (lane: string, trouble: Trouble | null, retryIn: number | null): Promise<void> =>
    onState(lane, { counts: await queue.counts(lane), trouble, retryIn });

  const drain = async (key: string): Promise<void> => {
    let pause = FIRST_WAIT_MS;
    for (;;) {
      const [lane, waiting] = await Promise.all([queue.lane(key), queue.next(key)]);
      if (stopping.signal.aborted || !lane || !waiting) return tell(key, null, null);
      const answer = await put(fetch, lane, waiting.statement, stopping.signal);
      if (stopping.signal.aborted) return;
      if (answer.kind === 'sent') {
        await queue.sent(waiting.id);
        pause = FIRST_WAIT_MS;
        await tell(key, null, null);
      } else if (answer.kind === 'refused') {
        await queue.refused(waiting.id, answer.why);
        await tell(key, null, null);
      } else if (answer.kind === 'stop') {
        return tell(key, answer.trouble, null);
      } else {
        const next = answer.after ?? pause;
        await tell(key, answer.trouble, next);
        const woken = new AbortController();
        pauses.set(key, woken);
        await wait(next, AbortSignal.any([stopping.signal, woken.signal]));
        pauses.delete(key);
        pause = Math.min(LONGEST_WAIT_MS, pause * 2);
      }
    }
  };

  /** What was added while the last answer came in is looked for again; nothing may happen between that look and the end. */
  const run = async (key: string): Promise<void> => {
    try {
      do {
        wanted.delete(key);
        await drain(key);
      } while (wanted.has(key) && !stopping.signal.aborted);
    } finally {
      running.delete(key);
    }
  };

  return {
    async kick(key) {
      wanted.add(key);
      const already = running.get(key);
      if (already) return already;
      const work = run(key);
      running.set(key, work);
      return work;
    },
    hurry: (key) => pauses.get(key)?.abort(),
    stop: () => stopping.abort(),
  };
}

type Outcome =
  | { kind: 'sent' }
  | { kind: 'refused'; why: string }
  | { kind: 'stop'; trouble: Trouble }
  | { kind: 'again'; trouble: Trouble; after: number | null };

async function put(
  fetch: SenderParts['fetch'],
  lane: Lane,
  statement: { id: string },
  stopped: AbortSignal,
): Promise<Outcome> {
  try {
    const answer = await fetch(`${lane.endpoint}statements?statementId=${encodeURIComponent(statement.id)}`, {
      method: 'PUT',
      headers: headersOf(lane),
      body: JSON.stringify(statement),
      signal: AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE_MS)]),
    });
    return judge(answer, await answer.text());
  } catch {
    return { kind: 'again', trouble: 'silent', after: null };
  }
}

export function headersOf({ authorization }: Pick<Lane, 'authorization'>): Record<string, string> {
  return {
    authorization,
    'content-type': 'application/json',
    'x-experience-api-version': XAPI_VERSION,
  };
}

function judge({ status, headers }: Response, text: string): Outcome {
  // 409: a statement with this id is there already. It is ours: nobody else can know the id.
  if ((status >= 200 && status < 300) || status === 409) return { kind: 'sent' };
  if (status === 401 || status === 403) return { kind: 'stop', trouble: 'credentials' };
  if (status === 404 || status === 405) return { kind: 'stop', trouble: 'endpoint' };
  if (status === 408 || status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after') ?? NaN);
    const after = Number.isFinite(seconds) ? Math.min(LONGEST_WAIT_MS, seconds * 1000) : null;
    return { kind: 'again', trouble: 'busy', after };
  }
  if (status >= 300 && status < 400) return { kind: 'stop', trouble: 'endpoint' };
  return { kind: 'refused', why: `${status} ${text}`.slice(0, 300) };
}

async function sleep(ms: number, stopped: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
