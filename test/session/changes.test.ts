// Which alarms are news: a new condition or a worsening, not one that goes on, comes back, or shows in another number.
import { expect, test } from 'vitest';
import type { Alarm, Bedside } from '../../src/engine/types.ts';
import { newAlarms } from '../../src/session/changes.ts';
import type { KnownAlarms } from '../../src/session/changes.ts';

const HOUR = 3600;

function look(known: KnownAlarms, time: number, ...alarms: Partial<Alarm>[]): string[] {
  const whole = alarms.map((alarm) => ({ priority: 'high', text: 'VERY LOW', since: 0, active: true, ...alarm }));
  return newAlarms(known, { time, alarms: whole } as Bedside).map((alarm) => alarm.id);
}

test('a cuff that repeats the same alarm is not news', () => {
  const known: KnownAlarms = new Map();
  expect(look(known, HOUR, { id: 'mean' })).toEqual(['mean']);
  expect(look(known, HOUR + 60)).toEqual([]);
  expect(look(known, HOUR + 180, { id: 'mean' })).toEqual([]);
  expect(look(known, HOUR + 360, { id: 'mean', active: false })).toEqual([]);
  expect(look(known, HOUR + 540, { id: 'mean' })).toEqual([]);
});

test('another kind and a worsening are news, an improvement is not', () => {
  const known: KnownAlarms = new Map();
  expect(look(known, HOUR, { id: 'mean', priority: 'medium' })).toEqual(['mean']);
  const both = look(known, HOUR + 10, { id: 'mean', priority: 'medium' }, { id: 'heartRate' });
  expect(both).toEqual(['heartRate']);
  expect(look(known, HOUR + 20, { id: 'mean', priority: 'high' })).toEqual(['mean']);
  expect(look(known, HOUR + 30, { id: 'mean', priority: 'medium' })).toEqual([]);
});

test('one low pressure is one condition, whichever of its numbers crosses a limit; too slow after too fast is another', () => {
  const known: KnownAlarms = new Map();
  look(known, HOUR, { id: 'mean' }, { id: 'heartRate', text: 'HR 155 VERY HIGH' });
  expect(look(known, HOUR + 10, { id: 'mean' }, { id: 'systolic' }, { id: 'diastolic' })).toEqual([]);
  expect(look(known, HOUR + 20, { id: 'mean', text: 'MAP 135 VERY HIGH' })).toEqual(['mean']);
  expect(look(known, HOUR + 30, { id: 'heartRate', text: 'HR 38 VERY LOW' })).toEqual(['heartRate']);
});

test('numbers beyond their limits when the patient is taken over are no news; worse than that, and a heart that stops, are', () => {
  const known: KnownAlarms = new Map();
  expect(look(known, 8, { id: 'mean', priority: 'medium' }, { id: 'heartRate' })).toEqual([]);
  expect(look(known, 30, { id: 'asystole' })).toEqual(['asystole']);
  expect(look(known, 300, { id: 'mean', priority: 'medium' }, { id: 'heartRate' })).toEqual([]);
  expect(look(known, 400, { id: 'mean', priority: 'high' }, { id: 'heartRate' })).toEqual(['mean']);
});

test('after a long quiet the same alarm is news again', () => {
  const known: KnownAlarms = new Map();
  look(known, HOUR, { id: 'saturation' });
  expect(look(known, HOUR + 700)).toEqual([]);
  expect(look(known, HOUR + 900, { id: 'saturation' })).toEqual(['saturation']);
});
