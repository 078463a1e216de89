// A seat at a session of a server: joins by itself again after every lost connection, and asks each question until it is answered, to be done once.
import { MODEL_VERSION } from '../../perfusion/version.ts';
import type { HostAnswer } from '../room/roles.ts';
import type { Command } from '../room/roles.ts';
import { connect, RefusedRequest } from './connect.ts';
import type { Connection } from './connect.ts';
import type { FromServer, Target, ToServer } from './wire.ts';

export interface LinkRequest {
  /** Address of the server, such as http://192.168.0.5:8080. */
  server: string;
  ticket: string;
  name: string;
  /** Everything but answers. */
  receive: (message: Exclude<FromServer, { type: 'answer' }>) => void;
  state: (state: LinkState) => void;
  /** Where the ticket is kept for a page that is loaded again. */
  keepTicket?: (ticket: string) => void;
}

export type LinkState =
  | { kind: 'connected' }
  /** Trying again; one sentence for the person who waits. */
  | { kind: 'away'; why: string }
  | { kind: 'ended'; why: string };

export interface Link {
  ask: (command: Command, to?: Target) => Promise<HostAnswer>;
  hop: (station: number | null) => void;
  release: () => Promise<HostAnswer>;
  askDebrief: () => void;
  /** Of every station that is over. */
  askDebriefs: () => void;
  /** As a network does it: for tests. */
  drop: () => void;
  close: () => void;
}

const AWAY = 'The connection to the session is lost. Trying again; your patient waits at the server.';
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 1000;

interface Open {
  message: Extract<ToServer, { id: number }>;
  resolve: (answer: HostAnswer) => void;
}

export function openLink(request: LinkRequest): Link {
  let { ticket } = request;
  let connection: Connection | null = null;
  let joined = false;
  let ended = false;
  let retryMs = FIRST_RETRY_MS;
  let nextId = 0;
  const open = new Map<number, Open>();
  /** Asked before the server said which number is free. */
  let early: (() => void)[] = [];

  async function come(): Promise<void> {
    try {
      const reservation = await post(request.server, '/api/enter', {
        ticket,
        name: request.name,
        model: MODEL_VERSION,
        clock: Date.now(),
      });
      const made = await connect(request.server, reservation, { message: receive, closed: gone });
      if (ended) made.close();
      else connection = made;
    } catch (error) {
      gone(error instanceof Error ? error.message : AWAY, error instanceof RefusedRequest && error.final);
    }
  }

  function gone(why: string, final: boolean): void {
    if (ended) return;
    connection = null;
    joined = false;
    if (final) {
      ended = true;
      for (const { resolve } of open.values()) resolve({ accepted: false, reason: why });
      return request.state({ kind: 'ended', why });
    }
    request.state({ kind: 'away', why: AWAY });
    setTimeout(() => void come(), retryMs);
    retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
  }

  function receive(message: FromServer): void {
    if (message.type === 'answer') return answered(message);
    if (message.type === 'joined') arrive(message);
    request.receive(message);
  }

  /** `connect` resolves after the first message may have come, so what must be said waits a moment. */
  function arrive({ ticket: next, lastId }: Extract<FromServer, { type: 'joined' }>): void {
    ticket = next;
    request.keepTicket?.(next);
    retryMs = FIRST_RETRY_MS;
    nextId = Math.max(nextId, lastId);
    setTimeout(() => {
      joined = connection !== null;
      connection?.send({ type: 'got' });
      for (const { message } of open.values()) connection?.send(message);
      for (const begin of early.splice(0)) begin();
      request.state({ kind: 'connected' });
    }, 0);
  }

  function answered({ id, accepted, reason }: Extract<FromServer, { type: 'answer' }>): void {
    open.get(id)?.resolve(reason === undefined ? { accepted } : { accepted, reason });
    open.delete(id);
  }

  async function put(make: (id: number) => Open['message']): Promise<HostAnswer> {
    if (ended) return { accepted: false, reason: 'This seat has been left.' };
    return new Promise((resolve) => {
      const begin = (): void => {
        const message = make(++nextId);
        open.set(message.id, { message, resolve });
        if (joined) connection?.send(message);
      };
      if (joined || nextId > 0) begin();
      else early.push(begin);
    });
  }

  void come();
  return {
    ask: async (command, to) => put((id) => ({ type: 'ask', id, command, ...(to === undefined ? {} : { to }) })),
    hop: (station) => connection?.send({ type: 'hop', station }),
    release: async () => put((id) => ({ type: 'release', id })),
    askDebrief: () => connection?.send({ type: 'debrief' }),
    askDebriefs: () => connection?.send({ type: 'debriefs' }),
    drop: () => connection?.drop(),
    close() {
      ended = true;
      connection?.close();
    },
  };
}

/** Asks the server; its refusals come as one sentence. */
export async function post(server: string, path: string, body: object): Promise<object> {
  const response = await fetch(`${server}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { error?: string; again?: boolean };
  if (answer.error !== undefined)
    throw new RefusedRequest(answer.error, answer.again !== true && response.status === 400);
  return answer;
}
