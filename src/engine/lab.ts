// The lab bench: one bed alone, with every mechanism in the learner's hand. Plain data and functions; nothing here knows a screen or a clock.
import type { Experiment, ExperimentStep } from '../catalog/experiments.ts';
import {
  type DialId,
  type DialValues,
  HURRIED_THROMBIN,
  LAB_STATES,
  type LabStateName,
  rangeOf,
} from '../catalog/lab-dials.ts';
import { MEASURES, type Measures } from '../catalog/lab-measures.ts';
import { bedIndexOf, type SiteName } from '../catalog/sites.ts';
import { createHomeSite, createNetwork } from '../perfusion/bed-coupling.ts';
import { BED_NETWORK } from '../perfusion/bed-parameters.ts';
import { type Plain, fromBytes, toBytes } from '../perfusion/bytes.ts';
import { type Bed, type BedInputs, refreshScores, restInputs, stepBed } from '../perfusion/network/bed.ts';
import type { LabChange, LabSample } from './types.ts';
import { explainBed } from '../perfusion/network/why-bed.ts';

/** s between the points of the trace, and how long it is kept. */
export const TRACE_EVERY = 10;
const TRACE_KEPT = 40 * 60;
/** Changes that can be taken back, and that are listed. */
const MOST_UNDO = 12;
/** s over which numbers are averaged: one clip of 20 s alone is noise, at the bedside too. */
export const LOOK = 60;

interface Snapshot {
  bytes: Uint8Array;
  inputs: BedInputs;
  began: number;
  samples: LabSample[];
  changes: LabChange[];
}

export interface Lab {
  site: SiteName;
  seed: number;
  /** The bed as it grew, healthy. */
  healthy: Uint8Array;
  bed: Bed;
  inputs: BedInputs;
  /** Bed time at which the learner took over. */
  began: number;
  samples: LabSample[];
  changes: LabChange[];
  undo: Snapshot[];
  start: Snapshot;
}

/** Grows one bed, healthy and at rest. Takes up to two seconds. */
export function createLab(site: SiteName, seed: number): Lab {
  const index = bedIndexOf(site);
  const bed = index < 0 ? createHomeSite(seed) : createNetwork(seed, index);
  const inputs = { ...restInputs(), localGain: site === 'sublingual' ? 1 : BED_NETWORK[site].local.value };
  const empty: Snapshot = { bytes: pack(bed), inputs: { ...inputs }, began: 0, samples: [], changes: [] };
  const lab: Lab = {
    site,
    seed,
    healthy: empty.bytes,
    bed,
    inputs,
    began: 0,
    samples: [],
    changes: [],
    undo: [],
    start: empty,
  };
  takeOver(lab);
  return lab;
}

/** Lives the hours of a state at once and hands the bed to the learner. `onProgress` is told the share done, 0-1. */
export function enterState(
  lab: Lab,
  name: LabStateName,
  also: DialValues = {},
  onProgress?: (done: number) => void,
): void {
  const state = LAB_STATES[name];
  const localGain = lab.inputs.localGain;
  lab.bed = unpack(lab.healthy);
  lab.inputs = { ...restInputs(), localGain, ...state.values, ...also };
  const living = { ...lab.inputs };
  if (name === 'late') living.thrombin = HURRIED_THROMBIN;
  for (let t = 0; t < state.lived; t += state.step) {
    stepBed(lab.bed, living, state.step);
    if (onProgress && t % (state.step * 40) === 0) onProgress(t / state.lived);
  }
  takeOver(lab);
  onProgress?.(1);
}

/** From here on the trace counts, and a reset leads back here. */
function takeOver(lab: Lab): void {
  for (let t = 0; t < LOOK; t += 5) stepBed(lab.bed, lab.inputs, 5);
  lab.began = lab.bed.time;
  lab.changes = [];
  lab.undo = [];
  lab.samples = [sampleOf(lab)];
  lab.start = snapshot(lab);
}

/** Lives `dt` seconds (1 or 5). */
export function stepLab(lab: Lab, dt: number): void {
  stepBed(lab.bed, lab.inputs, dt);
  const last = lab.samples.at(-1);
  const now = lab.bed.time - lab.began;
  if (last && now - last.at < TRACE_EVERY) return;
  lab.samples.push(sampleOf(lab));
  while (lab.samples[0].at < now - TRACE_KEPT) lab.samples.shift();
}

