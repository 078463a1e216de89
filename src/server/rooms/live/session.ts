// A session while it lives: opened from its log, asked, moved by wall time, closed. Knows no network; a room of Colyseus carries its messages.
import { setImmediate as immediately } from 'node:timers/promises';
import type { CaseDefinition } from '../../../engine/case-schema.ts';
import type { HostAnswer } from '../../../session/room/roles.ts';
import type { ToServer } from '../../../session/remote/wire.ts';
import type { Doors } from '../doors.ts';
import type { SessionPlan } from '../plan.ts';
import { seedOf } from '../plan.ts';
import { openStation } from '../station.ts';
import type { EventLine } from '../station.ts';
import type { LogLine, SessionStore } from '../store.ts';
import { createTurnstile } from '../tickets.ts';
import type { Ticket } from '../tickets.ts';
import { sendFrames, showDone } from './frames.ts';
import { release, sendGuesses, tellDebrief, tellDebriefs } from './results.ts';
import { DISK_FULL, enter, hop, PREPARING, welcomeAllAt, welcome } from './seats.ts';
import { placeOf, sayToAll, send } from './state.ts';
import type { Guest, Live, Place, Seated } from './state.ts';
import { createWriter } from './writer.ts';

export interface LiveSession {
  readonly live: Live;
  /** Seats a guest, or says in one sentence why not. */
  enter: (guest: Guest, ticket: Ticket, name: string, note: string | null) => string | null;
  leave: (guest: Guest) => void;
  receive: (guest: Guest, message: unknown) => Promise<void>;
  /** Moves its stations to this wall time, ms, in turn; true when the last of them has been reached, so that nobody is forgotten. */
  advance: (now: number, outOfTime: () => boolean) => boolean;
  /** Frames, tiles, marks and states that are due at this wall time, ms. */
  tend: (now: number) => void;
  /** Every patient is there. */
  ready: Promise<unknown>;
  close: (sentence: string, again: boolean) => Promise<void>;
}

export interface SessionOptions {
  plan: SessionPlan;
  definition: CaseDefinition;
  store: SessionStore;
  doors: Doors;
  /** Another process owns the session now. */
  onLost: () => void;
}

/** Wall ms. */
const MARK_MS = 1000;
/** A state costs a patient as much as a second of simulating; what came after it has to be played again when a process dies. */
const STATE_MS = 10_000;
const BACK = 'The server can write again; the session goes on.';
const FAILED = 'A patient could not be prepared; end this session and open another.';

export async function openLiveSession({
  plan,
  definition,
  store,
  doors,
  onLost,
}: SessionOptions): Promise<LiveSession> {
  const lines = await store.lines(plan.code);
  const seated = new Map<Guest, Seated>();
  const writer = createWriter({
    store,
    code: plan.code,
    count: lines.length,
    onStuck: () => sayToAll({ seated }, DISK_FULL),
    onFree: () => sayToAll({ seated }, BACK),
    onLost,
  });
  const live: Live = {
    plan,
    store,
    writer,
    seated,
    turnstile: createTurnstile(),
    names: new Map(Object.entries(await store.names(plan.code))),
    places: Array.from({ length: plan.stations }, () => null),
    released: lines.some((line) => 'released' in line),
    tilesAt: 0,
    markAt: 0,
    marked: '',
    turn: 0,
  };
  let closed = false;
  const isOpen = (): boolean => !closed;
  const prepared = live.places.map(async (_, number) => prepare({ live, definition, doors, lines, isOpen }, number));
  const ready = Promise.all(prepared);
  ready.catch(() => sayToAll(live, FAILED));
  return {
    live,
    ready,
    enter: (...who) => enter(live, ...who),
    leave: (guest) => void seated.delete(guest),
    receive: async (guest, message) => receive(live, guest, message),
    advance(now, outOfTime) {
      while (live.turn < live.places.length) {
        const place = live.places[live.turn++];
        if (place) advance(live, place, now, outOfTime);
        if (outOfTime()) break;
      }
      if (live.turn < live.places.length) return false;
      live.turn = 0;
      return true;
    },
    tend(now) {
      sendFrames(live, now);
      if (now >= live.markAt) mark(live, now);
      for (const place of live.places) if (place && now >= place.stateAt) keepState(live, place, now);
    },
    async close(sentence, again) {
      mark(live, Infinity);
      if (!writer.isStuck()) await writer.settled();
      closed = true;
      writer.close();
      for (const guest of seated.keys()) guest.dismiss(sentence, again);
      seated.clear();
    },
  };
}

interface Preparing {
  live: Live;
  definition: CaseDefinition;
  doors: Doors;
  lines: readonly LogLine[];
  isOpen: () => boolean;
}

/** The patient at the door, or where the log left the patient. */
async function prepare({ live, definition, doors, lines, isOpen }: Preparing, number: number): Promise<void> {
  const { plan, store } = live;
  const [door, kept] = await Promise.all([
    doors.of(plan.case, seedOf(plan, number), plan.mode),
    store.state(plan.code, number),
  ]);
  if (!isOpen()) return;
  const own = lines.filter((line): line is EventLine => 'station' in line && line.station === number);
  const station = openStation({ number, definition, door, lines: own, reached: reachedBy(lines, number), kept });
  const pace = lines.findLast((line) => 'reached' in line)?.paces[number] ?? 1;
  if (pace > 1) station.host.ask({ role: 'instructor', id: '' }, { do: 'pace', pace });
  live.places[number] = {
    station,
    last: station.host.moment(false),
    tile: null,
    movedAt: performance.now(),
    frameAt: 0,
    secretAt: 0,
    stateAt: performance.now() + (STATE_MS * (number + 1)) / plan.stations,
    rewrites: 0,
    keptCourse: '',
    lonelySince: null,
    waiting: false,
    visited: false,
  };
  for (const one of live.seated.values()) if (placeOf(live, one)?.station === station) welcome(live, one);
}

