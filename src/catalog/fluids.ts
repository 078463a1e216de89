// The infusion fluids: what is in the bag and how fast it may run.
import type { OrderEntry } from './types.ts';
import { field, order } from './make.ts';

export const fluids: OrderEntry[] = [
  order({
    id: 'balanced',
    kind: 'fluid',
    group: 'Fluids',
    label: 'Balanced crystalloid bolus',
    synonyms: [
      'ringer',
      "ringer's lactate",
      'hartmann',
      'plasmalyte',
      'plasma-lyte',
      'crystalloid',
      'fluid',
      'bolus',
      'iv fluid',
      'fluids',
      'volume',
      'fluid challenge',
      'sterofundin',
      'ionosteril',
      'lactated ringer',
      'drip',
      'lr',
      'rl',
      'csl',
      'compound sodium lactate',
    ],
    hint: 'Ringer-type solution from a bag; reassess after each 500 mL.',
    fields: [field('volume', 'Volume', 'mL', [50, 2000, 50, 500]), field('duration', 'Over', 'min', [5, 240, 5, 15])],
    preparation: 1,
    needs: ['peripheral-line'],
    repeatable: true,
    stoppable: true,
    source:
      'Bolus of 500 mL over 15 min: Raia 2022, doi:10.1186/s13613-022-01049-x; crystalloid first: SSC 2021, doi:10.1007/s00134-021-06506-y',
    fluid: {
      id: 'balanced',
      sodium: 140,
      potassium: 5,
      chloride: 98,
      strongIonDifference: 50,
      albumin: 0,
      source:
        'Composition of Plasma-Lyte 148 (label): Na 140, K 5, Mg 1.5, Cl 98; acetate and gluconate are metabolized',
    },
  }),
];
