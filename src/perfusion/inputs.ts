// What reaches the patient from outside during one step: drug and fluid rates, oxygen, bleeding, source control.
import type { OxygenSupply } from './body/oxygen-devices.ts';
import type { Organism } from './host.ts';

/** Which receptors and pathways a drug acts on, as weights of its effect-site concentration. Empty: "effect not simulated". */
export interface DrugActions {
  /** Half-effect concentrations in the drug's own concentration unit; a missing channel means no action. */
  alpha1?: number;
  beta1?: number;
  beta2?: number;
  vasopressin1?: number;
  glucocorticoid?: number;
  /** Ends fibrillation of the atria and keeps it from coming back. */
  antiarrhythmic?: number;
  /** First-order killing of a susceptible organism at full effect, 1/h, and the concentration that gives half of it. */
  kill?: number;
  killHalf?: number;
}

/** One drug as the model knows it: how it is given, spreads, leaves and acts. Lives in the catalog, is stored with the patient. */
export interface DrugModel {
  id: string;
  /** Amount per kg and minute or hour, e.g. ug/kg/min, U/min, mg/h; `perKilogram` false: the rate is absolute. Plasma holds that amount per liter. */
  rateUnit: string;
  perKilogram: boolean;
  /** L/min in a patient of 70 kg with a SAPS II of 50; healthy subjects count as SAPS II 32. */
  clearance: number;
  /** How steeply severity lowers clearance: clearance * (SAPS II / 50)^-exponent; 0 = not at all. */
  clearanceSeverityExponent: number;
  /** L. */
  volume: number;
  /** Effect-site equilibration time constant, s. */
  effectSiteTime: number;
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
  /** Share of the source that has been drained or removed, 0-1. */
  sourceControl: number;
  /** Synchronized shocks given so far; one more is one more shock. */
  cardioversions: number;
  /** Legs raised: share 0-1 of the passive leg raise. */
  legRaise: number;
  /** Topical endothelium-dependent dilator on the sublingual field (research tool), 0-1. */
  topicalDilator: number;
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
    sourceControl: 0,
    cardioversions: 0,
    legRaise: 0,
    topicalDilator: 0,
  };
}
