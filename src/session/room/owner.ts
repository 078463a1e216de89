// The page's end of a session that this window runs: starts the worker, and writes down everything that must outlive it.
import type { CaseDefinition } from '../../engine/case-schema.ts';
import type { RunRecord } from '../../engine/types.ts';
import { createKeeper } from '../keeper.ts';
import type { Place } from '../keeper.ts';
import { rememberPlace } from '../last-place.ts';
import type { LoadedRun, RunStore, StorageTrouble } from '../storage.ts';
import type { LogStore } from './log-store.ts';
import { recordFromLog } from './host.ts';
import type { FromRoom, ToRoom } from './messages.ts';

export interface OwnerListener {
  preparing(done: number): void;
  /** The patient is there; windows may join. */
  ready(): void;
  /** Another window runs the session by now. */
  superseded(): void;
  failed(failure: Extract<FromRoom, { type: 'failed' }>): void;
  storage(trouble: StorageTrouble | null): void;
}

export interface OwnerRequest {
  run: string;
  /** The name of this tab, as the store knows writers. */
  owner: string;
  definition: CaseDefinition;
  loaded: LoadedRun;
  /** Last step that was seen before the window was closed. */
  step: number;
  waited: boolean;
  store: RunStore;
  logs: LogStore;
  listener: OwnerListener;
}

export interface Owner {
  /** Writes what is still to be written. */
  flush(): Promise<void>;
  close(): void;
}

export async function runSession(request: OwnerRequest): Promise<Owner> {
  const { run, store, logs, listener, loaded } = request;
  const [log, epoch] = await Promise.all([logs.load(run), logs.nextEpoch(run)]);
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name: 'room' });
  const keeper = createKeeper(store, run, request.owner, listener.storage);
  let last = { step: request.step, eventCount: loaded.run.eventCount };
  let marked: (() => void)[] = [];

  const post = (message: ToRoom): void => worker.postMessage(message);
  const moved = (place: Place, eventCount: number): void => {
    last = { step: place.step, eventCount };
  };
  const receive = (message: FromRoom): void => {
    switch (message.type) {
      case 'preparing':
        return listener.preparing(message.done);
      case 'ready':
        return listener.ready();
      case 'entry': {
        const { entry, eventCount, place } = message;
        void logs.append(run, entry).catch(() => listener.storage('full'));
        if (entry.what.kind === 'event')
          keeper.log(eventCount - 1, { step: entry.step, event: entry.what.event }, place);
        return moved(place, eventCount);
      }
      case 'rewritten':
        keeper.rewrite(message.events, message.place);
        return moved(message.place, message.events.length);
      case 'place':
        moved(message.place, message.eventCount);
        return keeper.place(message.place);
      case 'checkpoint':
        keeper.checkpoint(message.checkpoint, message.place);
        for (const done of marked) done();
        marked = [];
        return undefined;
      case 'superseded':
        return listener.superseded();
      case 'failed':
        return listener.failed(message);
    }
  };

  const leave = (): void => rememberPlace(run, last);
  addEventListener('pagehide', leave);
  worker.addEventListener('message', ({ data }: MessageEvent<FromRoom>) => receive(data));
  worker.addEventListener('error', ({ message }) =>
    listener.failed({ type: 'failed', detail: message, record: null, debrief: null }),
  );
  const record = recordOf(loaded.record, log, request.step);
  post({
    type: 'open',
    run,
    epoch,
    definition: request.definition,
    opening: { kind: 'resume', record, checkpoint: loaded.checkpoint },
    log,
    goOn: request.waited,
  });

  return {
    async flush() {
      const written = new Promise<void>((resolve) => marked.push(resolve));
      post({ type: 'checkpoint' });
      await written;
      await keeper.settled();
    },
    close() {
      leave();
      removeEventListener('pagehide', leave);
      worker.terminate();
    },
  };
}

/** The log is the truth of a session; a run that was begun without one has only its record. */
function recordOf(kept: RunRecord, log: Parameters<typeof recordFromLog>[1], step: number): RunRecord {
  const { events: _events, step: _step, digest: _digest, ...header } = kept;
  const moved = Math.max(kept.step, step);
  return log.length === 0
    ? { ...kept, step: moved, digest: moved > kept.step ? '' : kept.digest }
    : recordFromLog(header, log, moved);
}
