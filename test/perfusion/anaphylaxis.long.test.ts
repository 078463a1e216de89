// Anaphylaxis as a lesson: within half an hour vessels open and leak; epinephrine ends it, norepinephrine lifts a number.
import { describe, expect, it, vi } from 'vitest';
import { healthy, HOUR, MINUTE } from './patient-driver.ts';

vi.setConfig({ testTimeout: 400_000 }); // a patient takes a second or more to be made

describe('a severe reaction, half an hour old', () => {
  const struck = () => healthy({ illness: { hours: 0.5, anaphylaxis: 1.1 } });

  it('has no pressure, empty veins, thick blood and narrow airways, and no fever', () => {
    const { truth } = struck();
    expect(truth['map']).toBeLessThan(55);
    expect(truth['cvp']).toBeLessThan(1);
    expect(truth['hct']).toBeGreaterThan(45);
    expect(truth['sao2']).toBeLessThan(94);
    expect(truth['temp_core']).toBeLessThan(37.6);
  });

  it('stays in shock for hours when nothing is done, and lactate rises', () => {
    const patient = struck();
    const { lactate } = patient.truth;
    patient.wait(2 * HOUR);
    expect(patient.truth['map']).toBeLessThan(50);
    expect(patient.truth['lactate']).toBeGreaterThan(lactate + 1);
  });

  it('answers epinephrine into the thigh within ten minutes: pressure, refill and saturation', () => {
    const patient = struck();
    const { map, crt_finger_s: refill, sao2 } = patient.truth;
    patient
      .give('epinephrine-im', 300)
      .wait(0.1 * MINUTE)
      .give('epinephrine-im', 0)
      .wait(10 * MINUTE);
    expect(patient.truth['map']).toBeGreaterThan(map + 20);
    expect(patient.truth['crt_finger_s']).toBeLessThan(refill);
    expect(patient.truth['sao2']).toBeGreaterThan(sao2 + 1);
  });

  it('gets a number from norepinephrine, while cells go on and plasma goes on leaking', () => {
    const patient = struck();
    const { hct, map } = patient.truth;
    patient.give('norepinephrine', 0.2).wait(30 * MINUTE);
    expect(patient.truth['map']).toBeGreaterThan(map + 20);
    expect(patient.truth['hct']).toBeGreaterThan(hct);
    expect(patient.patient.mediators.level).toBeGreaterThan(0.7);
  });
});
