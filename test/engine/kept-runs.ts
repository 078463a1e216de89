// Runs at the door, kept between test files: living the hours before arrival costs two seconds each. The name of a kept file is a digest of
// the model's sources and of what was asked for, so that a changed model or case never meets an old patient.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'node_modules/.cache/refill-runs';
const SOURCES = ['src/perfusion', 'src/engine', 'src/catalog', 'cases'];

let sources = '';
function sourceDigest(): string {
  if (sources !== '') return sources;
  const hash = createHash('sha256');
  for (const folder of SOURCES)
    for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort())
      if (/\.(ts|yaml)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  sources = hash.digest('hex');
  return sources;
}

/** The bytes kept under these words, or made now and kept. */
export function keptRun(words: string, make: () => Uint8Array): Uint8Array {
  const name = createHash('sha256').update(`${sourceDigest()} ${words}`).digest('hex').slice(0, 24);
  const file = join(FOLDER, name);
  if (existsSync(file)) return new Uint8Array(readFileSync(file)); // a Buffer would be sliced without copying
  const bytes = make();
  mkdirSync(FOLDER, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, file); // another worker sees all of it or nothing
  return bytes;
}
