// What everyday and clinical disturbances do to a circulation with every reflex and every bed switched on, against published ranges.
import { describe, expect, it, vi } from 'vitest';
import { createVitalOrgans, feedHeart, type HeartSupply } from '../../src/perfusion/body/vital-organs.ts';
import { healthy, HOUR, MINUTE, type PatientDriver, urosepsis } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 });

const names = ['map', 'hr', 'co', 'sv', 'cvp', 'pms', 'svr', 'rr', 'gedvi', 'cfi', 'ea_ees', 'lactate', 'temp_core'];
const look = (driver: PatientDriver): Record<string, number> => driver.average(names, MINUTE);

describe('a healthy adult', () => {
  const rest = look(healthy());

  it('indices at rest: preload 600 to 750 mL/m2, cardiac function 3.5 to 6.5 per minute, coupling 0.4 to 1', () => {
    expect(rest['gedvi']).toBeGreaterThan(600);
    expect(rest['gedvi']).toBeLessThan(750);
    expect(rest['cfi']).toBeGreaterThan(3.5);
    expect(rest['cfi']).toBeLessThan(6.5);
    expect(rest['ea_ees']).toBeGreaterThan(0.4);
    expect(rest['ea_ees']).toBeLessThan(1);
  });

  it('whose legs hold half a liter of blood: smaller stroke, faster heart, pressure held within 8 mmHg', () => {
    const driver = healthy();
    driver.inputs.legRaise = -2;
    const hanging = look(driver.wait(5 * MINUTE));
    expect(Math.abs(hanging['map'] - rest['map'])).toBeLessThan(8);
    expect(hanging['sv']).toBeLessThan(0.92 * rest['sv']);
    expect(hanging['hr']).toBeGreaterThan(rest['hr'] + 4);
    expect(hanging['svr']).toBeGreaterThan(1.02 * rest['svr']);
  });

  it('who loses a liter: pressure down by less than 15 mmHg, rate up by 10 to 30, output down by less than a quarter', () => {
    const bled = look(
      healthy()
        .bleed(1000, 20 * MINUTE)
        .wait(20 * MINUTE),
    );
    expect(rest['map'] - bled['map']).toBeGreaterThan(2);
    expect(rest['map'] - bled['map']).toBeLessThan(15);
    expect(bled['hr'] - rest['hr']).toBeGreaterThan(10);
    expect(bled['hr'] - rest['hr']).toBeLessThan(30);
    expect(bled['co']).toBeGreaterThan(0.75 * rest['co']);
    expect(bled['lactate']).toBeLessThan(2);
  });

  it('who loses nearly half of it has low flow everywhere: half of the oxygen is taken out, carbon dioxide waits, lactate rises', () => {
    const {
      scvo2,
      svo2,
      pvaco2_gap: gap,
      lactate,
    } = healthy()
      .bleed(2400, 20 * MINUTE)
      .wait(HOUR).truth;
    expect(scvo2).toBeLessThan(50);
    expect(svo2).toBeLessThan(50);
    expect(gap).toBeGreaterThan(10);
    expect(lactate).toBeGreaterThan(3);
  });

  it('who gets a liter: more output and venous pressure, hardly more arterial pressure, and half of it is gone an hour later', () => {
    const driver = healthy()
      .pour('balanced', 1000, 30 * MINUTE)
      .wait(30 * MINUTE);
    const full = look(driver);
    const later = look(driver.wait(HOUR));
    expect(Math.abs(full['map'] - rest['map'])).toBeLessThan(6);
    expect(full['co'] - rest['co']).toBeGreaterThan(0.3);
    expect(full['cvp'] - rest['cvp']).toBeGreaterThan(1.5);
    expect(full['cvp'] - rest['cvp']).toBeLessThan(5);
    expect(later['cvp'] - rest['cvp']).toBeLessThan(0.6 * (full['cvp'] - rest['cvp']));
  });

  it('with fever: about ten beats and one to three breaths more per degree (Liebermeister)', () => {
    const driver = healthy();
    driver.watch(MINUTE, () => (driver.patient.inflammation.il1 = 0.6));
    const hot = look(driver.wait(5 * HOUR));
    const degrees = hot['temp_core'] - rest['temp_core'];
    expect(degrees).toBeGreaterThan(1.2);
    expect((hot['hr'] - rest['hr']) / degrees).toBeGreaterThan(6);
    expect((hot['hr'] - rest['hr']) / degrees).toBeLessThan(12);
    expect((hot['rr'] - rest['rr']) / degrees).toBeGreaterThan(0.5);
    expect((hot['rr'] - rest['rr']) / degrees).toBeLessThan(4);
  });
});

