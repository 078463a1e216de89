// What a bedside shows, with the step in which it shows it: how close the two resolutions of the model have to be.

/** Column -> display resolution in its unit. */
export const HEMODYNAMIC: Record<string, number> = {
  map: 1,
  sbp: 1,
  dbp: 1,
  hr: 1,
  rr: 1,
  co: 0.1,
  cvp: 1,
  svo2: 1,
  scvo2: 1,
  sao2: 1,
  lactate: 0.1,
  ph: 0.01,
  paco2: 1,
  pao2: 1,
  temp_core: 0.1,
  temp_toe: 0.1,
  urine_ml_h: 5,
  crt_finger_s: 0.1,
  mottling: 0,
  hb: 0.1,
  gcs: 0,
  pvaco2_gap: 0.5,
  creatinine: 1,
  plasma_ml: 20,
  interstitial_ml: 50,
  evlw_ml: 10,
};

/** Names with both values where they differ by more than 1 % and more than the display shows. */
export function agree(
  held: Record<string, number>,
  full: Record<string, number>,
  columns: Record<string, number>,
): string[] {
  return Object.entries(columns)
    .filter(([name, shown]) => Math.abs(held[name] - full[name]) > Math.max(shown, 0.01 * Math.abs(full[name])) + 1e-9)
    .map(([name]) => `${name}: held ${held[name]}, full ${full[name]}`);
}
