// Files with one run or with all of them: what the library writes out and takes in again, in another browser or years later.
import type { Outcome, RunRecord } from '../engine/types.ts';
import { checkRecord, checksumOf, readWrapper } from './record-file.ts';
import type { FileProblem, Playable } from './record-file.ts';
import type { StoredRun } from './storage.ts';

/** One run of a file. An older one cannot be played as it was; its debrief needs a new run under the present model. */
export interface FiledRun {
  record: RunRecord;
  older: boolean;
  startedAt: string | null;
  outcome: Outcome | null;
  notes: Record<string, string>;
  parts: Record<string, number>;
}

export type ReadRuns = { ok: true; runs: FiledRun[]; refused: FileProblem[] } | { ok: false; problem: FileProblem };

const NOTE = 'For training only, not for patient care';
const MOST_RUNS = 1000;

export function writeRunsFile(runs: readonly { run: StoredRun; record: RunRecord }[]): string {
  const list = runs.map(({ run, record }) => ({
    checksum: checksumOf(JSON.stringify(record)),
    record,
    startedAt: run.startedAt,
    outcome: run.outcome,
    notes: run.notes ?? {},
    parts: run.parts ?? {},
  }));
  return `${JSON.stringify({ app: 'refill', format: 1, kind: 'runs', note: NOTE, runs: list })}\n`;
}

export function runsFileName(now: string): string {
  return `refill-all-runs-${now.slice(0, 10)}.json`;
}

/** Reads either kind of file. A file with many runs gives those that are whole, and says what was wrong with the others. */
export function readRunFile(text: string, playable: Playable): ReadRuns {
  const wrapper = readWrapper(text);
  if (!wrapper.ok) return wrapper;
  const { file } = wrapper;
  const list = file['kind'] === 'runs' ? file['runs'] : [file];
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_RUNS) return { ok: false, problem: 'damaged' };
  const runs: FiledRun[] = [];
  const refused: FileProblem[] = [];
  for (const one of list as Record<string, unknown>[]) {
    const read = checkRecord(one?.['record'], one?.['checksum'], playable);
    if (read.ok) runs.push(filed(one, read.record, false));
    else if (read.problem === 'other-model' && read.record) runs.push(filed(one, read.record, true));
    else refused.push(read.problem);
  }
  return runs.length > 0 ? { ok: true, runs, refused } : { ok: false, problem: refused[0] };
}

function filed(one: Record<string, unknown>, record: RunRecord, older: boolean): FiledRun {
  const startedAt = typeof one['startedAt'] === 'string' ? one['startedAt'].slice(0, 40) : null;
  const outcome = outcomeOf(one['outcome']);
  const notes = entriesOf(one['notes'], (value) => typeof value === 'string' && value.length < 20_000);
  const parts = entriesOf(one['parts'], (value) => typeof value === 'number' && value >= 0 && value <= 100);
  return {
    record,
    older,
    startedAt,
    outcome,
    notes: notes as Record<string, string>,
    parts: parts as Record<string, number>,
  };
}

function outcomeOf(value: unknown): Outcome | null {
  const { kind, at, text } = (value ?? {}) as Partial<Outcome>;
  const known = kind === 'recovered' || kind === 'handover' || kind === 'died';
  return known && Number.isFinite(at) && typeof text === 'string' ? { kind, at: at!, text: text.slice(0, 2000) } : null;
}

function entriesOf(value: unknown, fits: (value: unknown) => boolean): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => fits(one))
      .slice(0, 200),
  );
}
