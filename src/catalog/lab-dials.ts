// The sliders of the lab: every mechanism of one bed with its unit, its range and its healthy value. A pure table.
import { type BedInputs, restInputs } from '../perfusion/network/bed-types.ts';

export type DialId = keyof BedInputs;
export type DialValues = Partial<Record<DialId, number>>;

export interface Dial {
  id: DialId;
  group: DialGroup;
  label: string;
  unit: string;
  /** What it does, in one line. */
  hint: string;
  min: number;
  max: number;
  step: number;
  /** Shown number per stored number: 100 for shares in percent. */
  scale: number;
}

export const DIAL_GROUPS = [
  'Pressure and blood',
  'Muscle of the arterioles',
  'Wall',
  'White cells and clots',
  'Tissue',
] as const;
export type DialGroup = (typeof DIAL_GROUPS)[number];

/** What a hand on the muscle can be: working or switched off. */
export const SWITCHES: readonly { id: DialId; label: string; hint: string }[] = [
  {
    id: 'metabolicSwitch',
    label: 'Local hunger (metabolic)',
    hint: 'Tissue short of oxygen widens its arteriole. The model computes one signal from tissue PO2; it stands for adenosine, CO2, acid (pH) and low O2, which rise together.',
  },
  {
    id: 'shearSwitch',
    label: 'Flow on the wall (endothelial NO)',
    hint: 'Shear makes the wall release nitric oxide, which widens. Needs the glycocalyx.',
  },
  {
    id: 'myogenicSwitch',
    label: 'Stretch (myogenic)',
    hint: 'The muscle answers more pressure by narrowing, less pressure by widening.',
  },
  {
    id: 'autonomicSwitch',
    label: 'Nerves and drugs (autonomic)',
    hint: 'Everything that comes from outside the bed: sympathetic nerves, vasopressors, beta drugs.',
  },
  {
    id: 'closingSwitch',
    label: 'Closing',
    hint: 'A small arteriole shuts when the pressure inside falls below what its own pull can close.',
  },
];

type Row = Omit<Dial, 'group'>;

const share = (id: DialId, label: string, hint: string, max = 1): Row => ({
  id,
  label,
  hint,
  unit: '%',
  min: 0,
  max,
  step: 0.05,
  scale: 100,
});

const ROWS: Record<DialGroup, Row[]> = {
  'Pressure and blood': [
    {
      id: 'arterialPressure',
      label: 'Arterial pressure',
      hint: 'Mean pressure in the artery that feeds the bed.',
      unit: 'mmHg',
      min: 30,
      max: 130,
      step: 1,
      scale: 1,
    },
    {
      id: 'venousPressure',
      label: 'Venous pressure',
      hint: 'Pressure at the end of the venules; rises with a failing heart or too much fluid.',
      unit: 'mmHg',
      min: 4,
      max: 35,
      step: 0.5,
      scale: 1,
    },
    {
      id: 'upstreamResistance',
      label: 'Feeding arteries',
      hint: 'Resistance before the drawn vessels, relative to rest.',
      unit: '% of rest',
      min: 0.4,
      max: 2.5,
      step: 0.05,
      scale: 100,
    },
    {
      id: 'hematocrit',
      label: 'Hematocrit',
      hint: 'Red cells in the entering blood.',
      unit: '%',
      min: 0.12,
      max: 0.6,
      step: 0.01,
      scale: 100,
    },
    {
      id: 'saturation',
      label: 'Arterial saturation',
      hint: 'Oxygen on the entering red cells.',
      unit: '%',
      min: 0.6,
      max: 0.995,
      step: 0.005,
      scale: 100,
    },
  ],
  'Muscle of the arterioles': [
    {
      id: 'alpha',
      label: 'Nerves and norepinephrine',
      hint: 'Constrictor drive: 0 at rest, about 1 in shock, 1.4 when clamped.',
      unit: 'units',
      min: 0,
      max: 2,
      step: 0.05,
      scale: 1,
    },
    share('beta', 'Beta drugs', 'Dobutamine and the like widen arterioles.'),
    share('topicalDilator', 'Dilator on the field', 'Acetylcholine or a nitric-oxide donor dropped on the vessels.'),
    share('hypertension', 'Chronic hypertension', 'Thick-walled arterioles that need more pressure to stay open.'),
  ],
  Wall: [
    share('glycocalyx', 'Glycocalyx left', 'The surface layer: 100 % healthy, 0 % shed.'),
    share(
      'enosLoss',
      'Loss of endothelial NO (eNOS)',
      'Patches of wall stop making nitric oxide: they narrow and grow sticky.',
    ),
    share('inos', 'Inducible NO (iNOS)', 'Inflamed patches flood with nitric oxide: arterioles and channels open.'),
  ],
  'White cells and clots': [
    share('activation', 'Activation of white cells', 'Activated neutrophils are stiff and plug capillaries.'),
    share('adhesion', 'Adhesion molecules', 'ICAM, VCAM and selectins on the wall hold white cells.'),
    {
      id: 'whiteCells',
      label: 'White cells',
      hint: 'Count in the entering blood.',
      unit: '10⁹/L',
      min: 0.5,
      max: 40,
      step: 0.5,
      scale: 1,
    },
    share('thrombin', 'Thrombin', 'Drives fibrin where flow is slow.', 1.5),
    share('pai', 'Brake on clot lysis (PAI-1)', 'Keeps fibrin from dissolving.'),
    share('stiffness', 'Stiff red cells', 'They pass narrow vessels with more resistance.'),
  ],
  Tissue: [
    share('edema', 'Edema', 'Swollen tissue presses on vessels and lengthens the way for oxygen.'),
    share('mito', 'Failing mitochondria', 'Oxygen arrives and is not used.'),
    {
      id: 'demand',
      label: 'Oxygen demand',
      hint: 'What the tissue wants, relative to rest.',
      unit: '% of rest',
      min: 0.3,
      max: 2.5,
      step: 0.05,
      scale: 100,
    },
    share('conductionFailure', 'Lost call for flow', 'The signal from hungry tissue does not reach its arteriole.'),
  ],
};

