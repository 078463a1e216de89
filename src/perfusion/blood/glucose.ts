// Blood glucose: what the liver gives, what the brain must have and what insulin lets the rest take. Stress raises it, a failing liver lets it fall.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

const REST = 'chosen with the others so that a fasting adult stands at 5 mmol/L';
const STRESS = 'chosen so that septic shock without diabetes stands at 8 to 10 mmol/L';
export const GLUCOSE = {
  fasting: q(5, 'mmol/L', 'middle of the fasting reference interval'),
  production: q(0.66, 'mmol/kg/h', 'hepatic glucose output of a fasting adult, about 2 mg/kg/min'),
  volume: q(0.2, 'L/kg', 'extracellular water, in which glucose spreads'),
  brainShare: q(
    0.6,
    'share of use at rest that needs no insulin',
    'brain, nerves, red cells: about 1.2 of 2 mg/kg/min',
  ),
  brainHalf: q(1, 'mmol/L', 'chosen so that the brain takes its fill down to about 3 mmol/L'),
  insulinStart: q(3.5, 'mmol/L', REST),
  insulinMost: q(8, 'times rest', 'chosen: insulin of a healthy pancreas pushed to its limit'),
  insulinTime: q(900, 's', 'chosen so that insulin acts within 15 to 30 min'),
  liverStopped: q(0.5, 'share', 'chosen so that three times the resting insulin halves hepatic output'),
  stressOutput: q(2.2, 'share of output at full stimulus', STRESS),
  stressResistance: q(0.6, 'share of insulin action at full stimulus', STRESS),
  stressSecretion: q(0.3, 'share of secretion at full stimulus', STRESS),
  beta2Output: q(
    1.5,
    'share of output at full beta-2 effect',
    'chosen so that epinephrine raises glucose by some 3 to 5 mmol/L',
  ),
  beta2Resistance: q(
    0.5,
    'share of insulin action at full beta-2 effect',
    'chosen with beta2Output: epinephrine opposes insulin',
  ),
  glucocorticoidOutput: q(0.3, 'share of output at full effect', 'chosen so that stress doses add 1 to 2 mmol/L'),
  counterStart: q(4, 'mmol/L', 'glucagon and epinephrine answer below about 3.8 mmol/L'),
  counter: q(1.5, 'share of output per mmol/L below counterStart', 'chosen so that a healthy liver holds 3 mmol/L'),
  diabeticSecretion: q(0.8, 'share lost at full diabetes', 'chosen so that moderate diabetes fasts at 7 to 9 mmol/L'),
  diabeticResistance: q(0.65, 'share lost at full diabetes', 'chosen with diabeticSecretion'),
  dullFrom: q(2.8, 'mmol/L', 'thinking fails below about 2.8 mmol/L'),
  dullSpan: q(1.6, 'mmol/L', 'chosen with dullFrom: nobody is awake at 1.2 mmol/L'),
  dullMost: q(
    0.85,
    'share of consciousness',
    'chosen: want of sugar alone does not stop the brain stem within the hour',
  ),
  renalThreshold: q(10, 'mmol/L', 'renal threshold'),
};
const k = values(GLUCOSE);

export interface Glucose {
  /** mmol/L. */
  level: number;
  /** The body's own insulin at its receptors, relative to rest. */
  insulin: number;
}

export interface GlucoseCauses {
  weight: number;
  /** 0-1: what the liver can do; inflammation; receptor effects; diabetes. */
  liver: number;
  stimulus: number;
  beta2: number;
  glucocorticoid: number;
  diabetes: number;
  /** Insulin from the pump, relative to resting insulin. */
  givenInsulin: number;
  /** mmol/h from bags. */
  givenGlucose: number;
  /** mL/min. */
  filtration: number;
}

/** Level at which this fasting host stands, with the insulin that holds it there. */
export function createGlucose(diabetes: number, liver: number): Glucose {
  let low = 1;
  let high = 25;
  const causes = { ...REST_CAUSES, diabetes, liver };
  for (let i = 0; i < 40; i++) {
    const middle = 0.5 * (low + high);
    if (gain(middle, secretion(middle, causes), causes) > 0) low = middle;
    else high = middle;
  }
  const level = 0.5 * (low + high);
  return { level, insulin: secretion(level, causes) };
}

const REST_CAUSES: GlucoseCauses = {
  weight: 1,
  liver: 1,
  stimulus: 0,
  beta2: 0,
  glucocorticoid: 0,
  diabetes: 0,
  givenInsulin: 0,
  givenGlucose: 0,
  filtration: 0,
};

/** One step of `dt` seconds. */
export function sweeten(g: Glucose, c: GlucoseCauses, dt: number): void {
  g.insulin += (dt * (secretion(g.level, c) - g.insulin)) / k.insulinTime;
  g.level += ((dt / 3600) * gain(g.level, g.insulin, c)) / (k.volume * c.weight);
}

function secretion(level: number, c: GlucoseCauses): number {
  const wanted = (level - k.insulinStart) / (k.fasting - k.insulinStart);
  return (
    limit(wanted, 0, k.insulinMost) * (1 - k.diabeticSecretion * c.diabetes) * (1 - k.stressSecretion * c.stimulus)
  );
}

/** mmol/h gained at this level and insulin. */
function gain(level: number, insulin: number, c: GlucoseCauses): number {
  const action =
    (insulin + c.givenInsulin) *
    (1 - k.diabeticResistance * c.diabetes) *
    (1 - k.stressResistance * c.stimulus) *
    (1 - k.beta2Resistance * c.beta2);
  const called =
    1 +
    k.stressOutput * c.stimulus +
    k.beta2Output * c.beta2 +
    k.glucocorticoidOutput * c.glucocorticoid +
    k.counter * Math.max(0, k.counterStart - level);
  const made = (c.liver * called) / (1 - k.liverStopped + k.liverStopped * action);
  const full = k.fasting / (k.fasting + k.brainHalf);
  const brain = (k.brainShare * (level / (level + k.brainHalf))) / full;
  const others = (1 - k.brainShare) * (level / k.fasting) * action;
  const spilled = (c.filtration * 60 * Math.max(0, level - k.renalThreshold)) / 1000;
  return k.production * c.weight * (made - brain - others) + c.givenGlucose - spilled;
}

/** 0-1: how far want of sugar dulls the mind. */
export function dullBySugar(level: number): number {
  return k.dullMost * limit((k.dullFrom - level) / k.dullSpan, 0, 1);
}
