// Five treated minutes of a septic patient as one digest, so that Node and browsers can be compared bit for bit.
import { formularyOf } from '../../src/catalog/orders.ts';
import { NO_ILLNESS, REFERENCE_HOST } from '../../src/perfusion/host.ts';
import { presentPatient } from '../../src/perfusion/present.ts';
import { digestPatient } from '../../src/perfusion/save.ts';
import { MINUTE, PatientDriver } from './patient-driver.ts';

/** What every engine must find. Changes with every number of the model: copy the new one from what save.long.test.ts received. */
export const GOLDEN_RUN = '90f296733a15986b';

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
