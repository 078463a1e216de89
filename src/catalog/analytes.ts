// What laboratory and examiner report: reference ranges, critical values, and how much two honest measurements differ.
import type { Analyte } from './types.ts';

type Range = readonly [low: number | null, high: number | null];

/** One analyte: its column, label, unit and decimals; reference range; critical range; share and absolute part of the noise. */
function analyte(
  [name, label, unit, decimals]: readonly [string, string, string, number],
  [low, high]: Range,
  [criticalLow, criticalHigh]: Range,
  [share, absolute]: readonly [number, number],
): Analyte {
  return { name, label, unit, decimals, low, high, criticalLow, criticalHigh, noise: { share, absolute } };
}

const none: Range = [null, null];

// Noise: usual analytical variation of each method (blood gas analyzers 1-2 %, cell counters 2-4 %, lactate about 3-5 %), chosen within
// quality-control limits. Refill at the finger: s of about 0.3 s and a tenth of the reading, Ait-Oufella 2014 (agreement 80 %).
export const analytes: readonly Analyte[] = [
  analyte(['lactate', 'Lactate', 'mmol/L', 1], [0.5, 2], [null, 4], [0.03, 0.05]),
  analyte(['ph', 'pH', '', 2], [7.35, 7.45], [7.2, 7.6], [0, 0.007]),
  analyte(['paco2', 'PaCO2', 'mmHg', 0], [35, 45], [20, 70], [0.02, 0.5]),
  analyte(['pao2', 'PaO2', 'mmHg', 0], [75, 100], [50, null], [0.03, 1]),
  analyte(['hco3', 'Bicarbonate', 'mmol/L', 1], [22, 26], [12, null], [0.02, 0.3]),
  analyte(['be', 'Base excess', 'mmol/L', 1], [-2, 2], [-10, null], [0, 0.5]),
  { ...analyte(['sao2', 'SaO2', '%', 0], [94, 99], [85, null], [0, 0.5]), max: 100 },
  analyte(['hb', 'Hemoglobin', 'g/dL', 1], [12, 16], [7, null], [0.015, 0]),
  analyte(['hct', 'Hematocrit', '%', 0], [36, 47], [21, null], [0.015, 0]),
  analyte(['na', 'Sodium', 'mmol/L', 0], [135, 145], [120, 160], [0.005, 0]),
  analyte(['k', 'Potassium', 'mmol/L', 1], [3.5, 5.1], [2.8, 6.2], [0.015, 0]),
  analyte(['cl', 'Chloride', 'mmol/L', 0], [98, 107], none, [0.008, 0]),
  analyte(['ica', 'Ionized calcium', 'mmol/L', 2], [1.15, 1.32], [0.8, 1.6], [0.01, 0]),
  analyte(['glucose', 'Glucose', 'mmol/L', 1], [4, 7.8], [2.8, 25], [0.02, 0.1]),
  { ...analyte(['scvo2', 'ScvO2', '%', 0], [65, 80], [50, null], [0, 1]), max: 100 },
  analyte(['pvaco2_gap', 'Venous-arterial CO2 gap', 'mmHg', 0], [2, 6], [null, 10], [0, 0.8]),
  analyte(['cavo2_diff', 'Arteriovenous O2 difference', 'mL/dL', 1], [4, 5.5], none, [0, 0.2]),
  analyte(['wbc', 'White cells', '10^9/L', 1], [4, 11], [1, 50], [0.03, 0]),
  analyte(['lymphocytes', 'Lymphocytes', '10^9/L', 1], [1, 4], none, [0.06, 0]),
  analyte(['platelets', 'Platelets', '10^9/L', 0], [150, 400], [50, null], [0.04, 0]),
  analyte(['creatinine', 'Creatinine', 'umol/L', 0], [45, 95], [null, 350], [0.03, 0]),
  analyte(['bilirubin', 'Bilirubin', 'umol/L', 0], [3, 21], [null, 100], [0.04, 0]),
  analyte(['inr', 'INR', '', 1], [0.8, 1.2], [null, 4], [0.03, 0]),
  analyte(['fibrinogen', 'Fibrinogen', 'g/L', 1], [2, 4], [1, null], [0.05, 0]),
  analyte(['ddimer', 'D-dimer', 'mg/L FEU', 1], [null, 0.5], none, [0.06, 0]),
  analyte(['antithrombin', 'Antithrombin', '%', 0], [80, 120], [40, null], [0.05, 0]),
  analyte(['troponin', 'Troponin T', 'ng/L', 0], [null, 14], [null, 500], [0.06, 1]),
  analyte(['procalcitonin', 'Procalcitonin', 'ng/mL', 1], [null, 0.1], [null, 10], [0.06, 0.02]),
  { ...analyte(['sto2', 'Thenar saturation', '%', 0], [75, 90], [60, null], [0, 2]), max: 100 },
  { ...analyte(['vot_slope', 'Thenar refill', '%/s', 1], [3, null], [1.5, null], [0.08, 0.1]), min: 0 },
  { ...analyte(['lvef', 'Ejection fraction', '%', 0], [52, 72], [25, null], [0, 4]), min: 5, max: 85 },
  analyte(['sv', 'Stroke volume', 'mL', 0], [55, 95], none, [0.08, 0]),
  analyte(['vti', 'Outflow VTI', 'cm', 0], [17, 25], [10, null], [0.07, 0]),
  analyte(['ci', 'Cardiac index', 'L/min/m2', 1], [2.5, 4.2], [1.8, null], [0.04, 0]),
  analyte(['svi', 'Stroke volume index', 'mL/m2', 0], [33, 47], none, [0.04, 0]),
  analyte(['svri', 'Vascular resistance index', 'dyn s cm-5 m2', 0], [1700, 2400], none, [0.05, 0]),
  analyte(['gedvi', 'Global end-diastolic volume index', 'mL/m2', 0], [680, 800], none, [0.04, 0]),
  analyte(['evlw_ml', 'Lung water', 'mL', 0], [null, 700], [null, 1000], [0.04, 0]),
  { ...analyte(['pulse_pressure_variation', 'Pulse-pressure variation', '%', 0], [null, 12], none, [0.05, 1]), min: 0 },
  analyte(['co', 'Cardiac output', 'L/min', 1], [4, 7], none, [0.08, 0]),
  { ...analyte(['crt_finger_s', 'Capillary refill, finger', 's', 1], [null, 3], [null, 5], [0.1, 0.2]), min: 0.3 },
  { ...analyte(['crt_knee_s', 'Capillary refill, knee', 's', 1], [null, 4], [null, 7], [0.06, 0.2]), min: 0.3 },
  { ...analyte(['mottling', 'Mottling score', 'of 5', 0], [null, 0], [null, 3], [0, 0.25]), min: 0, max: 5 },
  analyte(['temp_core', 'Core temperature', 'C', 1], [36, 37.8], [35, 40], [0, 0.1]),
  analyte(['temp_toe', 'Toe temperature', 'C', 1], [26, 35], none, [0, 0.2]),
  analyte(['temp_finger', 'Finger temperature', 'C', 1], [28, 35], none, [0, 0.2]),
  analyte(['temp_knee', 'Knee temperature', 'C', 1], [29, 34], none, [0, 0.2]),
  analyte(['core_toe', 'Core minus toe', 'C', 1], [null, 7], [null, 11], [0, 0.2]),
  { ...analyte(['gcs', 'Glasgow coma scale', 'of 15', 0], [15, null], [8, null], [0, 0]), min: 3, max: 15 },
  analyte(['rr', 'Breaths', '1/min', 0], [12, 20], [8, 30], [0, 1]),
  { ...analyte(['sub_ppv', 'Perfused vessels', '%', 0], [90, null], [60, null], [0, 3]), min: 0, max: 100 },
  {
    ...analyte(['sub_mfi', 'Microvascular flow index', 'of 3', 1], [2.6, null], [1.5, null], [0, 0.15]),
    min: 0,
    max: 3,
  },
];

const byName = new Map(analytes.map((entry) => [entry.name, entry]));

export function analyteOf(column: string): Analyte | undefined {
  return byName.get(column);
}
