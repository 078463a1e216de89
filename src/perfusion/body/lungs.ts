// Breathing and gas exchange: how much air moves, what carbon dioxide it leaves behind, and how much blood passes without oxygen.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
import { inspiredFraction, type OxygenSupply } from './oxygen-devices.ts';
import { standard } from './standard.ts';

const WINTERS = 'Albert, Dell and Winters 1967: expected PaCO2 is 1.5 times bicarbonate plus 8, within 2 mmHg';
const TIRED =
  'chosen so that PaCO2 first falls to 30 and then rises to about 50 mmHg in untreated septic shock at two fifths of the output (dogs, Hussain 1985)';

export const LUNGS = {
  restBreaths: q(14, '1/min', 'normal adult'),
  tidal: q(7, 'mL/kg', 'normal adult at rest; rises with drive to twice'),
  deadSpace: q(150, 'mL', 'anatomical, 70 kg'),
  shunt: q(0.03, 'share of output', 'physiological shunt'),
  shuntPerWater: q(0.0003, '1/mL of lung water above 500', 'chosen so that 500 mL of extra water adds 15 % shunt'),
  barometer: q(760, 'mmHg', 'sea level'),
  respiratoryQuotient: q(0.8, '1', 'mixed diet'),
  septicSetPoint: q(
    14.5,
    'mmHg at full stimulus',
    'chosen so that septic shock comes to the door with a PaCO2 near 31 mmHg: early sepsis hyperventilates, PaCO2 under 32 mmHg is one of its signs (Bone 1992)',
  ),
  septicDeadSpace: q(
    0.25,
    'share of a breath at full stimulus',
    'chosen so that minute ventilation rises with rate at a PaCO2 near 33: dead space grows when lungs are poorly perfused',
  ),
  restCo2: q(40, 'mmHg', 'normal arterial PCO2'),
  restAlveolarO2: q(100, 'mmHg', 'normal alveolar PO2 in room air'),
  restOutput: q(5.3, 'L/min in 70 kg', 'cardiac output of this model at rest'),
  restContent: q(18.6, 'mL/dL', 'oxygen content of arterial blood at a hemoglobin of 14 g/dL'),
  feverSetPoint: q(
    1.2,
    'mmHg per C',
    'chosen: with the carbon dioxide that warmth makes, one to two breaths a minute per degree',
  ),
  wintersSlope: q(1.5, 'mmHg per mmol/L of bicarbonate', WINTERS),
  wintersOffset: q(8, 'mmHg', WINTERS),
  setPointLeast: q(11, 'mmHg', 'the lowest PaCO2 of full compensation is about 10 to 12 mmHg'),
  carbonDioxideDrive: q(1.2, '1/min per mmHg', 'chosen so that PaCO2 is held within a few mmHg'),
  hypoxicDrive: q(0.4, '1/min per mmHg below the threshold', 'chosen so that a PaO2 of 40 adds 8 breaths a minute'),
  hypoxicThreshold: q(60, 'mmHg', 'ventilation rises steeply below a PaO2 of 60'),
  wetDrive: q(6, '1/min in wet lungs', 'chosen: stretch receptors of wet lungs quicken breathing'),
  stagnantDrive: q(
    8,
    '1/min when the carotid body starves',
    'chosen: profound hypotension makes panting, because the carotid body feels its own want of oxygen',
  ),
  wetDriveSpan: q(800, 'mL of lung water above 500', 'chosen with wetDrive'),
  slowest: q(8, '1/min', 'a person breathes between about 8 and 40 a minute'),
  fastest: q(40, '1/min', 'see slowest'),
  deeper: q(
    0.1,
    'share of tidal volume at full drive',
    'chosen so that a septic patient quickens rather than deepens: 25 to 35 breaths at a PaCO2 of 25 to 30 mmHg',
  ),
  deeperSpan: q(16, '1/min above rest', 'chosen with deeper: full at 30 breaths a minute'),
  stiffness: q(0.25, 'share of tidal volume in wet lungs', 'chosen so that edema makes breaths shallow'),
  stiffnessSpan: q(1000, 'mL of lung water above 500', 'chosen with stiffness'),
  lowFlowDeadSpace: q(0.1, 'share of a breath without output', 'chosen: dead space grows as output falls'),
  alveolarDeadSpace: q(
    0.07,
    'share of a breath',
    'chosen so that a healthy adult needs 14 breaths a minute for a PaCO2 of 40 mmHg',
  ),
  ventilationLeast: q(0.2, 'L/min', 'chosen: some air always moves until breathing stops'),
  breathLeast: q(50, 'mL', 'chosen: the least that reaches alveoli with a breath'),
  gasConstant: q(0.863, 'mmHg L/mL', 'alveolar ventilation equation: gas at 0 C dry to gas at 37 C wet'),
  vapor: q(47, 'mmHg', 'water vapor pressure at 37 C'),
  alveolarLeast: q(8, 'mmHg', 'chosen: far below what a heart survives, so that apnea in room air ends in arrest'),
  septicShunt: q(
    0.2,
    'share of output at full stimulus',
    'chosen so that septic shock with clear lungs stands at a PaO2/FiO2 of 250 to 350: closed bases and lost vasoconstriction',
  ),
  recruited: q(
    0.35,
    'share of added shunt',
    'chosen: 10 cmH2O at the end of expiration reopens a third of what has closed',
  ),
  recruitedAt: q(10, 'cmH2O', 'see recruited'),
  recruitedMost: q(0.6, 'share of added shunt', 'chosen: what no pressure reopens'),
  highFlowPressure: q(3, 'cmH2O', 'high-flow oxygen at 50 L/min with the mouth closed'),
  maskPressure: q(6, 'cmH2O', 'usual end-expiratory pressure of non-invasive ventilation'),
  washout: q(0.3, 'share of anatomical dead space', 'chosen: high flow rinses nose and throat'),
  unloadedByFlow: q(0.2, 'share of work', 'chosen: high flow eases breathing a little'),
  unloadedByMask: q(0.6, 'share of work', 'chosen: inspiratory support takes over more than half'),
  sedatedDrive: q(
    0.5,
    'share of drive at full sedation',
    'chosen so that deep sedation without a ventilator hypoventilates',
  ),
  shuntMost: q(0.6, 'share of output', 'chosen: the gravest lung failure that is survived at all'),
  workStart: q(22, '1/min', 'Seymour 2016 (qSOFA): a rate of 22 tells who is in danger'),
  workSpan: q(20, '1/min', 'chosen with workStart: full at 42 breaths a minute'),
  borne: q(
    0.5,
    'work at the oxygen delivery of rest',
    'chosen: 32 breaths a minute can be kept up while the breathing muscles are fed',
  ),
  tiringSpan: q(0.4, 'work beyond what is borne', 'chosen with tiringTime'),
  tiringTime: q(
    90,
    'min',
    'chosen so that starved breathing muscles fail after two to three hours: death after 140 min at 25 to 35 % of the output, none on a ventilator (dogs, Aubier 1981)',
  ),
  tiredRate: q(0.5, 'share of the fastest rate at full fatigue', TIRED),
  tiredBreath: q(0.4, 'share of tidal volume at full fatigue', TIRED),
  responseTime: q(60, 's', 'chosen so that breathing follows its drive within a few minutes'),
  carbonDioxideStore: q(
    20,
    'L of alveolar air in 70 kg that would hold as much',
    'chosen so that PaCO2 rises by 8 mmHg in a minute of apnea (reported 6 to 12 at first) and settles within 5 to 10 min',
  ),
};
const k = values(LUNGS);

