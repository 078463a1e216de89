// Oxygen devices and the inspired fraction each really delivers.
import type { OrderEntry } from './types.ts';
import { field, order } from './make.ts';

const RULE =
  'Wettstein 2005, Respir Care 50:604: cannula 0.26-0.54 at 1-6 L/min, less in rapid breathing; reservoir mask 0.6-0.8 in a calm adult; worked out from flow and breath';

export const oxygenDevices: OrderEntry[] = [
  order({
    id: 'oxygen-nasal',
    kind: 'oxygen',
    group: 'Oxygen',
    label: 'Oxygen by nasal cannula',
    synonyms: ['o2', 'fio2', 'nasal prongs', 'nasal specs', 'cannula', 'oxygen'],
    hint: '1 to 6 L/min give about 25 to 45 % inspired oxygen; a panting patient thins it with room air.',
    fields: [field('rate', 'Flow', 'L/min', [1, 6, 1, 2])],
    preparation: 1,
    stoppable: true,
    replaces: 'oxygen',
    oxygen: { device: 'nasal' },
    source: RULE,
  }),
  order({
    id: 'oxygen-mask',
    kind: 'oxygen',
    group: 'Oxygen',
    label: 'Oxygen by reservoir mask',
    synonyms: ['o2', 'fio2', 'non-rebreather', 'nrb', 'nrm', 'face mask', 'mask', 'oxygen'],
    hint: '10 to 15 L/min give about 60 to 80 % inspired oxygen; less when the bag collapses with each breath.',
    fields: [field('rate', 'Flow', 'L/min', [10, 15, 1, 12])],
    preparation: 1,
    stoppable: true,
    replaces: 'oxygen',
    oxygen: { device: 'mask' },
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
    oxygen: { device: 'high-flow' },
    source: RULE,
  }),
  order({
    id: 'oxygen-non-invasive',
    kind: 'oxygen',
    group: 'Oxygen',
    label: 'Non-invasive ventilation',
    synonyms: ['niv', 'bipap', 'cpap', 'mask ventilation', 'positive pressure', 'oxygen'],
    hint: 'Tight mask, inspiratory help and about 6 cmH2O at the end of expiration. Only for the awake who guard their airway.',
    fields: [field('fraction', 'Inspired oxygen', 'FiO2', [0.25, 1, 0.05, 0.5])],
    preparation: 8,
    stoppable: true,
    replaces: 'oxygen',
    oxygen: { device: 'non-invasive' },
    source: 'Set fraction; end-expiratory pressure of 5 to 8 cmH2O is usual practice, chosen',
  }),
];
