// Which alarms are news: a new kind or a worsening, not a cuff that repeats what it found before.
import { expect, test } from 'vitest';
import type { Alarm, Bedside } from '../../src/engine/types.ts';
import { newAlarms } from '../../src/session/changes.ts';
import type { KnownAlarms } from '../../src/session/changes.ts';

function look(known: KnownAlarms, time: number, ...alarms: Partial<Alarm>[]): string[] {
  const whole = alarms.map((alarm) => ({ priority: 'high', text: '', since: 0, active: true, ...alarm }));
  return newAlarms(known, { time, alarms: whole } as Bedside).map((alarm) => alarm.id);
}

test('a cuff that repeats the same alarm is not news', () => {
  const known: KnownAlarms = new Map();
  expect(look(known, 0, { id: 'mean' })).toEqual(['mean']);
  expect(look(known, 60)).toEqual([]);
  expect(look(known, 180, { id: 'mean' })).toEqual([]);
  expect(look(known, 360, { id: 'mean', active: false })).toEqual([]);
  expect(look(known, 540, { id: 'mean' })).toEqual([]);
});

test('another kind and a worsening are news, an improvement is not', () => {
  const known: KnownAlarms = new Map();
  expect(look(known, 0, { id: 'mean', priority: 'medium' })).toEqual(['mean']);
  expect(look(known, 10, { id: 'mean', priority: 'medium' }, { id: 'heartRate' })).toEqual(['heartRate']);
  expect(look(known, 20, { id: 'mean', priority: 'high' })).toEqual(['mean']);
  expect(look(known, 30, { id: 'mean', priority: 'medium' })).toEqual([]);
});

test('after a long quiet the same alarm is news again', () => {
  const known: KnownAlarms = new Map();
  look(known, 0, { id: 'saturation' });
  expect(look(known, 700)).toEqual([]);
  expect(look(known, 900, { id: 'saturation' })).toEqual(['saturation']);
});
