// What the debrief and its background worker say to each other about runs that might have been.
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { Alternative, Decision, TwinCourse } from '../engine/debrief-types.ts';
import type { RunRecord } from '../engine/types.ts';

export type ToTwin =
  | { type: 'open'; definition: CaseDefinition; record: RunRecord; diedAt: number | null; colleagues: string[] }
  | { type: 'ask'; id: number; alternative: Alternative }
  /** Leave out every treatment in turn, after everything that was asked. */
  | { type: 'what-mattered' };

export interface Asked {
  id: number;
  alternative: Alternative;
  label: string;
  /** One of a leave-one-out. */
  leftOut: boolean;
}

export type FromTwin =
  | { type: 'opened'; decisions: Decision[]; colleagues: { id: string; label: string }[] }
  | { type: 'begun'; asked: Asked }
  | { type: 'progress'; id: number; share: number }
  | { type: 'course'; id: number; course: TwinCourse; gain: number | null; seconds: number }
  | { type: 'failed'; id: number; detail: string };
