// The heart's rhythm: regular, broken by single early beats, or fibrillating atria. Irritation adds up as an integrated hazard; the event
// comes when the hazard passes a threshold drawn from the seed, so neither pace nor step size can change it. Without a cause nothing adds up.
import { chance } from '../chance.ts';
import { limit, log, pow } from '../math.ts';
import { q, values } from '../quantity.ts';

const IRRITANTS =
  'chosen so that a septic shock on norepinephrine at 65 years adds up to about 1 (Klein Klouwenberg 2017: inflammation, vasopressors, potassium)';
export const RHYTHM = {
  onset: q(
    0.004,
    '1/h at 65 years and an irritation of 1',
    'chosen so that about a quarter of septic shocks fibrillate within three days (Klein Klouwenberg 2017: 23 %)',
  ),
  onsetAge: q(65, 'years', 'see onset'),
  onsetDoubling: q(10, 'years', 'prevalence of fibrillation doubles with each decade (Framingham)'),
  byStimulus: q(0.9, 'irritation at full stimulus', IRRITANTS),
  byBeta1: q(1, 'irritation at full beta-1 effect', IRRITANTS),
  byStretch: q(0.1, 'irritation per mmHg of left atrial pressure above stretchFrom', IRRITANTS),
  stretchFrom: q(14, 'mmHg', 'chosen: a full left atrium begins to be stretched'),
  byPotassium: q(0.8, 'irritation per mmol/L of potassium missing below 3.5', IRRITANTS),
  potassiumFrom: q(3.5, 'mmol/L', 'lower end of the reference interval'),
  byIschemia: q(2, 'irritation at full ischemia', IRRITANTS),
  relapse: q(4, 'times', 'chosen: who fibrillated once does so again within hours while the causes last'),
  ending: q(
    0.06,
    '1/h without irritation',
    'chosen: most new fibrillation ends by itself within a day or two once the causes are gone',
  ),
  endingDrug: q(
    0.2,
    '1/h at full antiarrhythmic effect',
    'chosen so that amiodarone converts four of five within 8 to 24 h',
  ),
  onsetDrug: q(0.7, 'share of onsets prevented at full antiarrhythmic effect', 'chosen with endingDrug'),
  shock: q(0.9, 'share of shocks that restore the rhythm', 'biphasic synchronized shock, early success'),
  shockIrritated: q(
    0.4,
    'share lost per irritation',
    'chosen: in untreated septic shock about half of the shocks hold',
  ),
  shockLeast: q(0.2, 'share', 'chosen with shockIrritated'),
  irregularity: q(
    0.22,
    'standard deviation of a cycle relative to its mean',
    'RR intervals in fibrillation: 0.2 to 0.25',
  ),
  nodeBase: q(60, '1/min', 'chosen with nodeSlope: untreated fibrillation runs at 110 at rest and 140-160 in shock'),
  nodeSlope: q(0.75, 'per 1/min that the sinus node would give', 'see nodeBase'),
  ectopicRate: q(
    8,
    '1/min at an irritation of 1 above ectopicFrom',
    'chosen: frequent ectopics only in an irritated heart',
  ),
  ectopicFrom: q(0.8, 'irritation', 'chosen: a stimulated but fed heart beats regularly'),
  early: q(0.6, 'of a cycle', 'chosen: coupling of an early beat'),
  pause: q(1.4, 'of a cycle', 'compensatory pause'),
  earlyStrength: q(0.75, 'share', 'chosen: an early beat from one ventricle contracts out of step'),
};
const k = values(RHYTHM);

/** What each draw is for: keeps the streams of chance apart. */
const ONSET = 101;
const ENDING = 102;
const SHOCK = 103;
const CYCLE = 104;
const ECTOPIC = 105;

export interface Rhythm {
  seed: number;
  fibrillating: boolean;
  /** Hazard added up since the last event, and how many there have been: onsets, endings, early beats. */
  onset: number;
  ending: number;
  ectopic: number;
  onsets: number;
  endings: number;
  ectopics: number;
  /** Expected early beats per s. */
  ectopicRate: number;
  /** The next beat fires after this share of a cycle; this beat came early; the next one waits. */
  due: number;
  early: boolean;
  /** Shocks handled so far. */
  shocks: number;
  /** Irritation now, 0 in health. */
  irritation: number;
}

