// Oxygen uptake of a bed that has no network of its own yet (interim): five classes of capillaries from slow to fast.
// The spread of flow, the stopped share and the shunt grow with capillary injury; uptake, extraction and hypoxia follow.
import { exp, log } from '../math.ts';
import { q, values } from '../quantity.ts';
import { hillPressure, OXYGEN } from './oxygen.ts';

const GOLDMAN =
  'chosen so that normal / fast / stopped shares follow Goldman 2006 and Bateman 2015 between health and extreme sepsis';
const NORMAL = 'chosen: five classes that stand for a log-normal spread of capillary flow';
const DAMPED = 'chosen so that the fixed point is reached in a few ticks without swinging';
const CAPILLARY = 'chosen so that the mean PO2 along a capillary lies between its arteriolar and venular ends';
export const TISSUE = {
  conductance: q(
    3,
    'mL/min/mmHg for a bed that uses 60 mL/min',
    'chosen so that mean tissue PO2 at rest is about 25 mmHg',
  ),
  referenceUse: q(60, 'mL/min', 'see conductance'),
  edema: q(
    1.5,
    'per unit of edema',
    'chosen so that swelling lengthens diffusion: a liter in 11 costs a fifth of conductance',
  ),
  z1: q(-1.7, 'standard deviations of log flow, slowest class', NORMAL),
  z2: q(-0.8, 'standard deviations of log flow', NORMAL),
  z3: q(0, 'standard deviations of log flow', NORMAL),
  z4: q(0.8, 'standard deviations of log flow', NORMAL),
  z5: q(1.7, 'standard deviations of log flow, fastest class', NORMAL),
  weight1: q(0.09, 'share of tissue, slowest class', NORMAL),
  weight2: q(0.24, 'share of tissue', NORMAL),
  weight3: q(0.34, 'share of tissue', NORMAL),
  weight4: q(0.24, 'share of tissue', NORMAL),
  weight5: q(0.09, 'share of tissue, fastest class', NORMAL),
  extractionMost: q(0.98, 'share of what blood brings', 'chosen: a capillary never gives off all of its oxygen'),
  entryWeight: q(0.35, 'share', CAPILLARY),
  entryPo2: q(0.55, 'share of arterial PO2', 'chosen: arterioles lose nearly half of it before the capillaries'),
  exitWeight: q(0.65, 'share', CAPILLARY),
  venousDamping: q(0.5, 'share a round', DAMPED),
  tissueDamping: q(0.3, 'share a round', DAMPED),
  tissueLeast: q(0.01, 'mmHg', 'tissue cannot hold less than none; kept above it for the division by PO2'),
  hypoxicPo2: q(5, 'mmHg', 'chosen: tissue below it counts as hypoxic'),
  hypoxicWidth: q(1, 'mmHg', 'chosen with hypoxicPo2: a smooth edge'),
  startTissue: q(25, 'mmHg', 'near the rest value, until the first tick'),
  startVenous: q(40, 'mmHg', 'near the rest value, until the first tick'),
  startContent: q(14, 'mL/dL', 'near the rest value, until the first tick'),
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
const Z = [k.z1, k.z2, k.z3, k.z4, k.z5];
const WEIGHT = [k.weight1, k.weight2, k.weight3, k.weight4, k.weight5];
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
    po2: new Float64Array(CLASSES).fill(k.startTissue),
    venousPo2: new Float64Array(CLASSES).fill(k.startVenous),
    uptake: 0,
    venousContent: k.startContent,
    hypoxic: 0,
    meanPo2: k.startTissue,
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
  const open = ((k.conductance * s.restDemand) / k.referenceUse) * (1 - t.stopped);
  const conductance = open / (1 + k.edema * s.edema);
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
    uptake = Math.min((demand * t.po2[c]) / (t.po2[c] + critical), k.extractionMost * brought);
    const left = q > 1e-9 ? s.arterialContent - (uptake * 100) / q : 0;
    const venous = hillPressure(left / (oxygen.capacity * s.hemoglobin), s.half);
    t.venousPo2[c] += k.venousDamping * (venous - t.venousPo2[c]);
    const capillary = k.entryWeight * k.entryPo2 * s.arterialPo2 + k.exitWeight * t.venousPo2[c];
    const tissue = Math.max(k.tissueLeast, capillary - uptake / conductance);
    t.po2[c] += k.tissueDamping * (tissue - t.po2[c]);
  }
  return uptake;
}

/** Smooth share of a class that is hypoxic: 1 well below the limit, 0 well above. */
function hypoxicShare(po2: number): number {
  return 1 / (1 + exp((po2 - k.hypoxicPo2) / k.hypoxicWidth));
}
