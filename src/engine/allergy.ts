// What an allergy in the chart means for an order: the same family is refused after a severe reaction, and given with a word after a mild one.
import type { AllergyFamily, OrderEntry } from '../catalog/types.ts';
import type { CaseDefinition } from './case-schema.ts';

/** Beta-lactams share a ring. Cephalosporins with other side chains and carbapenems cross-react in about 2 of 100 and in fewer than 1. */
const BETA_LACTAMS: readonly AllergyFamily[] = ['penicillin', 'cephalosporin', 'carbapenem'];

export function allergyRefusal(definition: CaseDefinition, entry: OrderEntry): string | null {
  const severe = definition.allergies.find(({ family, severe: bad }) => bad && family === entry.family);
  return severe
    ? `${entry.label} is a ${severe.family}: the chart says ${severe.reaction}. Nobody here gives it.`
    : null;
}

/** What the nurse says when a drug is ordered in spite of an allergy, or null. Shenoy 2019, doi:10.1001/jama.2018.19283. */
export function allergyWarning({ allergies }: CaseDefinition, entry: OrderEntry): string | null {
  const { family } = entry;
  if (family === undefined) return null;
  const same = allergies.find((one) => one.family === family);
  if (same)
    return `The chart says ${same.reaction} after a ${family}. It was mild, so I give it and stay at the bedside.`;
  const ring = BETA_LACTAMS.includes(family) && allergies.find((one) => BETA_LACTAMS.includes(one.family));
  return ring
    ? `The chart says ${ring.reaction} after a ${ring.family}. A ${family} seldom cross-reacts; I give it and watch.`
    : null;
}
