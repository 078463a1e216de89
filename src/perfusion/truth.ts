// Everything the model knows, by the names and units of the command line's table. For debrief, laboratory, tests; never for the bedside view.
import { BED_COUNT, SKIN } from './beds.ts';
import { anionGap, carbonDioxideContent, venousCarbonDioxide } from './blood/acid-base.ts';
import { p50 } from './blood/oxygen.ts';
import { variationIsValid } from './circulation/chest.ts';
import { coupling, globalEndDiastolicVolume } from './circulation/indices.ts';
import { fillingPressure } from './circulation/circulation.ts';
import { il6Of, tnfOf } from './endothelium/endotoxin.ts';
import { centralVenousContent, saturationOf } from './exchange.ts';
import { type Patient, plasmaVolume } from './patient.ts';
import { LABORATORY, ddimerOf, fibrinogenOf, inrOf, plateletsOf } from './laboratory.ts';
import { pow as powOf } from './math.ts';
import { values } from './quantity.ts';
import { BED_COLUMNS } from './truth-beds.ts';
import { ORGAN_COLUMNS } from './truth-organs.ts';

const k = values(LABORATORY);

export interface TruthColumn {
  name: string;
  unit: string;
  label: string;
  read: (p: Patient) => number;
}

/** m2, Du Bois. */
export function bodySurface(p: Patient): number {
  return k.surface * powOf(p.host.weight, k.surfaceWeight) * powOf(p.host.height, k.surfaceHeight);
}

const column = (name: string, unit: string, label: string, read: (p: Patient) => number): TruthColumn => ({
  name,
  unit,
  label,
  read,
});

const half = (p: Patient): number => p50(p.blood.ph, p.heat.core);
const rate = (p: Patient): number => (p.circulation.beating ? 60 / p.circulation.mean.duration : 0);
const output = (p: Patient): number => p.circulation.mean.output;
const delivery = (p: Patient): number => output(p) * p.blood.oxygenContent * 10;
const used = (p: Patient): number => sum(p.blood.uptake);
const central = (p: Patient): number => saturationOf(centralVenousContent(p), p.blood.hemoglobin, half(p));
const mixed = (p: Patient): number => saturationOf(p.blood.mixedContent, p.blood.hemoglobin, half(p));

