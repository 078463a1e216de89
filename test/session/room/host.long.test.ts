// A hosted session: who may ask for what, going back and undoing to the very same patient, and nothing of the truth for those who treat.
import { describe, expect, test } from 'vitest';
import { readCase } from '../../../src/headless/case-file.ts';
import { createSecretSeeker } from './secrets.ts';
import { recordFromLog } from '../../../src/session/room/host.ts';
import { foldLog, isWhole } from '../../../src/session/room/log.ts';
import { refusalFor } from '../../../src/session/room/roles.ts';
import { passed, slotView, turnSlot, noSlot } from '../../../src/session/room/slot.ts';
import { thinned } from '../../../src/session/room/snapshots.ts';
import { viewFor } from '../../../src/session/room/view.ts';
import { around, DISPLAY, door, hosted, INSTRUCTOR, OBSERVER, TRAINEE, waiting } from './driver.ts';

const NOREPINEPHRINE = { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } } as const;
const FLUID = { type: 'order.place', order: 'balanced', values: { volume: 500, duration: 15 } } as const;

describe('what a seat may ask', () => {
  test('a trainee treats, an instructor does all, a display nothing, an observer guesses', () => {
    const event = { do: 'event', event: NOREPINEPHRINE };
    expect(refusalFor('trainee', event)).toBeNull();
    expect(refusalFor('instructor', event)).toBeNull();
    expect(refusalFor('display', event)).toMatch(/may not/);
    expect(refusalFor('observer', event)).toMatch(/may not/);
    expect(refusalFor('observer', { do: 'guess', guess: { quantity: 'refill', expects: 'down' } })).toBeNull();
    for (const name of ['freeze', 'rewind', 'undo', 'note', 'room', 'slot', 'apply'])
      expect(refusalFor('trainee', { do: name, ...WHOLE[name] })).toMatch(/may not/);
  });
  test('injects and the end of a session are the instructor’s', () => {
    for (const type of ['inject.bleed', 'session.end'])
      expect(refusalFor('trainee', { do: 'event', event: { type } })).toBe('Only the instructor may do that.');
  });
  test.each([null, 7, 'pace', [], {}, { do: 'constructor' }, { do: 'pace', pace: 3 }, { do: 'apply', events: [] }])(
    '%j is no command',
    (nonsense) => expect(refusalFor('instructor', nonsense)).toMatch(/not a command/),
  );
});
const WHOLE: Record<string, object> = {
  freeze: { on: true },
  rewind: { seconds: 300 },
  undo: { entry: 1 },
  note: { text: 'x', flag: null },
  room: { hints: false },
  slot: { turn: 'start' },
  apply: { events: [NOREPINEPHRINE] },
};

/** The same session at another host, which has the log and the patient at the door. */
function takenOver(room: ReturnType<typeof hosted>): ReturnType<typeof hosted> {
  const { events: _e, step, digest: _d, digests: _s, ...header } = room.host.record();
  return around({
    definition: readCase('cases/urosepsis.yaml'),
    opening: { kind: 'resume', record: recordFromLog(header, room.stored.log, step), checkpoint: null },
    states: [door()],
    log: room.stored.log,
    goOn: true,
  });
}

