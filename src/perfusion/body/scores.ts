// Scores as trials count them, from nothing but what a chart holds: SOFA of 1996, sepsis-induced coagulopathy, overt DIC, kidney injury.

/** Values of the chart, in its own units. */
export interface Chart {
  /** mmHg. */
  arterialO2: number;
  /** 0.21-1. */
  inspiredOxygen: number;
  /** High flow, mask with pressure or ventilator. */
  breathingSupport: boolean;
  /** 1e9/L. */
  platelets: number;
  /** umol/L. */
  bilirubin: number;
  creatinine: number;
  baselineCreatinine: number;
  /** mmHg. */
  meanPressure: number;
  /** ug/kg/min. */
  norepinephrine: number;
  epinephrine: number;
  dopamine: number;
  /** Dobutamine or any other vasopressor or inotrope runs. */
  otherPressor: boolean;
  /** 3-15. */
  coma: number;
  /** mL in the last 24 h. */
  urineDay: number;
  inr: number;
  /** mg/L FEU, g/L. */
  ddimer: number;
  fibrinogen: number;
}

/** Points for the first limit that `value` is under; the limits rise with the points that fall. */
function under(value: number, limits: readonly [below: number, points: number][]): number {
  for (const [below, points] of limits) if (value < below) return points;
  return 0;
}

/** PaO2/FiO2, mmHg; 3 and 4 points only with support (Vincent 1996). */
export function sofaLungs(c: Chart): number {
  const ratio = c.arterialO2 / c.inspiredOxygen;
  if (c.breathingSupport && ratio < 200) return ratio < 100 ? 4 : 3;
  return under(ratio, [
    [300, 2],
    [400, 1],
  ]);
}

export function sofaCirculation(c: Chart): number {
  if (c.norepinephrine > 0.1 || c.epinephrine > 0.1 || c.dopamine > 15) return 4;
  if (c.norepinephrine > 0 || c.epinephrine > 0 || c.dopamine > 5) return 3;
  if (c.dopamine > 0 || c.otherPressor) return 2;
  return c.meanPressure < 70 ? 1 : 0;
}

export function sofaLiver(c: Chart): number {
  return (
    4 -
    under(c.bilirubin, [
      [20, 4],
      [33, 3],
      [102, 2],
      [205, 1],
    ])
  );
}

export function sofaKidneys(c: Chart): number {
  const byCreatinine =
    4 -
    under(c.creatinine, [
      [110, 4],
      [171, 3],
      [300, 2],
      [441, 1],
    ]);
  return Math.max(
    byCreatinine,
    under(c.urineDay, [
      [200, 4],
      [500, 3],
    ]),
  );
}

export function sofaPlatelets(c: Chart): number {
  return under(c.platelets, [
    [20, 4],
    [50, 3],
    [100, 2],
    [150, 1],
  ]);
}

export function sofaBrain(c: Chart): number {
  return under(c.coma, [
    [6, 4],
    [10, 3],
    [13, 2],
    [15, 1],
  ]);
}

/** 0-24, SOFA of 1996 (Vincent, Intensive Care Med 22:707), as in table 1 of Sepsis-3 (PMC4968574). */
export function sofaOf(c: Chart): number {
  return sofaLungs(c) + sofaPlatelets(c) + sofaLiver(c) + sofaCirculation(c) + sofaBrain(c) + sofaKidneys(c);
}

/** 0-6; sepsis-induced coagulopathy from 4 when INR and platelets give 3 of them (Iba 2017 BMJ Open 7:e017046). */
export function coagulopathyOf(c: Chart): number {
  const clotting = c.inr > 1.4 ? 2 : c.inr > 1.2 ? 1 : 0;
  const platelets = under(c.platelets, [
    [100, 2],
    [150, 1],
  ]);
  const organs = sofaLungs(c) + sofaCirculation(c) + sofaLiver(c) + sofaKidneys(c);
  return clotting + platelets + Math.min(2, organs);
}

const NORMAL_PROTHROMBIN_TIME = 12; // s at an INR of 1

/** 0-8; overt DIC from 5 (ISTH; PMC8607173 table 1). D-dimer: moderate above 1, strong above 4 mg/L (chosen: twice and eight times the limit). */
export function disseminatedClottingOf(c: Chart): number {
  const longer = NORMAL_PROTHROMBIN_TIME * (c.inr - 1);
  return (
    under(c.platelets, [
      [50, 2],
      [100, 1],
    ]) +
    (c.ddimer > 4 ? 3 : c.ddimer > 1 ? 2 : 0) +
    (longer > 6 ? 2 : longer >= 3 ? 1 : 0) +
    (c.fibrinogen < 1 ? 1 : 0)
  );
}

/** mL/kg/h over the last 6, 12 and 24 h. */
export interface UrineRates {
  six: number;
  twelve: number;
  day: number;
}

/** KDIGO 2012 stage 0-3, by creatinine against baseline and by urine; no urine: under 0.02 mL/kg/h. */
export function kidneyInjuryStage(c: Chart, urine: UrineRates): number {
  const times = c.creatinine / c.baselineCreatinine;
  const risen = c.creatinine - c.baselineCreatinine >= 26.5;
  const byCreatinine =
    times >= 3 || (c.creatinine >= 353.6 && risen) ? 3 : times >= 2 ? 2 : times >= 1.5 || risen ? 1 : 0;
  const byUrine = urine.day < 0.3 || urine.twelve < 0.02 ? 3 : urine.twelve < 0.5 ? 2 : urine.six < 0.5 ? 1 : 0;
  return Math.max(byCreatinine, byUrine);
}
