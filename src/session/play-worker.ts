// The patient's worker: a thin shell that feeds wall time to the player and posts what comes out. The page never waits for it.
import { debriefOf, geometry, record } from '../engine/run.ts';
import type { Debrief } from '../engine/debrief-types.ts';
import type { RunRecord } from '../engine/types.ts';
import { choosePace, setHands, startSkip } from './clock.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import {
  advancePlayer,
  eventCountOf,
  openPlayer,
  sendToPlayer,
  stepOf,
  takeCheckpoint,
  takeFrame,
  watch,
} from './player.ts';
import type { Player } from './player.ts';

/** Longest work before messages are looked at again, ms. */
const SLICE_MS = 14;
/** About 17 frames a second. */
const FRAME_MS = 58;

let player: Player | null = null;
let failed = false;
let lastSlice = 0;
let lastFrame = 0;
let lastDone = -1;

export function take(message: ToWorker): void {
  try {
    receive(message);
  } catch (error) {
    fail(player ? 'playing' : 'opening', error);
  }
}

function receive(message: ToWorker): void {
  if (message.type === 'open') return open(message);
  if (!player) return;
  switch (message.type) {
    case 'event':
      return takeEvent(player, message);
    case 'pace':
      choosePace(player.clock, message.pace);
      return postFrame(player);
    case 'skip':
      if (message.on) startSkip(player.clock, stepOf(player));
      else choosePace(player.clock, 1);
      return postFrame(player);
    case 'hands':
      setHands(player.clock, message.on);
      return postFrame(player);
    case 'watch':
      watch(player, message.watch);
      return postFrame(player);
    case 'hold':
      player.clock.holds[message.reason] = message.on;
      return postFrame(player);
    case 'checkpoint':
      return postCheckpoint(player, message.id);
    case 'record':
      return post({ type: 'record', id: message.id, record: record(player.run) });
    case 'debrief':
      return post({ type: 'debrief', debrief: debriefOf(player.run), record: record(player.run) });
  }
}

function open(message: Extract<ToWorker, { type: 'open' }>): void {
  player = openPlayer(message.definition, message.opening, reportProgress);
  post({
    type: 'ready',
    geometry: geometry(player.run),
    frame: takeFrame(player),
    record: record(player.run),
    fresh: message.opening.kind === 'new',
  });
  lastSlice = performance.now();
  setTimeout(slice, 0);
}

function takeEvent(playing: Player, message: Extract<ToWorker, { type: 'event' }>): void {
  const answer = sendToPlayer(playing, message.event);
  if (answer.accepted) {
    const entry = { step: stepOf(playing), event: message.event };
    post({ type: 'logged', index: eventCountOf(playing) - 1, entry });
  }
  post({ type: 'answer', id: message.id, ...answer });
  postFrame(playing);
}

function slice(): void {
  if (!player || failed) return;
  const now = performance.now();
  try {
    advancePlayer(player, now - lastSlice, () => performance.now() - now > SLICE_MS);
  } catch (error) {
    return fail('playing', error);
  }
  lastSlice = now;
  if (now - lastFrame >= FRAME_MS) postFrame(player);
  setTimeout(slice, performance.now() - now > SLICE_MS ? 0 : 6);
}

function postFrame(playing: Player): void {
  lastFrame = performance.now();
  post({ type: 'frame', frame: takeFrame(playing) });
}

function postCheckpoint(playing: Player, id: number): void {
  const checkpoint = takeCheckpoint(playing);
  postMessage({ type: 'checkpoint', id, checkpoint, frameStep: stepOf(playing) } satisfies FromWorker, {
    transfer: [checkpoint.bytes.buffer],
  });
}

function reportProgress(done: number): void {
  if (done - lastDone < 0.01 && done < 1) return;
  lastDone = done;
  post({ type: 'preparing', done });
}

/** The model or the case threw: stop here, and hand over everything that can still be read. */
function fail(stage: 'opening' | 'playing', error: unknown): void {
  failed = true;
  const { kept, debrief } = salvage();
  post({
    type: 'failed',
    stage,
    detail: error instanceof Error ? error.message : String(error),
    record: kept,
    debrief,
  });
}

/** The record up to the last step that was lived completely; the patient in the middle of a step has no digest. */
function salvage(): { kept: RunRecord | null; debrief: Debrief | null } {
  const playing = player;
  if (!playing) return { kept: null, debrief: null };
  const kept = attempt(() => ({ ...record(playing.run), step: playing.wholeStep, digest: '' }));
  return { kept, debrief: attempt(() => debriefOf(playing.run)) };
}

function attempt<T>(work: () => T | null): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function post(message: FromWorker): void {
  postMessage(message);
}
