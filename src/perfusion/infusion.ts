// What a bag brings into the blood: water, salts, protein, red cells, clotting factors, cold, citrate; and blood that is lost.
import { HEAT } from './body/heat.ts';
import { CAVA } from './circulation/circulation.ts';
import type { FluidModel, Inputs } from './inputs.ts';
import { type Patient, plasmaVolume } from './patient.ts';
import { q, values } from './quantity.ts';
import { LABORATORY } from './laboratory.ts';

export const INFUSION = {
  heat: q(4.1, 'J/mL/C', 'heat capacity of watery solutions and blood'),
  warmed: q(38, 'C', 'chosen: fluid warmers deliver 37 to 39 C at the rates of a bedside'),
  carbonDioxide: q(22.3, 'mL/mmol', 'molar volume of carbon dioxide'),
};
const k = values(INFUSION);
const heatCapacity = HEAT.capacity.value;
const normalPlatelets = LABORATORY.platelets.value;

/** Bags and pumps run into the great veins; bleeding leaves as whole blood. `dt` seconds. */
export function infuse(p: Patient, inputs: Inputs, dt: number): void {
  const minutes = dt / 60;
  p.fluids.gas = p.fluids.citrate = p.fluids.calcium = p.fluids.sugar = 0;
  for (let i = 0; i < inputs.fluidRates.length; i++) {
    const rate = inputs.fluidRates[i];
    if (rate <= 0) continue;
    const fluid = p.formulary.fluids[i];
    mixSalts(p, fluid, rate * minutes);
    mixClotting(p, fluid, rate * minutes);
    cool(p, fluid, rate * minutes, inputs.fluidWarmer > 0);
    const liters = (rate * 60) / 1000; // an hour
    p.fluids.gas += ((liters * (fluid.carbonDioxide ?? 0)) / 60) * k.carbonDioxide;
    p.fluids.citrate += liters * (1 - (fluid.redCells ?? 0)) * (fluid.citrate ?? 0);
    p.fluids.calcium += liters * (fluid.calcium ?? 0);
    p.fluids.sugar += liters * (fluid.glucose ?? 0);
    p.fluids.albumin += (fluid.albumin * rate * minutes) / 1000;
    p.fluids.redCells += (fluid.redCells ?? 0) * rate * minutes;
    p.circulation.volume[CAVA] += rate * minutes;
    p.given += rate * minutes;
  }
  const blood = inputs.bleeding * minutes;
  if (blood > 0) loseBlood(p, blood);
}

/** mL of extracellular water. */
export function extracellular(p: Patient): number {
  return p.fluids.interstitial + plasmaVolume(p);
}

function mixSalts(p: Patient, fluid: FluidModel, volume: number): void {
  const { ions } = p.blood;
  const watery = volume * (1 - (fluid.redCells ?? 0));
  const share = watery / (extracellular(p) + watery);
  ions.sodium += share * (fluid.sodium - ions.sodium);
  ions.potassium += share * (fluid.potassium - ions.potassium);
  // What the fluid lacks in chloride against its sodium and potassium are anions that are metabolized: its strong-ion difference.
  ions.chloride += share * (fluid.sodium + fluid.potassium - fluid.strongIonDifference - ions.chloride);
}

/** Clotting factors and platelets mix with those in plasma; a bag without them thins both. */
function mixClotting(p: Patient, fluid: FluidModel, volume: number): void {
  const { coagulation, fluids } = p;
  const plasma = plasmaVolume(p);
  const watery = volume * (1 - (fluid.redCells ?? 0));
  const factors = ((fluid.clotting ?? 0) * watery) / plasma;
  p.organs.liver.factors += factors;
  coagulation.proteinC += factors;
  coagulation.fibrinogen += factors;
  coagulation.platelets += ((fluid.platelets ?? 0) * volume) / (normalPlatelets * (plasma + fluids.redCells));
  fluids.thinning += watery;
}

function cool(p: Patient, fluid: FluidModel, volume: number, warmed: boolean): void {
  const temperature = warmed ? Math.max(k.warmed, fluid.temperature) : fluid.temperature;
  p.heat.core -= (volume * (p.heat.core - temperature) * k.heat) / (heatCapacity * p.host.weight);
}

function loseBlood(p: Patient, volume: number): void {
  const plasma = volume * (1 - p.blood.hematocrit);
  const left = 1 - plasma / plasmaVolume(p);
  p.fluids.albumin *= left;
  p.fluids.thinning *= left;
  p.fluids.redCells -= volume * p.blood.hematocrit;
  p.circulation.volume[CAVA] -= volume;
  p.bled += volume;
}
