// How tight each arteriole is, and whether it shuts: pressure, shear, hungry tissue, nerves and drugs pull on its muscle.
// At rest every term is zero. Laws and constants: bed-prototype sections 2 and 5.
import { exp, limit, log } from '../math.ts';
import { values } from '../quantity.ts';
import type { Bed, Tone } from './bed-types.ts';
import { CHANNEL } from './channels.ts';
import { enosLossAt, inosAt, tissuePressure } from './injury.ts';
import { MUSCLE_LAW } from './laws.ts';
import { KIND, type Network } from './network.ts';
import { distanceToSegment } from './tissue.ts';
import type { Tissue } from './bed-types.ts';

const k = values(MUSCLE_LAW);
/** Pressure gap between closing and opening again, mmHg. */
export const REOPENING = k.reopening;
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
    drive: Float64Array.from(segments, (s) => (network.kind[s] === KIND.thoroughfare ? k.channelDrive : 0)),
    closed: new Uint8Array(n),
    closedAt: new Float64Array(n),
    closingPressure: new Float64Array(n).fill(k.closingBase),
    restTension: new Float64Array(n),
    restShear: new Float64Array(n),
    restPo2: new Float64Array(n),
    first,
    listens: Int32Array.from(listens),
    signal: new Float64Array(n),
  };
}

function cellsAround(network: Network, tissue: Tissue, s: number): number[] {
  const reach = network.kind[s] === KIND.arteriole ? k.hearsArteriole : k.hearsPrecapillary;
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
    for (let at = tone.first[i]; at < tone.first[i + 1]; at++) {
      if (tissue.demand[tone.listens[at]] > 0) kept.push(tone.listens[at]);
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
  const { listens, first } = bed.tone;
  const { po2 } = bed.tissue;
  const from = first[i];
  const to = first[i + 1];
  // Two sums at a time: one alone would wait for each addition before the next.
  let even = 0;
  let odd = 0;
  let at = from;
  for (; at + 1 < to; at += 2) {
    even += po2[listens[at]];
    odd += po2[listens[at + 1]];
  }
  if (at < to) even += po2[listens[at]];
  return to > from ? (even + odd) / (to - from) : 0;
}

export function updateTone(bed: Bed, dt: number): void {
  const { tone, network } = bed;
  const share = 1 - exp(-dt / k.delay);
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
  const { alpha, autonomicSwitch, topicalDilator } = bed.inputs;
  return (
    k.channelDrive -
    k.channelInos * inosAt(bed, s) +
    k.channelAlpha * alpha * autonomicSwitch -
    k.channelTopical * topicalDilator
  );
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
  const stretch = limit(tension(bed, s) / tone.restTension[i] - 1, k.stretchLeast, k.stretchMost);
  into.myogenic = (k.myogenic * inputs.localGain * stretch) / (1 + k.remodeled * inputs.hypertension);
  into.shear = -k.shear * shearSignal(bed, i) * (1 - loss) * inputs.glycocalyx;
  into.metabolic = -k.metabolic * inputs.localGain * callForFlow(bed, i) * (1 - inputs.conductionFailure);
  into.alpha =
    k.alpha *
    inputs.alpha *
    (1 - k.alphaLostToInos * induced) *
    (1 + k.alphaByEnosLoss * loss) *
    (1 - k.alphaLostToTopical * topical);
  into.enosLoss = k.enosLoss * loss * (1 - topical);
  into.inos = -k.inos * induced;
  into.topical = -k.topical * topical;
  into.beta = -k.beta * inputs.beta;
  applySwitches(into, inputs);
  return into;
}

/** The lab may switch off one hand on the muscle to see what the others do without it. */
function applySwitches(into: DriveTerms, inputs: Bed['inputs']): void {
  into.myogenic *= inputs.myogenicSwitch;
  into.shear *= inputs.shearSwitch;
  into.metabolic *= inputs.metabolicSwitch;
  into.alpha *= inputs.autonomicSwitch;
  into.beta *= inputs.autonomicSwitch;
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
  return ratio <= 0 ? -k.shearMost : limit(log(ratio) / LN2, -k.shearMost, k.shearMost);
}

function callForFlow(bed: Bed, i: number): number {
  const { tone } = bed;
  const rest = tone.restPo2[i];
  tone.signal[i] = rest > 0 ? Math.max(1 - heardPo2(bed, i) / rest, k.callLeast) : 0;
  return tone.signal[i];
}

function narrow(bed: Bed, i: number, s: number): void {
  const { tone, network, vessels } = bed;
  const kind = network.kind[s];
  const depth =
    kind === KIND.arteriole
      ? k.narrowingArteriole
      : kind === KIND.precapillary
        ? k.narrowingPrecapillary
        : k.narrowingChannel;
  const activation = 1 / (1 + exp(-tone.drive[i]));
  vessels.diameter[s] = (vessels.middle[s] * (1 - depth * activation)) / (1 - depth / 2);
}

/** Shuts when the pressure inside falls below what the wall's pull can hold; opens 4 mmHg above that. */
function closeOrOpen(bed: Bed, i: number, s: number): void {
  const { tone, network, pressure } = bed;
  const inside = Math.max(pressure[network.from[s]], pressure[network.to[s]]) - tissuePressure(bed);
  const held = k.closingPull * Math.max(0, tone.drive[i]);
  const closing = k.closingBase + k.closingHypertension * bed.inputs.hypertension + held;
  tone.closingPressure[i] = closing;
  const works = bed.inputs.closingSwitch > 0;
  if (tone.closed[i] === 0 && inside < closing && works) {
    tone.closed[i] = 1;
    tone.closedAt[i] = bed.time;
  } else if (tone.closed[i] === 1 && (inside > closing + k.reopening || !works)) tone.closed[i] = 0;
}

/** Width of a toned segment at half tone, um. */
export function middleDiameter(network: Network, s: number): number {
  return network.diameter[s] / (network.kind[s] === KIND.thoroughfare ? CHANNEL.restOverMiddle : 1);
}