export function createRhythm(seed: number): Rhythm {
  return {
    seed,
    fibrillating: false,
    onset: 0,
    ending: 0,
    ectopic: 0,
    onsets: 0,
    endings: 0,
    ectopics: 0,
    ectopicRate: 0,
    due: 1,
    early: false,
    shocks: 0,
    irritation: 0,
  };
}

export interface Irritants {
  /** 0-1: inflammatory stimulus, beta-1 effect, ischemic heart muscle, antiarrhythmic effect. */
  stimulus: number;
  beta1: number;
  ischemia: number;
  antiarrhythmic: number;
  /** mmHg; mmol/L; years. */
  leftAtrial: number;
  potassium: number;
  age: number;
  /** Synchronized shocks given so far. */
  shocks: number;
  /** A wire touches the atrium. */
  touched: boolean;
}

/** One step of `dt` seconds: does fibrillation begin or end? */
export function irritate(r: Rhythm, c: Irritants, dt: number): void {
  r.irritation =
    k.byStimulus * c.stimulus +
    k.byBeta1 * c.beta1 +
    k.byIschemia * c.ischemia +
    k.byStretch * Math.max(0, c.leftAtrial - k.stretchFrom) +
    k.byPotassium * Math.max(0, k.potassiumFrom - c.potassium);
  const over = Math.max(0, r.irritation - k.ectopicFrom);
  r.ectopicRate = (k.ectopicRate * over * (1 - k.onsetDrug * c.antiarrhythmic)) / 60;
  const hours = dt / 3600;
  if (r.fibrillating) waitForEnd(r, c, hours);
  else waitForOnset(r, c, hours);
  r.shocks = c.shocks;
}

function waitForOnset(r: Rhythm, c: Irritants, hours: number): void {
  const age = pow(2, (c.age - k.onsetAge) / k.onsetDoubling);
  const again = r.onsets > 0 ? k.relapse : 1;
  r.onset += hours * k.onset * age * again * r.irritation * (1 - k.onsetDrug * c.antiarrhythmic);
  if (!c.touched && r.onset < threshold(r, ONSET, r.onsets)) return;
  r.fibrillating = true;
  r.onset = 0;
  r.onsets += 1;
}

function waitForEnd(r: Rhythm, c: Irritants, hours: number): void {
  r.ending += hours * (k.ending * Math.max(0, 1 - r.irritation) + k.endingDrug * c.antiarrhythmic);
  const shocked = c.shocks > r.shocks && chance(r.seed, SHOCK, c.shocks, SHOCK) < shockHolds(r.irritation);
  if (!shocked && r.ending < threshold(r, ENDING, r.endings)) return;
  r.fibrillating = false;
  r.ending = 0;
  r.endings += 1;
  r.due = 1;
}

/** Chance that a synchronized shock restores the rhythm. */
function shockHolds(irritation: number): number {
  return limit(k.shock - k.shockIrritated * irritation, k.shockLeast, 1);
}

/** -ln u of the next event of its kind. */
function threshold(r: Rhythm, purpose: number, count: number): number {
  return -log(chance(r.seed, purpose, count, purpose));
}

/** At the start of a beat: when is the next one due, as a share of the cycle, and is this one early? `cycle` s, `beat` its number. */
export function planBeat(r: Rhythm, cycle: number, beat: number): void {
  const wasEarly = r.early;
  r.early = !wasEarly && r.due < 1 && !r.fibrillating;
  if (r.fibrillating) {
    r.due = 1 + k.irregularity * irregular(r.seed, beat);
    return;
  }
  r.due = r.early ? k.pause : 1;
  if (r.early || r.ectopicRate === 0) return;
  r.ectopic += r.ectopicRate * cycle;
  if (r.ectopic < threshold(r, ECTOPIC, r.ectopics)) return;
  r.ectopic = 0;
  r.ectopics += 1;
  r.due = k.early;
}

/** Mean 0, standard deviation 1, within -3 to 3: the sum of three even draws. */
function irregular(seed: number, beat: number): number {
  let sum = -1.5;
  for (let i = 0; i < 3; i++) sum += chance(seed, CYCLE, beat, CYCLE + i);
  return 2 * sum;
}

/** 1/min of the ventricles behind fibrillating atria: what the node lets through, more when the sinus node would also run fast. */
export function fibrillationRate(sinus: number): number {
  return k.nodeBase + k.nodeSlope * sinus;
}

/** Share of normal strength of this beat. */
export function beatStrength(r: Rhythm): number {
  return r.early ? k.earlyStrength : 1;
}
