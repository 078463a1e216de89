// The first case as a lesson: she arrives in shock, sinks without care, and answers to it.
import { expect, it, vi } from 'vitest';
import { begin, HOUR, MINUTE } from '../engine/driver.ts';

vi.setConfig({ testTimeout: 400_000 }); // a patient takes a second or more to be made

it('arrives in septic shock: low pressure, high lactate, slow refill, mottled knees, stopped capillaries (middle of five patients)', () => {
  const doors = [1, 2, 3, 4, 5].map((seed) => begin('urosepsis', { seed }).truth);
  const middle = (name: string): number => doors.map((truth) => truth[name]).toSorted((a, b) => a - b)[2];
  expect(middle('map')).toBeGreaterThan(45);
  expect(middle('map')).toBeLessThan(60);
  expect(middle('lactate')).toBeGreaterThan(3.4);
  expect(middle('lactate')).toBeLessThan(6.5);
  expect(middle('crt_finger_s')).toBeGreaterThan(3.8);
  expect(middle('mottling')).toBeGreaterThanOrEqual(1);
  expect(middle('sub_ppv')).toBeLessThan(80);
  expect(middle('temp_core')).toBeGreaterThan(38);
});

it('sinks without care', () => {
  const player = begin('urosepsis');
  const { map, lactate } = player.truth;
  player.wait(1 * HOUR);
  expect(player.truth['map']).toBeLessThan(map);
  expect(player.truth['lactate']).toBeGreaterThan(lactate);
});

it('answers a bolus at the finger within twelve minutes, when lactate has not moved yet (Raia 2022; the mean of five patients)', () => {
  const gains = [1, 2, 3, 4, 5].map((seed) => {
    const player = begin('urosepsis', { seed });
    const before = player.truth;
    player.give('balanced', { volume: 500, duration: 15 }).wait(12 * MINUTE);
    expect(player.truth['lactate']).toBeGreaterThan(before['lactate'] * 0.9);
    return before['crt_finger_s'] - player.truth['crt_finger_s'];
  });
  expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.3);
});

it('reaches the target with norepinephrine through the forearm within half an hour, while small vessels still stand', () => {
  const player = begin('urosepsis')
    .give('balanced')
    .give('norepinephrine', { rate: 0.1 })
    .wait(30 * MINUTE);
  expect(player.truth['map']).toBeGreaterThan(player.run.definition.target.map);
  expect(player.truth['sub_ppv']).toBeLessThan(85);
  expect(player.debrief.timeInDissociation).toBeGreaterThan(10 * MINUTE);
});
