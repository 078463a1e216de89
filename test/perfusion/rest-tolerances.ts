// How still a healthy adult must lie: the drift allowed to each bedside value, and the mechanisms that must not stir at all.
import type { Patient } from '../../src/perfusion/patient.ts';

/** Largest distance from the first reading, in the column's own unit. Chosen at about what a day of normal life shows. */
export const DRIFT: Record<string, number> = {
  map: 4,
  hr: 4,
  co: 0.3,
  cvp: 0.7,
  pms: 0.5,
  svo2: 2,
  lactate: 0.15,
  ph: 0.015,
  be: 0.5,
  paco2: 1.5,
  pao2: 3,
  temp_core: 0.4,
  urine_ml_h: 8,
  gfr: 6,
  crt_finger_s: 0.25,
  core_toe: 0.8,
  hb: 0.3,
  albumin: 1.5,
  plasma_ml: 80,
  interstitial_ml: 150,
  evlw_ml: 5,
  creatinine: 3,
  vo2: 15,
  sub_ppv: 1.5,
  sub_mfi: 0.1,
  na: 0.01,
  k: 0.1,
  cl: 0.01,
};

/** Columns of the illness: exactly at rest. */
export const SILENT: [name: string, value: number][] = [
  ['bacteria', 0],
  ['stimulus', 0],
  ['vasoplegia', 0],
  ['sub_glyco', 1],
  ['sub_junction', 0],
  ['sub_enos', 1],
  ['sub_inos', 0],
  ['sub_fibrin', 0],
  ['sub_closed', 0],
  ['mottling', 0],
  ['platelets', 250],
  ['wbc', 7],
  ['proteinc', 100],
  ['gcs', 15],
];

/** Mechanisms without a column. */
export const OUTSIDE_SILENT: [name: string, read: (p: Patient) => number, value: number][] = [
  ['adherent white cells', (p) => p.coagulation.adherent, 1],
  ['fibrinogen', (p) => p.coagulation.fibrinogen, 1],
  ['catecholamine effect', (p) => p.drugs.alpha, 0],
  ['kidney injury', (p) => p.kidney.injury, 0],
  ['heart muscle ischemia', (p) => p.vital.ischemia, 0],
  ['septic contractility', (p) => p.endothelium.contractility, 1],
  ['time without effective circulation', (p) => p.vital.failing, 0],
];
