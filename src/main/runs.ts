// Opens, plays, hands over and closes one run at a time: the way between storage, tabs, worker and screen.
import { signal } from '@preact/signals';
import type { CaseDefinition } from '../engine/case-schema.ts';
import { caseSummary } from '../engine/read-case.ts';
import { drawnCase } from '../engine/vary.ts';
import type { Debrief } from '../engine/debrief-types.ts';
import type { CaseSummary, RunRecord } from '../engine/types.ts';
import { forgetPlace, recallEvents } from '../session/last-place.ts';
import type { FromWorker, Opening } from '../session/messages.ts';
import { openSession } from '../session/session.ts';
import type { Session, SessionListener } from '../session/session.ts';
import { StorageError } from '../session/storage.ts';
import type { LoadedRun, RunStore, StorageTrouble } from '../session/storage.ts';
import type { Claim } from '../session/tabs.ts';
import type { Report } from '../views/game.ts';
import { preferences } from '../views/preferences.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import { canPlay, fetchCase } from './cases.ts';
import type { RunWatcher } from './course.ts';
import { gameOf } from './game-of.ts';
import type { LiveGame } from './game-of.ts';
import type { ReportDesk, ReportParts } from './reports.ts';
import { beginningOf, partsOf, reportOf } from './reports.ts';
import { storedOf } from './shelf.ts';
import type { GameNeeds } from './game-needs.ts';
import { hideBanner, screen, showBanner } from './state.ts';

export interface Runs {
  start(summary: CaseSummary, mode: RunRecord['mode'], seed: number): Promise<void>;
  open(id: string): Promise<void>;
  takeOver(id: string): Promise<void>;
  /** Stores and closes the open run, if any. */
  close(): Promise<void>;
}

interface OpenRun {
  id: string;
  session: Session;
  release(): void;
}

