// Keeps what has been lived, so that an interrupted suite goes on where it stopped and patients are shared between trials: files in a
// folder named by a digest of everything the result depends on. A changed model finds an empty folder.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODEL_VERSION } from '../../perfusion/version.ts';

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), '../..');
const PACKED = join(SOURCES, 'digests.json');
export const CACHE_FOLDER = join(SOURCES, '../node_modules/.cache/refill');

/** What a lived patient depends on, and what measured results depend on besides. */
const LIVED = [
  'perfusion',
  'catalog',
  'engine',
  'headless/trial/bring.ts',
  'headless/trial/course.ts',
  'headless/trial/case-around.ts',
];
const MEASURED = ['play', 'columns', 'titrate', 'steps', 'amounts', 'live-candidate', 'select', 'trial-file'].map(
  (name) => `headless/trial/${name}.ts`,
);

export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 20);

function digestOf(places: readonly string[]): string {
  const hash = createHash('sha256').update(MODEL_VERSION);
  const add = (place: string): void => {
    const path = join(SOURCES, place);
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(place, name));
    else hash.update(place).update(readFileSync(path));
  };
  places.forEach(add);
  return hash.digest('hex').slice(0, 20);
}

export interface Digests {
  lived: string;
  measured: string;
}

/** Of the sources; a packed program carries them in a file, because its sources stayed at home. */
export function sourceDigests(): Digests {
  if (existsSync(PACKED)) return JSON.parse(readFileSync(PACKED, 'utf8')) as Digests;
  const lived = digestOf(LIVED);
  return { lived, measured: shortHash(lived + digestOf(MEASURED)) };
}

/** Bytes kept under a name, or null. A copy: Node's own Buffer shares memory when it is sliced, and readers of bytes do slice. */
export function readKept(folder: string, name: string): Uint8Array | null {
  const file = join(folder, name);
  // A copy: slices of Node's own buffers are views, and the reader of saved patients needs slices that stand alone.
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
}

/** Written whole or not at all. */
export function keep(folder: string, name: string, bytes: Uint8Array | string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, bytes);
  renameSync(part, file);
}

/** Folders of models that nobody has used for a while: the two newest stay. */
export function forgetOld(folder: string, current: readonly string[]): void {
  if (!existsSync(folder)) return;
  const now = new Date();
  const others = readdirSync(folder).filter((name) => !current.includes(name));
  for (const name of current) if (existsSync(join(folder, name))) utimesSync(join(folder, name), now, now);
  const age = (name: string): number => statSync(join(folder, name)).mtimeMs;
  for (const name of others.sort((a, b) => age(b) - age(a)).slice(4))
    rmSync(join(folder, name), { recursive: true, force: true });
}