describe('septic shock after fluid', () => {
  const filled = urosepsis()
    .pour('balanced', 1500, 30 * MINUTE)
    .wait(35 * MINUTE);
  const on = (rate: number): PatientDriver =>
    filled
      .copy()
      .give('norepinephrine', rate)
      .wait(15 * MINUTE);
  const [without, low, high] = [filled.copy(), on(0.19), on(0.3)].map(look);

  it('norepinephrine moves blood from unstressed to stressed: 0.30 to 0.19 ug/kg/min lowers mean systemic pressure by 8 to 25 % (Persichini 2012: 33 to 26)', () => {
    const fall = 1 - low['pms'] / high['pms'];
    expect(fall).toBeGreaterThan(0.08);
    expect(fall).toBeLessThan(0.25);
  });

  it('and raises preload: global end-diastolic volume up by 3 to 13 % with pressure, stroke volume by 8 % and more (Hamzaoui 2010: 694 to 742)', () => {
    expect(high['map']).toBeGreaterThan(without['map'] + 12);
    expect(high['gedvi'] / without['gedvi']).toBeGreaterThan(1.03);
    expect(high['gedvi'] / without['gedvi']).toBeLessThan(1.16);
    expect(high['sv']).toBeGreaterThan(1.08 * without['sv']);
  });

  it('raising the legs: venous pressure up by 1 to 3 mmHg and mean systemic pressure with it, output up (Guerin 2015: 7 to 9, 25 to 31)', () => {
    const driver = on(0.19);
    const flat = look(driver.copy().wait(MINUTE)); // the same minute with the legs down
    driver.inputs.legRaise = 1;
    const raised = look(driver.wait(MINUTE));
    expect(raised['cvp'] - flat['cvp']).toBeGreaterThan(0.9);
    expect(raised['cvp'] - flat['cvp']).toBeLessThan(3);
    expect(raised['pms'] / flat['pms']).toBeGreaterThan(1.12);
    expect(raised['co']).toBeGreaterThan(1.05 * flat['co']);
  });
});

describe('the heart muscle', () => {
  const fed: HeartSupply = {
    aorticDiastolic: 90,
    leftAtrial: 8,
    systolic: 117,
    heartRate: 72,
    contractility: 1,
    arterialContent: 18.8,
    age: 40,
    ph: 7.4,
  };
  const balance = (h: Partial<HeartSupply>): number => {
    const organs = createVitalOrgans();
    feedHeart(organs, { ...fed, ...h }, 60);
    return organs.balance;
  };
  it('has three times the supply it needs at rest', () => {
    expect(balance({})).toBeGreaterThan(2.8);
  });
  it('starves in profound hypotension, and sooner the faster it beats: diastole is its time to be fed', () => {
    const shock = { leftAtrial: 2, contractility: 0.9, age: 68 };
    expect(balance({ ...shock, aorticDiastolic: 28, systolic: 34, heartRate: 140 })).toBeLessThan(0.8);
    const slow = balance({ ...shock, aorticDiastolic: 48, systolic: 58, heartRate: 90 });
    const fast = balance({ ...shock, aorticDiastolic: 48, systolic: 58, heartRate: 150 });
    expect(slow).toBeGreaterThan(1.5 * fast);
  });
});
