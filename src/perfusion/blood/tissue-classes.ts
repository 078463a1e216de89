// Oxygen uptake of a bed that has no network of its own yet (interim): five classes of capillaries from slow to fast.
// The spread of flow, the stopped share and the shunt grow with capillary injury; uptake, extraction and hypoxia follow.
import { exp, log } from '../math.ts';
import { q, values } from '../quantity.ts';
import { hillPressure, OXYGEN } from './oxygen.ts';

const GOLDMAN =
  'chosen so that normal / fast / stopped shares follow Goldman 2006 and Bateman 2015 between health and extreme sepsis';
export const TISSUE = {
  conductance: q(
    3,
    'mL/min/mmHg for a bed that uses 60 mL/min',
    'chosen so that mean tissue PO2 at rest is about 25 mmHg',
  ),
  restSpread: q(0.4, 'coefficient of variation of capillary flow', 'intravital rest values 0.4-0.6'),
  spread: q(1.2, 'added at full injury', GOLDMAN),
  restStopped: q(0.03, 'share', GOLDMAN),
  stopped: q(0.47, 'share added at full injury', GOLDMAN),
  restShunt: q(0.02, 'share', GOLDMAN),
  shunt: q(0.3, 'share added at full injury', GOLDMAN),
  criticalPo2: q(1, 'mmHg', 'half-maximal mitochondrial respiration'),
  mitochondrialPo2: q(2, 'mmHg added at full mitochondrial failure', 'chosen within reported rise of apparent Km'),
  mitochondrialLoss: q(
    0.5,
    'share of capacity at full failure',
    'chosen so that cytopathic hypoxia lowers uptake while tissue PO2 rises',
  ),
};
const k = values(TISSUE);
const oxygen = values(OXYGEN);
const CLASSES = 5;
const Z = [-1.7, -0.8, 0, 0.8, 1.7];
const WEIGHT = [0.09, 0.24, 0.34, 0.24, 0.09];
const ROUNDS = 3; // fixed-point rounds a tick, warm-started; converges over a few ticks

export interface TissueClasses {
  /** mmHg, tissue PO2 of each class; and of the capillary's venous end. */
  po2: Float64Array;
  venousPo2: Float64Array;
  /** mL/min taken up, mL/dL in the venous blood leaving the bed, share of tissue under 5 mmHg, mean tissue PO2 mmHg. */
  uptake: number;
  venousContent: number;
  hypoxic: number;
  meanPo2: number;
  shunt: number;
  stopped: number;
}

export function createTissueClasses(): TissueClasses {
  return {
    po2: new Float64Array(CLASSES).fill(25),
    venousPo2: new Float64Array(CLASSES).fill(40),
    uptake: 0,
    venousContent: 14,
    hypoxic: 0,
    meanPo2: 25,
    shunt: k.restShunt,
    stopped: k.restStopped,
  };
}

export interface TissueSupply {
  /** mL/min, mL/dL, mmHg, g/dL. */
  flow: number;
  arterialContent: number;
  arterialPo2: number;
  hemoglobin: number;
  half: number;
  /** mL/min wanted; injury, mitochondria and edema 0-1. */
  demand: number;
  restDemand: number;
  injury: number;
  mitochondria: number;
  edema: number;
}

/** One exchange tick: who gets how much oxygen out of the flow. */
export function feedClasses(t: TissueClasses, s: TissueSupply): void {
  const spread = k.restSpread + k.spread * s.injury;
  const sigma = Math.sqrt(log(1 + spread * spread));
  t.stopped = k.restStopped + k.stopped * s.injury;
  t.shunt = k.restShunt + k.shunt * s.injury;
  const capacity = 1 - k.mitochondrialLoss * s.mitochondria;
  const critical = k.criticalPo2 + k.mitochondrialPo2 * s.mitochondria;
  const conductance = (((k.conductance * s.restDemand) / 60) * (1 - t.stopped)) / (1 + 1.5 * s.edema);
  const flow = s.flow * (1 - t.shunt);
  let weighed = 0;
  for (let c = 0; c < CLASSES; c++) weighed += WEIGHT[c] * exp(sigma * Z[c]);
  t.uptake = t.hypoxic = t.meanPo2 = 0;
  let venous = s.flow * t.shunt * s.arterialContent;
  for (let c = 0; c < CLASSES; c++) {
    const share = WEIGHT[c] * exp(sigma * Z[c]);
    const q = (flow * share) / weighed;
    const uptake = feedOne(t, c, s, q, s.demand * capacity * WEIGHT[c], conductance * WEIGHT[c], critical);
    t.uptake += uptake;
    venous += q * s.arterialContent - uptake * 100;
    t.meanPo2 += WEIGHT[c] * t.po2[c];
    t.hypoxic += WEIGHT[c] * hypoxicShare(t.po2[c]);
  }
  t.venousContent = s.flow > 1e-6 ? venous / s.flow : t.venousContent;
}

/** mL/min that one class takes up: demand at its tissue PO2, never more than its blood brings. */
function feedOne(
  t: TissueClasses,
  c: number,
  s: TissueSupply,
  q: number,
  demand: number,
  conductance: number,
  critical: number,
): number {
  let uptake = 0;
  const brought = (q * s.arterialContent) / 100;
  for (let round = 0; round < ROUNDS; round++) {
    uptake = Math.min((demand * t.po2[c]) / (t.po2[c] + critical), 0.98 * brought);
    const left = q > 1e-9 ? s.arterialContent - (uptake * 100) / q : 0;
    const venous = hillPressure(left / (oxygen.capacity * s.hemoglobin), s.half);
    t.venousPo2[c] += 0.5 * (venous - t.venousPo2[c]);
    const capillary = 0.35 * 0.55 * s.arterialPo2 + 0.65 * t.venousPo2[c];
    const tissue = Math.max(0.01, capillary - uptake / conductance); // tissue cannot hold less than none
    t.po2[c] += 0.3 * (tissue - t.po2[c]);
  }
  return uptake;
}

/** Smooth share of a class that lies under 5 mmHg: 1 well below, 0 well above. */
function hypoxicShare(po2: number): number {
  return 1 / (1 + exp((po2 - 5) / 1));
}
