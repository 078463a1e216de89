// The heart muscle's own supply and the waking brain: the chain by which a patient dies, and how awake the patient is.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
import { standard } from './standard.ts';
import { follow } from '../endothelium/inflammation.ts';

export const VITAL_ORGANS = {
  coronaryReserve: q(3.2, 'times rest flow', 'coronary flow reserve of a healthy adult 3 to 4'),
  idleDemand: q(
    0.25,
    'share of rest demand',
    'oxygen use of the arrested heart is a fifth to a quarter of the beating one',
  ),
  reserveAge: q(0.006, '1/year above 40', 'chosen so that reserve at 70 is about 2.8'),
  coronaryZeroFlow: q(
    15,
    'mmHg',
    'coronary flow stops well above venous pressure (zero-flow pressure 10 to 40 mmHg); chosen',
  ),
  coronaryRestPressure: q(82, 'mmHg', 'aortic diastolic minus left atrial pressure of this model at rest'),
  squeezed: q(
    0.36,
    'share of a cycle of 1 s',
    'systole of 0.3 s and the beginning of relaxation: diastole is 61 % of the cycle at 72 and 44 % at 143 beats a minute',
  ),
  diastoleLeast: q(0.25, 'share of a cycle', 'chosen: at the fastest rates a quarter is left'),
  restBalance: q(3, '1', 'chosen: start value near the coronary reserve, until the first heart beats'),
  restContent: q(18.8, 'mL/dL', 'arterial oxygen content at 14 g/dL of hemoglobin'),
  restRate: q(72, '1/min', 'heart rate of this model at rest'),
  restSystolic: q(117, 'mmHg', 'systolic pressure of this model at rest'),
  wallWork: q(0.4, 'share of beating demand', 'chosen: wall tension costs oxygen whatever the contractility'),
  contractileWork: q(0.6, 'share of beating demand', 'chosen with wallWork: together 1 at rest'),
  ischemiaGain: q(1.6, '1', 'chosen so that a heart with three eighths of its supply is ischemic throughout'),
  ischemiaTime: q(0.06, 'h', 'contraction fails within minutes of missing supply'),
  recoveryTime: q(0.5, 'h', 'stunned muscle recovers over half an hour'),
  arrestOutput: q(0.8, 'L/min', 'chosen so that a heart below it for a minute stops (no effective circulation)'),
  arrestPressure: q(22, 'mmHg', 'chosen so that mean pressure below it for a minute stops the heart'),
  arrestTime: q(60, 's', 'chosen: one minute without effective circulation'),
  arrestPh: q(6.5, 'pH', 'chosen: survival below 6.5 is the stuff of case reports'),
  arrestPotassium: q(9.5, 'mmol/L', 'chosen: wide complexes and standstill above 9 mmol/L'),
  arrestOxygen: q(18, 'mmHg', 'chosen so that an arterial PO2 below it for a minute stops the heart'),
  brainContent: q(18, 'mL/dL', 'arterial oxygen content that counts as normal delivery to the brain; chosen'),
  brainSpan: q(0.35, 'oxygen delivery relative to rest', 'chosen with brainFlowLimit: full at 40 %'),
  dullByFlow: q(0.75, 'at full lack of delivery', 'chosen with brainFlowLimit'),
  dullByHypoxia: q(0.9, 'per share of hypoxic tissue', 'chosen so that a hypoxic brain is in coma'),
  hypoxiaBorne: q(
    0.35,
    'share of hypoxic tissue',
    'chosen so that septic shock at the door is seldom coma: half of septic patients in intensive care were clear (Sonneville 2017, doi:10.1007/s00134-017-4807-z)',
  ),
  dullByStimulus: q(0.15, 'at full effect', 'chosen so that sepsis alone costs two points of the coma scale'),
  stimulusBorne: q(0.3, 'stimulus', 'chosen so that mild inflammation leaves the mind clear'),
  stimulusSpan: q(0.5, 'stimulus', 'chosen with stimulusBorne'),
  narcosisStart: q(60, 'mmHg', 'carbon dioxide dulls above 60 mmHg; chosen'),
  narcosisSpan: q(40, 'mmHg', 'chosen so that nobody is awake at a PaCO2 of 100 mmHg'),
  wakeTime: q(60, 's', 'chosen so that the mind follows its supply within a minute'),
  brainFlowLimit: q(
    0.75,
    'oxygen delivery relative to rest',
    'chosen so that thinking slows below three quarters and nobody is awake below 40 %',
  ),
};
const k = values(VITAL_ORGANS);