/** Moves dials; values outside a range are brought to its end, unknown names are refused. Returns what really changed. */
export function setDials(lab: Lab, values: DialValues): LabChange[] {
  const at = lab.bed.time - lab.began;
  const moved: LabChange[] = [];
  for (const [id, wanted] of Object.entries(values) as [DialId, number][]) {
    const range = rangeOf(id);
    if (!range || !Number.isFinite(wanted)) continue;
    const to = Math.min(range.max, Math.max(range.min, wanted));
    if (to !== lab.inputs[id]) moved.push({ at, dial: id, from: lab.inputs[id], to });
  }
  if (moved.length === 0) return moved;
  lab.undo.push(snapshot(lab));
  if (lab.undo.length > MOST_UNDO) lab.undo.shift();
  for (const { dial, to } of moved) lab.inputs[dial] = to;
  lab.changes.push(...moved);
  return moved;
}

/** Back to the moment before the last change: bed, dials and trace. */
export function undoLab(lab: Lab): void {
  const before = lab.undo.pop();
  if (before) restore(lab, before);
}

/** Back to where the learner took over. */
export function resetLab(lab: Lab): void {
  restore(lab, lab.start);
  lab.undo = [];
}

function snapshot(lab: Lab): Snapshot {
  const { bed, inputs, began, samples, changes } = lab;
  return { bytes: pack(bed), inputs: { ...inputs }, began, samples: [...samples], changes: [...changes] };
}

function restore(lab: Lab, { bytes, inputs, began, samples, changes }: Snapshot): void {
  lab.bed = unpack(bytes);
  lab.inputs = { ...inputs };
  lab.began = began;
  lab.samples = [...samples];
  lab.changes = [...changes];
}

function pack(bed: Bed): Uint8Array {
  return toBytes(bed as unknown as Plain);
}

function unpack(bytes: Uint8Array): Bed {
  return fromBytes(bytes) as unknown as Bed;
}

function sampleOf({ bed, began }: Lab): LabSample {
  const { outputs } = bed;
  const scores = refreshScores(bed);
  return {
    at: bed.time - began,
    ppv: scores.ppv,
    mfi: scores.mfi,
    stopped: 100 * outputs.stopped,
    intermittent: 100 * outputs.intermittent,
    velocity: outputs.capillaryVelocity,
    flow: 100 * outputs.flow,
    shunt: 100 * outputs.shunt,
    venousSaturation: 100 * outputs.venousSaturation,
    tissuePo2: outputs.tissuePo2,
    hypoxic: 100 * outputs.hypoxicFraction,
    uptake: 100 * outputs.uptake,
    plugged: 100 * outputs.plugged,
    clotted: 100 * outputs.clotted,
    closed: 100 * outputs.closed,
    width: 100 * explainBed(bed).muscle.width,
  };
}

/** The numbers of the last minute, averaged. */
export function measure(lab: Lab): Measures {
  const now = lab.bed.time - lab.began;
  const recent = lab.samples.filter(({ at }) => at > now - LOOK - 1e-6);
  const seen = recent.length > 0 ? recent : lab.samples.slice(-1);
  const mean = {} as Measures;
  for (const { id } of MEASURES) mean[id] = seen.reduce((sum, sample) => sum + sample[id], 0) / seen.length;
  return mean;
}

/** Brings the bed to the start of an experiment. */
export function prepareExperiment(lab: Lab, experiment: Experiment, onProgress?: (done: number) => void): void {
  enterState(lab, experiment.start.state, experiment.start.set, onProgress);
}

/** Plays a whole experiment without a screen; the measures at its start and after each step. */
export function playExperiment(lab: Lab, experiment: Experiment): Measures[] {
  prepareExperiment(lab, experiment);
  const found = [measure(lab)];
  for (const step of experiment.steps) {
    beginStep(lab, step);
    for (let t = 0; t < step.wait; t += 5) stepLab(lab, 5);
    found.push(measure(lab));
  }
  return found;
}

/** The learner does a step: a jump in time where it has one, then its dials. */
export function beginStep(lab: Lab, step: ExperimentStep, onProgress?: (done: number) => void): void {
  if (step.enter) enterState(lab, step.enter, step.set, onProgress);
  else setDials(lab, step.set);
}
