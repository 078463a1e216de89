// What the screens compute before they draw: timelines, text twins, sharing, the refill test, numbers as they are typed and shown.
import { describe, expect, test } from 'vitest';
import type { Debrief, Mark } from '../../src/engine/debrief-types.ts';
import type { FieldGeometry, FieldState, Result, ResultValue } from '../../src/engine/types.ts';
import {
  absoluteRate,
  amount,
  clockTime,
  duration,
  readingText,
  secondsLeft,
  shortTime,
} from '../../src/views/format.ts';
import { expire, idle, press, release, stopWatch } from '../../src/views/refill-act.ts';
import { panelsOf } from '../../src/views/results.tsx';
import { share } from '../../src/views/share.ts';
import { hourTicks, lanesOf, orderMarks, tableRows } from '../../src/views/timeline-shape.ts';
import { fieldImpression, fieldSentence, fieldTable, patientSentences } from '../../src/views/twin-text.ts';
import { shortVitals, vitals } from '../../src/views/vitals.ts';
import { bedside, SKETCHES } from './bedside-fixture.ts';

describe('numbers are shown as a chart shows them', () => {
  test('times since arrival', () => {
    expect(clockTime(3725)).toBe('1:02:05');
    expect(shortTime(3725)).toBe('1:02');
    expect([duration(40), duration(720), duration(3900)]).toEqual(['40 s', '12 min', '1 h 05 min']);
  });
  test('a dose by weight is said for this patient', () => {
    expect(absoluteRate(0.1, 'ug/kg/min', 74)).toBe('7.4 ug/min for 74 kg');
    expect(absoluteRate(2, 'L/min', 74)).toBeNull();
    expect([amount(0.08), amount(7.4), amount(112.3)]).toEqual(['0.08', '7.4', '112']);
  });
  test('a weak, a lost and a missing reading look different', () => {
    expect(readingText({ value: 91, state: 'weak', age: 0 })).toBe('91 ?');
    expect(readingText({ value: null, state: 'lost', age: 0 })).toBe('-?-');
    expect(readingText({ value: null, state: 'off', age: 0 })).toBe('– –');
  });
});

