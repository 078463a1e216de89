// The kidney: filters while its pressure and flow hold, makes urine, fails slowly when it is starved, and clears creatinine.
import { limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';

export const KIDNEY_NUMBERS = {
  filtration: q(120, 'mL/min', 'normal adult'),
  kneeNormal: q(62, 'mmHg', 'chosen so that MAP 60-65 keeps urine in normotensive patients (guideline target)'),
  kneeHypertensive: q(
    80,
    'mmHg',
    'chosen so that chronic hypertensives need about 80 (SEPSISPAM: less renal replacement)',
  ),
  urine: q(1, 'mL/min', 'normal adult at rest'),
  ageLoss: q(0.0075, '1/year above 40', 'Baltimore Longitudinal Study: 0.75 mL/min per year'),
  creatinineVolume: q(0.6, 'L/kg', 'total body water'),
  injuryTime: q(12, 'h', 'chosen so that AKI shows over half a day'),
};
const k = values(KIDNEY_NUMBERS);

export interface Kidney {
  /** mL/min. */
  filtration: number;
  urine: number;
  /** 0-1. */
  injury: number;
  /** umol/L, and umol/min made. */
  creatinine: number;
  creatinineMade: number;
}

export interface KidneySupply {
  /** mmHg, mmHg, kidney flow relative to rest. */
  arterial: number;
  rightAtrial: number;
  flow: number;
  /** 0-1. */
  hypertension: number;
  vasopressin: number;
  injuryCause: number;
  /** Share of filtration blocked by obstruction. */
  obstruction: number;
  age: number;
  /** mL above resting plasma; negative: thirst and antidiuretic hormone. */
  plasmaExcess: number;
  weight: number;
}

export function createKidney(creatinine: number, age: number): Kidney {
  const filtration = k.filtration * ageShare(age);
  return { filtration, urine: k.urine, injury: 0, creatinine, creatinineMade: (creatinine * filtration) / 1000 };
}

function ageShare(age: number): number {
  return 1 - k.ageLoss * Math.max(0, age - 40);
}

/** One step of `dt` seconds. */
export function filter(kidney: Kidney, s: KidneySupply, dt: number): void {
  const pressure = Math.max(1, s.arterial - Math.max(0, s.rightAtrial - 8) * 0.8);
  const knee = k.kneeNormal + (k.kneeHypertensive - k.kneeNormal) * s.hypertension;
  const plateau = 50 * pow(Math.max(pressure, knee) / 90, 0.25);
  const glomerular =
    (pressure >= knee ? plateau : plateau * pow(pressure / knee, 1.2)) * (1 + 0.15 * 0.6 * s.vasopressin);
  const share = limit((glomerular - 30) / 20, 0, 1.25) * pow(limit(s.flow, 0.2, 1.2), 0.3);
  kidney.filtration = k.filtration * ageShare(s.age) * share * (1 - kidney.injury) * (1 - s.obstruction);
  const hormone = pressure < knee - 10 || s.plasmaExcess < -400 ? 0.5 : 0;
  const relative = kidney.filtration / (k.filtration * ageShare(s.age)); // urine follows what this kidney filtered in health
  const volume = s.plasmaExcess > 0 ? 1 + 0.0025 * s.plasmaExcess : Math.max(0.5, 1 + 0.0012 * s.plasmaExcess);
  kidney.urine = k.urine * (s.weight / 70) * pow(Math.max(relative, 0), 1.5) * volume * (1 - 0.7 * hormone);
  const hours = dt / 3600;
  kidney.injury += (hours * (limit(s.injuryCause, 0, 1) - kidney.injury)) / k.injuryTime;
  const cleared = (kidney.filtration * kidney.creatinine) / 1000;
  kidney.creatinine += ((dt / 60) * (kidney.creatinineMade - cleared)) / (k.creatinineVolume * s.weight);
}
