// Finds an order by whatever a clinician calls it: any word, a synonym, the beginning of a word, or one with a slip of the finger.
import type { NotOffered } from './not-offered.ts';
import { notOffered } from './not-offered.ts';
import { orderEntries } from './orders.ts';
import type { OrderEntry } from './types.ts';

/** Lower case, without accents, cut at everything that is not a letter or digit. */
export function tokens(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0);
}

/** Fewest single-letter slips (insert, delete, replace, swap neighbors) that turn `typed` into the beginning of `word`. */
export function slipsToPrefix(typed: string, word: string): number {
  let before: number[] = [];
  let row = Array.from({ length: word.length + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i++) {
    const next = [i];
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1];
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return Math.min(...row);
}

/** How well one typed word fits one known word: 3 the same, 2 its beginning, 1 its beginning with slips, 0 not. */
function fit(typed: string, word: string): number {
  if (typed === word) return 3;
  if (word.startsWith(typed)) return 2;
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (allowed === 0 || typed[0] !== word[0]) return 0;
  return slipsToPrefix(typed, word) <= allowed ? 1 : 0;
}

interface Indexed {
  entry: OrderEntry;
  label: string[];
  other: string[];
}

const index: readonly Indexed[] = orderEntries.map((entry) => ({
  entry,
  label: [...tokens(entry.label), ...tokens(entry.id)],
  other: [...entry.synonyms.flatMap(tokens), ...tokens(entry.group)],
}));

function score(typed: readonly string[], indexed: Indexed): number {
  let total = 0;
  for (const word of typed) {
    const inLabel = Math.max(...indexed.label.map((known) => fit(word, known)));
    const inOther = Math.max(...indexed.other.map((known) => fit(word, known)));
    const best = Math.max(inLabel * 1.2, inOther);
    if (best === 0) return 0;
    total += best;
  }
  return total;
}

/**
 * Orders that fit every typed word, best first; all of them, in menu order, for an empty search. For something that is known and not offered,
 * what comes nearest to it.
 */
export function searchOrders(text: string, allowed: readonly OrderEntry[] = orderEntries): OrderEntry[] {
  const typed = tokens(text);
  if (typed.length === 0) return [...allowed];
  const found = fitting(typed, allowed);
  if (found.length > 0) return found;
  const instead = known(typed)?.instead ?? alike(typed).map(({ id }) => id);
  return allowed.filter(({ id }) => instead.includes(id));
}

/** One sentence on why a known word finds no order of its own; null when orders fit, or when nobody knows the word. */
export function searchAdvice(text: string, allowed: readonly OrderEntry[] = orderEntries): string | null {
  const typed = tokens(text);
  if (typed.length === 0 || fitting(typed, allowed).length > 0) return null;
  const elsewhere = fitting(typed, orderEntries)[0];
  return known(typed)?.says ?? (elsewhere ? `${elsewhere.label} is not available in this hospital.` : null);
}

/** Orders of the same group as one that this case does not have. */
function alike(typed: readonly string[]): OrderEntry[] {
  const elsewhere = fitting(typed, orderEntries)[0];
  return elsewhere ? orderEntries.filter(({ group }) => group === elsewhere.group) : [];
}

/** The thing not offered whose name has every typed word, or nearly. */
function known(typed: readonly string[]): NotOffered | undefined {
  const names = typed.filter((word) => !/^\d+$/.test(word));
  if (names.length === 0) return undefined;
  return notOffered.find(({ words }) => {
    const parts = words.flatMap(tokens);
    return names.every((word) => parts.some((part) => fit(word, part) > 0));
  });
}

function fitting(typed: readonly string[], allowed: readonly OrderEntry[]): OrderEntry[] {
  return index
    .filter(({ entry }) => allowed.includes(entry))
    .map((indexed, place) => ({ entry: indexed.entry, points: score(typed, indexed), place }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.place - b.place)
    .map(({ entry }) => entry);
}
