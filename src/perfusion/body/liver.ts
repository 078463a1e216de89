// The liver: how much of its work it still does, the bilirubin it no longer excretes and the clotting factors it no longer makes.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';

const LIVER_WORK = 'chosen toward the halved clearance of septic hyperlactatemia (Levraut 1998: 473 of 1002 mL/kg/h)';
const CHOLESTASIS = 'chosen so that a day of septic shock brings bilirubin to 30 to 60 umol/L';
export const LIVER = {
  byFlow: q(0.85, 'share', 'chosen so that the liver clears less as gut flow falls'),
  base: q(0.15, 'share', 'chosen with byFlow: together 1 at rest; the hepatic artery goes on'),
  byMitochondria: q(0.6, 'share lost at full mitochondrial failure', LIVER_WORK),
  byStopped: q(0.5, 'share lost with all vessels stopped', LIVER_WORK),
  scarred: q(
    0.65,
    'share lost in end-stage cirrhosis',
    'chosen so that lactate clearance halves in moderate cirrhosis',
  ),
  bilirubin: q(10, 'umol/L', 'middle of the reference interval 3-21'),
  bilirubinTime: q(
    7,
    'h',
    'production of 500 umol a day: without any excretion bilirubin rises by some 35 umol/L a day',
  ),
  cholestasis: q(0.8, 'share of excretion lost at full stimulus', CHOLESTASIS),
  excretionLeast: q(0.04, 'share', 'chosen: kidneys and gut always pass a little'),
  scarredExcretion: q(
    0.75,
    'share lost in end-stage cirrhosis',
    'chosen so that it stands near 40 umol/L in end-stage cirrhosis',
  ),
  factorTime: q(12, 'h', 'half-lives of clotting factors: factor VII 4 to 6 h, the others a day or more'),
  factorsByStimulus: q(
    0.35,
    'share of synthesis lost at full stimulus',
    'chosen: acute-phase liver makes less of them',
  ),
};
const k = values(LIVER);

export interface Liver {
  /** 0-1 of a healthy liver's work: clearance of lactate, glucose output, citrate. */
  working: number;
  /** umol/L. */
  bilirubin: number;
  /** Clotting factors relative to normal. */
  factors: number;
}

export interface LiverCauses {
  /** Gut flow relative to rest, share of its vessels stopped, mitochondrial failure, cirrhosis, inflammation: 0-1. */
  flow: number;
  stopped: number;
  mitochondria: number;
  cirrhosis: number;
  stimulus: number;
}

export function createLiver(cirrhosis: number): Liver {
  return {
    working: scarredShare(cirrhosis),
    bilirubin: k.bilirubin / (1 - k.scarredExcretion * cirrhosis),
    factors: scarredShare(cirrhosis),
  };
}

function scarredShare(cirrhosis: number): number {
  return 1 - k.scarred * cirrhosis;
}

/** One step of `dt` seconds. */
export function tendLiver(l: Liver, c: LiverCauses, dt: number): void {
  const fed = Math.min(1, k.byFlow * c.flow + k.base) * (1 - k.byStopped * c.stopped);
  l.working = fed * (1 - k.byMitochondria * c.mitochondria) * scarredShare(c.cirrhosis);
  const excreted = limit(
    fed * (1 - k.cholestasis * c.stimulus) * (1 - k.scarredExcretion * c.cirrhosis),
    k.excretionLeast,
    1,
  );
  const hours = dt / 3600;
  l.bilirubin += (hours * (k.bilirubin - excreted * l.bilirubin)) / k.bilirubinTime;
  l.factors += (hours * (l.working * (1 - k.factorsByStimulus * c.stimulus) - l.factors)) / k.factorTime;
}
