// The counterfactual twin: the same patient with one decision different. Both courses are computed anew in held-beat resolution, so that they
// differ by the decision alone; whoever branches late starts from a state kept on the way of the first course.
import { orderEntry } from '../../catalog/orders.ts';
import { STEPS_PER_SECOND } from '../../perfusion/advance.ts';
import { autoPlay } from '../auto-play.ts';
import type { CaseDefinition } from '../case-schema.ts';
import { columnOf } from '../timeline.ts';
import { policy } from '../policies.ts';
import { clock } from '../queries.ts';
import type { Run } from '../run.ts';
import { advanceTo, chartOf, restoreRun, saveRun, send, startRun, timeOf, truth } from '../run.ts';
import { timelineView } from '../timeline.ts';
import type { Alternative, Ending, TwinCourse } from '../debrief-types.ts';
import type { RunRecord } from '../types.ts';
import type { Cue } from './script.ts';
import { alter, decisionsOf, firstDifference, scriptOf } from './script.ts';

/** A state on the way of the run as played, from which others may branch. */
interface Branch {
  at: number;
  /** Cues already played. */
  cues: number;
  bytes: Uint8Array;
  numbers: ReadonlyMap<number, number>;
}

export interface Twin {
  definition: CaseDefinition;
  record: RunRecord;
  script: Cue[];
  /** s: both courses are compared here. */
  until: number;
  branches: Branch[];
  asPlayed: TwinCourse | null;
}

/** Simulated seconds between two looks at messages, and between two kept states. */
const SLICE = 120;
const KEEP_EVERY = 600;

/** Nothing is computed yet. A run that ended in death is compared at the planned end, where an alternative may be alive. */
export function twinOf(definition: CaseDefinition, record: RunRecord, diedAt: number | null): Twin {
  const played = Math.ceil(record.step / STEPS_PER_SECOND);
  const until = diedAt === null ? played : Math.max(played, definition.outcome.handover.after * 60);
  return { definition, record, script: scriptOf(record), until, branches: [], asPlayed: null };
}

/** Computes one course; yields the share done between slices, so that a worker can listen meanwhile. */
export function* playTwin(twin: Twin, alternative: Alternative): Generator<number, TwinCourse> {
  if (alternative.kind === 'policy') return yield* playPolicy(twin, alternative);
  const script = alter(twin.script, alternative);
  const first = firstDifference(twin.script, script);
  const branch = twin.branches.findLast(({ at }) => at <= first);
  const run = branch ? restoreRun(twin.definition, branch.bytes) : arrive(twin);
  run.digestEvery = 0;
  const state: Playing = {
    run,
    numbers: new Map(branch?.numbers),
    next: branch?.cues ?? 0,
    refused: [],
  };
  const keep = alternative.kind === 'as-played' && twin.branches.length === 0;
  while (timeOf(run) < twin.until) {
    const to = Math.min(twin.until, timeOf(run) + SLICE);
    if (keep && (timeOf(run) % KEEP_EVERY === 0 || twin.branches.length === 0)) keepBranch(twin, state);
    playCues(state, script, to);
    advanceTo(run, to * STEPS_PER_SECOND);
    yield timeOf(run) / twin.until;
    if (timeOf(run) < to) break; // the heart has stopped
  }
  const course = courseOf(twin, run, alternative, state.refused);
  if (alternative.kind === 'as-played') twin.asPlayed = course;
  return course;
}

interface Playing {
  run: Run;
  /** Number in the record -> number in this course. */
  numbers: Map<number, number>;
  next: number;
  refused: string[];
}

function arrive({ definition, record }: Twin): Run {
  const run = startRun(definition, {
    seed: record.seed,
    mode: record.mode,
    resolution: 'held-beat',
    openEnded: true,
  });
  send(run, { type: 'case.begin' });
  return run;
}

function keepBranch(twin: Twin, { run, next, numbers }: Playing): void {
  twin.branches.push({ at: timeOf(run), cues: next, bytes: saveRun(run), numbers: new Map(numbers) });
}

/** Everything that is due before `to`. */
function playCues(state: Playing, script: readonly Cue[], to: number): void {
  const { run } = state;
  for (; state.next < script.length && script[state.next].at < to; state.next++) {
    const cue = script[state.next];
    advanceTo(run, cue.at * STEPS_PER_SECOND);
    playCue(state, cue);
  }
}

