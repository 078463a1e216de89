// A learning platform with its record store, small and real: HTTP, one-time tokens, and every way in which a line can fail. It takes each
// statement once, refuses another one under the same id, and lets an independent library judge what arrives.
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { default: rules } = require('@learninglocker/xapi-validation') as { default: (value: unknown) => unknown[] };

/** What the rules of xAPI have against a statement, as the validator of Learning Locker reads them. */
export function objections(statement: unknown): string[] {
  return rules(statement).map((one) => JSON.stringify(one));
}

export type Fault =
  /** The line breaks before the statement is stored, or after it: then the answer is lost. */
  'drop-before' | 'drop-after' | 'error-500' | 'busy-503' | 'no-rights' | 'no-such-page';

export interface Stored {
  id: string;
  timestamp: string;
  verb: { id: string };
  object: { id: string };
  result?: Record<string, unknown>;
  context: {
    registration: string;
    contextActivities: { category: { id: string }[]; grouping?: { id: string }[] };
    extensions: Record<string, unknown>;
  };
}

export interface Platform {
  url: string;
  endpoint: string;
  launchSearch(change?: Record<string, string>): string;
  /** In the order of arrival. */
  statements: Stored[];
  /** Answered in turn, then all is well. */
  faults: Fault[];
  requests: string[];
  conflicts: number;
  invalid: string[];
  launchData: Record<string, unknown>;
  close(): Promise<void>;
}

export const REGISTRATION = '760e3480-ba55-4991-94b0-01820dbd23a2';
export const SESSION = 'sitting-1';
export const ACTIVITY = 'https://lms.example.org/activities/17';
const TOKEN = 'c2Vzc2lvbjpzZWNyZXQ=';
const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

export async function startPlatform(): Promise<Platform> {
  let tokens = 0;
  const byId = new Map<string, string>();
  const platform: Omit<Platform, 'url' | 'endpoint' | 'close' | 'launchSearch'> = {
    statements: [],
    faults: [],
    requests: [],
    conflicts: 0,
    invalid: [],
    launchData: {
      contextTemplate: {
        contextActivities: { grouping: [{ id: 'https://refill.invalid/courses/refill/cases/urosepsis' }] },
        extensions: { [SESSION_ID]: SESSION },
      },
      launchMode: 'Normal',
      moveOn: 'Completed',
      returnURL: 'https://lms.example.org/course/1',
    },
  };

  const take = async (request: IncomingMessage, response: ServerResponse, id: string): Promise<void> => {
    let body = '';
    for await (const part of request) body += String(part);
    const fault = platform.faults.shift();
    if (fault === 'drop-before') return void request.socket.destroy();
    if (fault === 'error-500') return reply(response, 500, 'broken');
    if (fault === 'busy-503') return reply(response, 503, 'later', { 'retry-after': '2' });
    if (fault === 'no-rights') return reply(response, 403, 'no');
    if (fault === 'no-such-page') return reply(response, 404, 'nothing here');
    const statement = JSON.parse(body) as Stored;
    const wrong = objections(statement);
    if (wrong.length > 0 || statement.id !== id) {
      platform.invalid.push(...wrong);
      return reply(response, 400, wrong.join('; '));
    }
    const known = byId.get(id);
    if (known !== undefined && known !== body) {
      platform.conflicts++;
      return reply(response, 409, 'another statement has this id');
    }
    if (known === undefined) {
      byId.set(id, body);
      platform.statements.push(statement);
    }
    if (fault === 'drop-after') return void request.socket.destroy();
    reply(response, 204, '');
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://platform');
    platform.requests.push(`${request.method} ${url.pathname}`);
    if (request.method === 'OPTIONS') return reply(response, 204, '');
    if (url.pathname === '/token' && request.method === 'POST') {
      if (tokens++ > 0) return reply(response, 200, JSON.stringify({ 'error-code': '1', 'error-text': 'used' }));
      return reply(response, 200, JSON.stringify({ 'auth-token': TOKEN }));
    }
    if (request.headers.authorization !== `Basic ${TOKEN}`) return reply(response, 401, 'who are you?');
    if (request.headers['x-experience-api-version'] === undefined) return reply(response, 400, 'no version');
    if (url.pathname === '/xapi/activities/state') return reply(response, 200, JSON.stringify(platform.launchData));
    if (url.pathname === '/xapi/agents/profile') return reply(response, 404, '');
    const id = url.searchParams.get('statementId') ?? '';
    if (url.pathname === '/xapi/statements' && request.method === 'PUT')
      return void take(request, response, id).catch((error: unknown) => reply(response, 400, String(error)));
    if (url.pathname === '/xapi/statements') return reply(response, byId.has(id) ? 200 : 404, byId.get(id) ?? '');
    return reply(response, 404, '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endpoint = `${url}/xapi/`;
  return Object.assign(platform, {
    url,
    endpoint,
    launchSearch: (change: Record<string, string> = {}) =>
      `?${new URLSearchParams({
        endpoint,
        fetch: `${url}/token`,
        actor: JSON.stringify({
          objectType: 'Agent',
          account: { homePage: 'https://lms.example.org', name: 'learner-1' },
        }),
        registration: REGISTRATION,
        activityId: ACTIVITY,
        ...change,
      }).toString()}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function reply(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type, x-experience-api-version',
    'access-control-allow-methods': 'GET, PUT, POST',
    'access-control-expose-headers': 'x-experience-api-consistent-through',
    ...headers,
  });
  response.end(body);
}
