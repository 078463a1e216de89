// `refill check <case...>`: lints cases and plays them under the automatic trainees: care must win, no care must lose.
import { availableParallelism } from 'node:os';
import { formularyOf, orderEntries, orderEntry } from '../catalog/orders.ts';
import type { CaseDefinition } from '../engine/case-schema.ts';
import { truthColumns } from '../engine/look.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import type { CaseMistake } from './case-file.ts';
import { caseFile, caseIds, caseMistakes, readCase } from './case-file.ts';
import type { Job, Played } from './cohort-work.ts';
import { playAll } from './cohort-work.ts';
import { InputError } from './input-error.ts';
import { isMimic, TABLE_POLICIES, tablePage, tableRows } from './policy-table.ts';
import { playTable } from './table-runs.ts';
import { table } from './table.ts';
import { readYaml } from './yaml-file.ts';

/** Automatic trainees that every case must tell apart. */
const PLAYED = ['none', 'everything', 'bundle', 'expert'];

export const CHECK_HELP = `refill check [case...] [options]

Reads cases (all of cases/ if none is named), tells every mistake with its path and line, and plays those without
mistakes under ${PLAYED.join(', ')}. Exit 1 when a mistake is found or when no care does as well as care.

  --seeds 2     patients per policy
  --no-play     only read
  --table       a page in Markdown instead: every case under every trainee, score and its parts, survival, oxygen
                missed; each run is kept when it is done, so a stopped table goes on; with --no-play only what is kept
  --policies none,crt,expert     fewer trainees in the table (all: ${TABLE_POLICIES.join(', ')})
  --workers 2   processes for the table (default: one for each core)
  --json        one object on standard output

Example: npm run -s refill -- check urosepsis
`;

interface PlayRow {
  policy: string;
  survival: number;
  recovered: number;
  debt: number;
  score: number;
}
interface FileReport {
  file: string;
  errors: CaseMistake[];
  warnings: CaseMistake[];
  plays: PlayRow[];
}

const OPTIONS = {
  seeds: { type: 'string', default: '2' },
  'no-play': { type: 'boolean', default: false },
  table: { type: 'boolean', default: false },
  policies: { type: 'string', default: TABLE_POLICIES.join() },
  workers: { type: 'string', default: String(availableParallelism()) },
  json: { type: 'boolean', default: false },
} as const;

export async function runCheck(args: string[]): Promise<number> {
  const { values, words } = readArguments(args, OPTIONS);
  const seeds = wholeNumber(String(values['seeds']), '--seeds', 1, 1000);
  const names = words.length > 0 ? words : caseIds();
  if (values['table'] === true) return writeTable(names, seeds, values);
  const reports: FileReport[] = [];
  let worst = 0;
  for (const name of names) {
    const { report, code } = await checkOne(name, seeds, values['no-play'] !== true);
    reports.push(report);
    worst = Math.max(worst, code);
  }
  process.stdout.write(values['json'] === true ? `${JSON.stringify({ files: reports })}\n` : asText(reports));
  return worst;
}

async function writeTable(
  cases: readonly string[],
  seeds: number,
  values: Record<string, string | boolean | undefined>,
): Promise<number> {
  const policies = String(values['policies']).split(',');
  const unknown = policies.find((id) => !TABLE_POLICIES.some((known) => known === id));
  if (unknown !== undefined)
    throw new InputError(`"${unknown}" is not in the table; known: ${TABLE_POLICIES.join(', ')}`);
  const workers = wholeNumber(String(values['workers']), '--workers', 1, 256);
  const runs = await playTable({
    cases,
    policies,
    seeds,
    workers: values['no-play'] === true ? null : workers,
    onDone: (done, all) => process.stderr.write(`\r${done} of ${all} patients`),
  });
  const mimics = cases.filter((id) => isMimic(readCase(id)));
  process.stdout.write(tablePage(tableRows(runs), mimics, new Date().toISOString().slice(0, 10)));
  return 0;
}

async function checkOne(name: string, seeds: number, play: boolean): Promise<{ report: FileReport; code: number }> {
  const report: FileReport = { file: name, errors: [], warnings: [], plays: [] };
  try {
    const file = caseFile(name);
    report.file = file;
    report.errors = caseMistakes(file);
    if (report.errors.length > 0) return { report, code: 1 };
    const definition = readCase(name);
    report.warnings = warningsOf(definition, file);
    if (play) await playCase(report, definition, name, seeds);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    report.errors.push({ path: error.path, line: error.line, message: error.message });
    return { report, code: 2 };
  }
  return { report, code: report.errors.length > 0 ? 1 : 0 };
}

