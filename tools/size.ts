// How much a browser has to download: every built file with its size, gzipped, and the sum. Fails above the limit.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist';
/** kB gzipped of all that is downloaded for a game with sound; Phaser alone is about 360. */
const LIMIT = 1000;

interface Item {
  name: string;
  plain: number;
  packed: number;
}

function measure(name: string): Item {
  const bytes = readFileSync(join(FOLDER, name));
  return { name, plain: bytes.length / 1000, packed: gzipSync(bytes, { level: 9 }).length / 1000 };
}

function row(name: string, plain: number, packed: number): string {
  return `${packed.toFixed(1).padStart(9)} ${plain.toFixed(1).padStart(9)}  ${name}`;
}

function main(): void {
  if (!existsSync(FOLDER)) {
    console.log(`Nothing built yet: run "npm run build" first.`);
    process.exitCode = 1;
    return;
  }
  const names = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1));
  const items = names.map(measure).sort((a, b) => b.packed - a.packed);
  const total = items.reduce((sum, item) => sum + item.packed, 0);
  console.log('  kB gzip        kB  file');
  for (const { name, plain, packed } of items) console.log(row(name, plain, packed));
  console.log(
    row(
      'total',
      items.reduce((sum, item) => sum + item.plain, 0),
      total,
    ),
  );
  if (total <= LIMIT) return;
  console.log(`More than ${LIMIT} kB gzipped.`);
  process.exitCode = 1;
}

main();
