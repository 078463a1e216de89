// Brings a patient to the door: a healthy adult settles, falls ill, and lives the hours before arrival.
import { advance, stepsPerAdvance, STEPS_PER_SECOND } from './advance.ts';
import { capillaryPressure, cleanBlood, leak, warm } from './body-state.ts';
import { COUPLING } from './bed-parameters.ts';
import { BED_COUNT, GUT } from './beds.ts';
import { p50 } from './blood/oxygen.ts';
import { takeAsRest } from './network/bed.ts';
import { transmuralFilling } from './circulation/chest.ts';
import { sicken } from './disease.ts';
import { restUptake, saturationOf } from './exchange.ts';
import { checkPerson, type Host, type Illness } from './host.ts';
import { type Formulary, type Inputs, noInputs } from './inputs.ts';
import { tendOrgans } from './tend-organs.ts';
import { standard } from './body/standard.ts';
import { createPatient, type Patient, plasmaVolume, type Resolution } from './patient.ts';
import { q, values } from './quantity.ts';

/** s: the healthy patient's circulation and network come to rest; then the rest values are taken. */
const SETTLE = 400;
/** s: and once more with autoregulation switched on. */
const SETTLE_AGAIN = 300;
/** h before arrival from which everything is lived together; before that illness, leak, kidney and fever run alone, in minutes. */
const LIVED_HOURS = 2.5;
const INSTANT = 1 / 60; // h
export const BEFORE = {
  fallingFilling: q(
    0.02,
    'mmHg per mL of plasma lost in 70 kg',
    'chosen as this model lived together does it: lungs drain as blood is lost, so a failing heart does not drown them before arrival',
  ),
  leastPlasma: q(
    0.35,
    'share of plasma at rest',
    'chosen: nobody comes alive with less, the heart would have stopped empty',
  ),
};
const before = values(BEFORE);

/**
 * A patient at arrival (step 0), lived forward from health. The hours before arrival are always lived in held-beat resolution, so that the
 * same seed gives the same patient for both resolutions; play then goes on in the one asked for.
 * @throws RangeError that names a number outside its accepted range; Error with one sentence when the illness kills before arrival.
 */
export function presentPatient(
  host: Host,
  illness: Illness,
  formulary: Formulary,
  seed: number,
  resolution: Resolution,
  onProgress?: (share: number) => void,
): Patient {
  checkPerson(host, illness);
  const p = createPatient(host, illness, formulary, seed, 'held-beat');
  onProgress?.(0.3);
  const inputs = noInputs(formulary);
  p.step = -hoursToSteps(LIVED_HOURS) - (SETTLE + SETTLE_AGAIN) * STEPS_PER_SECOND;
  settle(p, inputs);
  onProgress?.(0.5);
  if (illness.hours > 0) fallIll(p, inputs, onProgress);
  if (!p.alive)
    throw new Error('This illness kills the patient before arrival: lower its load, hours, deficit or multipliers.');
  arrive(p, resolution);
  onProgress?.(1);
  return p;
}

function hoursToSteps(hours: number): number {
  return Math.round(hours * 3600) * STEPS_PER_SECOND;
}

/** Rest: twice, because autoregulation needs the values of a settled circulation to compare with. */
function settle(p: Patient, inputs: Inputs): void {
  live(p, inputs, SETTLE);
  takeRestValues(p);
  live(p, inputs, SETTLE_AGAIN);
  takeRestValues(p);
  p.skin.kneeFlow = p.skin.refillFlow = 1;
}

function takeRestValues(p: Patient): void {
  const { mean } = p.circulation;
  p.tone.restPressure = mean.arterial;
  const half = p50(p.blood.ph, p.heat.core);
  for (let b = 0; b < BED_COUNT; b++) {
    p.tone.restFlow[b] = mean.bedFlow[b];
    p.blood.restVenousSaturation[b] = restSaturation(p, b, half);
    p.venuleOffset[b] = COUPLING.venuleRest.value - mean.bedVein[b];
    p.bedInputs[b].venousPressure = COUPLING.venuleRest.value;
    Object.assign(p.networks[b].inputs, p.bedInputs[b]);
    takeAsRest(p.networks[b], p.blood.restVenousSaturation[b], COUPLING.inletRest.value);
  }
  Object.assign(p.gutAtRest, p.bedInputs[GUT]);
  Object.assign(p.sublingual.inputs, p.gutAtRest);
  takeAsRest(p.sublingual, p.blood.restVenousSaturation[GUT], COUPLING.inletRest.value);
  p.fluids.capillaryRest = capillaryPressure(p);
  p.reflex.receptors.usual = transmuralFilling(p.circulation);
  p.tone.calibrated = true;
}

