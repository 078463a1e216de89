// Everything about a session while it lives, in one place: stations, guests, what is due. The neighbors of this file act on it.
import { encode } from '../../../session/remote/wire.ts';
import type { FromServer, Tile } from '../../../session/remote/wire.ts';
import type { WholeFrame } from '../../../session/room/view.ts';
import type { SessionPlan } from '../plan.ts';
import type { Station } from '../station.ts';
import type { SessionStore } from '../store.ts';
import type { createTurnstile, Ticket } from '../tickets.ts';
import type { Writer } from './writer.ts';

/** Somebody who is connected now, however. */
export interface Guest {
  send: (message: Uint8Array) => void;
  /** Ends the connection with one sentence. `again`: coming back is welcome. */
  dismiss: (sentence: string, again: boolean) => void;
}

export interface Seated {
  guest: Guest;
  ticket: Ticket;
  name: string;
  /** The station whose frames an instructor gets; everybody else has the own one. */
  watching: number | null;
  frameAt: number;
}

export interface Place {
  station: Station;
  /** The last moment that was shown. */
  last: WholeFrame;
  tile: Omit<Tile, 'present'> | null;
  /** Wall ms. */
  movedAt: number;
  frameAt: number;
  secretAt: number;
  stateAt: number;
  /** How often what was kept as a state ceased to hold, and of which moment of which course the last one is. */
  rewrites: number;
  keptCourse: string;
  /** Since when nobody is here; null: somebody is, or nobody ever was. */
  lonelySince: number | null;
  waiting: boolean;
  visited: boolean;
}

export interface Live {
  plan: SessionPlan;
  store: SessionStore;
  writer: Writer;
  turnstile: ReturnType<typeof createTurnstile>;
  seated: Map<Guest, Seated>;
  names: Map<string, string>;
  /** Null while the patient is being prepared. */
  places: (Place | null)[];
  released: boolean;
  tilesAt: number;
  markAt: number;
  marked: string;
  /** The station that is moved next. */
  turn: number;
}

export function send(to: Guest, message: FromServer): void {
  to.send(encode(message));
}

export function sayToAll(live: Pick<Live, 'seated'>, text: string): void {
  const bytes = encode({ type: 'say', text });
  for (const guest of live.seated.keys()) guest.send(bytes);
}

/** The station that somebody looks at; null: the tiles only. */
export function placeOf(live: Live, one: Seated): Place | null {
  const number = one.ticket.role === 'instructor' ? one.watching : one.ticket.station;
  return number === null ? null : live.places[number];
}

export function guestsAt(live: Live, place: Place): Seated[] {
  return [...live.seated.values()].filter((one) => placeOf(live, one) === place);
}

/** As it is now, not as it was last shown. */
export function phaseOf({ station }: Place): Tile['phase'] {
  return station.host.present().phase;
}
