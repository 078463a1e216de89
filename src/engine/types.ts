// The words that engine, session, views and command line share: events in, bedside and truth out, and the record of a run.

import type { CaseDefinition } from './case-schema.ts';
import type { DialId } from '../catalog/lab-dials.ts';
import type { Measures } from '../catalog/lab-measures.ts';
import type { SiteName } from '../catalog/sites.ts';
import type { BedExplanation } from '../perfusion/network/why-bed.ts';
import type { SegmentExplanation } from '../perfusion/network/why.ts';

/** All that can reach a run from outside. Recorded with the step at which it took effect; replaying the list replays the run. */
export type CaseEvent =
  | { type: 'case.begin' }
  | { type: 'order.place'; order: string; values: Record<string, number> }
  | { type: 'order.change'; number: number; rate: number }
  | { type: 'order.stop'; number: number }
  | { type: 'refill.report'; site: 'finger' | 'knee'; seconds: number; held: number }
  | { type: 'mottling.report'; score: number }
  | { type: 'field.report'; ppv: number; mfi: number }
  | { type: 'hint.ask' }
  | { type: 'prediction.make'; number: number; expects: Expectation; sure: Sureness }
  | { type: 'question.answer'; id: string; choice: number }
  | { type: 'alarm.silence' }
  | { type: 'clock.pause' }
  | { type: 'clock.resume' }
  | { type: 'handover.give' }
  /** The trainee takes off what an instructor laid over the knees. */
  | { type: 'blanket.lift' }
  /** From here on: an instructor's. Minutes, mL/min, mmHg; `map` null gives the monitor back to the patient. */
  | { type: 'inject.lab-late'; minutes: number }
  | { type: 'inject.line-out'; line: string }
  | { type: 'inject.pump-dry'; number: number }
  | { type: 'inject.bleed'; rate: number; minutes: number }
  | { type: 'inject.arrhythmia' }
  | { type: 'inject.relative' }
  | { type: 'inject.blanket'; on: boolean }
  | { type: 'inject.pressure'; map: number | null }
  | { type: 'inject.line-damped'; cause: 'air' | 'clot' | 'kink' }
  | { type: 'session.end' }
  | { type: 'debrief.open' };

export type Direction = 'up' | 'same' | 'down';
/** What is thought a treatment will do; what was left out was not predicted. */
export type Expectation = Partial<Record<'map' | 'refill' | 'lactate' | 'vessels', Direction>>;
/** 1 a guess, 2 fairly sure, 3 sure. */
export type Sureness = 1 | 2 | 3;

export type Phase = 'briefing' | 'running' | 'paused' | 'outcome' | 'debrief';

/** How a numeric stands on a monitor: `weak` is shown with "?", `lost` as "-?-", `stale` gray with its age. */
export type ReadingState = 'off' | 'searching' | 'good' | 'weak' | 'lost' | 'stale';
export interface Reading {
  value: number | null;
  state: ReadingState;
  /** Simulated seconds since it was taken. */
  age: number;
}

export interface Alarm {
  id: string;
  priority: 'high' | 'medium' | 'low';
  text: string;
  since: number;
  active: boolean;
}

export type OrderState = 'preparing' | 'running' | 'done' | 'stopped' | 'refused';
/** One order as the bedside sees it. Times in simulated seconds since arrival. */
export interface PlacedOrder {
  number: number;
  order: string;
  kind: string;
  label: string;
  values: Record<string, number>;
  state: OrderState;
  placedAt: number;
  startsAt: number;
  endsAt: number | null;
  /** 0-1 of the running part; null for an open-ended infusion. */
  progress: number | null;
  /** What is left or how fast it runs, in words: "320 mL left", "0.12 ug/kg/min". */
  detail: string;
}

export interface ResultValue {
  name: string;
  label: string;
  value: number | null;
  unit: string;
  low: number | null;
  high: number | null;
  flag: '' | 'low' | 'high' | 'critical';
  text?: string;
}
/** One laboratory, imaging or examination result. */
export interface Result {
  number: number;
  order: string;
  label: string;
  takenAt: number;
  readyAt: number;
  values: ResultValue[];
  /** A report in words: imaging, examinations, cultures. */
  text: string;
  seen: boolean;
}

export interface Message {
  at: number;
  from: 'nurse' | 'laboratory' | 'radiology' | 'surgeon' | 'physician' | 'relative' | 'system';
  text: string;
}