describe('a hosted session', () => {
  test('goes back five minutes to the very same patient, and plays on from there in the same way', () => {
    const room = hosted();
    room.tell(NOREPINEPHRINE);
    room.live(20);
    const before = room.host.record();
    room.live(20);
    room.tell(FLUID);
    room.live(280);
    expect(room.ask({ do: 'rewind', seconds: 300 })).toEqual({ accepted: true });
    const back = room.host.record();
    expect(back).toEqual(before);
    expect(room.stored.events?.map(({ event }) => event)).toEqual(before.events.map(({ event }) => event));
    room.live(20);
    const other = hosted();
    other.tell(NOREPINEPHRINE);
    other.live(40);
    expect(room.host.record().digest).toBe(other.host.record().digest);
    expect(isWhole(room.host.log)).toBe(true);
  });

  test('is brought back by anybody from its log alone', () => {
    const room = hosted();
    room.tell(NOREPINEPHRINE);
    room.live(30);
    room.tell(FLUID);
    room.ask({ do: 'note', text: 'fluid early', flag: 'good' });
    room.live(30);
    room.ask({ do: 'rewind', seconds: 20 });
    const { events: _e, step, digest, digests: _d, ...header } = room.host.record();
    const kept = recordFromLog(header, room.stored.log, step);
    const again = around({
      definition: readCase('cases/urosepsis.yaml'),
      opening: { kind: 'resume', record: kept, checkpoint: door() },
      log: room.stored.log,
      goOn: true,
    });
    expect(again.host.record().digest).toBe(digest);
    expect(again.host.moment(true).secret?.notes).toEqual([{ n: 3, step: 15000, text: 'fluid early', flag: 'good' }]);
  });

  test('undoing an inject leaves the very same patient as if it had never been', () => {
    const played = (withBleeding: boolean) => {
      const room = hosted();
      room.tell(NOREPINEPHRINE);
      room.live(10);
      if (withBleeding) room.tell({ type: 'inject.bleed', rate: 200, minutes: 10 }, INSTRUCTOR);
      room.live(30);
      room.tell(FLUID);
      room.live(30);
      return room;
    };
    const never = played(false).host.record();
    const room = played(true);
    expect(room.host.record().digest).not.toBe(never.digest);
    const bleeding = room.host.moment(true).secret?.injects[0];
    expect(room.ask({ do: 'undo', entry: bleeding?.n ?? -1 })).toEqual({ accepted: true });
    expect(room.host.record()).toEqual(never);
  });

  test('whoever took over goes back to before the takeover, to the very same patient', () => {
    const room = hosted();
    room.tell(NOREPINEPHRINE);
    room.live(20);
    const then = room.host.record().digest;
    room.live(20);
    const again = takenOver(room);
    expect(again.ask({ do: 'rewind', seconds: 20 })).toEqual({ accepted: true });
    expect(again.host.record().digest).toBe(then);
  });

  test('stands still while frozen, says so to the trainee, and asks nobody of the staff to wait', () => {
    const room = hosted();
    room.ask({ do: 'freeze', on: true });
    const step = room.host.step();
    for (let i = 0; i < 50; i++) room.host.advance(20, () => false);
    expect(room.host.step()).toBe(step);
    expect(room.tell(NOREPINEPHRINE).reason).toMatch(/instructor has stopped the clock/);
    expect(room.tell(NOREPINEPHRINE, INSTRUCTOR).accepted).toBe(true);
    expect(room.host.moment(false).frame.clock.held).toBe('frozen');
    room.ask({ do: 'freeze', on: false });
    room.live(1);
    expect(room.host.step()).toBeGreaterThan(step);
  });

  test('applies staged changes together, or none of them', () => {
    const room = hosted();
    const wrong = { type: 'order.stop', number: 99 } as const;
    expect(room.ask({ do: 'apply', events: [NOREPINEPHRINE, wrong] }).reason).toMatch(/^Nothing was changed\./);
    expect(room.host.record().events).toHaveLength(1);
    expect(room.host.moment(false).frame.bedside.orders).toEqual([]);
    expect(room.ask({ do: 'apply', events: [NOREPINEPHRINE, FLUID] }).accepted).toBe(true);
    expect(
      room.host
        .record()
        .events.slice(1)
        .map(({ step }) => step),
    ).toEqual([0, 0]);
  });

  test('gives no hint when hints are off', () => {
    const room = hosted();
    room.live(5);
    room.ask({ do: 'room', hints: false });
    expect(room.tell({ type: 'hint.ask' }).reason).toMatch(/switched off/);
    room.ask({ do: 'room', hints: true });
    expect(room.tell({ type: 'hint.ask' }).accepted).toBe(true);
  });

  test('a computer that slept tells everybody, and the patient waits until somebody goes on', () => {
    const room = hosted();
    room.live(2);
    const step = room.host.step();
    room.host.hold();
    room.host.tell('asleep', 300);
    room.host.advance(300_000, () => false);
    expect(room.host.step()).toBe(step);
    const view = viewFor('trainee', room.host.moment(false));
    expect(view.room.notice).toMatchObject({ kind: 'asleep', seconds: 300 });
    expect(view.frame.clock.held).toBe('reopened');
    expect(room.ask({ do: 'goOn' }, TRAINEE).accepted).toBe(true);
    room.live(1);
    expect(room.host.step()).toBeGreaterThan(step);
  });

  test('the log only grows and folds to what holds', () => {
    const room = hosted();
    room.tell(NOREPINEPHRINE);
    room.live(60);
    room.ask({ do: 'rewind', seconds: 30 });
    expect(room.stored.log).toEqual([...room.host.log]);
    expect(foldLog(room.stored.log).events).toHaveLength(2);
    room.ask({ do: 'rewind', seconds: 3000 });
    expect(room.host.step()).toBe(0);
    expect(room.ask({ do: 'rewind', seconds: 60 }).reason).toMatch(/nothing to go back to/);
  });
});

