// What the lab reads off its bed, with unit and healthy direction: the numbers beside the network. A pure table.

export interface LabMeasure {
  id: string;
  label: string;
  unit: string;
  decimals: number;
  /** What it means, in one line. */
  hint: string;
}

const table = {
  ppv: {
    label: 'Perfused vessels',
    unit: '%',
    decimals: 0,
    hint: 'Small vessels (by length) with steady flow over the last 20 s.',
  },
  mfi: {
    label: 'Flow index (MFI)',
    unit: '',
    decimals: 1,
    hint: 'Predominant flow in four quarters: 0 none, 3 steady.',
  },
  stopped: { label: 'Stopped', unit: '%', decimals: 0, hint: 'Small vessels without flow.' },
  intermittent: { label: 'Stop and go', unit: '%', decimals: 0, hint: 'Small vessels whose flow comes and goes.' },
  velocity: { label: 'Red-cell speed', unit: 'µm/s', decimals: 0, hint: 'In capillaries that flow.' },
  flow: { label: 'Flow, of rest', unit: '%', decimals: 0, hint: 'Blood through the whole bed.' },
  shunt: { label: 'Shunt', unit: '%', decimals: 0, hint: 'Share of the flow that passes the capillaries by.' },
  venousSaturation: {
    label: 'Venous saturation',
    unit: '%',
    decimals: 0,
    hint: 'Oxygen left on the red cells that leave.',
  },
  tissuePo2: { label: 'Tissue PO2', unit: 'mmHg', decimals: 0, hint: 'Mean over the tissue.' },
  hypoxic: { label: 'Hypoxic tissue', unit: '%', decimals: 0, hint: 'Tissue below 5 mmHg.' },
  uptake: { label: 'O2 uptake, of rest', unit: '%', decimals: 0, hint: 'What the tissue really uses.' },
  plugged: { label: 'Plugged capillaries', unit: '%', decimals: 0, hint: 'A white cell sits in them.' },
  clotted: { label: 'Clotted capillaries', unit: '%', decimals: 0, hint: 'Fibrin closes them.' },
  closed: { label: 'Shut arterioles', unit: '%', decimals: 0, hint: 'Their own muscle closed them.' },
  width: { label: 'Arterioles, of rest', unit: '%', decimals: 0, hint: 'Mean over the arterioles.' },
} satisfies Record<string, Omit<LabMeasure, 'id'>>;

/** A number as it is shown; a dash where it does not exist (a flow index by quarters needs a field of 400 vessels). */
export function measureText(value: number, decimals: number): string {
  return Number.isFinite(value) ? value.toFixed(decimals) : '–';
}

export type MeasureId = keyof typeof table;
export type Measures = Record<MeasureId, number>;

export const MEASURES: readonly (LabMeasure & { id: MeasureId })[] = Object.entries(table).map(([id, entry]) => ({
  id: id as MeasureId,
  ...entry,
}));
