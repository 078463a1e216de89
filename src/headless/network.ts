// `refill network <folder>`: solves a network of vessels from files and writes pressures, flows and hematocrits.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { solveSteady, type FlowProblem, type SteadyFlow } from '../perfusion/network/steady.ts';
import { LAWS, type Law } from '../perfusion/network/viscosity.ts';
import { compareWithReference, imbalance, readReference, restoreDigits, type Comparison } from './network-compare.ts';
import { readNetworkFolder, type NetworkFolder } from './network-files.ts';
import { InputError } from './input-error.ts';

const HELP = `refill network <folder> [options]

Solves the network in <folder> (nodes.csv, segments.csv, boundary.csv) and prints one row per segment:
flow nl/min, discharge hematocrit, pressures mmHg, viscosity cP.

  --compare FILE  differences from a reference table instead of the rows. The reference tables were solved with more digits of
                  each diameter than the files write; where a table tells them (by its flow, pressures and viscosity), the
                  network is solved with them, never more than half a unit of the last written digit away. asWritten... are
                  the differences with the diameters as they stand in the file.
  --law LAW       vivo94 (default), vitro92, esl05
  --state STATE   healthy (default) or septic, where the folder has both
  --hd 0.4        hematocrit of every inflow instead of the file's
  --mcv 55        red-cell volume, fL
  --plasma 1.0466 plasma viscosity, cP
  --tol 1e-8      true residual to reach
  --json          one object on standard output

Example: refill network test/data/networks/mesentery546 --compare test/data/networks/mesentery546/ref_vivo94_tight.csv
`;

const OPTIONS = {
  compare: { type: 'string' },
  law: { type: 'string', default: 'vivo94' },
  state: { type: 'string' },
  hd: { type: 'string' },
  mcv: { type: 'string', default: '55' },
  plasma: { type: 'string', default: '1.0466' },
  tol: { type: 'string', default: '1e-8' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Exit code: 0 solved, 1 not converged, 2 bad usage or input (then one line on standard error). */
export async function runNetwork(args: string[]): Promise<number> {
  try {
    return await solveAndReport(args);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (args.includes('--json')) {
      const { message, file, path, line } = error;
      print(JSON.stringify({ error: { message, file, path, line } }));
    }
    process.stderr.write(`${oneLine(error)}\n`);
    return 2;
  }
}

function oneLine(error: InputError): string {
  const place = [error.file, error.line > 0 ? `line ${error.line}` : '', error.path].filter((part) => part !== '');
  return [...place, error.message].join(': ');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function solveAndReport(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    print(HELP);
    return 0;
  }
  if (positionals.length !== 1) throw new InputError('expected one folder; see refill network --help');
  const folder = await readNetworkFolder(positionals[0], {
    rheology: {
      law: lawOf(values.law),
      meanCellVolume: numberOf('--mcv', values.mcv, 1, 1000),
      plasmaViscosity: numberOf('--plasma', values.plasma, 1e-3, 1000),
      surfaceLayer: 1,
    },
    ...(values.hd === undefined ? {} : { hematocrit: numberOf('--hd', values.hd, 0, 0.99) }),
    ...(values.state === undefined ? {} : { state: values.state }),
  });
  const tolerance = numberOf('--tol', values.tol, 1e-14, 1);
  const started = performance.now();
  const solution = solveSteady(folder.problem, { tolerance });
  const milliseconds = performance.now() - started;
  const comparison =
    values.compare === undefined ? undefined : await compare(folder, solution, values.compare, tolerance);
  const summary = summarize(folder.problem, solution, milliseconds, comparison);
  if (values.json) print(JSON.stringify(summary));
  else if (comparison) printSummary(summary);
  else printRows(folder, solution);
  if (!solution.converged)
    process.stderr.write(`not converged: true residual ${solution.residual}, asked ${tolerance}\n`);
  return solution.converged ? 0 : 1;
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message.split('\n')[0] : String(error));
  }
}

function lawOf(name: string): Law {
  const law = LAWS.find((l) => l === name);
  if (!law) throw new InputError(`--law: expected one of ${LAWS.join(', ')}, found ${name}`);
  return law;
}

function numberOf(option: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= low && value <= high)) {
    throw new InputError(`${option}: expected a number from ${low} to ${high}, found ${text}`);
  }
  return value;
}

interface Compared extends Comparison {
  /** the same with the diameters as the files write them */
  asWritten: Comparison;
}

async function compare(
  folder: NetworkFolder,
  solution: SteadyFlow,
  file: string,
  tolerance: number,
): Promise<Compared> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new InputError('cannot be read', file);
  }
  const { problem } = folder;
  const reference = readReference(folder.segmentNames, text, file);
  const asWritten = compareWithReference(problem, solution, reference);
  const diameter = restoreDigits(problem, reference);
  if (!diameter) return { ...asWritten, asWritten };
  const restored = { ...problem, network: { ...problem.network, diameter } };
  return { ...compareWithReference(restored, solveSteady(restored, { tolerance }), reference), asWritten };
}

function summarize(problem: FlowProblem, solution: SteadyFlow, milliseconds: number, comparison?: Compared) {
  const balance = imbalance(problem, solution);
  return {
    segments: problem.network.segments,
    nodes: problem.network.nodes,
    iterations: solution.iterations,
    residual: solution.residual,
    milliseconds,
    imbalanceFlow: balance.flow,
    imbalanceRedCells: balance.redCells,
    ...(comparison ? { compare: comparison } : {}),
  };
}

function printSummary(summary: ReturnType<typeof summarize>): void {
  const { compare, ...rest } = summary;
  const { asWritten, ...restored } = compare ?? {};
  for (const [name, value] of Object.entries({ ...rest, ...restored })) print(`${name} ${value}`);
  for (const [name, value] of Object.entries(asWritten ?? {})) print(`asWritten.${name} ${value}`);
}

function printRows(folder: NetworkFolder, solution: SteadyFlow): void {
  const { network } = folder.problem;
  const lines = ['seg,from,to,diam_um,length_um,flow_nl_min,hd,p_from_mmHg,p_to_mmHg,visc_cP'];
  for (let s = 0; s < network.segments; s++) {
    const a = network.from[s];
    const b = network.to[s];
    const ends = [folder.segmentNames[s], folder.nodeNames[a], folder.nodeNames[b]];
    const shape = [network.diameter[s], network.length[s]];
    const state = [
      solution.flow[s],
      solution.hematocrit[s],
      solution.pressure[a],
      solution.pressure[b],
      solution.viscosity[s],
    ];
    lines.push([...ends, ...shape, ...state].join(','));
  }
  lines.push(`# true residual ${solution.residual} after ${solution.iterations} iterations`);
  print(lines.join('\n'));
}