function playCue({ run, numbers, refused }: Playing, { event, belongs }: Cue): void {
  const number = numbers.get(belongs);
  const translated = 'number' in event && event.type !== 'prediction.make' ? { ...event, number: number ?? -1 } : event;
  const { accepted, reason } = send(run, translated);
  if (event.type !== 'order.place') return;
  if (accepted) numbers.set(belongs, chartOf(run).nextNumber - 1);
  else refused.push(`${orderEntry(event.order)?.label ?? event.order} at ${clock(timeOf(run))}: ${reason ?? ''}`);
}

/** The whole case in the hands of an automatic colleague. */
function* playPolicy(twin: Twin, alternative: Extract<Alternative, { kind: 'policy' }>): Generator<number, TwinCourse> {
  const colleague = policy(alternative.id);
  if (!colleague) throw new Error(`There is no policy called "${alternative.id}".`);
  const run = arrive(twin);
  run.digestEvery = 0;
  const refused: string[] = [];
  while (timeOf(run) < twin.until) {
    const to = Math.min(twin.until, timeOf(run) + SLICE);
    const reached = autoPlay(run, to, { policy: colleague });
    yield timeOf(run) / twin.until;
    if (reached < to) break;
  }
  return courseOf(twin, run, alternative, refused);
}

function courseOf(twin: Twin, run: Run, alternative: Alternative, refused: string[]): TwinCourse {
  const timeline = timelineView(run.timeline);
  const now = truth(run);
  const { arrestAt } = chartOf(run);
  const ending: Ending = {
    alive: arrestAt === null,
    diedAt: arrestAt,
    debt: now['debt_total'],
    map: arrestAt === null ? now['map'] : NaN,
    refill: now['crt_finger_s'],
    lactate: now['lactate'],
    vessels: columnOf(timeline, 'sub_ppv').at(-1) ?? NaN,
    fluid: now['fluid_given_ml'],
    deathChance: arrestAt === null ? now['p_death'] : 100,
  };
  return { alternative, label: labelOf(twin, alternative), ending, timeline, refused, until: twin.until };
}

/** In words, as the debrief names it. */
export function labelOf({ record }: Pick<Twin, 'record'>, alternative: Alternative): string {
  if (alternative.kind === 'as-played') return 'As you played it, computed again';
  if (alternative.kind === 'policy') return policy(alternative.id)?.label ?? alternative.id;
  const decision = decisionsOf(record).find(({ event }) => event === alternative.event);
  const name = decision ? `${decision.label} (${clock(decision.at)})` : 'that decision';
  if (alternative.kind === 'without') return `Without ${name}`;
  if (alternative.kind === 'moved') {
    const minutes = Math.round(Math.abs(alternative.by) / 60);
    return `${name}, ${minutes} min ${alternative.by < 0 ? 'earlier' : 'later'}`;
  }
  return `${orderEntry(alternative.order)?.label ?? alternative.order} in place of ${name}`;
}

/** More than oxygen missed can ever come to, mL/kg. */
const A_LIFE = 10_000;

/** How much a decision mattered: life first, then oxygen missed. Positive when the run was better with it than without. */
export function gainOf(asPlayed: Ending, without: Ending): number {
  if (asPlayed.alive !== without.alive) return asPlayed.alive ? A_LIFE : -A_LIFE;
  const later = asPlayed.alive ? 0 : (asPlayed.diedAt ?? 0) - (without.diedAt ?? 0);
  return without.debt - asPlayed.debt + later / 60;
}

/** Treatments of a run whose effect is worth computing one by one: what was ordered, not each turn of a pump. */
export function leaveOneOut(record: RunRecord): Alternative[] {
  return decisionsOf(record)
    .filter(({ part }) => part === 'order')
    .map(({ event }) => ({ kind: 'without', event }));
}

/** Which automatic colleagues this build has, for the debrief's list. */
export function colleagues(wanted: readonly string[]): { id: string; label: string }[] {
  return wanted.flatMap((id) => {
    const found = policy(id);
    return found ? [{ id, label: found.label }] : [];
  });
}
