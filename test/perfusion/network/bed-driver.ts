// A bed as the tests speak about it: begin('average'), wait, give fluid, look.
import {
  createBed,
  refreshScores,
  restInputs,
  stepBed,
  type Bed,
  type BedInputs,
} from '../../../src/perfusion/network/bed.ts';
import type { Scores } from '../../../src/perfusion/network/scoring.ts';

export const HOUR = 3600;
export const MINUTE = 60;

/** States of bed-prototype section 2. */
export const STATES = {
  rest: {},
  average: {
    arterialPressure: 70,
    venousPressure: 15,
    hematocrit: 0.33,
    upstreamResistance: 0.9,
    alpha: 0.9,
    enosLoss: 0.55,
    inos: 0.4,
    glycocalyx: 0.4,
    activation: 0.75,
    adhesion: 0.85,
    whiteCells: 13,
    thrombin: 0.3,
    pai: 0.5,
    edema: 0.3,
    stiffness: 0.7,
    mito: 0.2,
    conductionFailure: 0.6,
  },
  early: {
    arterialPressure: 62,
    venousPressure: 13,
    hematocrit: 0.33,
    upstreamResistance: 0.85,
    alpha: 0.9,
    enosLoss: 0.4,
    inos: 0.3,
    glycocalyx: 0.5,
    activation: 0.7,
    adhesion: 0.7,
    whiteCells: 13,
    thrombin: 0.1,
    pai: 0.3,
    edema: 0.12,
    stiffness: 0.5,
    mito: 0.08,
    conductionFailure: 0.6,
    demand: 1.1,
  },
  late: {
    arterialPressure: 70,
    venousPressure: 16,
    hematocrit: 0.3,
    upstreamResistance: 0.9,
    alpha: 0.7,
    enosLoss: 0.45,
    inos: 0.5,
    glycocalyx: 0.25,
    activation: 0.45,
    adhesion: 0.45,
    whiteCells: 13,
    thrombin: 0.5,
    pai: 0.7,
    edema: 0.6,
    stiffness: 0.6,
    mito: 0.35,
    conductionFailure: 0.6,
  },
} satisfies Record<string, Partial<BedInputs>>;

export interface Subject {
  bed: Bed;
  inputs: BedInputs;
  wait(seconds: number, dt?: number): Subject;
  change(changes: Partial<BedInputs>): Subject;
  /** One liter: more pressure, less sympathetic drive, thinner blood, a little edema (bed-prototype section 2). */
  fluid(): Subject;
  /** Mean of three clips: one alone is noise, at the bedside too. */
  look(): Scores;
  twin(): Subject;
}

const healthy = new Map<number, Bed>();

/** A healthy bed of this seed; grown once per test file. */
export function healthyBed(seed: number): Bed {
  let bed = healthy.get(seed);
  if (!bed) healthy.set(seed, (bed = createBed(seed)));
  return structuredClone(bed);
}

export function begin(state: keyof typeof STATES, seed: number): Subject {
  return subject(healthyBed(seed), { ...restInputs(), ...STATES[state] });
}

const septic = new Map<string, Subject>();

/** A septic bed after its hours, made once per test file and copied. */
export function after(state: 'average' | 'early' | 'late', seed: number): Subject {
  const key = `${state} ${seed}`;
  let subject = septic.get(key);
  if (!subject) {
    septic.set(key, (subject = begin(state, seed)));
    // Late: the clots of 30 h at thrombin 0.5 come in 10 h at three times that.
    if (state === 'late')
      subject
        .change({ thrombin: 1.5 })
        .wait(10 * HOUR, 10)
        .change({ thrombin: STATES.late.thrombin });
    else subject.wait(3 * HOUR, 10);
  }
  return subject.twin();
}

function subject(bed: Bed, inputs: BedInputs): Subject {
  const me: Subject = {
    bed,
    inputs,
    wait: (seconds, dt = 5) => {
      for (let t = 0; t < seconds; t += dt) stepBed(bed, inputs, dt);
      return me;
    },
    change: (changes) => {
      Object.assign(inputs, changes);
      return me;
    },
    fluid: () =>
      me.change({
        arterialPressure: inputs.arterialPressure + 9,
        upstreamResistance: inputs.upstreamResistance * 0.75,
        alpha: inputs.alpha - 0.35,
        venousPressure: inputs.venousPressure + 1.5,
        hematocrit: inputs.hematocrit * 0.88,
        edema: inputs.edema + 0.04,
      }),
    look: () => meanScores([0, 1, 2].map(() => refreshScores(me.wait(20, 1).bed))),
    twin: () => subject(structuredClone(bed), { ...inputs }),
  };
  return me;
}

function meanScores(all: Scores[]): Scores {
  const mean = (pick: (s: Scores) => number): number => all.reduce((sum, s) => sum + pick(s), 0) / all.length;
  return { ...all[0], ppv: mean((s) => s.ppv), mfi: mean((s) => s.mfi), velocity: mean((s) => s.velocity) };
}

export function mean(values: number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
