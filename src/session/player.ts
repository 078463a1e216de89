// Plays one run: wall time in, frames for the page out. Pure apart from the run it owns, so tests play it without a worker.
import type { CaseDefinition } from '../engine/case-schema.ts';
import { orderEntry } from '../catalog/orders.ts';
import { timingOf } from '../engine/read-case.ts';
import { createLooking, lookInto, revealedFrame } from './looking.ts';
import type { Looking } from './looking.ts';
import {
  advanceRun,
  advanceTo,
  bedside,
  latestBeat,
  phaseOf,
  record,
  replay,
  restoreRun,
  saveRun,
  send,
  sendTogether,
  startRun,
} from '../engine/run.ts';
import type { Run } from '../engine/run.ts';
import type { Bedside, CaseEvent, Emitted, RunRecord, Watch } from '../engine/types.ts';
import { stepsPerAdvance } from '../perfusion/advance.ts';
import { effectOf, newAlarms, strongest } from './changes.ts';
import type { ClockEffect, KnownAlarms } from './changes.ts';
import {
  buyTime,
  clockView,
  createClock,
  effectivePace,
  isDue,
  LONGEST_SKIP_STEPS,
  setHands,
  slowDown,
  spendInterval,
  STEPS_PER_SECOND,
} from './clock.ts';
import type { Clock, SlowedBy } from './clock.ts';
import { createLifeSize, keepAudible, lifeSizeBeat } from './life-size.ts';
import type { LifeSize } from './life-size.ts';
import type { Checkpoint, Frame, LoggedEvent, Opening } from './messages.ts';

export interface Player {
  run: Run;
  clock: Clock;
  /** Last step that was lived completely. */
  wholeStep: number;
  /** As last looked at, to notice a change. */
  phase: Bedside['phase'];
  known: KnownAlarms;
  /** Lines since the last frame. */
  emitted: Emitted[];
  lifeSize: LifeSize;
  /** What Learn mode has open underneath. */
  looking: Looking;
}
type OnProgress = (done: number) => void;

/** Prepares a new patient or brings a stored one back to the step at which it was left. */
export function openPlayer(definition: CaseDefinition, opening: Opening, onProgress?: OnProgress): Player {
  if (opening.kind === 'new') return playerOf(startRun(definition, { ...settings(opening), ...progress(onProgress) }));
  const player = playerOf(reopen(definition, opening.record, opening.checkpoint, onProgress));
  player.clock.holds.reopened = player.phase === 'running';
  setHands(player.clock, keepsHands(player.run, bedside(player.run)), 'busy');
  return player;
}

/** One slice of wall time. Stops early when `outOfTime` says so; what is still owed is played in the next slice. */
export function advancePlayer(player: Player, wallMs: number, outOfTime: () => boolean): void {
  if (player.phase !== 'running') return;
  buyTime(player.clock, wallMs);
  if (isFast(player)) addLifeSizeBeat(player, wallMs);
  while (player.phase === 'running' && isDue(player.clock)) {
    playInterval(player);
    if (outOfTime()) return;
  }
}

/** Hands an event to the case. Accepted events are part of the record from now on. */
export function sendToPlayer(player: Player, event: CaseEvent): { accepted: boolean; reason?: string } {
  const answer = send(player.run, event);
  player.phase = phaseOf(player.run);
  setHands(player.clock, keepsHands(player.run, bedside(player.run)), 'busy');
  return answer;
}

/** Several events at once, all or none. */
export function sendTogetherToPlayer(player: Player, events: readonly CaseEvent[]): ReturnType<typeof sendTogether> {
  const answer = sendTogether(player.run, events);
  player.phase = phaseOf(player.run);
  setHands(player.clock, keepsHands(player.run, bedside(player.run)), 'busy');
  return answer;
}

/** What the page shows now; empties the list of emitted lines. */
export function takeFrame(player: Player): Frame {
  const { run, clock, emitted } = player;
  player.phase = phaseOf(run);
  player.emitted = [];
  return {
    step: stepOf(player),
    bedside: bedside(run),
    beat: latestBeat(run),
    emitted,
    clock: clockView(clock),
    ...revealedFrame(player.looking, run),
  };
}

/** Learn mode opens a bed or asks about a vessel. No event of the case: looking changes nothing and is not recorded. */
export function watch(player: Player, wanted: Watch): void {
  lookInto(player.looking, wanted);
}

/** The same seat at another course of the same case: after a rewind the clock, and what is open underneath, stay. */
export function replaceRun(player: Player, run: Run): void {
  const { clock, looking } = player;
  Object.assign(player, playerOf(run), { clock, looking: { ...looking, sent: null, second: -1 } });
  clock.owed = 0;
  clock.skippingFrom = null;
  setHands(clock, false);
  setHands(clock, keepsHands(run, bedside(run)), 'busy');
}

/** Steps of 2 ms since arrival. */
export function stepOf(player: Player): number {
  return player.run.patient.step;
}

export function eventCountOf(player: Player): number {
  return player.run.events.length;
}

export function takeCheckpoint(player: Player): Checkpoint {
  return { step: stepOf(player), eventCount: eventCountOf(player), bytes: saveRun(player.run) };
}

