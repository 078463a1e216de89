// Patients who have just arrived, kept as bytes for a while: playing the same patient again, or a second policy on her, need not live the
// hours before arrival once more. A patient reopened from bytes goes on bit for bit like the first.
import type { Formulary } from '../perfusion/inputs.ts';
import type { Host, Illness } from '../perfusion/host.ts';
import type { Patient, Resolution } from '../perfusion/patient.ts';
import { presentPatient } from '../perfusion/present.ts';
import { loadPatient, savePatient } from '../perfusion/save.ts';
import { truthValue } from '../perfusion/truth.ts';
import type { CaseDefinition } from './case-schema.ts';
import { hostOf, illnessOf } from './read-case.ts';

/** A few patients of one to two megabytes each. */
const KEPT = 3;
const kept = new Map<string, Uint8Array>();

export interface Arrival {
  seed: number;
  resolution: Resolution;
  /** 0-1 while the hours before arrival are lived. */
  onProgress?: ((share: number) => void) | undefined;
}

/** The patient of this case and seed at the door: the same to the last bit, whether lived now or kept. */
export function patientAtTheDoor(
  definition: CaseDefinition,
  formulary: Formulary,
  { seed, resolution, onProgress }: Arrival,
): Patient {
  const [host, illness] = [hostOf(definition), illnessOf(definition)];
  const key = JSON.stringify([host, illness, formulary, seed]);
  const bytes = kept.get(key);
  if (bytes) {
    onProgress?.(1);
    const patient = loadPatient(bytes);
    patient.resolution = resolution; // the hours before arrival are lived alike for both
    return patient;
  }
  const patient = whoArrives(host, illness, formulary, { seed, resolution, onProgress });
  kept.set(key, savePatient(patient));
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return patient;
}

/** Share of the hours of illness for each further try, and how many tries (chosen: an hour of a day at a time). */
const EARLIER = 0.95;
const TRIES = 6;

/** Breaths a minute below which a patient is dying (chosen). */
const GASPING = 8;

/**
 * Some drawn patients would die on the way, or at the door before anybody could help. Whoever is that ill is brought earlier: the same
 * person, fewer hours into the same illness.
 */
function whoArrives(host: Host, illness: Illness, formulary: Formulary, arrival: Arrival): Patient {
  const { seed, resolution, onProgress } = arrival;
  let { hours } = illness;
  for (let tries = 1; ; tries++, hours *= EARLIER) {
    try {
      const patient = presentPatient(host, { ...illness, hours }, formulary, seed, resolution, onProgress);
      if (tries === TRIES || truthValue(patient, 'rr') >= GASPING) return patient;
    } catch (error) {
      if (error instanceof RangeError || tries === TRIES) throw error;
    }
  }
}
