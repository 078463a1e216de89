// A session as a room of Colyseus: it seats, carries messages and keeps noise away from the session. Its own state is empty.
import { Room, ServerError } from '@colyseus/core';
import type { Client } from '@colyseus/core';
import { decode } from '../../session/remote/wire.ts';
import type { LiveSession } from './live/session.ts';
import type { Guest } from './live/state.ts';
import type { Ticket } from './tickets.ts';

/** What a seat reservation carries; made by the server itself (`rooms-here.ts`), never by a client. */
export interface Reservation {
  ticket: Ticket;
  name: string;
  note: string | null;
}

/** Messages per second that no person and no script of ours needs; and the largest of them, bytes. */
const MOST_PER_SECOND = 60;
export const LARGEST_MESSAGE = 16 * 1024;
/** Close codes from 4000 on are the application's; 4002 is Colyseus's own for errors. */
const DISMISSED = 4001;
const FLOOD = 4004;
const COME_AGAIN = 4003;

interface Visitor {
  guest: Guest;
  second: number;
  count: number;
}

export type OpenRoom = (code: string, room: SessionRoom) => Promise<LiveSession>;

export class SessionRoom extends Room {
  session: LiveSession | null = null;
  private visitors = new Map<string, Visitor>();

  override async onCreate(options: { code: string; open: OpenRoom }): Promise<void> {
    this.roomId = options.code;
    this.autoDispose = false;
    this.patchRate = null as unknown as number;
    this.onMessage('m', (client, bytes: unknown) => this.receive(client, bytes));
    this.onMessage('*', () => {}); // anything else is nobody's business
    this.session = await options.open(options.code, this);
  }

  override onJoin(client: Client, { ticket, name, note }: Reservation): void {
    const guest: Guest = {
      send: (message) => client.sendBytes('m', message),
      dismiss: (sentence, again) => client.leave(again ? COME_AGAIN : DISMISSED, sentence),
    };
    this.visitors.set(client.sessionId, { guest, second: 0, count: 0 });
    const refusal = this.session?.enter(guest, ticket, name, note) ?? null;
    if (refusal !== null) throw new ServerError(DISMISSED, refusal);
  }

  override onLeave(client: Client): void {
    const visitor = this.visitors.get(client.sessionId);
    this.visitors.delete(client.sessionId);
    if (visitor) this.session?.leave(visitor.guest);
  }

  private receive(client: Client, bytes: unknown): void {
    const visitor = this.visitors.get(client.sessionId);
    if (!visitor || !this.session) return;
    const message = readMessage(bytes);
    this.session.receive(visitor.guest, message).catch(() => {});
  }

  /** Before anything is read: what comes too fast ends, and bytes that are no message do no harm. */
  protected override _onMessage(client: Client, buffer: Buffer): void {
    if (this.isFlooding(client)) return client.leave(FLOOD, 'Too many messages at once; this connection was closed.');
    try {
      super._onMessage(client as never, buffer);
    } catch {
      // Not a message of Colyseus: dropped.
    }
  }

  private isFlooding(client: Client): boolean {
    const visitor = this.visitors.get(client.sessionId);
    if (!visitor) return false;
    const second = Math.floor(performance.now() / 1000);
    if (second !== visitor.second) Object.assign(visitor, { second, count: 0 });
    return ++visitor.count > MOST_PER_SECOND;
  }
}

function readMessage(bytes: unknown): unknown {
  if (!(bytes instanceof Uint8Array)) return null;
  try {
    return decode(bytes);
  } catch {
    return null;
  }
}
