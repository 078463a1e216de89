// The library's runs: lists them, brings records in from files, writes them out, removes them.
import type { RunRecord } from '../engine/types.ts';
import { forgetPlace } from '../session/last-place.ts';
import { readRecordFile, recordFileName, writeRecordFile } from '../session/record-file.ts';
import type { RunStore, StoredRun } from '../session/storage.ts';
import type { KeptRun } from '../views/game.ts';
import { canPlay, playable } from './cases.ts';
import { hideBanner, kept, showBanner } from './state.ts';

const STEPS_PER_SECOND = 500;

export interface Shelf {
  refresh(): Promise<void>;
  importFile(file: File): Promise<void>;
  exportKept(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

export function createShelf(store: RunStore, tab: string): Shelf {
  const refresh = async (): Promise<void> => {
    const runs = await store.list().catch(() => []);
    kept.value = runs.map(keptOf).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  };
  return {
    refresh,
    async importFile(file) {
      const read = readRecordFile(await file.text().catch(() => ''), playable);
      hideBanner('not-a-record', 'foreign', 'newer', 'damaged', 'too-large', 'unknown-case', 'other-model', 'imported');
      if (!read.ok) return showBanner(read.problem);
      try {
        await store.create(storedOf(read.record, tab), read.record.events);
        showBanner('imported');
      } catch {
        showBanner('storageFull');
      }
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
