// Where everything is put together: cases, storage, tabs, worker, sound and screens. The only place that knows all rooms.
import { render } from 'preact';
import type { RunRecord } from './engine/types.ts';
import { drawnSummary } from './engine/vary.ts';
import { memoryStore } from './session/memory-store.ts';
import { shelteredStore } from './session/sheltered-store.ts';
import { openStore, StorageError } from './session/storage.ts';
import type { RunStore } from './session/storage.ts';
import { createTabs } from './session/tabs.ts';
import { isHome, readAddress, setAddress } from './main/address.ts';
import { summaries } from './main/cases.ts';
import type { OpenLab } from './main/lab.ts';
import { workOffline } from './main/offline.ts';
import { fetched, onceFetched } from './main/fetched.ts';
import type { Hearing } from './main/hearing.ts';
import { runsLater } from './main/runs-later.ts';
import type { GameNeeds } from './main/game-needs.ts';
import { createShelf, download, saveFile } from './main/shelf.ts';
import { banners, caption, hideBanner, kept, screen, showBanner } from './main/state.ts';
import { courseHere, watcherOf } from './main/launched.ts';
import { App, fetchBedside } from './views/app.tsx';
import type { Shell } from './views/game.ts';
import type { StageChoice } from './views/stage-host.tsx';
import './views/styles/base.css';
import './views/styles/bedside.css';
import './views/styles/debrief.css';
import './views/styles/learn.css';
import './views/styles/lab.css';
import './views/styles/session.css';
import './views/styles/rooms.css';

const tab = Math.random().toString(36).slice(2);
const query = new URLSearchParams(location.search);

void boot();

