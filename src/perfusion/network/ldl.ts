// Solves for the pressure at every branching point: volume in equals volume out. The pattern of the equations is fixed by
// the network, so it is analyzed once, down to the place of every product; each solve is then two short sweeps (sparse LDL transposed, right-looking).
import type { Network } from './network.ts';
import { minimumDegreeOrder } from './elimination-order.ts';

export interface Factor {
  /** Number of unknown pressures. */
  size: number;
  /** Position of a node among the unknowns, in elimination order; -1 where the pressure is given. */
  position: Int32Array;
  /** Node at each position. */
  node: Int32Array;
  /** Where each segment stands in the matrix: on the diagonal at both its ends, and off it; `size` and one past L mean nowhere. */
  endA: Int32Array;
  endB: Int32Array;
  slot: Int32Array;
  /** Nodes with a given pressure, and segments between such a node and an unknown one. */
  given: Int32Array;
  edge: Int32Array;
  /** L by columns, rows ascending; then D, and its inverse. The last place of L and D takes what stands nowhere. */
  columnStart: Int32Array;
  columnRow: Int32Array;
  lower: Float64Array;
  diagonal: Float64Array;
  inversePivot: Float64Array;
  /** For each pair of entries in a column, in the order of elimination: the entry of L that their product changes. */
  changed: Int32Array;
}

