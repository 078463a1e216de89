// All drugs of the formulary. To add one: docs/architecture.md, "How to add a drug".
import { adjuncts } from './drugs/adjuncts.ts';
import { antibiotics } from './drugs/antibiotics.ts';
import { heartDrugs } from './drugs/heart.ts';
import { otherDrugs } from './drugs/others.ts';
import { vasopressors } from './drugs/vasopressors.ts';
import type { OrderEntry } from './types.ts';

/** In the order of the menu. */
export const drugs: OrderEntry[] = [...vasopressors, ...heartDrugs, ...adjuncts, ...antibiotics, ...otherDrugs];
