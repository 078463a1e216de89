// Reads a network folder (nodes.csv, segments.csv, boundary.csv; both layouts of the reference data) and says in one line what is wrong with it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildNetwork, KIND, KIND_NAMES, ROLE, type Network } from '../perfusion/network/network.ts';
import { createProblem, requirePressures, NetworkError, type FlowProblem } from '../perfusion/network/steady.ts';
import type { Rheology } from '../perfusion/network/viscosity.ts';
import { readTable, type Row, type Table } from './csv.ts';
import { InputError } from './input-error.ts';

export interface NetworkFolder {
  problem: FlowProblem;
  /** Names of nodes and segments as written in the files. */
  nodeNames: string[];
  segmentNames: string[];
  /** States the folder holds: [''] or for instance ['healthy', 'septic']. */
  states: string[];
}

export interface FolderOptions {
  rheology: Rheology;
  /** Overrides every inflow hematocrit. */
  hematocrit?: number;
  state?: string;
}

/** Conductance left in a segment that the file marks as plugged (reference data: 1e-4). */
const PLUGGED = 1e-4;
const HIGHEST_HEMATOCRIT = 0.99;

export async function readNetworkFolder(folder: string, options: FolderOptions): Promise<NetworkFolder> {
  const [nodes, segments, boundary] = await Promise.all(
    ['nodes.csv', 'segments.csv', 'boundary.csv'].map(async (name) => {
      const file = join(folder, name);
      const text = await readText(file);
      refuseTooMany(text, file);
      return readTable(text, file);
    }),
  );
  const nodeIndex = readNodes(nodes);
  const states = statesOf(boundary);
  const state = chooseState(states, options.state, boundary.file);
  const network = readSegments(nodes, segments, nodeIndex, state);
  const problem = createProblem(network, options.rheology);
  markPlugs(problem, segments, state);
  readBoundary(problem, boundary, nodeIndex, state);
  if (options.hematocrit !== undefined) problem.inflowHematocrit.fill(options.hematocrit);
  const nodeNames = [...nodeIndex.keys()];
  checkPressures(problem, nodes);
  return { problem, nodeNames, segmentNames: segments.rows.map((row) => row.cells[0]), states };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new InputError('cannot be read; a network folder holds nodes.csv, segments.csv and boundary.csv', file);
  }
}

/** Rows that one file may hold: five times the largest network that the solver is tested with. */
const MOST_ROWS = 100_000;

/** Counts before anything is taken apart, so that a file of a million rows is refused at once. */
function refuseTooMany(text: string, file: string): void {
  let rows = -1;
  for (let at = 0; at >= 0 && rows <= MOST_ROWS; at = text.indexOf('\n', at + 1)) rows++;
  if (rows > MOST_ROWS) {
    throw new InputError(
      `more than ${MOST_ROWS} rows; a network may have so many`,
      file,
      text.split(',', 1)[0],
      MOST_ROWS + 2,
    );
  }
}

/** um: what the laws of blood flow in small vessels are made for; far below, a vessel admits no red cell. */
const WIDTHS = [2, 2000] as const;

function readNodes(table: Table): Map<string, number> {
  table.expect([
    ['node', 'x_um', 'y_um'],
    ['node', 'x_um', 'y_um', 'z_um'],
  ]);
  const index = new Map<string, number>();
  for (const row of table.rows) {
    const name = row.text('node');
    if (index.has(name)) throw row.error('node', `duplicate node ${name}`);
    index.set(name, index.size);
    row.number('x_um');
    row.number('y_um');
    if (table.has('z_um')) row.number('z_um');
  }
  if (index.size === 0) throw new InputError('expected at least one node', table.file, 'node', 1);
  return index;
}

const PLAIN_SEGMENTS = ['seg', 'from_node', 'to_node', 'diam_um', 'length_um'];
const KINDED_SEGMENTS = ['seg', 'from_node', 'to_node', 'kind', 'diam_um', 'length_um'];

function readSegments(nodes: Table, table: Table, nodeIndex: Map<string, number>, state: string): Network {
  table.expect([PLAIN_SEGMENTS, KINDED_SEGMENTS], (column) => /^[a-z]\w*_(diam_um|plugged)$/.test(column));
  const seen = new Set<string>();
  const diameterColumn = table.has(`${state}_diam_um`) ? `${state}_diam_um` : 'diam_um';
  const rows = table.rows.map((row) => {
    const name = row.text('seg');
    if (seen.has(name)) throw row.error('seg', `duplicate segment ${name}`);
    seen.add(name);
    diameterOf(row, 'diam_um');
    const from = nodeOf(row, 'from_node', nodeIndex);
    const to = nodeOf(row, 'to_node', nodeIndex);
    if (from === to) throw row.error('to_node', `segment ${name} starts and ends at the same node`);
    return {
      from,
      to,
      length: row.positive('length_um'),
      diameter: diameterOf(row, diameterColumn),
      kind: kindOf(table, row),
    };
  });
  if (rows.length === 0) throw new InputError('expected at least one segment', table.file, 'seg', 1);
  return buildNetwork({
    x: nodes.rows.map((row) => row.number('x_um')),
    y: nodes.rows.map((row) => row.number('y_um')),
    from: rows.map((r) => r.from),
    to: rows.map((r) => r.to),
    length: rows.map((r) => r.length),
    diameter: rows.map((r) => r.diameter),
    kind: rows.map((r) => r.kind),
    role: new Uint8Array(nodes.rows.length),
  });
}

