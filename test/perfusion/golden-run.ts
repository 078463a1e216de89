// Five simulated minutes of the treated case as one digest, so that Node and browsers can be compared bit for bit.
import { digestPatient } from '../../src/perfusion/save.ts';
import { MINUTE, urosepsis } from './patient-driver.ts';

/** What every engine must find. Changes with every number of the model and of the case: copy the new one from the failing Node test. */
export const GOLDEN_RUN = '2427496f3f8d2180';

/** Fluid, norepinephrine, oxygen and an antibiotic, every beat of five minutes. */
export function goldenRun(): string {
  const driver = urosepsis({ resolution: 'full' })
    .pour('balanced', 500, 15 * MINUTE)
    .give('norepinephrine', 0.1)
    .inject('piperacillin-tazobactam', 4.5, 30 * MINUTE)
    .breathe(0.4)
    .wait(5 * MINUTE);
  return digestPatient(driver.patient);
}
