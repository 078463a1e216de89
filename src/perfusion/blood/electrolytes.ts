// Potassium between cells, blood and urine; ionized calcium with citrate; chloride back to normal through the kidney.
import { limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';
import { standard } from '../body/standard.ts';
import { ACID_BASE, type Ions } from './acid-base.ts';

const CELLS = 'chosen so that a deficit or excess of 200 mmol moves plasma by 1 mmol/L';
export const ELECTROLYTES = {
  potassiumTurnover: q(3, 'mmol/h in 70 kg', 'intake and excretion of about 70 mmol a day'),
  fasting: q(0.4, 'share of turnover', 'chosen: who does not eat still frees some potassium from cells'),
  excretionPower: q(3, '1', 'chosen so that potassium of 5.5 mmol/L more than doubles excretion (aldosterone)'),
  excretionMost: q(8, 'times rest', 'chosen within reported 400 mmol a day of the adapted kidney'),
  cellSpace: q(200, 'L in 70 kg', CELLS),
  cellTime: q(1, 'h', 'chosen so that shifts show within an hour'),
  acidFrom: q(7.35, 'pH', 'lower end of the reference interval'),
  acidShift: q(4, 'mmol/L per pH unit', 'chosen within reported 0.2 to 0.7 mmol/L per 0.1 pH, less for lactic acid'),
  insulinShift: q(
    0.25,
    'mmol/L per multiple of resting insulin above two',
    'chosen so that 10 U/h lower it by about 1 mmol/L',
  ),
  insulinMost: q(1.2, 'mmol/L', 'chosen with insulinShift'),
  beta2Shift: q(0.9, 'mmol/L at full beta-2 effect', 'beta-2 agonists lower potassium by 0.5 to 1 mmol/L'),
  injuryRelease: q(
    12,
    'mmol/h in 70 kg if all tissue were hypoxic',
    'chosen so that dying tissue raises potassium within hours',
  ),
  septicRelease: q(0.3, 'share of turnover at full stimulus', 'chosen: catabolism frees potassium with nitrogen'),
  chlorideTime: q(24, 'h at normal filtration', 'chosen so that the kidney restores chloride over a day'),
  gapSpared: q(40, 'mmol/L', 'sodium and potassium less chloride at rest'),
  calciumSeptic: q(0.12, 'share lost at full stimulus', 'chosen so that septic shock stands near 1.05 to 1.1 mmol/L'),
  calciumByPh: q(0.4, 'mmol/L per pH unit', 'albumin lets calcium go in acid: about 0.04 mmol/L per 0.1 pH'),
  calciumTime: q(4, 'h', 'chosen so that bone and parathyroid restore it over hours'),
  citrateBinds: q(
    0.35,
    'mmol of calcium per mmol of citrate',
    'chosen so that massive transfusion lowers it to 0.7 mmol/L',
  ),
  citrateTime: q(0.6, 'h at normal liver function', 'citrate half-life of about half an hour in healthy adults'),
  citrateTrace: q(0.05, 'share', 'chosen: muscle goes on clearing when the liver has stopped'),
};
const k = values(ELECTROLYTES);
const rest = values(ACID_BASE);

export interface Electrolytes {
  /** mmol that cells hold above rest. */
  cellPotassium: number;
  /** mmol/L of calcium that is not bound by albumin, before citrate and pH; citrate in extracellular water, mmol/L. */
  calciumPool: number;
  citrate: number;
  /** mmol/L ionized. */
  calcium: number;
}

export function createElectrolytes(): Electrolytes {
  return { cellPotassium: 0, calciumPool: rest.calcium, citrate: 0, calcium: rest.calcium };
}

export interface ElectrolyteCauses {
  weight: number;
  eats: boolean;
  /** L of extracellular water. */
  water: number;
  /** Filtration now and in this kidney's own health, relative to a normal kidney; working liver 0-1. */
  filtration: number;
  turnover: number;
  liver: number;
  ph: number;
  insulin: number;
  beta2: number;
  stimulus: number;
  hypoxic: number;
  /** mmol/h of citrate and of calcium that bags bring. */
  citrateGiven: number;
  calciumGiven: number;
}

/** One step of `dt` seconds. */
export function shiftIons(e: Electrolytes, ions: Ions, c: ElectrolyteCauses, dt: number): void {
  const hours = dt / 3600;
  shiftPotassium(e, ions, c, hours);
  const open = limit(c.filtration, 0, 1);
  ions.chloride += (hours * open * (ions.sodium + ions.potassium - k.gapSpared - ions.chloride)) / k.chlorideTime;
  e.citrate += hours * (c.citrateGiven / c.water - (e.citrate * Math.max(c.liver, k.citrateTrace)) / k.citrateTime);
  const held = rest.calcium * (1 - k.calciumSeptic * c.stimulus);
  e.calciumPool += hours * ((held - e.calciumPool) / k.calciumTime + c.calciumGiven / c.water);
  e.calcium = Math.max(0, e.calciumPool + k.calciumByPh * (standard.ph - c.ph) - k.citrateBinds * e.citrate);
}

function shiftPotassium(e: Electrolytes, ions: Ions, c: ElectrolyteCauses, hours: number): void {
  const size = c.weight / standard.weight;
  const taken = c.eats ? 1 : k.fasting;
  const freed = k.potassiumTurnover * (taken + k.septicRelease * c.stimulus) + k.injuryRelease * c.hypoxic;
  const called = Math.min(k.excretionMost, pow(ions.potassium / rest.potassium, k.excretionPower));
  const passed = k.potassiumTurnover * limit(c.filtration / c.turnover, 0, 1) * called; // a scarred kidney has adapted to its intake
  const drawn = Math.min(k.insulinMost, k.insulinShift * Math.max(0, c.insulin - 2)) + k.beta2Shift * c.beta2;
  const level =
    rest.potassium + e.cellPotassium / (k.cellSpace * size) + k.acidShift * Math.max(0, k.acidFrom - c.ph) - drawn;
  const intoCells = (c.water * (ions.potassium - level)) / k.cellTime;
  e.cellPotassium += hours * intoCells;
  ions.potassium += (hours * (size * (freed - passed) - intoCells)) / c.water;
}
