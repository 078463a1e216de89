// Small concentrated solutions: buffers, calcium, potassium, sugar. They run like fluids and are counted as such.
import { field, order } from './make.ts';
import type { OrderEntry } from './types.ts';

const salt = {
  kind: 'fluid',
  group: 'Adjuncts',
  needs: ['peripheral-line'],
  repeatable: true,
  stoppable: true,
  preparation: 4,
} as const;

const plain = { sodium: 0, potassium: 0, chloride: 0, strongIonDifference: 0, albumin: 0, temperature: 21 };

export const salts: OrderEntry[] = [
  order({
    ...salt,
    id: 'bicarbonate',
    label: 'Sodium bicarbonate 8.4 %',
    synonyms: ['bicarb', 'nahco3', 'buffer', 'bicarbonate infusion', 'alkali'],
    hint: 'Raises pH only if the lungs blow off the carbon dioxide it makes. Lowers ionized calcium and loads sodium.',
    fields: [field('volume', 'Volume', 'mL', [50, 250, 50, 100]), field('duration', 'Over', 'min', [5, 60, 5, 30])],
    evidence: {
      kind: 'suggested against',
      says: 'Above pH 7.2 not suggested for hemodynamics; at 7.2 or less with kidney injury fewer deaths in a subgroup (BICAR-ICU).',
      source: 'Jaber 2018, doi:10.1016/S0140-6736(18)31080-8; SSC 2021, doi:10.1007/s00134-021-06506-y',
    },
    source: '125-250 mL of 4.2 % in 30 min: BICAR-ICU, doi:10.1016/S0140-6736(18)31080-8',
    fluid: {
      ...plain,
      id: 'bicarbonate',
      sodium: 1000,
      strongIonDifference: 1000,
      carbonDioxide: 200,
      source: '8.4 %: 1000 mmol/L; a fifth of it set free at once as carbon dioxide, chosen',
    },
  }),
  order({
    ...salt,
    id: 'calcium',
    label: 'Calcium gluconate 10 %',
    synonyms: ['calcium chloride', 'ca', 'calcium', 'hypocalcemia', 'hyperkalemia', 'gluconate'],
    hint: 'For low ionized calcium, above all when blood runs fast.',
    fields: [field('volume', 'Volume', 'mL', [10, 60, 10, 20]), field('duration', 'Over', 'min', [3, 60, 1, 10])],
    evidence: {
      kind: 'usual care',
      says: 'With massive transfusion and in severe hypocalcemia; otherwise no known benefit in sepsis.',
      source: 'Usual practice',
    },
    source: '1 g (10 mL) for about every three units of red cells: Robinson 2023, Am J Emerg Med 70:96',
    fluid: {
      ...plain,
      id: 'calcium',
      calcium: 226,
      strongIonDifference: 0,
      source: '10 % calcium gluconate: 0.226 mmol/mL of calcium; gluconate is metabolized',
    },
  }),
  order({
    ...salt,
    id: 'potassium',
    label: 'Potassium chloride 20 mmol',
    background: true,
    synonyms: ['kcl', 'potassium', 'k', 'hypokalemia', 'electrolyte'],
    hint: 'In 100 mL. Not faster than 20 mmol an hour without a monitor; with kidneys that work.',
    fields: [field('volume', 'Volume', 'mL', [50, 200, 50, 100]), field('duration', 'Over', 'min', [30, 240, 10, 60])],
    evidence: { kind: 'usual care', says: 'For low potassium.', source: 'Usual practice' },
    source: '20 mmol in 100 mL over an hour: usual practice',
    fluid: {
      ...plain,
      id: 'potassium',
      potassium: 200,
      chloride: 200,
      source: '20 mmol of potassium chloride in 100 mL',
    },
  }),
  order({
    ...salt,
    id: 'glucose-40',
    label: 'Glucose 40 %',
    background: true,
    synonyms: ['dextrose', 'd50', 'd40', 'sugar', 'hypoglycemia', 'glucose 50'],
    hint: 'For low blood sugar, into a good vein.',
    fields: [field('volume', 'Volume', 'mL', [20, 100, 10, 50]), field('duration', 'Over', 'min', [2, 30, 1, 5])],
    evidence: { kind: 'recommended', says: 'At once in hypoglycemia.', source: 'Usual practice' },
    source: '20-40 g: usual practice',
    fluid: { ...plain, id: 'glucose-40', glucose: 2220, source: '400 g/L, 180 g/mol; water when the sugar is burned' },
  }),
];
