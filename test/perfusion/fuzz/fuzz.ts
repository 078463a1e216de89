// `npm run fuzz -- --from 1 --to 500 --hours 24 --log fuzz.jsonl`: lives random patients under random orders and audits them.
// --full plays every beat; --log keeps one line per patient, and patients that stand in it are not lived again. Exit 1 if one has a fault.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Lived } from './fuzz-patient.ts';
import { livePatient } from './fuzz-patient.ts';

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    to: { type: 'string', default: '20' },
    hours: { type: 'string', default: '24' },
    full: { type: 'boolean', default: false },
    log: { type: 'string' },
  },
});

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (value >= least && value <= most && Number.isInteger(value)) return value;
  throw new Error(`--${name} is ${text}; a whole number from ${least} to ${most} was expected.`);
}

function readLog(file: string | undefined): Map<number, Lived> {
  if (file === undefined || !existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as Lived).map((lived) => [lived.seed, lived]));
}

function main(): void {
  const from = whole('from', values.from, 1, 1e6);
  const to = whole('to', values.to, from, 1e6);
  const hours = whole('hours', values.hours, 1, 96);
  const { full, log } = values;
  const done = readLog(log);
  const all: Lived[] = [];
  for (let seed = from; seed <= to; seed++) {
    const known = done.get(seed);
    const lived = known ?? livePatient(seed, hours, full ? 'full' : 'held-beat');
    all.push(lived);
    if (log !== undefined && !known) appendFileSync(log, `${JSON.stringify(lived)}\n`);
    if (lived.fault !== null)
      console.log(
        `patient ${seed}: ${lived.fault}\n  again: npm run fuzz -- --from ${seed} --to ${seed} --hours ${hours}${full ? ' --full' : ''}`,
      );
  }
  const count = (end: Lived['end']): number => all.filter((lived) => lived.end === end).length;
  const lived = all.reduce((sum, one) => sum + one.hours, 0);
  console.log(
    `${all.length} patients, ${lived.toFixed(0)} h: ${count('alive')} alive, ${count('died')} died, ${count('died before arrival')} died before arrival, ${count('fault')} with a fault.`,
  );
  if (count('fault') > 0) process.exitCode = 1;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
