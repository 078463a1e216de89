// The columns of organs, laboratory, scores and outcome, by the names and units of the command line's table.
import { coagulopathyOf, disseminatedClottingOf, kidneyInjuryStage, sofaOf } from './body/scores.ts';
import { renalResistance } from './body/kidney.ts';
import { chartOf, debtOf, outlookOf, overloadOf, urineRate, urineRates } from './chart.ts';
import { stoppedShare } from './bed-coupling.ts';
import { BED_COUNT, KIDNEY, MUSCLE } from './beds.ts';
import { p50 } from './blood/oxygen.ts';
import { refillSlope, type Thumb, tissueSaturation } from './body/oximetry.ts';
import { restUptake, saturationOf } from './exchange.ts';
import type { Patient } from './patient.ts';
import type { TruthColumn } from './truth.ts';

const column = (name: string, unit: string, label: string, read: (p: Patient) => number): TruthColumn => ({
  name,
  unit,
  label,
  read,
});

/** mL O2/min. */
function usedOf(p: Patient): number {
  let used = 0;
  for (let b = 0; b < BED_COUNT; b++) used += p.blood.uptake[b];
  return used;
}

/** The muscle of the thumb is muscle like any other. */
function thumbOf(p: Patient): Thumb {
  const { blood, circulation } = p;
  return {
    arterial: blood.saturation,
    venous: saturationOf(blood.venousContent[MUSCLE], blood.hemoglobin, p50(blood.ph, p.heat.core)),
    hemoglobin: blood.hemoglobin,
    uptake: blood.uptake[MUSCLE] / restUptake(p, MUSCLE),
    pressure: circulation.mean.arterial - circulation.mean.central,
    stopped: stoppedShare(p, MUSCLE),
    lining: 1 - p.bedInputs[MUSCLE].enosLoss,
    inducible: p.bedInputs[MUSCLE].inos,
  };
}

export const ORGAN_COLUMNS: TruthColumn[] = [
  column('glucose', 'mmol/L', 'Glucose', (p) => p.organs.glucose.level),
  column('ica', 'mmol/L', 'Ionized calcium', (p) => p.organs.electrolytes.calcium),
  column('fio2', '%', 'Inspired oxygen', (p) => 100 * p.lungs.inspired),
  column('pf_ratio', 'mmHg', 'Arterial PO2 over inspired fraction', (p) => p.blood.oxygenPressure / p.lungs.inspired),
  column('lung_shunt', '%', 'Blood that passes the lungs without oxygen', (p) => 100 * p.lungs.shunt),
  column('consolidation', '%', 'Blood that passes lung filled by pneumonia', (p) => 100 * p.illness.lungShunt),
  column('narrow_airways', '%', 'Narrowing of the airways by mast cells', (p) => 100 * Math.min(1, p.mediators.level)),
  column('breathing_work', '', 'Work of breathing', (p) => p.lungs.work),
  column('urine_2h', 'mL/kg/h', 'Urine over two hours', (p) => urineRate(p, 2)),
  column('aki_stage', '', 'Kidney injury (KDIGO)', (p) => kidneyInjuryStage(chartOf(p), urineRates(p))),
  column('kidney_ri', '', 'Renal resistive index', (p) =>
    renalResistance(
      p.circulation.mean.systolic,
      p.circulation.mean.diastolic,
      p.circulation.mean.bedVein[KIDNEY],
      p.tone.activation[KIDNEY],
    ),
  ),
  column('sto2', '%', 'Thenar saturation', (p) => tissueSaturation(thumbOf(p))),
  column('vot_slope', '%/s', 'Refill after three minutes of cuff', (p) => refillSlope(thumbOf(p))),
  column(
    'cvaco2_cavo2_ratio',
    '',
    'CO2 over oxygen difference, of contents',
    (p) => p.blood.carbonDioxideMade / Math.max(1, usedOf(p)),
  ),
  column('bilirubin', 'umol/L', 'Bilirubin', (p) => p.organs.liver.bilirubin),
  column('liver_working', '', 'Liver function', (p) => p.organs.liver.working),
  column('troponin', 'ng/L', 'Troponin T', (p) => p.organs.markers.troponin),
  column('ang2', 'ng/mL', 'Angiopoietin-2', (p) => p.organs.markers.angiopoietin),
  column('antithrombin', '%', 'Antithrombin', (p) => 100 * p.organs.markers.antithrombin),
  column('lymphocytes', '10^9/L', 'Lymphocytes', (p) => p.organs.markers.lymphocytes),
  column('procalcitonin', 'ng/mL', 'Procalcitonin', (p) => p.organs.markers.procalcitonin),
  column('sofa', '', 'SOFA (1996)', (p) => sofaOf(chartOf(p))),
  column('sic', '', 'Sepsis-induced coagulopathy score', (p) => coagulopathyOf(chartOf(p))),
  column('dic', '', 'ISTH overt DIC score', (p) => disseminatedClottingOf(chartOf(p))),
  column('debt_total', 'mL/kg', 'Oxygen debt', debtOf),
  column('overload', 'L', 'Water above dry volume', overloadOf),
  column('p_death', '%', 'Chance of death at 14 days', (p) => outlookOf(p, 14)),
  column('p_death_28d', '%', 'Chance of death at 28 days', (p) => outlookOf(p, 28)),
];