/** What anyone standing at the bed sees of the body, for the picture and for its text twin. Nothing here needs an instrument. */
export interface Appearance {
  /** Skin of the cheek and trunk, finger, knee: blood volume fraction relative to rest and saturation 0-1 of that blood. */
  finger: { blood: number; saturation: number };
  knee: { blood: number; saturation: number };
  face: { blood: number; saturation: number };
  /** Local skin flow relative to rest at the knee, drives the mottling field 0-5 (a whole score as seen). */
  mottling: number;
  kneeFlow: number;
  /** s; the picture uses the true value, the report adds examiner noise. */
  refillFinger: number;
  refillKnee: number;
  breathsPerMinute: number;
  /** 0 normal - 1 exhausting. */
  workOfBreathing: number;
  consciousness: 'alert' | 'confused' | 'drowsy' | 'unresponsive';
  sweat: number;
  /** mmHg, for the neck veins. */
  neckVeinPressure: number;
  /** mL of urine seen in the bag so far, null without a catheter. */
  urineBag: number | null;
  lines: string[];
  /** Monk tone 1-10. */
  tone: number;
}

/** One completed heart beat for the monitor to draw at life size, equally spaced samples over the beat. */
export interface BeatTrace {
  /** s. */
  duration: number;
  arterial: Float32Array;
  central: Float32Array;
  pleth: Float32Array;
  number: number;
}

/** The vessels of a field, drawn once: positions in um, one entry per segment or node. */
export interface FieldGeometry {
  id: number;
  nodeX: Float32Array;
  nodeY: Float32Array;
  from: Int32Array;
  to: Int32Array;
  kind: Uint8Array;
  restDiameter: Float32Array;
  length: Float32Array;
  /** Control point of the curve along which a segment is drawn, um; without them segments are straight. */
  bendX?: Float32Array;
  bendY?: Float32Array;
  view: { x: number; y: number; width: number; height: number };
  /** Squares of tissue around the vessels, only in Learn and in the lab: middles and edge, um. */
  tissue?: { x: Float32Array; y: Float32Array; size: number };
}
/** What the optical device sees of a field now; same order as the geometry. */
export interface FieldState {
  /** um. */
  diameter: Float32Array;
  /** um/s, signed from `from` to `to`. */
  velocity: Float32Array;
  /** Tube and discharge hematocrit 0-1. */
  tubeHematocrit: Float32Array;
  dischargeHematocrit: Float32Array;
  /** nl/min, signed. */
  flow: Float32Array;
  /** 0 open, 1 leukocyte plug, 2 fibrin, 3 closed arteriole. */
  block: Uint8Array;
  /** 0-1, blur by edema. */
  haze: number;
  /** What no microscope sees: only in the projection `Revealed` and in the lab. */
  teaching?: Teaching;
}

export interface Teaching {
  /** PO2 of the blood in each vessel and of each square of tissue, mmHg. */
  oxygen: Float32Array;
  tissue: Float32Array;
  /** Thickness of the surface layer (glycocalyx) that the flow feels, um. */
  coat: Float32Array;
  /** Class of flow over the last 20 s: 0 absent, 1 intermittent, 2 sluggish, 3 continuous; 0 or 1 if the vessel can be seen. */
  flowClass: Uint8Array;
  visible: Uint8Array;
}

/** One bed at a glance. Shares in percent; venous saturation in percent; PO2 in mmHg. */
export interface BedGlance {
  site: SiteName;
  ppv: number;
  stopped: number;
  intermittent: number;
  shunt: number;
  /** Relative to rest, percent. */
  flow: number;
  venousSaturation: number;
  tissuePo2: number;
  hypoxic: number;
}

/** Which bed is open, and which of its vessels was asked about. */
export interface Watch {
  site: SiteName;
  segment: number | null;
}

/** Who constricts the arterioles of a bed, in constrictor units. */
export interface Constrictor {
  nerves: number;
  drugs: number;
  vasopressin: number;
}

/** A point of the lab's trace; `at` in simulated seconds since the learner took over. */
export interface LabSample extends Measures {
  at: number;
}

/** A dial of the lab that was moved. */
export interface LabChange {
  at: number;
  dial: DialId;
  from: number;
  to: number;
}

/** The lab as its screen sees it. */
export interface LabView {
  site: SiteName;
  seed: number;
  time: number;
  running: boolean;
  pace: number;
  dials: Record<DialId, number>;
  /** Means of the last minute. */
  numbers: Measures;
  samples: LabSample[];
  changes: LabChange[];
  canUndo: boolean;
  field: { geometry: number; state: FieldState };
  bed: BedExplanation;
  causes: SegmentExplanation[];
  /** The experiment under way: steps done or being lived, simulated seconds left of the step, measures at the start and after each step. */
  experiment: { id: string; step: number; left: number; results: Measures[] } | null;
}

