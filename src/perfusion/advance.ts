// One step of the patient: the ordered list of causes. Order matters: each line needs only what stands above it.
import { keepBody } from './body-state.ts';
import { heartStops } from './body/vital-organs.ts';
import { publishMeans } from './circulation/beat.ts';
import { resetSums } from './circulation/circulation.ts';
import { answerSignals, circulate, giveDrugs } from './control.ts';
import { sicken } from './disease.ts';
import { exchangeGases } from './exchange.ts';
import type { Inputs } from './inputs.ts';
import { tendOrgans } from './tend-organs.ts';
import type { Patient, Resolution } from './patient.ts';
import { checkInputs, checkRanges } from './ranges.ts';

/** Time is a whole number of steps of 2 ms. */
export const STEPS_PER_SECOND = 500;
const CONTROL = 10; // 20 ms: blood flow and the reflex that watches it
const ANSWER = 100; // 0.2 s: drugs, heart, veins, arterioles; their fastest response takes seconds
const SECOND = 500; // oxygen, carbon dioxide, lactate, the sublingual network
const BODY = 2500; // 5 s: water, warmth, skin
const MINUTE = 30000; // the illness

/** Held-beat: of every 20 s the circulation runs for 4 and its beat means are held for 16. */
const HELD_CYCLE = 20;
const HELD_RUN = 4;

/** Steps by which one call of `advance` moves a patient of this resolution. */
export function stepsPerAdvance(resolution: Resolution): number {
  return resolution === 'full' ? CONTROL : SECOND;
}

/** One control interval: 20 ms in full resolution, 1 s in held-beat. Changes this patient and nothing else. */
export function advance(p: Patient, inputs: Inputs): void {
  if (p.step % SECOND === 0) checkInputs(inputs, p);
  if (p.resolution === 'full') advanceFull(p, inputs);
  else advanceHeld(p, inputs);
}

function advanceFull(p: Patient, inputs: Inputs): void {
  circulate(p); // blood moves, and the baroreflex feels it
  p.step += CONTROL;
  if (p.step % SECOND === 0) watchHeart(p, 1); // may end the run: nothing below matters to the dead
  if (!p.alive) return;
  if (p.step % ANSWER === 0) {
    giveDrugs(p, inputs, 0.2);
    answerSignals(p, inputs, 0.2); // heart, veins and arterioles, from reflex and drugs
  }
  if (p.step % SECOND === 0) exchangeGases(p, inputs, 1); // who gets oxygen out of that flow
  if (p.step % BODY === 0 && p.tone.calibrated) {
    keepBody(p, inputs, 5); // leak, urine and skin compare with rest values
    tendOrgans(p, inputs, 5); // liver, glucose, ions and markers follow flow and filtration
  }
  if (p.step % MINUTE === 0) sicken(p, inputs, 1 / 60); // slowest last: reads means of all the above
}

function advanceHeld(p: Patient, inputs: Inputs): void {
  const second = p.step / SECOND;
  const inCycle = ((second % HELD_CYCLE) + HELD_CYCLE) % HELD_CYCLE;
  if (inCycle < HELD_RUN) runSecond(p, inputs);
  else if (p.alive) giveDrugs(p, inputs, 1);
  p.step += SECOND;
  watchHeart(p, 1);
  if (!p.alive) return;
  if (p.step % BODY === 0) {
    exchangeGases(p, inputs, 5);
    if (p.tone.calibrated) {
      keepBody(p, inputs, 5);
      tendOrgans(p, inputs, 5);
    }
  }
  if (p.step % MINUTE === 0) sicken(p, inputs, 1 / 60);
}

/** A second of real beats. */
function runSecond(p: Patient, inputs: Inputs): void {
  for (let i = 0; i < SECOND / ANSWER; i++) {
    for (let j = 0; j < ANSWER / CONTROL; j++) circulate(p);
    if (!p.alive) continue;
    giveDrugs(p, inputs, 0.2);
    answerSignals(p, inputs, 0.2);
  }
}

/** Once a second: does the heart still move blood? When it stops, pressures run out and the patient has died. */
function watchHeart(p: Patient, dt: number): void {
  const { circulation } = p;
  if (!circulation.beating || circulation.sums[0] * 0.002 > 4) {
    publishMeans(circulation); // no beat has ended to do it
    resetSums(circulation);
  }
  if (!p.alive) return;
  checkRanges(p);
  const { blood } = p;
  const { output, arterial } = circulation.mean;
  const beating = { output, arterial, arterialO2: blood.oxygenPressure, ph: blood.ph, potassium: blood.ions.potassium };
  if (!heartStops(p.vital, beating, dt)) return;
  p.alive = false;
  p.arrestStep = p.step;
  circulation.beating = false;
}
