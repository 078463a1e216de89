// A tube in the windpipe and the machine behind it: induction takes the sympathetic drive, positive pressure takes preload.
import { ketamine, propofol } from './drugs/others.ts';
import { field, order } from './make.ts';
import type { OrderEntry } from './types.ts';

const intubating = {
  kind: 'procedure',
  group: 'Oxygen',
  preparation: 10,
  duration: 4,
  needs: ['peripheral-line'],
  provides: 'airway',
} as const;
const WORDS = ['intubation', 'intubate', 'ett', 'endotracheal tube', 'rsi', 'rapid sequence', 'airway', 'tube'];
const INTUBE = 'INTUBE, doi:10.1001/jama.2021.1727';
const ARDSNET = 'ARDS Network 2000, doi:10.1056/NEJM200005043421801';

export const airway: OrderEntry[] = [
  order({
    ...intubating,
    id: 'intubation',
    label: 'Intubate (ketamine, rocuronium)',
    synonyms: [...WORDS, 'ketamine'],
    hint: 'Pressure often falls when sedation and positive pressure take over: vasopressor running first. Then start a sedative.',
    fields: [field('dose', 'Ketamine', 'mg/kg', [0.25, 2, 0.25, 1])],
    evidence: {
      kind: 'usual care',
      says: 'Circulation becomes unstable in about four of ten intubations of the critically ill; ketamine leaves the sympathetic drive alone.',
      source: INTUBE,
    },
    source: 'Preparation and induction of a practiced team (chosen); induction with a dose reduced in shock: label',
    drug: ketamine,
  }),
  order({
    ...intubating,
    id: 'intubation-propofol',
    label: 'Intubate (propofol, rocuronium)',
    synonyms: [...WORDS, 'propofol'],
    hint: 'Warning: propofol takes the drive that holds the pressure. Half the dose is often too much in shock.',
    fields: [field('dose', 'Propofol', 'mg/kg', [0.25, 2.5, 0.25, 0.5])],
    evidence: {
      kind: 'uncertain',
      says: 'Induction with propofol went with more collapse of the circulation in a cohort of 29 countries; an association, no trial.',
      source: `${INTUBE}; secondary analysis: Russotto 2022, doi:10.1164/rccm.202111-2575OC`,
    },
    source: 'Preparation and induction of a practiced team (chosen); 1-2.5 mg/kg in the healthy: label',
    drug: propofol,
  }),
  order({
    id: 'ventilator',
    kind: 'oxygen',
    group: 'Oxygen',
    label: 'Ventilator settings',
    synonyms: ['ventilation', 'vent', 'tidal volume', 'peep', 'respirator', 'fio2', 'lung protective', 'oxygen'],
    hint: 'Controlled breaths for a sedated patient. 6 to 8 mL per kg of predicted weight; every cmH2O of PEEP costs some preload.',
    fields: [
      field('fraction', 'Inspired oxygen', 'FiO2', [0.21, 1, 0.05, 1]),
      field('tidal', 'Tidal volume', 'mL/kg', [4, 10, 0.5, 7]),
      field('breaths', 'Rate', '1/min', [8, 35, 1, 18]),
      field('peep', 'PEEP', 'cmH2O', [0, 20, 1, 5]),
    ],
    preparation: 1,
    needs: ['airway'],
    replaces: 'oxygen',
    oxygen: { device: 'ventilator' },
    evidence: {
      kind: 'recommended',
      says: '6 mL/kg of predicted weight in ARDS (fewer deaths than 12 mL/kg); low volumes for others as well.',
      source: ARDSNET,
    },
    source: `6-8 mL/kg of predicted weight: ${ARDSNET}; PEEP 5 cmH2O: usual practice`,
  }),
];
