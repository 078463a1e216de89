// Opens one window of a session: joins it, runs the patient if no other window does, and shows the screen of its role.
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { CaseDefinition } from '../engine/case-schema.ts';
import { caseSummary } from '../engine/read-case.ts';
import { drawnCase } from '../engine/vary.ts';
import type { Debrief } from '../engine/debrief-types.ts';
import type { CaseSummary, RunRecord } from '../engine/types.ts';
import { recallPlace } from '../session/last-place.ts';
import { takeSeat } from '../session/room/client.ts';
import type { LinkState, SeatLink } from '../session/room/client.ts';
import { openLogStore } from '../session/room/log-store.ts';
import { runSession } from '../session/room/owner.ts';
import type { Owner } from '../session/room/owner.ts';
import { browserLocks, waitToOwn } from '../session/room/ownership.ts';
import type { Ownership } from '../session/room/ownership.ts';
import type { Role } from '../session/room/roles.ts';
import type { RoleView, Welcome } from '../session/room/view.ts';
import { openWire } from '../session/room/wire.ts';
import type { LoadedRun, RunStore } from '../session/storage.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import type { Told } from '../views/session/session-game.ts';
import { sessionWords } from '../views/session/words-session.ts';
import { canPlay, fetchCase } from './cases.ts';
import { observerSheet } from './observer-sheet.ts';
import type { Sheet } from './observer-sheet.ts';
import { reportOf } from './reports.ts';
import { newRunId } from './runs.ts';
import { createSessionScreen } from './session-screen.ts';
import type { GameNeeds } from './game-needs.ts';
import type { PageName, SessionScreen } from './session-screen.ts';
import { storedOf } from './shelf.ts';
import { hideBanner, screen, showBanner } from './state.ts';

export interface SessionWindows {
  /** Makes a run and opens this window as its instructor's. */
  start(summary: CaseSummary, mode: RunRecord['mode'], seed: number): Promise<void>;
  open(run: string, page: string): Promise<void>;
  close(): Promise<void>;
}

const ROLE: Record<PageName, Role> = {
  instructor: 'instructor',
  learner: 'trainee',
  monitor: 'display',
  projector: 'display',
  observer: 'observer',
};

interface OpenWindow {
  link: SeatLink;
  ownership: Ownership;
  owner: Owner | null;
  release: (() => void) | null;
}

export function createSessionWindows(needs: GameNeeds): SessionWindows {
  let open: OpenWindow | null = null;
  let turn = 0;

  const close = async (): Promise<void> => {
    turn++;
    const closing = open;
    open = null;
    needs.hearing.silence();
    if (!closing) return;
    closing.link.leave();
    await letGo(closing);
  };

  const enter = async (run: string, page: string): Promise<void> => {
    await close();
    const mine = turn;
    hideBanner('unknownRun', 'damagedRun', 'other-model', 'sessionInsecure');
    const locks = browserLocks();
    if (!locks) return leaveWith('sessionInsecure', needs);
    const loaded = await load(needs.store, run);
    const written = loaded && (await fetchCase(loaded.record.case));
    if (mine !== turn) return;
    if (!loaded || !written) return leaveWith('unknownRun', needs);
    if (!canPlay(loaded.record)) return leaveWith('other-model', needs);
    const name: PageName = isPage(page) ? page : 'learner';
    const definition = drawnCase(written, loaded.record.seed);
    open = sit({
      needs,
      run,
      name,
      definition,
      mode: loaded.record.mode,
      locks,
      current: () => open,
    });
  };

  return {
    async start(summary, mode, seed) {
      await close();
      const run = newRunId();
      const now = new Date().toISOString();
      const header: RunRecord = {
        format: 1,
        app: 'refill',
        model: MODEL_VERSION,
        case: summary.id,
        caseVersion: summary.version,
        seed,
        mode,
        resolution: 'full',
        events: [],
        step: 0,
        digest: '',
        savedAt: now,
      };
      try {
        await needs.store.create({ ...storedOf(header, needs.tab), id: run, startedAt: now, phase: 'briefing' }, []);
      } catch {
        return showBanner('storageFull');
      }
      needs.setAddress(`session/${run}/instructor`);
      await enter(run, 'instructor');
    },
    open: enter,
    close,
  };
}

interface Sitting {
  needs: GameNeeds;
  run: string;
  name: PageName;
  definition: CaseDefinition;
  mode: RunRecord['mode'];
  locks: NonNullable<ReturnType<typeof browserLocks>>;
  /** The window that is open now. */
  current(): OpenWindow | null;
}

