// The heart muscle's own supply and the waking brain: the chain by which a patient dies, and how awake the patient is.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
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
  ischemiaTime: q(0.06, 'h', 'contraction fails within minutes of missing supply'),
  recoveryTime: q(0.5, 'h', 'stunned muscle recovers over half an hour'),
  arrestOutput: q(0.8, 'L/min', 'chosen so that a heart below it for a minute stops (no effective circulation)'),
  arrestPressure: q(22, 'mmHg', 'chosen so that mean pressure below it for a minute stops the heart'),
  arrestTime: q(60, 's', 'chosen: one minute without effective circulation'),
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
  return { ischemia: 0, balance: 3, failing: 0, coma: 15, confusion: 0 };
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
  const reserve = k.coronaryReserve * (1 - k.reserveAge * Math.max(0, h.age - 40));
  const pressure =
    Math.max(0, h.aorticDiastolic - h.leftAtrial - k.coronaryZeroFlow) / (k.coronaryRestPressure - k.coronaryZeroFlow);
  const supply = reserve * pressure * (h.arterialContent / 18.8);
  const work = (h.heartRate / 72) * (h.systolic / 117) * (0.4 + 0.6 * h.contractility);
  const demand = k.idleDemand + (1 - k.idleDemand) * work;
  v.balance = supply / demand;
  const wanted = limit(1.6 * (1 - v.balance), 0, 1);
  v.ischemia = follow(v.ischemia, wanted, dt / 3600, wanted > v.ischemia ? k.ischemiaTime : k.recoveryTime);
}

/** How awake: flow and oxygen to the brain, inflammation, carbon dioxide. */
export function wake(
  v: VitalOrgans,
  brainFlow: number,
  brainHypoxia: number,
  stimulus: number,
  carbonDioxide: number,
  dt: number,
): void {
  const starved = limit((k.brainFlowLimit - brainFlow) / 0.35, 0, 1);
  const dull = limit(
    0.75 * starved +
      0.8 * Math.max(0, brainHypoxia - 0.1) +
      0.15 * limit((stimulus - 0.3) / 0.5, 0, 1) +
      limit((carbonDioxide - 60) / 40, 0, 1),
    0,
    1,
  );
  v.confusion = follow(v.confusion, dull, dt, 60);
  v.coma = Math.round(15 - 12 * v.confusion);
}

/** True when the heart stops now: a minute without effective circulation. */
export function heartStops(v: VitalOrgans, output: number, arterial: number, arterialO2: number, dt: number): boolean {
  const without = output < k.arrestOutput || arterial < k.arrestPressure || arterialO2 < 18;
  v.failing = without ? v.failing + dt : 0;
  return v.failing >= k.arrestTime;
}
