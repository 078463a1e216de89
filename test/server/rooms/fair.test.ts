// A computer that cannot keep the pace is slow for every station alike: nobody's patient runs ahead of the others'.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCase } from '../../../src/headless/case-file.ts';
import { MODEL_VERSION } from '../../../src/perfusion/version.ts';
import { openDoors } from '../../../src/server/rooms/doors.ts';
import { openFileStore } from '../../../src/server/rooms/file-store.ts';
import { openLiveSession } from '../../../src/server/rooms/live/session.ts';
import { newCode, newKey } from '../../../src/server/rooms/plan.ts';
import type { SessionPlan } from '../../../src/server/rooms/plan.ts';

test('stations of one room share what time there is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'refill-fair-'));
  const store = openFileStore(folder);
  const doors = openDoors();
  const plan: SessionPlan = {
    format: 1,
    code: newCode(),
    case: 'urosepsis',
    caseVersion: 1,
    seed: 7,
    patients: 'same',
    mode: 'practice',
    stations: 4,
    model: MODEL_VERSION,
    key: newKey(),
    createdAt: '',
  };
  await store.create(plan);
  const session = await openLiveSession({ plan, definition: readCase('urosepsis'), store, doors, onLost: () => {} });
  await session.ready;
  const hosts = session.live.places.map((place) => place!.station.host);
  for (const host of hosts) {
    host.ask({ role: 'instructor', id: '' }, { do: 'event', event: { type: 'case.begin' } });
    host.ask({ role: 'instructor', id: '' }, { do: 'pace', pace: 60 });
  }
  const began = performance.now();
  const rounds: boolean[] = [];
  // So slow that every look at the watch says: out of time.
  for (let turn = 1; turn <= 40; turn++) rounds.push(session.advance(began + turn * 100, () => true));
  expect(rounds.filter(Boolean)).toHaveLength(10);
  const steps = hosts.map((host) => host.step());
  expect(steps[0]).toBeGreaterThanOrEqual(100);
  expect(new Set(steps).size).toBe(1);
  await session.close('', false);
  await Promise.all([doors.close(), store.close()]);
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
