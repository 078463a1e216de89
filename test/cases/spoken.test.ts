// Handovers are read by a listener who knows what clinicians mean by "just under 60".
import { describe, expect, it } from 'vitest';
import { caseIds, readCase } from '../../src/headless/case-file.ts';
import { misspoken, spokenIn } from './spoken.ts';

const said = (line: string) =>
  Object.fromEntries(spokenIn([line]).map(({ column, low, high }) => [column, [low, high]]));

it('understands clinicians', () => {
  const line =
    'Mean pressure just under 60, pulse about 125, refill more than five seconds, kneecaps mottled, lactate between two and three.';
  expect(said(line)).toEqual({
    map: [52.5, 61.25],
    hr: [117, 133],
    crt_finger_s: [5, 15],
    lactate: [1.75, 3.25],
    mottling: [0.5, 2.5],
  });
  expect(said('A pressure around 77 over 59, mean in the mid-sixties; lactate about three and a half.')).toMatchObject({
    sbp: [70, 84],
    dbp: [53, 65],
    map: [60, 70],
    lactate: [3, 4],
  });
});

it('finds a number that the patient does not have', () => {
  const spoken = spokenIn(['Mean pressure about 50, lactate above six.']);
  expect(misspoken(spoken, { map: 52, lactate: 7 })).toEqual([]);
  expect(misspoken(spoken, { map: 62, lactate: 4 })).toEqual([
    '"about 50": map is 62.0',
    '"above six": lactate is 4.0',
  ]);
});

describe.each(caseIds())('%s', (id) => {
  it('hands over pressure and at least one more sign in numbers', () => {
    const columns = spokenIn(readCase(id).handover).map(({ column }) => column);
    expect(columns).toContain('map');
    expect(columns.length).toBeGreaterThan(2);
  });

  it('lets nobody come with a pressure that the handover does not tell', () => {
    const { arrives, handover } = readCase(id);
    const { low, high } = spokenIn(handover).find(({ column }) => column === 'map')!;
    const [least, most] = arrives?.map ?? [low, high];
    expect(least).toBeGreaterThanOrEqual(low - 1);
    expect(most).toBeLessThanOrEqual(high + 1);
  });
});
