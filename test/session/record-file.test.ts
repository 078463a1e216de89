// A record survives its journey as a file; every damaged, foreign or newer file is refused with its own word.
import { describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/engine/types.ts';
import { checksumOf, readRecordFile, recordFileName, writeRecordFile } from '../../src/session/record-file.ts';
import type { Playable } from '../../src/session/record-file.ts';

const playable: Playable = { model: 'model-1', cases: new Map([['urosepsis', 1]]) };
const record: RunRecord = {
  format: 1,
  app: 'refill',
  model: 'model-1',
  case: 'urosepsis',
  caseVersion: 1,
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
    expect(readRecordFile(writeRecordFile(record), playable)).toEqual({ ok: true, record });
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
    ['another model', fileWith({ model: 'model-2' }), 'other-model'],
    ['another case version', fileWith({ caseVersion: 2 }), 'other-model'],
  ])('%s is refused', (_, text, problem) => {
    expect(readRecordFile(text, playable)).toEqual({ ok: false, problem });
  });

  test('uses the checksum of IEEE 802.3', () => {
    // CRC-32 of the UTF-16LE bytes of "123456789".
    expect(checksumOf('123456789')).toBe(crcOfBytes(Buffer.from('123456789', 'utf16le')));
  });
});

/** Bit by bit, as the standard says it: the readable reference. */
function crcOfBytes(bytes: Uint8Array): string {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
