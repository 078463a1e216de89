// The kidney: filters while its pressure and flow hold, makes urine, fails slowly when it is starved, and clears creatinine.
import type { Host } from '../host.ts';
import { limit, pow } from '../math.ts';
import { q, values } from '../quantity.ts';
import { standard } from './standard.ts';
import { createUrineHistory, noteUrine, type UrineHistory } from './urine-history.ts';

const CURVE = 'chosen so that arterial 65 / 60 / 55 mmHg leave 97 / 83 / 57 of 120 mL/min in a normotensive';

const INJURY_CAUSES = 'chosen so that septic shock injures the kidney even when its flow is normal';
export const KIDNEY_NUMBERS = {
  filtration: q(120, 'mL/min', 'normal adult'),
  kneeNormal: q(62, 'mmHg', 'chosen so that MAP 60-65 keeps urine in normotensive patients (guideline target)'),
  kneeHypertensive: q(
    80,
    'mmHg',
    'chosen so that chronic hypertensives need about 80 (SEPSISPAM: less renal replacement)',
  ),
  congestionStart: q(8, 'mmHg of right atrial pressure', 'chosen so that venous congestion above the usual counts'),
  congestion: q(0.8, 'mmHg lost per mmHg', 'chosen with congestionStart: kidney veins feel most of it'),
  plateau: q(50, 'mmHg', 'glomerular pressure of a normal adult'),
  plateauPressure: q(90, 'mmHg', 'arterial pressure at which the plateau holds'),
  plateauPower: q(0.25, '1', CURVE),
  fallPower: q(1.2, '1', CURVE),
  efferent: q(
    0.15,
    'share at full efferent tone',
    'chosen so that vasopressin holds filtration up (Patel 2002: urine 32 to 65 mL/h with it)',
  ),
  efferentByVasopressin: q(0.6, 'share of full efferent tone', 'chosen with efferent'),
  opposing: q(30, 'mmHg', 'colloid and capsular pressure against filtration'),
  driving: q(20, 'mmHg', 'net filtration pressure of a normal adult'),
  filtrationMost: q(1.25, 'relative to rest', 'chosen so that pressure raises filtration by a quarter at most'),
  flowLeast: q(0.2, 'flow relative to rest', 'chosen so that flow alone never stops filtration'),
  flowMost: q(1.2, 'flow relative to rest', 'chosen so that hyperemia adds little'),
  flowPower: q(0.3, '1', 'chosen: filtration fraction rises as flow falls'),
  urinePower: q(1.5, '1', 'chosen so that urine falls faster than filtration'),
  diuresis: q(
    0.0045,
    '1/mL of plasma above rest',
    'chosen so that six hours after 2 L of balanced solution a liter of urine is made (Reid 2003)',
  ),
  antidiuresis: q(0.0012, '1/mL of plasma below rest', 'chosen so that 400 mL missing halve urine'),
  antidiuresisLeast: q(0.5, 'share', 'see antidiuresis'),
  hormonePressure: q(10, 'mmHg below the knee', 'chosen so that deep hypotension releases antidiuretic hormone'),
  hormonePlasma: q(-400, 'mL against rest', 'chosen so that hypovolemia releases antidiuretic hormone'),
  hormone: q(0.5, 'share of full effect', 'chosen with hormoneEffect'),
  hormoneEffect: q(0.7, 'share of urine at full effect', 'chosen so that released hormone takes a third of the urine'),
  urine: q(1, 'mL/min', 'normal adult at rest'),
  loopUrine: q(
    8,
    'mL/min at full effect',
    'chosen so that 40 mg of furosemide bring about a liter in two hours (label: peak within half an hour, lasts two hours)',
  ),
  saltHeld: q(
    0.15,
    'share of urine at full mineralocorticoid effect',
    'chosen: salt retention lowers urine little within hours',
  ),
  made: q(9, 'umol/min', 'creatinine made by a man of 40 years and 70 kg; leaves 75 umol/L at a filtration of 120'),
  madeAge: q(140, 'years', 'Cockcroft and Gault 1976: creatinine excreted falls with 140 less age'),
  madeFemale: q(0.85, 'of a man of the same age and weight', 'Cockcroft and Gault 1976'),
  reserve: q(
    1.5,
    'times normal',
    'chosen: one kidney left over filters with 70 to 75 %, and obesity and pregnancy raise filtration by about a half; less creatinine in blood than this explains means little muscle',
  ),
  ageLoss: q(0.0075, '1/year above 40', 'Baltimore Longitudinal Study: 0.75 mL/min per year'),
  chronicLoss: q(0.8, 'share of filtration', 'chosen so that the end stage filters a fifth or less of normal'),
  creatinineVolume: q(0.6, 'L/kg', 'total body water'),
  injuryByCapillaries: q(0.6, 'at full capillary injury', INJURY_CAUSES),
  injuryByMitochondria: q(0.3, 'at full mitochondrial failure', INJURY_CAUSES),
  injuryByHypoxia: q(0.3, 'at full hypoxia', INJURY_CAUSES),
  closing: q(45, 'mmHg', 'chosen so that the resistive index is 0.60 at rest (healthy 0.58 to 0.64)'),
  closingByTone: q(
    1,
    'share per unit of activation above rest',
    'chosen: constriction raises the pressure at which flow stops',
  ),
  closingByVein: q(1, 'mmHg per mmHg of renal vein above 7', 'congestion presses on the vessels inside the capsule'),
  veinRest: q(7, 'mmHg', 'renal vein of this model at rest'),
  indexMost: q(1, '1', 'no flow in diastole'),
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
  /** mL/min that these kidneys filtered before the illness. */
  normal: number;
  history: UrineHistory;
}

