// The worker of a session that has several windows: hosts the run, talks with every window over its wire, tells the owning page what to keep.
import type { Place } from '../keeper.ts';
import { createHost } from './host.ts';
import type { SessionHost } from './host.ts';
import { createHub } from './hub.ts';
import type { Hub } from './hub.ts';
import type { FromRoom, ToRoom } from './messages.ts';
import { passed } from './slot.ts';
import { openWire } from './wire.ts';

const SLICE_MS = 14;
const FRAME_MS = 58;
const PLACE_MS = 1000;
const CHECKPOINT_MS = 20_000;
/** A gap this long between two slices: the computer slept. */
const NAP_MS = 30_000;

interface Open {
  host: SessionHost;
  hub: Hub;
}

let open: Open | null = null;
let over = false;
let lastSlice = 0;
let lastFrame = 0;
let lastPlace = 0;
let lastCheckpoint = 0;
let rewritten = false;

export function take(message: ToRoom): void {
  try {
    if (message.type === 'open') begin(message);
    else checkpoint();
  } catch (error) {
    fail(error);
  }
}

function begin({ run, epoch, definition, opening, log, goOn }: Extract<ToRoom, { type: 'open' }>): void {
  let host: SessionHost | null = null;
  const early: Parameters<Parameters<typeof createHost>[0]['keeper']['entry']>[0][] = [];
  host = createHost({
    definition,
    opening,
    log,
    goOn,
    onProgress: (done) => post({ type: 'preparing', done }),
    keeper: {
      entry(entry) {
        if (host) post({ type: 'entry', entry, eventCount: host.eventCount(), place: placeOf(host) });
        else early.push(entry);
      },
      rewritten(events) {
        rewritten = true;
        if (host)
          post({ type: 'rewritten', events: events.map(({ step, event }) => ({ step, event })), place: placeOf(host) });
      },
    },
  });
  for (const entry of early) post({ type: 'entry', entry, eventCount: host.eventCount(), place: placeOf(host) });
  if (goOn) host.tell('taken-over', 0);
  const wires = {
    instructor: openWire(run, 'instructor'),
    trainee: openWire(run, 'trainee'),
    display: openWire(run, 'display'),
    observer: openWire(run, 'observer'),
  };
  const hub = createHub({ host, epoch, wires, onSuperseded: () => stop({ type: 'superseded' }) });
  open = { host, hub };
  post({ type: 'ready', eventCount: host.eventCount() });
  lastSlice = lastCheckpoint = Date.now();
  checkpoint();
  slice();
}

function slice(): void {
  if (!open || over) return;
  const began = performance.now();
  const now = Date.now();
  const gap = passed(lastSlice, now);
  lastSlice = now;
  try {
    if (gap > NAP_MS) nap(open, gap);
    else open.host.advance(gap, () => performance.now() - began > SLICE_MS);
    keepUp(open, now);
  } catch (error) {
    return fail(error);
  }
  setTimeout(slice, performance.now() - began > SLICE_MS ? 0 : 6);
}

/** The patient did not age while the computer slept; people decide when it goes on. */
function nap({ host }: Open, gap: number): void {
  host.hold();
  host.advance(gap, () => true);
  host.tell('asleep', Math.round(gap / 1000));
}

function keepUp({ host, hub }: Open, now: number): void {
  if (Math.abs(now - lastFrame) >= FRAME_MS) {
    lastFrame = now;
    hub.show();
  }
  if (Math.abs(now - lastPlace) >= PLACE_MS) {
    lastPlace = now;
    post({ type: 'place', place: placeOf(host), eventCount: host.eventCount() });
  }
  if (rewritten || Math.abs(now - lastCheckpoint) >= CHECKPOINT_MS) checkpoint();
}

function checkpoint(): void {
  if (!open) return;
  rewritten = false;
  lastCheckpoint = Date.now();
  post({ type: 'checkpoint', checkpoint: open.host.checkpoint(), place: placeOf(open.host) });
}

function placeOf(host: SessionHost): Place {
  const { phase, outcome } = host.present();
  return { step: host.step(), phase, outcome };
}

function fail(error: unknown): void {
  const host = open?.host;
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  stop({
    type: 'failed',
    detail: error instanceof Error ? error.message : String(error),
    record: host ? attempt(() => host.record()) : null,
    debrief: host ? attempt(() => host.debrief()) : null,
  });
}

function stop(last: FromRoom): void {
  if (over) return;
  over = true;
  open?.hub.close();
  post(last);
}

function post(message: FromRoom): void {
  postMessage(message);
}
