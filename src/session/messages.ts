// What the page and the worker say to each other: the page asks, the worker plays the patient and answers.
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { Debrief } from '../engine/debrief-types.ts';
import type {
  BeatTrace,
  Bedside,
  CaseEvent,
  Emitted,
  FieldGeometry,
  Revealed,
  RunRecord,
  Watch,
} from '../engine/types.ts';
import type { ClockView, Pace } from './clock.ts';

/** One accepted event with the step at which it took effect. */
export interface LoggedEvent {
  step: number;
  event: CaseEvent;
}

/** How a run begins: fresh, or from what storage kept of it. */
export type Opening =
  | { kind: 'new'; seed: number; mode: RunRecord['mode']; resolution: RunRecord['resolution'] }
  | { kind: 'resume'; record: RunRecord; checkpoint: Checkpoint | null };

/** The whole run as bytes at a step, so that a reload need not play everything again. */
export interface Checkpoint {
  step: number;
  /** How many events of the log it contains. */
  eventCount: number;
  bytes: Uint8Array;
}

export type ToWorker =
  | { type: 'open'; definition: CaseDefinition; opening: Opening }
  | { type: 'event'; id: number; event: CaseEvent }
  | { type: 'pace'; pace: Pace }
  | { type: 'skip'; on: boolean }
  | { type: 'hands'; on: boolean }
  | { type: 'watch'; watch: Watch }
  | { type: 'hold'; reason: HoldReason; on: boolean }
  | { type: 'checkpoint'; id: number }
  | { type: 'record'; id: number }
  | { type: 'debrief' };

/** Why the clock stands still although the case is not paused: the tab is hidden, the run has just been reopened, the instructor froze it. */
export type HoldReason = 'hidden' | 'reopened' | 'frozen';

export interface Frame {
  step: number;
  bedside: Bedside;
  beat: BeatTrace | null;
  emitted: Emitted[];
  clock: ClockView;
  /** Learn mode's look underneath; null in the other modes. */
  revealed: Revealed | null;
  /** The vessels of the bed just opened, once. */
  geometry: FieldGeometry | null;
}

export type FromWorker =
  | { type: 'preparing'; done: number }
  | { type: 'ready'; geometry: FieldGeometry | null; frame: Frame; record: RunRecord; fresh: boolean }
  | { type: 'frame'; frame: Frame }
  | { type: 'answer'; id: number; accepted: boolean; reason?: string }
  | { type: 'logged'; index: number; entry: LoggedEvent }
  | { type: 'checkpoint'; id: number; checkpoint: Checkpoint; frameStep: number }
  | { type: 'record'; id: number; record: RunRecord }
  | { type: 'debrief'; debrief: Debrief; record: RunRecord }
  | { type: 'failed'; stage: 'opening' | 'playing'; detail: string; record: RunRecord | null; debrief: Debrief | null };
