// What laboratory values stand for the inner states of illness.
import { type Patient, undiluted } from './patient.ts';
import { q, values } from './quantity.ts';

const SEVERE = 'chosen: the order of magnitude seen in septic shock';
const SURFACE = 'Du Bois 1916, with weight in kg and height in cm';
export const LABORATORY = {
  tnfRest: q(5, 'pg/mL', 'upper healthy values'),
  tnf: q(400, 'pg/mL at full TNF', SEVERE),
  il1Rest: q(1, 'pg/mL', 'upper healthy values'),
  il1: q(60, 'pg/mL at full IL-1', SEVERE),
  il6Rest: q(5, 'pg/mL', 'upper healthy values'),
  il6: q(4000, 'pg/mL at full IL-6', SEVERE),
  il10Rest: q(5, 'pg/mL', 'upper healthy values'),
  il10: q(300, 'pg/mL at full IL-10', SEVERE),
  syndecanRest: q(25, 'ng/mL', 'healthy values near 25 ng/mL'),
  syndecan: q(180, 'ng/mL without glycocalyx', SEVERE),
  platelets: q(250, '1e9/L', 'middle of the reference interval 150-400'),
  plateletsScarred: q(
    0.6,
    'share lost in end-stage cirrhosis',
    'the large spleen of portal hypertension holds them; chosen to give about 100',
  ),
  inrByProteinC: q(0.8, 'at no protein C', 'chosen so that consumption alone brings the INR to 1.4-1.5'),
  inrByLiver: q(1.4, 'at no clotting factors', 'chosen so that end-stage cirrhosis stands near 1.9'),
  fibrinogen: q(3, 'g/L', 'middle of the reference interval 2-4'),
  ddimerRest: q(0.3, 'mg/L FEU', 'below the usual limit of 0.5'),
  ddimer: q(8, 'mg/L FEU at full thrombin', SEVERE),
  lungWater: q(500, 'mL', 'extravascular lung water of a healthy adult, 7 mL/kg'),
  surface: q(0.007184, 'm2 at 1 kg and 1 cm', SURFACE),
  surfaceWeight: q(0.425, 'exponent', SURFACE),
  surfaceHeight: q(0.725, 'exponent', SURFACE),
};
const k = values(LABORATORY);

/** 1e9/L. */
export function plateletsOf(p: Patient): number {
  return k.platelets * p.coagulation.platelets * undiluted(p) * (1 - k.plateletsScarred * p.host.cirrhosis);
}

export function inrOf(p: Patient): number {
  const consumed = Math.max(0, 1 - p.coagulation.proteinC * undiluted(p));
  return 1 + k.inrByProteinC * consumed + k.inrByLiver * Math.max(0, 1 - p.organs.liver.factors * undiluted(p));
}

/** g/L. */
export function fibrinogenOf(p: Patient): number {
  return k.fibrinogen * p.coagulation.fibrinogen * undiluted(p);
}

/** mg/L FEU. */
export function ddimerOf(p: Patient): number {
  return k.ddimerRest + k.ddimer * p.coagulation.thrombin;
}
