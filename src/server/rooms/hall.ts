// What is asked around sessions: open one, join with a code or an invitation, take a seat, export, delete.
import { randomBytes, randomInt } from 'node:crypto';
import { caseIds, readCase } from '../../headless/case-file.ts';
import { MODEL_VERSION } from '../../perfusion/version.ts';
import { ROLES } from '../../session/room/roles.ts';
import type { Role } from '../../session/room/roles.ts';
import type { LiveSession } from './live/session.ts';
import { MOST_STATIONS, newCode, newKey, readCode } from './plan.ts';
import type { SessionPlan } from './plan.ts';
import { Refused } from './refused.ts';
import { openRooms } from './rooms-here.ts';
import type { RoomsOptions } from './rooms-here.ts';
import { codeOf, readTicket, signTicket } from './tickets.ts';

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

const CLOCK_OFF_MS = 5 * 60_000;
const DELETED = 'This session was deleted by its educator.';

export function openHall(options: RoomsOptions): Hall {
  const { store } = options;
  const rooms = openRooms(options);

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

  return {
    async create(wish) {
      const plan = planFrom(wish);
      await store.create(plan);
      await rooms.ensure(plan.code);
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
      const plan = invited?.plan ?? (await rooms.planOf(code));
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
      return rooms.reserve(plan.code, {
        ticket,
        name: typeof name === 'string' ? name.slice(0, 40) : '',
        note: clockNote(clock),
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
      await rooms.shut(plan.code, DELETED, false);
      await store.remove(plan.code);
    },
    session: rooms.session,
    close: rooms.close,
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
