// A learning record store of the educator's own: a finished run goes there when somebody presses Send, and only then. What waits outlives the page.
import { signal } from '@preact/signals';
import { v5 } from 'uuid';
import { OURS } from '../reports/namespace.ts';
import { wholeRun } from '../reports/xapi/statements.ts';
import type { Statement } from '../reports/xapi/scene.ts';
import { xapiScene } from '../reports/xapi/scene.ts';
import { openQueue } from '../session/lrs/queue.ts';
import type { StatementQueue } from '../session/lrs/queue.ts';
import { createSender } from '../session/lrs/sender.ts';
import type { LearnersRun, OwnStore, StoreState } from '../views/after/after-game.ts';

/** Says at the next visit that something waits; the address of the store, never a key. */
const WAITING_KEY = 'refill.lrs-waiting';
const ENDPOINT_KEY = 'refill.lrs-endpoint';
const OWN = 'own ';

export async function openOwnStore(): Promise<OwnStore> {
  const state = signal<StoreState>({ counts: null, trouble: null });
  const queue = await openQueue().catch(() => null);
  if (!queue) state.value = { counts: null, trouble: 'no-storage' };
  const sender =
    queue &&
    createSender({
      queue,
      fetch: async (...asked) => fetch(...asked),
      onState(lane, { counts, trouble }) {
        if (!lane.startsWith(OWN)) return;
        state.value = { counts, trouble };
        if (counts.waiting === 0) void settled(queue, lane);
      },
    });
  const again = async (): Promise<void> => {
    if (!queue || !sender) return;
    for (const { key } of await queue.lanes()) {
      if (!key.startsWith(OWN)) continue;
      sender.hurry(key);
      void sender.kick(key);
    }
  };
  addEventListener('online', () => void again());
  return {
    state,
    endpoint: remembered(ENDPOINT_KEY),
    allowed,
    async send(runs, { endpoint, key, secret }) {
      if (!queue || !sender) return;
      const address = endpoint.replace(/\/*$/, '/');
      const lane = { key: `${OWN}${address}`, endpoint: address, authorization: `Basic ${base64(`${key}:${secret}`)}` };
      await queue.openLane(lane);
      await queue.add(lane.key, runs.flatMap(statementsOf) as never);
      remember(ENDPOINT_KEY, address);
      remember(WAITING_KEY, address);
      void sender.kick(lane.key);
    },
    file: (runs) => `${JSON.stringify(runs.flatMap(statementsOf), null, 1)}\n`,
    again: () => void again(),
  };
}

/** The right to write is kept no longer than it is needed. */
async function settled(queue: StatementQueue, lane: string): Promise<void> {
  await queue.closeLane(lane);
  if ((await queue.lanes()).length === 0) forget(WAITING_KEY);
}

function statementsOf({ report: { debrief, record, runId }, learner }: LearnersRun): Statement[] {
  const scene = xapiScene({
    actor: { objectType: 'Agent', account: { homePage: OURS, name: learner } },
    registration: v5(`${OURS}/registrations/${runId}/${learner}`, v5.URL),
    runId,
    run: { case: record.case, seed: record.seed, mode: record.mode, model: record.model },
    caseTitle: debrief.caseTitle,
    course: null,
  });
  const saved = new Date(record.savedAt ?? Date.now()).getTime();
  const begun = new Date(saved - debrief.treated * 1000).toISOString();
  return wholeRun(scene, { record, debrief }, { begun, ended: new Date(saved).toISOString() });
}

/** What the page's own policy says: the game as built may talk to nobody. */
function allowed(endpoint: string): boolean {
  const policy = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content;
  const sources = policy === undefined ? null : (/connect-src ([^;]*)/.exec(policy)?.[1].split(/\s+/) ?? []);
  const { origin, protocol } = new URL(endpoint);
  return sources === null || origin === location.origin || sources.includes(origin) || sources.includes(protocol);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function remembered(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not kept: the queue is, and is looked at the next time somebody sends.
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
