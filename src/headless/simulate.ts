// `refill simulate <case>`: plays a case with a scripted or automatic trainee and writes a table, one row per interval.
import { writeFileSync } from 'node:fs';
import { autoPlay } from '../engine/auto-play.ts';
import type { CaseDefinition } from '../engine/case-schema.ts';
import { truthColumns } from '../engine/look.ts';
import type { Policy } from '../engine/policies.ts';
import { policies, policy } from '../engine/policies.ts';
import type { Run } from '../engine/run.ts';
import { chartOf, record, startRun, timeOf, truth } from '../engine/run.ts';
import { digestPatient } from '../perfusion/save.ts';
import { MODEL_VERSION } from '../perfusion/version.ts';
import { writeRecordFile } from '../session/record-file.ts';
import { readArguments, seconds, wholeNumber } from './arguments.ts';
import { bedsideColumns, bedsideRow } from './bedside-columns.ts';
import { readCase } from './case-file.ts';
import { InputError } from './input-error.ts';
import type { ScriptStep } from './script.ts';
import { readScript } from './script.ts';
import { scriptPolicy } from './script-play.ts';
import { table } from './table.ts';

export const SIMULATE_HELP = `refill simulate <case> [options]

Plays a case and prints one row per interval: what the bedside could know, or with --truth everything.
<case> is the name of a file in cases/ without its ending, or a path.

  --policy ID            automatic trainee: ${policies.map(({ id }) => id).join(', ')} (default none)
  --script FILE          timed orders: a YAML list such as
                         - { at: 15min, order: balanced, volume: 500 mL, over: 15min }
  --until 6h             simulated time (default: the case's own end)
  --every 60s            row interval
  --seed 1               which patient
  --resolution full      or held-beat (faster, for tables)
  --truth                all columns of the model
  --csv FILE             the table as a CSV file
  --record FILE          the run as a record that "replay" and the game can open
  --json                 one object on standard output

Example: npm run -s refill -- simulate urosepsis --policy bundle --until 6h --every 30min
`;

