// Brings a drawn patient to time zero: from health to the door, then the hours of care before the trial begins. Lived once and kept.
import type { Drawn, Generator } from '../../engine/population.ts';
import { drawPatient, hostOf, illnessOf } from '../../engine/population.ts';
import { fromBytes, toBytes } from '../../perfusion/bytes.ts';
import { subSeed } from '../../perfusion/chance.ts';
import { presentPatient } from '../../perfusion/present.ts';
import { loadPatient, savePatient } from '../../perfusion/save.ts';
import { noInputs } from '../../perfusion/inputs.ts';
import { truthValue } from '../../perfusion/truth.ts';
import { AT_THE_DOOR } from './case-around.ts';
import { everything } from './columns.ts';
import type { Course } from './course.ts';
import {
  begin,
  changeGiven,
  endTrainee,
  live,
  newCourse,
  nowOf,
  runningOrders,
  startClock,
  startTrainee,
} from './course.ts';
import { playSteps } from './play.ts';
import { readStep } from './steps.ts';

/** All trials draw from the same patients, so that each is lived only once. */
const POOL_SEED = 20_261_122;

export interface Candidate {
  generator: Generator;
  /** Facts that are fixed before drawing. */
  set: Partial<Drawn>;
  index: number;
}

export function drawCandidate({ generator, index, set }: Candidate): Drawn {
  return drawPatient(generator, index, POOL_SEED, set);
}

/** The patient at time zero, or why there is none. */
export type Brought = { course: Course } | { lost: string };

export function bring(candidate: Candidate): Brought {
  const drawn = drawCandidate(candidate);
  const seed = subSeed(POOL_SEED, candidate.index);
  try {
    const patient = presentPatient(hostOf(drawn), illnessOf(drawn, seed), everything, seed, 'held-beat');
    const course = newCourse(patient, drawn.ventilated > 0);
    const lowAtTheDoor = isLow(course);
    if (candidate.generator === 'septic-shock' && truthValue(patient, 'map') > FAR_FROM_SHOCK)
      return { lost: NO_SHOCK };
    const refractory = liveUnderCare(course, drawn, candidate.generator === 'septic-shock');
    startClock(course);
    if (!patient.alive) return { lost: 'died before time zero' };
    const shock = drawn.treatment === 'usual' ? refractory : lowAtTheDoor || isLow(course);
    return candidate.generator === 'septic-shock' && !shock ? { lost: NO_SHOCK } : { course };
  } catch (error) {
    return { lost: error instanceof Error ? error.message : String(error) };
  }
}

/** mmHg: under it sepsis counts as septic hypotension (consensus of 2001, Levy 2003, doi:10.1097/01.CCM.0000050454.01978.3B). */
const HYPOTENSION = 70;

/** mmHg at the door from which hours of care end in shock too seldom to be lived (chosen). */
const FAR_FROM_SHOCK = 80;
const NO_SHOCK = 'never in shock';

const isLow = ({ patient }: Course): boolean => truthValue(patient, 'map') < HYPOTENSION;

/** Whoever needs norepinephrine, the first vasopressor of usual care, is in shock whatever the pressure is now. */
const onVasopressor = (course: Course): boolean =>
  runningOrders(course).some(({ order }) => order === 'norepinephrine');

/** h of usual care after which hypotension that is left, or a vasopressor that runs, is shock: what fluid alone mends is none. */
const FLUID_FIRST = 3;

/**
 * Usual care is a first 20 mL/kg over two hours (chosen: the guideline asks for 30 in three hours, SSC 2021; patients of large trials had had
 * one to three liters; half for known heart failure), and beside it the guideline bundle from the door. Partial care is a liter or so,
 * oxygen and the first antibiotic, no vasopressor. Says whether it was shock that fluid did not mend; if `onlyShock`, the rest is not lived else.
 */
function liveUnderCare(course: Course, drawn: Drawn, onlyShock: boolean): boolean {
  const seconds = 60 * Math.round(60 * (drawn.hours_since_onset - drawn.hours_to_door));
  if (seconds <= 0) return isLow(course);
  if (drawn.treatment === 'usual') {
    const volume = Math.round(drawn.weight * (drawn.heart_failure > 0 ? 10 : 20));
    begin(course, 'balanced', { volume, duration: 120 }, 7200);
    startTrainee(course, 'bundle', drawn, AT_THE_DOOR);
    const from = nowOf(course);
    live(course, from + Math.min(seconds, FLUID_FIRST * 3600));
    const shock = isLow(course) || onVasopressor(course);
    if (shock || !onlyShock) live(course, from + seconds);
    endTrainee(course);
    return shock;
  }
  const steps = [
    { at: 0, order: 'oxygen', what: 'oxygen-nasal', flow: 3 },
    { at: 0, order: 'fluid', what: 'balanced', volume: '15 mL/kg', over: Math.min(seconds, 3600) },
    { at: Math.min(seconds, 1800), order: 'antibiotic', what: 'broad-spectrum' },
    { at: seconds, measure: 'end' },
  ].map(readStep);
  playSteps(course, steps, { columns: () => [], samples: [], tone: drawn.tone });
  return isLow(course);
}

/** A course without a trainee as bytes. */
export function saveCourse(course: Course): Uint8Array {
  const { patient, inputs: _inputs, ...rest } = course;
  return toBytes({ patient: savePatient(patient), rest: JSON.stringify(rest) });
}

export function loadCourse(bytes: Uint8Array): Course {
  const saved = fromBytes(bytes) as { patient: Uint8Array; rest: string };
  const patient = loadPatient(saved.patient);
  const course: Course = {
    patient,
    inputs: noInputs(patient.formulary),
    ...(JSON.parse(saved.rest) as Omit<Course, 'patient' | 'inputs'>),
  };
  changeGiven(course, {}); // the inputs follow from what runs
  return course;
}
