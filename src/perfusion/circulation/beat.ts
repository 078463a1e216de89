// What one heart beat amounted to: means, extremes, stroke volume, and the traces that a monitor would draw of it.
import { BED_COUNT } from '../beds.ts';
import { exp } from '../math.ts';
import {
  AORTA,
  ARTERY,
  CAVA,
  type Circulation,
  LEFT_ATRIUM,
  LEFT_VENTRICLE,
  PULMONARY_ARTERY,
  PULMONARY_CAPILLARY,
  resetSums,
  RIGHT_ATRIUM,
  RIGHT_VENTRICLE,
  TRACE_LENGTH,
  TRACE_STEP,
} from './circulation.ts';
import { noteVariation } from './chest.ts';

// Places in `sums`: 0 steps, 1 aorta, 2 artery, 3 highest and 4 lowest arterial, 5 cava, 6 right atrium, 7 pulmonary artery, 8 pulmonary capillary,
// 9 left atrium, 10 largest and 11 smallest left ventricle, 12 ejected mL, 13 diastolic aortic sum, 14 diastolic steps, 15 largest right
// ventricle; from 16 bed flows, then bed veins.

// Fluid-filled catheter: second-order response, 15 Hz natural frequency, damping 0.4 (chosen so that it rings a little, as bedside systems do).
const CATHETER_RATE = 2 * Math.PI * 15;
const CATHETER_DAMPING = 0.4;
const PLETH_TIME = 0.06; // s, chosen so that the pleth lags and rounds the pressure as a finger does
const STEP_TIME = 0.002;

/** Adds one step to the present beat. `pressure` in the order of the volumes, mmHg. */
export function noteStep(c: Circulation, pressure: Float64Array): void {
  const s = c.sums;
  s[0] += 1;
  s[1] += pressure[AORTA];
  s[2] += pressure[ARTERY];
  if (pressure[ARTERY] > s[3]) s[3] = pressure[ARTERY];
  if (pressure[ARTERY] < s[4]) s[4] = pressure[ARTERY];
  s[5] += pressure[CAVA];
  s[6] += pressure[RIGHT_ATRIUM];
  s[7] += pressure[PULMONARY_ARTERY];
  s[8] += pressure[PULMONARY_CAPILLARY];
  s[9] += pressure[LEFT_ATRIUM];
  const left = c.volume[LEFT_VENTRICLE];
  if (left > s[10]) s[10] = left;
  if (left < s[11]) s[11] = left;
  if (c.volume[RIGHT_VENTRICLE] > s[15]) s[15] = c.volume[RIGHT_VENTRICLE];
  const flow = c.inertialFlow[0];
  s[12] += flow * STEP_TIME;
  if (flow === 0) {
    s[13] += pressure[AORTA];
    s[14] += 1;
  }
  sense(c, pressure);
}

/** What catheter and finger clip make of the pressure, and every fourth step a sample of the trace. */
function sense(c: Circulation, pressure: Float64Array): void {
  const k = c.catheter;
  k[1] +=
    STEP_TIME *
    (CATHETER_RATE * CATHETER_RATE * (pressure[ARTERY] - k[0]) - 2 * CATHETER_DAMPING * CATHETER_RATE * k[1]);
  k[0] += STEP_TIME * k[1];
  k[2] += (STEP_TIME * (pressure[ARTERY] - k[2])) / PLETH_TIME;
  const step = c.sums[0] - 1;
  if (step % TRACE_STEP !== 0) return;
  const trace = c.trace;
  if (trace.length >= TRACE_LENGTH) return;
  trace.arterial[trace.length] = k[0];
  trace.central[trace.length] = pressure[CAVA];
  trace.pleth[trace.length] = k[2] * c.plethGain;
  trace.length += 1;
}

/** Closes the beat: its means become `mean`, its trace `lastTrace`, and the sums start anew. */
export function endBeat(c: Circulation): void {
  publishMeans(c);
  noteVariation(c.chest, c.sums[3] - c.sums[4], c.sums[12]);
  const done = c.trace;
  const kept = c.lastTrace;
  c.lastTrace = done;
  c.trace = kept;
  kept.length = 0;
  done.duration = c.sums[0] * STEP_TIME;
  c.beatNumber += 1;
  resetSums(c);
}

/** s over which means are smoothed: about a breath, as monitors do. */
const SMOOTHING = 5;

/** Turns the running sums into means; also used once a second when the heart stands still and no beat ends. */
export function publishMeans(c: Circulation): void {
  const s = c.sums;
  const n = s[0];
  if (n === 0) return;
  const mean = c.mean;
  const duration = n * STEP_TIME;
  const weight = 1 - exp(-duration / SMOOTHING);
  const toward = (old: number, now: number): number => old + weight * (now - old);
  mean.aortic = toward(mean.aortic, s[1] / n);
  mean.arterial = toward(mean.arterial, s[2] / n);
  mean.systolic = toward(mean.systolic, s[3]);
  mean.diastolic = toward(mean.diastolic, s[4]);
  mean.central = toward(mean.central, s[5] / n);
  mean.rightAtrial = toward(mean.rightAtrial, s[6] / n);
  mean.pulmonaryArterial = toward(mean.pulmonaryArterial, s[7] / n);
  mean.pulmonaryCapillary = toward(mean.pulmonaryCapillary, s[8] / n);
  mean.leftAtrial = toward(mean.leftAtrial, s[9] / n);
  mean.endDiastolic = toward(mean.endDiastolic, s[10]);
  mean.endSystolic = toward(mean.endSystolic, s[11]);
  mean.rightEndDiastolic = toward(mean.rightEndDiastolic, s[15]);
  mean.strokeVolume = toward(mean.strokeVolume, s[12]);
  mean.aorticDiastolic = toward(mean.aorticDiastolic, s[14] > 0 ? s[13] / s[14] : s[1] / n);
  mean.duration = toward(mean.duration, duration);
  mean.output = toward(mean.output, (s[12] / duration) * 0.06);
  for (let b = 0; b < BED_COUNT; b++) {
    mean.bedFlow[b] = toward(mean.bedFlow[b], s[16 + b] / n);
    mean.bedVein[b] = toward(mean.bedVein[b], s[16 + BED_COUNT + b] / n);
  }
}