type KidneyOwner = Pick<Host, 'creatinine' | 'age' | 'sex' | 'weight' | 'chronicKidney'>;

export interface KidneySupply {
  /** mmHg, mmHg, kidney flow relative to rest. */
  arterial: number;
  rightAtrial: number;
  flow: number;
  /** 0-1. */
  hypertension: number;
  vasopressin: number;
  angiotensin: number;
  loopDiuretic: number;
  mineralocorticoid: number;
  injuryCause: number;
  /** Share of filtration blocked by obstruction. */
  obstruction: number;
  /** mL above resting plasma; negative: thirst and antidiuretic hormone. */
  plasmaExcess: number;
  weight: number;
}

/** Creatinine known from before the illness tells what these kidneys filtered, because muscle makes it at a known rate. */
export function createKidney({ creatinine, age, sex, weight, chronicKidney }: KidneyOwner): Kidney {
  const most = k.reserve * k.filtration * ageShare(age) * (1 - k.chronicLoss * chronicKidney);
  const normal = Math.min((1000 * creatinineFromMuscle(age, sex, weight)) / creatinine, most);
  const urine = (k.urine * weight) / standard.weight;
  return {
    filtration: normal,
    urine,
    injury: 0,
    creatinine,
    creatinineMade: (creatinine * normal) / 1000,
    normal,
    history: createUrineHistory(urine),
  };
}

/** umol/min. */
function creatinineFromMuscle(age: number, sex: Host['sex'], weight: number): number {
  const aged = (k.madeAge - age) / (k.madeAge - standard.age);
  return (k.made * aged * (sex === 'female' ? k.madeFemale : 1) * weight) / standard.weight;
}

function ageShare(age: number): number {
  return 1 - k.ageLoss * Math.max(0, age - standard.age);
}

/** mmHg: a plateau by autoregulation, falling below the knee; vasopressin and angiotensin narrow the way out. */
function glomerularPressure(pressure: number, knee: number, efferent: number): number {
  const plateau = k.plateau * pow(Math.max(pressure, knee) / k.plateauPressure, k.plateauPower);
  const held = pressure >= knee ? plateau : plateau * pow(pressure / knee, k.fallPower);
  return held * (1 + k.efferent * efferent);
}

/** Urine relative to that of a normal plasma volume. */
function waterShare(plasmaExcess: number): number {
  if (plasmaExcess > 0) return 1 + k.diuresis * plasmaExcess;
  return Math.max(k.antidiuresisLeast, 1 + k.antidiuresis * plasmaExcess);
}

/** One step of `dt` seconds. */
export function filter(kidney: Kidney, s: KidneySupply, dt: number): void {
  const pressure = Math.max(1, s.arterial - Math.max(0, s.rightAtrial - k.congestionStart) * k.congestion);
  const knee = k.kneeNormal + (k.kneeHypertensive - k.kneeNormal) * s.hypertension;
  const efferent = k.efferentByVasopressin * s.vasopressin + s.angiotensin;
  const net = limit((glomerularPressure(pressure, knee, efferent) - k.opposing) / k.driving, 0, k.filtrationMost);
  const share = net * pow(limit(s.flow, k.flowLeast, k.flowMost), k.flowPower);
  kidney.filtration = kidney.normal * share * (1 - kidney.injury) * (1 - s.obstruction);
  const hormone = pressure < knee - k.hormonePressure || s.plasmaExcess < k.hormonePlasma ? k.hormone : 0;
  const relative = kidney.filtration / kidney.normal; // urine follows what this kidney filtered in health
  const size = s.weight / standard.weight;
  const passed = k.urine * size * pow(Math.max(relative, 0), k.urinePower);
  const held = (1 - k.hormoneEffect * hormone) * (1 - k.saltHeld * s.mineralocorticoid);
  const flushed = k.loopUrine * s.loopDiuretic * size * Math.max(relative, 0);
  kidney.urine = passed * waterShare(s.plasmaExcess) * held + flushed;
  noteUrine(kidney.history, (kidney.urine * dt) / 60, dt);
  const hours = dt / 3600;
  kidney.injury += (hours * (limit(s.injuryCause, 0, 1) - kidney.injury)) / k.injuryTime;
  const cleared = (kidney.filtration * kidney.creatinine) / 1000;
  kidney.creatinine += ((dt / 60) * (kidney.creatinineMade - cleared)) / (k.creatinineVolume * s.weight);
}

/** Doppler index of the kidney's arteries: (peak - end-diastolic) / peak flow, with flow driven by pressure above a closing pressure. */
export function renalResistance(systolic: number, diastolic: number, vein: number, activation: number): number {
  const closing =
    k.closing * (1 + k.closingByTone * (activation - 0.5)) + k.closingByVein * Math.max(0, vein - k.veinRest);
  return limit((systolic - diastolic) / Math.max(1, systolic - closing), 0, k.indexMost);
}
