// Codes of six characters can be tried; who tries many is stopped, and nobody else notices.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import { createCodeGuard, WrongCode } from '../../../src/server/rooms/code-guard.ts';
import { sit, startServer, ticketFor } from './driver.ts';
import type { TestServer } from './driver.ts';

const TOO_MANY = 'Too many wrong codes came from this computer; wait a minute and look at the board again.';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 400_000);
afterAll(async () => server.close());

/** Loopback has many addresses: each is another computer. */
async function joinFrom(localAddress: string, code: string): Promise<{ ticket?: string; error?: string }> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, localAddress, path: '/api/join', method: 'POST' }, (response) => {
      let text = '';
      response.on('data', (part) => (text += String(part)));
      response.on('end', () => resolve(JSON.parse(text) as { ticket?: string; error?: string }));
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ code, model: MODEL_VERSION }));
  });
}

test('a computer that tries codes is stopped, even with the right one; everybody else joins, and who sits there plays on', async () => {
  const { code, invitations } = await server.open();
  const seated = sit(server.address, await ticketFor(server.address, { code }));
  await seated.until('joined');
  // All at once, so that none has been found wrong when the next one comes.
  const guesses = Array.from({ length: 60 }, async (_, i) =>
    joinFrom('127.0.0.1', `AAAA${'BCDEFGHJKLMNPQ'[Math.trunc(i / 14)]}${'BCDEFGHJKLMNPQ'[i % 14]}`),
  );
  const answers = (await Promise.all(guesses)).map(({ error }) => error);
  expect(answers.filter((one) => one?.startsWith('There is no session'))).toHaveLength(20);
  expect(answers.filter((one) => one === TOO_MANY)).toHaveLength(40);
  expect(await joinFrom('127.0.0.1', code)).toMatchObject({ error: TOO_MANY });
  expect((await joinFrom('127.0.0.2', code)).ticket).toMatch(code);
  // At the stopped computer too: whoever sits there goes on and comes back, and a picture from the server still invites.
  seated.link.drop();
  await expect.poll(() => seated.states.map(({ kind }) => kind)).toEqual(['connected', 'away', 'connected']);
  expect(await ticketFor(server.address, { invitation: invitations.trainee })).toMatch(code);
}, 400_000);

test('what is mistyped in one minute is forgotten in the next; what was right never counts', async () => {
  let now = 0;
  const guard = createCodeGuard(() => now);
  const wrong = async (): Promise<unknown> =>
    guard
      .attempt('192.168.0.7', async () => Promise.reject(new WrongCode('wrong')))
      .catch((error: unknown) => (error as Error).message);
  for (let i = 0; i < 30; i++) expect(await guard.attempt('192.168.0.7', async () => Promise.resolve(i))).toBe(i);
  for (let i = 0; i < 20; i++) expect(await wrong()).toBe('wrong');
  expect(await wrong()).toBe(TOO_MANY);
  now = 60_000;
  expect(await wrong()).toBe('wrong');
});
