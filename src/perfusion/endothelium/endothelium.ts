// The vessel lining under attack: nitric oxide, glycocalyx, junctions, adhesion molecules, and what they do to heart and mitochondria.
// Reads inflammation and shear; writes what tone, leak, networks and heart read. At rest every value stays where it is.
import type { Illness } from '../host.ts';
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
import { follow, type Inflammation } from './inflammation.ts';

const TIMING = 'time course chosen from endotoxin and cell studies (E-selectin 4-6 h, VCAM/ICAM 6-8 h, iNOS peak 8 h)';
const ENDS =
  'chosen so that a severe course reaches the published end values of leak, plugging and pressor response within 24 h';
const MITOCHONDRIA = 'chosen so that a severe course reaches 0.1 to 0.2 after a day and 0.3 after two';
export const ENDOTHELIUM = {
  nitricByTnf: q(0.7, 'share of the signal', 'chosen so that TNF leads and IL-1 follows in iNOS induction'),
  nitricByIl1: q(0.3, 'share of the signal', 'chosen with nitricByTnf: together 1 in a severe course'),
  nitricLag: q(4, 'h, twice', TIMING),
  nitricGlucocorticoid: q(
    0.4,
    'share blocked',
    'hydrocortisone inhibits iNOS induction; size chosen so that shock resolves about a day sooner (ADRENAL)',
  ),
  enosTime: q(2, 'h', TIMING),
  enosLost: q(0.6, 'share at full stimulus', ENDS),
  enosBare: q(0.3, 'share left without glycocalyx', 'chosen: shear reaches the cell mostly through the glycocalyx'),
  enosByGlycocalyx: q(0.7, 'share', 'chosen with enosBare: together 1 in health'),
  shedding: q(0.35, '1/h at full stimulus squared', ENDS),
  glycocalyxRepair: q(48, 'h', 'chosen so that a lost glycocalyx takes days to come back'),
  sheddingByVenousPressure: q(
    0.02,
    '1/h per mmHg of right atrial pressure above 12',
    'chosen so that hypervolemia sheds it slowly (atrial natriuretic peptide studies)',
  ),
  overloadPressure: q(12, 'mmHg of right atrial pressure', 'see sheddingByVenousPressure'),
  gapCovered: q(0.4, 'share of the stimulus', 'chosen so that an intact glycocalyx shields junctions in part'),
  gapBare: q(0.6, 'share added without glycocalyx', 'chosen with gapCovered: together 1 when it is lost'),
  junctionOpen: q(1, 'h', TIMING),
  junctionClose: q(12, 'h', TIMING),
  acidStart: q(7.25, 'pH', 'chosen so that acidosis relaxes vessels only when severe'),
  acidSpan: q(0.2, 'pH units to the full effect', 'chosen with acidStart: full at 7.05'),
  vasoplegiaGain: q(1.9, '1', ENDS),
  vasoplegiaByNitric: q(0.75, 'per unit of inducible NO synthase', ENDS),
  vasoplegiaByInjury: q(0.125, 'per unit of injury', ENDS),
  vasoplegiaByAcid: q(0.15, 'at full acidosis', ENDS),
  vasoplegiaTime: q(1, 'h', TIMING),
  depressionTime: q(6, 'h', TIMING),
  depressionRecovery: q(48, 'h', 'septic cardiomyopathy recovers over days'),
  depressionDepth: q(
    0.65,
    'share of contractility at full stimulus',
    'Guarracino 2014: Ea/Ees uncoupled in 21 of 25 septic patients; chosen to give 0.45-0.75',
  ),
  contractilityLeast: q(0.3, 'share of rest', 'chosen so that depression alone never stops the heart'),
  mitochondriaByDamage: q(0.6, 'at full stimulus and damage', MITOCHONDRIA),
  mitochondriaDamageHalf: q(8, 'units of damage', MITOCHONDRIA),
  mitochondriaByNitric: q(0.2, 'at full stimulus and inducible NO', MITOCHONDRIA),
  mitochondriaByHypoxia: q(0.3, 'at full hypoxia', MITOCHONDRIA),
  mitochondriaTime: q(12, 'h', TIMING),
  selectinPTime: q(0.2, 'h', 'stored P-selectin reaches the surface within minutes'),
  selectinETime: q(4, 'h', TIMING),
  vcamTime: q(6, 'h', TIMING),
  icamTime: q(8, 'h', TIMING),
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
  const signal =
    (k.nitricByTnf * cause.tnf + k.nitricByIl1 * cause.il1) * (1 - k.nitricGlucocorticoid * wear.glucocorticoid);
  e.inducibleSignal = follow(e.inducibleSignal, signal, dt, k.nitricLag);
  e.inducible = follow(e.inducible, e.inducibleSignal, dt, k.nitricLag);
  e.endothelialNo = follow(
    e.endothelialNo,
    (1 - k.enosLost * i) * (k.enosBare + k.enosByGlycocalyx * e.glycocalyx),
    dt,
    k.enosTime,
  );
  const overload = k.sheddingByVenousPressure * Math.max(0, wear.rightAtrial - k.overloadPressure);
  const shed = (k.shedding * i * i * illness.leak + overload) * e.glycocalyx;
  e.glycocalyx += dt * ((1 - e.glycocalyx) / k.glycocalyxRepair - shed);
  const gap = limit(i * (k.gapCovered + k.gapBare * (1 - e.glycocalyx)) * illness.leak, 0, 1);
  e.junction = follow(e.junction, gap, dt, gap > e.junction ? k.junctionOpen : k.junctionClose);
  const acid = limit((k.acidStart - wear.ph) / k.acidSpan, 0, 1);
  const relaxing = k.vasoplegiaByNitric * e.inducible + k.vasoplegiaByInjury * cause.injury + k.vasoplegiaByAcid * acid;
  const loose = limit(k.vasoplegiaGain * relaxing * illness.vasoplegia, 0, 1);
  e.vasoplegia = follow(e.vasoplegia, loose, dt, k.vasoplegiaTime);
  const weak = limit(1 - k.depressionDepth * i * illness.cardiac, k.contractilityLeast, 1);
  e.contractility = follow(e.contractility, weak, dt, weak < e.contractility ? k.depressionTime : k.depressionRecovery);
  e.mitochondria = follow(e.mitochondria, choking(e, cause, illness, wear.hypoxic), dt, k.mitochondriaTime);
  showAdhesion(e, i, dt);
}

/** 0-1: how far mitochondria fail if all this goes on. */
function choking(e: Endothelium, cause: Inflammation, illness: Illness, hypoxic: number): number {
  const i = cause.stimulus;
  const damaged = k.mitochondriaByDamage * i * (cause.damage / (cause.damage + k.mitochondriaDamageHalf));
  const choked = damaged + k.mitochondriaByNitric * i * e.inducible + k.mitochondriaByHypoxia * hypoxic;
  return limit(choked * illness.mitochondria, 0, 1);
}

function showAdhesion(e: Endothelium, i: number, dt: number): void {
  e.selectinP = follow(e.selectinP, i, dt, k.selectinPTime);
  e.selectinE = follow(e.selectinE, i, dt, k.selectinETime);
  e.vcam = follow(e.vcam, i, dt, k.vcamTime);
  e.icam = follow(e.icam, i, dt, k.icamTime);
}
