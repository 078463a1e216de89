// What everybody sees of the present: a moment of each station, stripped for each role, written once per role however many look.
import { encode } from '../../../session/remote/wire.ts';
import type { Tile } from '../../../session/remote/wire.ts';
import { viewFor } from '../../../session/room/view.ts';
import type { Role } from '../../../session/room/roles.ts';
import { guestsAt } from './state.ts';
import type { Live, Place } from './state.ts';

/** Wall ms. */
const FRAME_MS = 150;
/** The least between two pictures of what was done, so that a fast hand costs no more than a slow one. */
const DONE_MS = 50;
const OBSERVER_MS = 1000;
const TILE_MS = 1000;
/** An empty station waits after this, so that nobody finds a patient who died while the computer slept. */
const LONELY_MS = 10_000;

export function sendFrames(live: Live, now: number): void {
  const instructed = isInstructed(live);
  for (const place of live.places) {
    if (!place || now < place.frameAt) continue;
    showNow(live, place, instructed, now);
    holdIfLonely(live, place, now);
  }
  if (instructed && now >= live.tilesAt) sendTiles(live, now);
}

/** Something was done at this station: everybody there sees it before the other sessions have had their turn. */
export function showDone(live: Live, place: Place, now: number): void {
  const shownAt = place.frameAt - FRAME_MS;
  if (now - shownAt < DONE_MS) place.frameAt = shownAt + DONE_MS;
  else showNow(live, place, isInstructed(live), now);
}

function isInstructed(live: Live): boolean {
  return [...live.seated.values()].some(({ ticket }) => ticket.role === 'instructor');
}

function showNow(live: Live, place: Place, instructed: boolean, now: number): void {
  place.frameAt = now + FRAME_MS;
  takeMoment(live, place, instructed, now);
  showPlace(live, place, now);
}

/** The truth is worked out only for an instructor, and for the tiles only once a second. */
function takeMoment(live: Live, place: Place, instructed: boolean, now: number): void {
  const isWatched = instructed && guestsAt(live, place).some(({ ticket }) => ticket.role === 'instructor');
  const isTileDue = instructed && now >= place.secretAt;
  place.last = place.station.host.moment(isWatched || isTileDue);
  if (place.last.secret === null) return;
  place.secretAt = now + TILE_MS;
  place.tile = place.station.tile(place.last);
}

function showPlace(live: Live, place: Place, now: number): void {
  const written = new Map<Role, Uint8Array>();
  for (const one of guestsAt(live, place)) {
    const { role } = one.ticket;
    if (now < one.frameAt) continue;
    if (role === 'observer') one.frameAt = now + OBSERVER_MS;
    const bytes =
      written.get(role) ?? encode({ type: 'frame', station: place.station.number, view: viewFor(role, place.last) });
    written.set(role, bytes);
    one.guest.send(bytes);
  }
}

function sendTiles(live: Live, now: number): void {
  live.tilesAt = now + TILE_MS;
  const all = [...live.seated.values()];
  const tiles = live.places.map((place, number): Tile => {
    const present = all
      .filter(({ ticket }) => ticket.role !== 'instructor' && ticket.station === number)
      .map(({ ticket, name }) => ({ role: ticket.role, name }));
    return { ...(place?.tile ?? emptyTile(number)), present };
  });
  const bytes = encode({ type: 'tiles', tiles });
  for (const { guest, ticket } of all) if (ticket.role === 'instructor') guest.send(bytes);
}

function emptyTile(station: number): Omit<Tile, 'present'> {
  return { station, phase: 'preparing', at: 0, held: null, macro: null, micro: null, lastAction: null, slot: null };
}

/** A station whose people are gone waits for them; when somebody is back it goes on, and says how long it waited. */
function holdIfLonely(live: Live, place: Place, now: number): void {
  const isHere = guestsAt(live, place).some(({ ticket }) => ticket.role !== 'observer');
  if (isHere) {
    if (place.waiting) goOn(place, now);
    place.lonelySince = null;
    place.waiting = false;
  } else if (place.visited && !place.waiting) {
    place.lonelySince ??= now;
    if (now - place.lonelySince < LONELY_MS) return;
    place.waiting = true;
    place.station.host.hold();
  }
}

function goOn(place: Place, now: number): void {
  place.station.host.ask({ role: 'instructor', id: '' }, { do: 'goOn' });
  place.station.host.tell('asleep', Math.round((now - (place.lonelySince ?? now)) / 1000));
}
