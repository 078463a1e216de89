// The web side of a room server: the built game as files, and a handful of requests around sessions. Answers are JSON; a refusal is one sentence.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createCodeGuard } from './code-guard.ts';
import type { Tell } from '../redis.ts';
import { allowed } from '../../headless/package.ts';
import type { Hall } from './hall.ts';
import { Refused } from './refused.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.wav': 'audio/wav',
  '.opus': 'audio/ogg',
  '.woff2': 'font/woff2',
};
const LARGEST_REQUEST = 8 * 1024;

export interface WebOptions {
  hall: Hall;
  /** Of the built game; null: requests around sessions only. */
  folder: string | null;
  /** Only who knows this may open sessions: it stands in the address that the server prints. */
  deskKey: string;
  /** Addresses of this server as stations reach it. */
  addresses: readonly string[];
  /** An origin that the page may talk to besides this server; null: none. */
  lrs: string | null;
  /** The window of this server. */
  tell: Tell;
}

type Answer = object;
type Call = (body: Record<string, unknown>, address: string) => Promise<Answer>;

export function answerWeb({ hall, folder, deskKey, addresses, lrs, tell }: WebOptions) {
  const guard = createCodeGuard();
  const calls: Record<string, Call> = {
    '/api/session': async (body) => {
      if (body['desk'] !== deskKey) throw new Refused('Sessions are opened with the address that the server printed.');
      return { ...(await hall.create(body)), addresses };
    },
    // What is signed cannot be guessed; only typed codes are counted.
    '/api/join': async (body, address) =>
      body['invitation'] === undefined ? guard.attempt(address, async () => hall.join(body)) : hall.join(body),
    '/api/enter': async (body) => (await hall.enter(body)) as Answer,
    '/api/export': async (body) => hall.export(body['ticket'], body['names'] === true),
    '/api/delete': async (body) => {
      await hall.remove(body['ticket']);
      return { deleted: true };
    },
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = new URL(request.url ?? '/', 'http://server').pathname;
    const call = Object.hasOwn(calls, path) ? calls[path] : undefined;
    if (call && request.method === 'POST') return void answerCall(request, response, call, tell);
    if (path.startsWith('/api/')) return sendJson(response, 404, { error: 'There is no such request.' });
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendJson(response, 405, { error: 'Only reading is possible here.' });
    sendFile(response, folder, path, lrs);
  };
}

async function answerCall(request: IncomingMessage, response: ServerResponse, call: Call, tell: Tell): Promise<void> {
  try {
    sendJson(response, 200, await call(await readBody(request), request.socket.remoteAddress ?? ''));
  } catch (error) {
    if (error instanceof Refused) return sendJson(response, 400, { error: error.message, again: error.again });
    tell(`${request.url ?? ''} failed: ${error instanceof Error ? error.message : String(error)}`);
    sendJson(response, 500, { error: storageSentence(error) });
  }
}

function storageSentence(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOSPC') return 'The disk of the server is full; make room there and try again.';
  return 'The server could not do that; its own window says more.';
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > LARGEST_REQUEST) throw new Refused('This request is too large.');
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new Refused('This request could not be read.');
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** A file of the built game, and nothing outside its folder. */
function sendFile(response: ServerResponse, folder: string | null, path: string, lrs: string | null): void {
  const wanted = path === '/' ? '/index.html' : decodePath(path);
  const file = folder === null || wanted === null ? null : join(folder, normalize(wanted));
  if (file === null || !file.startsWith(join(folder!, '/')) || !existsSync(file) || !statSync(file).isFile()) {
    return sendJson(response, 404, { error: 'There is no such page.' });
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': wanted!.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  });
  if (lrs !== null && wanted === '/index.html') response.end(allowed(readFileSync(file, 'utf8'), lrs));
  else createReadStream(file).pipe(response);
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