export interface VitalOrgans {
  /** 0-1: share of heart muscle that contracts poorly for want of oxygen. */
  ischemia: number;
  /** Supply over demand of the heart muscle; below 1 it suffers. */
  balance: number;
  /** s spent without effective circulation. */
  failing: number;
  /** Glasgow Coma Scale 3-15. */
  coma: number;
  /** 0-1. */
  confusion: number;
}

export function createVitalOrgans(): VitalOrgans {
  return { ischemia: 0, balance: k.restBalance, failing: 0, coma: 15, confusion: 0 };
}

export interface HeartSupply {
  aorticDiastolic: number;
  leftAtrial: number;
  systolic: number;
  heartRate: number;
  contractility: number;
  /** mL/dL. */
  arterialContent: number;
  age: number;
  ph: number;
}

/** Supply against demand of the heart muscle over `dt` seconds. */
export function feedHeart(v: VitalOrgans, h: HeartSupply, dt: number): void {
  const reserve = k.coronaryReserve * (1 - k.reserveAge * Math.max(0, h.age - standard.age));
  const pressure =
    Math.max(0, h.aorticDiastolic - h.leftAtrial - k.coronaryZeroFlow) / (k.coronaryRestPressure - k.coronaryZeroFlow);
  const time = diastolicShare(h.heartRate) / diastolicShare(k.restRate);
  const supply = reserve * pressure * time * (h.arterialContent / k.restContent);
  const effort = k.wallWork + k.contractileWork * h.contractility;
  const work = (h.heartRate / k.restRate) * (h.systolic / k.restSystolic) * effort;
  const demand = k.idleDemand + (1 - k.idleDemand) * work;
  v.balance = supply / demand;
  const wanted = limit(k.ischemiaGain * (1 - v.balance), 0, 1);
  v.ischemia = follow(v.ischemia, wanted, dt / 3600, wanted > v.ischemia ? k.ischemiaTime : k.recoveryTime);
}

/** Share of a cycle in which the left heart muscle lets blood through: systole shortens less than the cycle (square root of it, as in the pump). */
function diastolicShare(rate: number): number {
  return Math.max(k.diastoleLeast, 1 - k.squeezed * Math.sqrt(rate / 60));
}

/** How awake: flow and oxygen to the brain, inflammation, carbon dioxide, and what else dulls: sedatives, want of sugar. */
export function wake(
  v: VitalOrgans,
  brainFlow: number,
  brainHypoxia: number,
  stimulus: number,
  carbonDioxide: number,
  dulled: number,
  dt: number,
): void {
  const starved = limit((k.brainFlowLimit - brainFlow) / k.brainSpan, 0, 1);
  const dull = limit(
    k.dullByFlow * starved +
      k.dullByHypoxia * Math.max(0, brainHypoxia - k.hypoxiaBorne) +
      k.dullByStimulus * limit((stimulus - k.stimulusBorne) / k.stimulusSpan, 0, 1) +
      limit((carbonDioxide - k.narcosisStart) / k.narcosisSpan, 0, 1) +
      dulled,
    0,
    1,
  );
  v.confusion = follow(v.confusion, dull, dt, k.wakeTime);
  v.coma = Math.round(15 - 12 * v.confusion); // the scale runs from 15 to 3
}

/** What the beating heart cannot do without: L/min, mmHg, mmHg, and blood in which its cells can fire. */
export interface Beating {
  output: number;
  arterial: number;
  arterialO2: number;
  ph: number;
  /** mmol/L. */
  potassium: number;
}

/** True when the heart stops now: a minute without effective circulation, oxygen, or blood in which muscle can fire. */
export function heartStops(v: VitalOrgans, b: Beating, dt: number): boolean {
  const starved = b.output < k.arrestOutput || b.arterial < k.arrestPressure || b.arterialO2 < k.arrestOxygen;
  const without = starved || b.ph < k.arrestPh || b.potassium > k.arrestPotassium;
  v.failing = without ? v.failing + dt : 0;
  return v.failing >= k.arrestTime;
}
