// The baroreflex: when pressure falls, the heart speeds up and squeezes harder, arterioles and veins constrict; after some seconds.
// Ursino 1998 in the form of Albanese 2016: carotid firing, sympathetic and vagal drive, delayed first-order effectors.
import { exp, limit, log } from '../math.ts';
import { values } from '../quantity.ts';
import { REFLEX } from './circulation-parameters.ts';
import { createReceptors, type Receptors } from './receptors.ts';

const r = values(REFLEX);
const HISTORY = 256; // control intervals of 20 ms kept for the delays: 5.1 s
const INTERVAL = 0.02; // s

export interface Reflex {
  /** mmHg: smoothed arterial pressure and what the receptor makes of it. */
  pressure: number;
  sensed: number;
  /** Sympathetic drive (dimensionless, 1.0986 at rest) and vagal firing (1/s) over the last five seconds. */
  drives: Float64Array;
  vagal: Float64Array;
  place: number;
  /** Sympathetic drive after its delay: what arterioles and heart feel. */
  drive: number;
  /** Same after the longer delay and the slow response of veins. */
  venousDrive: number;
  /** s: parts of the heart period. */
  periodSympathetic: number;
  periodVagal: number;
  /** Contractility relative to rest. */
  contractility: number;
  /** The vessels' whole drive above rest, smoothed over breath and pulse: what hormones follow. */
  arousal: number;
  receptors: Receptors;
}

/** What illness and drugs do to the reflex. */
export interface ReflexSetting {
  /** Share of vagal effect and of sympathetic drive left, 0-1. */
  vagal: number;
  sympathetic: number;
}

export function createReflex(): Reflex {
  return {
    pressure: 91,
    sensed: 91,
    drives: new Float64Array(HISTORY).fill(r.restDrive),
    vagal: new Float64Array(HISTORY).fill(4.75),
    place: 0,
    drive: r.restDrive,
    venousDrive: r.restDrive,
    periodSympathetic: r.periodSympathetic * r.restDrive,
    periodVagal: r.periodVagal * 4.75,
    contractility: 1,
    arousal: 0,
    receptors: createReceptors(),
  };
}

/** One control interval of 20 ms with the present pressure in the aorta, mmHg. `setPoint` shifts with chronic hypertension, mmHg. */
export function sensePressure(reflex: Reflex, aortic: number, setPoint: number, setting: ReflexSetting): void {
  const slope = (aortic - reflex.pressure) / r.pressureTime;
  reflex.pressure += INTERVAL * slope;
  reflex.sensed += (INTERVAL * (reflex.pressure + r.leadTime * slope - reflex.sensed)) / r.lagTime;
  const x = exp(limit((reflex.sensed - setPoint) / r.slope, -50, 50));
  const carotid = (r.carotidMin + r.carotidMax * x) / (1 + x);
  const sympathetic = r.sympatheticMin + r.sympatheticSpan * exp(-r.sympatheticSlope * carotid);
  const y = exp((carotid - r.vagalCenter) / r.vagalSlope);
  reflex.drives[reflex.place] = setting.sympathetic * log(Math.max(sympathetic - r.sympatheticThreshold, 0) + 1);
  reflex.vagal[reflex.place] = (r.vagalMin + r.vagalMax * y) / (1 + y);
  respond(reflex, setting);
  reflex.place = (reflex.place + 1) % HISTORY;
}

function respond(reflex: Reflex, setting: ReflexSetting): void {
  const drive = delayed(reflex.drives, reflex.place, r.sympatheticDelay);
  const vagal = delayed(reflex.vagal, reflex.place, r.vagalDelay) * setting.vagal;
  reflex.drive = drive;
  reflex.periodSympathetic +=
    (INTERVAL * (r.periodSympathetic * drive - reflex.periodSympathetic)) / r.periodSympatheticTime;
  reflex.periodVagal += (INTERVAL * (r.periodVagal * vagal - reflex.periodVagal)) / r.periodVagalTime;
  const squeeze =
    (r.contractilityBase + r.contractilityGain * drive) / (r.contractilityBase + r.contractilityGain * r.restDrive);
  reflex.contractility += (INTERVAL * (squeeze - reflex.contractility)) / r.contractilityTime;
  reflex.arousal += (INTERVAL * (vasomotorDrive(reflex) - reflex.arousal)) / r.arousalTime;
  const venous = delayed(reflex.drives, reflex.place, r.venousDelay);
  reflex.venousDrive += (INTERVAL * (venous - reflex.venousDrive)) / r.venousTime;
}

/** Sympathetic drive of arterioles above rest: pressure, filling and blood gases together. */
export function vasomotorDrive(reflex: Reflex): number {
  return reflex.drive - r.restDrive + reflex.receptors.unloading + reflex.receptors.alarm;
}

/** The same of veins, which answer more slowly. */
export function venomotorDrive(reflex: Reflex): number {
  return reflex.venousDrive - r.restDrive + reflex.receptors.unloading + reflex.receptors.alarm;
}

function delayed(history: Float64Array, place: number, delay: number): number {
  const back = Math.round(delay / INTERVAL);
  return history[(place - back + HISTORY) % HISTORY];
}

/** What keeps the reflex's hand off the sinus node. All shares, 0-1. */
export interface NodeSetting {
  /** Of the sympathetic effect above rest, taken by age; of all of it, kept from the node by a beta-blocker. */
  ageing: number;
  blocked: number;
  /** Of the reflex, lost because inflamed pacemaker cells no longer follow their nerves: they stay driven whatever the pressure is. */
  uncoupled: number;
}

/** s between beats before fever, drugs and inflammation act on it. */
export function reflexPeriod(reflex: Reflex, node: NodeSetting): number {
  const heard = (now: number, held: number): number => now + node.uncoupled * (held - now);
  const sympathetic = heard(reflex.periodSympathetic, r.periodSympathetic * r.heldDrive);
  const vagal = heard(reflex.periodVagal, r.periodVagal * r.heldVagal);
  const beyondRest = sympathetic - r.periodSympathetic * r.restDrive;
  return r.periodBase + (sympathetic - node.ageing * beyondRest) * (1 - node.blocked) + vagal;
}

/** Contractility relative to rest; `blocked` is the share of the nerves' part that a beta-blocker keeps from the muscle. */
export function reflexContractility(reflex: Reflex, blocked: number): number {
  const own = r.contractilityBase / (r.contractilityBase + r.contractilityGain * r.restDrive);
  return reflex.contractility - blocked * (reflex.contractility - own);
}

export const REST_DRIVE = r.restDrive;
