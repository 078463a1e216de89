// One run as the page holds it: the worker that plays it, the storage that keeps it, and the tab that owns it.
import type { CaseDefinition } from '../engine/case-schema.ts';
import type { Debrief } from '../engine/debrief-types.ts';
import type { CaseEvent, FieldGeometry, RunRecord, Watch } from '../engine/types.ts';
import type { Pace } from './clock.ts';
import { createKeeper } from './keeper.ts';
import type { Place } from './keeper.ts';
import { rememberPlace } from './last-place.ts';
import type { Frame, FromWorker, HoldReason, Opening, ToWorker } from './messages.ts';
import { StorageError } from './storage.ts';
import type { RunStore, StorageTrouble, StoredRun } from './storage.ts';

export interface SessionListener {
  preparing(done: number): void;
  ready(geometry: FieldGeometry | null, frame: Frame): void;
  frame(frame: Frame): void;
  debrief(debrief: Debrief, record: RunRecord): void;
  /** The model threw, or the worker did not start. What could be saved comes along. */
  failed(failure: Extract<FromWorker, { type: 'failed' }>): void;
  storage(trouble: StorageTrouble | null): void;
}

export interface Answer {
  accepted: boolean;
  reason?: string;
}

export interface Session {
  id: string;
  send(event: CaseEvent): Promise<Answer>;
  setPace(pace: Pace): void;
  skip(on: boolean): void;
  hands(on: boolean): void;
  watch(watch: Watch): void;
  hold(reason: HoldReason, on: boolean): void;
  askDebrief(): void;
  record(): Promise<RunRecord>;
  /** Writes everything that is still to be written. */
  flush(): Promise<void>;
  close(): void;
}

export interface SessionRequest {
  id: string;
  owner: string;
  definition: CaseDefinition;
  opening: Opening;
  store: RunStore;
  listener: SessionListener;
}

const CHECKPOINT_WALL_MS = 20_000;
const CHECKPOINT_STEPS = 5 * 60 * 500;
const CHECKPOINT_MIN_WALL_MS = 4_000;
const PLACE_WALL_MS = 1_000;

export function openSession(request: SessionRequest): Session {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'patient' });
  return attachSession(request, worker);
}

/** The session around a worker that is already there. */
export function attachSession(request: SessionRequest, worker: Worker): Session {
  const { id, listener, store } = request;
  const keeper = createKeeper(store, id, request.owner, listener.storage);
  const answers = new Map<number, (answer: Answer) => void>();
  const records = new Map<number, (record: RunRecord) => void>();
  const checkpoints = new Map<number, () => void>();
  const progress = createProgress();
  let counter = 0;
  let created: Promise<void> = Promise.resolve();

  const post = (message: ToWorker): void => worker.postMessage(message);
  const ask = async <T>(waiting: Map<number, (value: T) => void>, message: (id: number) => ToWorker): Promise<T> =>
    new Promise((resolve) => {
      waiting.set(++counter, resolve);
      post(message(counter));
    });
  const settle = <T>(waiting: Map<number, (value: T) => void>, number: number, value: T): void => {
    waiting.get(number)?.(value);
    waiting.delete(number);
  };
  const checkpoint = async (): Promise<void> => {
    progress.checkpointAsked(performance.now());
    await ask(checkpoints as Map<number, (value: void) => void>, (number) => ({ type: 'checkpoint', id: number }));
  };

  const receive = (message: FromWorker): void => {
    switch (message.type) {
      case 'preparing':
        return listener.preparing(message.done);
      case 'ready':
        progress.moved(message.frame, message.record.events.length);
        if (message.fresh) created = createRun(request, message.record, listener);
        return listener.ready(message.geometry, message.frame);
      case 'frame':
        progress.moved(message.frame);
        keepUp(message.frame);
        return listener.frame(message.frame);
      case 'answer':
        return settle(answers, message.id, answerOf(message));
      case 'logged':
        progress.logged(message.index + 1);
        return void created.then(() =>
          keeper.log(message.index, message.entry, atLeast(progress.place(), message.entry.step)),
        );
      case 'checkpoint':
        void created.then(() => keeper.checkpoint(message.checkpoint, atLeast(progress.place(), message.frameStep)));
        return settle(checkpoints as Map<number, (value: void) => void>, message.id, undefined);
      case 'record':
        return settle(records, message.id, stamped(message.record));
      case 'debrief':
        return listener.debrief(message.debrief, stamped(message.record));
      case 'failed':
        return listener.failed({ ...message, record: message.record && stamped(message.record) });
    }
  };

  const keepUp = (frame: Frame): void => {
    const now = performance.now();
    if (progress.wantsCheckpoint(now, frame)) void checkpoint();
    else if (progress.wantsPlace(now)) void created.then(() => keeper.place(progress.place()));
  };

  const leave = (): void => rememberPlace(id, progress.last(), keeper.unwritten());
  const hide = (): void => {
    if (document.visibilityState !== 'hidden') return;
    leave();
    void checkpoint();
  };
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hide);
  worker.addEventListener('message', (message: MessageEvent<FromWorker>) => receive(message.data));
  worker.addEventListener('error', (error) => {
    listener.failed({ type: 'failed', stage: 'opening', detail: error.message, record: null, debrief: null });
  });
  post({ type: 'open', definition: request.definition, opening: request.opening });

  return {
    id,
    send: async (event) => ask(answers, (number) => ({ type: 'event', id: number, event })),
    setPace: (pace) => post({ type: 'pace', pace }),
    skip: (on) => post({ type: 'skip', on }),
    hands: (on) => post({ type: 'hands', on }),
    watch: (watch) => post({ type: 'watch', watch }),
    hold: (reason, on) => post({ type: 'hold', reason, on }),
    askDebrief: () => post({ type: 'debrief' }),
    record: async () => ask(records, (number) => ({ type: 'record', id: number })),
    flush: async () => {
      await checkpoint();
      await created;
      await keeper.settled();
    },
    close() {
      leave();
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      worker.terminate();
    },
  };
}

