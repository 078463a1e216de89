// Plays the lab bench by wall time: run and pause, pace, experiments step by step. Pure apart from the bench it owns, so tests play it without a worker.
import { EXPERIMENTS } from '../catalog/experiments.ts';
import type { Measures } from '../catalog/lab-measures.ts';
import {
  beginStep,
  createLab,
  enterState,
  type Lab,
  measure,
  prepareExperiment,
  resetLab,
  setDials,
  stepLab,
  undoLab,
} from '../engine/lab.ts';
import { labView } from '../engine/lab-view.ts';
import type { FieldGeometry, LabView } from '../engine/types.ts';
import { taughtGeometry } from '../engine/reveal.ts';
import type { ToLab } from './lab-messages.ts';

/** Simulated seconds per wall second while a step of an experiment is lived. */
const STEP_PACE = 120;
/** Longest wall time that counts at once, ms: the lab never leaps. */
const LONGEST_SLICE = 250;
/** From this pace on the bed is stepped by 5 s instead of 1 s, as the body's beds always are. */
const COARSE_FROM = 20;

export interface LabPlayer {
  lab: Lab | null;
  running: boolean;
  pace: number;
  owed: number;
  asked: number | null;
  /** The experiment under way: its id, the step being lived or done last, and when it ends. */
  experiment: { id: string; step: number; until: number | null; results: Measures[] } | null;
  /** The page has the vessels of this bed. */
  sent: number | null;
}

type OnProgress = (done: number) => void;

export function createLabPlayer(): LabPlayer {
  return { lab: null, running: false, pace: 10, owed: 0, asked: null, experiment: null, sent: null };
}

/** Does what the page asks. */
export function tellLab(player: LabPlayer, message: ToLab, onProgress?: OnProgress): void {
  if (message.type === 'open') return open(player, message.site, message.seed);
  if (message.type === 'experiment') return openExperiment(player, message.id, onProgress);
  const { lab } = player;
  if (!lab) return;
  switch (message.type) {
    case 'set':
      return void setDials(lab, message.values);
    case 'run':
      player.running = message.on;
      return;
    case 'pace':
      player.pace = message.pace;
      return;
    case 'undo':
      return undoLab(lab);
    case 'reset':
      if (player.experiment) return openExperiment(player, player.experiment.id, onProgress);
      return resetLab(lab);
    case 'state':
      player.experiment = null;
      return enterState(lab, message.name, {}, onProgress);
    case 'ask':
      player.asked = message.segment;
      return;
    case 'step':
      return doStep(player, lab, message.step, onProgress);
  }
}

function open(player: LabPlayer, site: Lab['site'], seed: number): void {
  Object.assign(player, { ...createLabPlayer(), lab: createLab(site, seed), pace: player.pace });
}

function openExperiment(player: LabPlayer, id: string, onProgress?: OnProgress): void {
  const experiment = EXPERIMENTS.find((one) => one.id === id);
  if (!experiment) throw new Error(`There is no experiment "${id}".`);
  const { site, seed } = experiment;
  if (player.lab?.site !== site || player.lab.seed !== seed) open(player, site, seed);
  player.running = false;
  player.asked = null;
  prepareExperiment(player.lab!, experiment, onProgress);
  player.experiment = { id, step: 0, until: null, results: [measure(player.lab!)] };
}

/** Steps are numbered from 1 and done in order. */
function doStep(player: LabPlayer, lab: Lab, number: number, onProgress?: OnProgress): void {
  const under = player.experiment;
  const step = EXPERIMENTS.find(({ id }) => id === under?.id)?.steps[number - 1];
  if (!under || !step || number !== under.step + 1 || under.until !== null) return;
  beginStep(lab, step, onProgress);
  under.step = number;
  under.until = lab.bed.time + step.wait;
  player.owed = 0;
}

/** One slice of wall time. Stops early when `outOfTime` says so. */
export function advanceLab(player: LabPlayer, wallMs: number, outOfTime: () => boolean): void {
  const { lab, experiment } = player;
  const living = experiment?.until != null;
  if (!lab || !(player.running || living)) return;
  const pace = living ? STEP_PACE : player.pace;
  const dt = pace >= COARSE_FROM ? 5 : 1;
  player.owed = Math.min(player.owed + (Math.min(wallMs, LONGEST_SLICE) * pace) / 1000, pace * 0.3 + dt);
  while (player.owed >= dt) {
    stepLab(lab, dt);
    player.owed -= dt;
    if (living && finish(player, lab)) return;
    if (outOfTime()) return;
  }
}

/** The step of the experiment has been lived: its numbers are written down. */
function finish(player: LabPlayer, lab: Lab): boolean {
  const under = player.experiment;
  if (!under || under.until === null || lab.bed.time < under.until) return false;
  under.until = null;
  under.results.push(measure(lab));
  player.owed = 0;
  return true;
}

/** What the page shows now. */
export function lookAtLab(player: LabPlayer): { view: LabView; geometry: FieldGeometry | null } | null {
  const { lab, experiment } = player;
  if (!lab) return null;
  const geometry = player.sent === lab.bed.seed ? null : taughtGeometry(lab.bed);
  player.sent = lab.bed.seed;
  const under = experiment && {
    id: experiment.id,
    step: experiment.step,
    left: experiment.until === null ? 0 : experiment.until - lab.bed.time,
    results: experiment.results,
  };
  return {
    view: labView(lab, { running: player.running, pace: player.pace, asked: player.asked, experiment: under }),
    geometry,
  };
}
