// `refill survival <case>`: many patients under each policy: who lives, and the numbers at chosen hours as median and range.
import { readArguments, seconds, wholeNumber } from './arguments.ts';
import { readCase } from './case-file.ts';
import type { Job, Played } from './cohort-work.ts';
import { playAll } from './cohort-work.ts';
import { InputError } from './input-error.ts';
import { policies } from '../engine/policies.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';

export const SURVIVAL_HELP = `refill survival <case> [options]

Plays the case with many seeds under each policy (held-beat, over all cores) and prints survival and the course.

  --policies none,bundle   automatic trainees
  --seeds 20               patients per policy (seeds 1 to 20)
  --until 24h              simulated time
  --at 0h,1h,3h,6h         when the columns are read
  --columns map,ci,...     which (default map,ci,lactate,crt_finger_s,mottling,sub_ppv,scvo2)
  --workers N              processes (default: one per core)
  --json                   one object on standard output

Example: npm run -s refill -- survival urosepsis --seeds 20 --until 24h
`;

const OPTIONS = {
  policies: { type: 'string', default: 'none,bundle' },
  seeds: { type: 'string', default: '20' },
  until: { type: 'string', default: '24h' },
  at: { type: 'string', default: '0h,1h,3h,6h' },
  columns: { type: 'string', default: 'map,ci,lactate,crt_finger_s,mottling,sub_ppv,scvo2' },
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
  readCase(words[0]); // its mistakes are told before any work begins
  const list = (name: string): string[] => String(values[name]).split(',');
  const ids = list('policies');
  for (const id of ids) if (!policies.some((one) => one.id === id)) throw new InputError(`there is no policy "${id}"`);
  const patients = wholeNumber(String(values['seeds']), '--seeds', 1, 10_000);
  const at = list('at').map((text) => seconds(text, '--at'));
  const columns = list('columns');
  const common = { case: words[0], until: seconds(String(values['until']), '--until'), at, columns, openEnded: true };
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
    `Alive after ${until / 3600} h: ${rows.map(({ policy, alive, patients }) => `${policy} ${alive} of ${patients}`).join(', ')}`,
    '',
  ];
  out.push(`| policy | time | n | ${columns.join(' | ')} |`, `|---|---|---|${columns.map(() => '---').join('|')}|`);
  for (const { policy, course } of rows) {
    for (const { t_s, n, columns: cells } of course) {
      const text = columns.map((name) => inCell(cells[name]));
      out.push(`| ${policy} | ${t_s / 3600} h | ${n} | ${text.join(' | ')} |`);
    }
  }
  return `${out.join('\n')}\n\nmedian (lowest to highest) of those alive; model ${MODEL_VERSION}; ${time} s\n`;
}

function inCell(cell: { low: number; median: number; high: number } | null | undefined): string {
  if (!cell) return '-';
  const digits = Math.abs(cell.median) < 20 ? 1 : 0;
  return `${cell.median.toFixed(digits)} (${cell.low.toFixed(digits)}-${cell.high.toFixed(digits)})`;
}
