// Five places under the tongue, as a trained examiner would film: how unevenly the small vessels are perfused from place to place.
// Four more fields with vessels of their own are grown and brought to the bed's present state; they feed nothing back and are then forgotten.
import { subSeed } from './chance.ts';
import { COUPLING } from './bed-parameters.ts';
import { GUT } from './beds.ts';
import { type Bed, createBed, refreshScores, stepBed, takeAsRest } from './network/bed.ts';
import type { Scores } from './network/scoring.ts';
import type { Patient } from './patient.ts';

const SITES = 5;
const FIRST_PART = 100; // sub-seeds of the four other sites
/** 10 simulated minutes at 10 s (model.md 5) at rest, and in the present state. */
const REST_STEPS = 20;
const STEPS = 60;
const STEP = 10;

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

/** Scores five sites of this patient now. Reads the patient and changes nothing in it; takes about half a second. */
export function scoreFiveSites(p: Patient): FiveSites {
  const all = [refreshScores(p.sublingual)];
  for (let site = 1; site < SITES; site++) {
    const bed = healthySite(p, site);
    for (let i = 0; i < STEPS; i++) stepBed(bed, p.bedInputs[GUT], STEP);
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

/** A field of this patient before the illness. */
function healthySite(p: Patient, site: number): Bed {
  const bed = createBed(subSeed(p.seed, FIRST_PART + site));
  for (let i = 0; i < REST_STEPS; i++) stepBed(bed, p.gutAtRest, STEP);
  takeAsRest(bed, p.blood.restVenousSaturation[GUT], COUPLING.inletRest.value);
  return bed;
}
