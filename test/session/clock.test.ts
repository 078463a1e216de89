// The clock never leaps, keeps its pace in whole intervals, and says when the computer cannot.
import { describe, expect, test } from 'vitest';
import {
  buyTime,
  choosePace,
  clockView,
  createClock,
  isDue,
  setHands,
  slowDown,
  spendInterval,
  startSkip,
} from '../../src/session/clock.ts';
import type { Clock } from '../../src/session/clock.ts';

/** Plays what is due, at most so many intervals; answers how many were played. */
function play(clock: Clock, most = Infinity): number {
  let played = 0;
  while (played < most && isDue(clock)) {
    spendInterval(clock);
    played++;
  }
  return played;
}

/** A second of wall time in slices of 10 ms. */
function second(clock: Clock, mostPerSlice = Infinity): number {
  let played = 0;
  for (let slice = 0; slice < 100; slice++) {
    buyTime(clock, 10);
    played += play(clock, mostPerSlice);
  }
  return played;
}

describe('the clock', () => {
  test('plays one second in fifty intervals of 20 ms', () => {
    expect(second(createClock())).toBe(50);
  });

  test.each([2, 5, 10, 20, 60] as const)('runs %i times as fast', (pace) => {
    const clock = createClock();
    choosePace(clock, pace);
    expect(second(clock)).toBe(50 * pace);
  });

  test('does not leap when the page was asleep for an hour', () => {
    const clock = createClock();
    choosePace(clock, 60);
    buyTime(clock, 3_600_000);
    expect(play(clock) * 20).toBeLessThanOrEqual(250 * 60);
  });

  test('does not run backward with the clock of the computer', () => {
    const clock = createClock();
    buyTime(clock, -5000);
    expect(isDue(clock)).toBe(false);
  });

  test('stands still in a hidden tab and goes on without the lost time', () => {
    const clock = createClock();
    clock.holds.hidden = true;
    expect(second(clock)).toBe(0);
    clock.holds.hidden = false;
    expect(play(clock)).toBe(0);
  });

  test('says what it manages when the computer is too slow', () => {
    const clock = createClock();
    choosePace(clock, 60);
    for (let i = 0; i < 3; i++) second(clock, 11);
    const view = clockView(clock);
    expect(view.behind).toBe(true);
    expect(view.achieved).toBeGreaterThan(18);
    expect(view.achieved).toBeLessThan(26);
  });

  test('gives hands-on examinations life speed, and the pace back', () => {
    const clock = createClock();
    choosePace(clock, 20);
    setHands(clock, true);
    expect(second(clock)).toBe(50);
    setHands(clock, false);
    expect(second(clock)).toBe(1000);
  });

  test('skips without waiting for the wall clock until it is slowed down', () => {
    const clock = createClock();
    choosePace(clock, 5);
    startSkip(clock, 0);
    expect(play(clock, 10_000)).toBe(10_000);
    slowDown(clock, 'result');
    expect(isDue(clock)).toBe(false);
    expect(clockView(clock)).toMatchObject({ pace: 1, skipping: false, slowedBy: 'result' });
  });
});