function settings(opening: Extract<Opening, { kind: 'new' }>) {
  return { seed: opening.seed, mode: opening.mode, resolution: opening.resolution };
}

function progress(onProgress?: OnProgress): { onProgress?: OnProgress } {
  return onProgress ? { onProgress } : {};
}

function playerOf(run: Run): Player {
  const known: KnownAlarms = new Map();
  newAlarms(known, bedside(run));
  return {
    run,
    clock: createClock(),
    wholeStep: run.patient.step,
    phase: phaseOf(run),
    known,
    emitted: [],
    lifeSize: createLifeSize(),
    looking: createLooking(),
  };
}

/** From the checkpoint if there is a readable one, else everything is played again from the start. */
function reopen(
  definition: CaseDefinition,
  kept: RunRecord,
  checkpoint: Checkpoint | null,
  onProgress?: OnProgress,
): Run {
  const restored = checkpoint ? tryRestore(definition, checkpoint) : null;
  if (!restored || !checkpoint) return replayed(definition, kept, onProgress);
  catchUp(restored, kept.events.slice(checkpoint.eventCount), kept.step, onProgress);
  return restored;
}

function tryRestore(definition: CaseDefinition, checkpoint: Checkpoint): Run | null {
  try {
    return restoreRun(definition, checkpoint.bytes);
  } catch {
    return null;
  }
}

/** A record with a digest must end in the very same patient. */
function replayed(definition: CaseDefinition, kept: RunRecord, onProgress?: OnProgress): Run {
  const run = replay(definition, kept, onProgress);
  if (kept.digest !== '' && record(run).digest !== kept.digest) {
    throw new Error('Played again, this record does not lead to the patient it was saved with.');
  }
  return run;
}

/** Plays the events that came after the checkpoint, each at its own step, and then on to the last step. */
function catchUp(run: Run, events: LoggedEvent[], until: number, onProgress?: OnProgress): void {
  const from = run.patient.step;
  const onTo = (target: number): void => {
    while (run.patient.step < target && phaseOf(run) === 'running') {
      advanceTo(run, Math.min(target, run.patient.step + CATCH_UP_STEPS));
      onProgress?.((run.patient.step - from) / Math.max(until - from, 1));
    }
  };
  for (const { step, event } of events) {
    onTo(step);
    send(run, event);
  }
  onTo(until);
}
/** Whole seconds, so that progress can be told. */
const CATCH_UP_STEPS = 2500;

function playInterval(player: Player): void {
  const { run } = player;
  const before = run.patient.step;
  let effect: ClockEffect = 'none';
  let why: SlowedBy = 'change';
  let alarmSounded = false;
  advanceRun(run, stepsPerAdvance(run.patient.resolution), (line) => {
    effect = strongest(effect, effectOf(line));
    if (line.kind === 'result') why = 'result';
    alarmSounded ||= line.kind === 'alarm';
    if (keepAudible(player.lifeSize, line, isFast(player))) player.emitted.push(line);
  });
  player.wholeStep = run.patient.step;
  spendInterval(player.clock, (run.patient.step - before) * 2);
  if (alarmSounded || isSecond(player)) {
    const seenAlarm = lookAround(player);
    if (seenAlarm === 'slow-down') why = 'alarm';
    effect = strongest(effect, seenAlarm);
  }
  react(player, effect, why);
}

/** Alarms, the phase and busy hands are looked at when an alarm sounds and once per simulated second. */
function lookAround(player: Player): ClockEffect {
  const now = bedside(player.run);
  const fresh = newAlarms(player.known, now);
  const phaseChanged = now.phase !== player.phase;
  player.phase = now.phase;
  setHands(player.clock, keepsHands(player.run, now), 'busy');
  if (fresh.some((alarm) => alarm.priority === 'high')) return 'slow-down';
  return phaseChanged || fresh.length > 0 ? 'stop-skip' : 'none';
}

/** Is an examination under way that the trainee does with both hands? Waiting for its written score needs none. */
function keepsHands(run: Run, now: Bedside): boolean {
  return now.orders.some((order) => {
    if (order.state !== 'running' || !orderEntry(order.order)?.hands) return false;
    return now.time < order.startsAt + timingOf(run.definition, order.order).duration * 60;
  });
}

function react(player: Player, effect: ClockEffect, why: SlowedBy): void {
  const { clock } = player;
  const from = clock.skippingFrom;
  const skippedEnough = from !== null && stepOf(player) - from >= LONGEST_SKIP_STEPS;
  if (effect === 'slow-down') slowDown(clock, why);
  else if (from !== null && (effect === 'stop-skip' || skippedEnough)) slowDown(clock, why);
}

function isSecond(player: Player): boolean {
  return stepOf(player) % STEPS_PER_SECOND === 0;
}

function isFast(player: Player): boolean {
  return player.clock.skippingFrom !== null || effectivePace(player.clock) > 1;
}

function addLifeSizeBeat(player: Player, wallMs: number): void {
  const beat = lifeSizeBeat(player.lifeSize, wallMs, latestBeat(player.run)?.duration ?? null);
  if (beat) player.emitted.push(beat);
}
