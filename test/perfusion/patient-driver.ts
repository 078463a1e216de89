// The patients whom most tests of the model treat: healthy().give('norepinephrine', 0.1).wait(20 * MINUTE), then look at `truth`.
import { type Host, type Illness, NO_ILLNESS, REFERENCE_HOST } from '../../src/perfusion/host.ts';
import type { Resolution } from '../../src/perfusion/patient.ts';
import { presentPatient } from '../../src/perfusion/present.ts';
import { loadPatient, savePatient } from '../../src/perfusion/save.ts';
import { FORMULARY, PatientDriver } from './driver.ts';
import { UROSEPSIS } from './urosepsis-case.ts';

export { FORMULARY, HOUR, MINUTE, PatientDriver } from './driver.ts';

interface Whom {
  host?: Partial<Host>;
  illness?: Partial<Illness>;
  seed?: number;
  resolution?: Resolution;
}

const made = new Map<string, Uint8Array>();

/** A patient at arrival. Each kind is made once per test file; every call gets its own copy. The hours before arrival are the same in both resolutions. */
function arrive(whom: Whom, illness: Illness, host: Host): PatientDriver {
  const { seed = 7, resolution = 'held-beat' } = whom;
  const who = { ...host, ...whom.host };
  const ill = { ...illness, ...whom.illness };
  const key = JSON.stringify([who, ill, seed]);
  const bytes = made.get(key) ?? savePatient(presentPatient(who, ill, FORMULARY, seed, 'full'));
  made.set(key, bytes);
  const patient = loadPatient(bytes);
  patient.resolution = resolution;
  return new PatientDriver(patient);
}

/** A healthy adult of 40 years and 70 kg. */
export function healthy(whom: Whom = {}): PatientDriver {
  return arrive(whom, NO_ILLNESS, REFERENCE_HOST);
}

/** Mrs. Lindner of cases/urosepsis.yaml at the door. */
export function urosepsis(whom: Whom = {}): PatientDriver {
  return arrive(whom, UROSEPSIS.illness, UROSEPSIS.host);
}
