// Playing by the clock, saving, and reopening lead to the very same patient, bit for bit.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseCase } from '../../src/engine/case-schema.ts';
import { record } from '../../src/engine/run.ts';
import { choosePace, startSkip } from '../../src/session/clock.ts';
import type { Opening } from '../../src/session/messages.ts';
import {
  advancePlayer,
  openPlayer,
  sendToPlayer,
  stepOf,
  takeCheckpoint,
  takeFrame,
  watch,
} from '../../src/session/player.ts';
import type { Player } from '../../src/session/player.ts';

const definition = parseCase(parse(readFileSync('cases/urosepsis.yaml', 'utf8')));
const fresh: Opening = { kind: 'new', seed: 7, mode: 'practice', resolution: 'full' };
const never = (): boolean => false;

/** Wall time in slices of 20 ms. */
function live(player: Player, seconds: number): void {
  for (let slice = 0; slice < seconds * 50; slice++) advancePlayer(player, 20, never);
}

/** The patient at the door is made once and reopened from its bytes after that, which is faster. */
let door: Extract<Opening, { kind: 'resume' }> | null = null;
function begun(): Player {
  if (!door) {
    const first = openPlayer(definition, fresh);
    door = { kind: 'resume', record: record(first.run), checkpoint: takeCheckpoint(first) };
  }
  const player = openPlayer(definition, door);
  sendToPlayer(player, { type: 'case.begin' });
  return player;
}

describe('a player', { timeout: 400_000 }, () => {
  test('reaches the same patient at any pace, with any pause', () => {
    const slow = begun();
    sendToPlayer(slow, { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } });
    live(slow, 30);

    const fast = begun();
    sendToPlayer(fast, { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } });
    choosePace(fast.clock, 10);
    live(fast, 1);
    sendToPlayer(fast, { type: 'clock.pause' });
    live(fast, 5);
    sendToPlayer(fast, { type: 'clock.resume' });
    while (stepOf(fast) < stepOf(slow)) advancePlayer(fast, 2, never);
    expect(stepOf(fast)).toBe(stepOf(slow));
    expect(record(fast.run).digest).toBe(record(slow.run).digest);
  });

  test('comes back from checkpoint and events, and waits for the trainee', () => {
    const player = begun();
    live(player, 5);
    const checkpoint = takeCheckpoint(player);
    sendToPlayer(player, { type: 'order.place', order: 'balanced', values: { volume: 500, duration: 15 } });
    live(player, 5);
    const kept = record(player.run);

    const reopened = openPlayer(definition, { kind: 'resume', record: { ...kept, digest: '' }, checkpoint });
    expect(record(reopened.run)).toEqual(kept);
    expect(takeFrame(reopened).clock.held).toBe('reopened');
    live(reopened, 1);
    expect(stepOf(reopened)).toBe(kept.step);
  });

  test('comes back without a readable checkpoint, only slower', () => {
    const player = begun();
    live(player, 4);
    const kept = record(player.run);
    const broken = { ...takeCheckpoint(player), bytes: new Uint8Array([1, 2, 3]) };
    const reopened = openPlayer(definition, { kind: 'resume', record: kept, checkpoint: broken });
    expect(record(reopened.run)).toEqual(kept);
  });

  test('refuses a record that does not lead to its own patient', () => {
    const player = begun();
    live(player, 1);
    const forged = { ...record(player.run), digest: '0123' };
    expect(() => openPlayer(definition, { kind: 'resume', record: forged, checkpoint: null })).toThrow(/does not lead/);
  });

  test('skips to the next result and then goes on at life speed', () => {
    const player = begun();
    sendToPlayer(player, { type: 'order.place', order: 'lactate', values: {} });
    for (let tries = 0; tries < 10 && takeFrame(player).bedside.results.length === 0; tries++) {
      startSkip(player.clock, stepOf(player));
      while (player.clock.skippingFrom !== null) advancePlayer(player, 10, never);
    }
    const frame = takeFrame(player);
    expect(frame.bedside.results[0]?.order).toBe('lactate');
    expect(frame.clock).toMatchObject({ pace: 1, skipping: false });
    expect(frame.bedside.time).toBeLessThan(20 * 60);
  });

  test('keeps the pace that was chosen at the door: what alarms then was handed over', () => {
    const player = begun();
    player.clock.holds.reopened = false;
    choosePace(player.clock, 60);
    for (let slice = 0; slice < 500 && takeFrame(player).bedside.time < 90; slice++) advancePlayer(player, 20, never);
    const { bedside, clock } = takeFrame(player);
    expect(bedside.time).toBeGreaterThanOrEqual(90);
    expect(bedside.alarms.some(({ active }) => active)).toBe(true);
    expect(clock).toMatchObject({ pace: 60, slowedBy: null });
  });

  test('lets the microscope keep the hands at life speed, and gives the pace back', () => {
    const player = begun();
    sendToPlayer(player, { type: 'order.place', order: 'videomicroscopy', values: {} });
    const running = (): boolean => takeFrame(player).bedside.orders[0]?.state === 'running';
    for (let tries = 0; tries < 200 && !running(); tries++) {
      choosePace(player.clock, 60); // an alarm may have slowed it down
      advancePlayer(player, 100, never);
    }
    expect(takeFrame(player).clock).toMatchObject({ hands: true, effective: 1, pace: 60 });
    sendToPlayer(player, { type: 'order.stop', number: takeFrame(player).bedside.orders[0].number });
    expect(takeFrame(player).clock).toMatchObject({ hands: false, effective: 60 });
  });

  test('shows the capillaries in Learn mode only', () => {
    const hidden = takeFrame(begun());
    expect(hidden.bedside.microscope).toBeNull();
    expect(hidden.revealed).toBeNull();
    const learner = openPlayer(definition, { ...fresh, mode: 'learn' });
    const first = takeFrame(learner);
    expect(first.revealed?.field.state.velocity.length).toBeGreaterThan(100);
    expect(first.geometry?.id).toBe(first.revealed?.field.geometry);
    watch(learner, { site: 'kidney', segment: 5 });
    const kidney = takeFrame(learner);
    expect(kidney.geometry?.id).not.toBe(first.geometry?.id);
    expect(kidney.revealed?.causes[0].segment).toBe(5);
    expect(takeFrame(learner).geometry).toBeNull();
  });

  test('says with a reason why an order is refused', () => {
    const answer = sendToPlayer(begun(), { type: 'order.place', order: 'norepinephrine', values: { rate: 99 } });
    expect(answer.accepted).toBe(false);
    expect(answer.reason).toMatch(/outside/);
  });
});
