// Windows of one browser: each hears only its role's wire, joins again by itself, and asks in vain only with a sentence.
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { takeSeat } from '../../../src/session/room/client.ts';
import type { LinkState, SeatLink } from '../../../src/session/room/client.ts';
import { createHub } from '../../../src/session/room/hub.ts';
import type { Hub } from '../../../src/session/room/hub.ts';
import { waitToOwn } from '../../../src/session/room/ownership.ts';
import { ROLES } from '../../../src/session/room/roles.ts';
import type { Role } from '../../../src/session/room/roles.ts';
import type { RoleView } from '../../../src/session/room/view.ts';
import type { Wire, Word } from '../../../src/session/room/wire.ts';
import { door, hosted, INSTRUCTOR } from './driver.ts';
import { fakeLocks } from './fake-locks.ts';
import { createSecretSeeker } from './secrets.ts';

/** A browser: what is posted on a wire reaches every other wire of the same role, copied as by structured clone. */
class Browser {
  readonly sent: { role: Role; word: Word }[] = [];
  readonly #ends = new Map<Role, Set<{ hear(data: unknown): void }>>();

  wire(role: Role): Wire {
    const listeners: ((message: { data: unknown }) => void)[] = [];
    const end = { hear: (data: unknown) => listeners.forEach((listener) => listener({ data })) };
    const ends = this.#ends.get(role) ?? new Set();
    this.#ends.set(role, ends.add(end));
    return {
      postMessage: (word) => {
        this.sent.push({ role, word: structuredClone(word) });
        for (const other of ends) if (other !== end) other.hear(structuredClone(word));
      },
      addEventListener: (_type, listener) => void listeners.push(listener),
      close: () => void ends.delete(end),
    };
  }

  wires(): Record<Role, Wire> {
    return Object.fromEntries(ROLES.map((role) => [role, this.wire(role)])) as Record<Role, Wire>;
  }
}

interface Window {
  link: SeatLink;
  views: RoleView[];
  states: LinkState[];
}
const opened: SeatLink[] = [];
function windowOf(browser: Browser, role: Role, seat: string, model?: string): Window {
  const views: RoleView[] = [];
  const states: LinkState[] = [];
  const link = takeSeat({
    seat,
    wire: browser.wire(role),
    listener: {
      welcome: ({ view }) => void views.push(view),
      view: (view) => void views.push(view),
      state: (state) => void states.push(state),
      debrief: () => undefined,
    },
    ...(model ? { model } : {}),
  });
  opened.push(link);
  return { link, views, states };
}
// The patient at the door takes seconds, and longer on a busy machine; the tests find it kept.
beforeAll(() => void door(), 180_000);
afterEach(() => opened.splice(0).forEach((link) => link.leave()));

function running(epoch = 1, browser = new Browser()) {
  const room = hosted();
  const onSuperseded = vi.fn<() => void>();
  const hub: Hub = createHub({ host: room.host, epoch, wires: browser.wires(), onSuperseded });
  return { room, hub, browser, onSuperseded };
}

