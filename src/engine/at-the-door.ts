// Patients who have just arrived, kept as bytes for a while: playing the same patient again, or a second policy on her, need not live the
// hours before arrival once more. A patient reopened from bytes goes on bit for bit like the first.
import type { Formulary } from '../perfusion/inputs.ts';
import type { Host, Illness } from '../perfusion/host.ts';
import type { Patient, Resolution } from '../perfusion/patient.ts';
import { limit } from '../perfusion/math.ts';
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
  const who = { host: hostOf(definition), illness: illnessOf(definition), arrives: definition.arrives };
  const key = JSON.stringify([who, formulary, seed]);
  const bytes = kept.get(key);
  if (bytes) {
    onProgress?.(1);
    const patient = loadPatient(bytes);
    patient.resolution = resolution; // the hours before arrival are lived alike for both
    return patient;
  }
  const patient = whoArrives(who, formulary, { seed, resolution, onProgress });
  kept.set(key, savePatient(patient));
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return patient;
}

/** Share of the hours of illness for each further try of somebody who would die, and how many tries (chosen: an hour of a day at a time). */
const EARLIER = 0.95;
const TRIES = 7;

/** Breaths a minute below which a patient is dying (chosen). */
const GASPING = 8;

/** mmHg of mean pressure that all hours of an illness take, roughly: 2.5 to 3 in each of the last of twenty (measured at the doors of the cases). */
const PRESSURE_OF_HOURS = 55;

/** How far from the hours as written anybody comes (chosen). */
const HOURS_DIFFER = { least: 0.6, most: 1.2 };

interface Coming {
  host: Host;
  illness: Illness;
  arrives: CaseDefinition['arrives'];
}

/**
 * People fall ill differently fast, and come when they are as ill as the handover says: who has more pressure than the case tells of comes
 * later into the same illness, who has less pressure, or more lactate or slower refill, comes earlier. Nobody who would die on the way, or at
 * the door before anybody could help, is met either.
 */
function whoArrives({ host, illness, arrives }: Coming, formulary: Formulary, arrival: Arrival): Patient {
  const { seed, resolution } = arrival;
  const onProgress = onlyForward(arrival.onProgress);
  const { least } = HOURS_DIFFER;
  let { most } = HOURS_DIFFER;
  let share = 1;
  for (let tries = 1; ; tries++) {
    const last = tries === TRIES;
    try {
      const hours = share * illness.hours;
      const patient = presentPatient(host, { ...illness, hours }, formulary, seed, resolution, onProgress);
      const tooIll = isTooIll(patient, arrives);
      if (tooIll) most = EARLIER * share; // whatever the pressure says: never later again
      const next = limit(share * (tooIll ? EARLIER : byPressure(patient, arrives?.map)), least, most);
      if (last || next === share) return patient;
      share = next;
    } catch (error) {
      if (error instanceof RangeError || last) throw error;
      share *= EARLIER;
    }
  }
}

/** Gasping, or more lactate or slower refill than the case tells of. */
function isTooIll(patient: Patient, arrives: Coming['arrives']): boolean {
  return (
    truthValue(patient, 'rr') < GASPING ||
    truthValue(patient, 'lactate') > (arrives?.lactate ?? Infinity) ||
    truthValue(patient, 'crt_finger_s') > (arrives?.refill ?? Infinity)
  );
}

/** Factor on the hours of illness after which this patient should have come; 1 when it is right as it is. */
function byPressure(patient: Patient, pressures: [number, number] | undefined): number {
  if (!pressures) return 1;
  const [low, high] = pressures;
  const inside = (high - low) / 4; // aims a little inside, so that one more try mostly does
  const map = truthValue(patient, 'map');
  if (map < low) return 1 - (low + inside - map) / PRESSURE_OF_HOURS;
  return map > high ? 1 + (map - high + inside) / PRESSURE_OF_HOURS : 1;
}

/** Another try does not take a shown progress back. */
function onlyForward(onProgress: Arrival['onProgress']): Arrival['onProgress'] {
  let shown = 0;
  return onProgress && ((share) => onProgress((shown = Math.max(shown, share))));
}
