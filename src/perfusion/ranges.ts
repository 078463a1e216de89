// The last line of defense: a state that leaves its physical range stops the run with its name, value and step, and is never bent back.
import type { Inputs } from './inputs.ts';
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

/** mL/dL: what the thickest blood accepted below holds, breathing pure oxygen. */
const OXYGEN_MOST = 40;

const RANGES: [name: string, read: (p: Patient) => number, low: number, high: number][] = [
  ['mean arterial pressure (mmHg)', (p) => p.circulation.mean.arterial, -20, 300],
  ['cardiac output (L/min)', (p) => p.circulation.mean.output, -1, 30],
  ['central venous pressure (mmHg)', (p) => p.circulation.mean.central, -20, 60],
  ['arterial pH', (p) => p.blood.ph, 6.05, 8.45],
  ['arterial oxygen content (mL/dL)', (p) => p.blood.oxygenContent, 0, OXYGEN_MOST],
  ['mixed venous oxygen content (mL/dL)', (p) => p.blood.mixedContent, -0.1, OXYGEN_MOST],
  ['arterial carbon dioxide (mmHg)', (p) => p.lungs.arterialCo2, 2, 700],
  ['lactate (mmol/L)', (p) => p.blood.lactate, 0, 60],
  ['hematocrit', (p) => p.blood.hematocrit, 0.02, 0.8],
  ['interstitial water (mL)', (p) => p.fluids.interstitial, 1000, 80000],
  ['plasma albumin (g)', (p) => p.fluids.albumin, 0, 1000],
  ['core temperature (C)', (p) => p.heat.core, 20, 45],
  ['creatinine (umol/L)', (p) => p.kidney.creatinine, 0, 3000],
  ['glucose (mmol/L)', (p) => p.organs.glucose.level, 0, 300],
  ['potassium (mmol/L)', (p) => p.blood.ions.potassium, 0.5, 25],
  ['ionized calcium (mmol/L)', (p) => p.organs.electrolytes.calcium, 0, 40],
  ['bilirubin (umol/L)', (p) => p.organs.liver.bilirubin, 0, 1500],
  ['clotting factors', (p) => p.organs.liver.factors, 0, 4],
  ['breaths (1/min)', (p) => p.lungs.breaths, 0, 60],
  ['inspired oxygen', (p) => p.lungs.inspired, 0.2099, 1],
  ['bacteria (1e6/mL)', (p) => p.inflammation.bacteria, 0, 25],
  ['glycocalyx', (p) => p.endothelium.glycocalyx, -1e-9, 1 + 1e-9],
];

/** @throws ModelError when a value is outside its range or not a number. */
export function checkRanges(p: Patient): void {
  for (const [name, read, low, high] of RANGES) {
    const value = read(p);
    if (!(value >= low && value <= high)) throw new ModelError(name, value, p.step, low, high);
  }
}

const SETTINGS: [name: string, read: (inputs: Inputs) => number, low: number, high: number][] = [
  ['inspired oxygen', (i) => i.inspiredOxygen, 0.21, 1],
  ['oxygen flow (L/min)', (i) => i.oxygen.flow, 0, 60],
  ['tidal volume (mL/kg)', (i) => i.ventilation.tidalVolume, 2, 15],
  ['end-expiratory pressure (cmH2O)', (i) => i.ventilation.peep, 0, 30],
  ['ventilator rate (1/min)', (i) => i.ventilation.rate, 4, 60],
  ['bleeding (mL/min)', (i) => i.bleeding, 0, 3000],
  ['source control', (i) => i.sourceControl, 0, 1],
  ['leg raise', (i) => i.legRaise, -2, 1],
  ['topical dilator', (i) => i.topicalDilator, 0, 1],
  ['endotoxin (ng/kg)', (i) => i.endotoxin, 0, 20],
  ['fluid warmer', (i) => i.fluidWarmer, 0, 1],
  ['cardioversions', (i) => i.cardioversions, 0, 1000],
];
const FASTEST_BAG = 1500; // mL/min: a rapid infuser through a large line

/** Refuses what no pump, bag or machine does. @throws RangeError with name, value and accepted range. */
export function checkInputs(inputs: Inputs, p: Patient): void {
  for (const [name, read, low, high] of SETTINGS) refuse(name, read(inputs), low, high);
  for (let i = 0; i < inputs.fluidRates.length; i++)
    refuse(p.formulary.fluids[i].id, inputs.fluidRates[i], 0, FASTEST_BAG, 'mL/min');
  for (let i = 0; i < inputs.drugRates.length; i++)
    refuse(p.formulary.drugs[i].id, inputs.drugRates[i], 0, 1e6, p.formulary.drugs[i].rateUnit);
}

function refuse(name: string, value: number, low: number, high: number, unit = ''): void {
  if (value >= low && value <= high) return;
  throw new RangeError(`${name} is ${value}; accepted ${low} to ${high}${unit && ` ${unit}`}.`);
}