export const DIALS: readonly Dial[] = DIAL_GROUPS.flatMap((group) => ROWS[group].map((row) => ({ ...row, group })));

/** Everything that can be set, with its range: sliders and switches. */
export function rangeOf(id: DialId): { min: number; max: number } | null {
  if (SWITCHES.some((one) => one.id === id)) return { min: 0, max: 1 };
  return DIALS.find((dial) => dial.id === id) ?? null;
}

const SEPTIC =
  'a hand-set state in which a solved bed showed the published picture of septic shock (perfused vessels 60-75 %, Edul 2012)';

export interface LabState {
  label: string;
  values: DialValues;
  /** s that the bed has lived in this state when the learner meets it, and the step, s. */
  lived: number;
  step: number;
  source: string;
}

const HOUR = 3600;

/** Starting points. The numbers of the three septic ones are those of the tests that hold the network to published data. */
export const LAB_STATES = {
  healthy: { label: 'Healthy', values: {}, lived: 60, step: 5, source: 'rest values of the model' },
  early: {
    label: 'Early sepsis',
    values: {
      arterialPressure: 62,
      venousPressure: 13,
      hematocrit: 0.33,
      upstreamResistance: 0.85,
      alpha: 0.9,
      enosLoss: 0.4,
      inos: 0.3,
      glycocalyx: 0.5,
      activation: 0.7,
      adhesion: 0.7,
      whiteCells: 13,
      thrombin: 0.1,
      pai: 0.3,
      edema: 0.12,
      stiffness: 0.5,
      mito: 0.08,
      conductionFailure: 0.6,
      demand: 1.1,
    },
    lived: 3 * HOUR,
    step: 10,
    source: SEPTIC,
  },
  shock: {
    label: 'Septic shock',
    values: {
      arterialPressure: 70,
      venousPressure: 15,
      hematocrit: 0.33,
      upstreamResistance: 0.9,
      alpha: 0.9,
      enosLoss: 0.55,
      inos: 0.4,
      glycocalyx: 0.4,
      activation: 0.75,
      adhesion: 0.85,
      whiteCells: 13,
      thrombin: 0.3,
      pai: 0.5,
      edema: 0.3,
      stiffness: 0.7,
      mito: 0.2,
      conductionFailure: 0.6,
    },
    lived: 3 * HOUR,
    step: 10,
    source: SEPTIC,
  },
  late: {
    label: 'Late, clotted',
    values: {
      arterialPressure: 70,
      venousPressure: 16,
      hematocrit: 0.3,
      upstreamResistance: 0.9,
      alpha: 0.7,
      enosLoss: 0.45,
      inos: 0.5,
      glycocalyx: 0.25,
      activation: 0.45,
      adhesion: 0.45,
      whiteCells: 13,
      thrombin: 0.5,
      pai: 0.7,
      edema: 0.6,
      stiffness: 0.6,
      mito: 0.35,
      conductionFailure: 0.6,
    },
    lived: 10 * HOUR,
    step: 10,
    source: `${SEPTIC}; the clots of 30 h, lived in 10 h at three times the thrombin`,
  },
} satisfies Record<string, LabState>;
export type LabStateName = keyof typeof LAB_STATES;

/** Thrombin while the late state is lived: three times its value, so that 30 h of clots come in 10. */
export const HURRIED_THROMBIN = 1.5;

/** The healthy value of a dial. */
export function restOf(id: DialId): number {
  return restInputs()[id];
}
