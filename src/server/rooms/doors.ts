// Patients at the door: each case and seed is lived once, in another process, and kept for every station and every later session.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../../engine/types.ts';
import { caseFile } from '../../headless/case-file.ts';
import { openPool } from '../../headless/pool.ts';
import { CACHE_FOLDER, readKept, shortHash, sourceDigests } from '../../headless/trial/cache.ts';
import type { Checkpoint } from '../../session/messages.ts';
import type { DoorWork } from './door-worker.ts';

/** The patient on arrival: the record without events, and the state. */
export interface Door {
  record: RunRecord;
  checkpoint: Checkpoint;
}

/** Beside this file, in the sources and in the packed folder alike. */
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('./door-worker.ts', import.meta.url)
  : new URL('./door-worker.mjs', import.meta.url);

export interface Doors {
  of: (caseId: string, seed: number, mode: RunRecord['mode']) => Promise<Door>;
  close: () => Promise<void>;
}

export function openDoors(workers?: number): Doors {
  const folder = join(CACHE_FOLDER, 'doors', sourceDigests().lived);
  const asked = new Map<string, Promise<Door>>();
  let pool: ReturnType<typeof openPool> | null = null;
  const read = (name: string): Door | null => {
    const bytes = readKept(folder, `${name}.state`);
    const text = readKept(folder, `${name}.record.json`);
    if (bytes === null || text === null) return null;
    const record = JSON.parse(new TextDecoder().decode(text)) as RunRecord;
    return { record, checkpoint: { step: record.step, eventCount: 0, bytes } };
  };
  const live = async (work: DoorWork): Promise<Door> => {
    const kept = read(work.name);
    if (kept) return kept;
    pool ??= openPool(WORKER, workers);
    await pool.run(work);
    return read(work.name)!;
  };
  return {
    of(caseId, seed, mode) {
      const name = `${caseId}-${shortHash(readFileSync(caseFile(caseId), 'utf8'))}-${seed}-${mode}`;
      const door = asked.get(name) ?? live({ case: caseId, seed, mode, folder, name });
      asked.set(name, door);
      door.catch(() => asked.delete(name));
      return door;
    },
    close: async () => pool?.close(),
  };
}
