// Where the model still misses what was measured in people. Each of these fails today and says by how much; one that passes has been mended
// and moves to the quick tests.
import { describe, expect, it } from 'vitest';
import { healthy, HOUR, MINUTE, type PatientDriver, urosepsis } from '../perfusion/patient-driver.ts';

const settled = (driver: PatientDriver, name: string, wait = 18 * MINUTE): number =>
  driver.wait(wait).average([name])[name];

describe('norepinephrine in health', () => {
  it.fails.each([[0.2, 30, 32, 28]])(
    '%d ug/kg/min raises MAP by %d-%d mmHg (Ensinger 1992; measured %d: autoregulation now answers)',
    (rate, low, high) => {
      const rise = settled(healthy().give('norepinephrine', rate), 'map') - settled(healthy(), 'map');
      expect(rise).toBeGreaterThan(low - 0.5);
      expect(rise).toBeLessThan(high + 0.5);
    },
  );
});

it.fails(
  "norepinephrine 0.2 ug/kg/min takes a fifth of a healthy skin's flow (chosen from cold pale fingers; measured 3 %: pressure pays it back)",
  () => {
    expect(settled(healthy().give('norepinephrine', 0.2), 'skin_flow')).toBeLessThan(
      0.8 * settled(healthy(), 'skin_flow'),
    );
  },
);

it.fails(
  'dobutamine 10 ug/kg/min adds 0.5 to 1.5 L/min/m2 in filled septic shock (Enrico 2012; measured 0.3: the rate rises, the stroke does not)',
  () => {
    const filled = urosepsis()
      .give('norepinephrine', 0.2)
      .pour('balanced', 2000, HOUR)
      .wait(90 * MINUTE);
    const without = settled(filled.copy(), 'ci');
    expect(settled(filled.give('dobutamine', 10), 'ci') - without).toBeGreaterThan(0.5);
  },
);

describe('septic shock after fluid', () => {
  const filled = (): PatientDriver =>
    urosepsis()
      .pour('balanced', 1500, 30 * MINUTE)
      .wait(35 * MINUTE);

  it.fails('norepinephrine 0.3 ug/kg/min raises stroke volume by 8 % and more (Hamzaoui 2010; measured 7.7)', () => {
    const narrowed = settled(filled().give('norepinephrine', 0.3), 'sv', 15 * MINUTE);
    expect(narrowed).toBeGreaterThan(1.08 * settled(filled(), 'sv', 0));
  });
});
