// Arteriolar tone of each bed: the sum of what nerves, drugs, pressure, shear, metabolism and inflammation ask of its muscle.
// One activation per bed between 0 and 1, 0.5 at rest; resistance follows from the diameter it leaves (Carlson, Arciero and Secomb 2008).
import { BED_COUNT, perBed, SKIN, VITAL } from '../beds.ts';
import { exp, limit } from '../math.ts';
import { values } from '../quantity.ts';
import { BED_TONE, TONE } from './tone-parameters.ts';

const k = values(TONE);
const KAPPA = perBed((bed) => BED_TONE[bed].kappa.value);
const SYMPATHETIC = perBed((bed) => BED_TONE[bed].sympathetic.value);
const ALPHA = perBed((bed) => BED_TONE[bed].alpha.value);
const VASOPRESSIN = perBed((bed) => BED_TONE[bed].vasopressin.value);
const ANGIOTENSIN = perBed((bed) => BED_TONE[bed].angiotensin.value);
const BETA2 = perBed((bed) => BED_TONE[bed].beta2.value);
const DOPAMINE1 = perBed((bed) => BED_TONE[bed].dopamine1.value);
const PDE3 = perBed((bed) => BED_TONE[bed].pde3.value);
const DILATOR = perBed((bed) => BED_TONE[bed].dilator.value);
const WEAKENED = perBed((bed) => BED_TONE[bed].weakened.value);
const NITRIC = perBed((bed) => BED_TONE[bed].nitric.value);
const AUTOREGULATION = perBed((bed) => BED_TONE[bed].autoregulation.value);

export interface Tone {
  /** 0-1 per bed; 0.5 at rest. */
  activation: Float64Array;
  /** The four physiological terms and what drugs and nitric oxide add, per bed, as they enter the sum: for the "why". */
  myogenic: Float64Array;
  shear: Float64Array;
  metabolic: Float64Array;
  autonomic: Float64Array;
  drugs: Float64Array;
  nitric: Float64Array;
  /** Resistance of each bed's arterioles relative to rest. */
  resistance: Float64Array;
  /** Rest values, taken once when the healthy patient has settled: mL/s, mmHg. */
  restFlow: Float64Array;
  restPressure: number;
  /** False until the rest values are known: autoregulation then has nothing to compare with. */
  calibrated: boolean;
}

export function createTone(): Tone {
  const zeros = (): Float64Array => new Float64Array(BED_COUNT);
  return {
    activation: zeros().fill(0.5),
    myogenic: zeros(),
    shear: zeros(),
    metabolic: zeros(),
    autonomic: zeros(),
    drugs: zeros(),
    nitric: zeros(),
    resistance: zeros().fill(1),
    restFlow: zeros().fill(1),
    restPressure: k.restPressure,
    calibrated: false,
  };
}

export interface ToneCauses {
  /** mmHg; mL/s per bed; drive above rest. */
  pressure: number;
  flow: Float64Array;
  drive: number;
  /** 0-1: drug effects, sensitivity to catecholamines, vasoplegia, endothelial NO. */
  alpha: number;
  skinAlpha: number;
  vasopressin: number;
  angiotensin: number;
  beta2: number;
  dopamine1: number;
  pde3: number;
  dilator: number;
  guanylateBlock: number;
  glucocorticoid: number;
  sensitivity: number;
  /** The same of skin, to which hydrocortisone gives nothing back. */
  skinSensitivity: number;
  vasoplegia: number;
  endothelialNo: number;
  /** Metabolic signal relative to rest per bed (1 at rest), and share of it lost to conduction failure. */
  signal: Float64Array;
  conductionFailure: number;
  /** C above the defended temperature. */
  overheat: number;
}

/** 0-1: what acidosis leaves of the response of heart and vessels; 1 in health, half at the pH in the table. */
export function acidReserve(ph: number): number {
  return 1 / (1 + exp((k.acidHalf - ph) / k.acidWidth));
}

