// How much a browser has to download: every built file with its size, gzipped, and the sums. Fails above a limit.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'dist';
/**
 * kB gzipped. The first screen is what the page itself asks for: nobody can choose a case before it is there. All code is Phaser (about 375), the one worker
 * that carries the model (about 160), and the screens; they follow while the prebrief is read. Pictures and sounds come one by one as they are wanted.
 */
const LIMITS = { 'first screen': 80, code: 1000, 'pictures and sounds': 1700 };
type Kind = keyof typeof LIMITS;

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
  console.log('  kB gzip        kB  file');
  for (const { name, plain, packed } of items) console.log(row(name, plain, packed));
  const first = isFirst();
  for (const kind of Object.keys(LIMITS) as Kind[])
    judge(
      kind,
      items.filter((item) => (kind === 'first screen' ? first(item.name) : kindOf(item.name) === kind)),
    );
}

/** Does the page name this file itself? */
function isFirst(): (name: string) => boolean {
  const page = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  return (name) => name === 'index.html' || page.includes(`"./${name}"`);
}

function kindOf(name: string): Kind {
  return /\.(js|css|html)$/.test(name) ? 'code' : 'pictures and sounds';
}

function judge(kind: Kind, items: Item[]): void {
  const total = items.reduce((sum, item) => sum + item.packed, 0);
  console.log(
    row(
      `${kind}, limit ${LIMITS[kind]}`,
      items.reduce((sum, item) => sum + item.plain, 0),
      total,
    ),
  );
  if (total <= LIMITS[kind]) return;
  console.log(`More than ${LIMITS[kind]} kB gzipped of ${kind}.`);
  process.exitCode = 1;
}

main();
