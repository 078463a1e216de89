// Makes a slow back-and-forth search settle quickly by combining its last dozen tries (Anderson 1965, after Walker and Ni 2011).

export interface Mixer {
  window: number;
  size: number;
  /** Mixing of the newest residual; 0.6 and a window of 12 converged fastest on real and synthetic networks (network-reference 3). */
  mixing: number;
  stored: number;
  next: number;
  differencesX: Float64Array;
  differencesF: Float64Array;
  previousX: Float64Array;
  previousF: Float64Array;
  gram: Float64Array;
  weights: Float64Array;
  started: boolean;
}

export function createMixer(size: number, window = 12, mixing = 0.6): Mixer {
  return {
    window,
    size,
    mixing,
    stored: 0,
    next: 0,
    differencesX: new Float64Array(window * size),
    differencesF: new Float64Array(window * size),
    previousX: new Float64Array(size),
    previousF: new Float64Array(size),
    gram: new Float64Array(window * window),
    weights: new Float64Array(window),
    started: false,
  };
}

export function forgetHistory(mixer: Mixer): void {
  mixer.stored = 0;
  mixer.next = 0;
  mixer.started = false;
}

/** Replaces `x` by the next try, given `f` = (image of x) - x. With `plain`, only a damped step, but the history is still kept. */
export function mixNext(mixer: Mixer, x: Float64Array, f: Float64Array, plain: boolean): void {
  remember(mixer, x, f);
  const { size, mixing, stored, differencesX, differencesF, weights } = mixer;
  const use = !plain && stored > 0 && solveWeights(mixer, f);
  for (let i = 0; i < size; i++) x[i] += mixing * f[i];
  if (!use) return;
  let c = 0;
  for (; c + 3 < stored; c += 4) subtractFour(mixer, x, c);
  for (; c < stored; c++) {
    const w = weights[c];
    const base = c * size;
    for (let i = 0; i < size; i++) x[i] -= w * (differencesX[base + i] + mixing * differencesF[base + i]);
  }
}

/** Four columns from `c` on in one pass, one after the other at each place, so that `x` is read and written a quarter as often. */
function subtractFour({ size, mixing, differencesX, differencesF, weights }: Mixer, x: Float64Array, c: number): void {
  const w0 = weights[c];
  const w1 = weights[c + 1];
  const w2 = weights[c + 2];
  const w3 = weights[c + 3];
  let a = c * size;
  let b = a + size;
  let d = b + size;
  let e = d + size;
  for (let i = 0; i < size; i++, a++, b++, d++, e++) {
    x[i] =
      x[i] -
      w0 * (differencesX[a] + mixing * differencesF[a]) -
      w1 * (differencesX[b] + mixing * differencesF[b]) -
      w2 * (differencesX[d] + mixing * differencesF[d]) -
      w3 * (differencesX[e] + mixing * differencesF[e]);
  }
}

function remember(mixer: Mixer, x: Float64Array, f: Float64Array): void {
  const { size, window, differencesX, differencesF, previousX, previousF, gram } = mixer;
  if (mixer.started) {
    const column = mixer.next;
    const base = column * size;
    for (let i = 0; i < size; i++) {
      differencesX[base + i] = x[i] - previousX[i];
      differencesF[base + i] = f[i] - previousF[i];
    }
    mixer.next = (column + 1) % window;
    mixer.stored = Math.min(mixer.stored + 1, window);
    dots(differencesF, differencesF, base, size, mixer.stored);
    for (let c = 0; c < mixer.stored; c++) {
      gram[column * window + c] = products[c];
      gram[c * window + column] = products[c];
    }
  }
  previousX.set(x);
  previousF.set(f);
  mixer.started = true;
}

const products = new Float64Array(32);

/** Products of `vector`, from `at` on, with each of the first `count` columns; four at a time, because a single sum would wait for each addition. */
function dots(columns: Float64Array, vector: Float64Array, at: number, size: number, count: number): void {
  let c = 0;
  for (; c + 3 < count; c += 4) {
    let a = c * size;
    let b = a + size;
    let d = b + size;
    let e = d + size;
    let sumA = 0;
    let sumB = 0;
    let sumD = 0;
    let sumE = 0;
    for (let i = at; i < at + size; i++, a++, b++, d++, e++) {
      const v = vector[i];
      sumA += columns[a] * v;
      sumB += columns[b] * v;
      sumD += columns[d] * v;
      sumE += columns[e] * v;
    }
    products[c] = sumA;
    products[c + 1] = sumB;
    products[c + 2] = sumD;
    products[c + 3] = sumE;
  }
  for (; c < count; c++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += columns[c * size + i] * vector[at + i];
    products[c] = sum;
  }
}

/** Relative ridge that keeps nearly parallel columns harmless (network-reference 3). */
const RIDGE = 1e-10;
const system = new Float64Array(32 * 33);
const scale = new Float64Array(32);

/** Least squares by scaled normal equations with Gauss elimination; false if singular. */
function solveWeights(mixer: Mixer, f: Float64Array): boolean {
  const { stored: n, window, size, gram, differencesF, weights } = mixer;
  for (let i = 0; i < n; i++) {
    const d = gram[i * window + i];
    if (!(d > 0)) return false;
    scale[i] = 1 / Math.sqrt(d);
  }
  dots(differencesF, f, 0, size, n);
  const w = n + 1;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) system[i * w + j] = gram[i * window + j] * scale[i] * scale[j];
    system[i * w + i] += RIDGE;
    system[i * w + n] = products[i] * scale[i];
  }
  for (let k = 0; k < n; k++) {
    const pivot = system[k * w + k];
    if (!(pivot > 0)) return false;
    for (let i = k + 1; i < n; i++) {
      const factor = system[i * w + k] / pivot;
      if (factor === 0) continue;
      for (let j = k; j < w; j++) system[i * w + j] -= factor * system[k * w + j];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = system[i * w + n];
    for (let j = i + 1; j < n; j++) sum -= system[i * w + j] * weights[j];
    weights[i] = sum / system[i * w + i];
  }
  for (let i = 0; i < n; i++) weights[i] *= scale[i];
  return true;
}
