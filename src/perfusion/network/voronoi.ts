// Draws an irregular honeycomb, the pattern of a capillary mesh: the borders between regions around evenly spread points.
// Delaunay triangles by insertion (Bowyer 1981, Watson 1981), cells evened out by Lloyd's relaxation.

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Corners of the honeycomb and the walls between them, um. */
export interface Mesh {
  x: number[];
  y: number[];
  edges: [number, number][];
}

interface Triangle {
  a: number;
  b: number;
  c: number;
  /** circumcenter and squared radius */
  x: number;
  y: number;
  r2: number;
  /** how many were made before it */
  made: number;
}

/** A relaxed Voronoi mesh of `density` cells per mm2 inside `box`; corners outside the box are left out. */
export function relaxedMesh(draw: () => number, density: number, box: Box, rounds: number, thin?: Thinning): Mesh {
  const spacing = 1000 / Math.sqrt(density);
  const wide = {
    x0: box.x0 - 2 * spacing,
    y0: box.y0 - 2 * spacing,
    x1: box.x1 + 2 * spacing,
    y1: box.y1 + 2 * spacing,
  };
  const { xs, ys } = scatter(draw, spacing, wide, thin);
  for (let round = 0; round < rounds; round++) relax(xs, ys, wide);
  return dual(triangulate(xs, ys), xs.length, box);
}

/** Outside `dense` only this share of the cells is drawn. */
export interface Thinning {
  dense: Box;
  share: number;
}

/** One point at a random place in every square of a grid. */
function scatter(draw: () => number, spacing: number, box: Box, thin?: Thinning): { xs: number[]; ys: number[] } {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = box.y0; y < box.y1; y += spacing) {
    for (let x = box.x0; x < box.x1; x += spacing) {
      const place = { x: x + spacing * draw(), y: y + spacing * draw() };
      if (thin && !inside(place, thin.dense) && draw() >= thin.share) continue;
      xs.push(place.x);
      ys.push(place.y);
    }
  }
  return { xs, ys };
}

/**
 * Triangles in the order in which they were made. The points come row by row, so most triangles soon lie below all that is still to
 * come; those are set aside and not looked at again.
 */
function triangulate(xs: number[], ys: number[]): Triangle[] {
  const n = xs.length;
  const far = 1e5;
  const px = [...xs, -far, far, 0];
  const py = [...ys, -far, -far, far];
  const lowest = lowestFromHere(ys);
  let made = 0;
  const make = (a: number, b: number, c: number): Triangle => triangle(px, py, a, b, c, made++);
  let open = [make(n, n + 1, n + 2)];
  const done: Triangle[] = [];
  for (let p = 0; p < n; p++) {
    const rim = new Map<number, [number, number]>();
    const kept: Triangle[] = [];
    for (const t of open) {
      const dx = px[p] - t.x;
      const dy = py[p] - t.y;
      if (dx * dx + dy * dy >= t.r2) (isBelow(t, lowest[p]) ? done : kept).push(t);
      else for (const [i, j] of sides(t)) toggle(rim, i, j, n + 3);
    }
    for (const [i, j] of rim.values()) kept.push(make(i, j, p));
    open = kept;
  }
  return [...done, ...open].toSorted((a, b) => a.made - b.made);
}

/** For each point the least y of it and all after it. */
function lowestFromHere(ys: number[]): Float64Array {
  const lowest = Float64Array.from(ys);
  for (let p = ys.length - 2; p >= 0; p--) lowest[p] = Math.min(lowest[p], lowest[p + 1]);
  return lowest;
}

function isBelow(t: Triangle, y: number): boolean {
  const dy = y - t.y;
  return dy > 0 && dy * dy >= t.r2;
}

function sides(t: Triangle): [number, number][] {
  return [
    [t.a, t.b],
    [t.b, t.c],
    [t.c, t.a],
  ];
}

/** A side seen twice lies inside the hole; one seen once is its rim. */
function toggle(rim: Map<number, [number, number]>, i: number, j: number, n: number): void {
  const key = i < j ? i * n + j : j * n + i;
  if (!rim.delete(key)) rim.set(key, [i, j]);
}

function triangle(px: number[], py: number[], a: number, b: number, c: number, made: number): Triangle {
  const bx = px[b] - px[a];
  const by = py[b] - py[a];
  const cx = px[c] - px[a];
  const cy = py[c] - py[a];
  const d = 2 * (bx * cy - by * cx);
  const b2 = bx * bx + by * by;
  const c2 = cx * cx + cy * cy;
  const x = (cy * b2 - by * c2) / d;
  const y = (bx * c2 - cx * b2) / d;
  return { a, b, c, x: px[a] + x, y: py[a] + y, r2: x * x + y * y, made };
}

/** Pairs of triangles that share a side; each pair is one wall between two cells. */
function walls(triangles: Triangle[], n: number): { t: number; u: number; i: number; j: number }[] {
  const open = new Map<number, number>();
  const result: { t: number; u: number; i: number; j: number }[] = [];
  triangles.forEach((triangle, t) => {
    for (const [i, j] of sides(triangle)) {
      const key = i < j ? i * (n + 3) + j : j * (n + 3) + i;
      const u = open.get(key);
      if (u === undefined) open.set(key, t);
      else result.push({ t, u, i, j });
    }
  });
  return result;
}

/** Moves every point to the middle of its cell; points at the rim stay. */
function relax(xs: number[], ys: number[], box: Box): void {
  const n = xs.length;
  const triangles = triangulate(xs, ys);
  const sums = xs.map(() => ({ area: 0, x: 0, y: 0, rim: false }));
  for (const { t, u, i, j } of walls(triangles, n)) {
    const a = triangles[t];
    const b = triangles[u];
    for (const p of [i, j]) {
      if (p >= n) continue;
      const area = Math.abs((a.x - xs[p]) * (b.y - ys[p]) - (a.y - ys[p]) * (b.x - xs[p])) / 2;
      sums[p].area += area;
      sums[p].x += (area * (a.x + b.x + xs[p])) / 3;
      sums[p].y += (area * (a.y + b.y + ys[p])) / 3;
      if (!inside(a, box) || !inside(b, box)) sums[p].rim = true;
    }
  }
  sums.forEach((sum, p) => {
    if (sum.rim || sum.area === 0) return;
    xs[p] = sum.x / sum.area;
    ys[p] = sum.y / sum.area;
  });
}

export function inside(point: { x: number; y: number }, box: Box): boolean {
  return point.x > box.x0 && point.x < box.x1 && point.y > box.y0 && point.y < box.y1;
}

function dual(triangles: Triangle[], n: number, box: Box): Mesh {
  const index = new Int32Array(triangles.length).fill(-1);
  const mesh: Mesh = { x: [], y: [], edges: [] };
  triangles.forEach((t, i) => {
    if (!inside(t, box)) return;
    index[i] = mesh.x.length;
    mesh.x.push(t.x);
    mesh.y.push(t.y);
  });
  for (const { t, u } of walls(triangles, n)) {
    if (index[t] >= 0 && index[u] >= 0) mesh.edges.push([index[t], index[u]]);
  }
  return mesh;
}
