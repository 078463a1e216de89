// A real server on a port of its own, and real clients: what tests of rooms sit down with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import { readCase } from '../../../src/headless/case-file.ts';
import { openDoors } from '../../../src/server/rooms/doors.ts';
import { openFileStore } from '../../../src/server/rooms/file-store.ts';
import { openLiveSession } from '../../../src/server/rooms/live/session.ts';
import { newCode, newKey } from '../../../src/server/rooms/plan.ts';
import type { SessionPlan } from '../../../src/server/rooms/plan.ts';
import { startRoomServer } from '../../../src/server/rooms/room-server.ts';
import type { RoomServer, RoomServerOptions } from '../../../src/server/rooms/room-server.ts';
import type { CaseEvent } from '../../../src/engine/types.ts';
import type { HostAnswer } from '../../../src/session/room/roles.ts';
import type { Command, Role } from '../../../src/session/room/roles.ts';
import { openLink, post } from '../../../src/session/remote/link.ts';
import type { Link, LinkState } from '../../../src/session/remote/link.ts';
import type { FromServer, Target } from '../../../src/session/remote/wire.ts';

export const NOREPINEPHRINE: CaseEvent = { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } };

export interface TestServer {
  address: string;
  folder: string;
  server: RoomServer;
  open: (wish?: object) => Promise<Opened>;
  close: () => Promise<void>;
}
export interface Opened {
  code: string;
  invitations: Record<Role, string>;
}

export async function startServer(options: Partial<RoomServerOptions> = {}): Promise<TestServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'refill-rooms-'));
  const server = await startRoomServer({ port: 0, folder, pages: null, tell: () => {}, ...options });
  const address = `http://127.0.0.1:${server.port}`;
  return {
    address,
    folder,
    server,
    open: async (wish = {}) =>
      (await post(address, '/api/session', {
        desk: server.deskKey,
        case: 'urosepsis',
        seed: 7,
        stations: 1,
        ...wish,
      })) as Opened,
    async close() {
      await server.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A session without a network, whose patients are there; wall time is what the test says. */
export async function liveSession(stations: number) {
  const folder = mkdtempSync(join(tmpdir(), 'refill-live-'));
  const store = openFileStore(folder);
  const doors = openDoors();
  const plan: SessionPlan = {
    format: 1,
    code: newCode(),
    case: 'urosepsis',
    caseVersion: 1,
    seed: 7,
    patients: 'same',
    mode: 'practice',
    stations,
    model: MODEL_VERSION,
    key: newKey(),
    createdAt: '2026-01-01T00:00:00.000Z',
  };
  await store.create(plan);
  const session = await openLiveSession({ plan, definition: readCase(plan.case), store, doors, onLost: () => {} });
  await session.ready;
  return {
    plan,
    session,
    hosts: session.live.places.map((place) => place!.station.host),
    async close() {
      await session.close('', false);
      await Promise.all([doors.close(), store.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Person {
  link: Link;
  ticket: () => string;
  states: LinkState[];
  got: FromServer[];
  ask: (command: Command, to?: Target) => Promise<HostAnswer>;
  /** Asks until the patient is there. */
  begin: () => Promise<void>;
  event: (event: CaseEvent) => Promise<HostAnswer>;
  last: <Type extends FromServer['type']>(type: Type) => Extract<FromServer, { type: Type }> | undefined;
  until: <Type extends FromServer['type']>(
    type: Type,
    is?: (message: Extract<FromServer, { type: Type }>) => boolean,
  ) => Promise<Extract<FromServer, { type: Type }>>;
}

export async function ticketFor(address: string, wish: object): Promise<string> {
  return ((await post(address, '/api/join', { model: MODEL_VERSION, ...wish })) as { ticket: string }).ticket;
}

export function sit(address: string, firstTicket: string, name = ''): Person {
  const got: FromServer[] = [];
  const states: LinkState[] = [];
  let ticket = firstTicket;
  const link = openLink({
    server: address,
    ticket,
    name,
    receive: (message) => got.push(message),
    state: (state) => states.push(state),
    keepTicket: (next) => (ticket = next),
  });
  const person: Person = {
    link,
    ticket: () => ticket,
    states,
    got,
    ask: async (command, to) => link.ask(command, to),
    async begin() {
      for (;;) {
        const { accepted, reason } = await link.ask({ do: 'event', event: { type: 'case.begin' } }, 'all');
        if (accepted) return;
        if (!reason?.includes('prepared')) throw new Error(reason);
        await pause(100);
      }
    },
    event: async (event) => link.ask({ do: 'event', event }),
    last: (type) => got.findLast((message) => message.type === type) as never,
    async until(type, is = () => true) {
      const isIt = (message: FromServer): boolean => message.type === type && is(message as never);
      const from = got.length;
      for (let waited = 0; waited < 60_000; waited += 10) {
        const found = got.slice(from).find(isIt);
        if (found) return found as never;
        await pause(10);
      }
      throw new Error(`No ${type} came.`);
    },
  };
  return person;
}

export const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