describe('windows of one browser', () => {
  test('join, see the same moment, and ask', async () => {
    const { room, hub, browser } = running();
    const learner = windowOf(browser, 'trainee', 'a');
    const wall = windowOf(browser, 'display', 'b');
    room.live(3);
    hub.show();
    expect(learner.states).toEqual([{ is: 'live' }]);
    expect(learner.views.at(-1)?.frame.bedside.monitor).toEqual(wall.views.at(-1)?.frame.bedside.monitor);
    const order = { type: 'order.place', order: 'balanced', values: { volume: 500, duration: 15 } } as const;
    expect(await learner.link.ask({ do: 'event', event: order })).toEqual({ accepted: true });
    expect((await wall.link.ask({ do: 'event', event: order })).reason).toMatch(/may not/);
    expect(learner.views.at(-1)?.frame.bedside.orders).toHaveLength(1);
  });

  test('no wire but the instructor’s ever carries a secret, whatever happens in the room', async () => {
    const { room, hub, browser } = running();
    const desk = windowOf(browser, 'instructor', 'desk');
    for (const [role, seat] of [
      ['trainee', 'a'],
      ['display', 'b'],
      ['observer', 'c'],
    ] as const)
      windowOf(browser, role, seat);
    await desk.link.ask({ do: 'note', text: 'SENTINEL nobody looked at the knee', flag: 'late' });
    await desk.link.ask({ do: 'event', event: { type: 'inject.bleed', rate: 80, minutes: 5 } });
    await desk.link.ask({ do: 'event', event: { type: 'inject.pressure', map: 71 } });
    await desk.link.ask({ do: 'slot', turn: 'start' });
    await desk.link.ask({ do: 'slot', turn: 'next' });
    room.live(30);
    hub.show();
    await desk.link.ask({ do: 'room', reveal: true });
    await desk.link.ask({ do: 'rewind', seconds: 10 });
    hub.show();
    const secret = desk.views.at(-1)?.secret;
    expect(secret?.notes).toHaveLength(1);
    const seeker = createSecretSeeker(secret!);
    const elsewhere = browser.sent.filter(({ role }) => role !== 'instructor');
    expect(elsewhere.length).toBeGreaterThan(12);
    for (const { role, word } of elsewhere) {
      expect([role, word.say, seeker.found(word)]).toEqual([role, word.say, []]);
      expect(JSON.stringify(word)).not.toMatch(/SENTINEL|inject\.|Bleeding|prebrief|first-run/);
    }
  });

  test('an observer’s predictions are judged when the debrief is opened, for that window alone', async () => {
    const { room, hub, browser } = running();
    const one = windowOf(browser, 'observer', 'o');
    await one.link.ask({ do: 'guess', guess: { quantity: 'refill', expects: 'up' } });
    room.live(5);
    room.tell({ type: 'session.end' }, INSTRUCTOR);
    hub.show();
    const told = () => browser.sent.flatMap(({ word }) => (word.say === 'guesses' ? [word] : [])).at(-1);
    expect(told()).toMatchObject({ seat: 'o', guesses: [{ expects: 'up', judged: null }] });
    room.tell({ type: 'debrief.open' }, INSTRUCTOR);
    hub.show();
    expect(told()?.guesses).toMatchObject([{ expects: 'up', judged: { happened: null, unit: 's' } }]);
  });

  test('a window of another version is told to reload and gets nothing', () => {
    const { hub, browser } = running();
    const old = windowOf(browser, 'trainee', 'old', '0.0.1');
    hub.show();
    expect(old.states).toEqual([
      { is: 'refused', reason: 'This window has another version of Refill than the session: reload it.' },
    ]);
    expect(old.views).toEqual([]);
  });

  test('a reloaded window is back with the next moment', () => {
    const { room, hub, browser } = running();
    windowOf(browser, 'trainee', 'a').link.leave();
    const again = windowOf(browser, 'trainee', 'a2');
    room.live(2);
    hub.show();
    expect(again.views.at(-1)?.frame.step).toBe(room.host.step());
  });

  test('of two owners the later one is right: the earlier stops, and nobody listens to it', () => {
    const { room, hub, browser, onSuperseded } = running(1);
    const learner = windowOf(browser, 'trainee', 'a');
    hub.show();
    const second = running(2, browser);
    expect(onSuperseded).toHaveBeenCalled();
    expect(second.onSuperseded).not.toHaveBeenCalled();
    second.room.live(4);
    second.hub.show();
    const { step } = learner.views.at(-1)!.frame;
    room.live(60);
    hub.show();
    expect(learner.views.at(-1)!.frame.step).toBe(step);
    expect(step).toBe(second.room.host.step());
  });

  test('when nobody runs the patient a window says so, and every question is answered', async () => {
    vi.useFakeTimers();
    const browser = new Browser();
    const learner = windowOf(browser, 'trainee', 'a');
    const asked = learner.link.ask({ do: 'skip', on: true });
    await vi.advanceTimersByTimeAsync(6000);
    expect((await asked).reason).toMatch(/Nobody runs the patient/);
    expect(learner.states.at(-1)).toEqual({ is: 'lost' });
    vi.useRealTimers();
    const { hub } = running(1, browser);
    hub.show();
    expect(learner.states.at(-1)).toEqual({ is: 'live' });
  });

  test('nonsense on a wire changes nothing', () => {
    const { room, hub, browser } = running();
    const stray = browser.wire('trainee');
    const before = room.host.record();
    for (const word of [
      null,
      7,
      'x',
      {},
      { to: 'hub' },
      { to: 'hub', say: 'ask', seat: 'q', id: 1, command: { do: 'rewind' } },
    ])
      stray.postMessage(word as unknown as Word);
    hub.show();
    expect(room.host.record()).toEqual(before);
  });
});

describe('who owns a session', () => {
  test('the first window does; the next takes over when it is gone, and knows that it waited', async () => {
    const locks = fakeLocks();
    const owners: string[] = [];
    const first = waitToOwn('run', locks, (waited) => owners.push(`first ${waited}`));
    const second = waitToOwn('run', locks, (waited) => owners.push(`second ${waited}`));
    await expect.poll(() => owners).toEqual(['first false']);
    first.release();
    await expect.poll(() => owners).toEqual(['first false', 'second true']);
    second.release();
  });
  test('who has left does not take over', async () => {
    const locks = fakeLocks();
    const owners: string[] = [];
    const first = waitToOwn('run', locks, () => owners.push('first'));
    const second = waitToOwn('run', locks, () => owners.push('second'));
    await expect.poll(() => owners).toEqual(['first']);
    second.release();
    first.release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(owners).toEqual(['first']);
  });
});
