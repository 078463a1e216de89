// Keeps the books of a patient: what came in and went out must be exactly what is there more or less, and every number must be one.
import { ELECTROLYTES } from '../../../src/perfusion/blood/electrolytes.ts';
import { KIDNEY_NUMBERS } from '../../../src/perfusion/body/kidney.ts';
import { bloodVolume } from '../../../src/perfusion/circulation/circulation.ts';
import type { Inputs } from '../../../src/perfusion/inputs.ts';
import type { Patient } from '../../../src/perfusion/patient.ts';
import { plasmaVolume } from '../../../src/perfusion/patient.ts';
import { TRUTH_COLUMNS } from '../../../src/perfusion/truth.ts';

/** What is wrong, how much, and when. */
export class Fault extends Error {
  readonly quantity: string;
  readonly value: number;
  readonly step: number;
  constructor(quantity: string, value: number, step: number) {
    super(`${quantity} is ${value} at step ${step}`);
    this.quantity = quantity;
    this.value = value;
    this.step = step;
  }
}

const BODY_SECONDS = 5;
/** Rounding of sums of some ten thousand mL over a day. */
const ROUNDING = { water: 1e-4, cells: 1e-8, albumin: 1e-8, chloride: 1e-9 };
const chlorideTime = ELECTROLYTES.chlorideTime.value;
const gap = ELECTROLYTES.gapSpared.value;
const filtration = KIDNEY_NUMBERS.filtration.value;

interface Stock {
  cells: number;
  albumin: number;
  chloride: number;
}

const albuminOf = ({ fluids }: Patient): number => fluids.albumin + fluids.tissueAlbumin;

/** mL: all water and cells of the body and what has left it, less what was given. */
function waterOf(p: Patient): number {
  const { fluids } = p;
  return bloodVolume(p.circulation) + fluids.interstitial + fluids.lungWater + p.urine + fluids.lost + p.bled - p.given;
}

export class Ledger {
  private readonly start: number;
  constructor(p: Patient) {
    this.start = waterOf(p);
  }

  /** What red cells, albumin and chloride must be after the next five seconds of housekeeping. */
  expect(p: Patient, inputs: Inputs): Stock {
    const minutes = BODY_SECONDS / 60;
    let { redCells: cells } = p.fluids;
    let { sodium, potassium, chloride } = p.blood.ions;
    let plasma = plasmaVolume(p);
    let given = 0;
    inputs.fluidRates.forEach((rate, i) => {
      if (rate <= 0) return;
      const fluid = p.formulary.fluids[i];
      const watery = rate * minutes * (1 - (fluid.redCells ?? 0));
      const share = watery / (p.fluids.interstitial + plasma + watery);
      chloride += share * (fluid.sodium + fluid.potassium - fluid.strongIonDifference - chloride);
      sodium += share * (fluid.sodium - sodium);
      potassium += share * (fluid.potassium - potassium);
      cells += (fluid.redCells ?? 0) * rate * minutes;
      given += (fluid.albumin * rate * minutes) / 1000;
      plasma += watery;
    });
    const bled = inputs.bleeding * minutes;
    const taken = (bled * (1 - p.blood.hematocrit)) / plasma;
    const albumin = albuminOf(p) + given - taken * (p.fluids.albumin + given);
    return { cells: cells - bled * p.blood.hematocrit, albumin, chloride };
  }

  /** Compares. The kidney gives chloride back or sheds it toward what sodium and potassium leave room for. */
  compare(p: Patient, expected: Stock): void {
    this.near('red cells not accounted for (mL)', p.fluids.redCells - expected.cells, ROUNDING.cells, p);
    this.near('albumin not accounted for (g)', albuminOf(p) - expected.albumin, ROUNDING.albumin, p);
    const { sodium, chloride } = p.blood.ions;
    const open = Math.min(1, Math.max(0, p.kidney.filtration / filtration));
    const hours = BODY_SECONDS / 3600;
    // Potassium has moved since, by less than a thousandth of what the kidney's share is worked out from.
    const room = sodium + p.blood.ions.potassium - gap;
    const byKidney = ((room - expected.chloride) * hours * open) / chlorideTime;
    const slack = ROUNDING.chloride + Math.abs((hours * open) / chlorideTime) * 0.5;
    this.near('chloride not accounted for (mmol/L)', chloride - expected.chloride - byKidney, slack, p);
    this.near('water not accounted for (mL)', waterOf(p) - this.start, ROUNDING.water, p);
  }

  /** Nobody takes up more oxygen than arrives, and mixed venous blood holds no more than arterial blood did. */
  checkOxygen(p: Patient): void {
    for (let b = 0; b < p.blood.uptake.length; b++) {
      const brought = (p.circulation.mean.bedFlow[b] * 60 * p.blood.oxygenContent) / 100;
      const uptake = p.blood.uptake[b];
      if (!(uptake >= -1e-9 && uptake <= brought + 1e-9))
        throw new Fault(`oxygen uptake of bed ${b} (mL/min of ${brought})`, uptake, p.step);
    }
  }

  private near(name: string, difference: number, allowed: number, p: Patient): void {
    if (!(Math.abs(difference) <= allowed)) throw new Fault(name, difference, p.step);
  }
}

/** Quadrants are scored only under the tongue. */
const UNSCORED = new Set(['vit', 'kid', 'gut', 'mus', 'skin'].map((bed) => `${bed}_mfi`));

/** Every column that a chart could show is a number. */
export function checkColumns(p: Patient): void {
  for (const { name, read } of TRUTH_COLUMNS) {
    if (UNSCORED.has(name)) continue;
    const value = read(p);
    if (!Number.isFinite(value)) throw new Fault(name, value, p.step);
  }
}

/** No state of the patient is NaN, wherever it lies. */
export function checkState(thing: unknown, path: string, step: number): void {
  if (typeof thing === 'number') {
    if (Number.isNaN(thing)) throw new Fault(path, thing, step);
    return;
  }
  if (typeof thing !== 'object' || thing === null) return;
  if (ArrayBuffer.isView(thing)) {
    const at = (thing as Float64Array).findIndex((value) => Number.isNaN(value));
    if (at >= 0) throw new Fault(`${path}[${at}]`, NaN, step);
    return;
  }
  for (const [name, part] of Object.entries(thing)) checkState(part, `${path}.${name}`, step);
}
