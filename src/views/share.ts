// Keeps what has not changed: a new picture of the bedside reuses the parts that are equal to the old ones, so only changed panels redraw.

/** `next`, with every equal part replaced by the very same object out of `before`. */
export function share<T>(before: T, next: T): T {
  if (Object.is(before, next)) return before;
  if (!isPlain(before) || !isPlain(next)) return next;
  if (Array.isArray(before) !== Array.isArray(next)) return next;
  return shareParts(before, next) as T;
}

function shareParts(before: Parts, next: Parts): Parts {
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const kept = share(before[key], next[key]);
    next[key] = kept;
    same &&= Object.is(kept, before[key]) && key in before;
  }
  return same ? before : next;
}

type Parts = Record<string, unknown>;

/** Lists and records; typed arrays (vessel fields) are handed on as they are. */
function isPlain(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
