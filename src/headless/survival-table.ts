// `refill survival <case>`: many patients under each policy: who lives, and the numbers at chosen hours as median and range.
import { readArguments, seconds, wholeNumber } from './arguments.ts';
import { readCase } from './case-file.ts';
import type { Job, Played } from './cohort-work.ts';
import { playAll, SITE_COLUMNS } from './cohort-work.ts';
import { InputError } from './input-error.ts';
import { formularyOf } from '../catalog/orders.ts';
import { truthColumns } from '../engine/look.ts';
import { policies } from '../engine/policies.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';

export const SURVIVAL_HELP = `refill survival <case> [options]

Plays the case with many seeds under each policy (held-beat, over all cores) and prints survival and the course.

  --policies none,bundle   automatic trainees
  --seeds 20               patients per policy (seeds 1 to 20)
  --until 24h              simulated time
  --at 0h,1h,3h,6h         when the columns are read
  --columns map,ci,...     which columns of the truth (default map,ci,lactate,crt_finger_s,mottling,sub_ppv,scvo2)
  --sites                  also score five sites under the tongue as an examiner would: five_ppv (%), five_mfi (0-3) and their
                           heterogeneity between sites, (highest - lowest) / mean: five_hi_ppv (%), five_hi_mfi. Slower
  --workers N              processes (default: one per core)
  --json                   one object on standard output

Example: npm run -s refill -- survival urosepsis --seeds 20 --until 24h
`;

const OPTIONS = {
  policies: { type: 'string', default: 'none,bundle' },
  seeds: { type: 'string', default: '20' },
  until: { type: 'string', default: '24h' },
  at: { type: 'string' },
  columns: { type: 'string', default: 'map,ci,lactate,crt_finger_s,mottling,sub_ppv,scvo2' },
  sites: { type: 'boolean', default: false },
  workers: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export interface SurvivalRow {
  policy: string;
  patients: number;
  alive: number;
  debt: number;
  /** Per time, per column: lowest, median, highest of those alive. */
  course: { t_s: number; n: number; columns: Record<string, { low: number; median: number; high: number } | null> }[];
}

export async function runSurvival(args: string[]): Promise<number> {
  const started = performance.now();
  const { values, words } = readArguments(args, OPTIONS);
  if (words.length !== 1) throw new InputError('one case was expected, such as: survival urosepsis');
  const definition = readCase(words[0]); // its mistakes are told before any work begins
  const list = (name: string): string[] => String(values[name]).split(',');
  const ids = list('policies');
  for (const id of ids) if (!policies.some((one) => one.id === id)) throw new InputError(`there is no policy "${id}"`);
  const patients = wholeNumber(String(values['seeds']), '--seeds', 1, 10_000);
  const asked = list('columns');
  const names = new Set(truthColumns(formularyOf(definition.formulary)).map(({ name }) => name));
  for (const name of asked) if (!names.has(name)) throw new InputError(`--columns: the model has no column "${name}"`);
  const sites = values['sites'] === true;
  const columns = [...asked, ...(sites ? SITE_COLUMNS : [])];
  const until = seconds(String(values['until']), '--until');
  const at = readTimes(values['at'], until);
  const common = { case: words[0], until, at, columns: asked, sites, openEnded: true };
  const jobs = ids.flatMap((policy): Job[] =>
    Array.from({ length: patients }, (_, i) => ({ ...common, policy, seed: i + 1 })),
  );
  const workers =
    values['workers'] === undefined ? undefined : wholeNumber(String(values['workers']), '--workers', 1, 64);
  const played = await playAll(
    jobs,
    workers,
    process.stderr.isTTY ? (done) => process.stderr.write(`\r${done} of ${jobs.length} `) : undefined,
  );
  const rows = ids.map((id) => summarize(id, played, at, columns));
  const time = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    values['json'] === true
      ? `${JSON.stringify({ case: words[0], model: MODEL_VERSION, until_s: common.until, rows, seconds: time })}\n`
      : asText(rows, columns, common.until, time),
  );
  return 0;
}

export function summarize(
  policy: string,
  played: readonly Played[],
  at: readonly number[],
  columns: readonly string[],
): SurvivalRow {
  const own = played.filter((one) => one.policy === policy);
  return {
    policy,
    patients: own.length,
    alive: own.filter(({ alive }) => alive).length,
    debt: median(own.map(({ debt }) => debt)),
    course: at.map((time, i) => ({
      t_s: time,
      n: own.filter(({ values }) => values[i]?.some((value) => value !== null)).length,
      columns: Object.fromEntries(
        columns.map((name, j) => [name, spread(own.flatMap(({ values }) => values[i]?.[j] ?? []))]),
      ),
    })),
  };
}

function spread(values: number[]): { low: number; median: number; high: number } | null {
  if (values.length === 0) return null;
  return { low: Math.min(...values), median: median(values), high: Math.max(...values) };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function asText(rows: SurvivalRow[], columns: string[], until: number, time: number): string {
  const out = [
    `Alive after ${hours(until)} h: ${rows.map(({ policy, alive, patients }) => `${policy} ${alive} of ${patients}`).join(', ')}`,
    '',
  ];
  out.push(`| policy | time | n | ${columns.join(' | ')} |`, `|---|---|---|${columns.map(() => '---').join('|')}|`);
  for (const { policy, course } of rows) {
    for (const { t_s, n, columns: cells } of course) {
      const text = columns.map((name) => inCell(cells[name]));
      out.push(`| ${policy} | ${hours(t_s)} h | ${n} | ${text.join(' | ')} |`);
    }
  }
  return `${out.join('\n')}\n\nmedian (lowest to highest) of those alive; model ${MODEL_VERSION}; ${time} s\n`;
}

const USUAL_TIMES = [0, 3600, 3 * 3600, 6 * 3600];

/** In order; the usual ones as far as the run goes. */
function readTimes(given: string | boolean | undefined, until: number): number[] {
  if (typeof given !== 'string') return USUAL_TIMES.filter((time) => time <= until);
  const times = given.split(',').map((text) => seconds(text, '--at'));
  const late = times.find((time) => time > until);
  if (late !== undefined) throw new InputError(`--at ${hours(late)}h lies after --until ${hours(until)}h`);
  return [...new Set(times)].sort((a, b) => a - b);
}

function hours(time: number): string {
  return String(Math.round(time / 36) / 100);
}

function inCell(cell: { low: number; median: number; high: number } | null | undefined): string {
  if (!cell) return '-';
  const digits = cell.high < 1 ? 2 : Math.abs(cell.median) < 20 ? 1 : 0;
  const [median, low, high] = [cell.median, cell.low, cell.high].map((value) => value.toFixed(digits));
  return `${median} (${low} to ${high})`;
}
