// An hour lived with every beat and an hour lived in held-beat show the same bedside; and a six-hour run can be interrupted anywhere.
import { expect, it } from 'vitest';
import { digestPatient, loadPatient, savePatient } from '../../src/perfusion/save.ts';
import { agree, HEMODYNAMIC } from '../perfusion/resolution-columns.ts';
import { healthy, HOUR, MINUTE, type PatientDriver, urosepsis } from '../perfusion/patient-driver.ts';

type Resolution = 'full' | 'held-beat';

it.each<{ who: string; patient: (resolution: Resolution) => PatientDriver }>([
  { who: 'a healthy adult', patient: (resolution) => healthy({ resolution }) },
  { who: 'septic shock without care', patient: (resolution) => urosepsis({ resolution }) },
  {
    who: 'septic shock on fluid and norepinephrine',
    patient: (resolution) =>
      urosepsis({ resolution })
        .pour('balanced', 500, 15 * MINUTE)
        .give('norepinephrine', 0.12),
  },
  {
    who: 'another septic patient',
    patient: (resolution) => urosepsis({ resolution, seed: 23 }).give('norepinephrine', 0.2),
  },
])('an hour of $who agrees within 1 % or what a display shows', ({ patient }) => {
  const hour = (resolution: Resolution): Record<string, number> =>
    patient(resolution)
      .wait(55 * MINUTE)
      .average(Object.keys(HEMODYNAMIC), 5 * MINUTE);
  expect(agree(hour('held-beat'), hour('full'), HEMODYNAMIC)).toEqual([]);
});

it('six treated hours have the same bits with and without being put away six times', () => {
  const whole = urosepsis().treat(6 * HOUR);
  const broken = urosepsis();
  broken.watch(HOUR, () => (broken.patient = loadPatient(savePatient(broken.patient))));
  expect(digestPatient(broken.treat(6 * HOUR).patient)).toBe(digestPatient(whole.patient));
});
