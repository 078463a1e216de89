// The log of a session in the browser's own database: whole or up to the first gap, and one number for each window that ran it.
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../../src/session/room/log.ts';
import { openLogStore } from '../../../src/session/room/log-store.ts';

const entry = (n: number): LogEntry => ({
  n,
  step: n * 500,
  by: 'instructor',
  seat: 'desk',
  what: { kind: 'note', text: `note ${n}`, flag: null },
});

describe('the log store', () => {
  test('gives back what was written, each session apart', async () => {
    const store = await openLogStore('apart');
    for (const n of [0, 1, 2]) await store.append('a', entry(n));
    await store.append('b', entry(0));
    expect(await store.load('a')).toEqual([entry(0), entry(1), entry(2)]);
    expect(await store.load('b')).toEqual([entry(0)]);
    expect(await store.load('c')).toEqual([]);
  });

  test('of a log with a gap only the whole beginning counts', async () => {
    const store = await openLogStore('gap');
    for (const n of [0, 1, 3]) await store.append('a', entry(n));
    expect(await store.load('a')).toEqual([entry(0), entry(1)]);
  });

  test('every owner gets a higher number than all before it', async () => {
    const store = await openLogStore('epochs');
    const other = await openLogStore('epochs');
    expect(await Promise.all([store.nextEpoch('a'), other.nextEpoch('a'), store.nextEpoch('b')])).toEqual([1, 2, 1]);
    expect(await other.nextEpoch('a')).toBe(3);
  });
});
