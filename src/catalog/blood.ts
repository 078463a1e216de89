// Blood from the bank: red cells, plasma, platelets; cold, with citrate, and it takes time to get.
import { field, order } from './make.ts';
import type { OrderEntry } from './types.ts';

const product = {
  kind: 'fluid',
  group: 'Blood',
  needs: ['peripheral-line'],
  repeatable: true,
  stoppable: true,
} as const;
const RESTRICTIVE = {
  kind: 'recommended',
  says: 'Restrictive: at a hemoglobin of about 7 g/dL; bleeding and an ischemic heart change that.',
  source: 'SSC 2021, doi:10.1007/s00134-021-06506-y; SSC 2026, see guideline, doi:10.1097/CCM.0000000000007075',
} as const;
const UNITS = 'Canadian Blood Services, component characteristics of a typical unit';
const CITRATE =
  'citrate from 63 mL of anticoagulant of 105 mmol/L in 450 mL of whole blood, nearly all of it in the plasma';

export const bloodProducts: OrderEntry[] = [
  order({
    ...product,
    id: 'red-cells',
    label: 'Red cells',
    synonyms: [
      'prbc',
      'rbc',
      'packed cells',
      'transfusion',
      'blood',
      'erythrocytes',
      'crossmatch',
      'group and save',
      'massive transfusion',
    ],
    hint: 'One unit (290 mL) raises hemoglobin by about 1 g/dL. From the refrigerator: warm it when it runs fast.',
    fields: [field('volume', 'Volume', 'mL', [290, 1160, 290, 290]), field('duration', 'Over', 'min', [5, 240, 5, 60])],
    preparation: 35,
    evidence: RESTRICTIVE,
    source:
      'Crossmatch about half an hour (chosen); 1 g/dL per unit: usual teaching and Sakr 2007, Crit Care Med 35:1639',
    fluid: {
      id: 'red-cells',
      sodium: 140,
      potassium: 30,
      chloride: 130,
      strongIonDifference: 40,
      albumin: 6,
      redCells: 0.58,
      clotting: 0.1,
      citrate: 5,
      temperature: 6,
      source: `287 mL with 55 g of hemoglobin: ${UNITS}; red-cell share from that hemoglobin; salts of the supernatant after weeks of storage chosen (potassium 30 mmol/L); ${CITRATE}`,
    },
  }),
  order({
    ...product,
    id: 'plasma',
    label: 'Plasma',
    synonyms: ['ffp', 'fresh frozen plasma', 'octaplas', 'clotting factors', 'coagulation factors', 'blood products'],
    hint: 'For bleeding with a long INR, not for a number alone. Thawing takes half an hour; mind calcium.',
    fields: [
      field('volume', 'Volume', 'mL', [290, 1160, 290, 580]),
      field('duration', 'Over', 'min', [10, 240, 5, 60]),
    ],
    preparation: 30,
    evidence: {
      kind: 'usual care',
      says: 'For bleeding or before a procedure; no benefit in correcting a laboratory value.',
      source: 'Usual practice',
    },
    source: 'Thawing about half an hour (chosen); 10-15 mL/kg: usual practice',
    fluid: {
      id: 'plasma',
      sodium: 165,
      potassium: 4,
      chloride: 80,
      strongIonDifference: 89,
      albumin: 36,
      clotting: 0.85,
      citrate: 20,
      temperature: 20,
      source: `289 mL, factor VIII 0.88 U/mL: ${UNITS}; sodium of the citrate added; ${CITRATE}`,
    },
  }),
  order({
    ...product,
    id: 'platelets',
    label: 'Platelets',
    synonyms: ['plt', 'thrombocytes', 'platelet concentrate', 'apheresis', 'blood products'],
    hint: 'One unit raises the count by some 30. At room temperature, never from the refrigerator.',
    fields: [field('volume', 'Volume', 'mL', [280, 560, 280, 280]), field('duration', 'Over', 'min', [10, 120, 5, 30])],
    preparation: 20,
    evidence: {
      kind: 'usual care',
      says: 'Below 10, below 20 with a risk of bleeding, below 50 when bleeding or before a procedure.',
      source: 'Usual thresholds of guidelines',
    },
    source: 'One apheresis unit over half an hour: usual practice',
    fluid: {
      id: 'platelets',
      sodium: 155,
      potassium: 4,
      chloride: 85,
      strongIonDifference: 74,
      albumin: 25,
      clotting: 0.6,
      platelets: 900,
      citrate: 18,
      temperature: 22,
      source: `277 mL with 250e9 platelets: ${UNITS}; ${CITRATE}`,
    },
  }),
];
