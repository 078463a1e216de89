// What the laboratory measures of the illness: angiopoietin-2, antithrombin, lymphocytes, procalcitonin, troponin. Each follows its cause with its own half-life.
import { limit } from '../math.ts';
import { q, values } from '../quantity.ts';
import { follow } from './inflammation.ts';

const SINER =
  'healthy 1-3 ng/mL; 13.5 in survivors and 24.9 in those who died (Siner 2009, doi:10.1097/SHK.0b013e318188bd06)';
const HALVED = 'chosen so that septic shock stands at 50 to 60 % after a day';
const LEAN = 'chosen so that septic shock stands at 0.5 to 0.8 after half a day';
const CALCITONIN = 'chosen so that it rises from 3 to 4 h after onset and reaches tens of ng/mL within a day';
const HEART = 'chosen so that septic shock alone brings it to 50-150 ng/L and ischemia to thousands';
export const MARKERS = {
  angiopoietinRest: q(2, 'ng/mL', SINER),
  angiopoietin: q(30, 'ng/mL at full cause', SINER),
  angiopoietinTime: q(5, 'h', 'chosen: stored angiopoietin-2 leaves endothelial cells within hours'),
  angiopoietinByStimulus: q(0.5, 'share', 'chosen: inflammation frees it'),
  angiopoietinByJunction: q(
    0.5,
    'share',
    'chosen with angiopoietinByStimulus: it opens junctions and shows that they are open',
  ),
  antithrombinMake: q(60, 'h', 'half-life of antithrombin of two to three days'),
  antithrombinUse: q(0.07, '1/h at full thrombin', HALVED),
  antithrombinLeak: q(0.03, '1/h through open junctions', HALVED),
  lymphocytes: q(2, '1e9/L', 'reference interval 1-4'),
  lymphocytesLost: q(0.8, 'share at full stimulus', LEAN),
  lymphocytesTime: q(8, 'h', LEAN),
  lymphocytesSuppressed: q(0.7, 'share lost under full immunosuppression', 'chosen'),
  procalcitoninRest: q(0.05, 'ng/mL', 'below 0.1 in health'),
  procalcitoninMade: q(4, 'ng/mL/h at full stimulus', CALCITONIN),
  procalcitoninLag: q(3, 'h', CALCITONIN),
  procalcitoninHalf: q(24, 'h', 'half-life of 22 to 26 h'),
  troponinRest: q(5, 'ng/L', 'below the 99th percentile of 14 ng/L'),
  troponinByDepression: q(10, 'ng/L/h at full stimulus', HEART),
  troponinByIschemia: q(800, 'ng/L/h at full ischemia', HEART),
  troponinHalf: q(18, 'h', 'chosen within reported half-lives of hours to a day'),
  ln2: q(0.6931472, '1', 'logarithm of two: from half-life to rate'),
};
const k = values(MARKERS);

export interface Markers {
  /** ng/mL; share of normal; 1e9/L; ng/mL and its signal 0-1; ng/L. */
  angiopoietin: number;
  antithrombin: number;
  lymphocytes: number;
  procalcitonin: number;
  calcitoninSignal: number;
  troponin: number;
}

export interface MarkerCauses {
  /** 0-1 each; `clotting` is thrombin with this host's tendency. */
  stimulus: number;
  junction: number;
  clotting: number;
  liver: number;
  immunosuppression: number;
  ischemia: number;
  bacterial: boolean;
}

export function createMarkers(immunosuppression: number, liver: number): Markers {
  return {
    angiopoietin: k.angiopoietinRest,
    antithrombin: liver,
    lymphocytes: lymphocytesWith(0, immunosuppression),
    procalcitonin: k.procalcitoninRest,
    calcitoninSignal: 0,
    troponin: k.troponinRest,
  };
}

function lymphocytesWith(stimulus: number, immunosuppression: number): number {
  return k.lymphocytes * (1 - k.lymphocytesLost * stimulus) * (1 - k.lymphocytesSuppressed * immunosuppression);
}

/** One step of `dt` hours. */
export function mark(m: Markers, c: MarkerCauses, dt: number): void {
  const cause = limit(k.angiopoietinByStimulus * c.stimulus + k.angiopoietinByJunction * c.junction, 0, 1);
  m.angiopoietin = follow(m.angiopoietin, k.angiopoietinRest + k.angiopoietin * cause, dt, k.angiopoietinTime);
  const used = k.antithrombinUse * c.clotting + k.antithrombinLeak * c.junction;
  m.antithrombin += dt * ((c.liver - m.antithrombin) / k.antithrombinMake - used * m.antithrombin);
  m.lymphocytes = follow(m.lymphocytes, lymphocytesWith(c.stimulus, c.immunosuppression), dt, k.lymphocytesTime);
  m.calcitoninSignal = follow(m.calcitoninSignal, c.bacterial ? c.stimulus : 0, dt, k.procalcitoninLag);
  const calcitoninRest = (k.ln2 / k.procalcitoninHalf) * (m.procalcitonin - k.procalcitoninRest);
  m.procalcitonin += dt * (k.procalcitoninMade * m.calcitoninSignal - calcitoninRest);
  const hurt = k.troponinByDepression * c.stimulus + k.troponinByIschemia * c.ischemia;
  m.troponin += dt * (hurt - (k.ln2 / k.troponinHalf) * (m.troponin - k.troponinRest));
}
