// `refill cohort`: many patients of each case under each policy: who lives, what it cost the tissues, how soon perfusion came back.
import { formularyOf } from '../catalog/orders.ts';
import { truthColumns } from '../engine/look.ts';
import { policies } from '../engine/policies.ts';
import { digestBytes } from '../perfusion/bytes.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import { readArguments, seconds, wholeNumber } from './arguments.ts';
import { readCase } from './case-file.ts';
import type { Job, PlayAll, Played } from './cohort-work.ts';
import { playAll, REACHED, SITE_COLUMNS } from './cohort-work.ts';
import { InputError } from './input-error.ts';
import { table } from './table.ts';
import { mean, median, sd } from './trial/statistics.ts';

export const COHORT_HELP = `refill cohort --cases <case,...> [options]

Plays each case with many seeds under each policy (held-beat, over all cores): survival with its interval, oxygen debt,
hours until pressure, refill (3 s) and lactate (2 mmol/L) were reached, and the course of chosen columns.
Policies are compared with the first one named, patient by patient. The digest does not depend on workers or order.

  --cases urosepsis        names of files in cases/ without their ending, or paths
  --policies none,bundle   automatic trainees: ${policies.map(({ id }) => id).join(', ')}
  --patients 20            per case and policy (seeds 1 to 20)
  --until 24h              simulated time
  --at 0h,1h,3h,6h         when the columns are read
  --columns map,ci,...     which columns of the truth (default map,ci,lactate,crt_finger_s,mottling,sub_ppv,scvo2)
  --sites                  also score five sites under the tongue as an examiner would: five_ppv (%), five_mfi (0-3) and their
                           heterogeneity between sites, (highest - lowest) / mean: five_hi_ppv (%), five_hi_mfi. Slower
  --workers N              processes (default: one per core)
  --redis redis://host     let workers on any number of machines play instead (see "refill worker --help")
  --chunk N                patients that a worker takes at once (default 1)
  --json                   one object on standard output

Example: npm run -s refill -- cohort --cases urosepsis --policies none,bundle,crt --patients 20
`;

