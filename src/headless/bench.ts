// `refill bench`: how fast the model runs here, as a table: the whole patient in both resolutions, then whatever other rooms measure.
import { cpus } from 'node:os';
import { advanceRun, send, startRun } from '../engine/run.ts';
import { STEPS_PER_SECOND } from '../perfusion/advance.ts';
import { savePatient } from '../perfusion/save.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { benchNetwork } from './bench-network.ts';
import { readCase } from './case-file.ts';
import { table } from './table.ts';

export const BENCH_HELP = `refill bench [--repeat 3] [--json]

Measures speed on this machine, one core: the best of several repeats (for networks the fastest tenth); processor time, so that other programs matter less. Peer times are scaled by a reference loop. A ratio above 1 is better than the reference.

Example: npm run -s refill -- bench
`;

export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  n: number;
  reference: number | null;
  ratio: number | null;
}

export async function runBench(args: string[]): Promise<number> {
  const { values } = readArguments(args, {
    repeat: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  });
  const repeat = wholeNumber(String(values['repeat']), '--repeat', 1, 100);
  const rows = [...benchPatient(repeat), ...(await benchNetwork())];
  const machine = `${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  const body = rows.map(({ name, value, unit, n, reference, ratio }) => [name, value, unit, n, reference, ratio]);
  process.stdout.write(
    values['json'] === true
      ? `${JSON.stringify({ machine, rows })}\n`
      : `${machine}\n${table(['name', 'value', 'unit', 'n', 'reference', 'ratio'], body)}\n`,
  );
  return 0;
}

/** Names, references and units of model.md section 8; reference = its bar. */
function benchPatient(repeat: number): BenchRow[] {
  return [
    speed('whole patient, full resolution', 'full', 300, 1000, repeat),
    speed('whole patient, held-beat resolution', 'held-beat', 3600, 5000, repeat),
    memory(),
  ];
}

function speed(
  name: string,
  resolution: 'full' | 'held-beat',
  simulated: number,
  reference: number,
  repeat: number,
): BenchRow {
  const run = startRun(readCase('urosepsis'), { seed: 1, mode: 'practice', resolution, openEnded: true });
  send(run, { type: 'case.begin' });
  advanceRun(run, simulated * STEPS_PER_SECOND);
  let best = Infinity;
  for (let i = 0; i < repeat; i++) {
    const started = process.cpuUsage();
    advanceRun(run, simulated * STEPS_PER_SECOND);
    const spent = process.cpuUsage(started);
    best = Math.min(best, (spent.user + spent.system) / 1e6);
  }
  const value = Math.round(simulated / best);
  return { name, value, unit: 'x real time', n: repeat, reference, ratio: Math.round((100 * value) / reference) / 100 };
}

function memory(): BenchRow {
  const run = startRun(readCase('urosepsis'), { seed: 1, mode: 'practice', resolution: 'held-beat' });
  const value = Math.round(savePatient(run.patient).length / 10_000) / 100;
  return {
    name: 'memory of one patient, as saved',
    value,
    unit: 'MB',
    n: 1,
    reference: 8,
    ratio: Math.round((100 * 8) / value) / 100,
  };
}
