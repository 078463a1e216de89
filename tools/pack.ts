// `npm run room:pack`: the server of a simulation room as one folder and one zip that need Node and nothing else: no npm, no internet.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { build } from 'vite';
import { sourceDigests } from '../src/headless/trial/cache.ts';

const ROOT = join(import.meta.dirname, '..');
const NAME = 'refill-room';
const FOLDER = join(ROOT, 'artifacts', NAME);
const APP = join(FOLDER, 'app');

/** Faster by machine code of one kind of computer; without them their users do the same in JavaScript. */
const NATIVE = ['msgpackr-extract', 'bufferutil', 'utf-8-validate'];

const PLACE = 'src/server/rooms';

const READ_ME = `Refill: a session for a simulation room
=======================================
For training only, not for patient care.

You need Node 20.19 or newer on this computer (nodejs.org), nothing else; no internet.

1. Open a terminal in this folder.
2. Type:  node start.mjs
3. Open the address that it prints in the browser of this computer. Stations join with the code.

Options:  node start.mjs --help
`;

const START = `// node start.mjs: the server of a simulation room.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(\`This needs Node 20.19 or newer; here is \${process.versions.node}.\`);
  process.exit(2);
}
await import('./app/src/server/rooms/serve-main.mjs');
`;

/** Everything in one folder as deep as the sources are: what modules look for beside themselves is put where they then look. */
async function buildServer(): Promise<void> {
  const from = (name: string): string => join(ROOT, PLACE, name);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['tinypool', ...NATIVE] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: APP,
      emptyOutDir: true,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: [from('serve-main.ts'), from('door-worker.ts')],
        output: {
          format: 'es',
          entryFileNames: `${PLACE}/[name].mjs`,
          chunkFileNames: `${PLACE}/[name]-[hash].mjs`,
        },
      },
    },
  });
}

function filesIn(folder: string): Record<string, Uint8Array> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    all.map((one) => {
      const path = join(one.parentPath, one.name);
      return [`${NAME}/${relative(folder, path).replaceAll('\\', '/')}`, new Uint8Array(readFileSync(path))];
    }),
  );
}

async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(APP, { recursive: true });
  await buildServer();
  await build({ root: ROOT, logLevel: 'warn', build: { outDir: join(APP, 'dist'), sourcemap: false } });
  cpSync(join(ROOT, 'cases'), join(APP, 'src/cases'), { recursive: true });
  cpSync(join(ROOT, 'node_modules/tinypool'), join(APP, 'node_modules/tinypool'), { recursive: true });
  writeFileSync(join(APP, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  writeFileSync(join(APP, 'src/digests.json'), JSON.stringify(sourceDigests()));
  writeFileSync(join(FOLDER, 'start.mjs'), START);
  writeFileSync(join(FOLDER, 'READ ME.txt'), READ_ME);
  const zip = zipSync(filesIn(FOLDER), { level: 6 });
  writeFileSync(`${FOLDER}.zip`, zip);
  console.log(`artifacts/${NAME}.zip  ${(zip.length / 1e6).toFixed(1)} MB: copy it, unpack it, type "node start.mjs".`);
}

await main();