export function createRuns(needs: GameNeeds): Runs {
  const { store, tabs, tab } = needs;
  let open: OpenRun | null = null;
  /** Counts what was asked for; what is ready only after somebody has left is dropped. */
  let turn = 0;

  const close = async (): Promise<void> => {
    turn++;
    const closing = open;
    open = null;
    needs.hearing.silence();
    if (!closing) return;
    await settleWithin(closing.session.flush(), 1500);
    closing.session.close();
    closing.release();
  };

  /** Another tab asks for this run: write everything, then say so. */
  const giveUp = async (id: string): Promise<void> => {
    await close();
    screen.value = { at: 'elsewhere', runId: id, taken: true };
  };

  const begin = (id: string, written: CaseDefinition, opening: Opening, claim: Claim): void => {
    const { mode, seed } = opening.kind === 'new' ? opening : opening.record;
    const definition = drawnCase(written, seed);
    const current = (): Session | null => open?.session ?? null;
    const listener = listenerOf({ id, definition, mode, opening, needs, session: current, giveUp, desk: deskOf(id) });
    const session = openSession({ id, owner: tab, definition, opening, store, listener });
    open = { id, session, release: claim.mine ? claim.release : () => undefined };
    holdWhileHidden();
  };

  const enter = async (id: string, claim: Claim, mine: number): Promise<void> => {
    if (mine !== turn) return letGo(claim);
    if (!claim.mine) {
      screen.value = { at: 'elsewhere', runId: id, taken: false };
      return;
    }
    await store.claim(id, tab);
    const loaded = await read(store, id);
    const definition = loaded && (await fetchCase(loaded.record.case));
    if (mine !== turn) return letGo(claim);
    if (!loaded || !definition || !canPlay(loaded.record)) {
      claim.release();
      return readOnly(loaded, definition ?? undefined);
    }
    const record = await withLastMoment(store, tab, loaded);
    if (mine !== turn) return letGo(claim);
    begin(id, definition, { kind: 'resume', record, checkpoint: loaded.checkpoint }, claim);
  };

  /** A run that cannot be played as it was: its own debrief, else a new run of the same orders, else a sentence. */
  const readOnly = async (loaded: LoadedRun | null, definition: CaseDefinition | undefined): Promise<void> => {
    const notes = loaded?.run.notes ?? {};
    const report =
      loaded && (await import('./kept-report.ts')).keptReport(loaded, definition, { ...deskOf(loaded.run.id), notes });
    if (report) {
      screen.value = { at: 'debrief', report };
    } else if (loaded && definition) {
      const { record } = loaded;
      const again = (): void => branch(beginningOf(record, definition, Infinity));
      screen.value = { at: 'older', summary: caseSummary(definition), record, again };
    } else {
      if (loaded) showBanner('other-model');
      needs.toLibrary();
    }
  };

  const reach = async (id: string, how: 'claim' | 'takeOver'): Promise<void> => {
    if (open?.id === id) return;
    await close();
    const mine = turn;
    hideBanner('unknownRun', 'damagedRun', 'newerRun', 'other-model', 'imported', 'importedSome');
    needs.setAddress(`run/${id}`);
    const known = await read(store, id);
    if (mine !== turn) return; // Somebody has gone elsewhere meanwhile, and stays there.
    if (!known) return needs.toLibrary();
    await enter(id, await tabs[how](id, async () => giveUp(id)), mine);
  };

  /** Stores the beginning of another run and opens it; it is played again up to its moment. */
  const branch = (record: RunRecord): void => {
    const id = newRunId();
    const now = new Date().toISOString();
    const run = { ...storedOf({ ...record, savedAt: now }, tab), id, startedAt: now };
    void store.create(run, record.events).then(
      async () => reach(id, 'claim'),
      () => showBanner('storageFull'),
    );
  };

  const deskOf = (id: string): ReportDesk => ({
    runId: id,
    notes: {},
    keepNotes: (notes) => void store.annotate(id, { notes }).catch(() => showBanner('storageForbidden')),
    branch,
  });

  /** Told at the beginning too: somebody may have gone to another tab while the run was looked for. */
  function holdWhileHidden(): void {
    const hidden = document.visibilityState === 'hidden' && !preferences.value.background;
    open?.session.hold('hidden', hidden);
  }
  document.addEventListener('visibilitychange', holdWhileHidden);

  return {
    async start(summary, mode, seed) {
      await close();
      const mine = turn;
      const id = newRunId();
      forgetPlace(id);
      needs.setAddress(`run/${id}`);
      const [claim, definition] = await Promise.all([tabs.claim(id, async () => giveUp(id)), fetchCase(summary.id)]);
      if (!definition || mine !== turn) return letGo(claim);
      begin(id, definition, { kind: 'new', seed, mode, resolution: 'full' }, claim);
    },
    open: async (id) => reach(id, 'claim'),
    takeOver: async (id) => reach(id, 'takeOver'),
    close,
  };
}

interface ListenerNeeds {
  id: string;
  definition: CaseDefinition;
  mode: RunRecord['mode'];
  opening: Opening;
  needs: GameNeeds;
  session(): Session | null;
  giveUp(id: string): Promise<void>;
  desk: ReportDesk;
}

