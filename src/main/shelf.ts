// The library's runs: lists them, brings records in from files, writes them out, removes them.
import type { RunRecord } from '../engine/types.ts';
import { forgetPlace } from '../session/last-place.ts';
import { recordFileName, writeRecordFile } from '../session/record-file.ts';
import { readRunFile, runsFileName, writeRunsFile } from '../session/run-file.ts';
import type { FiledRun } from '../session/run-file.ts';
import type { RunStore, StoredRun } from '../session/storage.ts';
import type { KeptRun } from '../views/game.ts';
import { canPlay, playable } from './cases.ts';
import { hideBanner, kept, showBanner } from './state.ts';

const STEPS_PER_SECOND = 500;

export interface Shelf {
  refresh(): Promise<void>;
  importFile(file: File): Promise<void>;
  exportKept(id: string): Promise<void>;
  exportAll(): Promise<void>;
  remove(id: string): Promise<void>;
  /** Everything that this browser keeps of the learner. */
  removeAll(): Promise<void>;
}

export function createShelf(store: RunStore, tab: string): Shelf {
  const refresh = async (): Promise<void> => {
    const runs = await store.list().catch(() => []);
    kept.value = runs.map(keptOf).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  };
  return {
    refresh,
    async importFile(file) {
      const read = readRunFile(await file.text().catch(() => ''), playable);
      hideBanner(...FILE_BANNERS);
      if (!read.ok) return showBanner(read.problem);
      try {
        for (const one of read.runs) await store.create(filedRun(one, tab), one.record.events);
        showBanner(read.refused.length > 0 ? 'importedSome' : 'imported');
      } catch {
        showBanner('storageFull');
      }
      await refresh();
    },
    async exportAll() {
      const whole = [];
      for (const { id } of await store.list().catch(() => [])) {
        const loaded = await store.load(id).catch(() => null);
        if (loaded) whole.push(loaded);
      }
      saveFile(runsFileName(new Date().toISOString()), 'application/json', writeRunsFile(whole));
    },
    async removeAll() {
      await store.clear().catch(() => showBanner('storageForbidden'));
      forgetOwnWords();
      await refresh();
    },
    async exportKept(id) {
      try {
        const loaded = await store.load(id);
        if (loaded) return download(loaded.record);
        showBanner('unknownRun');
      } catch {
        showBanner('damagedRun');
      }
    },
    async remove(id) {
      await store.remove(id).catch(() => showBanner('storageForbidden'));
      forgetPlace(id);
      await refresh();
    },
  };
}

const FILE_BANNERS = [
  'not-a-record',
  'foreign',
  'newer',
  'damaged',
  'too-large',
  'unknown-case',
  'other-model',
  'imported',
  'importedSome',
] as const;

let imports = 0;
/** A run out of a file; what it holds beside the record stays with it. */
function filedRun({ record, startedAt, outcome, notes, parts }: FiledRun, tab: string): StoredRun {
  const run = storedOf(record, tab);
  const ended = outcome ? { phase: 'debrief' as const, outcome } : {};
  return { ...run, id: `${run.id}-${++imports}`, startedAt: startedAt ?? run.startedAt, ...ended, notes, parts };
}

/** Settings and places in this browser's small storage. */
function forgetOwnWords(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('refill.')) localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** Hands the record to the browser as a file. */
export function download(record: RunRecord): void {
  saveFile(recordFileName(record), 'application/json', writeRecordFile(record));
}

export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function keptOf(run: StoredRun): KeptRun {
  const { id, header, startedAt, step, outcome } = run;
  const time = step / STEPS_PER_SECOND;
  return {
    id,
    caseId: header.case,
    mode: header.mode,
    seed: header.seed,
    startedAt,
    time,
    outcome,
    playable: canPlay(header),
    parts: run.parts ?? {},
  };
}

export function storedOf(record: RunRecord, owner: string): StoredRun {
  const { events, step, digest, savedAt, ...header } = record;
  const now = new Date().toISOString();
  return {
    id: `file-${Date.now().toString(36)}`,
    format: 1,
    owner,
    header,
    startedAt: savedAt ?? now,
    savedAt: now,
    step,
    digest,
    eventCount: events.length,
    phase: 'running',
    outcome: null,
  };
}