/** The last step of a station that the log has heard of, in the course that holds. */
function reachedBy(lines: readonly LogLine[], station: number): number {
  const last = lines.findLast((line) => 'reached' in line || ('station' in line && line.station === station));
  if (last === undefined || 'released' in last) return 0;
  if ('reached' in last) return last.reached[station] ?? 0;
  const entry = last.entries.at(-1);
  return entry?.what.kind === 'rewind' ? entry.what.to : (entry?.step ?? 0);
}

async function receive(live: Live, guest: Guest, message: unknown): Promise<void> {
  const one = live.seated.get(guest);
  if (!one || typeof message !== 'object' || message === null) return;
  const { type, id, station } = message as Record<string, unknown>;
  live.turnstile.confirm(one.ticket.seat);
  if (type === 'debrief') return tellDebrief(live, one);
  if (type === 'debriefs') return tellDebriefs(live, one);
  if (type === 'hop') return hop(live, one, station);
  if (!Number.isSafeInteger(id) || Number(id) <= 0) return;
  if (type === 'release') return release(live, one, Number(id));
  if (type === 'ask') return ask(live, one, Number(id), message as Extract<ToServer, { type: 'ask' }>);
}

async function ask(
  live: Live,
  one: Seated,
  id: number,
  { to, command }: { to?: unknown; command: unknown },
): Promise<void> {
  const answer = (accepted: boolean, reason?: string): void =>
    send(one.guest, { type: 'answer', id, accepted, ...(reason === undefined ? {} : { reason }) });
  if (live.writer.isStuck()) return answer(false, DISK_FULL);
  const numbers = targets(live, one, to);
  if (numbers === null) return answer(false, 'Only an instructor may speak to another station.');
  const places = numbers.map((number) => live.places[number]);
  if (places.includes(null)) return answer(false, PREPARING);
  const told: HostAnswer[] = [];
  for (const place of places as Place[]) {
    // Going back lives minutes of a patient again; nobody else in the house waits for a dozen of them at once.
    if (told.length > 0 && isLong(command)) await immediately();
    told.push(askPlace(live, one, id, place, command));
  }
  await live.writer.settled();
  if (one.ticket.role === 'observer') sendGuesses(live, one);
  const refused = told.find(({ accepted }) => !accepted);
  const reason = refused?.reason ?? told.find((one) => one.reason !== undefined)?.reason;
  answer(
    told.some(({ accepted }) => accepted),
    reason,
  );
}

const isLong = (command: unknown): boolean =>
  typeof command === 'object' && command !== null && 'do' in command && ['rewind', 'undo'].includes(String(command.do));

function advance(live: Live, place: Place, now: number, outOfTime: () => boolean): void {
  const { station } = place;
  const gap = now - place.movedAt;
  place.movedAt = now;
  if (live.writer.isStuck()) return;
  station.host.advance(gap, outOfTime);
  const line = station.ownLine();
  if (line !== null) void live.writer.write(line);
}

function askPlace(live: Live, { ticket }: Seated, id: number, place: Place, command: unknown) {
  const { answer, line } = place.station.ask({ role: ticket.role, id: ticket.seat }, id, command);
  if (line !== null) void live.writer.write(line);
  if (place.station.wasRewritten()) {
    place.stateAt = 0;
    place.rewrites++;
    welcomeAllAt(live, place);
  }
  if (answer.accepted) showDone(live, place, performance.now());
  return answer;
}

/** The stations a command is for; null: not allowed. */
function targets(live: Live, { ticket, watching }: Seated, to: unknown): number[] | null {
  const all = live.places.map((_, number) => number);
  if (ticket.role !== 'instructor') return to === undefined || to === ticket.station ? [ticket.station] : null;
  if (to === 'all' || (to === undefined && watching === null)) return all;
  return all.includes(Number(to ?? watching)) ? [Number(to ?? watching)] : null;
}

/** How far the stations have come, so that a session that is rebuilt goes on there. */
function mark(live: Live, now: number): void {
  live.markAt = now + MARK_MS;
  if (live.writer.isStuck() || live.places.includes(null)) return;
  const places = live.places as Place[];
  const line = {
    reached: places.map(({ station }) => station.host.step()),
    paces: places.map(({ last }) => last.frame.clock.pace),
  };
  const text = JSON.stringify(line);
  if (text === live.marked) return;
  live.marked = text;
  void live.writer.write(line);
}

/** A patient who stands is written once: making a state is the longest work that nothing interrupts. */
function keepState(live: Live, place: Place, now: number): void {
  place.stateAt = now + STATE_MS;
  const { number, host } = place.station;
  const course = `${place.rewrites} ${host.step()} ${host.eventCount()}`;
  if (course === place.keptCourse) return;
  place.keptCourse = course;
  live.store.keepState(live.plan.code, number, place.station.state()).catch(() => {}); // a cache: it may be missing
}
