// A patient to bytes and back, bit for bit, with a version so that a stranger's or a newer file is told apart.
import { digestBytes, fromBytes, type Plain, toBytes } from './bytes.ts';
import type { Patient } from './patient.ts';
import { MODEL_VERSION, SAVE_FORMAT } from './version.ts';

/** The whole state as bytes. */
export function savePatient(patient: Patient): Uint8Array {
  return toBytes({ refill: 'patient', format: SAVE_FORMAT, patient: patient as unknown as Plain });
}

/** The patient that was saved. @throws Error with one sentence for foreign, damaged or other-version bytes. */
export function loadPatient(bytes: Uint8Array): Patient {
  const saved = fromBytes(bytes);
  if (
    saved === null ||
    typeof saved !== 'object' ||
    Array.isArray(saved) ||
    ArrayBuffer.isView(saved) ||
    saved['refill'] !== 'patient'
  ) {
    throw new Error('These bytes are not a saved patient of Refill.');
  }
  if (saved['format'] !== SAVE_FORMAT) {
    throw new Error(
      `This patient was saved in format ${JSON.stringify(saved['format'])}; this version of Refill reads format ${SAVE_FORMAT}.`,
    );
  }
  const patient = saved['patient'] as unknown as Patient;
  if (patient.model !== MODEL_VERSION) {
    throw new Error(`This patient was saved by model ${patient.model}; this is model ${MODEL_VERSION}.`);
  }
  return patient;
}

/** Sixteen hexadecimal digits that differ as soon as one bit of the patient does. */
export function digestPatient(patient: Patient): string {
  return digestBytes(savePatient(patient));
}