/** Share of catecholamine response that sepsis, acidosis and missing cortisol (0-1) leave. */
export function sensitivity(vasoplegia: number, glucocorticoid: number, ph: number, cortisolMissing = 0): number {
  const left = 1 - k.catecholaminesLost * vasoplegia + k.glucocorticoidRestored * vasoplegia * glucocorticoid;
  return limit(left, 0, 1) * (1 - k.cortisolLost * cortisolMissing) * (k.acidSpared + k.acidLost * acidReserve(ph));
}

/** One step of `dt` seconds. */
export function settleTone(t: Tone, c: ToneCauses, dt: number): void {
  for (let b = 0; b < BED_COUNT; b++) {
    const kappa = KAPPA[b];
    const width = (1 - kappa * t.activation[b]) / (1 - kappa / 2);
    if (t.calibrated) autoregulate(t, c, b, width, dt);
    t.autonomic[b] = SYMPATHETIC[b] * c.drive * sensitivityOf(c, b);
    t.drugs[b] = drugTerm(c, b);
    const induced = c.vasoplegia * (1 - k.induciblyBlocked * c.guanylateBlock);
    t.nitric[b] = -NITRIC[b] * induced;
    if (b === SKIN) t.nitric[b] += k.thermal * c.overheat;
    const sum = t.myogenic[b] + t.shear[b] + t.metabolic[b] + t.autonomic[b] + t.drugs[b] + t.nitric[b];
    const force = (1 - WEAKENED[b] * induced * (1 - k.forceRestored * c.glucocorticoid)) / (1 + exp(-sum));
    t.activation[b] += (dt * (force - t.activation[b])) / k.time;
    const narrowed = (1 - kappa / 2) / (1 - kappa * t.activation[b]);
    t.resistance[b] = narrowed * narrowed * narrowed * narrowed;
  }
}

function sensitivityOf(c: ToneCauses, b: number): number {
  return b === SKIN ? c.skinSensitivity : c.sensitivity;
}

/** Share of its answer to norepinephrine that vasoplegia leaves to skin, beyond what it takes from all vessels. */
export function skinAlphaLeft(vasoplegia: number): number {
  return 1 - k.skinAlphaLost * vasoplegia;
}

/** What drugs ask of the muscle of bed `b`. */
function drugTerm(c: ToneCauses, b: number): number {
  return (
    ALPHA[b] * c.alpha * sensitivityOf(c, b) * (b === SKIN ? skinAlphaLeft(c.vasoplegia) : 1) +
    (b === SKIN ? k.skinAlpha * c.skinAlpha : 0) +
    VASOPRESSIN[b] * c.vasopressin * (1 - k.vasopressinLost * c.vasoplegia) +
    ANGIOTENSIN[b] * c.angiotensin * (1 - k.angiotensinLost * c.vasoplegia) +
    BETA2[b] * c.beta2 +
    DOPAMINE1[b] * c.dopamine1 +
    PDE3[b] * c.pde3 +
    DILATOR[b] * c.dilator
  );
}

/** Pressure stretches, shear relaxes, hunger relaxes; each with its own delay. */
function autoregulate(t: Tone, c: ToneCauses, b: number, width: number, dt: number): void {
  const share = AUTOREGULATION[b];
  const stretch = limit((c.pressure / t.restPressure) * width - 1, -1, k.stretchMost);
  t.myogenic[b] = share * k.myogenic * stretch;
  const flow = limit(c.flow[b] / t.restFlow[b] / (width * width * width), 0, k.flowMost);
  const shear = -share * k.shear * (flow - 1) * c.endothelialNo * (1 - k.shearBlocked * c.guanylateBlock);
  t.shear[b] += (dt * (shear - t.shear[b])) / k.shearTime;
  const failure = b === VITAL ? k.vitalFailure * c.conductionFailure : c.conductionFailure;
  const hunger = -share * k.metabolic * limit(c.signal[b] - 1, k.signalLeast, k.signalMost) * (1 - failure);
  t.metabolic[b] += (dt * (hunger - t.metabolic[b])) / k.metabolicTime;
}

/** Signal that hungry tissue sends, relative to rest: red cells release ATP as they give off oxygen. */
export function metabolicSignal(venousSaturation: number, restVenousSaturation: number): number {
  return (1 - k.releaseSlope * venousSaturation) / (1 - k.releaseSlope * restVenousSaturation);
}
