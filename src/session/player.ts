// Plays one run: wall time in, frames for the page out. Pure apart from the run it owns, so tests play it without a worker.
import type { CaseDefinition } from '../engine/case-schema.ts';
import { advanceRun, bedside, latestBeat, record, replay, restoreRun, saveRun, send, startRun } from '../engine/run.ts';
import type { Run } from '../engine/run.ts';
import type { CaseEvent, Emitted, RunRecord } from '../engine/types.ts';
import { effectOf, newAlarms, strongest } from './changes.ts';
import type { ClockEffect, KnownAlarms } from './changes.ts';
import {
  buyTime,
  clockView,
  createClock,
  effectivePace,
  INTERVAL_STEPS,
  isDue,
  LONGEST_SKIP_STEPS,
  slowDown,
  spendInterval,
} from './clock.ts';
import type { Clock } from './clock.ts';
import { createLifeSize, keepAudible, lifeSizeBeat } from './life-size.ts';
import type { LifeSize } from './life-size.ts';
import type { Checkpoint, Frame, LoggedEvent, Opening } from './messages.ts';

export interface Player {
  run: Run;
  clock: Clock;
  /** Steps of 2 ms since arrival. */
  step: number;
  eventCount: number;
  phase: Phase;
  known: KnownAlarms;
  /** Lines since the last frame. */
  emitted: Emitted[];
  lifeSize: LifeSize;
}
type Phase = ReturnType<typeof bedside>['phase'];
type OnProgress = (done: number) => void;

/** Prepares a new patient or brings a stored one back to the step at which it was left. */
export function openPlayer(definition: CaseDefinition, opening: Opening, onProgress?: OnProgress): Player {
  if (opening.kind === 'new') return playerOf(startRun(definition, { ...settings(opening), ...progress(onProgress) }));
  const player = playerOf(reopen(definition, opening.record, opening.checkpoint, onProgress));
  player.clock.holds.reopened = player.phase === 'running';
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
  if (answer.accepted) player.eventCount++;
  player.phase = bedside(player.run).phase;
  return answer;
}

/** What the page shows now; empties the list of emitted lines. */
export function takeFrame(player: Player): Frame {
  const now = bedside(player.run);
  player.phase = now.phase;
  const emitted = player.emitted;
  player.emitted = [];
  return { step: player.step, bedside: now, beat: latestBeat(player.run), emitted, clock: clockView(player.clock) };
}

export function takeCheckpoint(player: Player): Checkpoint {
  return { step: player.step, eventCount: player.eventCount, bytes: saveRun(player.run) };
}

function settings(opening: Extract<Opening, { kind: 'new' }>) {
  return { seed: opening.seed, mode: opening.mode, resolution: opening.resolution };
}

function progress(onProgress?: OnProgress): { onProgress?: OnProgress } {
  return onProgress ? { onProgress } : {};
}

function playerOf(run: Run): Player {
  const now = bedside(run);
  const kept = record(run);
  const known: KnownAlarms = new Set();
  newAlarms(known, now);
  return {
    run,
    clock: createClock(),
    step: kept.step,
    eventCount: kept.events.length,
    phase: now.phase,
    known,
    emitted: [],
    lifeSize: createLifeSize(),
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
  if (!restored || !checkpoint) return replay(definition, kept, onProgress);
  catchUp(restored, checkpoint.step, kept.events.slice(checkpoint.eventCount), kept.step, onProgress);
  return restored;
}

function tryRestore(definition: CaseDefinition, checkpoint: Checkpoint): Run | null {
  try {
    return restoreRun(definition, checkpoint.bytes);
  } catch {
    return null;
  }
}

/** Plays the events that came after the checkpoint, each at its own step, and then on to the last step. */
function catchUp(run: Run, from: number, events: LoggedEvent[], until: number, onProgress?: OnProgress): void {
  let step = from;
  const advanceTo = (target: number): void => {
    while (step < target) {
      const chunk = Math.min(target - step, INTERVAL_STEPS * 50);
      advanceRun(run, chunk);
      step += chunk;
      onProgress?.((step - from) / Math.max(until - from, 1));
    }
  };
  for (const { step: due, event } of events) {
    advanceTo(due);
    send(run, event);
  }
  advanceTo(until);
}

function playInterval(player: Player): void {
  let effect: ClockEffect = 'none';
  let alarmSounded = false;
  advanceRun(player.run, INTERVAL_STEPS, (line) => {
    effect = strongest(effect, effectOf(line));
    alarmSounded ||= line.kind === 'alarm';
    if (keepAudible(player.lifeSize, line, isFast(player))) player.emitted.push(line);
  });
  player.step += INTERVAL_STEPS;
  spendInterval(player.clock);
  react(player, strongest(effect, alarmSounded || isSecond(player) ? alarmEffect(player) : 'none'));
}

/** Alarms and the phase are looked at when an alarm sounds and once per simulated second. */
function alarmEffect(player: Player): ClockEffect {
  const now = bedside(player.run);
  const fresh = newAlarms(player.known, now);
  const phaseChanged = now.phase !== player.phase;
  player.phase = now.phase;
  if (fresh.some((alarm) => alarm.priority === 'high')) return 'slow-down';
  return phaseChanged || fresh.length > 0 ? 'stop-skip' : 'none';
}

function react(player: Player, effect: ClockEffect): void {
  const { clock } = player;
  const from = clock.skippingFrom;
  const skippedEnough = from !== null && player.step - from >= LONGEST_SKIP_STEPS;
  if (effect === 'slow-down') slowDown(clock);
  else if (from !== null && (effect === 'stop-skip' || skippedEnough)) slowDown(clock);
}

function isSecond(player: Player): boolean {
  return player.step % 500 === 0;
}

function isFast(player: Player): boolean {
  return player.clock.skippingFrom !== null || effectivePace(player.clock) > 1;
}

function addLifeSizeBeat(player: Player, wallMs: number): void {
  const beat = lifeSizeBeat(player.lifeSize, wallMs, latestBeat(player.run)?.duration ?? null);
  if (beat) player.emitted.push(beat);
}