/** Analyzes a network in which the pressure is given at the nodes marked in `fixed`. */
export function createFactor(network: Network, fixed: Uint8Array): Factor {
  const { position, node } = eliminationOrder(network, fixed);
  const size = node.length;
  const columns = eliminate(network, position, size);
  const entries = columns.columnStart[size];
  return {
    size,
    position,
    node,
    ...places(network, position, columns, size),
    given: Int32Array.from(position.keys()).filter((n) => position[n] < 0),
    edge: edgeSegments(network, position),
    ...columns,
    lower: new Float64Array(entries + 1),
    diagonal: new Float64Array(size + 1),
    inversePivot: new Float64Array(size),
    changed: changedEntries(columns, size),
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

interface Columns {
  columnStart: Int32Array;
  columnRow: Int32Array;
}

/** Rows of the matrix left of its diagonal, before elimination: for each unknown its neighbors that go before it. */
function matrixRows(network: Network, position: Int32Array, size: number): number[][] {
  const rows: number[][] = Array.from({ length: size }, () => []);
  for (let s = 0; s < network.segments; s++) {
    const a = position[network.from[s]];
    const b = position[network.to[s]];
    if (a >= 0 && b >= 0 && a !== b) rows[a > b ? a : b].push(a > b ? b : a);
  }
  return rows;
}

/** Symbolic elimination: which entries of L exist (elimination tree, Davis 2005). */
function eliminate(network: Network, position: Int32Array, size: number): Columns {
  const rows = matrixRows(network, position, size);
  const parent = new Int32Array(size).fill(-1);
  const flag = new Int32Array(size).fill(-1);
  const columns: number[][] = Array.from({ length: size }, () => []);
  for (let k = 0; k < size; k++) {
    flag[k] = k;
    for (const first of rows[k]) {
      for (let i = first; flag[i] !== k; i = parent[i]) {
        if (parent[i] === -1) parent[i] = k;
        flag[i] = k;
        columns[i].push(k);
      }
    }
  }
  const columnStart = new Int32Array(size + 1);
  for (let k = 0; k < size; k++) columnStart[k + 1] = columnStart[k] + columns[k].length;
  return { columnStart, columnRow: Int32Array.from(columns.flat()) };
}

/** Where the conductance of each segment is added. */
function places(network: Network, position: Int32Array, { columnStart, columnRow }: Columns, size: number) {
  const m = network.segments;
  const endA = new Int32Array(m);
  const endB = new Int32Array(m);
  const slot = new Int32Array(m).fill(columnRow.length);
  for (let s = 0; s < m; s++) {
    const a = position[network.from[s]];
    const b = position[network.to[s]];
    endA[s] = a < 0 ? size : a;
    endB[s] = b < 0 ? size : b;
    if (a < 0 || b < 0 || a === b) continue;
    const column = a > b ? b : a;
    slot[s] = columnRow.subarray(0, columnStart[column + 1]).indexOf(a > b ? a : b, columnStart[column]);
  }
  return { endA, endB, slot };
}

function edgeSegments(network: Network, position: Int32Array): Int32Array {
  const all = Int32Array.from({ length: network.segments }, (_, s) => s);
  return all.filter((s) => position[network.from[s]] < 0 !== position[network.to[s]] < 0);
}

/** Entries i and j of a column change the entry (row j, column row i); found column by column with a map from rows to entries. */
function changedEntries({ columnStart, columnRow }: Columns, size: number): Int32Array {
  // Place of each entry's own pairs: entry e is the first of a pair with every later entry of its column.
  const pairsAt = new Int32Array(columnRow.length + 1);
  const usedBy: number[][] = Array.from({ length: size }, () => []);
  for (let k = 0; k < size; k++) {
    for (let e = columnStart[k]; e < columnStart[k + 1]; e++) {
      pairsAt[e + 1] = pairsAt[e] + columnStart[k + 1] - e - 1;
      usedBy[columnRow[e]].push(e);
    }
  }
  const changed = new Int32Array(pairsAt[columnRow.length]);
  const entryOf = new Int32Array(size);
  for (let column = 0; column < size; column++) {
    for (let e = columnStart[column]; e < columnStart[column + 1]; e++) entryOf[columnRow[e]] = e;
    for (const e of usedBy[column]) {
      const last = pairsAt[e + 1];
      for (let p = pairsAt[e], later = e + 1; p < last; p++, later++) changed[p] = entryOf[columnRow[later]];
    }
  }
  return changed;
}

/**
 * Solves the equations of the conductances `g` (nl/min/mmHg per segment, all above zero) in place for the right-hand side `b` (nl/min, in
 * elimination order); leaves the pressures there.
 */
export function solvePressures(factor: Factor, g: Float64Array, b: Float64Array): void {
  assembleMatrix(factor, g);
  eliminateColumns(factor, b);
  substituteBack(factor, b);
}

function assembleMatrix({ endA, endB, slot, lower, diagonal }: Factor, g: Float64Array): void {
  lower.fill(0);
  diagonal.fill(0);
  for (let s = 0; s < slot.length; s++) {
    const conductance = g[s];
    lower[slot[s]] -= conductance;
    diagonal[endA[s]] += conductance;
    diagonal[endB[s]] += conductance;
  }
}

/** Factorizes, and takes the right-hand side along column by column; two entries of a column at a time, which share what they are multiplied with. */
function eliminateColumns(factor: Factor, b: Float64Array): void {
  const { size, columnStart, columnRow, lower, diagonal, inversePivot, changed } = factor;
  let pair = 0;
  for (let k = 0; k < size; k++) {
    const inverse = 1 / diagonal[k];
    const right = b[k];
    const end = columnStart[k + 1];
    inversePivot[k] = inverse;
    for (let e = columnStart[k]; e < end; e += 2) {
      const row = columnRow[e];
      const y = lower[e];
      const l = y * inverse;
      lower[e] = l;
      diagonal[row] -= l * y;
      b[row] -= l * right;
      if (e + 1 === end) break;
      const nextRow = columnRow[e + 1];
      const nextY = lower[e + 1];
      const nextL = nextY * inverse;
      lower[e + 1] = nextL;
      diagonal[nextRow] -= nextL * nextY;
      b[nextRow] -= nextL * right;
      lower[changed[pair++]] -= l * nextY;
      let nextPair = pair + end - e - 2;
      for (let later = e + 2; later < end; later++) {
        const z = lower[later];
        lower[changed[pair++]] -= l * z;
        lower[changed[nextPair++]] -= nextL * z;
      }
      pair = nextPair;
    }
  }
}

function substituteBack({ size, columnStart, columnRow, lower, inversePivot }: Factor, b: Float64Array): void {
  let end = columnStart[size];
  for (let k = size - 1; k >= 0; k--) {
    const start = columnStart[k];
    let x = b[k] * inversePivot[k];
    for (let c = start; c < end; c++) x -= lower[c] * b[columnRow[c]];
    b[k] = x;
    end = start;
  }
}