async function boot(): Promise<void> {
  const store = await openStoreOrMemory();
  const shelf = createShelf(store, tab);
  const base = { store, tab, watcher: watcherOf(location.search), exportRecord: safeDownload, toLibrary, setAddress };
  const runs = runsLater({ ...base, tabs: createTabs(tab) });

  /** Counts what was asked for: who has gone on while a run was being closed is not fetched back to the library. */
  let asked = 0;
  function toLibrary(): void {
    closeLab();
    setAddress('');
    const mine = ++asked;
    void Promise.all([runs.close(), closeSession()]).then(() => {
      if (mine !== asked) return undefined;
      screen.value = { at: 'library' };
      return shelf.refresh();
    });
  }

  function toPrebrief(caseId: string): void {
    const summary = summaries.find((one) => one.id === caseId);
    if (!summary) {
      showBanner('unknownCase');
      return toLibrary();
    }
    hideBanner('unknownCase');
    setAddress(`case/${caseId}`);
    screen.value = { at: 'prebrief', summary, seed: newSeed(), told: (seed) => drawnSummary(summary, seed) };
    whenIdle(() => {
      runs.fetch();
      fetchBedside(stageChoice());
    });
  }

  let lab: OpenLab | null = null;
  function closeLab(): void {
    lab?.close();
    lab = null;
  }

  async function toLab(id: string | null): Promise<void> {
    closeLab();
    const { createLabGame, isExperiment } = await fetched(import('./main/lab.ts'));
    const experiment = isExperiment(id) ? id : null;
    setAddress(experiment === null ? 'lab' : `lab/${experiment}`);
    closeLab();
    lab = createLabGame(experiment);
    screen.value = { at: 'lab', lab: lab.game, experiment };
  }

  const sessionNeeds = (hearing: Hearing): GameNeeds => ({ ...base, tabs: createTabs(tab), hearing });
  const rooms = onceFetched(async () => {
    const [{ createRooms }, { createHearing }] = await Promise.all([
      import('./main/rooms.ts'),
      import('./main/hearing.ts'),
    ]);
    return createRooms(sessionNeeds(createHearing()));
  });
  const sessions = onceFetched(async () => {
    const [{ createSessionWindows }, { createHearing }] = await Promise.all([
      import('./main/session-windows.ts'),
      import('./main/hearing.ts'),
    ]);
    return createSessionWindows(sessionNeeds(createHearing()));
  });
  async function closeSession(): Promise<void> {
    (await rooms.already())?.close();
    await (await sessions.already())?.close();
  }

  const ownStore = onceFetched(async () => (await import('./main/own-store.ts')).openOwnStore());

  let useUpdate = (): void => undefined;
  workOffline((useNow) => {
    useUpdate = useNow;
    showBanner('updateReady');
  });

  const shell: Shell = {
    screen,
    banners,
    cases: summaries,
    kept,
    caption,
    toLibrary,
    toPrebrief,
    toLab: (experiment) => void toLab(experiment ?? null),
    start(caseId, mode, seed) {
      const summary = summaries.find((one) => one.id === caseId);
      if (!summary) return;
      void runs.start(summary, mode, mode === 'exam' ? summary.exam.seed : (seed ?? newSeed()));
    },
    startSession(caseId, mode, seed) {
      const summary = summaries.find((one) => one.id === caseId);
      if (!summary) return;
      void fetched(sessions.get()).then(async (now) =>
        now.start(summary, mode, mode === 'exam' ? summary.exam.seed : (seed ?? newSeed())),
      );
    },
    open: (id) => void runs.open(id),
    takeOver: (id) => void runs.takeOver(id),
    remove: (id) => void shelf.remove(id),
    importFile: (file) => void shelf.importFile(file),
    exportKept: (id) => void shelf.exportKept(id),
    exportAll: () => void shelf.exportAll().catch(() => showBanner('exportFailed')),
    removeAll: () => void shelf.removeAll(),
    exportReport: () => safeDownload(recordInView()),
    saveFile: safeSave,
    course: courseHere,
    ownStore: ownStore.get,
    dismiss: hideBanner,
    unlockSound: () => {
      runs.unlockSound();
      hideBanner('soundBlocked');
    },
    useUpdate: () => useUpdate(),
  };

  function followAddress(): void {
    const mine = ++asked;
    const afterRuns = (go: () => void): void => void runs.close().then(() => (mine === asked ? go() : undefined));
    const [kind, id, page] = readAddress();
    closeLab();
    if (kind === 'lab') afterRuns(() => void toLab(id ?? null));
    else if (kind === 'case' && id) afterRuns(() => toPrebrief(id));
    else if (kind === 'run' && id) void closeSession().then(async () => runs.open(id));
    else if (kind === 'session' && id)
      afterRuns(() => void fetched(sessions.get()).then((now) => now.open(id, page ?? '')));
    else if (kind === 'join') void fetched(rooms.get()).then((now) => now.toJoin(id ?? null));
    else if (kind === 'open' && id) void fetched(rooms.get()).then((now) => now.toDesk(id));
    else if (kind === 'room') void fetched(rooms.get()).then((now) => now.again());
    else toLibrary();
  }

  await shelf.refresh();
  render(<App shell={shell} stage={stageChoice()} onNoPicture={() => showBanner('noPicture')} />, appRoot());
  addEventListener('hashchange', followAddress);
  const wanted = query.get('case');
  if (wanted !== null && isHome()) toPrebrief(wanted);
  else followAddress();
  if (isWaiting()) void ownStore.get().then((own) => own.again());
}

async function openStoreOrMemory(): Promise<RunStore> {
  try {
    return shelteredStore(await openStore());
  } catch (error) {
    const newer = error instanceof StorageError && error.trouble === 'newer';
    showBanner(newer ? 'storageNewer' : 'storageForbidden');
    return memoryStore();
  }
}

function recordInView(): RunRecord | null {
  const now = screen.value;
  if (now.at === 'debrief') return now.report.record;
  return now.at === 'failed' || now.at === 'older' ? now.record : null;
}

function safeDownload(record: RunRecord | null): void {
  try {
    if (record) download(record);
  } catch {
    showBanner('exportFailed');
  }
}

function safeSave(name: string, type: string, text: string): void {
  try {
    saveFile(name, type, text);
  } catch {
    showBanner('exportFailed');
  }
}

function stageChoice(): StageChoice {
  if (query.get('stage') === 'off') return 'off';
  const wish = query.get('renderer');
  return wish === 'webgl' || wish === 'canvas' ? wish : 'auto';
}

/** Did an earlier visit leave something for a learning record store? */
function isWaiting(): boolean {
  try {
    return localStorage.getItem('refill.lrs-waiting') !== null;
  } catch {
    return false;
  }
}

function appRoot(): HTMLElement {
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no place for the game.');
  return root;
}

/** For what can wait until the screen stands. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}

function newSeed(): number {
  return 1 + Math.floor(Math.random() * 999_999);
}
