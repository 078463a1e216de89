// Writes a run as a file that can be kept or sent, and checks one that comes back; whatever is wrong with it is said in one word.
import type { RunRecord } from '../engine/types.ts';

/** Why a file cannot be used. The page has one sentence for each. */
export type FileProblem =
  'not-a-record' | 'foreign' | 'newer' | 'damaged' | 'too-large' | 'unknown-case' | 'other-model';
/** A whole record of an older model comes along with its problem: it can be played again as another run. */
export type ReadRecord = { ok: true; record: RunRecord } | { ok: false; problem: FileProblem; record?: RunRecord };
type Wrapper = { ok: true; file: Record<string, unknown> } | { ok: false; problem: FileProblem };

/** What this build can play: its model version and the version of each case it knows. */
export interface Playable {
  model: string;
  cases: ReadonlyMap<string, number>;
}

const NOTE = 'For training only, not for patient care';
const FORMAT = 1;
const LARGEST_FILE = 20_000_000;

export function writeRecordFile(record: RunRecord): string {
  const checksum = checksumOf(JSON.stringify(record));
  return `${JSON.stringify({ app: 'refill', format: FORMAT, note: NOTE, checksum, record }, null, 1)}\n`;
}

export function recordFileName(record: RunRecord): string {
  const day = (record.savedAt ?? '').slice(0, 10) || 'run';
  return `refill-${record.case}-${day}-seed-${record.seed}.json`;
}

/** What every file of the game has around its content. Nothing is changed anywhere, whatever the text is. */
export function readWrapper(text: string): Wrapper {
  if (text.length > LARGEST_FILE) return problem('too-large');
  const file = parse(text);
  if (!isObject(file)) return problem('not-a-record');
  if (file['app'] !== 'refill') return problem('foreign');
  if (typeof file['format'] !== 'number') return problem('damaged');
  if (file['format'] > FORMAT) return problem('newer');
  return { ok: true, file };
}

export function checkRecord(found: unknown, checksum: unknown, playable: Playable): ReadRecord {
  if (!isObject(found) || checksumOf(JSON.stringify(found)) !== checksum) return problem('damaged');
  if (typeof found['format'] === 'number' && found['format'] > FORMAT) return problem('newer');
  if (!isRecord(found)) return problem('damaged');
  const version = playable.cases.get(found.case);
  if (version === undefined) return problem('unknown-case');
  if (isNewer(found.model, playable.model) || (found.model === playable.model && found.caseVersion > version))
    return problem('newer');
  if (found.model !== playable.model || found.caseVersion !== version)
    return { ...problem('other-model'), record: found };
  return { ok: true, record: found };
}

/** Compares "1.10.0" with "1.9.2", number by number. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((one) => one.split('.').map(Number));
  const at = a.findIndex((part, i) => part !== (b[i] ?? 0));
  return at >= 0 && a[at] > (b[at] ?? 0);
}

/** CRC-32 (IEEE 802.3) of the text's UTF-16 code units, hexadecimal. Finds damage, not forgery. */
export function checksumOf(text: string): string {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    crc = CRC_TABLE[(crc ^ unit) & 0xff] ^ (crc >>> 8);
    crc = CRC_TABLE[(crc ^ (unit >>> 8)) & 0xff] ^ (crc >>> 8);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecord(value: Record<string, unknown>): value is Record<string, unknown> & RunRecord {
  const words = ['model', 'case', 'digest'].every((key) => typeof value[key] === 'string');
  const counts = ['caseVersion', 'seed', 'step'].every((key) => Number.isInteger(value[key]));
  const modes = ['learn', 'practice', 'exam'].includes(String(value['mode']));
  const resolutions = ['full', 'held-beat'].includes(String(value['resolution']));
  return value['format'] === 1 && words && counts && modes && resolutions && areEvents(value['events'], value['step']);
}

function areEvents(events: unknown, last: unknown): boolean {
  if (!Array.isArray(events)) return false;
  let step = 0;
  return events.every((entry: unknown) => {
    if (!isObject(entry) || !isObject(entry['event']) || typeof entry['event']['type'] !== 'string') return false;
    const inOrder =
      Number.isInteger(entry['step']) && Number(entry['step']) >= step && Number(entry['step']) <= Number(last);
    step = Number(entry['step']);
    return inOrder;
  });
}

function problem(kind: FileProblem): { ok: false; problem: FileProblem } {
  return { ok: false, problem: kind };
}
