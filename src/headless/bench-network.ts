// How fast the vessel solver and the living bed run on this machine: medians, for the speed table of the bench verb.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBed, restInputs, stepBed } from '../perfusion/network/bed.ts';
import { createCells, moveCells } from '../perfusion/network/motion.ts';
import { createFactor } from '../perfusion/network/ldl.ts';
import { solveSteady } from '../perfusion/network/steady.ts';
import type { Rheology } from '../perfusion/network/viscosity.ts';
import { readNetworkFolder } from './network-files.ts';

export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  /** timed repetitions */
  n: number;
  /** the bar, or a peer's time on the same input, in the same unit */
  reference: number;
  /** reference over value: above 1 is faster */
  ratio: number;
}

/** Networks to time stand with the tests; they are data, not code of that room. */
const DATA = `${join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'test', 'data', 'networks')}/`;
const REPEATS = 30;

const RAT: Rheology = { law: 'vivo94', meanCellVolume: 55, plasmaViscosity: 1.0466, surfaceLayer: 1 };
const HUMAN: Rheology = { law: 'vivo94', meanCellVolume: 92, plasmaViscosity: 1.2, surfaceLayer: 1 };

/** Peer times in ms (network-reference section 3: two shared server cores, not scaled to this machine), bars of model.md section 8. */
const SOLVES: { name: string; folder: string; rheology: Rheology; reference: number }[] = [
  {
    name: '503-segment cold nonlinear solve to a true residual of 1e-4',
    folder: 'sublingual_seed14',
    rheology: HUMAN,
    reference: 3,
  },
  { name: '503 segments against NetFlowV2 (unscaled)', folder: 'sublingual_seed14', rheology: HUMAN, reference: 31 },
  { name: '579 segments against NetFlowV2 (unscaled)', folder: 'hex579', rheology: RAT, reference: 37 },
  { name: '579 segments against microBlooM (unscaled)', folder: 'hex579', rheology: RAT, reference: 436 },
  { name: 'rat mesentery against NetFlowV2 (unscaled)', folder: 'mesentery546', rheology: RAT, reference: 40 },
  { name: 'rat mesentery against microBlooM (unscaled)', folder: 'mesentery546', rheology: RAT, reference: 994 },
];

export async function benchNetwork(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { name, folder, rheology, reference } of SOLVES) {
    const { problem } = await readNetworkFolder(DATA + folder, { rheology });
    const factor = createFactor(problem.network, problem.fixed);
    rows.push(row(name, reference, () => void solveSteady(problem, { tolerance: 1e-4 }, factor)));
  }
  return [...rows, ...benchBed()];
}

function benchBed(): BenchRow[] {
  const bed = createBed(1);
  const inputs = restInputs();
  const cells = createCells(bed);
  const steps = 50;
  const batch = (name: string, reference: number, act: () => void): BenchRow => {
    const many = row(name, reference * steps, () => {
      for (let i = 0; i < steps; i++) act();
    });
    return { ...many, value: many.value / steps, reference };
  };
  let seed = 1000;
  return [
    batch(`one step of the living sublingual bed (${bed.network.segments} segments)`, 0.2, () =>
      stepBed(bed, inputs, 1),
    ),
    batch('one frame of red-cell motion', 0.5, () => moveCells(cells, bed, 1 / 60)),
    row('growing and settling one sublingual bed', 1500, () => void createBed(seed++), 20),
  ];
}

function row(name: string, reference: number, act: () => void, repeats = REPEATS): BenchRow {
  for (let i = 0; i < 5; i++) act();
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    act();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const value = times[times.length >> 1];
  return { name, value, unit: 'ms', n: repeats, reference, ratio: reference / value };
}
