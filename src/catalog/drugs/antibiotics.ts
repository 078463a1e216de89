// Antibiotics: what kills the case's organism, and drugs against its toxins.
import { field, order } from '../make.ts';
import type { OrderEntry } from '../types.ts';
import { GUIDELINE } from './sources.ts';

export const antibiotics: OrderEntry[] = [
  order({
    id: 'piperacillin-tazobactam',
    kind: 'antibiotic',
    group: 'Other drugs',
    label: 'Piperacillin-tazobactam',
    synonyms: [
      'antibiotic',
      'antibiotics',
      'broad-spectrum',
      'broad spectrum',
      'tazocin',
      'zosyn',
      'pip-taz',
      'piptaz',
      'beta-lactam',
      'tazobactam',
      'abx',
    ],
    hint: 'Broad-spectrum. Full first dose whatever the kidneys do. A penicillin: check the allergy entry of the chart.',
    fields: [field('dose', 'Dose', 'g', [2.25, 4.5, 2.25, 4.5])],
    preparation: 8,
    duration: 30,
    needs: ['peripheral-line'],
    repeatable: true,
    source: `4.5 g over 30 min, within the first hour in shock: ${GUIDELINE}`,
    drug: {
      id: 'piperacillin-tazobactam',
      rateUnit: 'g/h',
      perKilogram: false,
      clearance: 0.15,
      clearanceSeverityExponent: 0,
      volume: 18,
      effectSiteTime: 600,
      acts: { kill: 0.8, killHalf: 0.016 },
      covers: ['gram-negative', 'pseudomonas', 'streptococcus', 'mssa', 'enterococcus', 'anaerobe'],
      source:
        'Volume 18 L, clearance 9 L/h in kidney injury: chosen within labeled ranges; killing 0.8 1/h as in the Pulse immune model after Reynolds 2006; half of it at 16 mg/L (breakpoint, chosen)',
    },
  }),
  order({
    id: 'clindamycin',
    kind: 'dose',
    group: 'Other drugs',
    label: 'Clindamycin',
    synonyms: ['dalacin', 'cleocin', 'lincosamide', 'toxin', 'antibiotic', 'toxic shock'],
    hint: 'Stops the ribosome that makes the toxin; beside a beta-lactam in toxic shock and necrotizing infection.',
    fields: [field('dose', 'Dose', 'mg', [600, 900, 300, 900])],
    preparation: 6,
    duration: 30,
    needs: ['peripheral-line'],
    repeatable: true,
    evidence: {
      kind: 'usual care',
      says: 'Used against toxin in streptococcal toxic shock, on observational evidence.',
      source: 'Usual practice; no trial',
    },
    notSimulated: 'Toxins are not simulated one by one: it is recorded, and changes nothing here.',
    source: '600-900 mg every 8 h: label',
  }),
];
