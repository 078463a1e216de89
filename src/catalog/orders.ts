// Everything the trainee can order, in one list with one look-up.
import type { Formulary } from '../perfusion/inputs.ts';
import { airway } from './airway.ts';
import { bloodProducts } from './blood.ts';
import { drugs } from './drugs.ts';
import { examinations } from './examinations.ts';
import { fluids } from './fluids.ts';
import { hemodynamicTests } from './hemodynamic-tests.ts';
import { investigations } from './investigations.ts';
import { laterInvestigations } from './later-investigations.ts';
import { lines } from './lines.ts';
import { oxygenDevices } from './oxygen.ts';
import { procedures } from './procedures.ts';
import { research } from './research.ts';
import { salts } from './salts.ts';
import type { OrderEntry } from './types.ts';

/** In the order of the menu. */
export const orderEntries: readonly OrderEntry[] = [
  ...examinations,
  ...lines,
  ...fluids,
  ...bloodProducts,
  ...drugs,
  ...salts,
  ...oxygenDevices,
  ...airway,
  ...investigations,
  ...laterInvestigations,
  ...hemodynamicTests,
  ...procedures,
];

/** What only a virtual trial gives: in no menu, in no case. */
export const researchEntries: readonly OrderEntry[] = research;

const everyEntry = [...orderEntries, ...researchEntries];
const byId = new Map(everyEntry.map((entry) => [entry.id, entry]));

/** The entry with this id, or undefined: ids come from case files, scripts and records, which may be wrong. */
export function orderEntry(id: string): OrderEntry | undefined {
  return byId.get(id);
}

/** The drugs and fluids among these orders, as the model needs them when a patient is created. */
export function formularyOf(ids: readonly string[]): Formulary {
  const entries = everyEntry.filter((entry) => ids.includes(entry.id));
  const drugs = entries.flatMap((entry) => (entry.drug ? [entry.drug] : []));
  const fluids = entries.flatMap((entry) => (entry.fluid ? [entry.fluid] : []));
  return {
    // A loading dose and its pump are two orders of one drug.
    drugs: drugs.filter((drug, place) => drugs.findIndex(({ id }) => id === drug.id) === place),
    fluids: fluids.filter((fluid, place) => fluids.findIndex(({ id }) => id === fluid.id) === place),
  };
}

/** The values an order starts with when the trainee changes nothing. */
export function initialValues(entry: OrderEntry): Record<string, number> {
  return Object.fromEntries(entry.fields.map((field) => [field.id, field.initial]));
}
