// Fills in what most orders have in common, so that each entry of the catalog says only what is special about it.
import type { OrderEntry, OrderField } from './types.ts';

type Special = Partial<OrderEntry> &
  Pick<OrderEntry, 'id' | 'kind' | 'group' | 'label' | 'synonyms' | 'hint' | 'source'>;

/** An order with the usual silence on everything it does not mention: no fields, no times, nothing needed, once at a time. */
export function order(special: Special): OrderEntry {
  return { fields: [], preparation: 0, duration: 0, turnaround: 0, needs: [], repeatable: false, ...special };
}

/** A number to set, in the order min, max, step, initial. */
export function field(
  id: OrderField['id'],
  label: string,
  unit: string,
  numbers: readonly [number, number, number, number],
): OrderField {
  const [min, max, step, initial] = numbers;
  return { id, label, unit, min, max, step, initial };
}
