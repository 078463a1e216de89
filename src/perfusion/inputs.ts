// What reaches the patient from outside during one step: drug and fluid rates, oxygen, bleeding, source control.
import type { OxygenSupply } from './body/oxygen-devices.ts';
import type { Organism } from './host.ts';

/** Where drugs act. Drugs that share a place compete for it: their concentrations, each over its half effect, add up. */
export const CHANNELS = [
  'alpha1',
  'beta1',
  /** The sinus node's share of the beta-1 effect: norepinephrine drives the muscle, hardly the rate. */
  'chronotropy',
  'beta2',
  'betaBlock',
  'dopamine1',
  'vasopressin1',
  'angiotensin1',
  'pde3',
  'calciumSensitizer',
  /** Relaxes arterioles without endothelium: nitric oxide donors, potassium channel openers, prostacyclins. */
  'dilator',
  'venodilator',
  'lungDilator',
  'guanylateBlock',
  'glucocorticoid',
  'mineralocorticoid',
  'loopDiuretic',
  'insulin',
  'nodeSlowing',
  /** Ends fibrillation of the atria and keeps it from coming back. */
  'antiarrhythmic',
  'sedation',
  /** What a sedative takes from the sympathetic nerves. */
  'sympatholysis',
  'paralysis',
  'antipyretic',
  'anticoagulant',
  'proteinC',
  'antifibrinolytic',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Effect-site concentration of half effect by place of action, in the drug's amount per liter; a missing place means no action. */
export interface DrugActions extends Partial<Record<Channel, number>> {
  /** First-order killing of a susceptible organism at full effect, 1/h, and the concentration that gives half of it. */
  kill?: number;
  killHalf?: number;
}

/** One drug as the model knows it: how it is given, spreads, leaves and acts. Lives in the catalog, is stored with the patient. */
export interface DrugModel {
  id: string;
  /** Amount per kg and minute or hour, e.g. ug/kg/min, U/min, mg/h; `perKilogram` false: the rate is absolute. Plasma holds that amount per liter. Inhaled: ppm. */
  rateUnit: string;
  perKilogram: boolean;
  /** L/min in a patient of 70 kg with a SAPS II of 50; healthy subjects count as SAPS II 32. */
  clearance: number;
  /** How steeply severity lowers clearance: clearance * (SAPS II / 50)^-exponent; 0 = not at all. */
  clearanceSeverityExponent: number;
  /** L. */
  volume: number;
  /** Share of the clearance that follows the kidney's filtration, 0-1; none if missing. */
  renal?: number;
  /** Effect-site equilibration time constant, s. */
  effectSiteTime: number;
  /** Time constant of uptake into blood from muscle or gut, s; given into a vein if missing. */
  absorption?: number;
  /** An active product: share of what is cleared that becomes it, how long it stays (s), and what the drug itself does beside it (1: as much). */
  product?: { share: number; lifetime: number; parent: number };
  acts: DrugActions;
  /** Organisms that it kills; every one if missing. Of meaning only with `acts.kill`. */
  covers?: readonly Organism[];
  source: string;
}

/** One infusion fluid as the model knows it. Concentrations in mmol/L, albumin in g/L. */
export interface FluidModel {
  id: string;
  sodium: number;
  potassium: number;
  chloride: number;
  /** Effective strong-ion difference after its organic anions are metabolized, mmol/L. */
  strongIonDifference: number;
  albumin: number;
  /** Red cells as share of the volume, clotting factors relative to normal plasma, platelets in 1e9/L; none if missing. */
  redCells?: number;
  clotting?: number;
  platelets?: number;
  /** mmol/L: ionized calcium, glucose, citrate of the bag's anticoagulant, carbon dioxide set free at once. */
  calcium?: number;
  glucose?: number;
  citrate?: number;
  carbonDioxide?: number;
  /** C as it comes from the shelf or the refrigerator. */
  temperature: number;
  source: string;
}

/** The formulary a patient was created with; the order of its lists is the order of the arrays in Inputs. */
export interface Formulary {
  drugs: DrugModel[];
  fluids: FluidModel[];
}

/** How the patient breathes: by own effort, or moved by a ventilator without any effort of the patient (controlled, deeply sedated). */
export interface Ventilation {
  mode: 'spontaneous' | 'ventilated';
  /** Set on the ventilator, unused while spontaneous: mL per kg of predicted body weight, cmH2O, 1/min. */
  tidalVolume: number;
  peep: number;
  rate: number;
  /** End-expiratory occlusion: the ventilator stops at the end of the next expiration for as long as this is true. */
  occluded: boolean;
}

/** Set by the engine, read by `advance`. One mutable object per run. */
export interface Inputs {
  /** Per drug of the formulary, in its rate unit. */
  drugRates: Float64Array;
  /** Per fluid of the formulary, mL/min. */
  fluidRates: Float64Array;
  /** Inspired oxygen fraction that is set, 0.21-1; cannula and reservoir mask have a flow instead. */
  inspiredOxygen: number;
  oxygen: OxygenSupply;
  ventilation: Ventilation;
  /** Blood lost to samples and bleeding, mL/min. */
  bleeding: number;
  /** A fluid warmer is in the line: 1, else 0. */
  fluidWarmer: number;
  /** Share of the source that has been drained or removed, 0-1. */
  sourceControl: number;
  /** Synchronized shocks given so far; one more is one more shock. */
  cardioversions: number;
  /** A wire touches the atrium: fibrillation begins at once. */
  touched: boolean;
  /** Legs raised: 1; below 0 the legs hang and hold blood: -2 upright (about half a liter; the weight of the blood column itself is not simulated). */
  legRaise: number;
  /** Topical endothelium-dependent dilator on the sublingual field (research tool), 0-1. */
  topicalDilator: number;
  /** ng/kg of endotoxin given so far (research tool). */
  endotoxin: number;
  /** Nobody will look at the field under the microscope from here on: it feeds nothing back and is left as it is. For trials; never taken back. */
  fieldAsleep: boolean;
}

/** Inputs of an untreated patient breathing room air. */
export function noInputs(formulary: Formulary): Inputs {
  return {
    drugRates: new Float64Array(formulary.drugs.length),
    fluidRates: new Float64Array(formulary.fluids.length),
    inspiredOxygen: 0.21,
    oxygen: { device: 'none', flow: 0 },
    ventilation: { mode: 'spontaneous', tidalVolume: 7, peep: 5, rate: 16, occluded: false },
    bleeding: 0,
    fluidWarmer: 0,
    sourceControl: 0,
    cardioversions: 0,
    touched: false,
    legRaise: 0,
    topicalDilator: 0,
    endotoxin: 0,
    fieldAsleep: false,
  };
}
