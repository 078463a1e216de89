// All sessions of this server: opened, found by their code, resumed from their logs, entered with a ticket, exported and deleted.
import { randomBytes, randomInt } from 'node:crypto';
import { matchMaker } from '@colyseus/core';
import { caseIds, readCase } from '../../headless/case-file.ts';
import { MODEL_VERSION } from '../../perfusion/version.ts';
import { ROLES } from '../../session/room/roles.ts';
import type { Role } from '../../session/room/roles.ts';
import type { Conductor } from './conductor.ts';
import type { Doors } from './doors.ts';
import { openLiveSession } from './live/session.ts';
import type { LiveSession } from './live/session.ts';
import { MOST_STATIONS, newCode, newKey, readCode } from './plan.ts';
import type { SessionPlan } from './plan.ts';
import type { OpenRoom, Reservation, SessionRoom } from './session-room.ts';
import type { SessionStore } from './store.ts';
import { codeOf, readTicket, signTicket } from './tickets.ts';

/** What a person did wrong, in one clear sentence. */
export class Refused extends Error {
  /** Asking again in a moment may help. */
  again: boolean;
  constructor(message: string, again = false) {
    super(message);
    this.again = again;
  }
}

export interface Hall {
  create: (wish: unknown) => Promise<{ code: string; invitations: Record<Role, string> }>;
  /** A code, or an invitation, for a ticket of one's own. */
  join: (wish: unknown) => Promise<{ ticket: string }>;
  /** A ticket for a seat in the room, wherever it runs. */
  enter: (wish: unknown) => Promise<unknown>;
  export: (ticket: unknown, names: boolean) => Promise<object>;
  remove: (ticket: unknown) => Promise<void>;
  /** One that runs in this process. */
  session: (code: string) => LiveSession | undefined;
  close: () => Promise<void>;
}

export interface HallOptions {
  store: SessionStore;
  doors: Doors;
  conductor: Conductor;
  /** Of this process, for leases. */
  owner: string;
}

const RENEW_MS = 600;
const CLOCK_OFF_MS = 5 * 60_000;
const CLOSED = 'The server was stopped; it brings the session back when it is started again.';
const MOVED = 'The session goes on at another server; joining there.';
const DELETED = 'This session was deleted by its educator.';