async function playCase(report: FileReport, definition: CaseDefinition, name: string, seeds: number): Promise<void> {
  const until = definition.outcome.handover.after * 60;
  const common = { case: name, until, at: [], columns: [], openEnded: false };
  const jobs = Array.from({ length: seeds }, (_, i): Job => ({ ...common, policies: PLAYED, seed: i + 1 }));
  const played = await playAll(jobs);
  report.plays = PLAYED.map((id) => playRow(id, played));
  const none = report.plays.find(({ policy }) => policy === 'none')!;
  const bundle = report.plays.find(({ policy }) => policy === 'bundle')!;
  const wrong = (message: string): number => report.errors.push({ path: 'outcome', line: 0, message });
  if (none.recovered > 0) wrong('a patient recovers without any care: the case teaches nothing');
  // The dead run up no more debt: survival is compared first, debt only between equals.
  const worse = bundle.survival < none.survival || (bundle.survival === none.survival && bundle.debt >= none.debt);
  if (worse) wrong('guideline care does no better than no care: the case cannot be won by treating well');
}

function playRow(policy: string, played: Played[]): PlayRow {
  const own = played.filter((one) => one.policy === policy);
  const share = (test: (one: Played) => boolean): number => own.filter(test).length / own.length;
  return {
    policy,
    survival: share(({ alive }) => alive),
    recovered: share(({ outcome }) => outcome === 'recovered'),
    debt: own.reduce((sum, { debt }) => sum + debt, 0) / own.length,
    score: own.reduce((sum, { score }) => sum + score, 0) / own.length,
  };
}

/** What is allowed and still looks like a slip. */
function warningsOf(definition: CaseDefinition, file: string): CaseMistake[] {
  const yaml = readYaml(file);
  const found: CaseMistake[] = [];
  const warn = (path: (string | number)[], message: string): unknown =>
    found.push({ path: path.join('.'), line: yaml.lineOf(path), message });
  const columns = new Set(truthColumns(formularyOf(definition.formulary)).map(({ name }) => name));
  const lines = new Set([
    ...definition.inPlace,
    ...orderEntries.flatMap(({ provides, places }) => linesOf(provides, places)),
  ]);
  definition.staff.forEach(({ when }, i) => {
    if (when.column !== undefined && !columns.has(when.column))
      warn(
        ['staff', i, 'when', 'column'],
        `"${when.column}" is not a column of the model: this line will never be said`,
      );
    for (const field of ['order', 'with'] as const) {
      const id = when[field];
      if (id !== undefined && !definition.formulary.includes(id))
        warn(['staff', i, 'when', field], `${id} cannot be ordered in this case`);
    }
    for (const line of when.lacks)
      if (!lines.has(line)) warn(['staff', i, 'when', 'lacks'], `nothing puts "${line}" in place`);
  });
  if (definition.sourceControl && !definition.formulary.includes(definition.sourceControl.order))
    warn(['sourceControl', 'order'], 'cannot be ordered in this case');
  for (const id of Object.keys(definition.reports)) {
    if (orderEntry(id)?.kind !== 'investigation' && orderEntry(id)?.kind !== 'examination')
      warn(['reports', id], 'has no report');
  }
  if (definition.target.map < 65 && definition.host.age < 65)
    warn(['target', 'map'], 'a target under 65 for a patient under 65 years');
  return found;
}

function linesOf(provides: string | undefined, places = 1): string[] {
  if (provides === undefined) return [];
  return places > 1 ? [provides, `${provides}-2`] : [provides];
}

function asText(reports: FileReport[]): string {
  const out: string[] = [];
  for (const { file, errors, warnings, plays } of reports) {
    out.push(
      `${file}: ${errors.length === 0 ? 'no mistakes' : `${errors.length} mistake${errors.length > 1 ? 's' : ''}`}`,
    );
    for (const { line, path, message } of errors) out.push(`  line ${line}: ${path}: ${message}`);
    for (const { line, path, message } of warnings) out.push(`  line ${line}: ${path}: (warning) ${message}`);
    if (plays.length > 0) {
      const rows = plays.map((row) => [row.policy, row.survival, row.recovered, row.debt, row.score]);
      out.push(table(['policy', 'survival', 'recovered', 'debt mL/kg', 'score'], rows));
    }
  }
  return `${out.join('\n')}\n`;
}
