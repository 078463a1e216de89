// A process that lives candidates of trials, one after the other, for its parent.
import { readTrial } from './trial-file.ts';
import type { Trial } from './trial-file.ts';
import type { Outcome } from './live-candidate.ts';
import { liveCandidate } from './live-candidate.ts';

export interface Work {
  file: string;
  index: number;
  /** Folder for patients at time zero; null: nothing is kept. */
  folder: string | null;
}

const trials = new Map<string, Trial>();

export default function live({ file, index, folder }: Work): Outcome {
  const trial = trials.get(file) ?? readTrial(file);
  trials.set(file, trial);
  return liveCandidate(trial, index, folder);
}
