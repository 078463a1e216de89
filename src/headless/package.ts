// `refill package`: the built game as one file for a learning platform (cmi5), or for a web server with a learning record store beside it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { caseSummary } from '../engine/read-case.ts';
import { drawnCase } from '../engine/vary.ts';
import { courseStructure } from '../reports/course-structure.ts';
import { readArguments } from './arguments.ts';
import { caseIds, readCase } from './case-file.ts';
import { InputError } from './input-error.ts';

export const PACKAGE_HELP = `refill package --cmi5 [case...] [options]

Writes the built game (npm run build) into one zip. As it is built, the game can talk to nobody; a package may talk to the address it is made for.

  --cmi5                  for a learning platform: one unit for each case (all cases if none is named)
  --lms https://host      the only platform that it may talk to (else any that launches it)
  --mastery 0.6           the platform judges by the score, passed from here on (else: completed when played to the end)
  --lrs https://host/xapi for a web server instead: educators may send runs to this learning record store
  --folder dist           where the built game lies
  --out file.zip          refill-cmi5.zip, refill-web.zip

Example: npm run -s refill -- package --cmi5 urosepsis pneumonia --mastery 0.6
`;

const OPTIONS = {
  cmi5: { type: 'boolean', default: false },
  lms: { type: 'string' },
  lrs: { type: 'string' },
  mastery: { type: 'string' },
  folder: { type: 'string', default: 'dist' },
  out: { type: 'string' },
} as const;

export function runPackage(args: string[]): number {
  const { values, words } = readArguments(args, OPTIONS);
  const { cmi5, lms, lrs, mastery, folder, out } = values as Record<string, string | undefined> & { cmi5: boolean };
  if (cmi5 === (lrs !== undefined)) throw new InputError('say either --cmi5 or --lrs with the address of a store');
  const files = builtFiles(String(folder));
  const page = new TextDecoder().decode(files['index.html']);
  const reach = lrs ?? lms;
  files['index.html'] = new TextEncoder().encode(allowed(page, reach === undefined ? 'https: http:' : originOf(reach)));
  if (cmi5) files['cmi5.xml'] = new TextEncoder().encode(course(words, mastery));
  const target = out ?? (cmi5 ? 'refill-cmi5.zip' : 'refill-web.zip');
  // A fixed date: the same game makes the same bytes.
  const zip = zipSync(files, { level: 9, mtime: '2026-01-01T00:00:00Z' });
  writeFileSync(target, zip);
  process.stdout.write(`${target}: ${Object.keys(files).length} files, ${(zip.length / 1e6).toFixed(1)} MB\n`);
  return 0;
}

function builtFiles(folder: string): Record<string, Uint8Array> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new InputError(`there is no built game in "${folder}"; run "npm run build" first`);
  }
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.map')) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path).replaceAll('\\', '/')] = new Uint8Array(readFileSync(path));
  }
  return files;
}

/** In the built page an apostrophe may be written as an entity, whose semicolon ends nothing. */
const CONNECT = /(connect-src (?:&#39;|[^;"])*)/;

/** The page's own policy, with one more place that it may talk to. @throws InputError if it has none */
export function allowed(page: string, place: string): string {
  if (!CONNECT.test(page)) throw new InputError('the built page has no content-security policy; build it anew');
  return page.replace(CONNECT, `$1 ${place}`);
}

export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new InputError(`"${address}" is no address of a server; https://host was expected`);
}

function course(names: readonly string[], mastery: string | undefined): string {
  const score = mastery === undefined ? null : Number(mastery);
  if (score !== null && !(score >= 0 && score <= 1)) {
    throw new InputError(`--mastery is "${mastery}"; a number from 0 to 1 was expected`);
  }
  const ids = names.length > 0 ? names : caseIds();
  return courseStructure({ cases: ids.map((id) => caseSummary(drawnCase(readCase(id), 1))), mastery: score });
}
