// What the web side says when the computer itself fails: one sentence at the desk, the rest in the server's own window.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Hall } from '../../../src/server/rooms/hall.ts';
import { answerWeb } from '../../../src/server/rooms/web.ts';

let server: Server;
const told: string[] = [];
afterEach(() => server.close());

/** A server whose disk fails in this way when a session is opened. */
async function openOn(failure: Error): Promise<unknown> {
  const hall = { create: async () => Promise.reject(failure) } as unknown as Hall;
  const tell = (sentence: string): unknown => told.push(sentence);
  server = createServer(answerWeb({ hall, folder: null, deskKey: 'key', addresses: [], lrs: null, tell })).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/session`;
  return (await fetch(address, { method: 'POST', body: '{"desk":"key"}' })).json();
}

test.each([
  ['ENOSPC', 'The disk of the server is full; make room there and try again.'],
  ['EIO', 'The server could not do that; its own window says more.'],
])('%s when a session is opened', async (code, sentence) => {
  const failure = Object.assign(new Error(`${code}: cannot write`), { code });
  expect(await openOn(failure)).toEqual({ error: sentence });
  expect(told.at(-1)).toBe(`/api/session failed: ${code}: cannot write`);
});