export const TRUTH_COLUMNS: TruthColumn[] = [
  column('t_s', 's', 'Time since arrival', (p) => p.step / 500),
  column('map', 'mmHg', 'Mean arterial pressure', (p) => p.circulation.mean.arterial),
  column('sbp', 'mmHg', 'Systolic pressure', (p) => p.circulation.mean.systolic),
  column('dbp', 'mmHg', 'Diastolic pressure', (p) => p.circulation.mean.diastolic),
  column('pulse_pressure', 'mmHg', 'Pulse pressure', (p) => p.circulation.mean.systolic - p.circulation.mean.diastolic),
  column('hr', '1/min', 'Heart rate', rate),
  column('af', '', 'Fibrillating atria', (p) => (p.circulation.rhythm.fibrillating ? 1 : 0)),
  column('rr', '1/min', 'Breaths', (p) => p.lungs.breaths),
  column('co', 'L/min', 'Cardiac output', output),
  column('ci', 'L/min/m2', 'Cardiac index', (p) => output(p) / bodySurface(p)),
  column('sv', 'mL', 'Stroke volume', (p) => p.circulation.mean.strokeVolume),
  column('svi', 'mL/m2', 'Stroke volume index', (p) => p.circulation.mean.strokeVolume / bodySurface(p)),
  column(
    'pulse_pressure_variation',
    '%',
    'Pulse-pressure variation',
    (p) => p.circulation.chest.pulsePressureVariation,
  ),
  column('stroke_volume_variation', '%', 'Stroke volume variation', (p) => p.circulation.chest.strokeVolumeVariation),
  column('variation_valid', '', 'Variation can be judged: ventilated, 8 mL/kg, regular rhythm', (p) =>
    variationIsValid(p.circulation) ? 1 : 0,
  ),
  column('cvp', 'mmHg', 'Central venous pressure', (p) => p.circulation.mean.central),
  column('svr', 'dyn s cm-5', 'Systemic vascular resistance', resistance),
  column('svri', 'dyn s cm-5 m2', 'Systemic vascular resistance index', (p) => resistance(p) * bodySurface(p)),
  column('pms', 'mmHg', 'Mean systemic filling pressure', (p) => fillingPressure(p.circulation)),
  column(
    'lvef',
    '%',
    'Ejection fraction',
    (p) => (100 * p.circulation.mean.strokeVolume) / Math.max(1, p.circulation.mean.endDiastolic),
  ),
  column('ea_ees', '', 'Arterial over ventricular elastance', (p) => coupling(p.circulation)),
  column(
    'gedvi',
    'mL/m2',
    'Global end-diastolic volume index',
    (p) => globalEndDiastolicVolume(p.circulation) / bodySurface(p),
  ),
  column('cfi', '1/min', 'Cardiac function index', (p) => (1000 * output(p)) / globalEndDiastolicVolume(p.circulation)),
  column('sao2', '%', 'Arterial saturation', (p) => 100 * p.blood.saturation),
  column('spo2', '%', 'Arterial saturation at the finger, before sensor error', (p) => 100 * p.blood.saturation),
  column('hb', 'g/dL', 'Hemoglobin', (p) => p.blood.hemoglobin),
  column('hct', '%', 'Hematocrit', (p) => 100 * p.blood.hematocrit),
  column('do2', 'mL/min', 'Oxygen delivery', delivery),
  column('do2i', 'mL/min/m2', 'Oxygen delivery index', (p) => delivery(p) / bodySurface(p)),
  column('vo2', 'mL/min', 'Oxygen uptake', used),
  column('vo2i', 'mL/min/m2', 'Oxygen uptake index', (p) => used(p) / bodySurface(p)),
  column(
    'o2er',
    '%',
    'Oxygen extraction',
    (p) => (100 * (p.blood.oxygenContent - p.blood.mixedContent)) / p.blood.oxygenContent,
  ),
  column('scvo2', '%', 'Central venous saturation', (p) => 100 * central(p)),
  column('svo2', '%', 'Mixed venous saturation', (p) => 100 * mixed(p)),
  column('cavo2_diff', 'mL/dL', 'Arteriovenous oxygen difference', (p) => p.blood.oxygenContent - p.blood.mixedContent),
  column('ph', '', 'Arterial pH', (p) => p.blood.ph),
  column('be', 'mmol/L', 'Base excess', (p) => p.blood.baseExcess),
  column('hco3', 'mmol/L', 'Bicarbonate', (p) => p.blood.bicarbonate),
  column('pao2', 'mmHg', 'Arterial PO2', (p) => p.blood.oxygenPressure),
  column('paco2', 'mmHg', 'Arterial PCO2', (p) => p.lungs.arterialCo2),
  column('pvaco2_gap', 'mmHg', 'Central venous-arterial CO2 gap', carbonDioxideGap),
  column(
    'pvaco2_cavo2_ratio',
    'mmHg per mL/dL',
    'CO2 gap over oxygen difference',
    (p) => carbonDioxideGap(p) / Math.max(0.1, p.blood.oxygenContent - centralVenousContent(p)),
  ),
  column('lactate', 'mmol/L', 'Lactate', (p) => p.blood.lactate),
  column('na', 'mmol/L', 'Sodium', (p) => p.blood.ions.sodium),
  column('k', 'mmol/L', 'Potassium', (p) => p.blood.ions.potassium),
  column('cl', 'mmol/L', 'Chloride', (p) => p.blood.ions.chloride),
  column('anion_gap', 'mmol/L', 'Anion gap', (p) => anionGap(p.blood.ions, p.blood.bicarbonate)),
  column('albumin', 'g/L', 'Albumin', (p) => (1000 * p.fluids.albumin) / plasmaVolume(p)),
  column('temp_core', 'C', 'Core temperature', (p) => p.heat.core),
  column('gcs', '', 'Glasgow Coma Scale', (p) => p.vital.coma),
  column('gfr', 'mL/min', 'Filtration', (p) => p.kidney.filtration),
  column('urine_ml_h', 'mL/h', 'Urine', (p) => 60 * p.kidney.urine),
  column('urine_ml_kg_h', 'mL/kg/h', 'Urine per kg', (p) => (60 * p.kidney.urine) / p.host.weight),
  column('urine_ml', 'mL', 'Urine since arrival', (p) => p.urine),
  column('fluid_given_ml', 'mL', 'Fluid given', (p) => p.given),
  column('fluid_balance_ml', 'mL', 'Fluid balance', (p) => p.given - p.urine - p.bled),
  column('plasma_ml', 'mL', 'Plasma volume', plasmaVolume),
  column('interstitial_ml', 'mL', 'Interstitial water', (p) => p.fluids.interstitial),
  column('evlw_ml', 'mL', 'Extravascular lung water', (p) => k.lungWater + p.fluids.lungWater),
  column('vasoplegia', '', 'Vasoplegia', (p) => p.endothelium.vasoplegia),
  column('contractility', '', 'Contractility relative to rest', (p) => p.circulation.leftContractility),
  ...BED_COLUMNS,
  column('crt_finger_s', 's', 'Capillary refill, finger', (p) => p.skin.refillFinger),
  column('crt_knee_s', 's', 'Capillary refill, knee', (p) => p.skin.refillKnee),
  column('mottling', '', 'Mottling score', (p) => p.skin.mottling),
  column(
    'skin_flow',
    '%',
    'Skin flow relative to rest',
    (p) => (100 * p.circulation.mean.bedFlow[SKIN]) / p.tone.restFlow[SKIN],
  ),
  column('knee_flow', '%', 'Knee skin flow relative to rest', (p) => 100 * p.skin.kneeFlow),
  column('temp_toe', 'C', 'Toe temperature', (p) => p.heat.toe),
  column('temp_finger', 'C', 'Finger temperature', (p) => p.heat.finger),
  column('temp_knee', 'C', 'Knee temperature', (p) => p.heat.knee),
  column('core_toe', 'C', 'Core minus toe', (p) => p.heat.core - p.heat.toe),
  column('toe_room', 'C', 'Toe minus room', (p) => p.heat.toe - p.host.room),
  column('ppi', '%', 'Peripheral perfusion index', (p) => p.skin.perfusionIndex),
  column(
    'tnf',
    'pg/mL',
    'TNF-alpha',
    (p) => k.tnfRest + k.tnf * (p.inflammation.tnf + tnfOf(p.inflammation.challenge)),
  ),
  column('il1', 'pg/mL', 'IL-1 beta', (p) => k.il1Rest + k.il1 * p.inflammation.il1),
  column('il6', 'pg/mL', 'IL-6', (p) => k.il6Rest + k.il6 * (p.inflammation.il6 + il6Of(p.inflammation.challenge))),
  column('il10', 'pg/mL', 'IL-10', (p) => k.il10Rest + k.il10 * p.inflammation.il10),
  column('bacteria', '1e6/mL', 'Bacterial load', (p) => p.inflammation.bacteria),
  column('stimulus', '', 'Inflammatory stimulus', (p) => p.inflammation.stimulus),
  column('syndecan', 'ng/mL', 'Syndecan-1', (p) => k.syndecanRest + k.syndecan * (1 - p.endothelium.glycocalyx)),
  column('platelets', '10^9/L', 'Platelets', plateletsOf),
  column('inr', '', 'INR', inrOf),
  column('fibrinogen', 'g/L', 'Fibrinogen', fibrinogenOf),
  column('ddimer', 'mg/L FEU', 'D-dimer', ddimerOf),
  column('proteinc', '%', 'Protein C', (p) => 100 * p.coagulation.proteinC),
  column('wbc', '10^9/L', 'White cells', (p) => p.coagulation.whiteCells),
  column('creatinine', 'umol/L', 'Creatinine', (p) => p.kidney.creatinine),
  ...ORGAN_COLUMNS,
  column('alive', '', 'Alive', (p) => (p.alive ? 1 : 0)),
];

