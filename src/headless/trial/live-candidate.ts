// Lives one candidate of a trial: to time zero (kept and shared), through the run-in, and if the patient is taken through the arms.
import { policy } from '../../engine/policies.ts';
import { STEPS_PER_SECOND } from '../../perfusion/advance.ts';
import { chance, subSeed } from '../../perfusion/chance.ts';
import { bring, drawCandidate, loadCourse, saveCourse } from './bring.ts';
import type { Candidate } from './bring.ts';
import { keep, readKept, shortHash } from './cache.ts';
import { needKey } from './check-expression.ts';
import type { Course } from './course.ts';
import { startClock } from './course.ts';
import { isOfField, readColumns } from './columns.ts';
import type { LivedArm, PatientData } from './data.ts';
import { playSteps, type Recording } from './play.ts';
import { factsOf, zeroMismatch } from './select.ts';
import type { Step } from './steps.ts';
import type { Trial } from './trial-file.ts';

/** What became of a candidate: taken with data, or why not. `left`: what left the model's range; such a patient counts as dead. */
export interface Outcome {
  index: number;
  refused: string | null;
  fault: string | null;
  left: string[];
  data: PatientData | null;
}

/** Purposes of chance: the luck of a patient beyond the simulated hours, and the arm of a split population. */
const LUCK = 401;
const ARM = 402;

export function liveCandidate(trial: Trial, index: number, folder: string | null): Outcome {
  const refused = (why: string): Outcome => ({ index, refused: why, fault: null, left: [], data: null });
  const candidate: Candidate = { generator: trial.generator, set: trial.set, index };
  const drawn = drawCandidate(candidate);
  const bytes = broughtBytes(candidate, folder);
  if (typeof bytes === 'string') return refused(bytes);
  const course = loadCourse(bytes);
  const facts = factsOf(drawn);
  const recording = (arm: string | null) => ({
    columns: (name: string) => trial.needs.columns.get(needKey(arm, name)) ?? [],
    samples: [...(trial.needs.samples.get(arm ?? '') ?? [])],
    tone: drawn.tone,
  });
  try {
    const runIn = playSteps(course, trial.runIn, recording(null));
    if (!course.patient.alive) return refused('died in the run-in');
    startClock(course);
    const why = zeroMismatch(trial, readColumns(course, false), facts, runIn);
    if (why !== null) return refused(why);
    const start = saveCourse(course);
    const arms: PatientData['arms'] = {};
    const left: string[] = [];
    for (const [name, steps] of armsOf(trial, index)) {
      const own = loadCourse(start);
      own.inputs.fieldAsleep = !watchesField(steps, recording(name));
      const lived = playSteps(own, steps, recording(name));
      if (own.left !== null) left.push(own.left);
      arms[name] = { ...lived, died: deathsOf(own, index, trial.seed) };
    }
    return { index, refused: null, fault: null, left, data: { facts, runIn, arms } };
  } catch (error) {
    return {
      index,
      refused: null,
      fault: error instanceof Error ? error.message : String(error),
      left: [],
      data: null,
    };
  }
}

/** Does a check read the field under the microscope in this arm, or may somebody act on it? Else it is not lived, which is a fifth of the work. */
export function watchesField(steps: readonly Step[], { columns, samples }: Recording): boolean {
  return (
    samples.some(isOfField) ||
    steps.some((step) => {
      if (step.do === 'measure' || step.do === 'series') return [...columns(step.name)].some(isOfField);
      if (step.do === 'titrate') return isOfField(step.column);
      return step.do === 'policy' && policy(step.id)?.looksAtField === true;
    })
  );
}

/** The candidate at time zero as bytes, from the shelf or lived now; or why there is none. */
function broughtBytes(candidate: Candidate, folder: string | null): Uint8Array | string {
  const name = `${candidate.generator}-${shortHash(JSON.stringify(candidate.set))}-${candidate.index}`;
  if (folder !== null) {
    const kept = readKept(folder, `${name}.patient`);
    if (kept) return kept;
    const lost = readKept(folder, `${name}.lost`);
    if (lost) return new TextDecoder().decode(lost);
  }
  const brought = bring(candidate);
  const result = 'lost' in brought ? brought.lost : saveCourse(brought.course);
  if (folder !== null) keep(folder, `${name}.${typeof result === 'string' ? 'lost' : 'patient'}`, result);
  return result;
}

/** A split population puts each patient into one arm by chance. */
function armsOf(trial: Trial, index: number) {
  const all = [...trial.arms];
  if (!trial.split) return all;
  return [all[Math.floor(chance(trial.seed, index, 0, ARM) * all.length)]];
}

/** Dead in the run, or by the statistical link; the luck of a patient is the same in every arm, so that arms differ only by what was done. */
function deathsOf(course: Course, index: number, seed: number): LivedArm['died'] {
  const { patient, zero } = course;
  const luck = chance(subSeed(seed, index), 0, 0, LUCK);
  const day = 86_400;
  const now = patient.step / STEPS_PER_SECOND - zero;
  if (!patient.alive) {
    const at = patient.arrestStep / STEPS_PER_SECOND - zero;
    return { died_24h: at <= day, died_14d: at <= 14 * day, died_28d: at <= 28 * day };
  }
  const columns = readColumns(course, false);
  const [twoWeeks, fourWeeks] = ['p_death', 'p_death_28d'].map((name) => (columns[name] ?? 0) / 100);
  return {
    died_24h: now < day && luck < 1 - (1 - twoWeeks) ** FIRST_DAY,
    died_14d: luck < twoWeeks,
    died_28d: luck < fourWeeks,
  };
}

/** Share of the two weeks' hazard that falls on the first day, for arms that end before it does (chosen: one early death in seven). */
const FIRST_DAY = 0.15;