export interface Lungs {
  /** 1/min, mL, mmHg, mmHg, share. */
  breaths: number;
  tidal: number;
  arterialCo2: number;
  alveolarO2: number;
  shunt: number;
  /** 0-1: effort of the breathing muscles, and how far they have tired of it. */
  work: number;
  fatigue: number;
  /** Share of oxygen in what is inspired. */
  inspired: number;
  /** 0 own breaths, 1 mask with pressure, 2 ventilator. */
  support: number;
}

export function createLungs(weight: number): Lungs {
  return {
    breaths: k.restBreaths,
    tidal: k.tidal * weight,
    arterialCo2: k.restCo2,
    alveolarO2: k.restAlveolarO2,
    shunt: k.shunt,
    work: 0,
    fatigue: 0,
    inspired: 0.21,
    support: 0,
  };
}

export interface Breathing {
  temperature: number;
  bicarbonate: number;
  arterialO2: number;
  carbonDioxideMade: number; // mL/min
  /** L/min and mL/min relative to those of a healthy adult of this weight at rest. */
  output: number;
  oxygenDelivery: number;
  /** Fraction that is set, and what brings it. */
  inspiredOxygen: number;
  supply: OxygenSupply;
  /** A ventilator that moves the chest without any effort of the patient: 1/min, mL, cmH2O. */
  ventilator: { rate: number; volume: number; pressure: number } | null;
  /** 0-1. */
  sedation: number;
  paralysis: number;
  lungWater: number;
  extraShunt: number;
  weight: number;
  /** 0-1: inflammatory stimulus; how far the carotid body starves for want of pressure. */
  stimulus: number;
  stagnation: number;
  /** Drive left by the brain stem, 1 normal, 0 none. */
  brain: number;
}

/**
 * mmHg of arterial PCO2 that breathing aims at. Sepsis, fever and acid each ask for less, and the one that asks for least rules: what one of
 * them has brought down already silences the chemoreceptors for the others, so that compensation never overshoots into alkalosis.
 */
export function wantedCo2(b: Pick<Breathing, 'stimulus' | 'temperature' | 'bicarbonate'>): number {
  const septic = k.restCo2 - k.septicSetPoint * b.stimulus;
  const feverish = k.restCo2 - k.feverSetPoint * (b.temperature - standard.core);
  const compensated = k.wintersSlope * b.bicarbonate + k.wintersOffset;
  return Math.max(k.setPointLeast, Math.min(k.restCo2, septic, feverish, compensated));
}