function diameterOf(row: Row, column: string): number {
  row.positive(column);
  return row.within(column, ...WIDTHS);
}

function nodeOf(row: Row, column: string, nodeIndex: Map<string, number>): number {
  const name = row.text(column);
  const index = nodeIndex.get(name);
  if (index === undefined) throw row.error(column, `unknown node ${name}; expected a node of nodes.csv`);
  return index;
}

function kindOf(table: Table, row: Row): number {
  if (!table.has('kind')) return KIND.capillary;
  const name = row.text('kind');
  const kind = (KIND_NAMES as readonly string[]).indexOf(name);
  if (kind < 0) throw row.error('kind', `unknown kind ${name}; expected one of ${KIND_NAMES.join(', ')}`);
  return kind;
}

function markPlugs(problem: FlowProblem, table: Table, state: string): void {
  const column = `${state}_plugged`;
  if (!table.has(column)) return;
  table.rows.forEach((row, s) => {
    const mark = row.number(column);
    if (mark !== 0 && mark !== 1) throw row.error(column, `expected 0 or 1, found ${mark}`);
    if (mark === 1) problem.opening[s] = PLUGGED;
  });
}

const ONE_STATE = ['node', 'type', 'value', 'value_unit', 'inflow_hd'];
const STATE_COLUMN = /^([a-z]\w*)_(pressure_mmHg|inflow_hd)$/;

function statesOf(table: Table): string[] {
  if (table.has('type')) {
    table.expect([ONE_STATE]);
    return [''];
  }
  table.expect([['node', 'kind']], (column) => STATE_COLUMN.test(column));
  const states = table.columns.flatMap((column) => STATE_COLUMN.exec(column)?.[1] ?? []);
  const distinct = [...new Set(states)];
  for (const state of distinct) table.expectColumns([`${state}_pressure_mmHg`, `${state}_inflow_hd`]);
  if (distinct.length === 0) throw new InputError('missing column <state>_pressure_mmHg', table.file, '', 1);
  return distinct;
}

function chooseState(states: string[], wanted: string | undefined, file: string): string {
  if (wanted !== undefined && states[0] !== '' && !states.includes(wanted)) {
    throw new InputError(`no state ${wanted}; expected one of ${states.join(', ')}`, file, 'state');
  }
  return wanted !== undefined && states.includes(wanted) ? wanted : states[0];
}

function readBoundary(problem: FlowProblem, table: Table, nodeIndex: Map<string, number>, state: string): void {
  const seen = new Set<number>();
  for (const row of table.rows) {
    const n = nodeOf(row, 'node', nodeIndex);
    if (seen.has(n)) throw row.error('node', `duplicate node ${row.text('node')}`);
    seen.add(n);
    if (state === '') readBoundaryValue(problem, row, n);
    else readBoundaryState(problem, row, n, state);
  }
}

const FLOW_UNIT = 'nl_per_min_positive_into_network';

function readBoundaryValue(problem: FlowProblem, row: Row, n: number): void {
  const type = row.text('type');
  const unit = row.text('value_unit');
  const value = row.number('value');
  if (type === 'pressure') {
    if (unit !== 'mmHg') throw row.error('value_unit', `expected mmHg, found ${unit}`);
    problem.fixed[n] = 1;
    problem.pressure[n] = value;
  } else if (type === 'flow') {
    if (unit !== FLOW_UNIT) throw row.error('value_unit', `expected ${FLOW_UNIT}, found ${unit}`);
    problem.inflow[n] = value;
  } else throw row.error('type', `expected pressure or flow, found ${type}`);
  problem.network.role[n] = type === 'flow' && value < 0 ? ROLE.outlet : ROLE.inlet;
  problem.inflowHematocrit[n] = row.within('inflow_hd', 0, HIGHEST_HEMATOCRIT);
}

function readBoundaryState(problem: FlowProblem, row: Row, n: number, state: string): void {
  const kind = row.text('kind');
  if (kind !== 'inlet' && kind !== 'outlet') throw row.error('kind', `expected inlet or outlet, found ${kind}`);
  problem.network.role[n] = ROLE[kind];
  problem.fixed[n] = 1;
  problem.pressure[n] = row.number(`${state}_pressure_mmHg`);
  problem.inflowHematocrit[n] = row.within(`${state}_inflow_hd`, 0, HIGHEST_HEMATOCRIT);
}

function checkPressures(problem: FlowProblem, nodes: Table): void {
  try {
    requirePressures(problem.network, problem.fixed);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const row = nodes.rows[error.node];
    throw row.error('node', `node ${row.text('node')}: ${error.message}; boundary.csv gives it none`);
  }
}
