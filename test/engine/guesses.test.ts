// Observers predict the next reading; what counts is the patient at the moments of the readings, not how well they were read.
import { describe, expect, test } from 'vitest';
import { judgeGuess } from '../../src/engine/guesses.ts';
import type { Result } from '../../src/engine/types.ts';
import { MINUTE } from './driver.ts';
import { timelineOf } from './timelines.ts';

const HOUR = 60 * MINUTE;
const timeline = timelineOf(120, {
  crt_finger_s: (minute) => (minute < 30 ? 5 : 3),
  lactate: (minute) => 4 + minute / 30,
  sub_ppv: () => 70,
});
const lactate = (takenAt: number, readyAt: number): Result => ({
  number: 1,
  order: 'lactate',
  label: 'Lactate',
  takenAt,
  readyAt,
  values: [{ name: 'lactate', label: 'Lactate', value: 4, unit: 'mmol/L', low: null, high: null, flag: '' }],
  text: '',
  seen: false,
});
const refill = (at: number) => ({ at, site: 'finger' as const, reported: 9, truth: 9, held: 5 });
const unread = { refillReadings: [], fieldReadings: [], results: [] };

describe('a prediction of the next reading', () => {
  test('is compared with the last reading that was told', () => {
    const chart = { ...unread, refillReadings: [refill(10 * MINUTE), refill(40 * MINUTE), refill(50 * MINUTE)] };
    const guess = { at: 35 * MINUTE, quantity: 'refill', expects: 'down' } as const;
    expect(judgeGuess(chart, timeline, guess)).toEqual({ ...guess, happened: 'down', before: 5, after: 3, unit: 's' });
    expect(judgeGuess(chart, timeline, { ...guess, at: 45 * MINUTE }).happened).toBe('same');
  });

  test('of a sample that is under way is judged by when the blood was drawn', () => {
    const chart = { ...unread, results: [lactate(0, 10 * MINUTE), lactate(HOUR, HOUR + 20 * MINUTE)] };
    const judged = judgeGuess(chart, timeline, { at: HOUR + 5 * MINUTE, quantity: 'lactate', expects: 'up' });
    expect(judged).toMatchObject({ happened: 'up', before: 4, after: 6 });
  });

  test('that nobody read is judged after the time in which the quantity answers, or not at all', () => {
    const guess = { at: 10 * MINUTE, quantity: 'vessels', expects: 'up' } as const;
    expect(judgeGuess(unread, timeline, guess)).toMatchObject({ happened: 'same', before: 70, after: 70 });
    expect(judgeGuess(unread, timeline, { ...guess, at: 115 * MINUTE }).happened).toBeNull();
  });
});
