// One connection to a room, by Colyseus: the only file that knows its client.
import { Client } from 'colyseus.js';
import type { SeatReservation, ServerError } from 'colyseus.js';
import type { FromServer, ToServer } from './wire.ts';
import { decode, encode } from './wire.ts';

export interface Connection {
  send: (message: ToServer) => void;
  close: () => void;
  /** Without a word, as a network does it. */
  drop: () => void;
}

export interface ConnectionEvents {
  message: (message: FromServer) => void;
  /** `final`: coming again is of no use. */
  closed: (reason: string, final: boolean) => void;
}

/** Close codes of the server; see `session-room.ts`. */
const FINAL_CODES = [4001, 4004];

export class RefusedRequest extends Error {
  /** Asking again is of no use. */
  final: boolean;
  constructor(message: string, final: boolean) {
    super(message);
    this.final = final;
  }
}

/** `reservation` is what the server answered to "enter". */
export async function connect(server: string, reservation: object, events: ConnectionEvents): Promise<Connection> {
  const client = new Client(server);
  const room = await client.consumeSeatReservation(reservation as SeatReservation).catch((error: ServerError) => {
    throw new RefusedRequest(error.message, FINAL_CODES.includes(error.code));
  });
  room.onMessage('m', (bytes: Uint8Array) => events.message(decode(bytes) as FromServer));
  room.onMessage('*', () => {});
  room.onLeave((code, reason) => events.closed(reason ?? '', FINAL_CODES.includes(code)));
  room.onError(() => {});
  return {
    send: (message) => room.sendBytes('m', encode(message)),
    close: () => void room.leave(true),
    drop: () => room.connection.close(),
  };
}
