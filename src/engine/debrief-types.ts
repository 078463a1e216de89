// The words of what comes after the case: timeline, marks, score, decisions and what might have been.
import type { Direction, Expectation, Sureness, Result, Hint, Outcome } from './types.ts';

/** One row of the timeline per sample, by column name (names and units of the command line's table). */
export interface Timeline {
  columns: string[];
  /** rows x columns, row-major, NaN where a value does not exist. */
  values: Float64Array;
  rows: number;
}

/** Something that happened, for the debrief's timeline. Times in simulated seconds since arrival. */
export interface Mark {
  at: number;
  until: number | null;
  kind: 'order' | 'result' | 'examination' | 'alarm' | 'phase' | 'hint' | 'prediction' | 'question' | 'instructor';
  label: string;
}

/** A sentence of feedback with where its medicine comes from. */
export interface Feedback {
  text: string;
  source: string;
  /** The named query on the record that the sentence tells, and what it answered; absent for words of the case itself. */
  query?: string;
  values?: Record<string, number | string>;
}

/** From what must be done to what must not. */
export type ActionClass = 'critical' | 'recommended' | 'acceptable' | 'unnecessary' | 'harmful';

/** One order, or one that is missing, with what it is worth in this case. */
export interface ScoredAction {
  /** Null for what was not done. */
  number: number | null;
  label: string;
  at: number | null;
  class: ActionClass;
  /** Later than the case asks for. */
  late: boolean;
  why: Feedback;
}

export interface ScorePart {
  id: 'perfusion' | 'harm' | 'actions' | 'timing' | 'skill' | 'prediction' | 'hints';
  /** 0-100, more is better; null where there was nothing to judge. */
  value: number | null;
  lines: Feedback[];
}

/** Always reported as parts. `total` is for tables that compare whole policies, never for a screen alone. */
export interface Score {
  profile: string;
  parts: ScorePart[];
  actions: ScoredAction[];
  total: number;
}

/** What a guided talk after the case asks, filled with this run's moments (PEARLS). */
export interface ReflectionPart {
  id: 'reactions' | 'description' | 'analysis' | 'summary';
  questions: string[];
  /** Questions made of this run's own facts, for a teacher to read aloud. */
  aloud: Feedback[];
  moments: Feedback[];
}

/** One step of the chain from the source to the tissue, at a moment. */
export interface WhyStep {
  id: string;
  value: number;
  unit: string;
  text: string;
  /** True where this step is far from health. */
  bad: boolean;
}

/** A run played again with one thing different. */
export type Alternative =
  | { kind: 'as-played' }
  | { kind: 'without'; event: number }
  | { kind: 'moved'; event: number; by: number }
  | { kind: 'replaced'; event: number; order: string; values: Record<string, number> }
  | { kind: 'policy'; id: string };

/** A decision of the trainee that can be moved, removed or replaced. */
export interface Decision {
  /** Place in the record's list of events. */
  event: number;
  at: number;
  order: string;
  label: string;
  values: Record<string, number>;
  /** A change or stop of something that runs, not an order of its own. */
  part: 'order' | 'change' | 'stop';
}

/** How a run, or a run that might have been, stood at the end. */
export interface Ending {
  alive: boolean;
  /** s since arrival, null while alive. */
  diedAt: number | null;
  /** mL/kg. */
  debt: number;
  map: number;
  refill: number;
  lactate: number;
  vessels: number;
  fluid: number;
  /** %. */
  deathChance: number;
}

export interface TwinCourse {
  alternative: Alternative;
  label: string;
  ending: Ending;
  timeline: Timeline;
  /** What could not be done in this course, and why. */
  refused: string[];
  /** The same moment for both courses: the end of the comparison, s. */
  until: number;
}

/** One thing that was given, as charted. Times in simulated seconds since arrival. */
export interface Administration {
  number: number;
  order: string;
  kind: string;
  label: string;
  from: number;
  /** Its end, or the end of the record. */
  until: number;
  state: 'done' | 'running' | 'stopped';
  /** What ran in; null for what is only a rate, and for a dose that was not given to its end. */
  amount: { value: number; unit: string } | null;
  /** What was set, in the order's own unit. A pump that stood still for a while is not told here. */
  rates: { from: number; until: number; value: number; unit: string }[];
}

/** The clinical side of a run: who, what was given, what came back. */
export interface Care {
  person: { age: number; sex: 'female' | 'male'; weight: number };
  given: Administration[];
  results: Result[];
  /** mL in the bag; null without a catheter. */
  urine: number | null;
}

/** What the learner gets after the case, computed from the record's timeline alone. */
export interface Debrief {
  caseTitle: string;
  outcome: Outcome;
  timeline: Timeline;
  marks: Mark[];
  /** The case's pressure target, mmHg, and which guideline it follows. */
  target: { map: number; source: string };
  /** Simulated seconds. */
  treated: number;
  timeInTarget: number;
  /** MAP at or above target while fewer than 80 % of the sublingual vessels are perfused. */
  timeInDissociation: number;
  /** Stretches of dissociation, for shading. */
  dissociation: { from: number; to: number }[];
  /** When skin or vessels were first looked at during one of them; null if never. */
  recognized: number | null;
  refillReadings: { at: number; site: 'finger' | 'knee'; reported: number; truth: number }[];
  mottlingReadings: { at: number; reported: number; truth: number }[];
  fieldReadings: { at: number; ppv: number; mfi: number; truePpv: number; trueMfi: number }[];
  predictions: {
    at: number;
    label: string;
    quantity: keyof Expectation;
    expected: Direction;
    happened: Direction | null;
    sure: Sureness;
    before: number;
    after: number;
  }[];
  calibration: { sure: Sureness; right: number; of: number; should: number }[];
  hints: Hint[];
  answers: { at: number; question: string; answer: string; right: boolean; why: string; source: string }[];
  /** One for each local practice. */
  scores: Score[];
  reflection: ReflectionPart[];
  /** mL O2 per kg by bed. */
  debt: { bed: string; value: number }[];
  care: Care;
  /** What happened underneath, in three sentences. */
  underneath: Feedback[];
  /** What was done well or late, each with its source. */
  feedback: Feedback[];
  teachingPoints: Feedback[];
}

/** One run in the few measures by which the stations of a room are set side by side. */
export interface Fared {
  alive: boolean;
  /** Minutes. */
  inTarget: number;
  inDissociation: number;
  /** mL O2 per kg. */
  debt: number;
  /** Minutes after the beginning; null: never. */
  firstAntibiotic: number | null;
  firstVasopressor: number | null;
}
