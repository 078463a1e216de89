// Treated minutes and hours of a septic patient as digests, so that Node, browsers and workers can be compared bit for bit.
import { formularyOf } from '../../src/catalog/orders.ts';
import { NO_ILLNESS, REFERENCE_HOST } from '../../src/perfusion/host.ts';
import { presentPatient } from '../../src/perfusion/present.ts';
import { digestPatient, loadPatient, savePatient } from '../../src/perfusion/save.ts';
import { HOUR, MINUTE, PatientDriver } from './driver.ts';

/** What every engine must find. Both change with every number of the model: copy the new ones from what save.long.test.ts received. */
export const GOLDEN_HOURS = '0f31620cd24070e7';
export const GOLDEN_RUN = '5235f916cdb6e106';

/** Much like the first case, but written out here, so that tuning the case or adding a drug does not touch the digest. */
const HOST = { ...REFERENCE_HOST, age: 68, sex: 'female' as const, weight: 74, height: 165, hemoglobin: 12.6 };
const ILLNESS = {
  ...NO_ILLNESS,
  load: 1,
  growth: 0.4,
  hours: 16,
  deficit: 900,
  vasoplegia: 1.2,
  leak: 0.8,
  plugging: 1.3,
  clotting: 0.6,
  obstruction: 0.4,
  source: 0.6,
};
const FORMULARY = formularyOf(['balanced', 'norepinephrine', 'piperacillin-tazobactam']);

/** Fluid, norepinephrine, an antibiotic and oxygen; every beat of five minutes. */
export function goldenRun(): string {
  const driver = new PatientDriver(presentPatient(HOST, ILLNESS, FORMULARY, 7, 'full'))
    .pour('balanced', 500, 15 * MINUTE)
    .give('norepinephrine', 0.1)
    .inject('piperacillin-tazobactam', 4.5, 30 * MINUTE)
    .breathe(0.4)
    .wait(5 * MINUTE);
  return digestPatient(driver.patient);
}

const CARE = formularyOf(['balanced', 'norepinephrine', 'piperacillin-tazobactam', 'hydrocortisone']);

/** Six hours of good care in held-beat: fluid, norepinephrine by the pressure, an antibiotic, drainage. `putAway`: saved and loaded every hour. */
export function goldenHours(putAway = false): string {
  const driver = new PatientDriver(presentPatient(HOST, ILLNESS, CARE, 7, 'held-beat'));
  if (putAway) driver.watch(HOUR, () => (driver.patient = loadPatient(savePatient(driver.patient))));
  return digestPatient(driver.treat(6 * HOUR).patient);
}
