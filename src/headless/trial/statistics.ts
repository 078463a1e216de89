// Statistics over patients. Values that do not exist (null) are left out, pairwise where two are needed. Null: cannot be computed.

export type Value = number | null;
export type Column = readonly Value[];

export function present(values: Column): number[] {
  return values.filter((value): value is number => value !== null);
}

/** Both values of every patient who has both. */
function pairs(x: Column, y: Column): { x: number[]; y: number[] } {
  const both = x.flatMap((a, i) => (a !== null && y[i] !== null && y[i] !== undefined ? [[a, y[i]]] : []));
  return { x: both.map(([a]) => a), y: both.map(([, b]) => b) };
}

const total = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);

function meanOf(list: readonly number[]): Value {
  return list.length === 0 ? null : total(list) / list.length;
}

export function mean(values: Column): Value {
  return meanOf(present(values));
}

/** Sample standard deviation; needs two patients. */
export function sd(values: Column): Value {
  const list = present(values);
  return list.length < 2 ? null : Math.sqrt(variance(list));
}

function variance(list: readonly number[]): number {
  const center = total(list) / list.length;
  return total(list.map((value) => (value - center) ** 2)) / (list.length - 1);
}

export function sum(values: Column): Value {
  return total(present(values));
}

export function min(values: Column): Value {
  const list = present(values);
  return list.length === 0 ? null : Math.min(...list);
}

export function max(values: Column): Value {
  const list = present(values);
  return list.length === 0 ? null : Math.max(...list);
}

/** Between neighbors in proportion, as most programs do (type 7). */
export function quantile(values: Column, p: number): Value {
  const list = present(values).sort((a, b) => a - b);
  if (list.length === 0 || !(p >= 0 && p <= 1)) return null;
  const place = p * (list.length - 1);
  const below = Math.floor(place);
  const next = list[Math.min(below + 1, list.length - 1)];
  return list[below] + (place - below) * (next - list[below]);
}

export function median(values: Column): Value {
  return quantile(values, 0.5);
}

export function count(condition: Column): Value {
  return present(condition).filter((value) => value !== 0).length;
}

export function fraction(condition: Column): Value {
  const known = present(condition);
  return known.length === 0 ? null : (count(known) ?? 0) / known.length;
}

function products(x: readonly number[], y: readonly number[]): { xx: number; yy: number; xy: number } {
  const [cx, cy] = [total(x) / x.length, total(y) / y.length];
  return {
    xx: total(x.map((value) => (value - cx) ** 2)),
    yy: total(y.map((value) => (value - cy) ** 2)),
    xy: total(x.map((value, i) => (value - cx) * (y[i] - cy))),
  };
}

function correlation(x: readonly number[], y: readonly number[]): Value {
  if (x.length < 3) return null;
  const { xx, yy, xy } = products(x, y);
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : null;
}

export function corr(x: Column, y: Column): Value {
  const both = pairs(x, y);
  return correlation(both.x, both.y);
}

export function spearman(x: Column, y: Column): Value {
  const both = pairs(x, y);
  return correlation(ranks(both.x), ranks(both.y));
}

/** Ties share the mean of their ranks. */
function ranks(list: readonly number[]): number[] {
  return list.map((value) => {
    const below = list.filter((other) => other < value).length;
    const same = list.filter((other) => other === value).length;
    return below + (same + 1) / 2;
  });
}

/** Of y on x. */
export function slope(x: Column, y: Column): Value {
  const both = pairs(x, y);
  if (both.x.length < 2) return null;
  const { xx, xy } = products(both.x, both.y);
  return xx > 0 ? xy / xx : null;
}

function byLabel(x: Column, label: Column): { labeled: number[]; others: number[] } {
  const both = pairs(x, label);
  return { labeled: both.x.filter((_, i) => both.y[i] !== 0), others: both.x.filter((_, i) => both.y[i] === 0) };
}

/** Chance that a labeled patient has the higher x; ties count half. */
export function auc(x: Column, label: Column): Value {
  const { labeled, others } = byLabel(x, label);
  if (labeled.length === 0 || others.length === 0) return null;
  const wins = total(labeled.map((a) => total(others.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))));
  return wins / (labeled.length * others.length);
}

/** Labeled minus others, over the pooled standard deviation. */
export function smd(x: Column, label: Column): Value {
  const { labeled, others } = byLabel(x, label);
  if (labeled.length < 2 || others.length < 2) return null;
  const weight = (list: number[]): number => (list.length - 1) * variance(list);
  const pooled = Math.sqrt((weight(labeled) + weight(others)) / (labeled.length + others.length - 2));
  return pooled > 0 ? (total(labeled) / labeled.length - total(others) / others.length) / pooled : null;
}

/** 0.5 is added to each of the four cells. */
export function oddsRatio(condition: Column, label: Column): Value {
  const both = pairs(condition, label);
  if (both.x.length === 0) return null;
  const cell = (exposed: boolean, labeled: boolean): number =>
    0.5 + both.x.filter((value, i) => (value !== 0) === exposed && (both.y[i] !== 0) === labeled).length;
  return (cell(true, true) * cell(false, false)) / (cell(true, false) * cell(false, true));
}

/** Odds ratio of the label per unit of x by logistic regression; null when x separates the label completely. */
export function logitOr(x: Column, label: Column): Value {
  const both = pairs(x, label);
  const n = both.x.length;
  const y: number[] = both.y.map((value) => (value !== 0 ? 1 : 0));
  const positives = total(y);
  const { xx } = n > 0 ? products(both.x, y) : { xx: 0 };
  if (n < 3 || positives === 0 || positives === n || !(xx > 0)) return null;
  const [center, scale] = [total(both.x) / n, Math.sqrt(xx / n)];
  const fitted = logistic(
    both.x.map((value) => (value - center) / scale),
    y,
  );
  return fitted === null ? null : Math.exp(fitted / scale);
}

/** Slope of a logistic regression by Newton's method on standardized x. */
function logistic(z: readonly number[], y: readonly number[]): Value {
  let [a, b] = [0, 0];
  for (let round = 0; round < 100; round++) {
    const p = z.map((value) => 1 / (1 + Math.exp(-a - b * value)));
    const w = p.map((value) => value * (1 - value));
    const [ga, gb] = [total(p.map((value, i) => y[i] - value)), total(p.map((value, i) => (y[i] - value) * z[i]))];
    const [haa, hab, hbb] = [
      total(w),
      total(w.map((value, i) => value * z[i])),
      total(w.map((value, i) => value * z[i] * z[i])),
    ];
    const det = haa * hbb - hab * hab;
    if (!(det > 1e-10)) return null;
    const [da, db] = [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det];
    a += da;
    b += db;
    if (!(Math.abs(b) < 20)) return null; // grows without end: complete separation
    if (Math.abs(da) + Math.abs(db) < 1e-9) return b;
  }
  return null;
}

/** Statistics by the names that trial files use: of one value per patient, and of two. */
export const OF_ONE: Readonly<Record<string, (values: Column) => Value>> = {
  mean,
  sd,
  median,
  min,
  max,
  sum,
  count,
  fraction,
};
export const OF_TWO: Readonly<Record<string, (x: Column, y: Column) => Value>> = {
  corr,
  spearman,
  slope,
  auc,
  smd,
  odds_ratio: oddsRatio,
  logit_or: logitOr,
};
