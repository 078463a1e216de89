// One bed's vessels as a graph: points where vessels meet, and the straight vessel pieces between them.

/** What a segment is; small codes so that a network is plain typed arrays. The thin-walled come first. */
export const KIND = {
  capillary: 0,
  postcapillary: 1,
  venule: 2,
  precapillary: 3,
  arteriole: 4,
  thoroughfare: 5,
} as const;

/** Names of the kinds, indexed by code, as written in network files. */
export const KIND_NAMES = [
  'capillary',
  'postcapillary',
  'venule',
  'precapillary',
  'arteriole',
  'thoroughfare',
] as const;

/** Without muscle to hold it open against swollen tissue; one comparison, because it is asked of every vessel at every step. */
export function isThinWalled(kind: number): boolean {
  return kind <= KIND.venule;
}

export const ROLE = { inner: 0, inlet: 1, outlet: 2 } as const;

export interface Network {
  nodes: number;
  segments: number;
  /** Node positions, um. */
  x: Float64Array;
  y: Float64Array;
  /** Node at each end of a segment; flow is positive from `from` to `to`. */
  from: Int32Array;
  to: Int32Array;
  /** um */
  length: Float64Array;
  /** Control point of the quadratic curve along which the segment is drawn, um; halfway between its ends if it is straight. */
  bendX: Float64Array;
  bendY: Float64Array;
  /** um, inner diameter at rest */
  diameter: Float64Array;
  /** one of KIND per segment */
  kind: Uint8Array;
  /** one of ROLE per node */
  role: Uint8Array;
  /** Segments at node n are `adjacent[first[n]] .. adjacent[first[n + 1] - 1]`, in storage order. */
  first: Int32Array;
  adjacent: Int32Array;
  /** 1 where that segment begins at the node, -1 where it ends there: times its flow, what leaves the node through it */
  outward: Float64Array;
}

/** What a network is built from; arrays are copied. */
export interface NetworkParts {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  length: ArrayLike<number>;
  diameter: ArrayLike<number>;
  kind: ArrayLike<number>;
  role: ArrayLike<number>;
  bendX?: ArrayLike<number>;
  bendY?: ArrayLike<number>;
}

export function buildNetwork(parts: NetworkParts): Network {
  const nodes = parts.x.length;
  const from = Int32Array.from(parts.from);
  const to = Int32Array.from(parts.to);
  return {
    nodes,
    segments: from.length,
    x: Float64Array.from(parts.x),
    y: Float64Array.from(parts.y),
    from,
    to,
    length: Float64Array.from(parts.length),
    bendX: parts.bendX ? Float64Array.from(parts.bendX) : halfway(parts.x, from, to),
    bendY: parts.bendY ? Float64Array.from(parts.bendY) : halfway(parts.y, from, to),
    diameter: Float64Array.from(parts.diameter),
    kind: Uint8Array.from(parts.kind),
    role: Uint8Array.from(parts.role),
    ...adjacency(nodes, from, to),
  };
}

function halfway(position: ArrayLike<number>, from: Int32Array, to: Int32Array): Float64Array {
  return Float64Array.from(from, (a, s) => (position[a] + position[to[s]]) / 2);
}

/** Place on a segment's curve at `t` (0 at `from`, 1 at `to`). */
export function curveX(network: Network, s: number, t: number): number {
  const u = 1 - t;
  return u * u * network.x[network.from[s]] + 2 * u * t * network.bendX[s] + t * t * network.x[network.to[s]];
}

export function curveY(network: Network, s: number, t: number): number {
  const u = 1 - t;
  return u * u * network.y[network.from[s]] + 2 * u * t * network.bendY[s] + t * t * network.y[network.to[s]];
}

function adjacency(nodes: number, from: Int32Array, to: Int32Array): Pick<Network, 'first' | 'adjacent' | 'outward'> {
  const first = new Int32Array(nodes + 1);
  for (let s = 0; s < from.length; s++) {
    first[from[s] + 1]++;
    first[to[s] + 1]++;
  }
  for (let n = 0; n < nodes; n++) first[n + 1] += first[n];
  const next = first.slice(0, nodes);
  const adjacent = new Int32Array(2 * from.length);
  const outward = new Float64Array(2 * from.length).fill(-1);
  for (let s = 0; s < from.length; s++) {
    outward[next[from[s]]] = 1;
    adjacent[next[from[s]]++] = s;
    adjacent[next[to[s]]++] = s;
  }
  return { first, adjacent, outward };
}

/** Number of segments that meet at a node. */
export function degree(network: Network, node: number): number {
  return network.first[node + 1] - network.first[node];
}

/** The connected piece (0, 1, ...) that each node belongs to. A node without segments is a piece of its own. */
export function pieces(network: Network): { count: number; piece: Int32Array } {
  const piece = new Int32Array(network.nodes).fill(-1);
  const stack: number[] = [];
  let count = 0;
  for (let start = 0; start < network.nodes; start++) {
    if (piece[start] >= 0) continue;
    stack.push(start);
    piece[start] = count;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (let e = network.first[node]; e < network.first[node + 1]; e++) {
        const s = network.adjacent[e];
        const other = network.from[s] === node ? network.to[s] : network.from[s];
        if (piece[other] >= 0) continue;
        piece[other] = count;
        stack.push(other);
      }
    }
    count++;
  }
  return { count, piece };
}