const OPTIONS = {
  cases: { type: 'string' },
  policies: { type: 'string', default: 'none,bundle' },
  patients: { type: 'string', default: '20' },
  until: { type: 'string', default: '24h' },
  at: { type: 'string' },
  columns: { type: 'string', default: 'map,ci,lactate,crt_finger_s,mottling,sub_ppv,scvo2' },
  sites: { type: 'boolean', default: false },
  workers: { type: 'string' },
  redis: { type: 'string' },
  chunk: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;

type Spread = { low: number; median: number; high: number } | null;

interface Difference {
  mean: number;
  low: number;
  high: number;
}

export interface CohortRow {
  case: string;
  policy: string;
  patients: number;
  alive: number;
  /** 0-1, with its 95 % interval (Wilson). */
  survival: number;
  survivalLow: number;
  survivalHigh: number;
  /** %: mean chance of death at 14 days, the dead included. */
  deathChance: number | null;
  /** mL/kg: mean and standard deviation over all patients. */
  debt: number | null;
  debtSd: number | null;
  /** mL/kg and %: mean difference to the first policy over the same patients, with its 95 % interval; null for the first itself. */
  debtMore: Difference | null;
  deathChanceMore: Difference | null;
  /** mL. */
  fluid: number | null;
  /** h: median over all patients, never counting as infinite; null when fewer than half reached it. */
  timeToPressure: number | null;
  timeToRefill: number | null;
  timeToLactate: number | null;
  /** Per time, per column: lowest, median, highest of those alive. */
  course: { t_s: number; n: number; columns: Record<string, Spread> }[];
}

interface Asked {
  cases: string[];
  policies: string[];
  patients: number;
  until: number;
  at: number[];
  columns: string[];
  sites: boolean;
}

/** Where patients are played when it is not here: over the network, by workers that take `chunk` patients at once. */
type Elsewhere = (redis: string, chunk: number, tell: (sentence: string) => void) => PlayAll;

export async function runCohort(args: string[], elsewhere?: Elsewhere): Promise<number> {
  const started = performance.now();
  const { values, words } = readArguments(args, OPTIONS);
  if (words.length > 0) throw new InputError(`"${words[0]}" was not expected; cases are named with --cases`);
  const asked = readAsked(values);
  const { cases, patients, until, at, columns, sites } = asked;
  const jobs = cases.flatMap((name) =>
    Array.from({ length: patients }, (_, i): Job => {
      const common = { case: name, until, at, columns, sites, openEnded: true };
      return { ...common, policies: asked.policies, seed: i + 1 };
    }),
  );
  const tell = (done: number): unknown => process.stderr.write(`\r${done} of ${jobs.length} patients `);
  const played = await playersOf(values, elsewhere)(jobs, process.stderr.isTTY ? tell : undefined);
  const all = [...columns, ...(sites ? SITE_COLUMNS : [])];
  const rows = cases.flatMap((name) =>
    asked.policies.map((id) => cohortRow(name, id, played, at, all, asked.policies[0])),
  );
  const time = Math.round((performance.now() - started) / 1000);
  const digest = cohortDigest(played);
  process.stdout.write(
    values['json'] === true
      ? `${JSON.stringify({ patients, digest, model: MODEL_VERSION, until_s: until, rows, seconds: time })}\n`
      : asText(rows, all, asked, digest, time),
  );
  return 0;
}

function playersOf(values: Record<string, string | boolean | undefined>, elsewhere?: Elsewhere): PlayAll {
  const { workers, redis, chunk } = values;
  const size = wholeNumber(String(chunk), '--chunk', 1, 1000);
  if (typeof redis === 'string') {
    if (elsewhere === undefined) throw new InputError('--redis: this program was started without its network part');
    if (workers !== undefined)
      throw new InputError('--workers is said to each "refill worker", not together with --redis');
    return elsewhere(redis, size, (sentence) => void process.stderr.write(`${sentence}\n`));
  }
  const count = workers === undefined ? undefined : wholeNumber(String(workers), '--workers', 1, 64);
  return (jobs, onDone) => playAll(jobs, count, onDone);
}

function readAsked(values: Record<string, string | boolean | undefined>): Asked {
  if (values['cases'] === undefined) throw new InputError('cases were expected, such as: cohort --cases urosepsis');
  const list = (name: string): string[] => String(values[name]).split(',');
  const cases = list('cases');
  const columns = list('columns');
  for (const id of list('policies'))
    if (!policies.some((one) => one.id === id)) throw new InputError(`there is no policy "${id}"`);
  for (const name of cases) {
    const { formulary } = readCase(name); // its mistakes are told before any work begins
    const known = new Set(truthColumns(formularyOf(formulary)).map((column) => column.name));
    for (const column of columns)
      if (!known.has(column)) throw new InputError(`--columns: the model has no column "${column}"`);
  }
  const until = seconds(String(values['until']), '--until');
  return {
    cases,
    policies: list('policies'),
    patients: wholeNumber(String(values['patients']), '--patients', 1, 10_000),
    until,
    at: readTimes(values['at'], until),
    columns,
    sites: values['sites'] === true,
  };
}

/** One for all runs, whatever the order in which they were played. */
export function cohortDigest(played: readonly Played[]): string {
  const lines = played.map((one) => `${one.case} ${one.policy} ${one.seed} ${one.digest}`).sort();
  return digestBytes(new TextEncoder().encode(lines.join('\n')));
}

const ofPolicy = (played: readonly Played[], name: string, policy: string): Played[] =>
  played.filter((one) => one.policy === policy && one.case === name).sort((a, b) => a.seed - b.seed);

/** Mean of the differences between pairs, with its 95 % interval (normal; from about twenty pairs on). */
export function pairedDifference(values: readonly number[], others: readonly number[]): Difference | null {
  const differences = values.map((value, i) => value - others[i]);
  const [middle, spread] = [mean(differences), sd(differences)];
  if (middle === null || spread === null) return null;
  const half = (1.96 * spread) / Math.sqrt(differences.length);
  return { mean: middle, low: middle - half, high: middle + half };
}

export function cohortRow(
  name: string,
  policy: string,
  played: readonly Played[],
  at: readonly number[],
  columns: readonly string[],
  first = policy,
): CohortRow {
  const own = ofPolicy(played, name, policy);
  const compared = ofPolicy(played, name, first);
  const more = (read: (one: Played) => number): Difference | null =>
    first === policy ? null : pairedDifference(own.map(read), compared.map(read));
  const alive = own.filter((one) => one.alive).length;
  const [low, high] = wilson(alive, own.length);
  const time = (what: (typeof REACHED)[number]): number | null => {
    const times = own.map(({ reached }) => reached[what] ?? Infinity).sort((a, b) => a - b);
    const middle = times[Math.floor(times.length / 2)];
    return Number.isFinite(middle) ? middle / 3600 : null;
  };
  return {
    case: name,
    policy,
    patients: own.length,
    alive,
    survival: alive / own.length,
    survivalLow: low,
    survivalHigh: high,
    deathChance: mean(own.map(({ deathChance }) => deathChance)),
    debt: mean(own.map(({ debt }) => debt)),
    debtSd: sd(own.map(({ debt }) => debt)),
    debtMore: more(({ debt }) => debt),
    deathChanceMore: more(({ deathChance }) => deathChance),
    fluid: mean(own.map(({ fluid }) => fluid)),
    timeToPressure: time('pressure'),
    timeToRefill: time('refill'),
    timeToLactate: time('lactate'),
    course: at.map((t_s, i) => ({
      t_s,
      n: own.filter(({ values }) => values[i]?.some((value) => value !== null)).length,
      columns: Object.fromEntries(
        columns.map((column, j) => [column, spread(own.map(({ values }) => values[i]?.[j] ?? null))]),
      ),
    })),
  };
}

/** 95 % interval of a share (Wilson 1927). */
export function wilson(count: number, of: number): [number, number] {
  const z = 1.96;
  const share = count / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

function spread(values: (number | null)[]): Spread {
  const known = values.filter((value) => value !== null);
  const middle = median(known);
  return middle === null ? null : { low: Math.min(...known), median: middle, high: Math.max(...known) };
}

function asText(rows: CohortRow[], columns: string[], { until }: Asked, digest: string, time: number): string {
  const heads = [
    'case',
    'policy',
    'n',
    'alive',
    'survival %',
    '95 %',
    'p(death) %',
    'debt mL/kg',
    'sd',
    'more than the first (95 %)',
    'fluid mL',
    'h to MAP',
    'h to refill',
    'h to lactate',
  ];
  const percent = (share: number): number => Math.round(100 * share);
  const summary = rows.map((row) => [
    row.case,
    row.policy,
    row.patients,
    row.alive,
    percent(row.survival),
    `${percent(row.survivalLow)}-${percent(row.survivalHigh)}`,
    row.deathChance,
    row.debt,
    row.debtSd,
    row.debtMore === null ? '-' : toldDifference(row.debtMore),
    row.fluid === null ? null : Math.round(row.fluid),
    row.timeToPressure,
    row.timeToRefill,
    row.timeToLactate,
  ]);
  const out = [`After ${hours(until)} h`, table(heads, summary), ''];
  out.push(
    `| case | policy | time | n | ${columns.join(' | ')} |`,
    `|---|---|---|---|${columns.map(() => '---').join('|')}|`,
  );
  for (const row of rows) {
    for (const { t_s, n, columns: cells } of row.course) {
      const text = columns.map((name) => inCell(cells[name]));
      out.push(`| ${row.case} | ${row.policy} | ${hours(t_s)} h | ${n} | ${text.join(' | ')} |`);
    }
  }
  return `${out.join('\n')}\n\nmedian (lowest to highest) of those alive; model ${MODEL_VERSION}; digest ${digest}; ${time} s\n`;
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

const toldDifference = ({ mean: middle, low, high }: Difference): string =>
  `${middle.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;

function hours(time: number): string {
  return String(Math.round(time / 36) / 100);
}

function inCell(cell: Spread | undefined): string {
  if (!cell) return '-';
  const digits = cell.high < 1 ? 2 : Math.abs(cell.median) < 20 ? 1 : 0;
  const [median, low, high] = [cell.median, cell.low, cell.high].map((value) => value.toFixed(digits));
  return `${median} (${low} to ${high})`;
}
