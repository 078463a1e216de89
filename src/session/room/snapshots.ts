// Whole states of a run on the way, so that going back is quick: close together for the last minutes, further apart before.
import type { CaseDefinition } from '../../engine/case-schema.ts';
import { advanceTo, phaseOf, restoreRun, saveRun, send, startRun } from '../../engine/run.ts';
import type { Run } from '../../engine/run.ts';
import { STEPS_PER_SECOND } from '../clock.ts';
import type { Checkpoint } from '../messages.ts';
import type { HeldEvent } from './log.ts';

interface Snapshot {
  step: number;
  /** Entries of the log that it contains. */
  entries: number[];
  bytes: Uint8Array;
}

export interface Snapshots {
  kept: Snapshot[];
}

const MINUTE = 60 * STEPS_PER_SECOND;
/** About a megabyte each: one a minute for the last six, one in five minutes for the half hour before, and the first. */
const NEAR = 6 * MINUTE;
const FAR = 36 * MINUTE;
const FAR_EVERY = 5 * MINUTE;

export function noSnapshots(): Snapshots {
  return { kept: [] };
}

/** A whole state from before this host: the patient at the door, or where another process had come. */
export function keepKnown(snapshots: Snapshots, known: Checkpoint, events: readonly HeldEvent[]): void {
  const { step, eventCount, bytes } = known;
  const one = { step, entries: events.slice(0, eventCount).map(({ n }) => n), bytes };
  const last = snapshots.kept.at(-1);
  if (eventCount <= events.length && isBeginning(one, events) && (!last || last.step < step)) snapshots.kept.push(one);
}

/** Keeps the present state if the last one is a simulated minute old. */
export function keepNow(snapshots: Snapshots, run: Run, events: readonly HeldEvent[]): void {
  const { kept } = snapshots;
  const last = kept.at(-1);
  const { step } = run.patient;
  if (last && step - last.step < MINUTE) return;
  kept.push({ step, entries: events.map(({ n }) => n), bytes: saveRun(run) });
  snapshots.kept = thinned(kept, step);
}

/** Which of these are still worth their memory at this step; the first always is. */
export function thinned<One extends { step: number }>(kept: readonly One[], now: number): One[] {
  const [first, ...later] = kept;
  const worth: One[] = first ? [first] : [];
  for (const one of later) {
    const age = now - one.step;
    if (age <= NEAR || (age <= FAR && one.step - worth.at(-1)!.step >= FAR_EVERY)) worth.push(one);
  }
  return worth;
}

export interface Rebuilt {
  run: Run;
  /** Entries that are no longer possible in this course. */
  dropped: number[];
}

/** The run as these events lead to it at this step, bit for bit; from the nearest state that contains only events that hold. */
export function rebuild(snapshots: Snapshots, present: Run, events: readonly HeldEvent[], step: number): Rebuilt {
  snapshots.kept = snapshots.kept.filter((one) => one.step <= step && isBeginning(one, events));
  const from = snapshots.kept.at(-1);
  const run = from ? restoreRun(present.definition, from.bytes) : fresh(present.definition, present);
  const dropped: number[] = [];
  for (const { n, step: at, event } of events.slice(from?.entries.length ?? 0)) {
    advanceTo(run, at);
    if (!send(run, event).accepted) dropped.push(n);
  }
  advanceTo(run, step);
  return { run, dropped };
}

/** A state holds if its entries are the first of those that hold, and none was left out in between. */
function isBeginning({ entries, step }: Snapshot, events: readonly HeldEvent[]): boolean {
  const same = entries.every((n, place) => events[place]?.n === n);
  const next = events[entries.length];
  return same && (next === undefined || next.step >= step);
}

function fresh(definition: CaseDefinition, { options }: Run): Run {
  return startRun(definition, options);
}

/** Can time be turned back to this step? Not before arrival, not to the present. */
export function isBehind(run: Run, step: number): boolean {
  return step >= 0 && step < run.patient.step && phaseOf(run) !== 'briefing';
}