describe('a new picture of the bedside', () => {
  test('keeps every part that is equal', () => {
    const before = { results: [{ value: 1 }], time: 1 };
    const next = share(before, { results: [{ value: 1 }], time: 2 });
    expect(next).not.toBe(before);
    expect(next.results).toBe(before.results);
  });
  test('is the old one when nothing changed', () => {
    const before = { a: [1, 2], b: { c: null } };
    expect(share(before, { a: [1, 2], b: { c: null } })).toBe(before);
  });
  test('notices a shorter list and a part that is gone', () => {
    expect(share({ a: [1, 2] }, { a: [1] }).a).toEqual([1]);
    expect(share<object>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  });
});

describe('testing refill by hand', () => {
  test('is pressed, released, timed and written', () => {
    const timing = release(press(idle, 'finger', 10), 20);
    expect(timing).toMatchObject({ is: 'timing', held: 10 });
    expect(stopWatch(timing, 23.42)).toEqual({ is: 'written', site: 'finger', seconds: 3.4, held: 10 });
  });
  test('a slip of the hand is no examination, and a forgotten watch writes nothing', () => {
    expect(release(press(idle, 'knee', 10), 10.1)).toBe(idle);
    expect(expire(release(press(idle, 'knee', 0), 9), 200)).toBe(idle);
  });
});

describe('the text twins', () => {
  test('tell shock from health', () => {
    const healthy = patientSentences(bedside(SKETCHES.healthy).appearance).join(' ');
    const shock = patientSentences(bedside(SKETCHES.mottled).appearance).join(' ');
    expect(healthy).toContain('No mottling');
    expect(shock).toContain('Mottling at the knee:');
  });
  test('say that mottling is hard to see on dark skin', () => {
    const dark = patientSentences(bedside({ ...SKETCHES.mottled, tone: 9 }).appearance).join(' ');
    expect(dark).toContain('faint on this skin');
  });
  test('have a line for every number of the monitor', () => {
    const { monitor } = bedside(SKETCHES.shock);
    expect(vitals(monitor)).toHaveLength(9);
    expect(shortVitals(monitor).map((line) => line.label)).toEqual(['HR', 'BP', 'MAP', 'SpO2', 'RR']);
  });
  test('count flowing, sluggish and stopped small vessels', () => {
    const geometry = { restDiameter: new Float32Array([8, 8, 8, 40]) } as FieldGeometry;
    const velocity = new Float32Array([400, -50, 2, 900]);
    const state = {
      velocity,
      block: new Uint8Array([0, 0, 0, 0]),
      tubeHematocrit: new Float32Array([0.2, 0.2, 0.2, 0.3]),
      diameter: new Float32Array([8, 8, 8, 40]),
    } as FieldState;
    const rows = fieldTable(geometry, state);
    expect(rows[0]).toMatchObject({ flowing: 1, sluggish: 1, stopped: 1 });
    expect(fieldSentence(rows, 0.5)).toMatch(/Of 3 small vessels in view, 33 % flow.*hazy/);
    expect(fieldImpression(rows, 0)).not.toMatch(/\d/);
  });
});

describe('results', () => {
  const value = (name: string, number: number) => ({ name, label: name, value: number, flag: '' }) as ResultValue;
  const result = (number: number, order: string, at: number, ...values: ResultValue[]) =>
    ({ number, order, label: order, takenAt: at, readyAt: at + 60, values, text: '' }) as unknown as Result;

  test('stand newest first, one panel per test, with a trend over every test that measured the number', () => {
    const panels = panelsOf([
      result(1, 'lactate', 0, value('lactate', 4.6)),
      result(2, 'gas', 600, value('lactate', 4.1)),
      result(3, 'lactate', 1200, value('lactate', 3.2)),
    ]);
    expect(panels.map(({ latest, earlier }) => [latest.number, earlier.length])).toEqual([
      [3, 1],
      [2, 0],
    ]);
    expect(panels[0].trends.get('lactate')?.map((point) => point.value)).toEqual([4.6, 4.1, 3.2]);
  });
});

test('a long wait is estimated from what is done, and not before that can be known', () => {
  expect(secondsLeft(0.5, 1)).toBeNull();
  expect(secondsLeft(0.25, 6)).toBe(20);
  expect(secondsLeft(0.9, 18)).toBe(2);
});

describe('the timeline', () => {
  const columns = ['t_s', 'map', 'sub_ppv', 'crt_finger_s', 'lactate', 'rate_norepinephrine'];
  const rows = [
    [0, 52, 60, 5, 4.6, 0],
    [600, 66, 70, 4, 4.4, 0.1],
    [1200, 104, 72, NaN, 4.1, 0.6],
  ];
  const timeline = { columns, rows: rows.length, values: Float64Array.from(rows.flat()) };
  const debrief = {
    target: { map: 60, source: '' },
    timeline,
    treated: 1200,
    refillReadings: [{ at: 300, site: 'finger', reported: 7.2, truth: 4.5 }],
  } as unknown as Debrief;

  test('has five lanes whose scales hold every value and reading', () => {
    const lanes = lanesOf(debrief);
    expect(lanes.map((lane) => lane.id)).toEqual(['map', 'norepinephrine', 'lactate', 'refill', 'ppv']);
    for (const lane of lanes) {
      for (const { value } of [...lane.points, ...lane.readings]) {
        expect(value).toBeGreaterThanOrEqual(lane.from);
        expect(value).toBeLessThanOrEqual(lane.to);
      }
    }
    expect(lanes[3]?.points).toHaveLength(2);
  });
  test('is a table as well', () => {
    const table = tableRows(debrief, lanesOf(debrief), 600);
    expect(table.map((row) => row.values[0])).toEqual([52, 66, 104]);
  });
  test('stands the flags of simultaneous orders below each other', () => {
    const mark = (at: number): Mark => ({ at, until: null, kind: 'order', label: 'x' });
    const marks = orderMarks([mark(60), mark(62), mark(64), mark(900)], 1200, 3);
    expect(marks.map(({ number, row }) => [number, row])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 0],
    ]);
  });
  test('lets a crowd of orders share one flag', () => {
    const crowd = Array.from({ length: 9 }, (_, i): Mark => ({ at: i, until: null, kind: 'order', label: 'x' }));
    const marks = orderMarks(crowd, 7200, 3);
    expect(marks.map((mark) => mark.through)).toEqual([1, 2, 9, 0, 0, 0, 0, 0, 0]);
  });
  test('has a readable number of time marks for any length', () => {
    for (const end of [300, 3600, 6 * 3600]) {
      expect(hourTicks(end).length).toBeGreaterThan(1);
      expect(hourTicks(end).length).toBeLessThan(10);
    }
  });
});
