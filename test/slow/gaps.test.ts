// Where the model still misses what was measured in people. Each of these fails today and says by how much; one that passes has been mended
// and moves to the quick tests.
import { expect, it } from 'vitest';
import { healthy, HOUR, MINUTE, urosepsis } from '../perfusion/patient-driver.ts';

it.fails(
  'epinephrine 0.05 ug/kg/min raises the output of a healthy adult by half and his rate by 12 (Stratton 1985: 58 +/- 5 %; measured 25 % and 4: autoregulation and the baroreflex hold on)',
  () => {
    const look = (rate: number): Record<string, number> =>
      healthy()
        .give('epinephrine', rate)
        .wait(14 * MINUTE)
        .average(['co', 'hr']);
    expect(look(0.05)['co'] / look(0)['co']).toBeGreaterThan(1.45);
    expect(look(0.05)['hr'] - look(0)['hr']).toBeGreaterThan(8);
  },
);

it.fails(
  'a liter in early, untreated shock opens ten points of perfused vessels (Ospina-Tascon 2010, row B01; measured 3)',
  () => {
    const gains = [7, 11, 23].map((seed) => {
      const perfused = (liter: number): number =>
        urosepsis({ seed })
          .pour('balanced', liter, 30 * MINUTE)
          .wait(0.5 * HOUR)
          .average(['sub_ppv'])['sub_ppv'];
      return perfused(1000) - perfused(0);
    });
    expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(10);
  },
);
