// Which numbers of the model move a trial's checks, by how much, and what they break: each number is changed in a copy of the sources and the
// trials are run from that copy. Patients at time zero are those of the unchanged model unless --anew is given, so that a change shows in the
// answer to what is done and not in who is ill.
//   npm run sensitivity -- --of glycocalyx.ts:shed,restFlow --times 1.3 --patients 6 --trials B01,B38 [--anew] [--out docs/sensitivity.md]
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TRIALS = join(ROOT, 'test/trials');

interface Row {
  trial: string;
  check: string;
  value: number | null;
  low: number | null;
  high: number | null;
  pass: boolean;
}

/** The text of a source file with one number of its table multiplied. @throws Error unless the name stands there exactly once. */
export function withNumberTimes(text: string, name: string, times: number): string {
  const pattern = new RegExp(`(\\b${name}: q\\(\\s*)(-?[\\d._]+(?:e-?\\d+)?)`, 'g');
  const found = [...text.matchAll(pattern)];
  if (found.length !== 1) throw new Error(`the number "${name}" stands ${found.length} times there; once was expected`);
  return text.replace(
    pattern,
    (_, head: string, value: string) => `${head}${Number(value.replaceAll('_', '')) * times}`,
  );
}

/** Checks that a change moved by more than `least` of their band's width, as one Markdown row per check. */
export function tableOf(
  name: string,
  times: number,
  base: readonly Row[],
  changed: readonly Row[],
  least = 0.1,
): string[] {
  return base.flatMap((row) => {
    const now = changed.find(({ trial, check }) => trial === row.trial && check === row.check);
    if (!now || row.value === null || now.value === null) return [];
    const width = row.low !== null && row.high !== null ? row.high - row.low : Math.max(Math.abs(row.value), 1e-9);
    const moved = now.value - row.value;
    if (Math.abs(moved) < least * width && now.pass === row.pass) return [];
    const verdict =
      now.pass === row.pass ? (now.pass ? 'stays in' : 'stays out') : now.pass ? '**mended**' : '**broken**';
    const band = `${row.low ?? '...'} to ${row.high ?? '...'}`;
    return [`| ${name} x ${times} | ${row.check} | ${short(row.value)} | ${short(now.value)} | ${band} | ${verdict} |`];
  });
}

const short = (value: number): string => String(Number(value.toPrecision(3)));

function sourcesNamed(file: string): string[] {
  const inside = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? inside(join(folder, entry.name)) : [join(folder, entry.name)],
    );
  return inside('src').filter((path) => path.endsWith(`/${file}`));
}

/** A checkout of the present sources that shares the packages and with them the shelf of lived patients. */
function copyOfSources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'refill-sensitivity-'));
  for (const name of ['src', 'package.json', 'tsconfig.json', 'tsconfig.core.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function livedDigest(folder: string): Promise<{ shelf: string; lived: string; measured: string }> {
  const url = pathToFileURL(join(folder, 'src/headless/trial/cache.ts')).href;
  const cache = (await import(url)) as {
    CACHE_FOLDER: string;
    sourceDigests: () => { lived: string; measured: string };
  };
  return { shelf: cache.CACHE_FOLDER, ...cache.sourceDigests() };
}

function runTrials(folder: string, files: readonly string[], patients: string): Row[] {
  const args = ['--import', 'tsx/esm', 'src/server/refill.ts', 'trial', ...files, '--patients', patients, '--json'];
  let out = '';
  try {
    out = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    out = (error as { stdout: string }).stdout; // a failed check is exit code 1
  }
  return (JSON.parse(out) as { checks: Row[] }).checks;
}

async function tryNumber(place: string, times: number, files: readonly string[], patients: string, anew: boolean) {
  const [file, name] = place.split(':');
  const [path, ...more] = sourcesNamed(file);
  if (path === undefined || more.length > 0)
    throw new Error(`"${file}" names ${more.length + (path ? 1 : 0)} source files`);
  const folder = copyOfSources();
  try {
    writeFileSync(join(folder, path), withNumberTimes(readFileSync(path, 'utf8'), name, times));
    const [base, copy] = [await livedDigest(ROOT), await livedDigest(folder)];
    const [from, to] = [join(base.shelf, base.lived), join(copy.shelf, copy.lived)];
    if (!anew && existsSync(from)) cpSync(from, to, { recursive: true });
    const rows = runTrials(folder, files, patients);
    for (const name of [copy.lived, copy.measured]) rmSync(join(copy.shelf, name), { recursive: true, force: true });
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      of: { type: 'string' },
      times: { type: 'string', default: '1.3' },
      patients: { type: 'string', default: '6' },
      trials: { type: 'string' },
      anew: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const wanted = (values.trials ?? '').split(',');
  const files = readdirSync(TRIALS).filter((name) => wanted.some((id) => name.startsWith(`${id}-`)));
  if (values.of === undefined || files.length === 0)
    throw new Error('--of file.ts:name,... and --trials B01,... are needed');
  const paths = files.map((name) => join(TRIALS, name));
  process.chdir(ROOT);
  const base = runTrials(ROOT, paths, values.patients);
  const lines = ['| number | check | was | becomes | band | |', '|---|---|---|---|---|---|'];
  for (const place of values.of.split(',')) {
    const rows = await tryNumber(place, Number(values.times), paths, values.patients, values.anew);
    const moved = tableOf(place, Number(values.times), base, rows);
    lines.push(
      ...(moved.length > 0 ? moved : [`| ${place} x ${values.times} | none of ${base.length} | | | | no effect |`]),
    );
    process.stderr.write(`${place}: ${moved.length} of ${base.length} checks moved\n`);
  }
  const text = `${lines.join('\n')}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else writeFileSync(values.out, text);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