/** Saturation with which blood leaves a bed that takes up what it wants at rest. */
function restSaturation(p: Patient, b: number, half: number): number {
  const taken = (100 * restUptake(p, b)) / (60 * p.circulation.mean.bedFlow[b]);
  return saturationOf(p.blood.oxygenContent - taken, p.blood.hemoglobin, half);
}

/** From onset to the door: first the illness alone, then everything together; what bleeds, bleeds in these last hours. */
function fallIll(p: Patient, inputs: Inputs, onProgress?: (share: number) => void): void {
  p.drinks = false;
  p.inflammation.bacteria = p.illness.load;
  p.mediators.exposure = p.illness.anaphylaxis;
  const alone = Math.max(0, p.illness.hours - LIVED_HOURS);
  const minutes = Math.round(alone * 60);
  const { mean } = p.circulation;
  const filling = mean.pulmonaryCapillary;
  const usual = plasmaVolume(p);
  const perPlasma = (before.fallingFilling * standard.weight) / p.host.weight;
  for (let i = 0; i < minutes; i++) {
    sicken(p, inputs, INSTANT);
    mean.pulmonaryCapillary = filling - perPlasma * Math.max(0, usual - plasmaVolume(p));
    leak(p, 60);
    cleanBlood(p, inputs, 60);
    warm(p, 60);
    tendOrgans(p, inputs, 60);
  }
  loseWater(p, (p.illness.deficit * alone) / p.illness.hours);
  p.alive = plasmaVolume(p) > before.leastPlasma * p.fluids.plasmaRest;
  if (!p.alive) return;
  const lived = Math.min(LIVED_HOURS, p.illness.hours);
  p.step = -hoursToSteps(lived);
  const perMinute = (p.illness.deficit * lived) / p.illness.hours / (lived * 60);
  for (let minute = 0; minute < Math.round(lived * 60); minute++) {
    loseWater(p, perMinute);
    inputs.bleeding = p.illness.bled / (lived * 60);
    runIn(p, inputs, p.illness.infused / (lived * 60));
    live(p, inputs, 60);
    if (minute % 15 === 0) onProgress?.(0.5 + (0.5 * minute) / (lived * 60));
  }
}

/** mL of salt water gone by vomiting, sweat and not drinking: a third from plasma, the rest from tissue, as refilling shares it. */
function loseWater(p: Patient, volume: number): void {
  const fromPlasma = volume / 3;
  p.circulation.volume[3 + GUT] -= fromPlasma;
  p.fluids.interstitial -= volume - fromPlasma;
}

/** mL/min of what others gave before. */
function runIn(p: Patient, inputs: Inputs, rate: number): void {
  if (rate === 0) return;
  const balanced = p.formulary.fluids.findIndex(({ id }) => id === 'balanced');
  if (balanced < 0) throw new RangeError('illness.infused needs "balanced" among the fluids.');
  inputs.fluidRates[balanced] = rate;
}

function live(p: Patient, inputs: Inputs, seconds: number): void {
  const calls = (seconds * STEPS_PER_SECOND) / stepsPerAdvance(p.resolution);
  for (let i = 0; i < calls; i++) advance(p, inputs);
}

/** The clock starts, and what is counted from arrival starts at nothing. */
function arrive(p: Patient, resolution: Resolution): void {
  p.step = 0;
  p.resolution = resolution;
  p.urine = p.given = p.bled = 0;
  p.fluids.lost = 0;
  p.debt.missed.fill(0);
  p.debt.hypotension = 0;
}
