// Would the heart pump more if it were filled more? Tests that ask it without drowning the lungs, and what must be true for each to count.
import { fluids } from './fluids.ts';
import { field, order } from './make.ts';
import type { OrderEntry } from './types.ts';

const MESSINA = 'Messina 2019, doi:10.1186/s13054-019-2545-z';
const test = { kind: 'examination', group: 'Examine', repeatable: true } as const;
const balanced = fluids.find(({ id }) => id === 'balanced')!;

export const hemodynamicTests: OrderEntry[] = [
  order({
    ...test,
    id: 'pulse-pressure-variation',
    label: 'Pulse-pressure variation',
    synonyms: ['dynamic index', 'stroke volume variation', 'svv', 'respiratory variation', 'fluid responsiveness'],
    hint: 'Counts only under controlled ventilation with at least 8 mL/kg, in a regular rhythm.',
    duration: 1,
    needs: ['arterial-line'],
    reports: ['pulse_pressure_variation'],
    source:
      'Gray zone 4 to 17 % in 556 ventilated patients of intensive care: Biais 2014, doi:10.1186/s13054-014-0587-9',
  }),
  order({
    ...test,
    id: 'end-expiratory-occlusion',
    label: 'End-expiratory occlusion',
    synonyms: ['eeo', 'eeot', 'expiratory hold', 'fluid responsiveness', 'preload test'],
    hint: 'The ventilator stands still for 20 seconds: a rise of stroke volume by 5 % says that the heart wants preload.',
    preparation: 1,
    duration: 1 / 3,
    needs: ['airway', 'cardiac-output-monitor'],
    compares: ['sv'],
    source: `At least 12 s, threshold 5 %: ${MESSINA}`,
  }),
  order({
    ...test,
    id: 'mini-fluid-challenge',
    label: 'Mini-fluid challenge (100 mL)',
    synonyms: ['mini bolus', 'mini fluid', 'fluid responsiveness', 'preload test', 'fluid challenge'],
    hint: '100 mL in one minute with the echo on the outflow tract; a rise of stroke volume by 5 % or more is an answer.',
    fields: [field('volume', 'Volume', 'mL', [50, 100, 50, 100]), field('duration', 'Over', 'min', [1, 2, 1, 1])],
    preparation: 2,
    needs: ['peripheral-line'],
    compares: ['sv'],
    fluid: balanced.fluid!,
    source: `100 mL over a minute, threshold 5 %: ${MESSINA}`,
  }),
  order({
    ...test,
    id: 'thermodilution',
    label: 'Transpulmonary thermodilution',
    synonyms: ['picco', 'cardiac output', 'cardiac index', 'gedv', 'evlw', 'lung water', 'svri'],
    hint: 'Three cold boluses through the central line: output, filling of the heart, water in the lungs.',
    preparation: 2,
    duration: 4,
    needs: ['cardiac-output-monitor'],
    reports: ['ci', 'svi', 'svri', 'gedvi', 'evlw_ml'],
    source: 'Three injections, averaged: precision 8 %: Monnet 2011, doi:10.1186/cc10421',
  }),
];