/** Breaths a minute that everything together asks for, 1/min: what the set point needs, and more or less as PaCO2 is off it. */
function driveOf(l: Lungs, b: Breathing): number {
  const wanted = wantedCo2(b);
  const fresh = Math.max(k.breathLeast, l.tidal - deadSpaceOf(l, b)) / 1000;
  return (
    (k.gasConstant * b.carbonDioxideMade) / (wanted * fresh) +
    k.carbonDioxideDrive * (l.arterialCo2 - wanted) +
    k.hypoxicDrive * Math.max(0, k.hypoxicThreshold - b.arterialO2) +
    k.wetDrive * limit(b.lungWater / k.wetDriveSpan, 0, 1) +
    k.stagnantDrive * b.stagnation
  );
}

/** One step of `dt` seconds. */
export function breatheAir(l: Lungs, b: Breathing, dt: number): void {
  if (b.ventilator) {
    l.breaths = b.ventilator.rate;
    l.tidal = b.ventilator.volume;
  } else breatheFreely(l, b, dt);
  l.support = b.ventilator ? 2 : b.supply.device === 'non-invasive' ? 1 : 0;
  const ventilation = Math.max(
    k.ventilationLeast,
    (l.breaths * Math.max(k.breathLeast, l.tidal - deadSpaceOf(l, b))) / 1000,
  );
  const gained = k.gasConstant * b.carbonDioxideMade - ventilation * l.arterialCo2;
  l.arterialCo2 += ((dt / 60) * gained * standard.weight) / (k.carbonDioxideStore * b.weight);
  l.inspired = inspiredFraction(b.supply, b.inspiredOxygen, { rate: l.breaths, volume: l.tidal });
  const inspired = l.inspired * (k.barometer - k.vapor);
  l.alveolarO2 = Math.max(k.alveolarLeast, inspired - l.arterialCo2 / k.respiratoryQuotient);
  l.shunt = limit(shuntOf(b), 0, k.shuntMost);
  l.work = workOf(l, b);
  tire(l, b, dt);
}

/** Breathing muscles that work harder than they are fed for tire within hours, and recover as slowly. */
function tire(l: Lungs, b: Breathing, dt: number): void {
  const beyond = l.work - k.borne * limit(b.oxygenDelivery, 0, 1);
  const target = limit(beyond / k.tiringSpan, 0, 1);
  l.fatigue += ((target - l.fatigue) * dt) / (60 * k.tiringTime);
}

function breatheFreely(l: Lungs, b: Breathing, dt: number): void {
  const moved = b.brain * (1 - k.sedatedDrive * b.sedation) * (1 - b.paralysis);
  const wanted = limit(driveOf(l, b), k.slowest, k.fastest * (1 - k.tiredRate * l.fatigue)) * moved;
  l.breaths += (dt * (wanted - l.breaths)) / k.responseTime;
  const deeper = 1 + k.deeper * limit((l.breaths - k.restBreaths) / k.deeperSpan, 0, 1);
  const stiff = 1 - k.stiffness * limit(b.lungWater / k.stiffnessSpan, 0, 1);
  l.tidal = k.tidal * b.weight * deeper * stiff * (1 - k.tiredBreath * l.fatigue);
}

/** cmH2O that hold the lung open at the end of expiration. */
function heldOpen(b: Breathing): number {
  if (b.ventilator) return b.ventilator.pressure;
  return b.supply.device === 'non-invasive' ? k.maskPressure : b.supply.device === 'high-flow' ? k.highFlowPressure : 0;
}

/** Share of output that passes without oxygen: what is always there, and what water, infection and inflammation add and pressure reopens. */
function shuntOf(b: Breathing): number {
  const reopened = Math.min(k.recruitedMost, (k.recruited * heldOpen(b)) / k.recruitedAt);
  return k.shunt + (k.shuntPerWater * b.lungWater + b.extraShunt + k.septicShunt * b.stimulus) * (1 - reopened);
}

/** 0-1: effort of the breathing muscles; a ventilator takes all of it. */
function workOf(l: Lungs, b: Breathing): number {
  if (b.ventilator) return 0;
  const unloaded =
    b.supply.device === 'non-invasive' ? k.unloadedByMask : b.supply.device === 'high-flow' ? k.unloadedByFlow : 0;
  return limit((l.breaths - k.workStart) / k.workSpan, 0, 1) * (1 - unloaded);
}

/** mL of a breath that reach no blood. */
function deadSpaceOf(l: Lungs, b: Breathing): number {
  const rinsed = b.supply.device === 'high-flow' ? 1 - k.washout : 1;
  return (
    (rinsed * k.deadSpace * b.weight) / standard.weight +
    k.lowFlowDeadSpace * l.tidal * limit(1 - b.output, 0, 1) +
    (k.alveolarDeadSpace + k.septicDeadSpace * b.stimulus) * l.tidal
  );
}