/** Learn mode's look underneath: any bed, and why. Only a run in Learn mode can make one (`engine/reveal.ts`). */
export interface Revealed {
  site: SiteName;
  field: { geometry: number; state: FieldState };
  beds: BedGlance[];
  bed: BedExplanation;
  constrictor: Constrictor;
  /** The vessel asked about and what is behind it, nearest cause first; empty if none was asked about. */
  causes: SegmentExplanation[];
}

/** What a person at this bed could know, now. Practice and Exam views get nothing else. */
export interface Bedside {
  /** Simulated seconds since arrival. */
  time: number;
  phase: Phase;
  outcome: Outcome | null;
  monitor: {
    heartRate: Reading;
    saturation: Reading;
    systolic: Reading;
    diastolic: Reading;
    mean: Reading;
    /** Where the pressure comes from. */
    pressureSource: 'none' | 'cuff' | 'arterial';
    central: Reading;
    breaths: Reading;
    temperature: Reading;
    perfusionIndex: Reading;
    rhythm: 'sinus' | 'asystole';
  };
  alarms: Alarm[];
  alarmsSilencedUntil: number;
  orders: PlacedOrder[];
  results: Result[];
  messages: Message[];
  fluid: { given: number; urine: number; balance: number };
  appearance: Appearance;
  /** Hints, questions and pauses of this run. */
  guidance?: Guidance;
  /** Present only while the microscope is on. */
  microscope: { geometry: number; state: FieldState; scores: null } | null;
}

/** One rung of the hint ladder, as it was given. */
export interface Hint {
  at: number;
  topic: string;
  /** 1 nudge, 2 mechanism, 3 answer. */
  level: 1 | 2 | 3;
  text: string;
  source: string;
  /** Points of the score; 0 in Learn. */
  cost: number;
}

export interface Guidance {
  hints: Hint[];
  /** A question of the author that stops the clock until it is answered or left. */
  question: { id: string; text: string; options: string[] } | null;
  /** How the last question was answered, told at once in Learn only. */
  answered: { id: string; right: boolean; text: string; source: string } | null;
  /** Null where pauses are free. */
  pausesLeft: number | null;
  /** Numbers of orders with a prediction. */
  predicted: number[];
}

export interface Outcome {
  kind: 'recovered' | 'handover' | 'died';
  at: number;
  text: string;
}

/** A sound, a flash or a line for the screen reader that happened during the last step. */
export type Emitted =
  | { kind: 'beat'; saturation: number | null }
  | { kind: 'alarm'; priority: Alarm['priority'] }
  | { kind: 'result'; label: string }
  | { kind: 'message'; from: Message['from']; text: string }
  | { kind: 'order'; label: string; state: OrderState };

/** A run, complete: enough to play it again bit for bit with the same model version. */
export interface RunRecord {
  format: 1;
  app: 'refill';
  model: string;
  case: string;
  caseVersion: number;
  seed: number;
  mode: 'learn' | 'practice' | 'exam';
  resolution: 'full' | 'held-beat';
  /** The run went on after recovery and handover (tables over fixed hours). */
  openEnded?: boolean;
  events: { step: number; event: CaseEvent }[];
  /** Step reached so far (2 ms steps since arrival). */
  step: number;
  /** Digest of the patient at `step`, hexadecimal. */
  digest: string;
  /** Digests on the way, every ten simulated minutes, so that a replay can say where it first differs. */
  digests?: { step: number; digest: string }[];
  /** ISO date, set by the session, never read by the model. */
  savedAt?: string;
}

/** What the library and the prebrief show of a case. */
export interface CaseSummary {
  id: string;
  version: number;
  title: string;
  subtitle: string;
  level: string;
  minutes: number;
  learners: string;
  objectives: string[];
  prebrief: string[];
  handover: string[];
  chart: { label: string; value: string }[];
  author: string;
  reviewed: string;
  citations: string[];
  exam: { seed: number; pauses: number };
}

/** A case before its patient is known: the library's words tell ranges; the rest is what it takes to tell of one patient. */
export interface CaseOffer extends CaseSummary {
  written: Pick<CaseDefinition, 'subtitle' | 'handover' | 'chart' | 'vary' | 'noise'> & {
    host: Pick<CaseDefinition['host'], 'age' | 'weight' | 'tone'>;
  };
}
