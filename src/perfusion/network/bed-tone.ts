// How tight each arteriole is, and whether it shuts: pressure, shear, hungry tissue, nerves and drugs pull on its muscle.
// At rest every term is zero. Laws and constants: bed-prototype sections 2 and 5.
import { exp, limit, log } from '../math.ts';
import type { Bed, Tone } from './bed-types.ts';
import { CHANNEL } from './channels.ts';
import { enosLossAt, inosAt, tissuePressure } from './injury.ts';
import { KIND, type Network } from './network.ts';
import { distanceToSegment } from './tissue.ts';
import type { Tissue } from './bed-types.ts';

/** How far a vessel hears the tissue, um. */
const HEARS = { precapillary: 170, arteriole: 260 };
/** Largest narrowing k in D = D0 (1 - k A) / (1 - k / 2). */
const NARROWING = { arteriole: 0.5, precapillary: 0.62, channel: 0.7 };
/** Delay of the muscle, s. */
const DELAY = 20;
/** Drive of a channel at rest: nearly shut. */
const CHANNEL_DRIVE = 3;
/** Pressure gap between closing and opening again, mmHg. */
export const REOPENING = 4;
/** Closing pressure per unit of drive, mmHg (prototype 20; chosen so that early fluid gains about 8 points of PPV over no fluid). */
const CLOSING_PULL = 22;
/** How strongly inducible nitric oxide opens a channel (prototype 4.2; chosen so that septic venous saturation stays above 0.70). */
const CHANNEL_INOS = 4.7;
const LN2 = 0.6931471805599453;

export function isToned(kind: number): boolean {
  return kind === KIND.arteriole || kind === KIND.precapillary || kind === KIND.thoroughfare;
}

export function createTone(network: Network, tissue: Tissue): Tone {
  const segments: number[] = [];
  for (let s = 0; s < network.segments; s++) if (isToned(network.kind[s])) segments.push(s);
  const first = new Int32Array(segments.length + 1);
  const listens: number[] = [];
  segments.forEach((s, i) => {
    if (network.kind[s] !== KIND.thoroughfare) listens.push(...cellsAround(network, tissue, s));
    first[i + 1] = listens.length;
  });
  const n = segments.length;
  return {
    segment: Int32Array.from(segments),
    drive: Float64Array.from(segments, (s) => (network.kind[s] === KIND.thoroughfare ? CHANNEL_DRIVE : 0)),
    closed: new Uint8Array(n),
    closedAt: new Float64Array(n),
    closingPressure: new Float64Array(n).fill(6),
    restTension: new Float64Array(n),
    restShear: new Float64Array(n),
    restPo2: new Float64Array(n),
    first,
    listens: Int32Array.from(listens),
    signal: new Float64Array(n),
  };
}

function cellsAround(network: Network, tissue: Tissue, s: number): number[] {
  const reach = network.kind[s] === KIND.arteriole ? HEARS.arteriole : HEARS.precapillary;
  const cells: number[] = [];
  for (let c = 0; c < tissue.cells; c++) {
    if (tissue.demand[c] > 0 && distanceToSegment(network, s, tissue.x[c], tissue.y[c]) < reach) cells.push(c);
  }
  return cells;
}

/** Tissue that got no demand at calibration has nothing to say: drops it from what the vessels hear. */
export function forgetIdleTissue(tone: Tone, tissue: Tissue): void {
  const kept: number[] = [];
  const first = new Int32Array(tone.first.length);
  for (let i = 0; i < tone.segment.length; i++) {
    for (let k = tone.first[i]; k < tone.first[i + 1]; k++) {
      if (tissue.demand[tone.listens[k]] > 0) kept.push(tone.listens[k]);
    }
    first[i + 1] = kept.length;
  }
  tone.first = first;
  tone.listens = Int32Array.from(kept);
}

/** Remembers the present state as rest. */
export function calibrateTone(bed: Bed): void {
  const { tone } = bed;
  for (let i = 0; i < tone.segment.length; i++) {
    tone.restTension[i] = tension(bed, tone.segment[i]);
    tone.restShear[i] = shear(bed, tone.segment[i]);
    tone.restPo2[i] = heardPo2(bed, i);
  }
}

function tension(bed: Bed, s: number): number {
  const { pressure, network, vessels } = bed;
  const transmural = (pressure[network.from[s]] + pressure[network.to[s]]) / 2 - tissuePressure(bed);
  return transmural * vessels.diameter[s];
}

/** Wall shear stress in mmHg: dP D / (4 L). */
function shear(bed: Bed, s: number): number {
  const { pressure, network, vessels } = bed;
  const drop = Math.abs(pressure[network.from[s]] - pressure[network.to[s]]);
  return (drop * vessels.diameter[s]) / (4 * network.length[s]);
}

function heardPo2(bed: Bed, i: number): number {
  const { tone, tissue } = bed;
  const from = tone.first[i];
  const to = tone.first[i + 1];
  let sum = 0;
  for (let k = from; k < to; k++) sum += tissue.po2[tone.listens[k]];
  return to > from ? sum / (to - from) : 0;
}