/** What the page does with everything that comes from the run. */
function listenerOf({ id, definition, mode, opening, needs, session, giveUp, desk }: ListenerNeeds): SessionListener {
  const done = signal(0);
  const summary = caseSummary(definition);
  const { seed } = opening.kind === 'new' ? opening : opening.record;
  let live: LiveGame | null = null;
  let asked = false;
  screen.value = { at: 'preparing', summary, done, reopening: opening.kind === 'resume' };

  const exportRecord = async (): Promise<void> => {
    const record = await session()?.record();
    if (record) needs.exportRecord(record);
  };
  const askDebrief = (): void => {
    if (asked) return;
    asked = true;
    needs.hearing.silence();
    session()?.askDebrief();
  };

  /** Tells what was accepted, with the clocks of patient and wall. */
  const watch = (run: Session, watcher: RunWatcher): Session => {
    watcher.opened({
      id,
      run: { case: definition.id, seed, mode, model: MODEL_VERSION },
      caseTitle: definition.title,
      events: opening.kind === 'resume' ? opening.record.events.length : 0,
    });
    return {
      ...run,
      async send(event) {
        const answer = await run.send(event);
        const { time = 0, orders = [] } = live?.game.bedside.peek() ?? {};
        const orderOf = (number: number): string | undefined => orders.find((one) => one.number === number)?.order;
        if (answer.accepted) watcher.event(event, time, Date.now(), orderOf);
        return answer;
      },
    };
  };

  /** With the words that were written beside an earlier reading of the same debrief. */
  const tell = async (debrief: Debrief, record: RunRecord): Promise<void> => {
    const { store } = needs;
    const kept = (await store.list().catch(() => [])).find((run) => run.id === id);
    await store.annotate(id, { parts: partsOf(debrief) }).catch(() => undefined);
    if (!session()) return;
    needs.watcher?.told({ debrief, record }, Date.now());
    screen.value = {
      at: 'debrief',
      report: reportOf({ debrief, record, definition, desk: { ...desk, notes: { ...kept?.notes } } }),
    };
  };

  return {
    preparing: (share) => {
      done.value = share;
    },
    ready(geometry, frame) {
      const opened = session();
      if (!opened) return;
      if (frame.bedside.phase === 'debrief') return askDebrief();
      const watched = needs.watcher ? watch(opened, needs.watcher) : opened;
      const options = { session: watched, definition, mode, geometry, first: frame };
      live = gameOf({ ...options, exportRecord: () => void exportRecord(), leave: needs.toLibrary });
      screen.value = { at: 'bedside', game: live.game };
      if (frame.bedside.phase === 'briefing') void watched.send({ type: 'case.begin' });
    },
    frame(frame) {
      if (frame.bedside.phase === 'debrief') return askDebrief();
      live?.frame(frame);
      needs.hearing.frame(frame.bedside, frame.emitted);
    },
    debrief: (debrief, record) => void tell(debrief, record),
    failed: (failure) => showFailure(failure, (parts) => reportOf({ ...parts, definition, desk }), needs),
    storage: (trouble) => tellStorage(trouble, id, giveUp),
  };
}

function showFailure(
  failure: Extract<FromWorker, { type: 'failed' }>,
  report: (parts: Pick<ReportParts, 'debrief' | 'record' | 'broken'>) => Report,
  needs: GameNeeds,
): void {
  needs.hearing.silence();
  console.error(`The run stopped: ${failure.detail}`);
  const { debrief, record, detail } = failure;
  if (debrief && record) screen.value = { at: 'debrief', report: report({ debrief, record, broken: detail }) };
  else screen.value = { at: 'failed', detail, record };
}

function tellStorage(trouble: StorageTrouble | null, id: string, giveUp: (id: string) => Promise<void>): void {
  hideBanner('storageFull', 'storageForbidden');
  if (trouble === 'full') showBanner('storageFull');
  else if (trouble === 'taken') void giveUp(id);
  else if (trouble) showBanner('storageForbidden');
}

/** The record with what the page before this one showed and accepted last, if its database had no time for it. */
async function withLastMoment(store: RunStore, tab: string, { record, run }: LoadedRun): Promise<RunRecord> {
  const { id, eventCount, phase, outcome } = run;
  const { step, events } = recallEvents(id, { step: record.step, eventCount });
  if (events.length > 0) {
    try {
      await store.save(id, tab, { index: eventCount, events, step, phase, outcome });
    } catch {
      return record; // The list of events may have no gap: without these, what is stored holds.
    }
  }
  return step > record.step || events.length > 0
    ? { ...record, events: [...record.events, ...events], step, digest: '' }
    : record;
}

/** Null, with a banner that says why, when there is nothing to open. */
async function read(store: RunStore, id: string): Promise<LoadedRun | null> {
  try {
    const loaded = await store.load(id);
    if (!loaded) showBanner('unknownRun');
    return loaded;
  } catch (error) {
    showBanner(error instanceof StorageError && error.trouble === 'newer' ? 'newerRun' : 'damagedRun');
    return null;
  }
}

function letGo(claim: Claim): void {
  if (claim.mine) claim.release();
}

async function settleWithin(work: Promise<void>, ms: number): Promise<void> {
  await Promise.race([work.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, ms))]);
}

export function newRunId(): string {
  const random = Math.floor(Math.random() * 36 ** 4).toString(36);
  return `${Date.now().toString(36)}-${random.padStart(4, '0')}`;
}
