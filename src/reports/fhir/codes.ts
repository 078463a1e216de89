// How laboratories and charts elsewhere call what is measured here: LOINC for what, UCUM for the unit. What has no code of its own is sent as words.
// Codes: FHIR R4 vital-signs profiles (hl7.org/fhir/R4/observation-vitalsigns.html) and loinc.org, compared by name, specimen and kind of quantity
// (moles or mass, whole blood or plasma); a code for another specimen would be a wrong result in the receiving record.

export interface Code {
  loinc: string;
  display: string;
  /** UCUM. */
  unit: string;
}

const code = (loinc: string, display: string, unit: string): Code => ({ loinc, display, unit });

/** What the monitor shows, by column of the timeline. */
export const VITAL_SIGNS: Record<string, Code> = {
  shown_hr: code('8867-4', 'Heart rate', '/min'),
  shown_rr: code('9279-1', 'Respiratory rate', '/min'),
  shown_temp: code('8310-5', 'Body temperature', 'Cel'),
  shown_cvp: code('60985-9', 'Central venous pressure (CVP)', 'mm[Hg]'),
};
export const BLOOD_PRESSURE = code('85354-9', 'Blood pressure panel with all children optional', 'mm[Hg]');
export const PRESSURES: Record<string, Code> = {
  shown_sbp: code('8480-6', 'Systolic blood pressure', 'mm[Hg]'),
  shown_dbp: code('8462-4', 'Diastolic blood pressure', 'mm[Hg]'),
  shown_map: code('8478-0', 'Mean blood pressure', 'mm[Hg]'),
};
/** The profile asks for the first; the second says that it was a pulse oximeter. */
export const SATURATION: readonly Code[] = [
  code('2708-6', 'Oxygen saturation in Arterial blood', '%'),
  code('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry', '%'),
];
export const REFILL = code('44971-0', 'Capillary refill [Time]', 's');
export const URINE = code('9187-6', 'Urine output', 'mL');

const BLOOD_GAS: Record<string, Code> = {
  ph: code('2744-1', 'pH of Arterial blood', '[pH]'),
  paco2: code('2019-8', 'Carbon dioxide [Partial pressure] in Arterial blood', 'mm[Hg]'),
  pao2: code('2703-7', 'Oxygen [Partial pressure] in Arterial blood', 'mm[Hg]'),
  hco3: code('1960-4', 'Bicarbonate [Moles/volume] in Arterial blood', 'mmol/L'),
  be: code('1925-7', 'Base excess in Arterial blood by calculation', 'mmol/L'),
  lactate: code('2518-9', 'Lactate [Moles/volume] in Arterial blood', 'mmol/L'),
  sao2: code('2708-6', 'Oxygen saturation in Arterial blood', '%'),
  hb: code('718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL'),
  na: code('2947-0', 'Sodium [Moles/volume] in Blood', 'mmol/L'),
  k: code('6298-4', 'Potassium [Moles/volume] in Blood', 'mmol/L'),
  cl: code('2069-3', 'Chloride [Moles/volume] in Blood', 'mmol/L'),
  ica: code('1994-3', 'Calcium.ionized [Moles/volume] in Blood', 'mmol/L'),
  glucose: code('15074-8', 'Glucose [Moles/volume] in Blood', 'mmol/L'),
};

/** By order, because the same quantity from another specimen has another code; then by analyte. */
const BY_ORDER: Record<string, Record<string, Code>> = {
  'arterial-gas': BLOOD_GAS,
  lactate: { lactate: code('32693-4', 'Lactate [Moles/volume] in Blood', 'mmol/L') },
  glucose: { glucose: BLOOD_GAS['glucose'] },
  'venous-gas': { scvo2: code('97549-0', 'Oxygen saturation in Central venous blood', '%') },
  'blood-count': {
    wbc: code('26464-8', 'Leukocytes [#/volume] in Blood', '10*9/L'),
    lymphocytes: code('26474-7', 'Lymphocytes [#/volume] in Blood', '10*9/L'),
    hb: BLOOD_GAS['hb'],
    hct: code('4544-3', 'Hematocrit [Volume Fraction] of Blood by Automated count', '%'),
    platelets: code('26515-7', 'Platelets [#/volume] in Blood', '10*9/L'),
  },
  chemistry: {
    na: code('2951-2', 'Sodium [Moles/volume] in Serum or Plasma', 'mmol/L'),
    k: code('2823-3', 'Potassium [Moles/volume] in Serum or Plasma', 'mmol/L'),
    cl: code('2075-0', 'Chloride [Moles/volume] in Serum or Plasma', 'mmol/L'),
    creatinine: code('14682-9', 'Creatinine [Moles/volume] in Serum or Plasma', 'umol/L'),
    bilirubin: code('14631-6', 'Bilirubin.total [Moles/volume] in Serum or Plasma', 'umol/L'),
  },
  coagulation: {
    inr: code('6301-6', 'INR in Platelet poor plasma by Coagulation assay', '{INR}'),
    platelets: code('26515-7', 'Platelets [#/volume] in Blood', '10*9/L'),
    fibrinogen: code('3255-7', 'Fibrinogen [Mass/volume] in Platelet poor plasma by Coagulation assay', 'g/L'),
    ddimer: code('48065-7', 'Fibrin D-dimer FEU [Mass/volume] in Platelet poor plasma', 'mg/L{FEU}'),
    antithrombin: code('27811-9', 'Antithrombin actual/normal in Platelet poor plasma by Chromogenic method', '%'),
  },
  troponin: {
    troponin: code('67151-1', 'Troponin T.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method', 'ng/L'),
  },
  procalcitonin: {
    procalcitonin: code('75241-0', 'Procalcitonin [Mass/volume] in Serum or Plasma by Immunoassay', 'ng/mL'),
  },
};

/** Undefined: sent as words alone. */
export function codeOf(order: string, analyte: string): Code | undefined {
  if (analyte === 'crt_finger_s' || analyte === 'crt_knee_s') return REFILL;
  return BY_ORDER[order]?.[analyte];
}

/** Units of the catalog as UCUM writes them; `U` is a catalytic unit there, so units of activity become [IU]. Without an entry: no code. */
const UCUM: Record<string, string> = {
  mL: 'mL',
  mg: 'mg',
  g: 'g',
  ug: 'ug',
  U: '[IU]',
  'mg/kg': 'mg/kg',
  'ug/kg': 'ug/kg',
  'ug/kg/min': 'ug/kg/min',
  'ng/kg/min': 'ng/kg/min',
  'ug/kg/h': 'ug/kg/h',
  'mg/kg/h': 'mg/kg/h',
  'mg/h': 'mg/h',
  'U/min': '[IU]/min',
  'U/h': '[IU]/h',
  'U/kg/h': '[IU]/kg/h',
  'L/min': 'L/min',
  mmHg: 'mm[Hg]',
  C: 'Cel',
  s: 's',
  '%': '%',
  '1/min': '/min',
  'mmol/L': 'mmol/L',
  'mL/dL': 'mL/dL',
  '%/s': '%/s',
  cm: 'cm',
  'L/min/m2': 'L/min/m2',
  'mL/m2': 'mL/m2',
};

export function ucum(unit: string): string | undefined {
  return UCUM[unit];
}
