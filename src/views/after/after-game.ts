// What the screens after a run get from outside: how a course or a learning record store is doing.
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Report } from '../game.ts';

export interface CourseView {
  phase: 'opening' | 'open' | 'closed' | 'left';
  counts: { waiting: number; sent: number; refused: number } | null;
  trouble: LearningTrouble | null;
  canLeave: boolean;
}

export type LearningTrouble =
  | 'silent'
  | 'busy'
  | 'credentials'
  | 'endpoint'
  | 'token-used'
  | 'token-refused'
  | 'no-launch-data'
  | 'bad-launch'
  | 'no-storage'
  | 'not-allowed';

/** The learning platform that opened this page. */
export interface CourseHere {
  /** Fetched together with the course. */
  Bar: ComponentType<{ here: CourseHere }>;
  view: ReadonlySignal<CourseView>;
  leave(): void;
}

export interface StoreSettings {
  endpoint: string;
  key: string;
  secret: string;
}

/** A finished run, and what a store calls who played it; a name is not needed. */
export interface LearnersRun {
  report: SentReport;
  learner: string;
}

/** A learning record store of the educator's own. */
export interface OwnStore {
  state: ReadonlySignal<StoreState>;
  /** The address that was used last. */
  endpoint: string;
  /** False: this copy of the game may not talk to that address. */
  allowed(endpoint: string): boolean;
  send(runs: readonly LearnersRun[], settings: StoreSettings): Promise<void>;
  /** The same statements as a file. */
  file(runs: readonly LearnersRun[]): string;
  /** What was refused for its key is tried again, at once. */
  again(): void;
}

export type SentReport = Pick<Report, 'debrief' | 'record' | 'runId'>;

export interface StoreState {
  counts: { waiting: number; sent: number; refused: number } | null;
  trouble: LearningTrouble | null;
}
