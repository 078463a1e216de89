// Against Candida: the echinocandin kills, the azole mostly stops growth.
import { field, order } from '../make.ts';
import type { OrderEntry } from '../types.ts';
import { BREAKPOINTS, intravenous } from './antibiotic-sources.ts';

const IDSA = 'IDSA guideline, Pappas 2016, doi:10.1093/cid/civ933';

export const antifungals: OrderEntry[] = [
  order({
    ...intravenous,
    id: 'caspofungin',
    family: 'echinocandin',
    label: 'Caspofungin',
    synonyms: ['cancidas', 'echinocandin', 'anidulafungin', 'micafungin', 'candida', 'fungal', 'antifungal'],
    hint: 'First choice in candidemia with shock. 70 mg to begin with; no change in kidney injury.',
    fields: [field('dose', 'Dose', 'mg', [50, 70, 10, 70])],
    duration: 60,
    source: `70 mg, then 50 mg a day; echinocandin first in the critically ill: ${IDSA}`,
    drug: {
      id: 'caspofungin',
      rateUnit: 'mg/h',
      perKilogram: false,
      clearance: 0.011,
      clearanceSeverityExponent: 0,
      volume: 10,
      effectSiteTime: 600,
      acts: { kill: 0.5, killHalf: 1 },
      covers: ['candida'],
      source: `Clearance 10 to 12 mL/min, levels above 1 mg/L through the day (label); killing 0.5 1/h chosen; ${BREAKPOINTS}`,
    },
  }),
  order({
    ...intravenous,
    id: 'fluconazole',
    family: 'azole',
    label: 'Fluconazole',
    synonyms: ['diflucan', 'azole', 'candida', 'fungal', 'antifungal', 'yeast'],
    hint: 'Stops Candida rather than kills it; not in shock when an echinocandin is at hand. Load 12 mg/kg, 800 mg.',
    fields: [field('dose', 'Dose', 'mg', [400, 800, 200, 800])],
    duration: 60,
    source: `800 mg (12 mg/kg) to begin with, for those not critically ill: ${IDSA}`,
    drug: {
      id: 'fluconazole',
      rateUnit: 'mg/h',
      perKilogram: false,
      clearance: 0.018,
      clearanceSeverityExponent: 0,
      renal: 0.8,
      volume: 50,
      effectSiteTime: 600,
      acts: { kill: 0.25, killHalf: 4 },
      covers: ['candida'],
      source: `Half-life 30 h, volume of body water (label); 0.25 1/h chosen: it stops growth more than it kills; half of it at 4 mg/L; ${BREAKPOINTS}`,
    },
  }),
];
