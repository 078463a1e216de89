// In which order the things that can be ordered stand, and under which headings.
import type { OrderEntry } from '../catalog/types.ts';
import { orderWords } from './words-orders.ts';

/** Treatment first, what the examination bar has as well last. */
const GROUPS = [
  'Fluids',
  'Blood',
  'Vasopressors',
  'Inotropes',
  'Rate and dilation',
  'Adjuncts',
  'Sedation',
  'Other drugs',
  'Oxygen',
  'Source control',
  'Investigations',
  'Monitor and lines',
  'Examine',
];

/** The list without a search: the recent ones, then everything in the order in which it is needed. */
export function orderMenu(orders: readonly OrderEntry[], filter: number, recent: readonly OrderEntry[]): OrderEntry[] {
  const wanted: readonly string[] = orderWords.orders.filters[filter][1];
  const sorted = GROUPS.flatMap((group) => backgroundLast(orders.filter((entry) => entry.group === group)));
  return filter > 0 ? sorted.filter((entry) => wanted.includes(entry.group)) : [...recent, ...sorted];
}

/** What treats shock before what runs beside it. */
function backgroundLast(entries: readonly OrderEntry[]): OrderEntry[] {
  return entries.toSorted((a, b) => Number(a.background ?? false) - Number(b.background ?? false));
}

interface Group {
  group: string;
  entries: OrderEntry[];
  /** Place of its first entry in the whole list. */
  first: number;
}

/** Under their headings; a search keeps its own order, best first. */
export function groupsOf(found: readonly OrderEntry[], typing: boolean, recent: number): Group[] {
  if (typing) return found.length > 0 ? [{ group: '', entries: [...found], first: 0 }] : [];
  const groups: Group[] = [];
  found.forEach((entry, place) => {
    const group = place < recent ? orderWords.orders.recent : entry.group;
    if (groups.at(-1)?.group !== group) groups.push({ group, entries: [], first: place });
    groups.at(-1)!.entries.push(entry);
  });
  return groups;
}
