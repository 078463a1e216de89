// How far a solution is from a reference table: flow against the rms flow, hematocrit weighted by flow, pressure in mmHg.
import type { FlowProblem, SteadyFlow } from '../perfusion/network/steady.ts';
import { InputError } from './input-error.ts';
import { readTable, type Row } from './csv.ts';
import { ROLE } from '../perfusion/network/network.ts';

export interface Comparison {
  /** Largest |dq| over the rms flow of the reference. */
  flowErrorRms: number;
  /** Largest |q dHd| over the rms flow of the reference. */
  hdErrorWeighted: number;
  /** Largest |dHd| of segments that carry at least 1e-3 of the rms flow. */
  hdErrorMax: number;
  /** Largest |dp|; null if the table holds no pressures. */
  pressureErrorMmHg: number | null;
}

const COLUMNS = {
  flow: ['flow_nl_min', 'q_nl_min'],
  pressureFrom: ['p_from_mmHg', 'p1_mmHg'],
  pressureTo: ['p_to_mmHg', 'p2_mmHg'],
};

export function compareWithReference(
  problem: FlowProblem,
  solution: SteadyFlow,
  segmentNames: string[],
  text: string,
  file: string,
): Comparison {
  const table = readTable(text, file);
  const pick = (names: string[]): string | undefined => names.find((name) => table.has(name));
  const flowColumn = pick(COLUMNS.flow);
  if (flowColumn === undefined || !table.has('hd') || !table.has('seg')) {
    throw new InputError('expected columns seg, flow_nl_min and hd', file, 'seg', 1);
  }
  const rows = rowPerSegment(table.rows, segmentNames, file);
  const flows = rows.map((row) => row.number(flowColumn));
  const rms = Math.sqrt(flows.reduce((sum, q) => sum + q * q, 0) / flows.length) || 1;
  const ends = [pick(COLUMNS.pressureFrom), pick(COLUMNS.pressureTo)] as const;
  const result: Comparison = {
    flowErrorRms: 0,
    hdErrorWeighted: 0,
    hdErrorMax: 0,
    pressureErrorMmHg: ends[0] === undefined || ends[1] === undefined ? null : 0,
  };
  rows.forEach((row, s) => {
    const hdError = Math.abs(row.number('hd') - solution.hematocrit[s]);
    result.flowErrorRms = Math.max(result.flowErrorRms, Math.abs(flows[s] - solution.flow[s]) / rms);
    result.hdErrorWeighted = Math.max(result.hdErrorWeighted, (Math.abs(flows[s]) * hdError) / rms);
    if (Math.abs(flows[s]) > 1e-3 * rms) result.hdErrorMax = Math.max(result.hdErrorMax, hdError);
    if (ends[0] === undefined || ends[1] === undefined) return;
    const { from, to } = problem.network;
    const off = Math.max(
      Math.abs(row.number(ends[0]) - solution.pressure[from[s]]),
      Math.abs(row.number(ends[1]) - solution.pressure[to[s]]),
    );
    result.pressureErrorMmHg = Math.max(result.pressureErrorMmHg ?? 0, off);
  });
  return result;
}

function rowPerSegment(rows: Row[], segmentNames: string[], file: string): Row[] {
  const bySegment = new Map(rows.map((row) => [row.text('seg'), row]));
  return segmentNames.map((name) => {
    const row = bySegment.get(name);
    if (!row) throw new InputError(`no row for segment ${name}`, file, 'seg');
    return row;
  });
}

/** Largest imbalance at an inner node as a share of what enters the network: volume, and red cells. */
export function imbalance(problem: FlowProblem, solution: SteadyFlow): { flow: number; redCells: number } {
  const { network } = problem;
  const volume = new Float64Array(network.nodes);
  const cells = new Float64Array(network.nodes);
  for (let s = 0; s < network.segments; s++) {
    const q = solution.flow[s];
    const carried = q * solution.hematocrit[s];
    volume[network.from[s]] -= q;
    volume[network.to[s]] += q;
    cells[network.from[s]] -= carried;
    cells[network.to[s]] += carried;
  }
  let entering = 0;
  let worstVolume = 0;
  let worstCells = 0;
  for (let n = 0; n < network.nodes; n++) {
    if (network.role[n] !== ROLE.inner || problem.fixed[n]) entering += Math.max(0, -volume[n]);
    else {
      worstVolume = Math.max(worstVolume, Math.abs(volume[n]));
      worstCells = Math.max(worstCells, Math.abs(cells[n]));
    }
  }
  const scale = entering || 1;
  return { flow: worstVolume / scale, redCells: worstCells / scale };
}
