// Five places under the tongue, as a trained examiner would film: how unevenly the small vessels are perfused from place to place.
// Four more fields with vessels of their own are grown and brought to the bed's present state; they feed nothing back and are then forgotten.
import { subSeed } from './chance.ts';
import { COUPLING } from './bed-parameters.ts';
import { GUT } from './beds.ts';
import { digestBytes, fromBytes, type Plain, toBytes } from './bytes.ts';
import { type Bed, createBed, refreshScores, stepBed, takeAsRest } from './network/bed.ts';
import { growClots } from './network/fibrin.ts';
import type { Scores } from './network/scoring.ts';
import type { Patient } from './patient.ts';

const SITES = 5;
const FIRST_PART = 100; // sub-seeds of the four other sites
/** Ten simulated minutes in the present state, in steps of 5 s: longer ones hold short plugs too long. */
const STEP = 5;
const STEPS = 120;
/** After that many steps plugs stand where they will, and the home site's share of clots is laid; the rest of the time flow goes round them. */
const CLOTTED_AT = [30, 45, 60];

export interface FiveSites {
  /** Means over the sites: %, 0-3, mm/mm2, mm/mm2. */
  ppv: number;
  mfi: number;
  tcd: number;
  pcd: number;
  /** (highest - lowest) / mean over the sites, % for PPV and dimensionless for MFI (Trzeciak). */
  hiPpv: number;
  hiMfi: number;
  /** All scores of each site. */
  sites: Scores[];
}

/** Scores five sites of this patient now. Reads the patient and changes nothing in it; takes half a second the first time. */
export function scoreFiveSites(p: Patient): FiveSites {
  const all = [refreshScores(p.sublingual)];
  for (const healthy of healthySites(p)) {
    const bed = fromBytes(healthy) as unknown as Bed;
    bringUp(bed, p);
    all.push(refreshScores(bed));
  }
  const mean = (read: (s: (typeof all)[0]) => number): number => all.reduce((sum, s) => sum + read(s), 0) / SITES;
  const spread = (read: (s: (typeof all)[0]) => number): number =>
    (Math.max(...all.map(read)) - Math.min(...all.map(read))) / Math.max(mean(read), 1e-9);
  return {
    sites: all,
    ppv: mean((s) => s.ppv),
    mfi: mean((s) => s.mfi),
    tcd: mean((s) => s.tcd),
    pcd: mean((s) => s.pcd),
    hiPpv: 100 * spread((s) => s.ppv),
    hiMfi: spread((s) => s.mfi),
  };
}

/** The present state, with the clots that the hours before have left in the home site: the same tissue has as many everywhere. */
function bringUp(bed: Bed, p: Patient): void {
  for (let i = 1; i <= STEPS; i++) {
    stepBed(bed, p.bedInputs[GUT], STEP);
    const part = CLOTTED_AT.indexOf(i) + 1;
    if (part > 0) growClots(bed, (p.sublingual.outputs.clotted * part) / CLOTTED_AT.length);
  }
}

/** Fields of the last patients before their illness, as bytes: growing them is nine tenths of the work, and they stay as they were. */
const grown = new Map<string, Uint8Array[]>();
const MOST_GROWN = 4;

/** The four other sites before the illness. They follow from what the key holds and nothing else. */
function healthySites(p: Patient): Uint8Array[] {
  const rest = { seed: p.seed, inputs: p.gutAtRest, saturation: p.blood.restVenousSaturation };
  const key = digestBytes(toBytes(rest as unknown as Plain));
  const sites = grown.get(key) ?? Array.from({ length: SITES - 1 }, (_, i) => growSite(p, i + 1));
  grown.delete(key);
  grown.set(key, sites); // the newest last
  if (grown.size > MOST_GROWN) grown.delete(grown.keys().next().value!);
  return sites;
}

function growSite(p: Patient, site: number): Uint8Array {
  return toBytes(healthySite(p, site) as unknown as Plain);
}

/** A field of this patient before the illness. */
function healthySite(p: Patient, site: number): Bed {
  const bed = createBed(subSeed(p.seed, FIRST_PART + site));
  Object.assign(bed.inputs, p.gutAtRest);
  takeAsRest(bed, p.blood.restVenousSaturation[GUT], COUPLING.inletRest.value);
  return bed;
}
