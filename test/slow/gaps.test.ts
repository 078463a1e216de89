// Where the model still misses what was measured in people. Each of these fails today and says by how much; one that passes has been mended
// and moves to the quick tests.
import { describe, expect, it } from 'vitest';
import { createFluids, exchangeWater } from '../../src/perfusion/body/fluids.ts';
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

describe('fluid', () => {
  const kept = (patient: () => PatientDriver): number[] => {
    const [with_, without] = [patient().pour('balanced', 1000, 30 * MINUTE), patient()];
    return [30, 30, 30].map((minutes) => {
      with_.wait(minutes * MINUTE);
      without.wait(minutes * MINUTE);
      return (with_.truth['plasma_ml'] - without.truth['plasma_ml']) / 10;
    });
  };
  it.fails(
    'half an hour and an hour after a liter, at most 20 % of it is in healthy vessels (Hahn; measured 20 and 21)',
    () => {
      const [, half, hour] = kept(healthy);
      expect(half).toBeLessThanOrEqual(20);
      expect(hour).toBeLessThanOrEqual(20);
    },
  );
  it.fails(
    'and at most 15 % in septic ones (measured 20 and 23: without it she leaks on, so her control loses too)',
    () => {
      const [, half, hour] = kept(urosepsis);
      expect(half).toBeLessThanOrEqual(15);
      expect(hour).toBeLessThanOrEqual(15);
    },
  );
  it.fails(
    'of the gain in output by 500 mL, 63 % is gone half an hour after the bag and 84 % after an hour (Nunes 2014; measured about 45)',
    () => {
      const driver = urosepsis().treat(6 * HOUR);
      const control = driver.copy();
      driver.pour('balanced', 500, 30 * MINUTE);
      const gain = (): number => settled(driver, 'ci', 28 * MINUTE) - settled(control, 'ci', 28 * MINUTE);
      const [full, half, hour] = [gain(), gain(), gain()];
      expect(half / full).toBeLessThan(0.5);
      expect(hour / full).toBeLessThan(0.3);
    },
  );
  it.fails(
    'her first bolus takes 0.3 to 0.9 s off refill at ten to twelve minutes (Raia 2022; measured 1.0: she starts at 5.2 s)',
    () => {
      const driver = urosepsis();
      const before = driver.truth['crt_finger_s'];
      driver.pour('balanced', 500, 15 * MINUTE).wait(11 * MINUTE);
      expect(before - driver.truth['crt_finger_s']).toBeGreaterThan(0.3);
      expect(before - driver.truth['crt_finger_s']).toBeLessThan(0.9);
    },
  );
});

describe('bleeding', () => {
  const bled = (volume: number): PatientDriver =>
    healthy()
      .bleed(volume, 20 * MINUTE)
      .wait(40 * MINUTE);
  it.fails(
    'two liters of blood lost: ScvO2 under 50 %, CO2 gap over 10 mmHg, lactate over 3 (measured 51, 9.0, 1.8)',
    () => {
      const { scvo2, pvaco2_gap: gap, lactate } = bled(2000).truth;
      expect(scvo2).toBeLessThan(50);
      expect(gap).toBeGreaterThan(10);
      expect(lactate).toBeGreaterThan(3);
    },
  );
});

it.fails(
  'after two liters central venous pressure is back above 4 mmHg (measured 2.0: heart and lung resistance hold too little back)',
  () => {
    expect(
      urosepsis()
        .treat(3 * HOUR)
        .average(['cvp'])['cvp'],
    ).toBeGreaterThan(4);
  },
);

it.fails(
  'through fully open junctions albumin escapes at most 4.5 times faster (Fleck 1985: up to 4; measured 5.0)',
  () => {
    const escape = (glycocalyx: number, junction: number): number => {
      const f = createFluids(3000, 2000, 70);
      const before = f.albumin;
      exchangeWater(f, { glycocalyx, junction, capillary: f.capillaryRest, plasma: 3000, weight: 70, mediators: 0 }, 1);
      return before - f.albumin + (f.lymph / 60) * (18.5 / 1000);
    };
    expect(escape(0.3, 1) / escape(1, 0)).toBeLessThan(4.5);
  },
);
