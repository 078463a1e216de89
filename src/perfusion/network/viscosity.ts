// How thick blood is in a small vessel: it depends on the vessel's width and on how many red cells it carries.
// Laws: in glass tubes (Pries 1992), in living vessels (Pries 1994, Circ Res 75:904), and in living vessels with the lining
// drawn explicitly (Pries and Secomb 2005, Am J Physiol 289:H2657). The game plays with the last one.
import { exp, log, pow } from '../math.ts';

const { max } = Math;

export type Law = 'vivo94' | 'vitro92' | 'esl05';
export const LAWS: readonly Law[] = ['vivo94', 'vitro92', 'esl05'];

export interface Rheology {
  law: Law;
  /** Red-cell volume, fL: 55 rat, 92 human. */
  meanCellVolume: number;
  /** cP */
  plasmaViscosity: number;
  /** State of the vessel's lining (endothelial surface layer): 1 healthy, 0 gone. Used by esl05 only. */
  surfaceLayer: number;
}

/** Red-cell volume of the human cells that the laws' diameters refer to, fL (Pries 1994). */
const HUMAN_CELL_VOLUME = 92;
/** Scales a vessel to human cells; five digits as in Secomb's network code, so that its solutions are met to 1e-6. */
const CUBE_ROOT = 0.33333;
/** Hematocrit at which the laws' reference viscosity is stated. */
const REFERENCE_HEMATOCRIT = 0.45;

/**
 * Per-vessel constants of one law. Apparent viscosity relative to plasma is
 * (base + slope ((1-H)^curvature - 1)) * squeeze(H), squeeze = 1 except where the surface layer swells with hematocrit.
 */
export interface VesselLaw {
  base: number;
  slope: number;
  curvature: number;
  /** um; 0 when the law has no explicit layer */
  diameter: number;
  /** um, layer width at hematocrit 0 and its growth per unit hematocrit, both sides together */
  layer: number;
  layerPerHematocrit: number;
}

/** C of Pries 1992/1994: how fast viscosity bends upward with hematocrit. D in um. */
export function curvature(diameter: number): number {
  const d2 = diameter * diameter;
  const d4 = d2 * d2;
  const t = 1 / (1 + 1e-11 * d4 * d4 * d4);
  return (0.8 + exp(-0.075 * diameter)) * (t - 1) + t;
}

/** eta 0.45 in glass (Pries 1992). */
function glassReference(diameter: number): number {
  return 220 * exp(-1.3 * diameter) + 3.2 - 2.44 * exp(-0.06 * pow(diameter, 0.645));
}

/** eta 0.45 in living vessels (Pries 1994). */
function livingReference(diameter: number): number {
  return 6 * exp(-0.085 * diameter) + 3.2 - 2.44 * exp(-0.06 * pow(diameter, 0.645));
}

/** Constants of Pries and Secomb 2005 (as tabulated in network-reference section 2), um unless dimensionless. */
const LAYER = {
  off: 2.4,
  critical: 10.5,
  half: 100,
  peak: 1.1,
  decay: 0.03,
  physical: 0.6,
  swelling: 1.18,
  widest: 2.6,
};

/** The two parts of the surface layer on one side of the wall, um: an even one, and one that peaks in narrow vessels. */
function evenLayer(diameter: number, surfaceLayer: number): number {
  if (diameter <= LAYER.off) return 0;
  return (surfaceLayer * LAYER.widest * (diameter - LAYER.off)) / (diameter + LAYER.half - 2 * LAYER.off);
}

function peakLayer(diameter: number, surfaceLayer: number): number {
  if (diameter <= LAYER.off) return 0;
  const share =
    diameter <= LAYER.critical
      ? (diameter - LAYER.off) / (LAYER.critical - LAYER.off)
      : exp(-LAYER.decay * (diameter - LAYER.critical));
  return surfaceLayer * LAYER.peak * share;
}

/** Width that red cells have inside the layer, um: what the microscope shows as the dark column. */
export function cellLumen(diameter: number, surfaceLayer: number): number {
  const physical = evenLayer(diameter, surfaceLayer) + LAYER.physical * peakLayer(diameter, surfaceLayer);
  return max(diameter - 2 * physical, NARROWEST_CELL_LUMEN);
}

/** Smallest width left to cells and to flow inside the layer, um (chosen so that 3 um vessels stay computable). */
const NARROWEST_CELL_LUMEN = 2;
const NARROWEST_FLOW_LUMEN = 1;

/** Fills `law` with the constants of one vessel; allocation-free so that it can run when a vessel changes width. */
export function vesselLaw(law: VesselLaw, diameter: number, rheology: Rheology): VesselLaw {
  if (rheology.law === 'esl05') return surfaceLayerLaw(law, diameter, rheology.surfaceLayer);
  law.diameter = 0;
  law.layer = 0;
  law.layerPerHematocrit = 0;
  if (rheology.law === 'vitro92') return glassLaw(law, diameter);
  const d = diameter * pow(HUMAN_CELL_VOLUME / rheology.meanCellVolume, CUBE_ROOT);
  const ratio = d / (d - 1.1);
  const s = ratio * ratio;
  law.curvature = curvature(d);
  law.base = s;
  law.slope = (s * s * (livingReference(d) - 1)) / (pow(1 - REFERENCE_HEMATOCRIT, law.curvature) - 1);
  return law;
}

function glassLaw(law: VesselLaw, diameter: number): VesselLaw {
  law.curvature = curvature(diameter);
  law.base = 1;
  law.slope = (glassReference(diameter) - 1) / (pow(1 - REFERENCE_HEMATOCRIT, law.curvature) - 1);
  return law;
}

function surfaceLayerLaw(law: VesselLaw, diameter: number, surfaceLayer: number): VesselLaw {
  const even = evenLayer(diameter, surfaceLayer);
  const peak = peakLayer(diameter, surfaceLayer);
  glassLaw(law, max(diameter - 2 * (even + LAYER.physical * peak), NARROWEST_CELL_LUMEN));
  law.diameter = diameter;
  law.layer = 2 * (even + peak);
  law.layerPerHematocrit = 2 * peak * LAYER.swelling;
  return law;
}

/** Apparent viscosity relative to plasma at discharge hematocrit H (0 to below 1). */
export function relativeViscosity(law: VesselLaw, hematocrit: number): number {
  const core = law.base + law.slope * (exp(law.curvature * log(1 - hematocrit)) - 1);
  if (law.diameter === 0) return core;
  const lumen = max(law.diameter - law.layer - law.layerPerHematocrit * hematocrit, NARROWEST_FLOW_LUMEN);
  const squeeze = law.diameter / lumen;
  return core * squeeze * squeeze * squeeze * squeeze;
}

export function emptyVesselLaw(): VesselLaw {
  return { base: 1, slope: 0, curvature: 1, diameter: 0, layer: 0, layerPerHematocrit: 0 };
}

/** Apparent viscosity in cP of one vessel; the readable form of what the solvers do in bulk. */
export function viscosity(diameter: number, hematocrit: number, rheology: Rheology): number {
  return rheology.plasmaViscosity * relativeViscosity(vesselLaw(emptyVesselLaw(), diameter, rheology), hematocrit);
}