/** Where the run stands, and when to write that down. */
function createProgress() {
  let place: Place = { step: 0, phase: 'briefing', outcome: null };
  let eventCount = 0;
  let placeAt = 0;
  let checkpointAt = performance.now();
  let checkpointStep = 0;
  let checkpointPhase: Place['phase'] = 'briefing';
  return {
    moved(frame: Frame, events = eventCount): void {
      place = { step: frame.step, phase: frame.bedside.phase, outcome: frame.bedside.outcome };
      eventCount = events;
    },
    logged: (count: number): void => void (eventCount = count),
    place: (): Place => place,
    last: () => ({ step: place.step, eventCount }),
    wantsPlace(now: number): boolean {
      if (now - placeAt < PLACE_WALL_MS) return false;
      placeAt = now;
      return true;
    },
    wantsCheckpoint(now: number, frame: Frame): boolean {
      if (frame.bedside.phase !== checkpointPhase) return true;
      if (frame.step === checkpointStep) return false;
      const wall = now - checkpointAt;
      return (
        wall > CHECKPOINT_WALL_MS || (wall > CHECKPOINT_MIN_WALL_MS && frame.step - checkpointStep > CHECKPOINT_STEPS)
      );
    },
    checkpointAsked(now: number): void {
      checkpointAt = now;
      checkpointStep = place.step;
      checkpointPhase = place.phase;
    },
  };
}

async function createRun(request: SessionRequest, record: RunRecord, listener: SessionListener): Promise<void> {
  const { events, step, digest, savedAt: _, ...header } = record;
  const now = new Date().toISOString();
  const run: StoredRun = {
    id: request.id,
    format: 1,
    owner: request.owner,
    header,
    startedAt: now,
    savedAt: now,
    step,
    digest,
    eventCount: events.length,
    phase: 'briefing',
    outcome: null,
  };
  try {
    await request.store.create(run, events);
  } catch (error) {
    listener.storage(error instanceof StorageError ? error.trouble : 'forbidden');
  }
}

function answerOf(message: { accepted: boolean; reason?: string }): Answer {
  return message.reason === undefined
    ? { accepted: message.accepted }
    : { accepted: message.accepted, reason: message.reason };
}

function atLeast(place: Place, step: number): Place {
  return step > place.step ? { ...place, step } : place;
}

function stamped(record: RunRecord): RunRecord {
  return { ...record, savedAt: new Date().toISOString() };
}
