// How far a solution is from a reference table: flow against the rms flow, hematocrit weighted by flow, pressure in mmHg.
import { flowConstant, type FlowProblem, type SteadyFlow } from '../perfusion/network/steady.ts';
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

/** A reference table, one row per segment of the network that it belongs to. */
export interface Reference {
  flow: number[];
  hematocrit: number[];
  /** pressure at both ends, mmHg; null if the table holds none */
  pressure: { from: number[]; to: number[] } | null;
  /** cP; null if the table holds none */
  viscosity: number[] | null;
}

export function readReference(segmentNames: string[], text: string, file: string): Reference {
  const table = readTable(text, file);
  const pick = (names: string[]): string | undefined => names.find((name) => table.has(name));
  const flow = pick(COLUMNS.flow);
  if (flow === undefined || !table.has('hd') || !table.has('seg')) {
    throw new InputError('expected columns seg, flow_nl_min and hd', file, 'seg', 1);
  }
  const rows = rowPerSegment(table.rows, segmentNames, file);
  const numbers = (column: string): number[] => rows.map((row) => row.number(column));
  const from = pick(COLUMNS.pressureFrom);
  const to = pick(COLUMNS.pressureTo);
  return {
    flow: numbers(flow),
    hematocrit: numbers('hd'),
    pressure: from === undefined || to === undefined ? null : { from: numbers(from), to: numbers(to) },
    viscosity: table.has('visc_cP') ? numbers('visc_cP') : null,
  };
}

export function compareWithReference(problem: FlowProblem, solution: SteadyFlow, reference: Reference): Comparison {
  const { flow, hematocrit, pressure } = reference;
  const { from, to } = problem.network;
  const rms = Math.sqrt(flow.reduce((sum, q) => sum + q * q, 0) / flow.length) || 1;
  const result: Comparison = {
    flowErrorRms: 0,
    hdErrorWeighted: 0,
    hdErrorMax: 0,
    pressureErrorMmHg: pressure && 0,
  };
  flow.forEach((q, s) => {
    const hdError = Math.abs(hematocrit[s] - solution.hematocrit[s]);
    result.flowErrorRms = Math.max(result.flowErrorRms, Math.abs(q - solution.flow[s]) / rms);
    result.hdErrorWeighted = Math.max(result.hdErrorWeighted, (Math.abs(q) * hdError) / rms);
    if (Math.abs(q) > 1e-3 * rms) result.hdErrorMax = Math.max(result.hdErrorMax, hdError);
    if (!pressure) return;
    const off = Math.max(
      Math.abs(pressure.from[s] - solution.pressure[from[s]]),
      Math.abs(pressure.to[s] - solution.pressure[to[s]]),
    );
    result.pressureErrorMmHg = Math.max(result.pressureErrorMmHg ?? 0, off);
  });
  return result;
}

/** Digits that the network files write of a diameter; the reference solutions were computed with more. */
const WRITTEN_DIGITS = 6;

/**
 * The diameters that a reference was solved with: its flow, pressure drop and viscosity tell them by Poiseuille's law, and they must
 * round to what the file writes. Never farther from the written value than half a unit of its last digit; null if the reference does
 * not hold what is needed.
 */
export function restoreDigits(problem: FlowProblem, reference: Reference): Float64Array | null {
  const { network, opening, rheology } = problem;
  const { flow, pressure, viscosity } = reference;
  if (!pressure || !viscosity) return null;
  const constant = flowConstant(rheology.law);
  return network.diameter.map((written, s) => {
    const drop = pressure.from[s] - pressure.to[s];
    const fourth = (flow[s] * network.length[s] * viscosity[s]) / (constant * opening[s] * drop);
    const half = 0.5 * 10 ** (Math.floor(Math.log10(written)) + 1 - WRITTEN_DIGITS);
    const told = fourth > 0 ? Math.sqrt(Math.sqrt(fourth)) : written;
    return Math.min(Math.max(told, written - half), written + half);
  });
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
