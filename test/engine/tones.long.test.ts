// Skin tone is seen and changes what a sensor reads; it changes nothing in the body.
import { expect, test } from 'vitest';
import { advanceRun, bedside, send, startRun, truth } from '../../src/engine/run.ts';
import { readCase } from '../../src/headless/case-file.ts';

function livedOn(tone: number) {
  const written = readCase('pneumonia');
  const definition = { ...written, host: { ...written.host, tone } };
  const run = startRun(definition, { seed: 1, mode: 'practice', resolution: 'held-beat' });
  send(run, { type: 'case.begin' });
  send(run, { type: 'order.place', order: 'balanced', values: { volume: 1000, duration: 20 } });
  send(run, { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } });
  advanceRun(run, 30 * 60 * 500);
  return { body: truth(run), seen: bedside(run) };
}

test('the same patient on tones 2, 5 and 9 is the same in every number of the body; only the oximeter reads higher on darker skin', () => {
  const [light, middle, dark] = [2, 5, 9].map(livedOn);
  const bodyOf = ({ body }: typeof light) => Object.entries(body).filter(([name]) => name !== 'shown_spo2');
  expect(bodyOf(middle)).toEqual(bodyOf(light));
  expect(bodyOf(dark)).toEqual(bodyOf(light));
  expect(Object.keys(light.body).length).toBeGreaterThan(80);
  const { tone, ...looks } = dark.seen.appearance;
  expect(tone).toBe(9);
  expect({ ...looks, tone: 2 }).toEqual(light.seen.appearance);
  expect(light.body['sao2']).toBeLessThan(94);
  const read = ({ seen }: typeof light): number => seen.monitor.saturation.value!;
  expect(read(dark)).toBeGreaterThan(read(light));
  expect(read(middle)).toBeGreaterThanOrEqual(read(light));
});
