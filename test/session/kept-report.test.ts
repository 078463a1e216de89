// A run of an earlier version opens from what it recorded, and can only be played on as another run under the present model.
import { describe, expect, it, vi } from 'vitest';
import { record, saveRun } from '../../src/engine/run.ts';
import type { RunRecord } from '../../src/engine/types.ts';
import { readCase } from '../../src/headless/case-file.ts';
import { keptReport } from '../../src/main/kept-report.ts';
import { MODEL_VERSION } from '../../src/perfusion/version.ts';
import type { LoadedRun } from '../../src/session/storage.ts';
import { begin, MINUTE } from '../engine/driver.ts';

vi.setConfig({ testTimeout: 400_000 });

describe('a run of an earlier version', () => {
  const player = begin('urosepsis')
    .give('balanced')
    .wait(10 * MINUTE);
  const bytes = saveRun(player.run);
  const old = { ...record(player.run), model: '0.0.1', caseVersion: 1 };
  const loaded = (checkpoint: LoadedRun['checkpoint']): LoadedRun => ({
    run: {} as LoadedRun['run'],
    record: old,
    checkpoint,
  });
  const branched: RunRecord[] = [];
  const desk = {
    runId: 'run',
    notes: {},
    keepNotes: () => undefined,
    branch: (one: RunRecord) => void branched.push(one),
  };
  const open = (kept: Uint8Array) =>
    keptReport(loaded({ step: old.step, eventCount: 2, bytes: kept }), readCase('urosepsis'), desk);

  it('has the same debrief as on the day it was played', () => {
    const report = open(bytes)!;
    expect(report.older).toBe(true);
    expect(report.debrief.marks).toEqual(player.debrief.marks);
    expect(report.debrief.timeline).toEqual(player.debrief.timeline);
  });
  it('goes on as a run of the present model and case', () => {
    open(bytes)!.retry(5 * MINUTE);
    expect(branched[0]).toMatchObject({
      model: MODEL_VERSION,
      caseVersion: readCase('urosepsis').version,
      step: 150_000,
    });
  });
  it('that left nothing readable is not opened', () => {
    expect(keptReport(loaded(null), undefined, desk)).toBeNull();
    const broken = bytes.slice();
    broken[bytes.length - 9] ^= 1;
    expect(open(broken)).toBeNull();
  });
});
