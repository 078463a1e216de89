// After the build: writes the service worker that keeps every built file, so that the game plays without a network from the second visit on.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

const WORKER = 'service-worker.js';

export function offline(): Plugin {
  let folder = '';
  return {
    name: 'refill-offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    // Workers are built inside the build; only at its close are all files there.
    closeBundle() {
      const files = builtFiles(folder);
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
      const template = readFileSync(new URL(WORKER, import.meta.url), 'utf8');
      const text = template
        .replace('__VERSION__', hash.digest('hex').slice(0, 12))
        .replace('__FILES__', JSON.stringify(files));
      writeFileSync(join(folder, WORKER), text);
    },
  };
}

/** Everything a browser may ask for: no maps, and not the service worker itself. */
function builtFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map') && entry.name !== WORKER)
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
