// A scripted person at a seat, cheap enough for hundreds in one process: it reads answers and ignores pictures, unless it waits for a word in one.
import { WebSocket } from 'ws';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import { decode, encode } from '../../../src/session/remote/wire.ts';
import type { FromServer, ToServer } from '../../../src/session/remote/wire.ts';
import type { Command } from '../../../src/session/room/roles.ts';
import { post } from '../../../src/session/remote/link.ts';

export interface Scripted {
  /** Round trip of a question, ms; repeated after a lost connection under the same number. */
  ask: (command: Command, to?: number | 'all') => Promise<{ ms: number; accepted: boolean }>;
  /** When a picture first holds this word (or no longer does), by `performance.now()`. */
  sees: (word: string, present: boolean) => Promise<number>;
  /** Wall ms at which each connection was made. */
  joinedAt: number[];
  /** And when the first picture came over each. */
  shownAt: number[];
  frames: () => number;
  drop: () => void;
  close: () => void;
}

interface Waiting {
  message: Extract<ToServer, { type: 'ask' }>;
  asked: number;
  resolve: (answer: { ms: number; accepted: boolean }) => void;
}

/** Colyseus's frame for bytes of type "m". */
const HEAD = Buffer.from([17, 0xa1, 0x6d]);
const FRAME = Buffer.from('{"type":"frame"');
const RETRY_MS = 200;

/** `overhear` gets every message as it came over the wire. */
export async function sitDown(
  addresses: readonly string[],
  firstTicket: string,
  overhear?: (bytes: Buffer) => void,
): Promise<Scripted> {
  let ticket = firstTicket;
  let socket: WebSocket | null = null;
  let closed = false;
  let frames = 0;
  let id = 0;
  let turn = 0;
  const waiting = new Map<number, Waiting>();
  const looking: { word: string; present: boolean; resolve: (at: number) => void }[] = [];
  const joinedAt: number[] = [];
  const shownAt: number[] = [];

  const say = (message: ToServer): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(Buffer.concat([HEAD, encode(message)]));
  };

  function receive(data: Buffer): void {
    if (data[0] === 10) return socket?.send(Buffer.from([10]));
    if (data[0] !== 17) return;
    const bytes = data.subarray(HEAD.length);
    overhear?.(bytes);
    if (bytes.subarray(0, FRAME.length).equals(FRAME)) return look(bytes);
    const message = decode(bytes) as FromServer;
    if (message.type === 'joined') {
      ticket = message.ticket;
      joinedAt.push(performance.now());
      id = Math.max(id, message.lastId);
      say({ type: 'got' });
      for (const { message: again } of waiting.values()) say(again);
    }
    if (message.type !== 'answer') return;
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    one?.resolve({ ms: performance.now() - one.asked, accepted: message.accepted });
  }

  function look(bytes: Buffer): void {
    frames++;
    if (shownAt.length < joinedAt.length) shownAt.push(performance.now());
    for (const one of looking.slice()) {
      if (bytes.includes(one.word) !== one.present) continue;
      looking.splice(looking.indexOf(one), 1);
      one.resolve(performance.now());
    }
  }

  async function come(): Promise<void> {
    const address = addresses[turn++ % addresses.length];
    try {
      const seat = (await post(address, '/api/enter', {
        ticket,
        name: '',
        model: MODEL_VERSION,
        clock: Date.now(),
      })) as {
        sessionId: string;
        room: { processId: string; roomId: string; publicAddress?: string };
      };
      const host = seat.room.publicAddress ?? new URL(address).host;
      socket = new WebSocket(`ws://${host}/${seat.room.processId}/${seat.room.roomId}?sessionId=${seat.sessionId}`);
      socket.on('message', receive);
      socket.on('error', () => {});
      socket.on('close', again);
    } catch {
      again();
    }
  }

  function again(): void {
    if (!closed) setTimeout(() => void come(), RETRY_MS);
  }

  await come();
  while (joinedAt.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return {
    joinedAt,
    shownAt,
    frames: () => frames,
    ask: async (command, to) =>
      new Promise((resolve) => {
        const message = { type: 'ask' as const, id: ++id, command, ...(to === undefined ? {} : { to }) };
        waiting.set(id, { message, asked: performance.now(), resolve });
        say(message);
      }),
    sees: async (word, present) => new Promise((resolve) => void looking.push({ word, present, resolve })),
    drop: () => socket?.terminate(),
    close() {
      closed = true;
      socket?.close();
    },
  };
}