describe('secrets', () => {
  test('only the instructor gets truth, notes, pending effects and injects', () => {
    const room = hosted();
    room.ask({ do: 'note', text: 'SENTINEL they missed the knee', flag: 'ask' });
    room.tell(NOREPINEPHRINE);
    room.ask({ do: 'slot', turn: 'start' });
    room.ask({ do: 'slot', turn: 'next' });
    room.live(20);
    const whole = room.host.moment(true);
    const seeker = createSecretSeeker(whole.secret!);
    expect(seeker.found(viewFor('instructor', whole))).not.toEqual([]);
    for (const { role } of [TRAINEE, DISPLAY, OBSERVER]) {
      expect([role, seeker.found(viewFor(role, whole))]).toEqual([role, []]);
      expect([role, seeker.found(room.host.welcome(role))]).toEqual([role, []]);
    }
  });

  test('the wall shows no orders, no results, no refill; the capillaries only when they are revealed', () => {
    const room = hosted();
    room.live(5);
    room.tell({ type: 'order.place', order: 'videomicroscopy', values: {} });
    room.live(240);
    const hidden = viewFor('display', room.host.moment(false));
    expect(hidden.frame.bedside.microscope).toBeNull();
    expect(hidden.frame.bedside.appearance.refillFinger).toBe(0);
    expect(hidden.frame.bedside.guidance).toBeUndefined();
    expect(hidden.frame.bedside.messages).toEqual([]);
    expect(hidden.reveal).toBeNull();
    expect(room.host.welcome('display').geometry).toBeNull();
    room.ask({ do: 'room', reveal: true });
    expect(viewFor('display', room.host.moment(false)).reveal?.field.state.velocity.length).toBeGreaterThan(100);
    expect(room.host.welcome('display').geometry).not.toBeNull();
    expect(viewFor('trainee', room.host.moment(false)).reveal).toBeNull();
  });
});

describe('states on the way', () => {
  test('lie a minute apart for what is gone back to, five before that, and are never many', () => {
    let kept: { step: number }[] = [];
    const MINUTE = 30_000;
    for (let minute = 0; minute <= 90; minute++) {
      kept.push({ step: minute * MINUTE });
      kept = thinned(kept, minute * MINUTE);
      expect(kept.length).toBeLessThanOrEqual(14);
      // From any moment of the last half hour nearly: at most five minutes have to be lived again, one in the last six.
      const gaps = kept.slice(1).map(({ step }, i) => step - kept[i].step);
      expect(Math.max(0, ...gaps.slice(-Math.min(minute, 6)))).toBeLessThanOrEqual(MINUTE);
    }
    expect(kept.map(({ step }) => step / MINUTE)).toEqual([0, 55, 60, 65, 70, 75, 80, 84, 85, 86, 87, 88, 89, 90]);
  });
});

describe('the clock of a slot', () => {
  test('counts thirty minutes in five parts and runs over in red instead of jumping on', () => {
    let slot = turnSlot(noSlot(), 'start');
    expect(slotView(slot)).toEqual({ part: 'prebrief', left: 300, total: 1800 });
    slot.spent = 320_000;
    expect(slotView(slot)).toEqual({ part: 'prebrief', left: -20, total: 1480 });
    for (const part of ['first-run', 'second-run', 'debrief', 'reserve']) {
      slot = turnSlot(slot, 'next');
      expect(slotView(slot)?.part).toBe(part);
    }
    expect(slotView(turnSlot(slot, 'next'))).toBeNull();
  });
  test('the patient’s clock stands in prebrief and debrief', () => {
    const room = hosted();
    room.ask({ do: 'slot', turn: 'start' });
    expect(room.host.moment(true).room.frozen).toBe(true);
    room.ask({ do: 'slot', turn: 'next' });
    expect(room.host.moment(true).room.frozen).toBe(false);
  });
  test('a station that still waits with the handover begins with the first part that runs', () => {
    const room = waiting();
    room.ask({ do: 'slot', turn: 'start' });
    expect(room.host.present().phase).toBe('briefing');
    room.ask({ do: 'slot', turn: 'next' });
    expect(room.host.present().phase).toBe('running');
    const { held } = room.host.moment(true).frame.clock;
    expect(held).toBeNull();
  });
  test('goes on at most ten seconds behind when another takes over', () => {
    const room = hosted();
    room.ask({ do: 'slot', turn: 'start' });
    room.ask({ do: 'slot', turn: 'next' });
    for (let i = 0; i < 127; i++) room.host.advance(1000, () => true);
    expect(room.host.moment(true).secret?.slot).toEqual({ part: 'first-run', left: 173, total: 1373 });
    expect(takenOver(room).host.moment(true).secret?.slot).toEqual({ part: 'first-run', left: 180, total: 1380 });
  });
  test('a nap of five minutes counts, a clock that was set by an hour does not', () => {
    expect(passed(1000, 301_000)).toBe(300_000);
    expect(passed(1000, 3_601_000)).toBe(0);
    expect(passed(3_601_000, 1000)).toBe(0);
  });
});
