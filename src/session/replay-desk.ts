// Any moment of a finished run, seen again: the run is played once from its record and its state kept every few minutes; a moment is reached from the state before it.
import { advanceTo, bedside, latestBeat, phaseOf, restoreRun, saveRun, send, startRun } from '../engine/run.ts';
import type { Run } from '../engine/run.ts';
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { RunRecord } from '../engine/types.ts';
import { STEPS_PER_SECOND } from './clock.ts';
import { createLooking, lookInto, revealedFrame } from './looking.ts';
import type { FromReplay, ToReplay } from './replay-messages.ts';

export interface ReplayDesk {
  take(message: ToReplay): void;
  /** Works one slice; false when there is nothing to do. */
  work(): boolean;
}

/** A run on its way through the record. */
interface Course {
  run: Run;
  /** Events of the record that it has met. */
  met: number;
}
interface Kept {
  step: number;
  met: number;
  bytes: Uint8Array;
}
interface Opened {
  definition: CaseDefinition;
  record: RunRecord;
}

const KEEP_EVERY = 5 * 60 * STEPS_PER_SECOND;
/** Steps of one slice: short enough that a new wish is heard soon. */
const SLICE = 10 * STEPS_PER_SECOND;

export function createReplayDesk(post: (message: FromReplay) => void): ReplayDesk {
  const looking = createLooking();
  const kept: Kept[] = [];
  let opened: Opened | null = null;
  /** Plays the whole run once, ahead of every wish. */
  let front: Course | null = null;
  let whole = false;
  let shown: Course | null = null;
  let wanted: number | null = null;

  const keep = ({ run, met }: Course): void => {
    run.timeline.rows = 0; // The debrief has it; without it a state is small.
    kept.push({ step: run.patient.step, met, bytes: saveRun(run) });
  };

  const begin = ({ definition, record }: Opened): void => {
    const { seed, resolution, openEnded = false } = record;
    const options = { seed, mode: 'learn' as const, resolution, openEnded };
    front = { run: startRun(definition, options), met: 0 };
    keep(front);
  };

  const playAhead = (course: Course, { record }: Opened): void => {
    const from = course.run.patient.step;
    const until = Math.min(record.step, (Math.floor(from / KEEP_EVERY) + 1) * KEEP_EVERY, from + SLICE);
    playTo(course, record, until);
    const { step } = course.run.patient;
    whole = step >= record.step || step < until;
    if (step % KEEP_EVERY === 0 && step > kept[kept.length - 1].step) keep(course);
    post({ type: 'progress', share: whole ? 1 : step / Math.max(1, record.step) });
  };

  /** The state to go on from: the one in view if it lies before the moment and no kept one is nearer. */
  const from = (step: number, { definition }: Opened): Course => {
    const before = kept.findLast((one) => one.step <= step)!;
    const now = shown?.run.patient.step ?? Infinity;
    if (shown && now <= step && now >= before.step) return shown;
    return { run: restoreRun(definition, before.bytes), met: before.met };
  };

  const show = (course: Course): void => {
    const { run } = course;
    looking.second = -1;
    const { revealed, geometry } = revealedFrame(looking, run);
    const at = run.patient.step / STEPS_PER_SECOND;
    post({ type: 'frame', frame: { at, bedside: bedside(run), beat: latestBeat(run), revealed, geometry } });
  };

  const reach = (step: number, open: Opened): void => {
    shown = from(step, open);
    const before = shown.run.patient.step;
    const until = Math.min(step, before + SLICE);
    playTo(shown, open.record, until);
    if (until < step && shown.run.patient.step === until) return;
    wanted = null;
    show(shown);
  };

  return {
    take(message) {
      if (message.type === 'open') opened = message;
      else if (message.type === 'seek') wanted = Math.round(message.at) * STEPS_PER_SECOND;
      else {
        lookInto(looking, message.watch);
        if (shown && wanted === null) show(shown);
      }
    },
    work() {
      if (!opened) return false;
      if (!front) begin(opened);
      else if (wanted !== null && (whole || wanted <= front.run.patient.step))
        reach(Math.min(wanted, front.run.patient.step), opened);
      else if (!whole) playAhead(front, opened);
      else return false;
      return true;
    },
  };
}

/** Lives on to a step, and meets every event of the record up to it at its own step. */
function playTo(course: Course, record: RunRecord, until: number): void {
  const { run } = course;
  for (let next = record.events[course.met]; next && next.step <= until; next = record.events[++course.met]) {
    advanceTo(run, next.step);
    // What ends the case closes the eyes as well: the last moment is the one before.
    if (next.event.type !== 'debrief.open') send(run, next.event);
  }
  if (phaseOf(run) === 'running') advanceTo(run, until);
}