function resistance(p: Patient): number {
  return (80 * (p.circulation.mean.arterial - p.circulation.mean.rightAtrial)) / Math.max(0.1, output(p));
}

/** mmHg: central venous minus arterial PCO2, from content balance with the Haldane effect. */
export function carbonDioxideGap(p: Patient): number {
  const { blood, lungs, heat } = p;
  const content = carbonDioxideContent(lungs.arterialCo2, blood.ph, blood.hemoglobin, blood.saturation, heat.core);
  const extracted = blood.oxygenContent - centralVenousContent(p);
  const made = extracted * (blood.carbonDioxideMade / Math.max(1, used(p)));
  const venous = venousCarbonDioxide(content + made, blood.baseExcess, blood.hemoglobin, central(p), heat.core);
  return venous - lungs.arterialCo2;
}

function sum(list: Float64Array): number {
  let total = 0;
  for (let b = 0; b < BED_COUNT; b++) total += list[b];
  return total;
}

const byName = new Map(TRUTH_COLUMNS.map((c, i) => [c.name, i]));

/** All columns in order, into `out` if given. */
export function readTruth(p: Patient, out: Float64Array = new Float64Array(TRUTH_COLUMNS.length)): Float64Array {
  TRUTH_COLUMNS.forEach((c, i) => (out[i] = c.read(p)));
  return out;
}

/** One column by name. @throws Error for a name that is not a column. */
export function truthValue(p: Patient, name: string): number {
  const place = byName.get(name);
  if (place === undefined) throw new Error(`"${name}" is not a column of the model.`);
  return TRUTH_COLUMNS[place].read(p);
}
