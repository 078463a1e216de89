// What was lived is kept on disk: it must come back as if it had never been away.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keep, readKept } from '../../../src/headless/trial/cache.ts';
import { fromBytes, toBytes } from '../../../src/perfusion/bytes.ts';

it('reads back the typed arrays within what was kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'refill-kept-'));
  const patient = { words: 'kept', inner: toBytes({ volumes: new Float64Array([1, 2, 3]) }) };
  keep(folder, 'one.patient', toBytes(patient));
  const kept = fromBytes(readKept(folder, 'one.patient')!) as typeof patient;
  expect(fromBytes(kept.inner)).toEqual({ volumes: new Float64Array([1, 2, 3]) });
});

it('finds nothing where nothing was kept', () => {
  expect(readKept(tmpdir(), 'refill-never-kept.patient')).toBeNull();
});
