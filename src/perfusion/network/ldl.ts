// Solves for the pressure at every branching point: volume in equals volume out. The pattern of the equations is fixed by
// the network, so it is analyzed once; each solve is then two short sweeps (sparse LDL transposed, up-looking, after Davis 2005).
import type { Network } from './network.ts';
import { minimumDegreeOrder } from './elimination-order.ts';

export interface Factor {
  /** Number of unknown pressures. */
  size: number;
  /** Position of a node among the unknowns, in elimination order; -1 where the pressure is given. */
  position: Int32Array;
  /** Node at each position. */
  node: Int32Array;
  /** Row k of the matrix has off-diagonal entries from segments `entrySegment[rowStart[k] ..]` in columns `entryColumn`. */
  rowStart: Int32Array;
  entrySegment: Int32Array;
  entryColumn: Int32Array;
  /** Columns of L that row k uses, in an order fit for elimination. */
  patternStart: Int32Array;
  pattern: Int32Array;
  /** L by columns, and D. */
  columnStart: Int32Array;
  columnRow: Int32Array;
  lower: Float64Array;
  inversePivot: Float64Array;
  diagonal: Float64Array;
  /** Working memory. */
  work: Float64Array;
  filled: Int32Array;
}

/** Analyzes a network in which the pressure is given at the nodes marked in `fixed`. */
export function createFactor(network: Network, fixed: Uint8Array): Factor {
  const { position, node } = eliminationOrder(network, fixed);
  const rows = matrixRows(network, position, node.length);
  const symbolic = eliminate(rows.rowStart, rows.entryColumn, node.length);
  const entries = symbolic.columnStart[node.length];
  return {
    size: node.length,
    position,
    node,
    ...rows,
    ...symbolic,
    lower: new Float64Array(entries),
    inversePivot: new Float64Array(node.length),
    diagonal: new Float64Array(node.length),
    work: new Float64Array(node.length),
    filled: new Int32Array(node.length),
  };
}

function eliminationOrder(network: Network, fixed: Uint8Array): { position: Int32Array; node: Int32Array } {
  const unknowns: number[] = [];
  const index = new Int32Array(network.nodes).fill(-1);
  for (let n = 0; n < network.nodes; n++) if (!fixed[n]) index[n] = unknowns.push(n) - 1;
  const neighbors: number[][] = unknowns.map(() => []);
  for (let s = 0; s < network.segments; s++) {
    const a = index[network.from[s]];
    const b = index[network.to[s]];
    if (a < 0 || b < 0 || a === b || neighbors[a].includes(b)) continue;
    neighbors[a].push(b);
    neighbors[b].push(a);
  }
  const node = minimumDegreeOrder(neighbors).map((i) => unknowns[i]);
  const position = new Int32Array(network.nodes).fill(-1);
  node.forEach((n, k) => (position[n] = k));
  return { position, node };
}

function matrixRows(network: Network, position: Int32Array, size: number) {
  const rowStart = new Int32Array(size + 1);
  const inside: number[] = [];
  for (let s = 0; s < network.segments; s++) {
    const a = position[network.from[s]];
    const b = position[network.to[s]];
    if (a < 0 || b < 0 || a === b) continue;
    inside.push(s);
    rowStart[(a > b ? a : b) + 1]++;
  }
  for (let k = 0; k < size; k++) rowStart[k + 1] += rowStart[k];
  const next = rowStart.slice(0, size);
  const entrySegment = new Int32Array(inside.length);
  const entryColumn = new Int32Array(inside.length);
  for (const s of inside) {
    const a = position[network.from[s]];
    const b = position[network.to[s]];
    const slot = next[a > b ? a : b]++;
    entrySegment[slot] = s;
    entryColumn[slot] = a > b ? b : a;
  }
  return { rowStart, entrySegment, entryColumn };
}

/** Symbolic elimination: which entries of L exist (elimination tree, Davis 2005). */
function eliminate(rowStart: Int32Array, entryColumn: Int32Array, size: number) {
  const parent = new Int32Array(size).fill(-1);
  const flag = new Int32Array(size).fill(-1);
  const counts = new Int32Array(size);
  const patternStart = new Int32Array(size + 1);
  const pattern: number[] = [];
  const columns: number[][] = Array.from({ length: size }, () => []);
  for (let k = 0; k < size; k++) {
    flag[k] = k;
    const row: number[] = [];
    for (let e = rowStart[k]; e < rowStart[k + 1]; e++) {
      for (let i = entryColumn[e]; flag[i] !== k; i = parent[i]) {
        if (parent[i] === -1) parent[i] = k;
        flag[i] = k;
        row.push(i);
        counts[i]++;
        columns[i].push(k);
      }
    }
    row.sort((a, b) => a - b);
    pattern.push(...row);
    patternStart[k + 1] = pattern.length;
  }
  const columnStart = new Int32Array(size + 1);
  for (let k = 0; k < size; k++) columnStart[k + 1] = columnStart[k] + counts[k];
  return { patternStart, pattern: Int32Array.from(pattern), columnStart, columnRow: Int32Array.from(columns.flat()) };
}

/** Factorizes the matrix of the conductances `g` (nl/min/mmHg per segment, all above zero). */
export function factorize(factor: Factor, network: Network, g: Float64Array): void {
  const { size, position, rowStart, entrySegment, entryColumn, patternStart, pattern } = factor;
  const { columnStart, columnRow, lower, inversePivot, diagonal, work, filled } = factor;
  const { from, to, segments } = network;
  diagonal.fill(0);
  for (let s = 0; s < segments; s++) {
    const a = position[from[s]];
    const b = position[to[s]];
    if (a >= 0) diagonal[a] += g[s];
    if (b >= 0) diagonal[b] += g[s];
  }
  for (let k = 0; k < size; k++) {
    for (let e = rowStart[k]; e < rowStart[k + 1]; e++) work[entryColumn[e]] -= g[entrySegment[e]];
    let pivot = diagonal[k];
    for (let p = patternStart[k]; p < patternStart[k + 1]; p++) {
      const i = pattern[p];
      const y = work[i];
      work[i] = 0;
      const end = filled[i];
      for (let c = columnStart[i]; c < end; c++) work[columnRow[c]] -= lower[c] * y;
      const l = y * inversePivot[i];
      pivot -= l * y;
      lower[end] = l;
      filled[i] = end + 1;
    }
    inversePivot[k] = 1 / pivot;
    filled[k] = columnStart[k];
  }
}

/** Solves in place for the right-hand side `b` (nl/min, in elimination order); leaves the pressures there. */
export function solveFactored(factor: Factor, b: Float64Array): void {
  const { size, columnStart, columnRow, lower, inversePivot } = factor;
  for (let k = 0; k < size; k++) {
    const y = b[k];
    for (let c = columnStart[k]; c < columnStart[k + 1]; c++) b[columnRow[c]] -= lower[c] * y;
  }
  for (let k = size - 1; k >= 0; k--) {
    let x = b[k] * inversePivot[k];
    for (let c = columnStart[k]; c < columnStart[k + 1]; c++) x -= lower[c] * b[columnRow[c]];
    b[k] = x;
  }
}
