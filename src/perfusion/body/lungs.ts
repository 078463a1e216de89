// Breathing and gas exchange: how much air moves, what carbon dioxide it leaves behind, and how much blood passes without oxygen.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
import { inspiredFraction, type OxygenSupply } from './oxygen-devices.ts';
import { standard } from './standard.ts';

export const LUNGS = {
  restBreaths: q(14, '1/min', 'normal adult'),
  tidal: q(7, 'mL/kg', 'normal adult at rest; rises with drive to twice'),
  deadSpace: q(150, 'mL', 'anatomical, 70 kg'),
  shunt: q(0.03, 'share of output', 'physiological shunt'),
  shuntPerWater: q(0.0003, '1/mL of lung water above 500', 'chosen so that 500 mL of extra water adds 15 % shunt'),
  barometer: q(760, 'mmHg', 'sea level'),
  respiratoryQuotient: q(0.8, '1', 'mixed diet'),
  septicDrive: q(
    16,
    '1/min at full stimulus',
    'chosen so that septic shock breathes 22-28 a minute at a PaCO2 near 32',
  ),
  septicSetPoint: q(
    7,
    'mmHg at full stimulus',
    'chosen with septicDrive: early sepsis hyperventilates beyond its acidosis',
  ),
  septicDeadSpace: q(
    0.25,
    'share of a breath at full stimulus',
    'chosen so that minute ventilation rises with rate at a PaCO2 near 33: dead space grows when lungs are poorly perfused',
  ),
  restCo2: q(40, 'mmHg', 'normal arterial PCO2'),
  restAlveolarO2: q(100, 'mmHg', 'normal alveolar PO2 in room air'),
  restOutput: q(5.3, 'L/min', 'cardiac output of this model at rest'),
  feverDrive: q(1.5, '1/min per C', 'chosen: fever adds one to two breaths a minute per degree'),
  acidDrive: q(1, '1/min per mmol/L of base missing', 'chosen: peripheral chemoreceptors feel acid at once'),
  acidSetPoint: q(
    1.1,
    'mmHg per mmol/L of base missing',
    'Winters: expected PaCO2 is 1.5 times bicarbonate plus 8, so about 1.1 to 1.3 mmHg less per mmol/L',
  ),
  acidSetPointMost: q(28, 'mmHg', 'the lowest PaCO2 of full compensation is about 10 to 12 mmHg'),
  acidThreshold: q(2, 'mmol/L of base missing', 'reference interval of base excess'),
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
    0.3,
    'share of tidal volume at full drive',
    'chosen so that a septic patient quickens more than deepens: 25 to 35 breaths at a PaCO2 of 25 to 30 mmHg',
  ),
  deeperSpan: q(16, '1/min above rest', 'chosen with deeper: full at 30 breaths a minute'),
  stiffness: q(0.25, 'share of tidal volume in wet lungs', 'chosen so that edema makes breaths shallow'),
  stiffnessSpan: q(1000, 'mL of lung water above 500', 'chosen with stiffness'),
  lowFlowDeadSpace: q(0.1, 'share of a breath without output', 'chosen: dead space grows as output falls'),
  alveolarDeadSpace: q(0.12, 'share of a breath', 'chosen so that a healthy adult has a PaCO2 near 40 mmHg'),
  ventilationLeast: q(0.2, 'L/min', 'chosen: some air always moves until breathing stops'),
  breathLeast: q(50, 'mL', 'chosen: the least that reaches alveoli with a breath'),
  gasConstant: q(0.863, 'mmHg L/mL', 'alveolar ventilation equation: gas at 0 C dry to gas at 37 C wet'),
  vapor: q(47, 'mmHg', 'water vapor pressure at 37 C'),
  alveolarLeast: q(8, 'mmHg', 'chosen: far below what a heart survives, so that apnea in room air ends in arrest'),
  septicShunt: q(
    0.18,
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
  workStart: q(20, '1/min', 'chosen so that tachypnea shows as work'),
  workSpan: q(20, '1/min', 'chosen with workStart: full at 40 breaths a minute'),
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
  /** 0-1. */
  work: number;
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
    inspired: 0.21,
    support: 0,
  };
}

export interface Breathing {
  temperature: number;
  baseExcess: number;
  arterialO2: number;
  carbonDioxideMade: number; // mL/min
  output: number; // L/min
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

/** mmHg by which PaCO2 is held lower than usual. */
function hyperventilated(b: Breathing): number {
  const acid = k.acidSetPoint * Math.max(0, -b.baseExcess - k.acidThreshold);
  return Math.min(acid, k.acidSetPointMost) + k.septicSetPoint * b.stimulus;
}

/** Breaths a minute that everything together asks for, 1/min. */
function driveOf(l: Lungs, b: Breathing): number {
  return (
    k.restBreaths +
    k.feverDrive * (b.temperature - standard.core) +
    k.acidDrive * Math.max(0, -b.baseExcess - k.acidThreshold) +
    k.septicDrive * b.stimulus +
    k.carbonDioxideDrive * (l.arterialCo2 - k.restCo2 + hyperventilated(b)) +
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
}

function breatheFreely(l: Lungs, b: Breathing, dt: number): void {
  const moved = b.brain * (1 - k.sedatedDrive * b.sedation) * (1 - b.paralysis);
  const wanted = limit(driveOf(l, b), k.slowest, k.fastest) * moved;
  l.breaths += (dt * (wanted - l.breaths)) / k.responseTime;
  const deeper = 1 + k.deeper * limit((l.breaths - k.restBreaths) / k.deeperSpan, 0, 1);
  l.tidal = k.tidal * b.weight * deeper * (1 - k.stiffness * limit(b.lungWater / k.stiffnessSpan, 0, 1));
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
    k.lowFlowDeadSpace * l.tidal * limit(1 - b.output / k.restOutput, 0, 1) +
    (k.alveolarDeadSpace + k.septicDeadSpace * b.stimulus) * l.tidal
  );
}
