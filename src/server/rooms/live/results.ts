// After the end: the stations side by side for everybody, and to each station its own debrief. Nothing before an instructor releases it.
import { setImmediate as immediately } from 'node:timers/promises';
import { compareStations } from '../compare.ts';
import { phaseOf, placeOf, send } from './state.ts';
import type { Guest, Live, Place, Seated } from './state.ts';

export async function release(live: Live, { ticket, guest }: Seated, id: number): Promise<void> {
  const answer = (accepted: boolean, reason?: string): void =>
    send(guest, { type: 'answer', id, accepted, ...(reason === undefined ? {} : { reason }) });
  if (ticket.role !== 'instructor') return answer(false, 'Only the instructor may do that.');
  if (finished(live).length === 0) return answer(false, 'No station has finished yet; end the case first.');
  if (!live.released) await live.writer.write({ released: true });
  live.released = true;
  for (const one of live.seated.values()) sendResults(live, one);
  answer(true);
}

export function sendResults(live: Live, { guest, ticket }: Seated): void {
  const over = finished(live);
  const rows = compareStations(
    live.plan.code,
    over.map(({ station: { number, host } }) => ({
      station: number,
      debrief: host.debrief(),
      log: host.log,
      guesses: host.guesses(null, true),
    })),
  );
  const own = (station: number): boolean => ticket.role === 'trainee' && station === ticket.station;
  const yours = rows.find(({ station }) => own(station))?.row.letter ?? null;
  const told =
    ticket.role === 'instructor' ? rows.map(({ row, station }) => ({ ...row, station })) : rows.map(({ row }) => row);
  send(guest, { type: 'comparison', comparison: { stations: told, yours } });
  if (ticket.role === 'observer') sendGuesses(live, { guest, ticket });
  const place = over.find(({ station }) => own(station.number));
  if (place) sendDebrief(live, guest, place);
}

/** What an observer expected so far, and after the release of a station that is over also what happened. */
export function sendGuesses(live: Live, { guest, ticket }: Pick<Seated, 'guest' | 'ticket'>): void {
  const place = live.places[ticket.station];
  if (!place) return;
  const judged = live.released && finished(live).includes(place);
  send(guest, { type: 'guesses', guesses: place.station.host.guesses(ticket.seat, judged) });
}

/** An instructor may look at any time after the end, a trainee after the release. */
export function tellDebrief(live: Live, one: Seated): void {
  const { role } = one.ticket;
  const place = placeOf(live, one);
  if (!place || !finished(live).includes(place)) return;
  if (role === 'instructor' || (role === 'trainee' && live.released)) sendDebrief(live, one.guest, place);
}

/** Each is large: what others ask goes in between. */
export async function tellDebriefs(live: Live, { guest, ticket }: Seated): Promise<void> {
  if (ticket.role !== 'instructor') return;
  for (const place of finished(live)) {
    sendDebrief(live, guest, place);
    await immediately();
  }
}

/** Dated as if it had been played at life speed from the opening of the session on: asked again, it is the same to the millisecond. */
function sendDebrief({ plan }: Live, guest: Guest, { station: { number, host } }: Place): void {
  const record = host.record();
  const savedAt = new Date(Date.parse(plan.createdAt) + 2 * record.step).toISOString();
  send(guest, { type: 'debrief', station: number, debrief: host.debrief(), record: { ...record, savedAt } });
}

export function finished(live: Live): Place[] {
  return live.places.filter((place) => place !== null && ['outcome', 'debrief'].includes(phaseOf(place))) as Place[];
}
