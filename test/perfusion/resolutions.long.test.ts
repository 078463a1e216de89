// Held-beat is a faster way to live the same hour, not another patient: what a bedside shows is the same as with every beat.
import { expect, it, vi } from 'vitest';
import { agree, HEMODYNAMIC } from './resolution-columns.ts';
import { healthy, MINUTE, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

it.each([
  { who: 'a healthy adult on norepinephrine', patient: healthy },
  { who: 'a septic one on norepinephrine', patient: urosepsis },
])('fifteen minutes of $who agree within 1 % or what a display shows', ({ patient }) => {
  const live = (resolution: 'full' | 'held-beat'): Record<string, number> =>
    patient({ resolution })
      .give('norepinephrine', 0.1)
      .wait(12 * MINUTE)
      .average(Object.keys(HEMODYNAMIC), 3 * MINUTE);
  expect(agree(live('held-beat'), live('full'), HEMODYNAMIC)).toEqual([]);
});
