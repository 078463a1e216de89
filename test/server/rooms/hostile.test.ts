// Hostile connections: whatever they send, the server stays up, other rooms go on, and no patient changes.
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import { encode } from '../../../src/session/remote/wire.ts';
import type { ToServer } from '../../../src/session/remote/wire.ts';
import { post } from '../../../src/session/remote/link.ts';
import { NOREPINEPHRINE, sit, startServer, ticketFor } from './driver.ts';
import type { Opened, Person, TestServer } from './driver.ts';

let server: TestServer;
let attacked: Opened;
let quiet: { instructor: Person; opened: Opened };
beforeAll(async () => {
  server = await startServer();
  attacked = await server.open();
  const opened = await server.open();
  const instructor = sit(
    server.address,
    await ticketFor(server.address, { invitation: opened.invitations.instructor }),
  );
  await instructor.begin();
  quiet = { instructor, opened };
}, 400_000);
afterAll(async () => server.close());

/** A bare socket with a proper seat, which says whatever a test wants. */
async function attacker(role = 'trainee'): Promise<{ socket: WebSocket; closed: Promise<number> }> {
  const ticket = await ticketFor(server.address, { code: attacked.code, role });
  const seat = (await post(server.address, '/api/enter', { ticket, model: MODEL_VERSION, clock: Date.now() })) as {
    sessionId: string;
    room: { processId: string; roomId: string };
  };
  const address = server.address.replace('http', 'ws');
  const socket = new WebSocket(`${address}/${seat.room.processId}/${seat.room.roomId}?sessionId=${seat.sessionId}`);
  socket.on('error', () => {});
  const closed = new Promise<number>((resolve) => void socket.on('close', resolve));
  // The server's first frame opens the room; a proper client confirms it with one byte.
  await new Promise((resolve) => socket.once('message', resolve));
  socket.send(Buffer.from([10]));
  return { socket, closed };
}

/** As Colyseus writes bytes of type "m": protocol number, type as a short string, the message. */
const framed = (message: Uint8Array): Buffer => Buffer.concat([Buffer.from([17, 0xa1, 0x6d]), message]);
const said = (message: ToServer | object): Buffer => framed(encode(message as ToServer));

const patient = () => server.server.hall.session(attacked.code)!.live.places[0]!.station.host;

/** The quiet room answers, and nobody's events are in the attacked one. */
async function expectUndisturbed(): Promise<void> {
  expect(await quiet.instructor.ask({ do: 'pace', pace: 1 }, 'all')).toEqual({ accepted: true });
  expect(patient().eventCount()).toBe(0);
}

describe('a hostile connection', { timeout: 400_000 }, () => {
  test('of random bytes changes nothing', async () => {
    const { socket } = await attacker();
    let state = 12345;
    const byte = (): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24;
    for (let i = 0; i < 50; i++) {
      const noise = Buffer.from(Array.from({ length: 1 + (byte() % 60) }, byte));
      if (i % 2 === 1) noise[0] = 13 + (i % 6); // protocol numbers of Colyseus before the noise
      socket.send(i % 5 === 0 ? framed(noise) : noise);
    }
    expect(socket.readyState).not.toBe(WebSocket.CONNECTING);
    await expectUndisturbed();
    socket.terminate();
  });

  test('with a message that is too large is closed', async () => {
    const { socket, closed } = await attacker();
    socket.send(said({ type: 'ask', id: 1, command: { do: 'note', text: 'x'.repeat(40_000), flag: null } }));
    expect(await closed).toBe(1009);
    await expectUndisturbed();
  });

  test('that floods is closed', async () => {
    const { socket, closed } = await attacker('observer');
    for (let i = 1; i < 2000; i++) socket.send(said({ type: 'ask', id: i, command: { do: 'freeze', on: true } }));
    expect(await closed).toBe(4004);
    await expectUndisturbed();
  });

  test.each([
    ['an observer who treats', 'observer', { do: 'event', event: NOREPINEPHRINE }],
    ['a display that freezes', 'display', { do: 'freeze', on: true }],
    ['a trainee who bleeds the patient', 'trainee', { do: 'event', event: { type: 'inject.bleed', volume: 3000 } }],
    ['a trainee who turns time back', 'trainee', { do: 'rewind', seconds: 60 }],
    ['a command that is none', 'trainee', { do: '__proto__' }],
    [
      'an event that is none',
      'trainee',
      { do: 'event', event: { type: 'order.place', order: '__proto__', values: 7 } },
    ],
    [
      'an order of absurd size',
      'trainee',
      { do: 'event', event: { type: 'order.place', order: 'norepinephrine', values: { rate: 1e300 } } },
    ],
  ])('of %s is refused', async (_who, role, command) => {
    const ticket = await ticketFor(server.address, { code: attacked.code, role });
    const person = sit(server.address, ticket);
    const answer = await person.ask(command as never);
    expect(answer.accepted).toBe(false);
    expect(answer.reason).toMatch(/\.$/);
    await expectUndisturbed();
    person.link.close();
  });

  test.each(['/matchmake/joinOrCreate/session', '/matchmake/create/session', '/api/enter', '/api/export'])(
    'finds no other door at %s',
    async (path) => {
      const response = await fetch(`${server.address}${path}`, {
        method: 'POST',
        body: JSON.stringify({
          code: attacked.code,
          ticket: `${attacked.code}.instructor.0.x.0.forged`,
          role: 'instructor',
        }),
      });
      const answer = (await response.json()) as { error?: string };
      expect(answer.error).toBeTypeOf('string');
      await expectUndisturbed();
    },
  );

  test.each(['/../package.json', '/%2e%2e/package.json', '/..%2f..%2fetc/passwd', '/%'])(
    'reads no file outside the game: %s',
    async (path) => {
      const response = await fetch(`${server.address}${path}`);
      expect(response.status).toBe(404);
    },
  );
});
