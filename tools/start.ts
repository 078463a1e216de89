// `npm start`: builds the game if it is not built or older than its sources, serves it, and prints the address.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { freePort } from './free-port.ts';

const BUILT = 'dist/index.html';
const SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'src', 'cases', 'assets', 'public', 'tools'];

/** ms since 1970 of the youngest file at or under `path`; 0 if there is none. */
function youngest(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, youngest(join(path, name))), 0);
}

function isBuilt(): boolean {
  return existsSync(BUILT) && SOURCES.every((path) => youngest(path) <= statSync(BUILT).mtimeMs);
}

async function main(): Promise<void> {
  if (!isBuilt()) {
    console.log('Building Refill ...');
    await build({ logLevel: 'warn' });
  }
  const port = await freePort(Number(process.env['PORT'] ?? 4173));
  const server = await preview({ preview: { port }, logLevel: 'warn' });
  const addresses = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
  console.log(
    `\n  Refill is ready:  ${addresses.join('  ')}\n  (Ctrl+C stops it. For training only, not for patient care.)\n`,
  );
}

await main();
