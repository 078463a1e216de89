// Automatic trainees see the same bedside as a person and place the same orders.
import { describe, expect, it, vi } from 'vitest';
import { policies, policy } from '../../src/engine/policies.ts';
import type { PolicyView } from '../../src/engine/policies.ts';
import { bedsideOf } from '../../src/engine/bedside.ts';
import { begin, MINUTE } from './driver.ts';
import { Ward } from './machine-driver.ts';

vi.setConfig({ testTimeout: 120_000 }); // a patient takes a second or more to be made

function viewOf(ward: Ward): PolicyView {
  const { chart, definition, time, look } = ward;
  const bedside = bedsideOf({ chart, definition, time, phase: 'running', look, field: null });
  return { bedside, weight: 74, target: 60, source: definition.sourceControl };
}

/** Plays a policy on the patient who stays as the numbers say, unless `answer` changes them. */
function play(id: string, minutes: number, patient: Record<string, number> = {}, answer?: (ward: Ward) => void): Ward {
  const ward = new Ward(patient).begin().wait(1);
  ward.time = 0;
  for (let minute = 0; minute < minutes; minute++) {
    for (const event of policy(id)!.decide(viewOf(ward)))
      if (!ward.send(event)) throw new Error(`refused: ${JSON.stringify(event)}`);
    answer?.(ward);
    ward.wait(MINUTE);
  }
  return ward;
}

const ordered = (ward: Ward, id: string) => ward.chart.orders.filter(({ order }) => order === id);

describe('none', () => {
  it('watches', () => expect(play('none', 30).chart.orders).toEqual([]));
});

describe('bundle', () => {
  const shocked = play('bundle', 180);

  it('orders antibiotic, cultures, lactate, fluid and norepinephrine at once', () => {
    for (const id of [
      'piperacillin-tazobactam',
      'cultures',
      'lactate',
      'balanced',
      'norepinephrine',
      'ultrasound-kidney',
    ]) {
      expect(ordered(shocked, id)[0]?.placedAt).toBeLessThanOrEqual(2 * MINUTE);
    }
  });

  it('calls urology as soon as the ultrasound is back', () => {
    expect(ordered(shocked, 'drainage')[0].placedAt).toBeLessThanOrEqual(17 * MINUTE);
  });

  it('stays within 30 mL/kg and looks at refill between boluses', () => {
    expect(shocked.chart.given['balanced']).toBeLessThanOrEqual(30 * 74 + 50);
    expect(shocked.chart.given['balanced']).toBeGreaterThanOrEqual(1500);
    expect(ordered(shocked, 'refill-finger').length).toBeGreaterThanOrEqual(ordered(shocked, 'balanced').length - 1);
  });

  it('raises norepinephrine, adds vasopressin from 0.25 and hydrocortisone after an hour', () => {
    expect(ordered(shocked, 'norepinephrine')[0].values['rate']).toBeGreaterThan(0.25);
    expect(ordered(shocked, 'vasopressin')).toHaveLength(1);
    expect(ordered(shocked, 'hydrocortisone')).toHaveLength(1);
  });

  it('stops fluid when skin and pressure are well, lungs wet, breathing faster, or the last bolus was in vain', () => {
    const well = play('bundle', 120, {}, (ward) =>
      Object.assign(ward.patient, ward.time > 15 * MINUTE ? { map: 66, sbp: 96, dbp: 51, crt_finger_s: 2 } : {}),
    );
    expect(well.chart.given['balanced']).toBeCloseTo(500, 6);
    const wet = play('bundle', 120, { evlw_ml: 900 });
    expect(wet.chart.given['balanced']).toBeCloseTo(500, 6);
    const breathless = play('bundle', 60, {}, (ward) =>
      Object.assign(ward.patient, ward.time > 10 * MINUTE ? { rr: 36 } : {}),
    );
    expect(breathless.chart.given['balanced']).toBeCloseTo(500, 6);
    const inVain = play('bundle', 120, { crt_finger_s: 3.6, crt_knee_s: 5.2 }); // the examiner's noise may see one answer
    expect(inVain.chart.given['balanced']).toBeLessThan(1501);
  });

  it('takes norepinephrine down when there is room', () => {
    const better = play('bundle', 180, {}, (ward) =>
      Object.assign(ward.patient, ward.time > 20 * MINUTE ? { map: 80, sbp: 110, dbp: 65 } : {}),
    );
    expect(['stopped', 'running']).toContain(better.stateOf('norepinephrine'));
    expect(
      better.stateOf('norepinephrine') === 'stopped' || ordered(better, 'norepinephrine')[0].values['rate'] < 0.05,
    ).toBe(true);
  });

  it('places nothing that is refused on the real patient, and does better than no care', () => {
    const refused: string[] = [];
    const cared = begin('urosepsis').follow('bundle', 40 * MINUTE, (line) => refused.push(line.reason));
    expect(refused).toEqual([]);
    const left = begin('urosepsis').follow('none', 40 * MINUTE);
    expect(cared.truth['lactate']).toBeLessThan(left.truth['lactate']);
  });
});

it('every policy has a name of its own', () => {
  expect(new Set(policies.map(({ id }) => id)).size).toBe(policies.length);
  expect(policy('unknown')).toBeUndefined();
});