const OPTIONS = {
  policy: { type: 'string' },
  script: { type: 'string' },
  until: { type: 'string' },
  every: { type: 'string', default: '60s' },
  seed: { type: 'string', default: '1' },
  resolution: { type: 'string', default: 'full' },
  truth: { type: 'boolean', default: false },
  csv: { type: 'string' },
  record: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface Wanted {
  definition: CaseDefinition;
  policy: Policy | undefined;
  script: ScriptStep[];
  until: number;
  every: number;
  seed: number;
  resolution: 'full' | 'held-beat';
  truth: boolean;
}

export interface Simulated {
  run: Run;
  columns: { name: string; unit: string }[];
  rows: (number | null)[][];
  events: { t_s: number; kind: string; id: string; text: string }[];
}

export function runSimulate(args: string[]): number {
  const { values, words } = readArguments(args, OPTIONS);
  const wanted = readWanted(values, words);
  const played = simulate(wanted);
  if (typeof values['csv'] === 'string') save(values['csv'], csvOf(played));
  if (typeof values['record'] === 'string') save(values['record'], writeRecordFile(record(played.run)));
  process.stdout.write(
    values['json'] === true ? `${JSON.stringify(asJson(played, wanted))}\n` : asText(played, wanted),
  );
  return 0;
}

function readWanted(values: Record<string, string | boolean | undefined>, words: string[]): Wanted {
  if (words.length !== 1) throw new InputError('one case was expected, such as: simulate urosepsis');
  const definition = readCase(words[0]);
  const text = (name: string): string => String(values[name]);
  const end = definition.outcome.handover.after * 60;
  const chosen = values['policy'] === undefined ? undefined : policy(text('policy'));
  if (values['policy'] !== undefined && !chosen) {
    throw new InputError(`there is no policy "${text('policy')}"; known: ${policies.map(({ id }) => id).join(', ')}`);
  }
  const resolution = text('resolution');
  if (resolution !== 'full' && resolution !== 'held-beat')
    throw new InputError(`resolution is "${resolution}"; full or held-beat was expected`);
  const until = values['until'] === undefined ? end : seconds(text('until'), '--until');
  if (until > 30 * 86_400) throw new InputError('--until is longer than 30 days');
  const every = seconds(text('every'), '--every');
  if (every < 1) throw new InputError('--every: whole seconds were expected');
  return {
    definition,
    policy: chosen,
    script: values['script'] === undefined ? [] : readScript(text('script')),
    until,
    every,
    seed: wholeNumber(text('seed'), '--seed', 0, 2 ** 31 - 1),
    resolution,
    truth: values['truth'] === true,
  };
}

/** A longer time than the case's own opens its end: the run then stops only at that time or at death. */
export function simulate(wanted: Wanted): Simulated {
  const { definition, until, every, seed, resolution } = wanted;
  const openEnded = until > definition.outcome.handover.after * 60;
  const run = startRun(definition, { seed, mode: 'practice', resolution, openEnded });
  const columns = wanted.truth ? truthColumns(run.formulary) : bedsideColumns(run.formulary);
  const played: Simulated = { run, columns, rows: [], events: [] };
  autoPlay(run, until, {
    policy: scriptPolicy(wanted.script, wanted.policy),
    every,
    onRow: () => played.rows.push(rowOf(run, columns, wanted.truth)),
    onEmit: (line) => {
      if (line.kind === 'order') note(played, 'order', line.label, line.state);
      if (line.kind === 'message') note(played, 'message', line.from, line.text);
      if (line.kind === 'result') note(played, 'result', line.label, '');
    },
    onRefused: ({ event, reason }) => note(played, 'refused', 'order' in event ? event.order : event.type, reason),
  });
  return played;
}

function note(played: Simulated, kind: string, id: string, text: string): void {
  played.events.push({ t_s: timeOf(played.run), kind, id, text });
}

function rowOf(run: Run, columns: { name: string }[], everything: boolean): (number | null)[] {
  const values = everything ? truth(run) : bedsideRow(run);
  return columns.map(({ name }) => (Number.isFinite(values[name]) ? values[name] : null));
}

function asJson({ run, columns, rows, events }: Simulated, wanted: Wanted): object {
  const now = truth(run);
  return {
    case: wanted.definition.id,
    seed: wanted.seed,
    model: MODEL_VERSION,
    columns: columns.map(({ name }) => name),
    units: columns.map(({ unit }) => unit),
    rows,
    events,
    outcome: {
      kind: chartOf(run).outcome?.kind ?? null,
      alive: now['alive'] === 1,
      p_death: now['p_death'] ?? null,
      debt_total: now['debt_total'] ?? null,
    },
    digest: digestPatient(run.patient),
  };
}

function csvOf({ columns, rows }: Simulated): string {
  const lines = [columns.map(({ name }) => name), ...rows.map((row) => row.map((value) => value ?? ''))];
  return `${lines.map((line) => line.join(',')).join('\n')}\n`;
}

function asText({ run, columns, rows, events }: Simulated, wanted: Wanted): string {
  const shown = columns.map((column, i) => ({ column, i })).filter(({ i }) => rows.some((row) => row[i] !== null));
  const body = table(
    shown.map(({ column }) => column.name),
    rows.map((row) => shown.map(({ i }) => row[i])),
  );
  const refused = events
    .filter(({ kind }) => kind === 'refused')
    .map(({ t_s, id, text }) => `refused at ${t_s} s: ${id}: ${text}`);
  const outcome = chartOf(run).outcome;
  const end = outcome ? `${outcome.kind}: ${outcome.text}` : `still treated at ${timeOf(run)} s`;
  return [
    body,
    ...refused,
    end,
    `case ${wanted.definition.id}, seed ${wanted.seed}, model ${MODEL_VERSION}, digest ${digestPatient(run.patient)}`,
    '',
  ].join('\n');
}

function save(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch {
    throw new InputError('cannot be written', file);
  }
}
