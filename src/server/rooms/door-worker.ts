// A process that lives the hours before arrival of one patient, which takes seconds, and keeps the state in a file.
import { record, saveRun, startRun } from '../../engine/run.ts';
import type { RunRecord } from '../../engine/types.ts';
import { readCase } from '../../headless/case-file.ts';
import { keep } from '../../headless/trial/cache.ts';

export interface DoorWork {
  case: string;
  seed: number;
  mode: RunRecord['mode'];
  folder: string;
  name: string;
}

export default function live({ case: id, seed, mode, folder, name }: DoorWork): void {
  const run = startRun(readCase(id), { seed, mode, resolution: 'full' });
  keep(folder, `${name}.record.json`, JSON.stringify(record(run)));
  keep(folder, `${name}.state`, saveRun(run));
}
