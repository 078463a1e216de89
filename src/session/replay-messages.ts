// What the debrief and its replay worker say to each other: which moment is wanted, and what was to be seen then.
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { BeatTrace, Bedside, FieldGeometry, Revealed, RunRecord, Watch } from '../engine/types.ts';

export type ToReplay =
  | { type: 'open'; definition: CaseDefinition; record: RunRecord }
  /** Simulated seconds. The latest wish counts. */
  | { type: 'seek'; at: number }
  | { type: 'watch'; watch: Watch };

export interface ReplayFrame {
  at: number;
  bedside: Bedside;
  beat: BeatTrace | null;
  revealed: Revealed | null;
  /** Only when the page does not have it. */
  geometry: FieldGeometry | null;
}

export type FromReplay =
  /** 0-1 of the run that can be looked at. */
  { type: 'progress'; share: number } | { type: 'frame'; frame: ReplayFrame } | { type: 'failed'; detail: string };
