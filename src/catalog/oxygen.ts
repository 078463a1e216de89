// Oxygen devices and the inspired fraction each really delivers.
import type { OrderEntry } from './types.ts';
import { field, order } from './make.ts';

const RULE =
  'Bedside rule of about 4 % inspired oxygen per liter and minute; mask 60-90 % with reservoir; chosen for a calm adult';

export const oxygenDevices: OrderEntry[] = [
  order({
    id: 'oxygen-nasal',
    kind: 'oxygen',
    group: 'Oxygen',
    label: 'Oxygen by nasal cannula',
    synonyms: ['o2', 'fio2', 'nasal prongs', 'nasal specs', 'cannula', 'oxygen'],
    hint: '1 to 6 L/min give about 24 to 44 % inspired oxygen.',
    fields: [field('rate', 'Flow', 'L/min', [1, 6, 1, 2])],
    preparation: 1,
    stoppable: true,
    replaces: 'oxygen',
    oxygen: { base: 0.2, perUnit: 0.04 },
    source: RULE,
  }),
  order({
    id: 'oxygen-mask',
    kind: 'oxygen',
    group: 'Oxygen',
    label: 'Oxygen by reservoir mask',
    synonyms: ['o2', 'fio2', 'non-rebreather', 'nrb', 'nrm', 'face mask', 'mask', 'oxygen'],
    hint: '10 to 15 L/min give about 60 to 80 % inspired oxygen.',
    fields: [field('rate', 'Flow', 'L/min', [10, 15, 1, 12])],
    preparation: 1,
    stoppable: true,
    replaces: 'oxygen',
    oxygen: { base: 0.2, perUnit: 0.04 },
    source: RULE,
  }),
  order({
    id: 'oxygen-high-flow',
    kind: 'oxygen',
    group: 'Oxygen',
    label: 'High-flow nasal oxygen',
    synonyms: ['o2', 'fio2', 'hfno', 'hfnc', 'hfot', 'nhf', 'optiflow', 'airvo', 'high flow', 'oxygen'],
    hint: 'Warm humid gas at 50 L/min with a set inspired fraction.',
    fields: [field('fraction', 'Inspired oxygen', 'FiO2', [0.25, 1, 0.05, 0.5])],
    preparation: 4,
    stoppable: true,
    replaces: 'oxygen',
    oxygen: { base: 0, perUnit: 1 },
    source: RULE,
  }),
];
