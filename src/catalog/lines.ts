// Lines, catheters and sensors: what each shows once it is in, and how long it takes to place.
import type { OrderEntry } from './types.ts';
import { order } from './make.ts';

const TIME = 'Chosen: usual times of a practiced team, set-up included';

export const lines: OrderEntry[] = [
  order({
    id: 'peripheral-line',
    kind: 'line',
    group: 'Monitor and lines',
    label: 'Peripheral venous line',
    synonyms: ['iv', 'cannula', 'venflon', 'iv access', 'peripheral access', 'drip'],
    hint: 'Large forearm vein. One is in place at arrival.',
    preparation: 1,
    duration: 3,
    provides: 'peripheral-line',
    source: TIME,
  }),
  order({
    id: 'cuff',
    kind: 'line',
    group: 'Monitor and lines',
    label: 'Measure cuff pressure now',
    synonyms: ['nibp', 'blood pressure', 'bp', 'non-invasive', 'cuff'],
    hint: 'Extra reading between the automatic ones (every 5 minutes). Takes 40 seconds; may fail in deep shock.',
    duration: 0.67,
    repeatable: true,
    provides: 'cuff',
    source: TIME,
  }),
  order({
    id: 'arterial-line',
    kind: 'line',
    group: 'Monitor and lines',
    label: 'Arterial line',
    synonyms: ['art line', 'a-line', 'ibp', 'invasive pressure', 'radial', 'abp'],
    hint: 'Beat-to-beat pressure and easy blood gases. Radial artery, ultrasound-guided.',
    preparation: 5,
    duration: 10,
    provides: 'arterial-line',
    source: TIME,
  }),
  order({
    id: 'central-line',
    kind: 'line',
    group: 'Monitor and lines',
    label: 'Central venous line',
    synonyms: ['cvc', 'central', 'jugular', 'cvp', 'cvl', 'scvo2 line'],
    hint: 'Central venous pressure, ScvO2, and a safe route for vasopressors. Jugular vein, ultrasound-guided.',
    preparation: 10,
    duration: 20,
    provides: 'central-line',
    source: TIME,
  }),
  order({
    id: 'urinary-catheter',
    kind: 'line',
    group: 'Monitor and lines',
    label: 'Urinary catheter',
    synonyms: ['foley', 'idc', 'idf', 'indwelling catheter', 'bladder catheter', 'urine output', 'catheter'],
    hint: 'Hourly urine output into a metered bag.',
    preparation: 3,
    duration: 6,
    provides: 'urinary-catheter',
    source: TIME,
  }),
];