/** Takes the seat at once, and the patient when it is free. */
function sit(sitting: Sitting): OpenWindow {
  const { needs, run, name, definition, mode, locks } = sitting;
  const summary = caseSummary(definition);
  const status = signal<string>(sessionWords.waiting.joining);
  screen.value = { at: 'waiting', waiting: { title: summary.title, text: status, lines: [] } };
  let shown: SessionScreen | null = null;
  let sheet: Sheet | null = null;

  const link: SeatLink = takeSeat({
    seat: `${name}-${needs.tab}`,
    wire: openWire(run, ROLE[name]),
    speaker: name === 'monitor',
    listener: {
      welcome(welcome: Welcome) {
        if (name === 'observer') {
          sheet ??= sheetOf(summary, link, status);
          return sheet.view(welcome.view);
        }
        shown ??= createSessionScreen({ needs, run, name, definition, mode, link });
        shown.welcome(welcome);
      },
      view: (view: RoleView) => (sheet ?? shown)?.view(view),
      guesses: (guesses) => sheet?.guesses(guesses),
      state: (state) => tellState(state, shown, status, summary),
      debrief: (debrief: Debrief, record: RunRecord) =>
        showDebrief(shown, { debrief, record, runId: run }, definition, needs),
    },
  });
  const mine: OpenWindow = { link, ownership: { release: () => undefined }, owner: null, release: null };
  mine.ownership = waitToOwn(run, locks, (waited) => void own(sitting, mine, waited, status));
  return mine;
}

/** The same sheet as on a phone at a server. */
function sheetOf({ title }: CaseSummary, link: SeatLink, said: Signal<string>): Sheet {
  said.value = '';
  return observerSheet({ code: '', title, ask: link.ask, said, comparison: signal(null) });
}

async function own(sitting: Sitting, mine: OpenWindow, waited: boolean, status: Signal<string>): Promise<void> {
  const { needs, run, definition, current } = sitting;
  const stop = async (): Promise<void> => {
    await letGo(mine);
    mine.link.leave();
    if (current() === mine || current() === null) screen.value = { at: 'elsewhere', runId: run, taken: true };
  };
  const claim = await needs.tabs.takeOver(run, stop);
  mine.release = claim.mine ? claim.release : null;
  await needs.store.claim(run, needs.tab);
  const [loaded, logs] = await Promise.all([load(needs.store, run), openLogStore()]);
  if (!loaded) return leaveWith('damagedRun', needs);
  const step = recallPlace(run, { step: loaded.record.step, eventCount: loaded.run.eventCount });
  mine.owner = await runSession({
    run,
    owner: needs.tab,
    definition,
    loaded,
    step,
    waited,
    store: needs.store,
    logs,
    listener: {
      preparing: (done) => {
        status.value = sessionWords.waiting.preparing(done);
      },
      ready: () => undefined,
      superseded: () => void stop(),
      failed: ({ detail, record }) => {
        screen.value = { at: 'failed', detail, record };
      },
      storage(trouble) {
        hideBanner('storageFull', 'storageForbidden');
        if (trouble === 'taken') void stop();
        else if (trouble) showBanner(trouble === 'full' ? 'storageFull' : 'storageForbidden');
      },
    },
  });
}

async function letGo(closing: OpenWindow): Promise<void> {
  const { owner } = closing;
  closing.owner = null;
  if (owner) {
    await Promise.race([owner.flush().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 1500))]);
    owner.close();
  }
  closing.release?.();
  closing.ownership.release();
}

function tellState(state: LinkState, shown: SessionScreen | null, status: Signal<string>, summary: CaseSummary): void {
  if (state.is === 'refused') {
    screen.value = { at: 'waiting', waiting: { title: summary.title, text: signal(state.reason), lines: [] } };
    return;
  }
  shown?.lost(state.is === 'lost');
  if (!shown && state.is !== 'joining') status.value = state.is === 'lost' ? sessionWords.said.lost : '';
}

export function showDebrief(
  shown: SessionScreen | null,
  told: Told,
  definition: CaseDefinition,
  needs: GameNeeds,
): void {
  if (shown?.debrief(told)) return;
  needs.hearing.silence();
  screen.value = {
    at: 'debrief',
    report: reportOf({
      debrief: told.debrief,
      record: told.record,
      definition,
      desk: { runId: told.runId, notes: {}, keepNotes: () => undefined, branch: (from) => void playAlone(from, needs) },
    }),
  };
}

/** A moment of the session, played on from there in this window alone. */
async function playAlone(record: RunRecord, { store, tab }: GameNeeds): Promise<void> {
  const id = newRunId();
  const now = new Date().toISOString();
  try {
    await store.create({ ...storedOf({ ...record, savedAt: now }, tab), id, startedAt: now }, record.events);
    location.hash = `#/run/${id}`;
  } catch {
    showBanner('storageFull');
  }
}

function leaveWith(banner: Parameters<typeof showBanner>[0], needs: GameNeeds): void {
  showBanner(banner);
  needs.toLibrary();
}

async function load(store: RunStore, run: string): Promise<LoadedRun | null> {
  try {
    return await store.load(run);
  } catch {
    return null;
  }
}

function isPage(page: string): page is PageName {
  return Object.hasOwn(ROLE, page);
}
