// The sessions that run in this process: opened from their logs, leased from the store, given up when another process has them.
import { setTimeout as pause } from 'node:timers/promises';
import { matchMaker } from '@colyseus/core';
import { readCase } from '../../headless/case-file.ts';
import { MODEL_VERSION } from '../../perfusion/version.ts';
import { WrongCode } from './code-guard.ts';
import type { Conductor } from './conductor.ts';
import type { Doors } from './doors.ts';
import { openLiveSession } from './live/session.ts';
import type { LiveSession } from './live/session.ts';
import { isGone } from './owners.ts';
import type { SessionPlan } from './plan.ts';
import { Refused } from './refused.ts';
import type { OpenRoom, Reservation, SessionRoom } from './session-room.ts';
import type { SessionStore } from './store.ts';

export interface RoomsOptions {
  store: SessionStore;
  doors: Doors;
  conductor: Conductor;
  /** Of this process, for leases; with the address at which the others can see whether it lives (`owners.ts`). */
  owner: string;
}

export interface RoomsHere {
  session: (code: string) => LiveSession | undefined;
  /** @throws Refused if there is no such session, or it belongs to another model. */
  planOf: (code: string) => Promise<SessionPlan>;
  /** A room for the session exists, here or elsewhere. */
  ensure: (code: string) => Promise<void>;
  /** A seat in it, wherever it runs; here if it turns out to run nowhere. */
  reserve: (code: string, reservation: Reservation) => Promise<object>;
  /** `again`: those who sat there may come back. */
  shut: (code: string, sentence: string, again: boolean) => Promise<void>;
  close: () => Promise<void>;
}

/** Wall ms; a lease lives for 2 s (`redis-store.ts`). */
const RENEW_MS = 500;
const LOOK_MS = 150;
const CLOSED = 'The server was stopped; it brings the session back when it is started again.';
const MOVED = 'The session goes on at another server; joining there.';
const MOVING = 'The session is moving to another server; trying again in a moment.';

export function openRooms({ store, doors, conductor, owner }: RoomsOptions): RoomsHere {
  const here = new Map<string, { session: LiveSession; room: SessionRoom }>();
  const opening = new Map<string, Promise<void>>();

  const open: OpenRoom = async (code, room) => {
    const plan = await planOf(code);
    const onLost = (): void => void shut(code, MOVED, true);
    const session = await openLiveSession({ plan, definition: readCase(plan.case), store, doors, onLost });
    here.set(code, { session, room });
    conductor.add(session);
    return session;
  };

  async function shut(code: string, sentence: string, again: boolean): Promise<void> {
    const known = here.get(code);
    if (!known) return;
    here.delete(code);
    conductor.remove(known.session);
    await known.session.close(sentence, again);
    await store.release(code, owner).catch(() => {}); // its lease ends by itself
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
    if (plan === null) throw new WrongCode(`There is no session with the code ${code}; look at the board again.`);
    if (plan.model !== MODEL_VERSION) {
      throw new Refused(`This session was played with model ${plan.model}; this server has ${MODEL_VERSION}.`);
    }
    return plan;
  }

  /** One bringing at a time, however many ask. */
  async function ensure(code: string): Promise<void> {
    const before = opening.get(code);
    if (before) return before;
    const now = bring(code).finally(() => opening.delete(code));
    opening.set(code, now);
    return now;
  }

  async function bring(code: string): Promise<void> {
    if (here.has(code) || !(await mayTake(code))) return;
    await planOf(code);
    // What a killed process left in the list of rooms leads nowhere.
    for (const stale of await matchMaker.query({ roomId: code }))
      await (stale as unknown as { remove: () => unknown }).remove();
    // Here and not where Colyseus would choose: the lease is this process's.
    await matchMaker.handleCreateRoom('session', { code, open });
  }

  /** Free, or its process is dead for certain: then nobody waits for the end of its lease. */
  async function mayTake(code: string): Promise<boolean> {
    if (await store.claim(code, owner)) return true;
    const other = await store.owner(code);
    if (other === null || !(await isGone(other))) return false;
    await store.release(code, other);
    return store.claim(code, owner);
  }

  async function reserve(code: string, reservation: Reservation): Promise<object> {
    await ensure(code);
    const asked = matchMaker.joinById(code, reservation).catch(() => null);
    const seat = here.has(code) ? await asked : await Promise.race([asked, comesHere(code, asked)]);
    const sure = seat ?? (here.has(code) ? await matchMaker.joinById(code, reservation).catch(() => null) : null);
    if (sure === null) throw new Refused(MOVING, true);
    return sure;
  }

  /** A process that was killed answers nobody; as soon as its lease has ended the session is brought here. */
  async function comesHere(code: string, asked: Promise<unknown>): Promise<null> {
    let answered = false;
    void asked.then(() => (answered = true));
    while (!answered && !here.has(code)) {
      await pause(LOOK_MS);
      await ensure(code);
    }
    return null;
  }

  return {
    session: (code) => here.get(code)?.session,
    planOf,
    ensure,
    reserve,
    shut,
    async close() {
      clearInterval(renewing);
      await Promise.all([...here.keys()].map(async (code) => shut(code, CLOSED, true)));
    },
  };
}