export function openHall({ store, doors, conductor, owner }: HallOptions): Hall {
  const here = new Map<string, { session: LiveSession; room: SessionRoom }>();

  const open: OpenRoom = async (code, room) => {
    const plan = await planOf(code);
    const session = await openLiveSession({
      plan,
      definition: readCase(plan.case),
      store,
      doors,
      onLost: () => void shut(code, MOVED, true),
    });
    here.set(code, { session, room });
    conductor.add(session);
    return session;
  };

  /** `again`: those who sat there may come back. */
  async function shut(code: string, sentence: string, again: boolean): Promise<void> {
    const known = here.get(code);
    if (!known) return;
    here.delete(code);
    conductor.remove(known.session);
    await known.session.close(sentence, again);
    await known.room.disconnect();
  }

  const renewing = setInterval(() => void renew(), RENEW_MS);
  async function renew(): Promise<void> {
    await Promise.all(
      [...here.keys()].map(async (code) => {
        const mine = await store.claim(code, owner).catch(() => true);
        if (!mine) await shut(code, MOVED, true);
      }),
    );
  }

  async function planOf(code: string): Promise<SessionPlan> {
    const plan = await store.plan(code);
    if (plan === null) throw new Refused(`There is no session with the code ${code}; look at the board again.`);
    if (plan.model !== MODEL_VERSION) {
      throw new Refused(`This session was played with model ${plan.model}; this server has ${MODEL_VERSION}.`);
    }
    return plan;
  }

  async function planOfTicket(text: unknown) {
    const code = readCode(codeOf(text));
    const plan = code === null ? null : await store.plan(code);
    const ticket = plan === null ? null : readTicket(text, plan.key);
    if (plan === null || ticket === null) throw new Refused('This ticket is not valid here; join again with the code.');
    return { plan, ticket };
  }

  async function educator(text: unknown): Promise<SessionPlan> {
    const { plan, ticket } = await planOfTicket(text);
    if (ticket.role !== 'instructor') throw new Refused('Only the educator of the session may do that.');
    return plan;
  }

  /** The room of a session runs here, or elsewhere, or is brought back here from its log. */
  const opening = new Map<string, Promise<void>>();
  async function ensureRoom(code: string): Promise<void> {
    const before = opening.get(code);
    if (before) return before;
    const now = bringRoom(code).finally(() => opening.delete(code));
    opening.set(code, now);
    return now;
  }
  async function bringRoom(code: string): Promise<void> {
    if (here.has(code)) return;
    if (!(await store.claim(code, owner))) return;
    await planOf(code);
    // What a killed process left in the list of rooms leads nowhere.
    for (const stale of await matchMaker.query({ roomId: code }))
      await (stale as unknown as { remove: () => unknown }).remove();
    // Here and not where Colyseus would choose: the lease is this process's.
    await matchMaker.handleCreateRoom('session', { code, open });
  }

  return {
    async create(wish) {
      const plan = planFrom(wish);
      await store.create(plan);
      await ensureRoom(plan.code);
      const invitation = (role: Role): string =>
        signTicket({ code: plan.code, role, station: 0, seat: '', number: 0 }, plan.key);
      const invitations = Object.fromEntries(ROLES.map((role) => [role, invitation(role)])) as Record<Role, string>;
      return { code: plan.code, invitations };
    },
    async join(wish) {
      const { code: typed, invitation, role, station, model } = asObject(wish);
      checkModel(model);
      const invited = invitation === undefined ? null : await planOfTicket(invitation);
      const code = readCode(invited?.plan.code ?? typed);
      if (code === null)
        throw new Refused('A code has six letters and digits, such as K7PM2R; look at the board again.');
      const plan = invited?.plan ?? (await planOf(code));
      const own = invited?.ticket.role ?? (role as Role | undefined) ?? 'trainee';
      if (!ROLES.includes(own)) throw new Refused('There is no such role; choose trainee, display or observer.');
      if (own === 'instructor' && !invited)
        throw new Refused('An educator joins with the link or picture from the server, not with the code.');
      const place = Number(station ?? 0);
      if (!Number.isInteger(place) || place < 0 || place >= plan.stations) {
        throw new Refused(`This session has stations 1 to ${plan.stations}.`);
      }
      const seat = randomBytes(6).toString('hex');
      return { ticket: signTicket({ code, role: own, station: place, seat, number: 0 }, plan.key) };
    },
    async enter(wish) {
      const { ticket: text, name, model, clock } = asObject(wish);
      checkModel(model);
      const { plan, ticket } = await planOfTicket(text);
      if (ticket.seat === '') throw new Refused('This is an invitation; join with it first.');
      await ensureRoom(plan.code);
      const reservation: Reservation = {
        ticket,
        name: typeof name === 'string' ? name.slice(0, 40) : '',
        note: clockNote(clock),
      };
      return matchMaker.joinById(plan.code, reservation).catch(() => {
        throw new Refused('The session is moving to another server; trying again in a moment.', true);
      });
    },
    async export(ticket, names) {
      const plan = await educator(ticket);
      const { key: _key, ...open } = plan;
      const lines = await store.lines(plan.code);
      return {
        note: 'For training only, not for patient care',
        plan: open,
        log: lines,
        ...(names ? { names: await store.names(plan.code) } : {}),
      };
    },
    async remove(ticket) {
      const plan = await educator(ticket);
      await shut(plan.code, DELETED, false);
      await store.remove(plan.code);
    },
    session: (code) => here.get(code)?.session,
    async close() {
      clearInterval(renewing);
      await Promise.all([...here.keys()].map(async (code) => shut(code, CLOSED, true)));
    },
  };
}

function planFrom(wish: unknown): SessionPlan {
  const { case: id, seed, patients = 'same', mode = 'practice', stations = 1 } = asObject(wish);
  if (typeof id !== 'string' || !caseIds().includes(id)) {
    throw new Refused(`There is no case "${String(id).slice(0, 40)}"; known: ${caseIds().join(', ')}.`);
  }
  const count = Number(stations);
  if (!Number.isInteger(count) || count < 1 || count > MOST_STATIONS) {
    throw new Refused(`A session has 1 to ${MOST_STATIONS} stations.`);
  }
  const drawn = seed === undefined ? randomInt(1, 100_000) : Number(seed);
  if (!Number.isInteger(drawn) || drawn < 0) throw new Refused('The seed is a whole number from 0 on.');
  return {
    format: 1,
    code: newCode(),
    case: id,
    caseVersion: readCase(id).version,
    seed: drawn,
    patients: patients === 'each' ? 'each' : 'same',
    mode: mode === 'learn' || mode === 'exam' ? mode : 'practice',
    stations: count,
    model: MODEL_VERSION,
    key: newKey(),
    createdAt: new Date().toISOString(),
  };
}

function checkModel(model: unknown): void {
  if (model === MODEL_VERSION) return;
  throw new Refused(
    `This computer has an older or newer Refill (model ${String(model).slice(0, 20)}, the server ${MODEL_VERSION}); reload the page to get the server's.`,
  );
}

/** Nothing here needs the clock of a station, so a wrong one is only told. */
function clockNote(clock: unknown): string | null {
  const off = typeof clock === 'number' ? Math.abs(clock - Date.now()) : 0;
  if (off < CLOCK_OFF_MS) return null;
  return `The clock of this computer is ${Math.round(off / 60_000)} minutes off; the session goes by the server's.`;
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Refused('This request could not be read.');
  return value as Record<string, unknown>;
}
