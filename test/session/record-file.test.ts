// A record survives its journey as a file; every damaged, foreign or newer file is refused with its own word.
import { describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/engine/types.ts';
import { checksumOf, isNewer, recordFileName, writeRecordFile } from '../../src/session/record-file.ts';
import type { Playable } from '../../src/session/record-file.ts';
import { readRunFile, writeRunsFile } from '../../src/session/run-file.ts';
import type { StoredRun } from '../../src/session/storage.ts';

const playable: Playable = { model: '0.9.0', cases: new Map([['urosepsis', 2]]) };
const record: RunRecord = {
  format: 1,
  app: 'refill',
  model: '0.9.0',
  case: 'urosepsis',
  caseVersion: 2,
  seed: 7,
  mode: 'learn',
  resolution: 'full',
  events: [
    { step: 0, event: { type: 'case.begin' } },
    { step: 510, event: { type: 'order.place', order: 'norepinephrine', values: { rate: 0.1 } } },
  ],
  step: 1000,
  digest: 'abc',
  savedAt: '2026-11-22T10:00:00.000Z',
};

/** The file of a changed record, with a checksum that fits the change. */
function fileWith(change: Record<string, unknown>, wrapper: Record<string, unknown> = {}): string {
  const changed = { ...record, ...change };
  return JSON.stringify({
    app: 'refill',
    format: 1,
    checksum: checksumOf(JSON.stringify(changed)),
    record: changed,
    ...wrapper,
  });
}

describe('a record file', () => {
  test('brings the same record back', () => {
    expect(readRunFile(writeRecordFile(record), playable)).toEqual({
      ok: true,
      runs: [{ record, older: false, startedAt: null, outcome: null, notes: {}, parts: {} }],
      refused: [],
    });
  });

  test('says that it is for training only', () => {
    expect(writeRecordFile(record)).toContain('For training only, not for patient care');
  });

  test('has a name with case, day and patient', () => {
    expect(recordFileName(record)).toBe('refill-urosepsis-2026-11-22-seed-7.json');
  });

  test.each([
    ['an empty file', '', 'not-a-record'],
    ['a picture', '\u0089PNG', 'not-a-record'],
    ['a list', '[1,2]', 'not-a-record'],
    ['another program', '{"app":"other"}', 'foreign'],
    ['a file cut in half', writeRecordFile(record).slice(0, 200), 'not-a-record'],
    ['one changed number', writeRecordFile(record).replace('0.1', '0.9'), 'damaged'],
    ['no record inside', '{"app":"refill","format":1}', 'damaged'],
    ['a newer file', fileWith({}, { format: 2 }), 'newer'],
    ['a newer record', fileWith({ format: 2 }), 'newer'],
    ['events in the wrong order', fileWith({ events: record.events.toReversed() }), 'damaged'],
    ['events after the end', fileWith({ step: 5 }), 'damaged'],
    ['a mode that does not exist', fileWith({ mode: 'god' }), 'damaged'],
    ['an unknown case', fileWith({ case: 'measles' }), 'unknown-case'],
    ['a newer model', fileWith({ model: '0.10.0' }), 'newer'],
    ['a newer case', fileWith({ caseVersion: 3 }), 'newer'],
  ])('%s is refused', (_, text, problem) => {
    expect(readRunFile(text, playable)).toEqual({ ok: false, problem });
  });

  test.each([
    ['model', { model: '0.8.12' }],
    ['case', { caseVersion: 1 }],
  ])('of an older %s is read and cannot be played as it was', (_, change) => {
    const read = readRunFile(fileWith(change), playable);
    expect(read).toMatchObject({ ok: true, runs: [{ older: true, record: { ...record, ...change } }] });
  });

  test('uses the checksum of IEEE 802.3', () => {
    // CRC-32 of the UTF-16LE bytes of "123456789".
    expect(checksumOf('123456789')).toBe(crcOfBytes(Buffer.from('123456789', 'utf16le')));
  });
});

describe('a file of all runs', () => {
  const outcome = { kind: 'handover' as const, at: 3600, text: 'Handed over.' };
  const kept = {
    startedAt: '2026-11-22T09:00:00.000Z',
    outcome,
    notes: { 'How was it?': 'Hard.' },
    parts: { harm: 91 },
  };
  const file = writeRunsFile([
    { run: kept as unknown as StoredRun, record },
    { run: kept as unknown as StoredRun, record: { ...record, seed: 8 } },
  ]);

  test('brings every run back with its outcome, notes and parts', () => {
    const read = readRunFile(file, playable);
    expect(read).toMatchObject({
      ok: true,
      runs: [
        { ...kept, record },
        { ...kept, record: { seed: 8 } },
      ],
      refused: [],
    });
  });

  test('gives the whole ones when one of them is damaged', () => {
    const read = readRunFile(file.replace('"seed":8', '"seed":9'), playable);
    expect(read).toMatchObject({ ok: true, runs: [{ record }], refused: ['damaged'] });
  });

  test('takes only words as notes and only numbers from 0 to 100 as parts', () => {
    const odd = file.replaceAll('"Hard."', '{"toString":1}').replaceAll('91', '"<b>"');
    const read = readRunFile(odd, playable);
    expect(read).toMatchObject({
      ok: true,
      runs: [
        { notes: {}, parts: {} },
        { notes: {}, parts: {} },
      ],
    });
  });

  test.each([
    ['nothing in it', '[]'],
    ['no list', '{}'],
    ['something else', '[null, 3]'],
  ])('with %s is refused', (_, runs) => {
    expect(readRunFile(`{"app":"refill","format":1,"kind":"runs","runs":${runs}}`, playable)).toMatchObject({
      ok: false,
      problem: 'damaged',
    });
  });
});

test.each([
  ['0.10.0', '0.9.9', true],
  ['1.0.0', '0.9.9', true],
  ['0.9.9', '0.9.9', false],
  ['0.9.8', '0.9.9', false],
])('%s is newer than %s: %s', (version, than, newer) => expect(isNewer(version, than)).toBe(newer));

/** Bit by bit, as the standard says it: the readable reference. */
function crcOfBytes(bytes: Uint8Array): string {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
