// Coming and going: tickets are judged, names are kept in the room, and whoever sits down is told where and shown what is there.
import { seedOf } from '../plan.ts';
import { signTicket } from '../tickets.ts';
import type { Ticket } from '../tickets.ts';
import { sendGuesses, sendResults } from './results.ts';
import { guestsAt, placeOf, send } from './state.ts';
import type { Guest, Live, Place, Seated } from './state.ts';

export const PREPARING = 'The patient is still being prepared; one moment.';
export const DISK_FULL =
  'The server cannot write to its disk; the session stands still until there is room, and nothing is lost.';
const USED = 'This seat was opened again elsewhere, or its ticket has been used; join again with the code.';

/** Null when seated, else why not. `note`: something the person should know and that hinders nothing. */
export function enter(live: Live, guest: Guest, ticket: Ticket, name: string, note: string | null): string | null {
  const next = live.turnstile.enter(ticket.seat, ticket.number);
  if (next === null) return USED;
  dismissOthers(live, ticket.seat);
  rememberName(live, ticket.seat, name);
  const known = live.names.get(ticket.seat) ?? '';
  const one: Seated = { guest, ticket, name: known, watching: null, frameAt: 0 };
  live.seated.set(guest, one);
  const { code, stations, mode, case: id } = live.plan;
  const { role, seat, station } = ticket;
  send(guest, {
    type: 'joined',
    you: { code, role, seat, station, stations, case: id, mode },
    ticket: signTicket({ ...ticket, number: next }, live.plan.key),
    lastId: Math.max(0, ...live.places.map((place) => place?.station.lastId(seat) ?? 0)),
    note,
  });
  if (live.writer.isStuck()) send(guest, { type: 'say', text: DISK_FULL });
  if (role !== 'instructor' && live.places[station] === null) send(guest, { type: 'say', text: PREPARING });
  welcome(live, one);
  return null;
}

function dismissOthers(live: Live, seat: string): void {
  for (const [guest, { ticket }] of live.seated) {
    if (ticket.seat !== seat) continue;
    live.seated.delete(guest);
    guest.dismiss(USED, false);
  }
}

function rememberName(live: Live, seat: string, name: string): void {
  if (name === '' || live.names.get(seat) === name) return;
  live.names.set(seat, name);
  live.store.keepName(live.plan.code, seat, name).catch(() => {}); // a name is no reason to stop
}

/** The present moment and the vessels, for somebody who looks at a station from now on. */
export function welcome(live: Live, one: Seated): void {
  const place = placeOf(live, one);
  if (place) {
    one.frameAt = 0;
    place.visited ||= one.ticket.role !== 'observer';
    const { number, host } = place.station;
    send(one.guest, {
      type: 'welcome',
      station: number,
      seed: seedOf(live.plan, number),
      welcome: host.welcome(one.ticket.role),
    });
  }
  if (live.released) sendResults(live, one);
  else if (one.ticket.role === 'observer') sendGuesses(live, one);
}

/** After a rewind or an undo nothing that was shown holds. */
export function welcomeAllAt(live: Live, place: Place): void {
  for (const one of guestsAt(live, place)) welcome(live, one);
}

export function hop(live: Live, one: Seated, station: unknown): void {
  if (one.ticket.role !== 'instructor') return;
  one.watching = Number.isInteger(station) && live.places[Number(station)] ? Number(station) : null;
  welcome(live, one);
}
