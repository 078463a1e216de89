// What a debrief gets besides its numbers: the twin's worker, and a new run from any moment.
import { orderEntries } from '../catalog/orders.ts';
import type { CaseDefinition } from '../engine/case-schema.ts';
import { caseSummary } from '../engine/read-case.ts';
import type { Debrief } from '../engine/debrief-types.ts';
import type { RunRecord } from '../engine/types.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import type { Report } from '../views/game.ts';
import { openReplay } from './replay.ts';
import { openTwin } from './twin-view.ts';

const STEPS_PER_SECOND = 500;

export interface ReportParts {
  debrief: Debrief;
  record: RunRecord;
  definition: CaseDefinition;
  broken?: string | null;
  older?: boolean;
  desk: ReportDesk;
}

/** What a report can have done for it. */
export interface ReportDesk {
  runId: string;
  notes: Record<string, string>;
  keepNotes(notes: Record<string, string>): void;
  branch(record: RunRecord): void;
}

export function reportOf({ debrief, record, definition, broken = null, older = false, desk }: ReportParts): Report {
  const diedAt = debrief.outcome.kind === 'died' ? debrief.outcome.at : null;
  return {
    debrief,
    record,
    runId: desk.runId,
    summary: caseSummary(definition),
    broken,
    older,
    notes: desk.notes,
    keepNotes: desk.keepNotes,
    orders: orderEntries.filter(({ id }) => definition.formulary.includes(id)),
    openReplay:
      older || broken !== null || record.model !== MODEL_VERSION ? null : () => openReplay(definition, record),
    openTwin: () => openTwin(definition, record, diedAt),
    retry: (at) => desk.branch(beginningOf(record, definition, at)),
  };
}

/** The run up to a moment, as the beginning of another one under the present model. An exam is not taken twice: it goes on as practice. */
export function beginningOf(record: RunRecord, definition: CaseDefinition, at: number): RunRecord {
  const step = Math.min(record.step, Math.round(at) * STEPS_PER_SECOND);
  const ends = ['handover.give', 'debrief.open'];
  return {
    ...record,
    model: MODEL_VERSION,
    caseVersion: definition.version,
    mode: record.mode === 'exam' ? 'practice' : record.mode,
    events: record.events.filter((entry) => entry.step <= step && !ends.includes(entry.event.type)),
    digests: [],
    step,
    digest: '',
  };
}

/** The parts of the score as the debrief first tells them. */
export function partsOf(debrief: Debrief): Record<string, number> {
  const parts = debrief.scores[0]?.parts ?? [];
  return Object.fromEntries(parts.flatMap(({ id, value }) => (value === null ? [] : [[id, Math.round(value)]])));
}
