// The vessel lining under attack: nitric oxide, glycocalyx, junctions, adhesion molecules, and what they do to heart and mitochondria.
// Reads inflammation and shear; writes what tone, leak, networks and heart read. At rest every value stays where it is.
import type { Illness } from '../host.ts';
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
import { follow, type Inflammation } from './inflammation.ts';

const TIMING = 'time course chosen from endotoxin and cell studies (E-selectin 4-6 h, VCAM/ICAM 6-8 h, iNOS peak 8 h)';
const ENDS =
  'chosen so that a severe course reaches the published end values of leak, plugging and pressor response within 24 h';
export const ENDOTHELIUM = {
  nitricLag: q(4, 'h, twice', TIMING),
  nitricGlucocorticoid: q(
    0.4,
    'share blocked',
    'hydrocortisone inhibits iNOS induction; size chosen so that shock resolves about a day sooner (ADRENAL)',
  ),
  enosTime: q(2, 'h', TIMING),
  shedding: q(0.35, '1/h at full stimulus squared', ENDS),
  glycocalyxRepair: q(48, 'h', 'chosen so that a lost glycocalyx takes days to come back'),
  sheddingByVenousPressure: q(
    0.02,
    '1/h per mmHg of right atrial pressure above 12',
    'chosen so that hypervolemia sheds it slowly (atrial natriuretic peptide studies)',
  ),
  junctionOpen: q(1, 'h', TIMING),
  junctionClose: q(12, 'h', TIMING),
  vasoplegiaTime: q(1, 'h', TIMING),
  depressionTime: q(6, 'h', TIMING),
  depressionRecovery: q(48, 'h', 'septic cardiomyopathy recovers over days'),
  depressionDepth: q(
    0.5,
    'share of contractility at full stimulus',
    'Guarracino 2014: Ea/Ees uncoupled in 21 of 25 septic patients; chosen to give 0.45-0.75',
  ),
  mitochondriaTime: q(12, 'h', TIMING),
};
const k = values(ENDOTHELIUM);

export interface Endothelium {
  /** 0-1 each; eNOS and glycocalyx are 1 in health, the others 0. */
  inducible: number;
  inducibleSignal: number;
  endothelialNo: number;
  glycocalyx: number;
  junction: number;
  vasoplegia: number;
  /** Contractility left, 1 in health. */
  contractility: number;
  mitochondria: number;
  selectinP: number;
  selectinE: number;
  vcam: number;
  icam: number;
}

export function createEndothelium(): Endothelium {
  return {
    inducible: 0,
    inducibleSignal: 0,
    endothelialNo: 1,
    glycocalyx: 1,
    junction: 0,
    vasoplegia: 0,
    contractility: 1,
    mitochondria: 0,
    selectinP: 0,
    selectinE: 0,
    vcam: 0,
    icam: 0,
  };
}

/** What else wears the lining, from the rest of the body. */
export interface Wear {
  /** Glucocorticoid effect 0-1, blood pH, right atrial pressure mmHg, whole-body hypoxic tissue fraction 0-1. */
  glucocorticoid: number;
  ph: number;
  rightAtrial: number;
  hypoxic: number;
}

/** One step of `dt` hours. */
export function wearEndothelium(e: Endothelium, cause: Inflammation, illness: Illness, wear: Wear, dt: number): void {
  const i = cause.stimulus;
  const signal = (0.7 * cause.tnf + 0.3 * cause.il1) * (1 - k.nitricGlucocorticoid * wear.glucocorticoid);
  e.inducibleSignal = follow(e.inducibleSignal, signal, dt, k.nitricLag);
  e.inducible = follow(e.inducible, e.inducibleSignal, dt, k.nitricLag);
  e.endothelialNo = follow(e.endothelialNo, (1 - 0.6 * i) * (0.3 + 0.7 * e.glycocalyx), dt, k.enosTime);
  const overload = k.sheddingByVenousPressure * Math.max(0, wear.rightAtrial - 12);
  const shed = (k.shedding * i * i * illness.leak + overload) * e.glycocalyx;
  e.glycocalyx += dt * ((1 - e.glycocalyx) / k.glycocalyxRepair - shed);
  const gap = limit(i * (0.4 + 0.6 * (1 - e.glycocalyx)) * illness.leak, 0, 1);
  e.junction = follow(e.junction, gap, dt, gap > e.junction ? k.junctionOpen : k.junctionClose);
  const acid = limit((7.25 - wear.ph) / 0.2, 0, 1);
  const loose = limit(1.9 * (0.75 * e.inducible + 0.125 * cause.injury + 0.15 * acid) * illness.vasoplegia, 0, 1);
  e.vasoplegia = follow(e.vasoplegia, loose, dt, k.vasoplegiaTime);
  const weak = limit(1 - k.depressionDepth * i * illness.cardiac, 0.3, 1);
  e.contractility = follow(e.contractility, weak, dt, weak < e.contractility ? k.depressionTime : k.depressionRecovery);
  const choked = limit(
    (0.6 * i * (cause.damage / (cause.damage + 8)) + 0.2 * i * e.inducible + 0.3 * wear.hypoxic) * illness.mitochondria,
    0,
    1,
  );
  e.mitochondria = follow(e.mitochondria, choked, dt, k.mitochondriaTime);
  showAdhesion(e, i, dt);
}

function showAdhesion(e: Endothelium, i: number, dt: number): void {
  e.selectinP = follow(e.selectinP, i, dt, 0.2);
  e.selectinE = follow(e.selectinE, i, dt, 4);
  e.vcam = follow(e.vcam, i, dt, 6);
  e.icam = follow(e.icam, i, dt, 8);
}
