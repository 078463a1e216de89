// Drugs of the virtual trials that no hospital stocks. They are in no menu, and a case cannot name them.
import { field, order } from './make.ts';
import type { OrderEntry } from './types.ts';

const PROWESS_SHOCK = 'PROWESS-SHOCK, doi:10.1056/NEJMoa1202290';

export const research: OrderEntry[] = [
  order({
    id: 'activated-protein-c',
    kind: 'infusion',
    group: 'Other drugs',
    label: 'Activated protein C (withdrawn)',
    synonyms: ['drotrecogin alfa', 'xigris', 'apc'],
    hint: 'Withdrawn in 2011: it opened small vessels and saved nobody.',
    fields: [field('rate', 'Rate', 'ug/kg/h', [6, 24, 6, 24])],
    stoppable: true,
    evidence: {
      kind: 'trial neutral',
      says: 'More perfused capillaries within four hours (De Backer 2006); no effect on survival, withdrawn.',
      source: `De Backer 2006, Crit Care Med 34:1918; ${PROWESS_SHOCK}`,
    },
    source: `24 ug/kg/h over 96 h: ${PROWESS_SHOCK}`,
    drug: {
      id: 'activated-protein-c',
      rateUnit: 'ug/kg/h',
      perKilogram: true,
      clearance: 0.67,
      clearanceSeverityExponent: 0,
      volume: 15,
      effectSiteTime: 600,
      acts: { proteinC: 45 },
      source:
        'Clearance 40 L/h and 45 ug/L at 24 ug/kg/h (former label); volume chosen for a half-life of a quarter of an hour; half effect chosen at that level',
    },
  }),
];
