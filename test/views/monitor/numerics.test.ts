import { describe, expect, it } from 'vitest';
import { ageText, loudest, readingText, rows, tiles } from '../../../src/views/monitor/numerics.ts';
import type { Alarm } from '../../../src/engine/types.ts';
import { ALARM_COLORS, COLORS, isLit } from '../../../src/views/monitor/palette.ts';
import { ciede2000, decode, linearToLab } from '../../../src/views/skin/color.ts';
import { bedside, SKETCHES } from '../bedside-fixture.ts';

describe('a reading', () => {
  it('says how far it can be trusted', () => {
    expect(readingText({ value: 97, state: 'good', age: 0 })).toBe('97');
    expect(readingText({ value: 91, state: 'weak', age: 0 })).toBe('91?');
    expect(readingText({ value: 91, state: 'lost', age: 0 })).toBe('-?-');
    expect(readingText({ value: null, state: 'searching', age: 0 })).toBe('- -');
    expect(readingText({ value: null, state: 'off', age: 0 })).toBe('');
    expect(ageText({ value: 60, state: 'stale', age: 605 })).toBe('10 min ago');
  });
});

describe('the monitor', () => {
  it('has a trace for each sensor and no other', () => {
    expect(rows(bedside(SKETCHES.shock).monitor).map((row) => row.id)).toEqual(['ecg', 'saturation', 'breaths']);
    const full = rows(bedside(SKETCHES.mottled).monitor);
    expect(full.map((row) => row.id)).toEqual(['ecg', 'arterial', 'saturation', 'central', 'breaths']);
  });

  it('writes an arterial pressure like a bedside monitor, and a cuff pressure with its age', () => {
    const pressure = (state: keyof typeof SKETCHES) =>
      tiles(bedside(SKETCHES[state])).find((tile) => tile.id === 'pressure');
    expect(pressure('mottled')).toMatchObject({ label: 'ART mmHg', main: '66/38 (47)' });
    expect(pressure('shock')).toMatchObject({ label: 'NIBP mmHg', main: '78/40 (53)', note: '3 min ago' });
  });

  it('marks the number that alarms and no other', () => {
    const shock = bedside(SKETCHES.shock);
    const alarming = (alarms: Alarm[]) =>
      tiles({ ...shock, alarms }).flatMap((tile) => (tile.alarm ? [`${tile.id} ${tile.alarm}`] : []));
    const alarm: Alarm = { id: 'mean', priority: 'high', text: 'MAP 53 low', since: 0, active: true };
    expect(alarming([alarm])).toEqual(['pressure high']);
    expect(alarming([{ ...alarm, id: 'asystole' }])).toEqual(['heartRate high']);
    expect(alarming([{ ...alarm, active: false }])).toEqual([]);
  });

  it('shows the loudest alarm: active before latched, high before low', () => {
    const alarm = (id: string, priority: 'high' | 'low', active: boolean) => ({
      id,
      priority,
      active,
      text: id,
      since: 0,
    });
    expect(loudest([alarm('a', 'low', true), alarm('b', 'high', false), alarm('c', 'high', true)])?.id).toBe('c');
    expect(loudest([alarm('a', 'low', true), alarm('b', 'high', false)])?.id).toBe('a');
    expect(loudest([])).toBeNull();
  });

  it('flashes high alarms 1.4 to 2.8 times and medium ones 0.4 to 0.8 times a second', () => {
    const rate = (priority: 'high' | 'medium'): number => {
      let [turns, last] = [0, false];
      for (let t = 0; t < 20; t += 0.01) {
        const lit = isLit(priority, t);
        if (lit && !last) turns++;
        last = lit;
      }
      return turns / 20;
    };
    expect(rate('high')).toBeGreaterThan(1.4);
    expect(rate('high')).toBeLessThan(2.8);
    expect(rate('medium')).toBeGreaterThan(0.4);
    expect(rate('medium')).toBeLessThan(0.8);
  });

  it('uses trace colors that differ clearly', () => {
    const lab = (c: number) => linearToLab([decode(c >> 16), decode((c >> 8) & 255), decode(c & 255)]);
    const list = [COLORS.ecg, COLORS.arterial, COLORS.saturation, COLORS.breaths, COLORS.central].map(lab);
    for (let i = 0; i < list.length; i++)
      for (let j = 0; j < i; j++) expect(ciede2000(list[i], list[j])).toBeGreaterThan(21);
    expect(Object.keys(ALARM_COLORS)).toEqual(['high', 'medium', 'low']);
  });
});