export function updateTone(bed: Bed, dt: number): void {
  const { tone, network } = bed;
  const share = 1 - exp(-dt / DELAY);
  let signals = 0;
  let closed = 0;
  let arterioles = 0;
  for (let i = 0; i < tone.segment.length; i++) {
    const s = tone.segment[i];
    const channel = network.kind[s] === KIND.thoroughfare;
    const target = channel ? channelDrive(bed, s) : arterioleDrive(bed, i);
    tone.drive[i] += share * (target - tone.drive[i]);
    narrow(bed, i, s);
    if (channel) continue;
    closeOrOpen(bed, i, s);
    signals += tone.signal[i];
    closed += tone.closed[i];
    arterioles++;
  }
  bed.outputs.metabolicSignal = arterioles > 0 ? signals / arterioles : 0;
  bed.outputs.closed = arterioles > 0 ? closed / arterioles : 0;
}

function channelDrive(bed: Bed, s: number): number {
  const { alpha, topicalDilator } = bed.inputs;
  return CHANNEL_DRIVE - CHANNEL_INOS * inosAt(bed, s) + 0.8 * alpha - topicalDilator;
}

/** The terms that pull on one arteriole; why.ts tells them to the learner. */
export interface DriveTerms {
  myogenic: number;
  shear: number;
  metabolic: number;
  alpha: number;
  enosLoss: number;
  inos: number;
  topical: number;
  beta: number;
}

const terms: DriveTerms = { myogenic: 0, shear: 0, metabolic: 0, alpha: 0, enosLoss: 0, inos: 0, topical: 0, beta: 0 };

export function driveTerms(bed: Bed, i: number, into: DriveTerms): DriveTerms {
  const { tone, inputs } = bed;
  const s = tone.segment[i];
  const loss = enosLossAt(bed, s);
  const induced = inosAt(bed, s);
  const topical = inputs.topicalDilator;
  // A wall remodeled by hypertension answers less to the same relative stretch; its rest tension is that of this patient.
  const stretch = limit(tension(bed, s) / tone.restTension[i] - 1, -1, 1.5) / (1 + 0.4 * inputs.hypertension);
  into.myogenic = 1.2 * inputs.localGain * stretch;
  into.shear = -0.7 * shearSignal(bed, i) * (1 - loss) * inputs.glycocalyx;
  into.metabolic = -3.5 * inputs.localGain * callForFlow(bed, i) * (1 - inputs.conductionFailure);
  into.alpha = 1.6 * inputs.alpha * (1 - 0.7 * induced) * (1 + 0.5 * loss) * (1 - 0.6 * topical);
  into.enosLoss = 2.2 * loss * (1 - topical);
  into.inos = -1.8 * induced;
  into.topical = -4 * topical;
  into.beta = -0.6 * inputs.beta;
  return into;
}

function arterioleDrive(bed: Bed, i: number): number {
  const t = driveTerms(bed, i, terms);
  return t.myogenic + t.shear + t.metabolic + t.alpha + t.enosLoss + t.inos + t.topical + t.beta;
}

/** Doublings of wall shear, limited; none while closed, or shear would hold the vessel shut. */
function shearSignal(bed: Bed, i: number): number {
  const { tone } = bed;
  if (tone.closed[i] === 1 || tone.restShear[i] === 0) return 0;
  const ratio = shear(bed, tone.segment[i]) / tone.restShear[i];
  return ratio < 0.36 ? -1.5 : ratio > 2.83 ? 1.5 : limit(log(ratio) / LN2, -1.5, 1.5);
}

function callForFlow(bed: Bed, i: number): number {
  const { tone } = bed;
  const rest = tone.restPo2[i];
  tone.signal[i] = rest > 0 ? Math.max(1 - heardPo2(bed, i) / rest, -0.5) : 0;
  return tone.signal[i];
}

function narrow(bed: Bed, i: number, s: number): void {
  const { tone, network, vessels } = bed;
  const kind = network.kind[s];
  const k =
    kind === KIND.arteriole
      ? NARROWING.arteriole
      : kind === KIND.precapillary
        ? NARROWING.precapillary
        : NARROWING.channel;
  const activation = 1 / (1 + exp(-tone.drive[i]));
  vessels.diameter[s] = (vessels.middle[s] * (1 - k * activation)) / (1 - k / 2);
}

/** Shuts when the pressure inside falls below what the wall's pull can hold; opens 4 mmHg above that. */
function closeOrOpen(bed: Bed, i: number, s: number): void {
  const { tone, network, pressure } = bed;
  const inside = Math.max(pressure[network.from[s]], pressure[network.to[s]]) - tissuePressure(bed);
  const closing = 6 + 8 * bed.inputs.hypertension + CLOSING_PULL * Math.max(0, tone.drive[i]);
  tone.closingPressure[i] = closing;
  if (tone.closed[i] === 0 && inside < closing) {
    tone.closed[i] = 1;
    tone.closedAt[i] = bed.time;
  } else if (tone.closed[i] === 1 && inside > closing + REOPENING) tone.closed[i] = 0;
}

/** Width of a toned segment at half tone, um. */
export function middleDiameter(network: Network, s: number): number {
  return network.kind[s] === KIND.thoroughfare ? CHANNEL.middle : network.diameter[s];
}
