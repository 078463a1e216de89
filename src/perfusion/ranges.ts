// The last line of defense: a state that leaves its physical range stops the run with its name, value and step, and is never bent back.
import type { Patient } from './patient.ts';

/** A value of the model left the range in which the model means anything. */
export class ModelError extends Error {
  readonly quantity: string;
  readonly value: number;
  readonly step: number;
  constructor(quantity: string, value: number, step: number, low: number, high: number) {
    super(
      `The model left its range at step ${step}: ${quantity} is ${value}, outside ${low} to ${high}. The record up to here is kept.`,
    );
    this.name = 'ModelError';
    this.quantity = quantity;
    this.value = value;
    this.step = step;
  }
}

const RANGES: [name: string, read: (p: Patient) => number, low: number, high: number][] = [
  ['mean arterial pressure (mmHg)', (p) => p.circulation.mean.arterial, -20, 300],
  ['cardiac output (L/min)', (p) => p.circulation.mean.output, -1, 30],
  ['central venous pressure (mmHg)', (p) => p.circulation.mean.central, -20, 60],
  ['arterial pH', (p) => p.blood.ph, 6.05, 8.45],
  ['arterial oxygen content (mL/dL)', (p) => p.blood.oxygenContent, 0, 30],
  ['mixed venous oxygen content (mL/dL)', (p) => p.blood.mixedContent, -0.1, 30],
  ['arterial carbon dioxide (mmHg)', (p) => p.lungs.arterialCo2, 2, 250],
  ['lactate (mmol/L)', (p) => p.blood.lactate, 0, 60],
  ['hematocrit', (p) => p.blood.hematocrit, 0.02, 0.8],
  ['interstitial water (mL)', (p) => p.fluids.interstitial, 1000, 80000],
  ['plasma albumin (g)', (p) => p.fluids.albumin, 0, 1000],
  ['core temperature (C)', (p) => p.heat.core, 20, 45],
  ['creatinine (umol/L)', (p) => p.kidney.creatinine, 0, 3000],
  ['glycocalyx', (p) => p.endothelium.glycocalyx, -1e-9, 1 + 1e-9],
];

/** @throws ModelError when a value is outside its range or not a number. */
export function checkRanges(p: Patient): void {
  for (const [name, read, low, high] of RANGES) {
    const value = read(p);
    if (!(value >= low && value <= high)) throw new ModelError(name, value, p.step, low, high);
  }
}
